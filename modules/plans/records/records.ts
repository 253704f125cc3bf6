import { type RawBuilder, sql } from 'kysely'
import { type BodyOf, mayNot, notFound, type ProblemKind } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, Refusal, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import {
  deedBeforePlan,
  deedInFuture,
  evidenceMissing,
  measuredByIndicator,
  photoNotYours,
  projectClosed,
  quantityNotPositive,
  quantityTooFine,
  type submitRecord as submitEndpoint,
  wholeMissing,
} from '../contract/records.ts'
import type { ProjectState } from '../contract/words.ts'
import { recordSubmitted } from '../events.ts'
import { promisedBy, type TargetRow } from '../figures/figures.ts'
import { measureOf } from '../rules/measuring.ts'
import { type RecordRefusal, refusalOf } from '../rules/recording.ts'

/** What somebody says was done. */
export interface SaidDeed {
  targetId: string
  placeId: string
  happenedOn: string
  quantity: number
  note: string | null
  photoIds: readonly string[]
  /** The row of a returned sheet it came from. A sheet carries no photos; whoever accepts decides whether that is enough. */
  sheet?: { id: string; row: number; fileId: string }
}

interface TargetAtHand extends TargetRow {
  state: ProjectState
  year: number
  plan_id: string
  place_id: string
  office_id: string
  joining: string[]
}

const problems: Record<RecordRefusal, ProblemKind> = {
  project_closed: projectClosed,
  deed_in_future: deedInFuture,
  deed_before_plan: deedBeforePlan,
  quantity_not_positive: quantityNotPositive,
  quantity_too_fine: quantityTooFine as ProblemKind,
  whole_missing: wholeMissing,
  measured_by_indicator: measuredByIndicator,
}

/**
 * Records what was done, without a quantity in the ledger: it counts once another person has accepted it. All or none.
 * Who may: whose plans.record reaches the place, or the lead or a joining office of the project.
 * @param refused told which of the deeds is refused; it throws in the words of its own endpoint
 * @returns the ids of the records, in the order of the deeds
 */
export async function submitRecords(
  tx: Tx,
  actor: Actor,
  deeds: readonly SaidDeed[],
  refused: (deed: SaidDeed, refusal: Refusal) => never = (_, refusal) => {
    throw refusal
  },
): Promise<string[]> {
  // Shared until the commit: whoever stops a project or gives it to another office meanwhile finds this record already there, or this
  // finds the project as it then is. Otherwise it would wait at a desk that no longer has the project.
  const { targets, places } = await lookUp(tx, deeds, sql`order by p.id for share of p`)
  const rows = deeds.map((deed) => {
    const target = targets.get(deed.targetId)
    const refusal =
      target && places.has(deed.placeId) ? refusalOfDeed(tx, actor, deed, target) : new Refusal(notFound)
    if (refusal) refused(deed, refusal)
    return { id: newId(tx.now.getTime()), deed, target: found(target) }
  })
  await insert(tx, actor, rows)
  for (const { id, deed, target } of rows) {
    record(tx, recordSubmitted, {
      placeId: deed.placeId,
      officeId: target.office_id,
      actor,
      subject: { kind: 'plans.record', id },
      occurredOn: deed.happenedOn,
      evidence: deed.sheet ? [deed.sheet.fileId, ...deed.photoIds] : deed.photoIds,
      data: { target: target.id, project: target.project_id },
    })
    publish(tx, `plans:${target.plan_id}`)
    publish(tx, `plans.project:${target.project_id}`)
    publish(tx, `plans.target:${target.id}`)
  }
  return rows.map((row) => row.id)
}

export async function submitRecord(
  tx: Tx,
  actor: Actor,
  targetId: string,
  body: BodyOf<typeof submitEndpoint>,
): Promise<{ id: string }> {
  const [id] = await submitRecords(tx, actor, [{ targetId, ...body }])
  return { id: found(id) }
}

/** For each deed what would refuse it now, or null: what the preview of a sheet shows before anything is recorded. */
export async function refusalsOf(
  tx: Tx,
  actor: Actor,
  deeds: readonly SaidDeed[],
): Promise<(Refusal | null)[]> {
  const { targets, places } = await lookUp(tx, deeds)
  return deeds.map((deed) => {
    const target = targets.get(deed.targetId)
    return target && places.has(deed.placeId) ? refusalOfDeed(tx, actor, deed, target) : new Refusal(notFound)
  })
}

