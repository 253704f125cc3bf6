import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { enterPersons } from '../../people/index.ts'
import {
  type leaveBody as leaveEndpoint,
  leftAlready,
  memberInUse,
  outsideTerm,
  type Post,
  personUnknown,
  type Seating,
  type seatMembers as seatEndpoint,
  seatedTwice,
} from '../contract/committee.ts'
import type { TermRow } from '../terms/terms.ts'
import { checkSeats, committeeTopic, termToKeep } from './committees.ts'
import { seated, seatMistaken, unseated } from './events.ts'
import { onlySeatable } from './seatable.ts'

// Who comes into a body and who leaves it. The days stand on the member; why stands in a line that is never changed.

export interface Seat {
  personId: string
  post: Post
  sex?: 'female' | 'male' | null
  constituency?: string | null
}

/** Seats people from a day on. Refuses a day outside the term, people who are not of this body's field, and seats that are not there. */
export async function seatMembers(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  termId: string,
  body: BodyOf<typeof seatEndpoint>,
): Promise<{ ids: string[] }> {
  const term = await termToKeep(tx, actor, termId)
  const known = body.members.flatMap(({ personId }) => (personId === null ? [] : [personId]))
  const seatable = await onlySeatable(tx, term, known)
  const newcomers = body.members.flatMap(({ personId, name, sex }) =>
    personId === null ? [{ name: name ?? refuse(personUnknown), ...(sex ? { sex } : {}) }] : [],
  )
  const { placeId, officeId } = term
  const entered = await enterPersons(
    tx,
    vault,
    actor,
    newcomers.map((one) => ({ ...one, placeId, officeId })),
  )
  const seats = body.members.map(({ personId, ...seat }) => {
    if (personId !== null && !seatable.has(personId)) refuse(personUnknown)
    return { ...seat, personId: personId ?? entered.shift() ?? refuse(personUnknown) }
  })
  return { ids: await seat(tx, actor, term, { ...body, seats }) }
}

