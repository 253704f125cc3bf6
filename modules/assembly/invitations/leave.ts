import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { tell } from '../../messages/index.ts'
import { sessionMoved } from '../contract/core.ts'
import type { decideLeave as decideLeaveEndpoint } from '../contract/prepare-invitations.ts'
import { type Attendee, leaveMoved } from '../contract/prepare-people.ts'
import { preparing } from '../sessions/preparing.ts'
import { ownIds, presenceTopic, type SessionRow, sessionTopic, sessionToRead } from '../sessions/sight.ts'
import { leaveAsked, leaveDecided, leaveTakenBack } from '../terms/events.ts'
import { leaveAnswered, leaveWanted } from './telling.ts'

// Leave is asked for and granted before the day ends; who only stays away is absent. It may still be asked for while the session sits: whoever
// is taken ill in the morning has a reason too.

type Leave = Attendee['leave']
interface Line {
  id: string
  personId: string
  leave: Leave
}

const open: readonly string[] = ['preparing', 'called', 'sitting']

async function ownLine(
  tx: Tx,
  actor: Actor,
  sessionId: string,
): Promise<{ session: SessionRow; line: Line }> {
  const session = await sessionToRead(tx, actor, sessionId)
  const { rows } = await sql<Line>`
    select id, person_id as "personId", leave from assembly.attendee
    where session_id = ${sessionId} and removed_at is null and person_id = any (${ownIds(actor)})
    for no key update`.execute(tx.db)
  if (!open.includes(session.state)) refuse(sessionMoved, { state: session.state })
  return { session, line: found(rows[0]) }
}

async function lineOf(
  tx: Tx,
  actor: Actor,
  attendeeId: string,
): Promise<{ session: SessionRow; line: Line }> {
  const { rows } = await sql<Line & { sessionId: string }>`
    select id, person_id as "personId", leave, session_id as "sessionId" from assembly.attendee
    where id = ${attendeeId} and removed_at is null for no key update`.execute(tx.db)
  const { sessionId, ...line } = found(rows[0])
  const session = await sessionToRead(tx, actor, sessionId)
  demand(actor, preparing(session.kind), session)
  if (!open.includes(session.state)) refuse(sessionMoved, { state: session.state })
  return { session, line }
}

const eventOf = (actor: Actor, { placeId, officeId }: SessionRow, line: Line) => ({
  placeId,
  officeId,
  actor,
  subject: { kind: 'assembly.attendee', id: line.id },
  personId: line.personId,
})

function wake(tx: Tx, { id }: SessionRow): void {
  publish(tx, sessionTopic(id))
  publish(tx, presenceTopic(id))
}

async function ask(
  tx: Tx,
  actor: Actor,
  session: SessionRow,
  line: Line,
  reason: string,
): Promise<{ leave: Leave }> {
  if (line.leave !== 'none' && line.leave !== 'refused') refuse(leaveMoved, { leave: line.leave })
  await sql`
    update assembly.attendee set leave = 'asked', leave_reason = ${reason.trim()}, leave_asked_at = ${tx.now},
      leave_asked_by = ${actor.personId}, leave_decided_at = null, leave_decided_by = null
    where id = ${line.id}`.execute(tx.db)
  record(tx, leaveAsked, { ...eventOf(actor, session, line), data: { session: session.id } })
  wake(tx, session)
  return { leave: 'asked' }
}

/** A representative asks for leave; whoever prepares the session is told. After a refusal it may be asked for again. */
export async function askLeave(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  { reason }: { reason: string },
): Promise<{ leave: Leave }> {
  const { session, line } = await ownLine(tx, actor, sessionId)
  const answer = await ask(tx, actor, session, line, reason)
  const { rows } = await sql<{ clerk: string }>`
    select created_by as clerk from assembly.session where id = ${sessionId}`.execute(tx.db)
  await tell(tx, rows[0]!.clerk, leaveWanted, { session: sessionId })
  return answer
}

/** The same written down by a clerk for whoever telephoned. */
export async function enterLeave(
  tx: Tx,
  actor: Actor,
  attendeeId: string,
  { reason }: { reason: string },
): Promise<{ leave: Leave }> {
  const { session, line } = await lineOf(tx, actor, attendeeId)
  return ask(tx, actor, session, line, reason)
}

/** Comes after all: before the answer, or after it. */
export async function takeLeaveBack(tx: Tx, actor: Actor, sessionId: string): Promise<{ leave: Leave }> {
  const { session, line } = await ownLine(tx, actor, sessionId)
  if (line.leave !== 'asked' && line.leave !== 'granted') refuse(leaveMoved, { leave: line.leave })
  await sql`
    update assembly.attendee set leave = 'none', leave_reason = null, leave_decided_at = null, leave_decided_by = null
    where id = ${line.id}`.execute(tx.db)
  record(tx, leaveTakenBack, { ...eventOf(actor, session, line), data: { session: session.id } })
  wake(tx, session)
  return { leave: 'none' }
}

/** Grants or refuses what was asked for, and tells the person. */
export async function decideLeave(
  tx: Tx,
  actor: Actor,
  attendeeId: string,
  { decision }: BodyOf<typeof decideLeaveEndpoint>,
): Promise<{ leave: Leave }> {
  const { session, line } = await lineOf(tx, actor, attendeeId)
  if (line.leave !== 'asked') refuse(leaveMoved, { leave: line.leave })
  await sql`
    update assembly.attendee set leave = ${decision}, leave_decided_by = ${actor.personId}, leave_decided_at = ${tx.now}
    where id = ${line.id}`.execute(tx.db)
  record(tx, leaveDecided, { ...eventOf(actor, session, line), data: { session: session.id, decision } })
  if (session.state !== 'preparing')
    await tell(tx, line.personId, leaveAnswered, { session: session.id, decision })
  wake(tx, session)
  return { leave: decision }
}