/** The refusal of one deed, or null when it can become a record. */
function refusalOfDeed(tx: Tx, actor: Actor, deed: SaidDeed, target: TargetAtHand): Refusal | null {
  if (!mayRecordAt(actor, deed.placeId, target))
    return new Refusal(mayNot as ProblemKind, { permission: 'plans.record' })
  const promised = promisedBy(target)
  const refusal = refusalOf(deed, promised, { state: target.state, year: target.year, today: tx.today })
  if (refusal) {
    return new Refusal(
      problems[refusal],
      refusal === 'quantity_too_fine' ? { unit: measureOf(promised) } : {},
    )
  }
  if (deed.photoIds.length === 0 && !deed.sheet) return new Refusal(evidenceMissing)
  return null
}

/** A place of one's own, or any place for the lead and the joining offices. */
export function mayRecordAt(
  actor: Actor,
  placeId: string,
  project: { office_id: string; joining: readonly string[] },
): boolean {
  return [project.office_id, ...project.joining].some((officeId) =>
    actor.may('plans.record', { placeId, officeId }),
  )
}

async function lookUp(tx: Tx, deeds: readonly SaidDeed[], holding: RawBuilder<unknown> = sql``) {
  const targetIds = [...new Set(deeds.map((deed) => deed.targetId))]
  const placeIds = [...new Set(deeds.map((deed) => deed.placeId))]
  const { rows } = await sql<TargetAtHand & { places: string[] }>`
    select t.id, t.project_id, t.value, t.comparator, t.unit, t.kind, t.baseline, t.per, t.measured_by, t.denominator,
      t.denominator_unit, t.due_on, p.state, p.place_id, p.office_id, pl.year, pl.id as plan_id,
      array(select office_id from plans.joining_office j where j.project_id = p.id) as joining,
      array(select id from units.label where tree = 'place' and id = any (${placeIds}::uuid[])) as places
    from plans.target t join plans.project p on p.id = t.project_id join plans.plan pl on pl.id = p.plan_id
    where t.id = any (${targetIds}::uuid[]) ${holding}`.execute(tx.db)
  return { targets: new Map(rows.map((row) => [row.id, row])), places: new Set(rows[0]?.places ?? []) }
}

/** Writes the records and gives them their photos in one statement. A photo that is taken, or another's, is refused. */
async function insert(
  tx: Tx,
  actor: Actor,
  rows: readonly { id: string; deed: SaidDeed; target: TargetAtHand }[],
): Promise<void> {
  const records = rows.map(({ id, deed, target }) => ({
    id,
    target_id: target.id,
    project_id: target.project_id,
    place_id: deed.placeId,
    office_id: target.office_id,
    happened_on: deed.happenedOn,
    quantity: deed.quantity,
    note: deed.note?.trim() || null,
    sheet_id: deed.sheet?.id ?? null,
    sheet_row: deed.sheet?.row ?? null,
  }))
  const photos = rows.flatMap(({ id, deed }) =>
    deed.photoIds.map((file_id, position) => ({ file_id, record_id: id, position })),
  )
  const { rows: claimed } = await sql<{ claimed: number }>`
    with fresh as (
      insert into plans.record (id, target_id, project_id, place_id, office_id, happened_on, quantity, note, state,
        submitted_by, submitted_at, sheet_id, sheet_row)
      select r.id, r.target_id, r.project_id, r.place_id, r.office_id, r.happened_on, r.quantity, r.note, 'submitted',
        ${actor.personId}, ${tx.now}, r.sheet_id, r.sheet_row
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id uuid, target_id uuid, project_id uuid, place_id uuid,
        office_id uuid, happened_on date, quantity numeric, note text, sheet_id uuid, sheet_row integer)
    ), taken as (
      update plans.photo ph set record_id = n.record_id, position = n.position
      from jsonb_to_recordset(${JSON.stringify(photos)}::jsonb) as n(file_id uuid, record_id uuid, position integer)
      where ph.file_id = n.file_id and ph.record_id is null and ph.kept_by = ${actor.personId}
      returning 1
    )
    select count(*) as claimed from taken`.execute(tx.db)
  if (claimed[0]?.claimed !== photos.length) refuse(photoNotYours)
}
