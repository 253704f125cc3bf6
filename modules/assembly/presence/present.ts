import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'

/** Somebody entitled to vote who is there at this moment, and how they vote. */
export interface PresentVoter {
  attendeeId: string
  personId: string
  /** Where they signed in; where they are expected when that was not said. */
  venueId: string | null
  ballotBy: 'phone' | 'paper'
}

/**
 * Everybody entitled who is there now, in the order of their ids, so that two who read the same rows list the same people. Observers never
 * appear. Whoever sits in a venue without a network votes on paper, whatever was assigned: a phone cannot be heard from there.
 */
export async function presentNow(tx: Tx, runId: string): Promise<PresentVoter[]> {
  const { rows } = await sql<PresentVoter>`
    select a.id as "attendeeId", a.person_id as "personId", v.id as "venueId",
      case when v.has_network is false then 'paper' else a.ballot_by end as "ballotBy"
    from assembly.presence p
      join assembly.attendee a on a.id = p.attendee_id and a.removed_at is null and a.standing = 'entitled'
      left join assembly.venue v on v.id = coalesce(p.venue_id, a.venue_id)
    where p.run_id = ${runId} and p.out_at is null order by a.id`.execute(tx.db)
  return rows
}
