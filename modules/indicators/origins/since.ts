import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { Ask } from '../contract/answers.ts'
import { beneath, meantBy } from './beneath.ts'

// A closed period takes no posting date: what was published is kept with the snapshot it was read under, and whatever that snapshot
// did not see is an adjustment. docs/decisions/0004-closed-periods.md says why.

/** What is visible at this moment, to be kept with a number that is pinned. Ask for it before the numbers, in the same transaction. */
export async function snapshotNow(tx: Tx): Promise<string> {
  const { rows } = await sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`.execute(
    tx.db,
  )
  return rows[0]!.snapshot
}

export interface LateEvent {
  eventId: string
  kind: string
  occurredOn: string
  recordedAt: string
  quantity: number | null
  measure: string | null
  reverses: string | null
}

/**
 * Events beneath the answer to this ask that the snapshot did not see, in the order they were written: exact by transaction, so that
 * neither a slow transaction nor a clock decides. Of a ratio those of both its parts.
 */
export async function eventsSince(tx: Tx, ask: Ask, snapshot: string): Promise<LateEvent[]> {
  const condition = await beneath(tx, await meantBy(tx, ask), 'both')
  if (!condition) return []
  const { rows } = await sql<Omit<LateEvent, 'recordedAt'> & { recordedAt: Date }>`
    select e.id as "eventId", e.kind, e.occurred_on as "occurredOn", e.recorded_at as "recordedAt", e.quantity, e.measure, e.reverses
    from ledger.event e
    where ${condition} and e.transaction_id >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
      and not pg_visible_in_snapshot(e.transaction_id, ${snapshot}::pg_snapshot)
    order by e.seq`.execute(tx.db)
  return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }))
}
