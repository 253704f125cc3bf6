import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { Answer } from '../../indicators/index.ts'
import type { Target } from '../contract/projects.ts'
import type { Comparator, Measure, ProjectState, QuantityKind } from '../contract/words.ts'
import { figureOf, type Promised, type Sums } from '../rules/measuring.ts'
import { standOf } from '../rules/standing.ts'
import { askBound, boundSum } from './bound.ts'

// Every figure is a question asked of the ledger, at this second: nothing here is stored.

export interface TargetRow {
  id: string
  project_id: string
  quoted: string
  start_at: number
  end_at: number
  source_start: number | null
  source_end: number | null
  value: number
  max: number | null
  comparator: Comparator
  unit: string | null
  subject: string | null
  kind: QuantityKind
  baseline: number | null
  per: string | null
  part_of: string | null
  measured_by: Measure
  denominator: number | null
  denominator_unit: string | null
  due_on: string
  counted_how: string | null
  indicator_id: string | null
  indicator_place_id: string | null
  indicator_name?: string | null
  indicator_place_name?: string | null
  /** The year of the plan. */
  year: number
  /** The answer of the indicator that measures it. */
  bound?: Answer | null
  accepted: number | null
  accepted_n: number | null
  released: number | null
  released_n: number | null
  reading: number | null
  reading_n: number | null
  released_reading: number | null
  released_reading_n: number | null
}

/** What a target's standing depends on besides its own figure. */
export interface Surroundings {
  state: ProjectState
  adoptedOn: string
  milestones: readonly { title: string; dueOn: string; reachedOn: string | null }[]
}

/** What the events of target `t` count; the same rule as `measureOf`. */
export const measureColumn = sql<string>`coalesce(case when t.measured_by = 'share' then t.denominator_unit else t.unit end, '项')`

/**
 * Joins to `plans.target t` what was accepted and what was released of it. Sums come from the facts of the ledger; a reading is
 * the latest live one by the day of the deed, and is never summed.
 */
export const withSums = sql`
  left join lateral (
    select sum(f.quantity) filter (where f.kind = 'plans.record_accepted') as accepted,
      sum(f.n) filter (where f.kind = 'plans.record_accepted') as accepted_n,
      sum(f.quantity) filter (where f.kind = 'plans.record_released') as released,
      sum(f.n) filter (where f.kind = 'plans.record_released') as released_n
    from ledger.fact f
    where f.kind in ('plans.record_accepted', 'plans.record_released') and f.measure = ${measureColumn}
      and f.dims = jsonb_build_object('target', t.id)
  ) counted on true
  left join lateral (
    select (array_agg((e.data->>'reading')::numeric order by e.occurred_on desc, e.seq desc))[1] as reading,
      count(*) as reading_n,
      (array_agg((e.data->>'reading')::numeric order by e.occurred_on desc, e.seq desc)
        filter (where r.released_event_id is not null))[1] as released_reading,
      count(r.released_event_id) as released_reading_n
    from plans.record r join ledger.event e on e.id = r.accepted_event_id
    where t.measured_by = 'reading' and r.target_id = t.id and r.state = 'accepted'
  ) readings on true`

export const sumColumns = sql`counted.accepted, counted.accepted_n, counted.released, counted.released_n,
  readings.reading, readings.reading_n, readings.released_reading, readings.released_reading_n`

