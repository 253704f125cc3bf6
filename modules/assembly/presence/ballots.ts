import { sql } from 'kysely'
import type { BodyOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { type SessionState, sessionMoved } from '../contract/core.ts'
import { type assignBallots as assignEndpoint, venueIsPaper } from '../contract/presence.ts'
import { presenceTopic, type SessionRow, sessionToMove } from '../sessions/sight.ts'
import { ballotsAssigned } from './events.ts'

/** Refuses a session that is over: nothing about it is prepared any more. */
export function demandOpen(session: SessionRow): void {
  const over: readonly SessionState[] = ['closed', 'cancelled']
  if (over.includes(session.state)) refuse(sessionMoved, { state: session.state })
}

/**
 * Says who votes on paper and who by phone, from the next poll on: polls that are open keep what was frozen at their opening. A venue
 * without a network is paper for everybody who sits there; asking for phones there is refused, and everybody else at once leaves it alone.
 */
export async function assignBallots(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  { ballotBy, attendeeIds, venueId }: BodyOf<typeof assignEndpoint>,
): Promise<ReplyOf<typeof assignEndpoint>> {
  const session = await sessionToMove(tx, actor, sessionId, 'assembly.prepare')
  demandOpen(session)
  const { rows: people } = await sql<{ id: string; ballotBy: string; paperOnly: string | null }>`
    select a.id, a.ballot_by as "ballotBy", case when v.has_network is false then v.name end as "paperOnly"
    from assembly.attendee a left join assembly.venue v on v.id = a.venue_id
    where a.session_id = ${sessionId} and a.removed_at is null and a.standing = 'entitled'
      and (${attendeeIds}::uuid[] is null or a.id = any (${attendeeIds}::uuid[]))
      and (${venueId}::uuid is null or a.venue_id = ${venueId}::uuid)
    order by a.id for no key update of a`.execute(tx.db)
  if (attendeeIds && people.length < new Set(attendeeIds).size) found(undefined)
  if (venueId) {
    found(
      (
        await sql`select from assembly.venue where id = ${venueId} and session_id = ${sessionId}`.execute(
          tx.db,
        )
      ).rows[0],
    )
  }
  const said = attendeeIds !== null || venueId !== null
  const paperOnly = people.find((person) => person.paperOnly !== null)?.paperOnly
  if (ballotBy === 'phone' && said && paperOnly) refuse(venueIsPaper, { venue: paperOnly })
  const moved = people.filter(
    (person) => person.ballotBy !== ballotBy && (ballotBy === 'paper' || !person.paperOnly),
  )
  if (moved.length > 0) {
    await sql`update assembly.attendee set ballot_by = ${ballotBy} where id = any (${moved.map(({ id }) => id)}::uuid[])`.execute(
      tx.db,
    )
    record(tx, ballotsAssigned, {
      placeId: session.placeId,
      officeId: session.officeId,
      actor,
      subject: { kind: 'assembly.session', id: sessionId },
      data: { by: ballotBy, people: moved.length },
    })
    publish(tx, presenceTopic(sessionId))
  }
  return { changed: moved.length, people: people.length }
}
