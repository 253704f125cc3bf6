import type { FastifyReply } from 'fastify'
import { type RawBuilder, sql } from 'kysely'
import { type BodyOf, badShape } from '../../../platform/contract.ts'
import type { Files } from '../../../platform/files/files.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Lilong } from '../../../platform/lilong.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { actorOfPerson } from '../../identity/index.ts'
import { roots, unitNamed, withinReach } from '../../units/index.ts'
import { unknownOffice } from '../contract/papers.ts'
import {
  type closeSeal as closeSealEndpoint,
  type enterSeal as enterSealEndpoint,
  type handOverSeal as handOverEndpoint,
  keeperCannot,
  keeperDays,
  type listSealable as listSealableEndpoint,
  type Seal,
  sealClosed,
  sealDays,
} from '../contract/seals.ts'
import { sealClosed as sealClosedEvent, sealEntered, sealHandedOver, sealListChanged } from '../events.ts'
import { ownIds } from '../papers/sight.ts'
import { kindRules } from '../rules/kinds.ts'

/** For WHERE, with `documents.seal s`: the register is seen within reach, and by whoever keeps the seal today. */
export function sealSeen(tx: Tx, actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(${withinReach(tx, actor.reach('documents.read_seals'), 's.place_id', 's.office_id')}
    or exists (select from documents.seal_keeper k where k.seal_id = s.id and k.person_id = any (${ownIds(actor)})
      and k.during @> ${tx.today}::date))`
}

async function askSeals(tx: Tx, actor: Actor, condition: RawBuilder<unknown>): Promise<Seal[]> {
  const { rows } = await sql<Omit<Seal, 'may'> & { placeId: string; officeId: string }>`
    select s.id, s.name, s.kind, s.place_id as "placeId", s.office_id as "officeId",
      (select jsonb_build_object('id', u.id, 'name', u.short_name) from units.label u where u.id = s.office_id) as office,
      s.kept_at as "keptAt", s.from_on as "fromOn", s.until_on as "untilOn", s.end_reason as "endReason",
      s.picture_id is not null as "hasPicture",
      (select jsonb_build_object('id', l.id, 'name', l.name) from documents.seal_keeper k join people.label l on l.id = k.person_id
        where k.seal_id = s.id and k.during @> ${tx.today}::date) as keeper,
      coalesce((select jsonb_agg(jsonb_build_object('kind', r.kind, 'signedRank', r.signed_rank) order by r.kind)
        from documents.seal_rule r where r.seal_id = s.id), '[]') as rules,
      coalesce((select jsonb_agg(jsonb_build_object('person', jsonb_build_object('id', l.id, 'name', l.name),
          'fromOn', lower(k.during), 'untilOn', upper(k.during)) order by k.during)
        from documents.seal_keeper k join people.label l on l.id = k.person_id where k.seal_id = s.id), '[]') as keepers,
      (select count(*)::integer from documents.seal_use u where u.seal_id = s.id and u.state = 'sealed') as uses
    from documents.seal s where ${condition}
    order by s.until_on is not null, s.from_on, s.name`.execute(tx.db)
  return rows.map(({ placeId, officeId, ...seal }) => ({
    ...seal,
    may: actor.may('documents.enter_seal', { placeId, officeId }) && seal.untilOn === null ? ['enter'] : [],
  }))
}

export const listSeals = (tx: Tx, actor: Actor): Promise<Seal[]> => askSeals(tx, actor, sealSeen(tx, actor))

export async function getSeal(tx: Tx, actor: Actor, id: string): Promise<Seal> {
  return found((await askSeals(tx, actor, sql`s.id = ${id} and ${sealSeen(tx, actor)}`))[0])
}

export interface HeldSeal {
  id: string
  placeId: string
  officeId: string
  fromOn: string
  untilOn: string | null
  keeperId: string | null
  isKeeper: boolean
}

/** A seal held until the commit, or 404. */
export async function lockSeal(tx: Tx, actor: Actor, id: string): Promise<HeldSeal> {
  const { rows } = await sql<HeldSeal>`
    select s.id, s.place_id as "placeId", s.office_id as "officeId", s.from_on as "fromOn", s.until_on as "untilOn",
      (select k.person_id from documents.seal_keeper k where k.seal_id = s.id and k.during @> ${tx.today}::date) as "keeperId",
      exists (select from documents.seal_keeper k where k.seal_id = s.id and k.during @> ${tx.today}::date
        and k.person_id = any (${ownIds(actor)})) as "isKeeper"
    from documents.seal s where s.id = ${id} and ${sealSeen(tx, actor)} for no key update of s`.execute(tx.db)
  return found(rows[0])
}

const aboutSeal = (seal: Pick<HeldSeal, 'id' | 'placeId' | 'officeId'>, actor: Actor) => ({
  placeId: seal.placeId,
  officeId: seal.officeId,
  actor,
  subject: { kind: 'documents.seal', id: seal.id },
})

/** A keeper holds the post of one where the seal belongs: entering seals gives nobody the right to set them. */
async function demandKeeper(
  tx: Tx,
  lilong: Lilong,
  personId: string,
  seal: { placeId: string; officeId: string },
): Promise<void> {
  const { rows } = await sql`select 1 from people.label where id = ${personId}`.execute(tx.db)
  const keeper = rows[0] ? await actorOfPerson(lilong, personId, tx.now).catch(() => undefined) : undefined
  if (!keeper?.may('documents.set_seal', seal)) refuse(keeperCannot)
}

/** Enters a seal with its first keeper and its list. */
export async function enterSeal(
  tx: Tx,
  lilong: Lilong,
  actor: Actor,
  body: BodyOf<typeof enterSealEndpoint>,
): Promise<{ id: string }> {
  const office = await unitNamed(tx, body.officeId)
  if (office?.tree !== 'office') return refuse(unknownOffice)
  const standing = {
    placeId: body.placeId ?? found(await roots(tx)).placeId,
    officeId: body.officeId,
  }
  demand(actor, 'documents.enter_seal', standing)
  if (body.fromOn > tx.today) refuse(sealDays)
  await demandKeeper(tx, lilong, body.keeperId, standing)
  const id = newId(tx.now.getTime())
  await sql`
    insert into documents.seal (id, name, kind, place_id, office_id, kept_at, from_on, entered_by, entered_at)
    values (${id}, ${body.name.trim()}, ${body.kind}, ${standing.placeId}, ${standing.officeId}, ${body.keptAt.trim()},
      ${body.fromOn}, ${actor.personId}, ${tx.now})`.execute(tx.db)
  await sql`
    insert into documents.seal_keeper (id, seal_id, person_id, during)
    values (${newId(tx.now.getTime())}, ${id}, ${body.keeperId}, daterange(${body.fromOn}::date, null))`.execute(
    tx.db,
  )
  await writeRules(tx, id, body.rules)
  record(tx, sealEntered, aboutSeal({ id, ...standing }, actor))
  publish(tx, 'documents.seals')
  return { id }
}

async function writeRules(
  tx: Tx,
  id: string,
  rules: BodyOf<typeof listSealableEndpoint>['rules'],
): Promise<void> {
  // What no kind allows to be sealed does not come onto a list; of a kind named twice the stricter holds.
  const listed = new Map<string, string>()
  for (const { kind, signedRank } of rules) {
    if (kindRules[kind].sealed && listed.get(kind) !== 'leader') listed.set(kind, signedRank)
  }
  const rows = [...listed].map(([kind, rank]) => ({ kind, rank }))
  await sql`delete from documents.seal_rule where seal_id = ${id}`.execute(tx.db)
  await sql`
    insert into documents.seal_rule (seal_id, kind, signed_rank)
    select ${id}, r.kind, r.rank from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(kind text, rank text)`.execute(
    tx.db,
  )
}

/** Says what may be sealed with it from now on. What was asked for before is judged by the new list. */
export async function listSealable(
  tx: Tx,
  actor: Actor,
  id: string,
  { rules }: BodyOf<typeof listSealableEndpoint>,
): Promise<{ id: string }> {
  const seal = await lockSeal(tx, actor, id)
  demand(actor, 'documents.enter_seal', seal)
  if (seal.untilOn !== null) refuse(sealClosed)
  await writeRules(tx, id, rules)
  record(tx, sealListChanged, { ...aboutSeal(seal, actor), data: { kinds: rules.length } })
  publish(tx, 'documents.seals')
  return { id }
}

/** Gives a seal into other hands from a day on: the one before keeps it until then. */
export async function handOverSeal(
  tx: Tx,
  lilong: Lilong,
  actor: Actor,
  id: string,
  { personId, fromOn }: BodyOf<typeof handOverEndpoint>,
): Promise<{ id: string }> {
  const seal = await lockSeal(tx, actor, id)
  demand(actor, 'documents.enter_seal', seal)
  if (seal.untilOn !== null) refuse(sealClosed)
  await demandKeeper(tx, lilong, personId, seal)
  const { rows } = await sql<{ id: string; from: string }>`
    select id, lower(during) as from from documents.seal_keeper where seal_id = ${id} order by during desc limit 1`.execute(
    tx.db,
  )
  const last = found(rows[0])
  if (fromOn < tx.today || fromOn <= last.from) refuse(keeperDays)
  await sql`update documents.seal_keeper set during = daterange(lower(during), ${fromOn}::date) where id = ${last.id}`.execute(
    tx.db,
  )
  await sql`
    insert into documents.seal_keeper (id, seal_id, person_id, during)
    values (${newId(tx.now.getTime())}, ${id}, ${personId}, daterange(${fromOn}::date, null))`.execute(tx.db)
  record(tx, sealHandedOver, { ...aboutSeal(seal, actor), data: { keeper: personId, fromOn } })
  publish(tx, 'documents.seals')
  return { id }
}

/** Takes a seal out of use. Its register stays. */
export async function closeSeal(
  tx: Tx,
  actor: Actor,
  id: string,
  { untilOn, reason }: BodyOf<typeof closeSealEndpoint>,
): Promise<{ id: string }> {
  const seal = await lockSeal(tx, actor, id)
  demand(actor, 'documents.enter_seal', seal)
  if (seal.untilOn !== null) refuse(sealClosed)
  if (untilOn < seal.fromOn || untilOn > tx.today) refuse(sealDays)
  await sql`update documents.seal set until_on = ${untilOn}, end_reason = ${reason.trim()} where id = ${id}`.execute(
    tx.db,
  )
  record(tx, sealClosedEvent, aboutSeal(seal, actor))
  publish(tx, 'documents.seals')
  return { id }
}

/** Keeps the impression of a seal, for comparison by eye. */
export async function keepSealPicture(
  tx: Tx,
  files: Files,
  actor: Actor,
  id: string,
  received: readonly ReceivedFile[],
): Promise<{ id: string }> {
  const seal = await lockSeal(tx, actor, id)
  demand(actor, 'documents.enter_seal', seal)
  if (seal.untilOn !== null) refuse(sealClosed)
  const [file] = received
  if (!file || !actor.personId) return refuse(badShape)
  const kept = await files.keepPhoto(tx, file, actor.personId)
  await sql`update documents.seal set picture_id = ${kept.id} where id = ${id}`.execute(tx.db)
  record(tx, sealEntered, { ...aboutSeal(seal, actor), evidence: [kept.id] })
  return { id }
}

export async function sendSealPicture(
  tx: Tx,
  files: Files,
  actor: Actor,
  id: string,
  reply: FastifyReply,
): Promise<unknown> {
  const { rows } = await sql<{ picture: string | null }>`
    select s.picture_id as picture from documents.seal s where s.id = ${id} and ${sealSeen(tx, actor)}`.execute(
    tx.db,
  )
  const file = found(await files.describe(tx, found(rows[0]?.picture)))
  reply.header('cache-control', 'private, no-cache').type(file.mediaType)
  return reply.send(files.read(file))
}
