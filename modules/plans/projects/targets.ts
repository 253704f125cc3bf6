import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { covers } from '../../units/index.ts'
import {
  type defineTarget as defineEndpoint,
  indicatorUnfit,
  sharesNeedWhole,
  targetCounted,
} from '../contract/projects.ts'
import type { Measure, QuantityKind } from '../contract/words.ts'
import { targetDefined } from '../events.ts'
import { at } from '../tables.ts'
import { lockProject, publishProject } from './assignment.ts'

interface Defined {
  measured_by: Measure
  unit: string | null
  kind: QuantityKind
  indicator_id: string | null
  indicator_place_id: string | null
  denominator: number | null
  denominator_unit: string | null
}

/**
 * Says until when and how a target is counted. The promised number is frozen with the text. Once a record counts, the way of
 * counting is frozen too (the deadline and the wording of what counts as one are not): another measure would give the events
 * that are there another meaning.
 */
export async function defineTarget(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof defineEndpoint>,
): Promise<{ id: string }> {
  const whose = await sql<{
    project_id: string
  }>`select project_id from plans.target where id = ${id}`.execute(tx.db)
  const project = await lockProject(tx, found(whose.rows[0]).project_id)
  demand(actor, 'plans.assign', project)
  const { rows } = await sql<Defined>`
    select measured_by, unit, kind, indicator_id, indicator_place_id, denominator, denominator_unit from plans.target where id = ${id} for no key update`.execute(
    tx.db,
  )
  const target = found(rows[0])
  const denominatorUnit = body.denominatorUnit?.trim() || null
  if (body.measuredBy === 'share' ? !body.denominator || body.denominator <= 0 : (body.denominator ?? 1) <= 0)
    refuse(sharesNeedWhole)
  const indicatorId = body.measuredBy === 'indicator' ? (body.indicatorId ?? null) : null
  const indicatorPlaceId = indicatorId === null ? null : (body.indicatorPlaceId ?? null)
  if (body.measuredBy === 'indicator') await demandFit(tx, target, indicatorId, indicatorPlaceId)
  const isOther =
    body.measuredBy !== target.measured_by ||
    indicatorId !== target.indicator_id ||
    indicatorPlaceId !== target.indicator_place_id ||
    body.denominator !== target.denominator ||
    denominatorUnit !== target.denominator_unit
  if (isOther && (await isCounted(tx, id))) refuse(targetCounted)
  await at(tx)
    .updateTable('plans.target')
    .set({
      due_on: body.dueOn,
      measured_by: body.measuredBy,
      indicator_id: indicatorId,
      indicator_place_id: indicatorPlaceId,
      denominator: body.denominator,
      denominator_unit: denominatorUnit,
      counted_how: body.countedHow?.trim() || null,
    })
    .where('id', '=', id)
    .execute()
  record(tx, targetDefined, {
    placeId: project.placeId,
    officeId: project.officeId,
    actor,
    subject: { kind: 'plans.project', id: project.id },
    data: { target: id, measuredBy: body.measuredBy, denominator: body.denominator, dueOn: body.dueOn },
  })
  publishProject(tx, project)
  publish(tx, `plans.target:${id}`)
  return { id }
}

/**
 * Refuses an indicator that counts something else. What is to be done in a year is no level, and what is to stand at its end is no
 * flow; a rate or a published figure may measure either, in its own unit.
 */
async function demandFit(
  tx: Tx,
  target: Pick<Defined, 'unit' | 'kind'>,
  indicatorId: string | null,
  placeId: string | null,
): Promise<void> {
  const { rows } = await sql<{
    name: string
    kind: string
    unit: string
    place_id: string
    retired_on: string | null
  }>`
    select name, kind, unit, place_id, retired_on from indicators.label where id = ${indicatorId}`.execute(
    tx.db,
  )
  const indicator = rows[0]
  const unfit = (why: string) =>
    refuse(indicatorUnfit, { why, unit: indicator?.unit ?? null, name: indicator?.name ?? null })
  if (!indicator) return unfit('unknown')
  if (indicator.retired_on !== null) unfit('retired')
  if ((target.unit ?? indicator.unit) !== indicator.unit) unfit('unit')
  if (indicator.kind === (target.kind === 'flow' ? 'level' : 'flow')) unfit('kind')
  if (placeId !== null && !(await covers(tx, indicator.place_id, placeId))) unfit('place')
}

/** Asked after the target is locked: an acceptance shares that lock, so none can slip in between. */
async function isCounted(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from plans.record where target_id = ${id} and state = 'accepted' limit 1`.execute(tx.db)
  return rows.length > 0
}
