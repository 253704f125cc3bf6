import { type RawBuilder, sql } from 'kysely'
import { addDays, type Civil } from '../../../platform/civil.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { eventsSince } from '../../indicators/index.ts'
import type { Figure, Standing } from '../contract/projects.ts'
import type {
  Comparator,
  Measure,
  Named,
  ProjectLevel,
  ProjectState,
  QuantityKind,
} from '../contract/words.ts'
import { askProjects } from '../projects/projects.ts'
import { figureOf, isCeiling, isReached, isWithin, promisedTotal } from '../rules/measuring.ts'
import { standOf } from '../rules/standing.ts'
import { askBound, askOfBinding, type Binding, boundSum } from './bound.ts'
import { measureColumn, promisedBy, type Surroundings, type TargetRow } from './figures.ts'
import { sayReasons } from './reasons.ts'

// Figures as of a day, for whoever tells of them: what was accepted of deeds done before that day. Nothing here is stored.

/** Days are half-open. Without `from`: since the beginning. Without a place: everywhere. */
export interface TargetAsk {
  targetId: string
  from: Civil | null
  until: Civil
  placeId: string | null
}

export interface TargetTold {
  targetId: string
  projectId: string
  planId: string
  year: number
  number: string | null
  projectTitle: string
  quoted: string
  start: number
  end: number
  value: number
  max: number | null
  comparator: Comparator
  unit: string | null
  subject: string | null
  kind: QuantityKind
  measuredBy: Measure
  dueOn: Civil
  countedHow: string | null
  /** Of a share: what its whole counts. */
  wholeUnit: string | null
  /** How much is promised in all; null where the whole is not stated. */
  promised: number | null
  figure: Figure
  /** Kept, decided exactly; for a bound: it holds. */
  isKept: boolean
  standing: Standing
  /** Why it stands so, in sentences. */
  why: { zh: string[]; en: string[] }
}

export interface ProjectTold {
  projectId: string
  number: string | null
  category: string | null
  level: ProjectLevel
  title: string
  text: string
  state: ProjectState
  leadOffice: Named | null
  leader: Named | null
  targets: TargetTold[]
}

export interface PlanTold {
  planId: string
  title: string
  year: number
  streetName: string
  adoptedOn: Civil
  basis: string
  /** The adopted text in its order; a passage without a project is prose. */
  passages: {
    id: string
    number: string | null
    category: string | null
    text: string
    project: ProjectTold | null
  }[]
}

type BoundedRow = Pick<
  TargetRow,
  | 'id'
  | 'project_id'
  | 'quoted'
  | 'start_at'
  | 'end_at'
  | 'value'
  | 'max'
  | 'comparator'
  | 'unit'
  | 'subject'
  | 'kind'
  | 'baseline'
  | 'per'
  | 'measured_by'
  | 'denominator'
  | 'denominator_unit'
  | 'due_on'
  | 'counted_how'
  | 'indicator_id'
  | 'indicator_place_id'
  | 'bound'
> & {
  plan_id: string
  year: number
  number: string | null
  title: string
  state: ProjectState
  adopted_on: string
  milestones: Surroundings['milestones']
  sum: number | null
  records: number
  reading: number | null
  readings: number
}

interface Bounds {
  from: Civil | null
  until: Civil
  placeId: string | null
}

/**
 * Targets with their figures within bounds, in one statement. A flow is summed over the days asked for; what stands at an instant
 * (a change, a share, a reading) is taken as it stood before the last of them. `condition` speaks of `plans.target t`,
 * `plans.project p` and `plans.plan pl`.
 */