/** The act behind every way into a body; the caller holds the term and has checked who may be seated. */
export async function seat(
  tx: Tx,
  actor: Actor,
  term: TermRow,
  as: { fromOn: string; how: Seating; roundId: string | null; words: string | null; seats: readonly Seat[] },
): Promise<string[]> {
  const { fromOn, untilOn, placeId, officeId } = term
  if (as.fromOn < fromOn || as.fromOn >= untilOn) refuse(outsideTerm, { fromOn, untilOn })
  const rows = as.seats.map((one) => ({
    id: newId(tx.now.getTime()),
    line: newId(tx.now.getTime()),
    person_id: one.personId,
    post: one.post,
    sex: one.sex ?? null,
    constituency: one.constituency?.trim() || null,
  }))
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, line uuid, person_id uuid, post text, sex text, constituency text)`
  const { rows: fresh } = await sql`
    insert into assembly.member (id, term_id, person_id, post, constituency, during, round_id, sex, entered_at)
    select id, ${term.id}, person_id, post, constituency, daterange(${as.fromOn}::date, ${untilOn}::date), ${as.roundId}::uuid, sex, ${tx.now}
    from ${given} on conflict do nothing returning id`.execute(tx.db)
  if (fresh.length < rows.length) refuse(seatedTwice)
  await sql`
    insert into assembly.member_change (id, term_id, member_id, person_id, post, change, how, words, round_id, on_day, entered_by, entered_at)
    select line, ${term.id}, id, person_id, post, 'seated', ${as.how}, ${as.words?.trim() || null}, ${as.roundId}::uuid, ${as.fromOn}::date,
      ${actor.personId}, ${tx.now} from ${given}`.execute(tx.db)
  await checkSeats(tx, term.id)
  for (const row of rows) {
    record(tx, seated, {
      placeId,
      officeId,
      actor,
      subject: { kind: 'assembly.member', id: row.id },
      personId: row.person_id,
      data: { term: term.id, post: row.post, how: as.how },
    })
  }
  publish(tx, committeeTopic(term.id))
  publish(tx, 'assembly.committees')
  return rows.map(({ id }) => id)
}

interface MemberRow {
  id: string
  personId: string
  post: Post
  fromOn: string
  untilOn: string
}

/** A member of a term the actor keeps; the term is held, and with it everybody who would seat or unseat at the same moment. */
async function memberToMove(tx: Tx, actor: Actor, id: string): Promise<{ term: TermRow; member: MemberRow }> {
  const { rows: of } = await sql<{ termId: string }>`
    select m.term_id as "termId" from assembly.member m where m.id = ${id} and m.post <> 'representative'`.execute(
    tx.db,
  )
  const term = await termToKeep(tx, actor, found(of[0]).termId)
  const { rows } = await sql<MemberRow>`
    select id, person_id as "personId", post, lower(during)::text as "fromOn", upper(during)::text as "untilOn"
    from assembly.member where id = ${id}`.execute(tx.db)
  return { term, member: found(rows[0]) }
}

/** Ends a member's days. Seats in special committees that take members only end on the same day. */
export async function leaveBody(
  tx: Tx,
  actor: Actor,
  id: string,
  { on, reason, words }: BodyOf<typeof leaveEndpoint>,
): Promise<{ id: string }> {
  const { term, member } = await memberToMove(tx, actor, id)
  const { fromOn, untilOn, placeId, officeId } = term
  if (member.untilOn < untilOn) refuse(leftAlready)
  if (on <= member.fromOn || on >= untilOn) refuse(outsideTerm, { fromOn, untilOn })
  await sql`update assembly.member set during = daterange(lower(during), ${on}::date) where id = ${id}`.execute(
    tx.db,
  )
  await sql`
    update assembly.special_member sm set during = daterange(lower(sm.during), ${on}::date)
    from assembly.special_committee sc
    where sc.id = sm.special_committee_id and sc.term_id = ${term.id} and not sc.takes_outsiders and sm.person_id = ${member.personId}
      and upper(sm.during) > ${on}::date and lower(sm.during) < ${on}::date
      and not exists (select from assembly.member still where still.term_id = ${term.id} and still.person_id = ${member.personId}
        and still.during @> ${on}::date)`.execute(tx.db)
  await writeLine(tx, actor, term, member, { change: 'left', reason, words, on })
  record(tx, unseated, {
    placeId,
    officeId,
    actor,
    subject: { kind: 'assembly.member', id },
    personId: member.personId,
    data: { term: term.id, post: member.post, reason },
  })
  publish(tx, committeeTopic(term.id))
  publish(tx, 'assembly.committees')
  return { id }
}

/** Takes an entry back that was a mistake. Refuses one on which something rests: then the member leaves instead. */
export async function takeBackMember(
  tx: Tx,
  actor: Actor,
  id: string,
  { words }: { words: string },
): Promise<{ id: string }> {
  const { term, member } = await memberToMove(tx, actor, id)
  const { rows: used } = await sql`select from assembly.attendee where member_id = ${id} limit 1`.execute(
    tx.db,
  )
  if (used.length > 0) refuse(memberInUse)
  await writeLine(tx, actor, term, member, { change: 'mistaken', reason: null, words, on: member.fromOn })
  await sql`delete from assembly.member where id = ${id}`.execute(tx.db)
  const { placeId, officeId } = term
  record(tx, seatMistaken, {
    placeId,
    officeId,
    actor,
    subject: { kind: 'assembly.member', id },
    data: { term: term.id },
  })
  publish(tx, committeeTopic(term.id))
  publish(tx, 'assembly.committees')
  return { id }
}

async function writeLine(
  tx: Tx,
  actor: Actor,
  term: TermRow,
  member: MemberRow,
  line: { change: 'left' | 'mistaken'; reason: string | null; words: string | null; on: string },
): Promise<void> {
  await sql`
    insert into assembly.member_change (id, term_id, member_id, person_id, post, change, reason, words, on_day, entered_by, entered_at)
    values (${newId(tx.now.getTime())}, ${term.id}, ${member.id}, ${member.personId}, ${member.post}, ${line.change}, ${line.reason},
      ${line.words?.trim() || null}, ${line.on}, ${actor.personId}, ${tx.now})`.execute(tx.db)
}
