import { sql } from 'kysely'
import { type BodyOf, mayNot, staleVersion } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { enterPersons, personByPhone } from '../../people/index.ts'
import { unitNamed } from '../../units/index.ts'
import {
  dayFull,
  type editWish as editEndpoint,
  type enterWish as enterEndpoint,
  type makeWish as makeEndpoint,
  nameMissing,
  placeTooFine,
  wishSupported,
  wishTaken,
} from '../contract/wishes.ts'
import { isEditable, mostADay, pairsOf, type WishChannel, wishPlaceKinds } from '../rules/wishes.ts'
import { at } from '../tables.ts'
import { wishEdited, wishMade } from './events.ts'
import { dayBeganAt, lockHuman } from './humans.ts'
import { holdPhotos } from './photos.ts'
import { demandCategory, roundToday } from './rounds.ts'
import { demandStep, type LockedWish, lockWishes, publishWishTopics, streetOf } from './sight.ts'
import { aboutWish, keepStep, takeStep } from './steps.ts'
import { countSupport } from './support.ts'

type Content = Omit<BodyOf<typeof makeEndpoint>, 'photoIds'>

/** How many more suggestions this human being may make today. */
export async function leftToday(tx: Tx, actor: Actor): Promise<number> {
  const { rows } = await sql<{ made: number }>`
    select count(*)::integer as made from plans.wish w join people.human h on h.id = w.person_id
    where h.human_id = (select me.human_id from people.human me where me.id = ${actor.personId}::uuid)
      and w.channel = 'self' and w.made_at >= ${dayBeganAt(tx)}`.execute(tx.db)
  return Math.max(0, mostADay.wishes - (rows[0]?.made ?? 0))
}

/** Suggests something in one's own name. Nobody else sees it before somebody looked at it. */
export async function makeWish(
  tx: Tx,
  actor: Actor,
  { photoIds, ...content }: BodyOf<typeof makeEndpoint>,
): Promise<{ id: string }> {
  await lockHuman(tx, actor)
  if ((await leftToday(tx, actor)) === 0) refuse(dayFull, { most: mostADay.wishes })
  const wish = await insertWish(tx, actor, { ...content, personId: actor.personId, channel: 'self' })
  if (photoIds.length > 0) await holdPhotos(tx, actor, wish.id, photoIds)
  return { id: wish.id }
}

/**
 * Writes down what somebody suggests who has no phone at hand. Whoever holds a post at a place does so for that place; an office, whose
 * telephone rings for the whole street, for any. A phone finds its owner; a name without one is entered anew.
 */
export async function enterWish(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  { photoIds, person, channel, ...content }: BodyOf<typeof enterEndpoint>,
): Promise<{ id: string }> {
  const { officeId } = await streetOf(tx)
  if (
    !actor.holds('plans.wish_hotline') &&
    !actor.may('plans.wish_for', { placeId: content.placeId, officeId })
  )
    refuse(mayNot, { permission: 'plans.wish_for' })
  const personId = person ? await personSaying(tx, vault, actor, person, officeId) : null
  const wish = await insertWish(tx, actor, { ...content, personId, channel })
  if (photoIds.length > 0) await holdPhotos(tx, actor, wish.id, photoIds)
  return { id: wish.id }
}

async function personSaying(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  { name, phone, homeId }: NonNullable<BodyOf<typeof enterEndpoint>['person']>,
  officeId: string,
): Promise<string> {
  const known = phone ? await personByPhone(tx, vault, phone) : null
  if (known) return known
  if (name.trim() === '') refuse(nameMissing)
  if (!(await unitNamed(tx, homeId))) refuse(placeTooFine)
  const [id] = await enterPersons(tx, vault, actor, [
    { name, ...(phone ? { phone } : {}), placeId: homeId, officeId },
  ])
  return id!
}

async function demandPlace(tx: Tx, placeId: string): Promise<void> {
  const place = await unitNamed(tx, placeId)
  if (place?.tree !== 'place' || !wishPlaceKinds.includes(place.kind)) refuse(placeTooFine)
}

const claimOf = (point: Content['point']) => (point ? `(${point.lon},${point.lat})` : null)

