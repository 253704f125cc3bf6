import { sql } from 'kysely'
import { type BodyOf, mayNot } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import { unitNamed } from '../../units/index.ts'
import {
  type askOpinion as askEndpoint,
  dueInPast,
  type giveOpinion as giveEndpoint,
  type Opinion,
  opinionGivenAlready,
  wishElsewhere,
} from '../contract/wishes.ts'
import { at } from '../tables.ts'
import { opinionAsked, opinionGiven } from './events.ts'
import { publishWishTopics, wishSeen, wishToDecide } from './sight.ts'
import { aboutWish } from './steps.ts'

/** Asks an office until a day. PostgreSQL refuses a second open question to the same office. */
export async function askOpinion(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof askEndpoint>,
): Promise<{ id: string }> {
  const wish = await wishToDecide(tx, actor, id)
  if (!['waiting', 'published', 'candidate'].includes(wish.state))
    refuse(wishElsewhere, { state: wish.state, act: 'ask_opinion' })
  if (body.dueOn < tx.today) refuse(dueInPast)
  const office = await unitNamed(tx, body.officeId)
  found(office?.tree === 'office' ? office : null)
  const opinionId = newId(tx.now.getTime())
  await at(tx)
    .insertInto('plans.wish_opinion')
    .values({
      id: opinionId,
      wish_id: id,
      office_id: body.officeId,
      question: body.question.trim(),
      due_on: body.dueOn,
      asked_by: actor.personId!,
      asked_at: tx.now,
      stance: null,
      words: null,
      given_by: null,
      given_at: null,
    })
    .execute()
  record(tx, opinionAsked, {
    ...aboutWish(wish, actor),
    data: { opinion: opinionId, office: body.officeId, dueOn: body.dueOn },
  })
  publishWishTopics(tx, wish)
  return { id: opinionId }
}

/** The office answers, once. Another office's question is not there. */
export async function giveOpinion(
  tx: Tx,
  actor: Actor,
  id: string,
  { stance, words }: BodyOf<typeof giveEndpoint>,
): Promise<{ id: string }> {
  const { rows } = await sql<{
    wishId: string
    rootId: string
    placeId: string
    officeId: string
    givenAt: Date | null
  }>`
    select o.wish_id as "wishId", w.root_id as "rootId", w.place_id as "placeId", o.office_id as "officeId", o.given_at as "givenAt"
    from plans.wish_opinion o join plans.wish w on w.id = o.wish_id
    where o.id = ${id} and ${wishSeen(tx, actor)} for no key update of o`.execute(tx.db)
  const opinion = found(rows[0])
  if (!mayAnswer(actor, opinion.officeId)) refuse(mayNot, { permission: 'plans.wish_opinion' })
  if (opinion.givenAt) refuse(opinionGivenAlready)
  await sql`update plans.wish_opinion
    set stance = ${stance}, words = ${words.trim()}, given_by = ${actor.personId}, given_at = ${tx.now} where id = ${id}`.execute(
    tx.db,
  )
  record(tx, opinionGiven, {
    ...aboutWish({ id: opinion.wishId, placeId: opinion.placeId, officeId: opinion.officeId }, actor),
    data: { opinion: id, office: opinion.officeId, stance },
  })
  publishWishTopics(tx, { id: opinion.wishId, rootId: opinion.rootId })
  return { id }
}

/** An office is asked, so a grant on a place, however large, does not answer in its name. */
const nowhere = '00000000-0000-0000-0000-000000000000'
const mayAnswer = (actor: Actor, officeId: string) =>
  actor.may('plans.wish_opinion', { placeId: nowhere, officeId })

export async function opinionsOf(tx: Tx, actor: Actor, wishId: string): Promise<Opinion[]> {
  const { rows } = await sql<Omit<Opinion, 'mayAnswer'>>`
    select o.id, json_build_object('id', u.id, 'name', u.short_name) as office, o.question, o.due_on as "dueOn",
      to_json(o.asked_at) #>> '{}' as "askedAt", o.stance, o.words, l.name as "givenBy", to_json(o.given_at) #>> '{}' as "givenAt"
    from plans.wish_opinion o join units.label u on u.id = o.office_id left join people.label l on l.id = o.given_by
    where o.wish_id = ${wishId} order by o.id`.execute(tx.db)
  return rows.map((row) => ({
    ...row,
    askedAt: new Date(row.askedAt).toISOString(),
    givenAt: row.givenAt && new Date(row.givenAt).toISOString(),
    mayAnswer: row.givenAt === null && mayAnswer(actor, row.office.id),
  }))
}
