import { sql } from 'kysely'
import type { Due } from '../jobs/tick.ts'
import type { Tx } from '../tx.ts'

const keyDays = 7
const refusalDays = 90

const before = (tx: Tx, days: number) => new Date(tx.now.getTime() - days * 86_400_000)

/** A phone that was offline over a holiday still finds its key; after that the reply is nobody's business any more. */
async function forgetKeys(tx: Tx): Promise<number> {
  const { rows } = await sql`
    delete from platform.idempotency where (account_id, key) in (
      select account_id, key from platform.idempotency where created_at < ${before(tx, keyDays)}
      order by created_at limit 1000 for update skip locked)
    returning 1`.execute(tx.db)
  return rows.length
}

async function forgetRefusals(tx: Tx): Promise<number> {
  const { rows } = await sql`
    delete from platform.refusal where id in (
      select id from platform.refusal where refused_at < ${before(tx, refusalDays)}
      order by refused_at limit 1000 for update skip locked)
    returning 1`.execute(tx.db)
  return rows.length
}

/** What requests leave behind goes by itself. */
export const tidyingDues: readonly Due[] = [
  { name: 'platform.keys', claim: forgetKeys },
  { name: 'platform.refusals', claim: forgetRefusals },
]
