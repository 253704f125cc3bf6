import { sql } from 'kysely'
import { notFound } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { system } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import {
  alreadyReleased,
  type Deed,
  holdNeedsFuture,
  notReleasable,
  recordHeld,
} from '../contract/records.ts'
import * as events from '../events.ts'
import {
  aboutRecord,
  countOf,
  type LockedRecord,
  lockRecord,
  lockRecords,
  publishRecord,
} from './decisions.ts'
import { askDeeds } from './deeds.ts'
import { recordSeen } from './sight.ts'

/**
 * Makes accepted records public in the name of whoever releases them, all or none. Chosen photos are left out for good.
 * A release counts under a kind and subject of its own, so that public figures are a question of their own.
 */
export async function releaseRecords(
  tx: Tx,
  actor: Actor,
  planId: string,
  body: { recordIds: readonly string[]; hiddenPhotoIds: readonly string[] },
): Promise<{ released: number }> {
  const rows = await lockRecords(tx, actor, body.recordIds, sql`p.plan_id = ${planId}`)
  for (const row of rows) demand(actor, 'plans.release', row)
  for (const row of rows) refuseUnlessReleasable(row)
  for (const row of rows) {
    if (row.heldUntilOn && row.heldUntilOn > tx.today)
      refuse(recordHeld, { recordId: row.id, untilOn: row.heldUntilOn })
  }
  // A photo meant to stay back that belongs to none of these records is a mistake that must not pass in silence.
  const known = new Set(rows.flatMap((row) => row.photoIds))
  if (body.hiddenPhotoIds.some((id) => !known.has(id))) refuse(notFound)
  const hidden = new Set(body.hiddenPhotoIds)
  const released = rows.map((row) =>
    record(tx, events.recordReleased, {
      ...aboutRecord(row, actor),
      subject: { kind: 'plans.release', id: row.id },
      occurredOn: row.happenedOn,
      evidence: row.publicPhotoIds.filter((id) => !hidden.has(id)),
      ...countOf(row),
    }),
  )
  await sql`
    with hidden as (
      update plans.photo set is_public = false where file_id = any (${body.hiddenPhotoIds}::uuid[])
    )
    update plans.record r
    set released_at = ${tx.now}, released_by = ${actor.personId}, released_event_id = n.event_id,
      held_until_on = null, hold_reason = null, held_by = null
    from unnest(${rows.map((row) => row.id)}::uuid[], ${released}::uuid[]) as n(id, event_id)
    where r.id = n.id`.execute(tx.db)
  for (const row of rows) publishRecord(tx, row)
  publish(tx, `plans.public:${planId}`)
  return { released: rows.length }
}

function refuseUnlessReleasable(row: LockedRecord): void {
  if (row.state !== 'accepted') refuse(notReleasable, { recordId: row.id })
  if (row.releasedAt) refuse(alreadyReleased, { recordId: row.id })
}

/** Accepted records that are not public yet, oldest first, with their holds; those this actor may release. */
export async function listReleasable(tx: Tx, actor: Actor, planId: string): Promise<Deed[]> {
  const plan = await sql`select 1 from plans.plan where id = ${planId} and adopted_on is not null`.execute(
    tx.db,
  )
  found(plan.rows[0])
  const deeds = await askDeeds(
    tx,
    actor,
    sql`p.plan_id = ${planId} and r.state = 'accepted' and r.released_at is null and ${recordSeen(tx, actor)}`,
    { limit: 500, order: sql`r.id` },
  )
  return deeds.filter((deed) => deed.may.includes('hold'))
}

/** Holds an accepted record back until a day, with a reason; said again, the later word holds. */
export async function holdRecord(
  tx: Tx,
  actor: Actor,
  id: string,
  body: { untilOn: string; reason: string },
): Promise<{ id: string }> {
  const row = await lockRecord(tx, actor, id)
  demand(actor, 'plans.release', row)
  refuseUnlessReleasable(row)
  if (body.untilOn <= tx.today) refuse(holdNeedsFuture)
  await sql`
    update plans.record set held_until_on = ${body.untilOn}::date, hold_reason = ${body.reason.trim()}, held_by = ${actor.personId}
    where id = ${id}`.execute(tx.db)
  record(tx, events.recordHeld, {
    ...aboutRecord(row, actor),
    data: { target: row.targetId, project: row.projectId, untilOn: body.untilOn },
  })
  publishRecord(tx, row)
  return { id }
}

/** Ends a hold early. Refuses where nothing is held. */
export async function liftHold(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const row = await lockRecord(tx, actor, id)
  demand(actor, 'plans.release', row)
  if (row.heldUntilOn === null) refuse(notReleasable, { recordId: id })
  await clearHold(tx, id)
  record(tx, events.holdLifted, {
    ...aboutRecord(row, actor),
    data: { target: row.targetId, project: row.projectId },
  })
  publishRecord(tx, row)
  return { id }
}

async function clearHold(tx: Tx, id: string): Promise<void> {
  await sql`update plans.record set held_until_on = null, hold_reason = null, held_by = null where id = ${id}`.execute(
    tx.db,
  )
}

/**
 * Clears holds whose day has come. The record only becomes releasable again: nothing turns public before someone answers for it.
 * @returns how many ended
 */
export async function endHolds(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    id: string
    plan_id: string
    project_id: string
    target_id: string
    place_id: string
    office_id: string
  }>`
    update plans.record r set held_until_on = null, hold_reason = null, held_by = null
    from (
      select held.id, p.plan_id from plans.record held join plans.project p on p.id = held.project_id
      where held.held_until_on <= ${tx.today}::date order by held.id limit 200 for no key update of held skip locked
    ) over
    where r.id = over.id
    returning r.id, over.plan_id, r.project_id, r.target_id, r.place_id, r.office_id`.execute(tx.db)
  for (const row of rows) {
    record(tx, events.holdLifted, {
      placeId: row.place_id,
      officeId: row.office_id,
      actor: system,
      subject: { kind: 'plans.record', id: row.id },
      data: { target: row.target_id, project: row.project_id },
    })
    publish(tx, `plans:${row.plan_id}`)
    publish(tx, `plans.project:${row.project_id}`)
  }
  return rows.length
}
