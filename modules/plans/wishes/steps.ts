import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { RefusalReason, WishAct } from '../rules/wishes.ts'
import { wishMoved } from './events.ts'
import { demandStep, type LockedWish, publishWishTopics } from './sight.ts'

export interface Said {
  reason?: RefusalReason
  words?: string | null
  otherWishId?: string
  officeId?: string
  /** More columns of `plans.wish` that change with the step. */
  set?: RawBuilder<unknown>
}

/** What an event about a suggestion says, whatever happened to it. */
export const aboutWish = (wish: Pick<LockedWish, 'id' | 'placeId' | 'officeId'>, actor: Actor) => ({
  placeId: wish.placeId,
  officeId: wish.officeId,
  actor,
  subject: { kind: 'plans.wish', id: wish.id },
})

/**
 * Moves a suggestion one step, keeps what was said, and leaves the event on which those concerned are told. The row is held by the
 * caller. Refuses what the table of transitions does not know.
 */
export async function takeStep(
  tx: Tx,
  actor: Actor,
  wish: LockedWish,
  act: WishAct,
  said: Said = {},
): Promise<void> {
  const state = demandStep(wish, act)
  await sql`update plans.wish set state = ${state}, version = version + 1 ${said.set ? sql`, ${said.set}` : sql``}
    where id = ${wish.id}`.execute(tx.db)
  const step = await keepStep(tx, actor, wish.id, { act, state, ...said })
  record(tx, wishMoved, {
    ...aboutWish(wish, actor),
    data: { act, state, step, category: wish.categoryId, reason: said.reason ?? null },
  })
  publishWishTopics(tx, wish)
}

export async function keepStep(
  tx: Tx,
  actor: Actor,
  wishId: string,
  step: Said & { act: string; state: string },
): Promise<string> {
  const id = newId(tx.now.getTime())
  await sql`
    insert into plans.wish_step (id, wish_id, act, state, at, by_person, reason, words, other_wish_id, office_id)
    values (${id}, ${wishId}, ${step.act}, ${step.state}, ${tx.now}, ${actor.personId}, ${step.reason ?? null},
      ${step.words?.trim() || null}, ${step.otherWishId ?? null}, ${step.officeId ?? null})`.execute(tx.db)
  return id
}
