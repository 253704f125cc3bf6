import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import type { Tx } from '../../../platform/tx.ts'
import { sessionMoved } from '../contract/core.ts'
import {
  type addStation as addEndpoint,
  badHours,
  noRovingBox,
  stationTwice,
  stationUsed,
} from '../contract/polling-day.ts'
import { stationAdded, stationRemoved } from './events.ts'
import { electionOf, electionToHold, recordOf } from './sight.ts'

// Polling stations and the roving box: venues of the session, each for some buildings.

/**
 * Expects every voter at the station of their building; buildings that no station names go to the first one that stays where it is. Called
 * whenever the list or the stations change.
 */
export async function assignStations(tx: Tx, id: string): Promise<void> {
  await sql`
    update assembly.attendee a set venue_id = coalesce(
      (select ps.venue_id from assembly.polling_station ps join assembly.venue v on v.id = ps.venue_id
        where ps.session_id = a.session_id and a.constituency = any (ps.buildings) order by ps.roving, v.position limit 1),
      (select ps.venue_id from assembly.polling_station ps join assembly.venue v on v.id = ps.venue_id
        where ps.session_id = a.session_id order by ps.roving, v.position limit 1))
    where a.session_id = ${id}`.execute(tx.db)
}

/** Adds a station with its hours. A roving box only where the method has one. */
export async function addStation(
  tx: Tx,
  actor: Actor,
  id: string,
  wanted: BodyOf<typeof addEndpoint>,
): Promise<{ id: string }> {
  const election = await electionToHold(tx, actor, id)
  if (election.state === 'closed' || election.state === 'cancelled')
    refuse(sessionMoved, { state: election.state })
  if (wanted.roving && !election.method.rovingBox) refuse(noRovingBox)
  if (Date.parse(wanted.closesAt) <= Date.parse(wanted.opensAt)) refuse(badHours)
  const venueId = newId(tx.now.getTime())
  const { rows } = await sql`
    insert into assembly.venue (id, session_id, name, kind, position)
    select ${venueId}, ${id}, ${wanted.name.trim()}, case when count(*) = 0 then 'main' else 'sub' end, coalesce(max(position), 0) + 1
    from assembly.venue where session_id = ${id}
    on conflict (session_id, name) do nothing returning id`.execute(tx.db)
  if (rows.length === 0) refuse(stationTwice)
  await sql`
    insert into assembly.polling_station (venue_id, session_id, roving, opens_at, closes_at, buildings)
    values (${venueId}, ${id}, ${wanted.roving}, ${wanted.opensAt}, ${wanted.closesAt},
      ${[...new Set(wanted.buildings.map((one) => one.trim()))]}::text[])`.execute(tx.db)
  await assignStations(tx, id)
  recordOf(tx, actor, election, stationAdded, { venue: venueId })
  return { id: venueId }
}

/** Takes a station away. Whoever was expected there is expected at another; one where cards were handed stays. */
export async function removeStation(tx: Tx, actor: Actor, venueId: string): Promise<Record<never, never>> {
  const id = await electionOf(tx, 'polling_station', venueId)
  const election = await electionToHold(tx, actor, id)
  const { rows } = await sql`
    select from assembly.presence p join assembly.run r on r.id = p.run_id where p.venue_id = ${venueId} limit 1`.execute(
    tx.db,
  )
  if (rows.length > 0) refuse(stationUsed)
  await sql`update assembly.attendee set venue_id = null where session_id = ${id} and venue_id = ${venueId}`.execute(
    tx.db,
  )
  await sql`delete from assembly.polling_station where venue_id = ${venueId}`.execute(tx.db)
  await sql`delete from assembly.venue where id = ${venueId}`.execute(tx.db)
  await assignStations(tx, id)
  recordOf(tx, actor, election, stationRemoved, {})
  return {}
}
