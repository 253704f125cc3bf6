import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record, reverse } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import {
  type addCrowd as addCrowdEndpoint,
  dayFull,
  dayInFuture,
  ownWish,
  supportOver,
} from '../contract/wishes.ts'
import { ownIds } from '../records/sight.ts'
import { mostADay, takesSupport, type WishState } from '../rules/wishes.ts'
import { at } from '../tables.ts'
import { wishSupported } from './events.ts'
import { dayBeganAt, lockHuman } from './humans.ts'
import { isOwnWish, isPublicWish, publishWishTopics, wishToDecide } from './sight.ts'

export interface Support {
  supports: number
  crowd: number
  isSupported: boolean
}

/** How many human beings support the group a suggestion belongs to: nobody counts twice, however many rows or members they chose. */
export async function countSupport(tx: Tx, actor: Actor, wishId: string): Promise<Support> {
  const { rows } = await sql<Support>`
    with members as (
      select g.id from plans.wish w join plans.wish g on g.root_id = w.root_id where w.id = ${wishId}
    )
    select count(distinct h.human_id)::integer as supports,
      coalesce(bool_or(s.person_id = any (${ownIds(actor)})), false) as "isSupported",
      (select coalesce(sum(k.count), 0)::integer from plans.wish_crowd k where k.wish_id in (select id from members)) as crowd
    from plans.wish_support s join people.human h on h.id = s.person_id
    where s.wish_id in (select id from members)`.execute(tx.db)
  return rows[0]!
}

interface Speaking {
  id: string
  rootId: string
  placeId: string
  officeId: string
  categoryId: string | null
  state: WishState
  isOwn: boolean
}

/** The suggestion that speaks for the one asked for, shared until the act commits, so that no merger passes in between. 404 unless public. */
async function speakingFor(tx: Tx, actor: Actor, id: string): Promise<Speaking> {
  const { rows: asked } = await sql<{ isOwn: boolean }>`
    select ${isOwnWish(actor)} as "isOwn" from plans.wish w where w.id = ${id} and ${isPublicWish}`.execute(
    tx.db,
  )
  found(asked[0])
  for (let next = id; ; ) {
    const { rows } = await sql<Speaking & { mergedInto: string | null }>`
      select w.id, w.root_id as "rootId", w.place_id as "placeId", w.office_id as "officeId", w.category_id as "categoryId",
        w.state, w.merged_into as "mergedInto", ${isOwnWish(actor)} as "isOwn"
      from plans.wish w where w.id = ${next} for share of w`.execute(tx.db)
    const wish = found(rows[0])
    if (wish.mergedInto === null) return wish
    next = wish.mergedInto
  }
}

/** Supports a suggestion, once per human being: a double click, two devices and two rows of one person are one support. */
export async function supportWish(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ supports: number; isSupported: boolean }> {
  const humanId = await lockHuman(tx, actor)
  const wish = await speakingFor(tx, actor, id)
  if (wish.isOwn) refuse(ownWish)
  if (!takesSupport.includes(wish.state)) refuse(supportOver)
  const before = await countSupport(tx, actor, wish.id)
  if (before.isSupported) return toldSupport(before)
  const { rows: today } = await sql<{ given: number }>`
    select count(*)::integer as given from plans.wish_support
    where human_id = ${humanId} and supported_at >= ${dayBeganAt(tx)}`.execute(tx.db)
  if (today[0]!.given >= mostADay.supports) refuse(dayFull, { most: mostADay.supports })
  const supportId = newId(tx.now.getTime())
  const home = await homeOf(tx, actor)
  const eventId = record(tx, wishSupported, {
    placeId: home ?? wish.placeId,
    officeId: wish.officeId,
    actor: { ...actor, personId: null },
    subject: { kind: 'plans.wish_support', id: supportId },
    quantity: 1,
    measure: '人',
    data: { wish: wish.id, category: wish.categoryId, way: 'person' },
  })
  await at(tx)
    .insertInto('plans.wish_support')
    .values({
      id: supportId,
      wish_id: wish.id,
      person_id: actor.personId!,
      human_id: humanId,
      place_id: home ?? wish.placeId,
      supported_at: tx.now,
      event_id: eventId,
    })
    .execute()
  publishWishTopics(tx, wish)
  return { supports: before.supports + 1, isSupported: true }
}