/** All targets that fit, with their sums, in one statement. `condition` speaks of `plans.target t` and `plans.project p`. */
export async function askTargets(tx: Tx, condition: RawBuilder<unknown>): Promise<TargetRow[]> {
  const { rows } = await sql<TargetRow>`
    select t.id, t.project_id, t.quoted, t.start_at, t.end_at, t.source_start, t.source_end, t.value, t.max, t.comparator,
      t.unit, t.subject, t.kind, t.baseline, t.per, t.part_of, t.measured_by, t.denominator, t.denominator_unit, t.due_on,
      t.counted_how, t.indicator_id, t.indicator_place_id, (select name from indicators.label where id = t.indicator_id) as indicator_name,
      (select short_name from units.label where id = t.indicator_place_id) as indicator_place_name,
      (select pl.year from plans.plan pl where pl.id = p.plan_id) as year, ${sumColumns}
    from plans.target t join plans.project p on p.id = t.project_id ${withSums}
    where ${condition}
    order by t.project_id, t.position`.execute(tx.db)
  const bound = await askBound(tx, rows)
  return rows.map((row, index) => ({ ...row, bound: bound[index] ?? null }))
}

type Promising = Pick<
  TargetRow,
  | 'value'
  | 'comparator'
  | 'unit'
  | 'kind'
  | 'baseline'
  | 'per'
  | 'measured_by'
  | 'denominator'
  | 'denominator_unit'
  | 'due_on'
>

export function promisedBy(row: Promising): Promised {
  return {
    value: row.value,
    comparator: row.comparator,
    unit: row.unit,
    kind: row.kind,
    baseline: row.baseline,
    per: row.per,
    measuredBy: row.measured_by,
    denominator: row.denominator,
    denominatorUnit: row.denominator_unit,
    dueOn: row.due_on,
  }
}

type Summed = Pick<
  TargetRow,
  | 'measured_by'
  | 'accepted'
  | 'accepted_n'
  | 'released'
  | 'released_n'
  | 'reading'
  | 'reading_n'
  | 'released_reading'
  | 'released_reading_n'
  | 'bound'
>

/** What was accepted, whether the public knows it yet or not. */
export function acceptedSums(row: Summed): Sums {
  if (row.measured_by === 'indicator') return boundSums(row)
  return row.measured_by === 'reading'
    ? { sum: null, records: row.reading_n ?? 0, reading: row.reading }
    : { sum: row.accepted, records: row.accepted_n ?? 0, reading: null }
}

/** What somebody answers for before the public. */
export function releasedSums(row: Summed): Sums {
  if (row.measured_by === 'indicator') return boundSums(row)
  return row.measured_by === 'reading'
    ? { sum: null, records: row.released_reading_n ?? 0, reading: row.released_reading }
    : { sum: row.released, records: row.released_n ?? 0, reading: null }
}

/** An indicator answers for itself: what it says is what the public sees, with its definition and without its events. */
const boundSums = (row: Summed): Sums => ({
  sum: null,
  records: 0,
  reading: null,
  bound: boundSum(row.bound),
})

/** A target as staff see it, alive. */
export function targetOf(tx: Tx, row: TargetRow, around: Surroundings): Target {
  const target = promisedBy(row)
  const figure = figureOf(target, acceptedSums(row))
  return {
    id: row.id,
    projectId: row.project_id,
    quoted: row.quoted,
    start: row.start_at,
    end: row.end_at,
    sourceStart: row.source_start,
    sourceEnd: row.source_end,
    value: row.value,
    max: row.max,
    comparator: row.comparator,
    unit: row.unit,
    subject: row.subject,
    kind: row.kind,
    baseline: row.baseline,
    per: row.per,
    partOf: row.part_of,
    measuredBy: row.measured_by,
    denominator: row.denominator,
    denominatorUnit: row.denominator_unit,
    dueOn: row.due_on,
    countedHow: row.counted_how,
    indicator: indicatorOf(row),
    figure,
    released: figureOf(target, releasedSums(row)),
    standing: standOf({ target, figure, today: tx.today, ...around }),
  }
}

function indicatorOf(row: TargetRow): Target['indicator'] {
  if (row.indicator_id === null) return null
  const { indicator_place_id: placeId, indicator_place_name: placeName } = row
  return {
    id: row.indicator_id,
    name: row.indicator_name ?? '',
    place: placeId !== null && placeName ? { id: placeId, name: placeName } : null,
  }
}
