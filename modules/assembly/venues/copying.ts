import { sql } from 'kysely'
import { newId } from '../../../platform/id.ts'
import type { Tx } from '../../../platform/tx.ts'

interface Old {
  id: string
  countedWith: string | null
}

/** Venues and groups as an earlier session had them, with the people who are asked again in the places they had there. */
export async function copyPlaces(tx: Tx, from: string, to: string): Promise<void> {
  const { rows: venues } = await sql<Old>`
    select id, counted_with as "countedWith" from assembly.venue where session_id = ${from} order by position`.execute(
    tx.db,
  )
  const { rows: groups } = await sql<Old>`
    select id, null as "countedWith" from assembly.discussion_group where session_id = ${from} order by position`.execute(
    tx.db,
  )
  const fresh = new Map([...venues, ...groups].map(({ id }) => [id, newId(tx.now.getTime())]))
  const pairs = JSON.stringify([...fresh].map(([old, id]) => ({ old, id })))
  await sql`
    insert into assembly.venue (id, session_id, name, kind, position, has_network)
    select r.id, ${to}, v.name, v.kind, v.position, v.has_network
    from jsonb_to_recordset(${pairs}::jsonb) as r(old uuid, id uuid) join assembly.venue v on v.id = r.old`.execute(
    tx.db,
  )
  await sql`
    update assembly.venue v set counted_with = w.id
    from jsonb_to_recordset(${pairs}::jsonb) as r(old uuid, id uuid)
      join assembly.venue o on o.id = r.old
      join jsonb_to_recordset(${pairs}::jsonb) as w(old uuid, id uuid) on w.old = o.counted_with
    where v.id = r.id`.execute(tx.db)
  await sql`
    insert into assembly.discussion_group (id, session_id, name, mode, position, where_held)
    select r.id, ${to}, g.name, g.mode, g.position, g.where_held
    from jsonb_to_recordset(${pairs}::jsonb) as r(old uuid, id uuid) join assembly.discussion_group g on g.id = r.old`.execute(
    tx.db,
  )
  await sql`
    update assembly.attendee a set venue_id = v.id, group_id = g.id, ballot_by = o.ballot_by, seat = o.seat
    from assembly.attendee o
      left join jsonb_to_recordset(${pairs}::jsonb) as v(old uuid, id uuid) on v.old = o.venue_id
      left join jsonb_to_recordset(${pairs}::jsonb) as g(old uuid, id uuid) on g.old = o.group_id
    where a.session_id = ${to} and o.session_id = ${from} and o.person_id = a.person_id and o.removed_at is null`.execute(
    tx.db,
  )
}
