import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { personsWithPhones } from '../../people/index.ts'
import { sessionArranged } from '../terms/events.ts'
import { notOver, sessionToPrepare } from './preparing.ts'
import { type SessionRow, sessionTopic } from './sight.ts'

/**
 * The list of a session as the members of its term in office on its day: whoever is missing is added, whoever left is taken off.
 * Nobody is added twice who sits in two posts, or is entered twice as a person. Observers stay. Who was taken off by hand stays off only
 * while no member: the roster decides who is entitled.
 */
export async function bringUpToRoster(
  tx: Tx,
  session: Pick<SessionRow, 'id' | 'termId' | 'heldOn'>,
): Promise<{ added: number; removed: number }> {
  // An election's list is its frozen register, and a special committee's are those who sit in it.
  const { rows: own } = await sql`
    select from assembly.session s where s.id = ${session.id} and (s.kind = 'election' or s.special_committee_id is not null)`.execute(
    tx.db,
  )
  if (own.length > 0) return { added: 0, removed: 0 }
  const { rows: due } = await sql<{
    memberId: string
    personId: string
    constituency: string | null
    delegation: string | null
  }>`
    select distinct on (h.human_id) m.id as "memberId", m.person_id as "personId", m.constituency, m.delegation
    from assembly.member m join people.human h on h.id = m.person_id
    where m.term_id = ${session.termId} and m.during @> ${session.heldOn}::date
    order by h.human_id, m.entered_at`.execute(tx.db)
  // Whoever has left no phone does everything by card and paper, unless a clerk says otherwise.
  const reachable = await personsWithPhones(
    tx,
    due.map(({ personId }) => personId),
  )
  const rows = due.map((one) => ({
    id: newId(tx.now.getTime()),
    session_id: session.id,
    person_id: one.personId,
    member_id: one.memberId,
    constituency: one.constituency,
    delegation: one.delegation,
    ballot_by: reachable.has(one.personId) ? 'phone' : 'paper',
  }))
  const { rows: added } = await sql`
    insert into assembly.attendee (id, session_id, person_id, member_id, standing, constituency, delegation, ballot_by)
    select id, session_id, person_id, member_id, 'entitled', constituency, delegation, ballot_by
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, session_id uuid, person_id uuid, member_id uuid, constituency text, delegation text,
        ballot_by text)
    on conflict on constraint attendee_once do update set standing = 'entitled', member_id = excluded.member_id,
      constituency = excluded.constituency, delegation = excluded.delegation, removed_at = null
    where attendee.standing <> 'entitled' or attendee.removed_at is not null or attendee.member_id is distinct from excluded.member_id
      or attendee.constituency is distinct from excluded.constituency or attendee.delegation is distinct from excluded.delegation
    returning xmax = 0 as fresh`.execute(tx.db)
  const { rows: removed } = await sql`
    update assembly.attendee set removed_at = ${tx.now}
    where session_id = ${session.id} and standing = 'entitled' and removed_at is null
      and person_id <> all (${due.map(({ personId }) => personId)}::uuid[])
    returning id`.execute(tx.db)
  return { added: added.length, removed: removed.length }
}

/** Brings the list up to the roster of the term; on the day too, for whoever was forgotten. */
export async function takeRoster(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ added: number; removed: number }> {
  const session = await sessionToPrepare(tx, actor, id, notOver)
  const moved = await bringUpToRoster(tx, session)
  arrange(tx, actor, session, 'list', moved.added + moved.removed)
  return moved
}

/** Records that something of a session was arranged, and wakes whoever looks at it. */
export function arrange(
  tx: Tx,
  actor: Actor,
  session: Pick<SessionRow, 'id' | 'placeId' | 'officeId'>,
  what: 'list' | 'venues' | 'groups' | 'seats' | 'duties' | 'agenda' | 'papers',
  count: number,
): void {
  const { id, placeId, officeId } = session
  record(tx, sessionArranged, {
    placeId,
    officeId,
    actor,
    subject: { kind: 'assembly.session', id },
    data: { what, count },
  })
  publish(tx, sessionTopic(id))
}
