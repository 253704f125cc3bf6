import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { mayNotSignIn } from '../contract/presence.ts'
import { ownIds, readsNames, type SessionRow, sessionToRead } from '../sessions/sight.ts'

/** What somebody may do at the door of a session. */
export interface Door {
  session: SessionRow
  /** Sign people in at any venue. */
  everywhere: boolean
  /** Only at these, where not everywhere. */
  venueIds: string[]
  /** Who may read the whole list. */
  reads: boolean
}

/**
 * The session as far as this actor may see it (404 otherwise), and what they may do at its door: staff with the permission everywhere, and
 * ushers (会务) of that day, who may be volunteers without a post, at the venue they were given.
 */
export async function doorOf(tx: Tx, actor: Actor, sessionId: string): Promise<Door> {
  const session = await sessionToRead(tx, actor, sessionId)
  const { rows } = await sql<{ venueId: string | null }>`
    select d.venue_id as "venueId" from assembly.duty d
    where d.session_id = ${sessionId} and d.duty = 'usher' and d.person_id = any (${ownIds(actor)})`.execute(
    tx.db,
  )
  const everywhere = actor.may('assembly.check_in', session) || rows.some(({ venueId }) => venueId === null)
  const venueIds = rows.flatMap(({ venueId }) => venueId ?? [])
  const reads = everywhere || venueIds.length > 0 || readsNames(actor, session)
  return { session, everywhere, venueIds, reads }
}

/** Refuses whoever may not sign people in at this venue; with one venue of one’s own, that is meant when none is said. */
export function venueAtDoor(door: Door, venueId: string | null): string | null {
  if (door.everywhere) return venueId
  const [only] = door.venueIds
  if (venueId === null && door.venueIds.length === 1 && only) return only
  if (venueId === null || !door.venueIds.includes(venueId)) refuse(mayNotSignIn)
  return venueId
}