async function askBounded(tx: Tx, bounds: Bounds, condition: RawBuilder<unknown>): Promise<BoundedRow[]> {
  const { from, until, placeId } = bounds
  const within = (place: string, day: string) =>
    placeId === null
      ? sql`true`
      : sql`exists (select from units.within w where w.id = ${sql.ref(place)} and w.ancestor_id = ${placeId}
          and w.from_on <= ${sql.ref(day)} and ${sql.ref(day)} < w.until_on)`
  const after = from === null ? sql`true` : sql`(t.measured_by <> 'count' or f.day >= ${from}::date)`
  const { rows } = await sql<BoundedRow>`
    select t.id, t.project_id, t.quoted, t.start_at, t.end_at, t.value, t.max, t.comparator, t.unit, t.subject, t.kind,
      t.baseline, t.per, t.measured_by, t.denominator, t.denominator_unit, t.due_on, t.counted_how,
      t.indicator_id, t.indicator_place_id, p.plan_id, pl.year,
      ps.number, p.title, p.state, pl.adopted_on, coalesce((
        select json_agg(json_build_object('title', m.title, 'dueOn', m.due_on, 'reachedOn',
          case when m.reached_on < ${until}::date then m.reached_on end))
        from plans.milestone m where m.project_id = p.id), '[]') as milestones,
      counted.sum, coalesce(counted.records, 0) as records, readings.reading, coalesce(readings.readings, 0) as readings
    from plans.target t
    join plans.project p on p.id = t.project_id
    join plans.passage ps on ps.id = p.passage_id
    join plans.plan pl on pl.id = p.plan_id
    left join lateral (
      select sum(f.quantity) as sum, sum(f.n) as records from ledger.fact f
      where f.kind = 'plans.record_accepted' and f.measure = ${measureColumn}
        and f.dims = jsonb_build_object('target', t.id) and f.day < ${until}::date and ${after} and ${within('f.place_id', 'f.day')}
    ) counted on true
    left join lateral (
      select (array_agg((e.data->>'reading')::numeric order by e.occurred_on desc, e.seq desc))[1] as reading,
        count(*) as readings
      from plans.record r join ledger.event e on e.id = r.accepted_event_id
      where t.measured_by = 'reading' and r.target_id = t.id and r.state = 'accepted' and e.occurred_on < ${until}::date
        and ${within('r.place_id', 'e.occurred_on')}
    ) readings on true
    where pl.adopted_on is not null and ${condition}
    order by ps.position, t.position`.execute(tx.db)
  const bound = await askBound(tx, rows, bounds)
  return rows.map((row, index) => ({ ...row, bound: bound[index] ?? null }))
}

function toldOf(tx: Tx, row: BoundedRow, until: Civil): TargetTold {
  const target = promisedBy(row)
  const figure = figureOf(
    target,
    row.measured_by === 'reading'
      ? { sum: null, records: row.readings, reading: row.reading }
      : { sum: row.sum, records: row.records, reading: null, bound: boundSum(row.bound) },
  )
  const standing = standOf({
    target,
    figure,
    adoptedOn: row.adopted_on,
    // The days before the cut-off are over; on the day after the last of a year its deadlines have passed.
    today: until < tx.today ? until : tx.today,
    milestones: row.milestones,
    state: row.state,
  })
  return {
    targetId: row.id,
    projectId: row.project_id,
    planId: row.plan_id,
    year: row.year,
    number: row.number,
    projectTitle: row.title,
    quoted: row.quoted,
    start: row.start_at,
    end: row.end_at,
    value: row.value,
    max: row.max,
    comparator: row.comparator,
    unit: row.unit,
    subject: row.subject,
    kind: row.kind,
    measuredBy: row.measured_by,
    dueOn: row.due_on,
    countedHow: row.counted_how,
    wholeUnit: row.denominator_unit,
    promised: promisedTotal(target),
    figure,
    isKept: isCeiling(target) ? figure.done !== null && isWithin(target, figure) : isReached(target, figure),
    standing,
    why: sayReasons(target, standing.reasons, until <= tx.today ? addDays(until, -1) : tx.today),
  }
}