/** One row, one event of one 件, the suggester its first follower. */
export async function insertWish(
  tx: Tx,
  actor: Actor,
  wish: Content & { personId: string | null; channel: WishChannel; splitFrom?: LockedWish },
): Promise<{ id: string; placeId: string; officeId: string }> {
  const round = await roundToday(tx)
  if (!wish.splitFrom) await demandCategory(tx, round, wish.categoryId)
  await demandPlace(tx, wish.placeId)
  const { officeId } = await streetOf(tx)
  const id = newId(tx.now.getTime())
  const title = wish.title.trim()
  const words = wish.words.trim()
  const standing = { id, placeId: wish.placeId, officeId }
  const isPublished = wish.splitFrom?.publishedAt != null
  await at(tx)
    .insertInto('plans.wish')
    .values({
      id,
      round_id: wish.splitFrom ? wish.splitFrom.roundId : (round?.id ?? null),
      category_id: wish.categoryId,
      place_id: wish.placeId,
      office_id: officeId,
      person_id: wish.personId,
      entered_by: actor.personId!,
      channel: wish.channel,
      title,
      words,
      claimed_at: sql`${claimOf(wish.point)}::point`,
      pairs: pairsOf(title, words),
      state: isPublished ? 'published' : 'waiting',
      version: 1,
      made_at: tx.now,
      published_at: isPublished ? tx.now : null,
      merged_into: null,
      state_before_merge: null,
      root_id: id,
      split_from: wish.splitFrom?.id ?? null,
      project_id: null,
      target_id: null,
    })
    .execute()
  await keepStep(tx, actor, id, { act: 'make', state: isPublished ? 'published' : 'waiting' })
  if (wish.personId) {
    await at(tx)
      .insertInto('plans.wish_follow')
      .values({ wish_id: id, person_id: wish.personId, followed_at: tx.now })
      .execute()
  }
  record(tx, wishMade, {
    ...aboutWish(standing, actor),
    quantity: 1,
    measure: '件',
    data: { category: wish.categoryId, channel: wish.channel },
  })
  publishWishTopics(tx, { id, rootId: id })
  return standing
}

/** One's own suggestion, held; another's is not there. */
async function ownToChange(tx: Tx, actor: Actor, id: string): Promise<LockedWish> {
  const [wish] = await lockWishes(tx, actor, sql`w.id = ${id}`)
  return found(wish?.isOwn ? wish : null)
}

/** Changes one's own suggestion until somebody takes it up. One that came back with a question waits for a look again. */
export async function editWish(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, photoIds, ...content }: BodyOf<typeof editEndpoint>,
): Promise<{ version: number }> {
  const wish = await ownToChange(tx, actor, id)
  if (!isEditable(wish.state)) refuse(wishTaken)
  if (wish.version !== version) refuse(staleVersion)
  if (content.categoryId !== wish.categoryId)
    await demandCategory(tx, await roundToday(tx), content.categoryId)
  await demandPlace(tx, content.placeId)
  const title = content.title.trim()
  const words = content.words.trim()
  await sql`
    update plans.wish set title = ${title}, words = ${words}, category_id = ${content.categoryId}, place_id = ${content.placeId},
      claimed_at = ${claimOf(content.point)}::point, pairs = ${pairsOf(title, words)}, version = version + 1
    where id = ${id}`.execute(tx.db)
  await holdPhotos(tx, actor, id, photoIds)
  const changed = { ...wish, placeId: content.placeId, categoryId: content.categoryId }
  record(tx, wishEdited, { ...aboutWish(changed, actor), data: { version: version + 1 } })
  if (wish.state === 'asked_back') await takeStep(tx, actor, changed, 'answer')
  publishWishTopics(tx, wish)
  return { version: version + (wish.state === 'asked_back' ? 2 : 1) }
}

/** Takes back one's own suggestion. Once others support it, it is no longer one person's alone. */
export async function withdrawWish(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const wish = await ownToChange(tx, actor, id)
  demandStep(wish, 'withdraw')
  const { supports, crowd } = await countSupport(tx, actor, id)
  if (supports + crowd > 0) refuse(wishSupported, { supports: supports + crowd })
  await takeStep(tx, actor, wish, 'withdraw')
  return { id }
}
