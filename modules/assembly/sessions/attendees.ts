import { sql } from 'kysely'
import type { BodyOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { badName, phoneTaken } from '../../people/contract.ts'
import { enterPersons, personByPhone, personStanding, personsWithPhones } from '../../people/index.ts'
import { cleanName } from '../../people/rules.ts'
import {
  type Attendee,
  type addObserver as addObserverEndpoint,
  type assignAttendees as assignEndpoint,
  attendeeTwice,
  type listAttendees as listAttendeesEndpoint,
} from '../contract/prepare-people.ts'
import { notOfSession } from '../contract/talk.ts'
import { dutiesOf } from '../venues/duties.ts'
import { groupsOf } from '../venues/groups.ts'
import { venuesOf } from '../venues/venues.ts'
import { arrange } from './list.ts'
import { mayPrepare, notOver, sessionToPrepare } from './preparing.ts'
import { demandNames, type SessionRow, sessionReached, sessionToRead } from './sight.ts'

/** A session as staff see it: whoever is only on its list does not learn who asked for leave and why. */
async function sessionOfStaff(tx: Tx, actor: Actor, id: string): Promise<SessionRow> {
  const session = await sessionToRead(tx, actor, id)
  const { rows } =
    await sql`select from assembly.session s where s.id = ${id} and ${sessionReached(tx, actor)}`.execute(
      tx.db,
    )
  found(rows[0])
  return session
}

/** Everybody on the list, those entitled first. Why somebody asked for leave is for whoever decides about it. */
export async function listAttendees(
  tx: Tx,
  actor: Actor,
  sessionId: string,
): Promise<ReplyOf<typeof listAttendeesEndpoint>> {
  const session = await sessionOfStaff(tx, actor, sessionId)
  demandNames(actor, session)
  const isTheirs = mayPrepare(actor, session)
  const { rows } = await sql<Omit<Attendee, 'hasPhone'>>`
    select a.id, a.person_id as "personId", p.name, a.standing, m.number, m.post, m.sex, a.constituency, a.delegation, a.capacity,
      a.venue_id as "venueId", a.group_id as "groupId", a.seat, a.ballot_by as "ballotBy", a.leave,
      case when ${isTheirs} then a.leave_reason end as "leaveReason",
      count(*) over (partition by p.name) > 1 as "hasNamesake",
      case when n.told_at is not null then 'told' when n.printed_at is not null then 'printed' else 'no' end as invited,
      case when n.seen_at is null then 'no' when n.handed_by is null then 'self' else 'handed' end as seen,
      (select count(*)::int from assembly.paper_reading r join assembly.item_paper k on k.id = r.item_paper_id
        join assembly.item i on i.id = k.item_id
        where i.session_id = a.session_id and k.removed_at is null and r.person_id = a.person_id) as "papersRead"
    from assembly.attendee a join people.label p on p.id = a.person_id
      left join assembly.member m on m.id = a.member_id
      left join assembly.invitation n on n.attendee_id = a.id
    where a.session_id = ${sessionId} and a.removed_at is null
    order by a.standing, m.number nulls last, a.constituency collate "zh-x-icu" nulls last, p.name collate "zh-x-icu", a.id`.execute(
    tx.db,
  )
  const reachable = await personsWithPhones(
    tx,
    rows.map(({ personId }) => personId),
  )
  const { rows: papers } = await sql<{ count: number }>`
    select count(*)::int as count from assembly.item_paper k join assembly.item i on i.id = k.item_id
    where i.session_id = ${sessionId} and k.removed_at is null`.execute(tx.db)
  return {
    attendees: rows.map((row) => ({ ...row, hasPhone: reachable.has(row.personId) })),
    venues: await venuesOf(tx, sessionId),
    groups: await groupsOf(tx, sessionId),
    duties: await dutiesOf(tx, sessionId),
    papers: papers[0]!.count,
    may: isTheirs ? ['prepare'] : [],
  }
}

/**
 * Asks somebody to attend without a vote (列席): a person the street knows, or a name for whom one is entered. Never counts among those
 * entitled. Refuses a phone entered under another name, and whoever is on the list.
 */
export async function addObserver(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  sessionId: string,
  wanted: BodyOf<typeof addObserverEndpoint>,
): Promise<{ id: string; personId: string }> {
  const session = await sessionToPrepare(tx, actor, sessionId, notOver)
  const personId = wanted.personId ?? (await personFor(tx, vault, actor, session, wanted))
  found(await personStanding(tx, personId))
  if (wanted.venueId) await ofSession(tx, sessionId, { venueId: wanted.venueId })
  const id = newId(tx.now.getTime())
  const { rows } = await sql<{ id: string }>`
    insert into assembly.attendee (id, session_id, person_id, standing, capacity, venue_id)
    values (${id}, ${sessionId}, ${personId}, 'observer', ${wanted.capacity?.trim() || null}, ${wanted.venueId ?? null})
    on conflict on constraint attendee_once do update set standing = 'observer', member_id = null, removed_at = null,
      capacity = excluded.capacity, venue_id = excluded.venue_id
    where attendee.removed_at is not null returning id`.execute(tx.db)
  if (!rows[0]) refuse(attendeeTwice)
  arrange(tx, actor, session, 'list', 1)
  return { id: rows[0].id, personId }
}

async function personFor(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  { placeId, officeId }: SessionRow,
  { name = '', phone }: BodyOf<typeof addObserverEndpoint>,
): Promise<string> {
  const clean = cleanName(name) ?? refuse(badName)
  const owner = phone ? await personByPhone(tx, vault, phone) : null
  if (owner) {
    const standing = found(await personStanding(tx, owner))
    return standing.name === clean ? owner : refuse(phoneTaken)
  }
  const [id] = await enterPersons(tx, vault, actor, [
    { name: clean, placeId, officeId, ...(phone ? { phone } : {}) },
  ])
  return id!
}

async function attendeeToPrepare(tx: Tx, actor: Actor, id: string, states = notOver) {
  const { rows } = await sql<{ sessionId: string }>`
    select session_id as "sessionId" from assembly.attendee where id = ${id} and removed_at is null`.execute(
    tx.db,
  )
  return sessionToPrepare(tx, actor, found(rows[0]).sessionId, states)
}

/** Off the list before the day. Whoever is a member of the term comes back when the list is brought up to the roster. */
export async function removeAttendee(tx: Tx, actor: Actor, id: string): Promise<Record<never, never>> {
  const session = await attendeeToPrepare(tx, actor, id, ['preparing', 'called'])
  await sql`update assembly.attendee set removed_at = ${tx.now} where id = ${id}`.execute(tx.db)
  arrange(tx, actor, session, 'list', 1)
  return {}
}

async function ofSession(
  tx: Tx,
  sessionId: string,
  { venueId, groupId }: { venueId?: string | null | undefined; groupId?: string | null | undefined },
): Promise<void> {
  const { rows } = await sql<{ fits: boolean }>`
    select (${venueId ?? null}::uuid is null or exists (
        select from assembly.venue where id = ${venueId ?? null}::uuid and session_id = ${sessionId}))
      and (${groupId ?? null}::uuid is null or exists (
        select from assembly.discussion_group where id = ${groupId ?? null}::uuid and session_id = ${sessionId})) as fits`.execute(
    tx.db,
  )
  if (!rows[0]!.fits) refuse(notOfSession)
}

/**
 * Venue, group and seat of many at once. What is not named stays as it is, null takes away. Refuses when a single one of
 * them, or the venue or group, belongs to another session: then nobody is moved.
 */
export async function assignAttendees(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  { attendeeIds, venueId, groupId, seat }: BodyOf<typeof assignEndpoint>,
): Promise<{ assigned: number }> {
  const session = await sessionToPrepare(tx, actor, sessionId, notOver)
  await ofSession(tx, sessionId, { venueId, groupId })
  const ids = [...new Set(attendeeIds)]
  const keep = (given: unknown, column: string) => (given === undefined ? sql.ref(column) : sql`${given}`)
  const { rows } = await sql`
    update assembly.attendee set
      venue_id = ${keep(venueId, 'venue_id')}, group_id = ${keep(groupId, 'group_id')},
      seat = ${keep(seat === undefined ? undefined : seat?.trim() || null, 'seat')}
    where id = any (${ids}::uuid[]) and session_id = ${sessionId} and removed_at is null returning id`.execute(
    tx.db,
  )
  if (rows.length !== ids.length) refuse(notOfSession)
  arrange(tx, actor, session, 'seats', rows.length)
  return { assigned: rows.length }
}
