import type { ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { compareDrafts as compareDraftsEndpoint } from '../contract/drafts.ts'
import { compareItems } from '../rules/comparing.ts'
import { draftToRead } from './drafts.ts'

/** What changed from the draft `withId` to the draft `id` of the same plan; drafts of two plans have nothing to be compared by. */
export async function compareDrafts(
  tx: Tx,
  actor: Actor,
  id: string,
  withId: string,
): Promise<ReplyOf<typeof compareDraftsEndpoint>> {
  const after = await draftToRead(tx, actor, id)
  const before = await draftToRead(tx, actor, withId)
  found(before.plan_id === after.plan_id ? before : null)
  return {
    before: { id: before.id, stage: before.stage },
    after: { id: after.id, stage: after.stage },
    items: compareItems(before.content.items, after.content.items),
  }
}
