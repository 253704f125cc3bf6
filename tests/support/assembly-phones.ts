import { newId } from '../../platform/id.ts'
import type { Conference, Seat } from './assembly.ts'
import { type House, placeId } from './house.ts'

/** Everybody of a conference lives in a neighbourhood, so that the pages of the residents’ door open for them. */
export async function moveIn(house: House, day: Conference, place = '书带里'): Promise<void> {
  const people = [...day.seats, ...day.tellers, ...day.scrutineers].map(({ personId: id }: Seat) => ({
    id: newId(),
    personId: id,
  }))
  await house.sql`insert into identity.grant (id, person_id, role, place_id, from_on)
    select g.id, g."personId", 'resident', ${placeId(place)}::uuid, '2026-01-01'::date
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as g(id uuid, "personId" uuid)`
}
