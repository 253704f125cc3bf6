import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import type { Tx } from '../../../platform/tx.ts'
import {
  type addVenues as addVenuesEndpoint,
  badCountedWith,
  type changeVenue as changeVenueEndpoint,
  type Venue,
  venueInUse,
} from '../contract/prepare-people.ts'
import { arrange } from '../sessions/list.ts'
import { sessionToPrepare } from '../sessions/preparing.ts'

export async function venuesOf(tx: Tx, sessionId: string): Promise<Venue[]> {
  const { rows } = await sql<Venue>`
    select v.id, v.name, v.kind, v.position, v.has_network as "hasNetwork",
      (select json_build_object('id', w.id, 'name', w.name) from assembly.venue w where w.id = v.counted_with) as "countedWith",
      (select count(*)::int from assembly.attendee a where a.venue_id = v.id and a.removed_at is null) as people
    from assembly.venue v where v.session_id = ${sessionId} order by v.position, v.id`.execute(tx.db)
  return rows
}

/** Adds venues after those that stand. Two of one name are refused by PostgreSQL. */
export async function addVenues(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  { venues }: BodyOf<typeof addVenuesEndpoint>,
): Promise<{ ids: string[] }> {
  const session = await sessionToPrepare(tx, actor, sessionId)
  const rows = venues.map((venue, nth) => ({
    nth: nth + 1,
    id: newId(tx.now.getTime()),
    name: venue.name.trim(),
    kind: venue.kind,
    has_network: venue.hasNetwork,
  }))
  await sql`
    insert into assembly.venue (id, session_id, name, kind, position, has_network)
    select r.id, ${sessionId}, r.name, r.kind,
      (select coalesce(max(position), 0) from assembly.venue where session_id = ${sessionId}) + r.nth,
      r.has_network
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(nth integer, id uuid, name text, kind text, has_network boolean)`.execute(
    tx.db,
  )
  for (const [index, { countedWith }] of venues.entries())
    if (countedWith) await countWith(tx, sessionId, rows[index]!.id, countedWith)
  arrange(tx, actor, session, 'venues', rows.length)
  return { ids: rows.map(({ id }) => id) }
}

/**
 * Small venues are counted with another, so that no heap of a secret vote falls below ten. Refuses a venue that is itself counted elsewhere, for
 * then nobody would know whose box it is.
 */
async function countWith(tx: Tx, sessionId: string, id: string, name: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select w.id from assembly.venue w
    where w.session_id = ${sessionId} and w.name = ${name.trim()} and w.id <> ${id} and w.counted_with is null
      and not exists (select from assembly.venue v where v.counted_with = ${id})`.execute(tx.db)
  if (!rows[0]) refuse(badCountedWith)
  await sql`update assembly.venue set counted_with = ${rows[0].id} where id = ${id}`.execute(tx.db)
}

async function venueToPrepare(tx: Tx, actor: Actor, id: string) {
  const { rows } = await sql<{ sessionId: string }>`
    select session_id as "sessionId" from assembly.venue where id = ${id}`.execute(tx.db)
  return sessionToPrepare(tx, actor, found(rows[0]).sessionId)
}

export async function changeVenue(
  tx: Tx,
  actor: Actor,
  id: string,
  { name, kind, hasNetwork, countedWith }: BodyOf<typeof changeVenueEndpoint>,
): Promise<{ id: string }> {
  const session = await venueToPrepare(tx, actor, id)
  await sql`
    update assembly.venue set name = ${name.trim()}, kind = ${kind}, has_network = ${hasNetwork}
    where id = ${id}`.execute(tx.db)
  if (countedWith === null)
    await sql`update assembly.venue set counted_with = null where id = ${id}`.execute(tx.db)
  else if (countedWith !== undefined) await countWith(tx, session.id, id, countedWith)
  arrange(tx, actor, session, 'venues', 1)
  return { id }
}

/** Takes a venue away; others that were counted with it count for themselves. Refused while people are assigned to it. */
export async function removeVenue(tx: Tx, actor: Actor, id: string): Promise<Record<never, never>> {
  const session = await venueToPrepare(tx, actor, id)
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from assembly.attendee where venue_id = ${id} and removed_at is null`.execute(
    tx.db,
  )
  const { people } = rows[0]!
  if (people > 0) refuse(venueInUse, { people })
  await sql`update assembly.attendee set venue_id = null where venue_id = ${id}`.execute(tx.db)
  await sql`update assembly.venue set counted_with = null where counted_with = ${id}`.execute(tx.db)
  await sql`delete from assembly.duty where venue_id = ${id}`.execute(tx.db)
  await sql`delete from assembly.venue where id = ${id}`.execute(tx.db)
  arrange(tx, actor, session, 'venues', 1)
  return {}
}
