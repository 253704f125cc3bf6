import { type RawBuilder, sql } from 'kysely'
import type { BodyOf, QueryOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { withinReach } from '../../units/index.ts'
import {
  type Committee,
  type foundCommittee as foundEndpoint,
  type listCommittees as listEndpoint,
  type NewTerm,
  postFull,
  type setSeats as seatsEndpoint,
  termFull,
} from '../contract/committee.ts'
import { enterBody, enterTerm, type TermRow, termToRead } from '../terms/terms.ts'
import { membersShown, seatsSet } from './events.ts'

// Standing bodies and their terms. The bodies themselves are entered by the verbs of `terms/`; here is what a committee has besides.

export const committeeTopic = (termId: string) => `assembly.committee:${termId}`

/** Of a term, with its special committees: what the rooms of a committee work on. */
export async function termToKeep(tx: Tx, actor: Actor, id: string): Promise<TermRow> {
  return termToRead(tx, actor, id, { toChange: true })
}

/** Members in office on the day that a term is looked at: today, its first day before it begins, its last day once it is over. */
export const dayOf = (tx: Tx): RawBuilder<string> =>
  sql<string>`greatest(t.from_on, least(${tx.today}::date, t.until_on - 1))`

export async function listCommittees(
  tx: Tx,
  actor: Actor,
  { kind }: QueryOf<typeof listEndpoint>,
): Promise<ReplyOf<typeof listEndpoint>> {
  const seen = withinReach(tx, actor.reach('assembly.read'), 'b.place_id', 'b.office_id')
  const { rows } = await sql<Committee>`
    select b.id, b.kind, b.name, json_build_object('id', place.id, 'name', place.short_name) as place,
      (select json_build_object('id', o.id, 'name', o.name) from assembly.body o where o.id = b.of_body_id) as "of",
      coalesce((select json_agg(json_build_object('id', t.id, 'ordinal', t.ordinal, 'fromOn', t.from_on, 'untilOn', t.until_on,
          'seats', t.seats, 'isShown', t.shown_at is not null,
          'members', (select count(distinct m.person_id)::int from assembly.member m where m.term_id = t.id and m.during @> ${dayOf(tx)}))
          order by t.ordinal desc)
        from assembly.term t where t.body_id = b.id), '[]') as terms
    from assembly.body b join units.label place on place.id = b.place_id
    where b.kind <> 'conference' and ${kind ? sql`b.kind = ${kind}` : sql`true`} and ${seen}
    order by b.kind = 'committee' desc, place.name, b.entered_at, b.id`.execute(tx.db)
  const { rows: conferences } = await sql<{ id: string; name: string; placeId: string; officeId: string }>`
    select b.id, b.name, b.place_id as "placeId", b.office_id as "officeId" from assembly.body b
    where b.kind = 'conference' and ${seen} order by b.entered_at, b.id`.execute(tx.db)
  return {
    committees: rows,
    conferences: conferences
      .filter((one) => actor.may('assembly.keep_committee', one))
      .map(({ id, name }) => ({ id, name })),
    mayKeep: actor.holds('assembly.keep_committee'),
  }
}

/** Enters a committee, standing where its conference stands, with the term that is under way or comes next. */
export async function foundCommittee(
  tx: Tx,
  actor: Actor,
  { name, ofBodyId, term }: BodyOf<typeof foundEndpoint>,
): Promise<{ id: string; termId: string }> {
  const { rows } = await sql<{ placeId: string; officeId: string }>`
    select place_id as "placeId", office_id as "officeId" from assembly.body where id = ${ofBodyId}`.execute(
    tx.db,
  )
  const { id } = await enterBody(tx, actor, {
    kind: 'committee',
    name,
    ...(ofBodyId ? { ofBodyId, ...found(rows[0]) } : {}),
  })
  const { id: termId } = await openCommitteeTerm(tx, actor, id, term)
  return { id, termId }
}

/** Opens a term with the seats it is meant to have. Days that another term of the body has are refused. */
export async function openCommitteeTerm(
  tx: Tx,
  actor: Actor,
  bodyId: string,
  { posts, ...term }: NewTerm,
): Promise<{ id: string }> {
  const { id } = await enterTerm(tx, actor, bodyId, term)
  await sql`update assembly.term set posts = ${JSON.stringify(posts)}::jsonb where id = ${id}`.execute(tx.db)
  publish(tx, 'assembly.committees')
  return { id }
}

/** Says how many seats there are. Refuses fewer than are taken on any day from today on. */
export async function setSeats(
  tx: Tx,
  actor: Actor,
  id: string,
  { seats, posts }: BodyOf<typeof seatsEndpoint>,
): Promise<{ id: string }> {
  const term = await termToKeep(tx, actor, id)
  await sql`update assembly.term set seats = ${seats}, posts = ${JSON.stringify(posts)}::jsonb where id = ${id}`.execute(
    tx.db,
  )
  await checkSeats(tx, id)
  recordOf(tx, actor, term, seatsSet)
  return { id }
}

/**
 * Holds the seats of a term against those who take them, day by day from today on: whoever is seated for a day to come takes a seat then.
 * The caller holds the term, so that two who seat somebody at once are counted one after the other.
 */
export async function checkSeats(tx: Tx, termId: string): Promise<void> {
  const { rows } = await sql<{
    post: BodyOf<typeof seatsEndpoint>['posts'] extends infer P ? keyof P : never
    seats: number
  }>`
    select m.post, (t.posts ->> m.post)::int as seats
    from assembly.term t join assembly.member d on d.term_id = t.id
      join assembly.member m on m.term_id = t.id and m.during @> greatest(lower(d.during), ${tx.today}::date)
    where t.id = ${termId} and t.posts ? m.post and upper(d.during) > ${tx.today}::date
    group by m.post, t.posts, greatest(lower(d.during), ${tx.today}::date)
    having count(distinct m.person_id) > (t.posts ->> m.post)::int limit 1`.execute(tx.db)
  const over = rows[0]
  if (over) refuse(postFull, over)
  const { rows: whole } = await sql<{ seats: number }>`
    select t.seats
    from assembly.term t join assembly.member d on d.term_id = t.id
      join assembly.member m on m.term_id = t.id and m.during @> greatest(lower(d.during), ${tx.today}::date)
    where t.id = ${termId} and t.seats is not null and upper(d.during) > ${tx.today}::date
    group by t.seats, greatest(lower(d.during), ${tx.today}::date) having count(distinct m.person_id) > t.seats limit 1`.execute(
    tx.db,
  )
  if (whole[0]) refuse(termFull, whole[0])
}

/** Shows the members of a term to everybody, or no longer. */
export async function showMembers(
  tx: Tx,
  actor: Actor,
  id: string,
  { shown }: { shown: boolean },
): Promise<{ id: string }> {
  const term = await termToKeep(tx, actor, id)
  await sql`
    update assembly.term set shown_at = ${shown ? tx.now : null}, shown_by = ${shown ? actor.personId : null} where id = ${id}`.execute(
    tx.db,
  )
  const { placeId, officeId } = term
  record(tx, membersShown, {
    placeId,
    officeId,
    actor,
    subject: { kind: 'assembly.term', id },
    data: { shown },
  })
  publish(tx, committeeTopic(id))
  publish(tx, 'assembly.committees')
  return { id }
}

function recordOf(tx: Tx, actor: Actor, { id, placeId, officeId }: TermRow, kind: typeof seatsSet): void {
  record(tx, kind, { placeId, officeId, actor, subject: { kind: 'assembly.term', id } })
  publish(tx, committeeTopic(id))
}

/** Whether somebody may keep this body. */
export function mayKeep(actor: Actor, term: TermRow): boolean {
  const permission = term.bodyKind === 'committee' ? 'assembly.keep_committee' : 'assembly.hold_election'
  return actor.may(permission, term)
}