/**
 * What each target's figure was within its bounds; null for a target of no adopted plan. One statement per distinct bounds,
 * whatever the number of targets.
 */
export async function tellTargets(tx: Tx, asks: readonly TargetAsk[]): Promise<(TargetTold | null)[]> {
  const groups = Map.groupBy(asks, ({ from, until, placeId }) => `${from} ${until} ${placeId}`)
  const told = new Map<string, TargetTold>()
  for (const [key, group] of groups) {
    const { from, until, placeId } = group[0]!
    const ids = [...new Set(group.map(({ targetId }) => targetId))]
    const rows = await askBounded(tx, { from, until, placeId }, sql`t.id = any (${ids}::uuid[])`)
    for (const row of rows) told.set(`${key} ${row.id}`, toldOf(tx, row, until))
  }
  return asks.map(
    ({ targetId, from, until, placeId }) => told.get(`${from} ${until} ${placeId} ${targetId}`) ?? null,
  )
}

/** An adopted plan whole: its text in its order, and every target as it stood before `until`. 404 unless it is adopted. */
export async function tellPlan(tx: Tx, planId: string, until: Civil): Promise<PlanTold> {
  const heads = await sql<Omit<PlanTold, 'passages'>>`
    select pl.id as "planId", pl.title, pl.year, street.name as "streetName", pl.adopted_on as "adoptedOn", pl.basis
    from plans.plan pl join units.label street on street.id = pl.place_id
    where pl.id = ${planId} and pl.adopted_on is not null`.execute(tx.db)
  const head = found(heads.rows[0])
  const passages = await sql<{
    id: string
    number: string | null
    category: string | null
    text: string
    project_id: string | null
  }>`
    select ps.id, ps.number, ps.category, ps.text, p.id as project_id
    from plans.passage ps left join plans.project p on p.passage_id = ps.id
    -- What was voted down stands in the adopted text and is no part of what was promised.
    where ps.plan_id = ${planId} and not ps.voted_down order by ps.position`.execute(tx.db)
  const projects = new Map((await askProjects(tx, sql`p.plan_id = ${planId}`)).map((row) => [row.id, row]))
  const rows = await askBounded(tx, { from: null, until, placeId: null }, sql`p.plan_id = ${planId}`)
  const targets = Map.groupBy(rows, (row) => row.project_id)
  return {
    ...head,
    passages: passages.rows.map(({ project_id, ...passage }) => {
      const row = project_id === null ? undefined : projects.get(project_id)
      return {
        ...passage,
        project: row
          ? {
              projectId: row.id,
              number: row.number,
              category: row.category,
              level: row.level,
              title: row.title,
              text: row.text,
              state: row.state,
              leadOffice: row.lead_office,
              leader: row.leader,
              targets: (targets.get(row.id) ?? []).map((target) => toldOf(tx, target, until)),
            }
          : null,
      }
    }),
  }
}

/** Targets whose words contain these, those of the newest plan first, as they stood before `until`. */
export async function findTargets(
  tx: Tx,
  asked: { text: string; from: Civil | null; until: Civil; placeId: string | null; limit: number },
): Promise<TargetTold[]> {
  const words = asked.text.trim().split(/\s+/).filter(Boolean)
  const fits = words.map((word) => {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    return sql`(t.quoted ilike ${like} or t.subject ilike ${like} or p.title ilike ${like} or ps.text ilike ${like} or ps.number = ${word})`
  })
  const found = await sql<{ id: string }>`
    select t.id from plans.target t join plans.project p on p.id = t.project_id join plans.passage ps on ps.id = p.passage_id
    join plans.plan pl on pl.id = p.plan_id
    where pl.adopted_on is not null and ${fits.length > 0 ? sql.join(fits, sql` and `) : sql`true`}
    order by pl.year desc, ps.position, t.position limit ${asked.limit}`.execute(tx.db)
  const { from, until, placeId } = asked
  const told = await tellTargets(
    tx,
    found.rows.map(({ id }) => ({ targetId: id, from, until, placeId })),
  )
  return told.filter((one) => one !== null)
}

