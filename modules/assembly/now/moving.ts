import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { noRun } from '../contract/core.ts'
import { running } from '../polls/sight.ts'
import {
  deskTopic,
  nowTopic,
  type Run,
  type SessionRow,
  sessionToMove,
  sessionToRead,
} from '../sessions/sight.ts'

// What every move of the chair begins with.

/** A session for whoever runs its kind (a conference, a meeting, an election), held until the act commits. */
export async function sessionToRun(tx: Tx, actor: Actor, id: string): Promise<SessionRow> {
  const { kind } = await sessionToRead(tx, actor, id)
  return sessionToMove(tx, actor, id, running(kind))
}

/** The run that goes on in a session, held against every other move of the chair; ballots and sign-ins go on meanwhile. */
export async function runToMoveIn(tx: Tx, sessionId: string): Promise<Run> {
  const { rows } = await sql<Run>`
    select r.id, r.session_id as "sessionId", r.kind, s.place_id as "placeId", s.office_id as "officeId"
    from assembly.run r join assembly.session s on s.id = r.session_id
    where r.session_id = ${sessionId} and r.ended_at is null for no key update of r`.execute(tx.db)
  return rows[0] ?? refuse(noRun)
}

export async function sessionOfItem(tx: Tx, itemId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select session_id as id from assembly.item where id = ${itemId}`.execute(tx.db)
  return found(rows[0]).id
}

export const placeOf = ({ placeId, officeId }: Run) => ({ placeId, officeId })

/** Tells every screen of the session, and the desks of whoever runs it, that a step was taken. */
export function tellStep(tx: Tx, sessionId: string): void {
  publish(tx, nowTopic(sessionId))
  publish(tx, deskTopic(sessionId))
}