const toldSupport = ({ supports, isSupported }: Support) => ({ supports, isSupported })

/** Takes support back, wherever in the group it was given. Nothing of who it was stays. */
export async function takeSupportBack(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ supports: number; isSupported: boolean }> {
  await lockHuman(tx, actor)
  const wish = await speakingFor(tx, actor, id)
  if (!takesSupport.includes(wish.state)) refuse(supportOver)
  const { rows } = await sql<{ event_id: string }>`
    delete from plans.wish_support s using plans.wish g
    where g.id = s.wish_id and g.root_id = ${wish.rootId} and s.person_id = any (${ownIds(actor)})
    returning s.event_id`.execute(tx.db)
  for (const { event_id } of rows) await reverse(tx, event_id, { ...actor, personId: null }, 'taken_back')
  if (rows.length > 0) publishWishTopics(tx, wish)
  return toldSupport(await countSupport(tx, actor, wish.id))
}

/** The neighbourhood where the person lives as a resident; null for whoever acts from elsewhere. */
export async function homeOf(tx: Tx, actor: Actor): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select l.id from units.within x join units.label l on l.id = x.ancestor_id and l.kind = 'neighbourhood'
    where x.id = any (${actor.reach('plans.wish').placeIds}::uuid[])
      and x.from_on <= ${tx.today}::date and ${tx.today}::date < x.until_on
    limit 1`.execute(tx.db)
  return rows[0]?.id ?? null
}

/** Wants to be told. One's own suggestions are followed from the beginning. */
export async function followWish(tx: Tx, actor: Actor, id: string): Promise<{ isFollowed: boolean }> {
  const wish = await wishToHearOf(tx, actor, id)
  await sql`insert into plans.wish_follow (wish_id, person_id, followed_at)
    values (${wish}, ${actor.personId}, ${tx.now}) on conflict do nothing`.execute(tx.db)
  publish(tx, `plans.wish:${wish}`)
  return { isFollowed: true }
}

/** No longer wants to be told, under whichever row of the same human being and wherever in the group. */
export async function unfollowWish(tx: Tx, actor: Actor, id: string): Promise<{ isFollowed: boolean }> {
  const wish = await wishToHearOf(tx, actor, id)
  await sql`delete from plans.wish_follow f using plans.wish w, plans.wish g
    where w.id = ${wish} and g.root_id = w.root_id and f.wish_id = g.id and f.person_id = any (${ownIds(actor)})`.execute(
    tx.db,
  )
  publish(tx, `plans.wish:${wish}`)
  return { isFollowed: false }
}

async function wishToHearOf(tx: Tx, actor: Actor, id: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select w.id from plans.wish w where w.id = ${id} and (${isPublicWish} or ${isOwnWish(actor)})`.execute(
    tx.db,
  )
  return found(rows[0]).id
}

/** Support counted elsewhere, as one event with its number and no persons. */
export async function addCrowd(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof addCrowdEndpoint>,
): Promise<{ id: string }> {
  const wish = await wishToDecide(tx, actor, id, 'plans.wish_for')
  if (!takesSupport.includes(wish.state)) refuse(supportOver)
  if (body.happenedOn > tx.today) refuse(dayInFuture)
  const crowdId = newId(tx.now.getTime())
  const eventId = record(tx, wishSupported, {
    placeId: body.placeId,
    officeId: wish.officeId,
    actor,
    subject: { kind: 'plans.wish_crowd', id: crowdId },
    occurredOn: body.happenedOn,
    quantity: body.count,
    measure: '人次',
    data: { wish: wish.id, category: wish.categoryId, way: body.way },
  })
  await at(tx)
    .insertInto('plans.wish_crowd')
    .values({
      id: crowdId,
      wish_id: wish.id,
      place_id: body.placeId,
      count: body.count,
      way: body.way,
      happened_on: body.happenedOn,
      entered_by: actor.personId!,
      entered_at: tx.now,
      event_id: eventId,
    })
    .execute()
  publishWishTopics(tx, wish)
  return { id: crowdId }
}
