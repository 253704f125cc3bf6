import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'

/** Waits for whoever else acts for the same human being today, so that two devices together keep the limit. */
export async function lockHuman(tx: Tx, actor: Actor): Promise<string> {
  const { rows } = await sql<{ humanId: string }>`
    select h.human_id as "humanId" from people.human h where h.id = ${actor.personId}::uuid`.execute(tx.db)
  const { humanId } = found(rows[0])
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plans.wish ${humanId}`}, 0))`.execute(tx.db)
  return humanId
}

/** The instant at which today began in Shanghai. */
export const dayBeganAt = (tx: Tx) => new Date(`${tx.today}T00:00:00+08:00`)
