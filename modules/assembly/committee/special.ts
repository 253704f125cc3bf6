import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { constraint, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { type EventKind, record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import {
  type changeSpecial as changeEndpoint,
  type foundSpecial as foundEndpoint,
  type leaveSpecial as leaveEndpoint,
  outsidersNot,
  outsideTerm,
  personUnknown,
  type seatSpecial as seatEndpoint,
  specialChaired,
  specialGone,
  specialSeated,
  specialTwice,
} from '../contract/committee.ts'
import type { TermRow } from '../terms/terms.ts'
import { committeeTopic, termToKeep } from './committees.ts'
import {
  specialChanged,
  specialDissolved,
  specialFounded,
  specialSeatLeft,
  specialSeatTaken,
} from './events.ts'
import { onlySeatable } from './seatable.ts'

// Special committees (专委会) of a term.

constraint('special_committee_once', specialTwice)
constraint('special_member_once', specialSeated)
constraint('special_chair_one', specialChaired)

export interface SpecialRow {
  id: string
  termId: string
  name: string
  takesOutsiders: boolean
  foundedOn: string
  dissolvedOn: string | null
}

export async function foundSpecial(
  tx: Tx,
  actor: Actor,
  termId: string,
  { name, remit, takesOutsiders }: BodyOf<typeof foundEndpoint>,
): Promise<{ id: string }> {
  const term = await termToKeep(tx, actor, termId)
  const id = newId(tx.now.getTime())
  const foundedOn = [tx.today, term.fromOn].sort()[1]!
  await sql`
    insert into assembly.special_committee (id, term_id, name, remit, position, takes_outsiders, founded_on)
    select ${id}, ${termId}, ${name.trim()}, ${remit.trim()}, coalesce(max(position), 0) + 1, ${takesOutsiders}, ${foundedOn}
    from assembly.special_committee where term_id = ${termId}`.execute(tx.db)
  const { placeId, officeId } = term
  record(tx, specialFounded, {
    placeId,
    officeId,
    actor,
    subject: { kind: 'assembly.special_committee', id },
    data: { term: termId },
  })
  publish(tx, committeeTopic(termId))
  return { id }
}

/** A special committee of a term the actor keeps; dissolved ones are not to be moved any more. */
async function specialToMove(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ term: TermRow; special: SpecialRow }> {
  const { rows } = await sql<SpecialRow>`
    select id, term_id as "termId", name, takes_outsiders as "takesOutsiders", founded_on as "foundedOn", dissolved_on as "dissolvedOn"
    from assembly.special_committee where id = ${id}`.execute(tx.db)
  const special = found(rows[0])
  const term = await termToKeep(tx, actor, special.termId)
  if (special.dissolvedOn !== null) refuse(specialGone)
  return { term, special }
}

export async function changeSpecial(
  tx: Tx,
  actor: Actor,
  id: string,
  { name, remit }: BodyOf<typeof changeEndpoint>,
): Promise<{ id: string }> {
  const { term } = await specialToMove(tx, actor, id)
  await sql`update assembly.special_committee set name = ${name.trim()}, remit = ${remit.trim()} where id = ${id}`.execute(
    tx.db,
  )
  return done(tx, actor, term, id, specialChanged)
}

/** Ends it tomorrow at the earliest, so that today stays a day on which it was there. */
export async function dissolveSpecial(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const { term } = await specialToMove(tx, actor, id)
  await sql`
    update assembly.special_committee set dissolved_on = greatest(${tx.today}::date, founded_on) + 1 where id = ${id}`.execute(
    tx.db,
  )
  await sql`
    update assembly.special_member sm set during = daterange(lower(sm.during), greatest(sc.dissolved_on, lower(sm.during) + 1))
    from assembly.special_committee sc
    where sc.id = sm.special_committee_id and sc.id = ${id} and upper(sm.during) > sc.dissolved_on`.execute(
    tx.db,
  )
  return done(tx, actor, term, id, specialDissolved)
}

/** Seats somebody. Where it takes no outsiders, only a member of the body on that day. */
export async function seatSpecial(
  tx: Tx,
  actor: Actor,
  id: string,
  { personId, post, fromOn }: BodyOf<typeof seatEndpoint>,
): Promise<{ id: string }> {
  const { term, special } = await specialToMove(tx, actor, id)
  if (fromOn < special.foundedOn || fromOn >= term.untilOn)
    refuse(outsideTerm, { fromOn: special.foundedOn, untilOn: term.untilOn })
  if (!(await onlySeatable(tx, term, [personId])).has(personId)) refuse(personUnknown)
  if (!special.takesOutsiders) {
    const { rows } = await sql`
      select from assembly.member where term_id = ${term.id} and person_id = ${personId} and during @> ${fromOn}::date`.execute(
      tx.db,
    )
    if (rows.length === 0) refuse(outsidersNot)
  }
  await sql`
    insert into assembly.special_member (id, special_committee_id, person_id, post, during, entered_by)
    values (${newId(tx.now.getTime())}, ${id}, ${personId}, ${post}, daterange(${fromOn}::date, ${term.untilOn}::date), ${actor.personId})`.execute(
    tx.db,
  )
  record(tx, specialSeatTaken, { ...standing(term), actor, subject: subjectOf(id), personId, data: { post } })
  publish(tx, committeeTopic(term.id))
  return { id }
}

/** Ends a seat. On the day it began the seat is taken back whole: nobody sat in it for a day. */
export async function leaveSpecial(
  tx: Tx,
  actor: Actor,
  id: string,
  { memberId, on }: BodyOf<typeof leaveEndpoint>,
): Promise<{ id: string }> {
  const { term } = await specialToMove(tx, actor, id)
  const { rows } = await sql<{ fromOn: string; untilOn: string; personId: string }>`
    select lower(during)::text as "fromOn", upper(during)::text as "untilOn", person_id as "personId" from assembly.special_member
    where id = ${memberId} and special_committee_id = ${id}`.execute(tx.db)
  const seat = found(rows[0])
  if (on > seat.untilOn) refuse(outsideTerm, { fromOn: seat.fromOn, untilOn: seat.untilOn })
  if (on <= seat.fromOn) await sql`delete from assembly.special_member where id = ${memberId}`.execute(tx.db)
  else
    await sql`
      update assembly.special_member set during = daterange(lower(during), ${on}::date) where id = ${memberId}`.execute(
      tx.db,
    )
  record(tx, specialSeatLeft, { ...standing(term), actor, subject: subjectOf(id), personId: seat.personId })
  publish(tx, committeeTopic(term.id))
  return { id }
}

const standing = ({ placeId, officeId }: TermRow) => ({ placeId, officeId })
const subjectOf = (id: string) => ({ kind: 'assembly.special_committee', id })

function done(tx: Tx, actor: Actor, term: TermRow, id: string, kind: EventKind): { id: string } {
  record(tx, kind, { ...standing(term), actor, subject: subjectOf(id), data: {} })
  publish(tx, committeeTopic(term.id))
  return { id }
}
