import { type RawBuilder, sql } from 'kysely'
import { mayNot, notFound } from '../../../platform/contract.ts'
import type { Actor, Permission } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { type EventKind, record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { alreadyDecided, measuredByIndicator, projectClosed, selfAcceptance } from '../contract/records.ts'
import type { Measure, ProjectState, RecordState } from '../contract/words.ts'
import { projectMoved, recordAccepted, recordReturned, recordWithdrawn } from '../events.ts'
import { measureOf } from '../rules/measuring.ts'
import { isClosed } from '../rules/states.ts'
import { mayDecide, ownIds, recordSeen } from './sight.ts'

export interface LockedRecord {
  id: string
  planId: string
  projectId: string
  projectPlaceId: string
  projectState: ProjectState
  targetId: string
  placeId: string
  officeId: string
  happenedOn: string
  quantity: number
  state: RecordState
  /** Whether the actor submitted it, or decided about it, under whichever row of theirs. */
  isOwn: boolean
  isOwnDecision: boolean
  releasedAt: Date | null
  heldUntilOn: string | null
  acceptedEventId: string | null
  releasedEventId: string | null
  measuredBy: Measure
  unit: string | null
  denominatorUnit: string | null
  photoIds: string[]
  /** The returned sheet the record came from: what it rests on, since sheets carry no photos. */
  sheetFileId: string | null
  publicPhotoIds: string[]
}

/**
 * Records held until the act commits, in the order of their ids, so that two people who decide about the same ones come one after the other
 * and the second sees what the first did. Project and target are shared meanwhile: neither is closed nor counted otherwise
 * under a decision. 404 when one of them is not this actor's to see.
 */
export async function lockRecords(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  more: RawBuilder<unknown> = sql`true`,
): Promise<LockedRecord[]> {
  return lockRecordsUnseen(tx, actor, ids, sql`${recordSeen(tx, actor)} and ${more}`)
}

/** The same without asking whether the actor may see them: for acts whose own rule has already said who may. */
export async function lockRecordsUnseen(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  condition: RawBuilder<unknown> = sql`true`,
): Promise<LockedRecord[]> {
  const { rows } = await sql<LockedRecord>`
    select r.id, p.plan_id as "planId", r.project_id as "projectId", p.place_id as "projectPlaceId", p.state as "projectState",
      r.target_id as "targetId", r.place_id as "placeId", r.office_id as "officeId", r.happened_on as "happenedOn", r.quantity,
      r.state, r.submitted_by = any (${ownIds(actor)}) as "isOwn",
      coalesce(r.decided_by = any (${ownIds(actor)}), false) as "isOwnDecision", r.released_at as "releasedAt",
      r.held_until_on as "heldUntilOn", r.accepted_event_id as "acceptedEventId", r.released_event_id as "releasedEventId",
      t.measured_by as "measuredBy", t.unit, t.denominator_unit as "denominatorUnit",
      array(select ph.file_id from plans.photo ph where ph.record_id = r.id order by ph.position) as "photoIds",
      (select s.file_id from plans.sheet s where s.id = r.sheet_id) as "sheetFileId",
      array(select ph.file_id from plans.photo ph where ph.record_id = r.id and ph.is_public order by ph.position)
        as "publicPhotoIds"
    from plans.project p join plans.record r on r.project_id = p.id join plans.target t on t.id = r.target_id
    where r.id = any (${ids}::uuid[]) and ${condition}
    order by r.id
    for share of p for share of t for no key update of r`.execute(tx.db)
  if (rows.length !== ids.length) refuse(notFound)
  return rows
}

export async function lockRecord(tx: Tx, actor: Actor, id: string): Promise<LockedRecord> {
  return found((await lockRecords(tx, actor, [id]))[0])
}

export function demandDecision(actor: Actor, permission: Permission, row: LockedRecord): void {
  if (!mayDecide(actor, permission, row)) refuse(mayNot, { permission })
}

export function publishRecord(tx: Tx, row: LockedRecord): void {
  publish(tx, `plans:${row.planId}`)
  publish(tx, `plans.project:${row.projectId}`)
  publish(tx, `plans.target:${row.targetId}`)
}

/** What an event about a record says, whatever happened to it. */
export const aboutRecord = (row: LockedRecord, actor: Actor) => ({
  placeId: row.placeId,
  officeId: row.officeId,
  actor,
  subject: { kind: 'plans.record', id: row.id },
})

/** Quantity and measure where they are summed; a reading goes uncounted in the data, since readings are never summed. */
export const countOf = (row: LockedRecord) =>
  row.measuredBy === 'reading'
    ? { data: { target: row.targetId, project: row.projectId, reading: row.quantity } }
    : {
        quantity: row.quantity,
        measure: measureOf(row),
        data: { target: row.targetId, project: row.projectId },
      }

/**
 * Accepts records of others, all or none. From the commit on they count, on the day of the deed. The first acceptance begins
 * the project. Compares human beings: whoever submitted a record never accepts it, by whatever account, role or second entry.
 */
export async function acceptRecords(
  tx: Tx,
  actor: Actor,
  recordIds: readonly string[],
): Promise<{ accepted: number }> {
  const begun = await beginProjects(tx, recordIds)
  const rows = await lockRecords(tx, actor, recordIds)
  for (const row of rows) demandDecision(actor, 'plans.accept', row)
  await acceptLocked(tx, actor, rows, begun)
  return { accepted: rows.length }
}

/** The acceptance itself, of records that are held, by somebody who may decide about them. */
export async function acceptLocked(
  tx: Tx,
  actor: Actor,
  rows: readonly LockedRecord[],
  begun: Awaited<ReturnType<typeof beginProjects>>,
): Promise<void> {
  for (const row of rows) {
    if (row.isOwn) refuse(selfAcceptance, { recordId: row.id })
    if (row.state !== 'submitted') refuse(alreadyDecided, { recordId: row.id, state: row.state })
    if (isClosed(row.projectState)) refuse(projectClosed)
    if (row.measuredBy === 'indicator') refuse(measuredByIndicator)
  }
  for (const project of begun) {
    record(tx, projectMoved, {
      placeId: project.place_id,
      officeId: project.office_id,
      actor,
      subject: { kind: 'plans.project', id: project.id },
      data: { act: 'begin', state: 'under_way' },
    })
  }
  const events = rows.map((row) =>
    record(tx, recordAccepted, {
      ...aboutRecord(row, actor),
      occurredOn: row.happenedOn,
      evidence: row.sheetFileId ? [row.sheetFileId, ...row.photoIds] : row.photoIds,
      ...countOf(row),
    }),
  )
  await sql`
    update plans.record r
    set state = 'accepted', decided_by = ${actor.personId}, decided_at = ${tx.now}, accepted_event_id = n.event_id
    from unnest(${rows.map((row) => row.id)}::uuid[], ${events}::uuid[]) as n(id, event_id)
    where r.id = n.id`.execute(tx.db)
  for (const row of rows) publishRecord(tx, row)
}

/** Taken before the projects are shared: two first acceptances would otherwise each wait for the other to let go. */
export async function beginProjects(tx: Tx, recordIds: readonly string[]) {
  const { rows } = await sql<{ id: string; place_id: string; office_id: string }>`
    update plans.project p set state = 'under_way', version = version + 1
    from (
      select id from plans.project
      where state = 'adopted' and id in (select project_id from plans.record where id = any (${recordIds}::uuid[]))
      order by id for no key update
    ) waiting
    where p.id = waiting.id and p.state = 'adopted'
    returning p.id, p.place_id, p.office_id`.execute(tx.db)
  return rows
}

/** Sends a record back with a reason; whoever submitted it makes a new one. */
export async function returnRecord(
  tx: Tx,
  actor: Actor,
  id: string,
  reason: string,
): Promise<{ id: string }> {
  const row = await lockRecord(tx, actor, id)
  demandDecision(actor, 'plans.accept', row)
  return decide(tx, actor, row, 'returned', recordReturned, reason)
}

/** Takes back one's own record before anybody decided about it. Another's record is 403 for whoever may see it. */
export async function withdrawRecord(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const row = await lockRecord(tx, actor, id)
  if (!row.isOwn) refuse(mayNot, { permission: 'plans.record' })
  return decide(tx, actor, row, 'withdrawn', recordWithdrawn, null)
}

async function decide(
  tx: Tx,
  actor: Actor,
  row: LockedRecord,
  state: 'returned' | 'withdrawn',
  kind: EventKind<typeof recordReturned.data>,
  reason: string | null,
): Promise<{ id: string }> {
  if (row.state !== 'submitted') refuse(alreadyDecided, { recordId: row.id, state: row.state })
  await sql`
    update plans.record set state = ${state}, decided_by = ${actor.personId}, decided_at = ${tx.now}, return_reason = ${reason}
    where id = ${row.id}`.execute(tx.db)
  record(tx, kind, { ...aboutRecord(row, actor), data: { target: row.targetId, project: row.projectId } })
  publishRecord(tx, row)
  return { id: row.id }
}
