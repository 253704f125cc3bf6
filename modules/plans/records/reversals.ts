import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { record, reverse } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { alreadyDecided, alreadyReversed } from '../contract/records.ts'
import type { ReversalReason } from '../contract/words.ts'
import { recordTakenBack } from '../events.ts'
import { aboutRecord, demandDecision, type LockedRecord, lockRecord, publishRecord } from './decisions.ts'

/** Takes an accepted record out of every figure. Whoever may reverse for the line's office decides. */
export async function reverseRecord(
  tx: Tx,
  actor: Actor,
  id: string,
  reason: ReversalReason,
): Promise<{ id: string }> {
  const row = await lockRecord(tx, actor, id)
  demandDecision(actor, 'plans.reverse', row)
  await takeBack(tx, actor, row, reason)
  return { id }
}

/**
 * The correction itself: nothing is edited, the counting events are reversed on the day of the deed. What was public leaves the
 * public figure in the same act, and its photos with it; the deed stays readable with its reason. Refuses a second time.
 */
export async function takeBack(
  tx: Tx,
  actor: Actor,
  row: LockedRecord,
  reason: ReversalReason,
): Promise<void> {
  if (row.state === 'reversed') refuse(alreadyReversed)
  if (row.state !== 'accepted') refuse(alreadyDecided, { recordId: row.id, state: row.state })
  await reverse(tx, found(row.acceptedEventId), actor, reason)
  if (row.releasedEventId) {
    await reverse(tx, row.releasedEventId, actor, reason)
    publish(tx, `plans.public:${row.planId}`)
  }
  await sql`
    update plans.record set state = 'reversed', reversal_reason = ${reason}, held_until_on = null, hold_reason = null,
      held_by = null
    where id = ${row.id}`.execute(tx.db)
  record(tx, recordTakenBack, {
    ...aboutRecord(row, actor),
    data: { target: row.targetId, project: row.projectId, reason },
  })
  publishRecord(tx, row)
}
