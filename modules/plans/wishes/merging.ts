import { sql } from 'kysely'
import { type BodyOf, mayNot } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import {
  mergeIntoItself,
  notMergeable,
  notMerged,
  type splitWish as splitEndpoint,
} from '../contract/wishes.ts'
import { takesMergers } from '../rules/wishes.ts'
import { wishSeparated } from './events.ts'
import { insertWish } from './making.ts'
import { keepPhotosBack } from './photos.ts'
import { demandStep, lockWishes, publishWishTopics, wishSeen, wishToDecide } from './sight.ts'
import { aboutWish, keepStep, takeStep } from './steps.ts'

/**
 * Merges a suggestion into another. Nothing is copied: both keep their own words, photos, supports and followers, and the group is asked
 * as one, each human being once. So a merger can be taken back whole. Refuses a circle, since what is merged no longer takes mergers.
 */
export async function mergeWish(tx: Tx, actor: Actor, id: string, intoId: string): Promise<{ id: string }> {
  if (id === intoId) refuse(mergeIntoItself)
  const both = await lockWishes(
    tx,
    actor,
    sql`w.id = any (${[id, intoId]}::uuid[]) and ${wishSeen(tx, actor)}`,
  )
  const wish = found(both.find((one) => one.id === id))
  const into = found(both.find((one) => one.id === intoId))
  for (const one of both)
    if (!actor.may('plans.wish_sort', one)) refuse(mayNot, { permission: 'plans.wish_sort' })
  demandStep(wish, 'merge')
  if (!takesMergers.includes(into.state)) refuse(notMergeable, { state: into.state })
  await takeStep(tx, actor, wish, 'merge', {
    otherWishId: intoId,
    set: sql`merged_into = ${intoId}, state_before_merge = ${wish.state}, root_id = ${intoId},
      published_at = coalesce(published_at, ${tx.now})`,
  })
  if (wish.publishedAt === null) await keepPhotosBack(tx, id)
  // What was merged into it before now speaks through the same one.
  await sql`update plans.wish set root_id = ${intoId} where root_id = ${id} and id <> ${id}`.execute(tx.db)
  publishWishTopics(tx, into)
  return { id }
}

/** Takes a merger back: the suggestion stands where it stood, with whatever had been merged into it. */
export async function unmergeWish(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const wish = await wishToDecide(tx, actor, id)
  if (wish.mergedInto === null || wish.stateBeforeMerge === null) refuse(notMerged)
  // Held, so that nobody merges the one it leaves meanwhile and takes this one along.
  await lockWishes(tx, actor, sql`w.id = ${wish.rootId}`)
  const state = wish.stateBeforeMerge!
  await sql`
    with recursive below as (
      select id from plans.wish where id = ${id}
      union all
      select w.id from plans.wish w join below b on w.merged_into = b.id
    )
    update plans.wish w set root_id = ${id},
      state = case when w.id = ${id} then ${state} else w.state end,
      merged_into = case when w.id = ${id} then null else w.merged_into end,
      state_before_merge = case when w.id = ${id} then null else w.state_before_merge end,
      published_at = case when w.id = ${id} and ${state} = 'waiting' then null else w.published_at end,
      version = version + 1
    from below where w.id = below.id`.execute(tx.db)
  const step = await keepStep(tx, actor, id, { act: 'separate', state, otherWishId: wish.mergedInto! })
  record(tx, wishSeparated, { ...aboutWish(wish, actor), data: { from: wish.mergedInto!, step } })
  publishWishTopics(tx, wish)
  return { id }
}

/**
 * Gives the second matter of a suggestion a page of its own. The first keeps its author's words; supports stay with it, since nobody can
 * say for which of the two they were given, and whoever follows it follows both.
 */
export async function splitWish(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof splitEndpoint>,
): Promise<{ id: string }> {
  const wish = await wishToDecide(tx, actor, id)
  demandStep(wish, 'split')
  const part = await insertWish(tx, actor, {
    ...body,
    personId: wish.personId,
    channel: 'split',
    splitFrom: wish,
  })
  await sql`
    insert into plans.wish_follow (wish_id, person_id, followed_at)
    select ${part.id}, f.person_id, ${tx.now} from plans.wish_follow f where f.wish_id = ${id}
    on conflict do nothing`.execute(tx.db)
  await takeStep(tx, actor, wish, 'split', { otherWishId: part.id })
  return { id: part.id }
}
