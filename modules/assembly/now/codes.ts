import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import * as contract from '../contract/hall.ts'
import { running } from '../polls/sight.ts'
import { sessionTopic, sessionToRead } from '../sessions/sight.ts'
import { sessionToRun } from './moving.ts'

// Codes that open screens of the hall, one per venue. They are told once, when they are made; the clerk reads them to whoever stands there.

export const codeField = 'assembly.hall_code'
/** Told when a code is withdrawn: streams that it let in end. */
export const hallCodeTopic = (id: string) => `assembly.hall_code:${id}`

export async function listHallCodes(
  tx: Tx,
  actor: Actor,
  sessionId: string,
): Promise<ReplyOf<typeof contract.listHallCodes>> {
  const session = await sessionToRead(tx, actor, sessionId)
  demand(actor, running(session.kind), session)
  const { rows } = await sql<{
    id: string
    name: string
    codeId: string | null
    madeAt: Date
    madeBy: string
    screens: number
    lastOpenedAt: Date | null
  }>`
    select v.id, v.name, c.id as "codeId", c.made_at as "madeAt", l.name as "madeBy",
      coalesce(n.screens, 0) as screens, n.last as "lastOpenedAt"
    from assembly.venue v
      left join assembly.hall_code c on c.venue_id = v.id and c.withdrawn_at is null
      left join people.label l on l.id = c.made_by
      left join lateral (select count(*)::int as screens, max(s.opened_at) as last
        from assembly.hall_screen s where s.hall_code_id = c.id) n on true
    where v.session_id = ${sessionId} order by v.position, v.name`.execute(tx.db)
  return {
    venues: rows.map(({ id, name, codeId, madeAt, madeBy, screens, lastOpenedAt }) => ({
      venue: { id, name },
      code: codeId
        ? {
            id: codeId,
            madeAt: madeAt.toISOString(),
            madeBy,
            screens,
            lastOpenedAt: lastOpenedAt?.toISOString() ?? null,
          }
        : null,
    })),
  }
}

/** Makes the code of a venue. A former one is withdrawn with the screens that it opened. */
export async function makeHallCode(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  sessionId: string,
  { venueId }: { venueId: string },
): Promise<{ id: string; code: string }> {
  const session = await sessionToRun(tx, actor, sessionId)
  const { rows: venues } = await sql<{ id: string }>`
    select id from assembly.venue where id = ${venueId} and session_id = ${sessionId} for no key update`.execute(
    tx.db,
  )
  if (!venues[0]) refuse(contract.venueNotHere)
  const { rows: former } = await sql<{ id: string }>`
    update assembly.hall_code set withdrawn_at = ${tx.now}, withdrawn_by = ${actor.personId}
    where venue_id = ${venueId} and withdrawn_at is null returning id`.execute(tx.db)
  for (const { id } of former) publish(tx, hallCodeTopic(id))
  // Ten digits drawn without preference; two codes alike in a lifetime of conferences would be refused by the unique index.
  const code = Array.from({ length: contract.codeDigits }, () => randomInt(10)).join('')
  const id = newId()
  await sql`
    insert into assembly.hall_code (id, session_id, venue_id, code_index, made_by, made_at)
    values (${id}, ${sessionId}, ${venueId}, ${vault.blindIndex(codeField, code)}, ${actor.personId}, ${tx.now})`.execute(
    tx.db,
  )
  publish(tx, sessionTopic(session.id))
  return { id, code }
}

/** Withdraws a code: its screens go dark at once. Withdrawing it again changes nothing. */
export async function withdrawHallCode(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const { rows } = await sql<{ sessionId: string }>`
    select session_id as "sessionId" from assembly.hall_code where id = ${id}`.execute(tx.db)
  const { sessionId } = found(rows[0])
  await sessionToRun(tx, actor, sessionId)
  await sql`
    update assembly.hall_code set withdrawn_at = ${tx.now}, withdrawn_by = ${actor.personId}
    where id = ${id} and withdrawn_at is null`.execute(tx.db)
  publish(tx, hallCodeTopic(id))
  publish(tx, sessionTopic(sessionId))
  return { id }
}
