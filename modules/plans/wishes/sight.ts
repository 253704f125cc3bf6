import { type RawBuilder, sql } from 'kysely'
import { mayNot } from '../../../platform/contract.ts'
import type { Actor, Permission } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { roots, withinReach } from '../../units/index.ts'
import { wishElsewhere } from '../contract/wishes.ts'
import { ownIds } from '../records/sight.ts'
import { type WishAct, type WishState, wishMoved } from '../rules/wishes.ts'

// Who may see a suggestion, and rows held while something is done with them.

/**
 * For WHERE, with `plans.wish w`: within reach, written down by oneself, or one's office was asked. What is only waiting is seen like
 * everything else at the desk, since somebody has to look at it.
 */
export function wishSeen(tx: Tx, actor: Actor): RawBuilder<boolean> {
  const reach = actor.reach('plans.wish_read')
  return sql<boolean>`(w.entered_by = any (${ownIds(actor)}) and w.channel <> 'self'
    or ${withinReach(tx, reach, 'w.place_id', 'w.office_id')}
    or exists (select from plans.wish_opinion asked where asked.wish_id = w.id
      and ${withinReach(tx, { placeIds: [], officeIds: reach.officeIds }, 'asked.office_id', 'asked.office_id')}))`
}

/** For WHERE, with `plans.wish w`: what everybody may read. */
export const isPublicWish = sql<boolean>`(w.published_at is not null and w.state not in ('waiting', 'asked_back', 'withdrawn'))`

/** For WHERE, with `plans.wish w`: one's own, by whichever row of the same human being. */
export const isOwnWish = (actor: Actor): RawBuilder<boolean> =>
  sql<boolean>`coalesce(w.person_id = any (${ownIds(actor)}), false)`

export interface LockedWish {
  id: string
  placeId: string
  officeId: string
  roundId: string | null
  categoryId: string | null
  personId: string | null
  enteredBy: string
  title: string
  state: WishState
  version: number
  rootId: string
  mergedInto: string | null
  stateBeforeMerge: WishState | null
  publishedAt: Date | null
  projectId: string | null
  targetId: string | null
  isOwn: boolean
}

/** Held until the act commits, in the order of their ids, so that two people who act on the same ones come one after the other. */
export async function lockWishes(
  tx: Tx,
  actor: Actor,
  condition: RawBuilder<unknown>,
): Promise<LockedWish[]> {
  const { rows } = await sql<LockedWish>`
    select w.id, w.place_id as "placeId", w.office_id as "officeId", w.round_id as "roundId", w.category_id as "categoryId",
      w.person_id as "personId", w.entered_by as "enteredBy", w.title, w.state, w.version, w.root_id as "rootId",
      w.merged_into as "mergedInto", w.state_before_merge as "stateBeforeMerge", w.published_at as "publishedAt",
      w.project_id as "projectId", w.target_id as "targetId", ${isOwnWish(actor)} as "isOwn"
    from plans.wish w where ${condition}
    order by w.id for no key update of w`.execute(tx.db)
  return rows
}

/** A suggestion this actor may see and act on by the permission, held; 404 and 403 otherwise. */
export async function wishToDecide(
  tx: Tx,
  actor: Actor,
  id: string,
  permission: Permission = 'plans.wish_sort',
): Promise<LockedWish> {
  const [wish] = await lockWishes(tx, actor, sql`w.id = ${id} and ${wishSeen(tx, actor)}`)
  found(wish)
  if (!actor.may(permission, wish!)) refuse(mayNot, { permission })
  return wish!
}

/** Refuses an act that is not possible from where the suggestion stands. @returns the state it leads to */
export function demandStep(wish: Pick<LockedWish, 'state'>, act: WishAct): WishState {
  return wishMoved(wish.state, act) ?? refuse(wishElsewhere, { state: wish.state, act })
}

/** A suggestion belongs to the street's own office until an office is asked: the tree of offices has one root. */
export const streetOf = async (tx: Tx) => found(await roots(tx))

export function publishWishTopics(tx: Tx, wish: { id: string; rootId: string }): void {
  publish(tx, 'plans.wishes')
  publish(tx, `plans.wish:${wish.id}`)
  if (wish.rootId !== wish.id) publish(tx, `plans.wish:${wish.rootId}`)
}
