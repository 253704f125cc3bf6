import type { Actor, Permission } from '../../../platform/http/actor.ts'
import { demand, refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type SessionKind, type SessionState, sessionMoved } from '../contract/core.ts'
import { type SessionRow, sessionToMove } from './sight.ts'

/** Whoever prepares which kind of session: the conference's desk, the committee's, a Residents' Committee's. */
const preparedWith: Record<SessionKind, Permission> = {
  conference: 'assembly.prepare',
  meeting: 'assembly.keep_committee',
  election: 'assembly.hold_election',
}
export const anyPreparing = ['assembly.prepare', 'assembly.keep_committee', 'assembly.hold_election'] as const
export const preparing = (kind: SessionKind): Permission => preparedWith[kind]

/** Whether somebody may prepare this session. */
export const mayPrepare = (actor: Actor, session: { kind: SessionKind; placeId: string; officeId: string }) =>
  actor.may(preparing(session.kind), session)

/** Before the day: what is fixed once a session sits may still move. */
export const beforehand: readonly SessionState[] = ['preparing', 'called']
/** While there is still somebody to seat: late-comers are seated on the day too. */
export const notOver: readonly SessionState[] = ['preparing', 'called', 'sitting']

/**
 * A session to be prepared, held until the act commits. 404 where it is not seen, 403 without the permission of its kind, 409 in a
 * state that comes after those given.
 */
export async function sessionToPrepare(
  tx: Tx,
  actor: Actor,
  id: string,
  states: readonly SessionState[] = beforehand,
): Promise<SessionRow> {
  // Seen as staff first: what a representative may see of it they may not change.
  const session = await sessionToMove(tx, actor, id, 'assembly.read')
  demand(actor, preparing(session.kind), session)
  if (!states.includes(session.state)) refuse(sessionMoved, { state: session.state })
  return session
}
