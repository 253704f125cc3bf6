import { sql } from 'kysely'
import type { BodyOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import { roots, withinReach } from '../../units/index.ts'
import type { SessionKind } from '../contract/core.ts'
import {
  type Body,
  badTerm,
  type changeTerm as changeTermEndpoint,
  type enterBody as enterBodyEndpoint,
  type enterTerm as enterTermEndpoint,
  type listBodies as listBodiesEndpoint,
} from '../contract/prepare.ts'
import { preparing } from '../sessions/preparing.ts'
import { bodyEntered, termChanged, termEntered } from './events.ts'

// A body and its terms. How long a term lasts is data: each body has a rule of its own.

/** Which kind of session a body mostly holds says who looks after it. */
const keptLike: Record<Body['kind'], SessionKind> = {
  conference: 'conference',
  committee: 'meeting',
  residents_committee: 'election',
  party_branch: 'conference',
  forum: 'meeting',
}
export const keeping = (kind: Body['kind']) => preparing(keptLike[kind])

export async function listBodies(tx: Tx, actor: Actor): Promise<ReplyOf<typeof listBodiesEndpoint>> {
  const { rows } = await sql<Omit<Body, 'may'> & { placeId: string; officeId: string }>`
    select b.id, b.kind, b.name, b.place_id as "placeId", b.office_id as "officeId",
      (select json_build_object('id', o.id, 'name', o.name) from assembly.body o where o.id = b.of_body_id) as "of",
      json_build_object('id', place.id, 'name', place.short_name) as place,
      coalesce((select json_agg(json_build_object('id', t.id, 'ordinal', t.ordinal, 'fromOn', t.from_on, 'untilOn', t.until_on,
          'seats', t.seats,
          'members', (select count(distinct m.person_id) from assembly.member m where m.term_id = t.id and m.during @> ${tx.today}::date),
          'sessions', (select count(*) from assembly.session s where s.term_id = t.id)) order by t.ordinal desc)
        from assembly.term t where t.body_id = b.id), '[]') as terms
    from assembly.body b join units.label place on place.id = b.place_id
    where ${withinReach(tx, actor.reach('assembly.read'), 'b.place_id', 'b.office_id')}
    order by b.kind = 'conference' desc, b.entered_at, b.id`.execute(tx.db)
  return {
    bodies: rows.map(({ placeId, officeId, ...body }) => ({
      ...body,
      may: actor.may(keeping(body.kind), { placeId, officeId }) ? ['prepare'] : [],
    })),
  }
}

/** Refuses (409) a second body of the same kind and name in one place. */
export async function enterBody(
  tx: Tx,
  actor: Actor,
  body: BodyOf<typeof enterBodyEndpoint>,
): Promise<{ id: string }> {
  const both = found(await roots(tx))
  const standing = { placeId: body.placeId ?? both.placeId, officeId: body.officeId ?? both.officeId }
  demand(actor, keeping(body.kind), standing)
  if (body.ofBodyId) await bodyToRead(tx, actor, body.ofBodyId)
  const id = newId(tx.now.getTime())
  await sql`
    insert into assembly.body (id, kind, name, of_body_id, place_id, office_id, entered_at)
    values (${id}, ${body.kind}, ${body.name.trim()}, ${body.ofBodyId ?? null}, ${standing.placeId}, ${standing.officeId}, ${tx.now})`.execute(
    tx.db,
  )
  record(tx, bodyEntered, {
    ...standing,
    actor,
    subject: { kind: 'assembly.body', id },
    data: { kind: body.kind },
  })
  return { id }
}

interface BodyRow {
  id: string
  kind: Body['kind']
  name: string
  placeId: string
  officeId: string
}

async function bodyToRead(tx: Tx, actor: Actor, id: string): Promise<BodyRow> {
  const { rows } = await sql<BodyRow>`
    select b.id, b.kind, b.name, b.place_id as "placeId", b.office_id as "officeId" from assembly.body b
    where b.id = ${id} and ${withinReach(tx, actor.reach('assembly.read'), 'b.place_id', 'b.office_id')}`.execute(
    tx.db,
  )
  return found(rows[0])
}

export interface TermRow {
  id: string
  ordinal: number
  fromOn: string
  untilOn: string
  seats: number | null
  bodyId: string
  bodyKind: Body['kind']
  bodyName: string
  placeId: string
  officeId: string
}

/** A term this actor may see, or 404. With `toChange` it is held until the act commits, and 403 without the right to keep it. */
export async function termToRead(
  tx: Tx,
  actor: Actor,
  id: string,
  { toChange = false } = {},
): Promise<TermRow> {
  const { rows } = await sql<TermRow>`
    select t.id, t.ordinal, t.from_on as "fromOn", t.until_on as "untilOn", t.seats, b.id as "bodyId", b.kind as "bodyKind",
      b.name as "bodyName", b.place_id as "placeId", b.office_id as "officeId"
    from assembly.term t join assembly.body b on b.id = t.body_id
    where t.id = ${id} and ${withinReach(tx, actor.reach('assembly.read'), 'b.place_id', 'b.office_id')}
    ${toChange ? sql`for no key update of t` : sql``}`.execute(tx.db)
  const term = found(rows[0])
  if (toChange) demand(actor, keeping(term.bodyKind), term)
  return term
}

/** Refuses (409) a number that is taken and days that another term of the body has; PostgreSQL decides both. */
export async function enterTerm(
  tx: Tx,
  actor: Actor,
  bodyId: string,
  term: BodyOf<typeof enterTermEndpoint>,
): Promise<{ id: string }> {
  const body = await bodyToRead(tx, actor, bodyId)
  demand(actor, keeping(body.kind), body)
  if (term.untilOn <= term.fromOn) refuse(badTerm)
  const id = newId(tx.now.getTime())
  await sql`
    insert into assembly.term (id, body_id, ordinal, from_on, until_on, seats)
    values (${id}, ${bodyId}, ${term.ordinal}, ${term.fromOn}, ${term.untilOn}, ${term.seats})`.execute(tx.db)
  const { placeId, officeId } = body
  record(tx, termEntered, {
    placeId,
    officeId,
    actor,
    subject: { kind: 'assembly.term', id },
    data: { body: bodyId, ordinal: term.ordinal },
  })
  return { id }
}

/** Members whose time ran to the old end run to the new one; who left earlier stays gone. Nobody is left in office for a day outside. */
export async function changeTerm(
  tx: Tx,
  actor: Actor,
  id: string,
  { fromOn, untilOn, seats }: BodyOf<typeof changeTermEndpoint>,
): Promise<{ id: string }> {
  const term = await termToRead(tx, actor, id, { toChange: true })
  if (untilOn <= fromOn) refuse(badTerm)
  await sql`update assembly.term set from_on = ${fromOn}, until_on = ${untilOn}, seats = ${seats} where id = ${id}`.execute(
    tx.db,
  )
  await sql`
    update assembly.member set during = daterange(lower(during), ${untilOn}::date)
    where term_id = ${id} and lower(during) < ${untilOn}::date and (upper(during) = ${term.untilOn}::date or upper(during) > ${untilOn}::date)`.execute(
    tx.db,
  )
  const { placeId, officeId } = term
  record(tx, termChanged, { placeId, officeId, actor, subject: { kind: 'assembly.term', id } })
  return { id }
}
