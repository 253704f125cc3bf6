import { sql } from 'kysely'
import type { ReplyOf } from '../../platform/contract.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { found } from '../../platform/http/refusal.ts'
import type { Tx } from '../../platform/tx.ts'
import type { listSessions as listSessionsEndpoint, OpenSession } from './contract/access.ts'
import { idleMs } from './rules.ts'
import { endSessions } from './sessions.ts'

/** The sessions that could be used this moment, of the actor's own account: a phone at the residents' door is open for its thirty days, used or not. */
export async function listSessions(tx: Tx, actor: Actor): Promise<ReplyOf<typeof listSessionsEndpoint>> {
  const { rows } = await sql<OpenSession>`
    select id, device, to_json(created_at) as "createdAt", to_json(seen_at) as "seenAt",
      id is not distinct from ${actor.sessionId}::uuid as "isThis"
    from identity.session
    where account_id = ${actor.accountId} and ended_at is null and expires_at > ${tx.now}
      and (proof = 'phone_code' or seen_at > ${new Date(tx.now.getTime() - idleMs)})
    order by id is not distinct from ${actor.sessionId}::uuid desc, seen_at desc limit 100`.execute(tx.db)
  return { sessions: rows }
}

/** Ends one of the actor's own sessions; another account's is not there. */
export async function endSession(tx: Tx, actor: Actor, id: string): Promise<Record<never, never>> {
  const { rows } = await sql`
    select id from identity.session where id = ${id} and account_id = ${actor.accountId} and ended_at is null`.execute(
    tx.db,
  )
  found(rows[0])
  await endSessions(tx, actor.accountId!, { only: id })
  return {}
}

/** Ends every session of the actor's account but the one that asks. */
export async function endOtherSessions(tx: Tx, actor: Actor): Promise<{ ended: number }> {
  const { sessions } = await listSessions(tx, actor)
  await endSessions(tx, actor.accountId!, { except: actor.sessionId! })
  return { ended: sessions.filter(({ isThis }) => !isThis).length }
}