export interface RecordEvent {
  eventId: string
  /** Null for an event of an indicator that measures the target. */
  recordId: string | null
  occurredOn: Civil
  recordedAt: string
  quantity: number
  /** The event this one takes back, or null. */
  reverses: string | null
  reason: string | null
  placeName: string | null
}

/**
 * The events of each ask that its snapshot did not see, oldest first: exact, by transaction. A day before and the day of the
 * deed after decide nothing here; what a transaction in flight committed later is among them.
 */
export async function recordsSince(
  tx: Tx,
  asks: readonly (TargetAsk & { snapshot: string })[],
): Promise<RecordEvent[][]> {
  if (asks.length === 0) return []
  const listed = JSON.stringify(asks.map((ask, at) => ({ ...ask, at })))
  const { rows } = await sql<Omit<RecordEvent, 'recordedAt'> & { at: number; recorded_at: Date }>`
    select a.at, e.id as "eventId", r.id as "recordId", e.occurred_on as "occurredOn", e.recorded_at,
      coalesce(e.quantity, (e.data->>'reading')::numeric, 0) as quantity, e.reverses, e.reason, place.short_name as "placeName"
    from jsonb_to_recordset(${listed}::jsonb) as a(at integer, "targetId" uuid, "from" date, until date, "placeId" uuid, snapshot text)
    join plans.target t on t.id = a."targetId"
    join plans.record r on r.target_id = t.id
    join ledger.event e on e.subject_kind = 'plans.record' and e.subject_id = r.id and e.kind = 'plans.record_accepted'
    join units.label place on place.id = e.place_id
    where e.transaction_id >= pg_snapshot_xmin(a.snapshot::pg_snapshot)
      and not pg_visible_in_snapshot(e.transaction_id, a.snapshot::pg_snapshot)
      and e.occurred_on < a.until and (a."from" is null or t.measured_by <> 'count' or e.occurred_on >= a."from")
      and (a."placeId" is null or exists (select from units.within w where w.id = e.place_id and w.ancestor_id = a."placeId"
        and w.from_on <= e.occurred_on and e.occurred_on < w.until_on))
    order by e.seq`.execute(tx.db)
  const lists: RecordEvent[][] = asks.map(() => [])
  for (const { at, recorded_at, ...event } of rows)
    lists[at]!.push({ ...event, recordedAt: recorded_at.toISOString() })
  await addIndicatorEvents(tx, asks, lists)
  return lists
}

/** What an indicator counts for the targets it measures. */
async function addIndicatorEvents(
  tx: Tx,
  asks: readonly (TargetAsk & { snapshot: string })[],
  lists: RecordEvent[][],
): Promise<void> {
  const ids = [...new Set(asks.map(({ targetId }) => targetId))]
  const { rows } = await sql<Binding & { id: string }>`
    select t.id, t.measured_by, t.indicator_id, t.indicator_place_id, pl.year
    from plans.target t join plans.project p on p.id = t.project_id join plans.plan pl on pl.id = p.plan_id
    where t.id = any (${ids}::uuid[]) and t.measured_by = 'indicator' and pl.adopted_on is not null`.execute(
    tx.db,
  )
  const bound = new Map(rows.map((row) => [row.id, row]))
  for (const [at, ask] of asks.entries()) {
    const row = bound.get(ask.targetId)
    const behind = row && askOfBinding(tx, row, ask)
    if (!behind) continue
    for (const event of await eventsSince(tx, behind, ask.snapshot))
      lists[at]!.push({
        eventId: event.eventId,
        recordId: null,
        occurredOn: event.occurredOn,
        recordedAt: event.recordedAt,
        quantity: event.quantity ?? 0,
        reverses: event.reverses,
        reason: null,
        placeName: null,
      })
  }
}
