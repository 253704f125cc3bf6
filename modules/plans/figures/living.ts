import { sql } from 'kysely'
import type { ReplyOf } from '../../../platform/contract.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { PlanVote } from '../contract/drafts.ts'
import type { LivingDocument, listPublicPlans as listPublicEndpoint, Passage } from '../contract/figures.ts'
import type { ProjectState } from '../contract/words.ts'
import { figureOf } from '../rules/measuring.ts'
import { standOf } from '../rules/standing.ts'
import { askBound, boundSum } from './bound.ts'
import { measureColumn, promisedBy, type Surroundings, type TargetRow } from './figures.ts'

// The adopted text with its numbers alive. The public page and the staff's differ in one thing: which figures count.

interface PassageRow {
  title: string
  year: number
  adopted_on: string
  basis: string
  vote: PlanVote | null
  voted_down: boolean
  street_name: string
  id: string
  number: string | null
  category: string | null
  text: string
  project_id: string | null
  state: ProjectState | null
  milestones: Surroundings['milestones'] | null
}

type LiveRow = Pick<
  TargetRow,
  | 'id'
  | 'project_id'
  | 'start_at'
  | 'end_at'
  | 'quoted'
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
  | 'indicator_id'
  | 'indicator_place_id'
  | 'year'
  | 'bound'
> & { sum: number | null; records: number; reading: number | null; readings: number }

/** `accepted` for staff, live; `released` for everybody. */
type Counting = 'accepted' | 'released'

const mostChanges = 30

/** The adopted text word for word, each promised quantity with its figure and standing: three statements. */
export async function getDocument(tx: Tx, planId: string, counting: Counting): Promise<LivingDocument> {
  const [passages, targets, changes] = await Promise.all([
    askPassages(tx, planId),
    askLive(tx, planId, counting),
    askChanges(tx, planId),
  ])
  const first = found(passages[0])
  const byProject = new Map<string, LiveRow[]>()
  for (const row of targets) {
    const group = byProject.get(row.project_id)
    if (group) group.push(row)
    else byProject.set(row.project_id, [row])
  }
  return {
    id: planId,
    title: first.title,
    year: first.year,
    streetName: first.street_name,
    adoptedOn: first.adopted_on,
    basis: first.basis,
    vote: first.vote,
    passages: passages.map((row) => passageOf(tx, row, byProject)),
    changes,
    asOf: tx.now.toISOString(),
  }
}

function passageOf(tx: Tx, row: PassageRow, byProject: ReadonlyMap<string, LiveRow[]>): Passage {
  const around: Surroundings = {
    state: row.state ?? 'adopted',
    adoptedOn: row.adopted_on,
    milestones: row.milestones ?? [],
  }
  const targets = row.project_id === null ? [] : (byProject.get(row.project_id) ?? [])
  return {
    id: row.id,
    projectId: row.project_id,
    number: row.number,
    category: row.category,
    text: row.text,
    state: row.state,
    votedDown: row.voted_down,
    quantities: targets.map((live) => quantityOf(tx, live, around)),
  }
}

function quantityOf(tx: Tx, row: LiveRow, around: Surroundings): Passage['quantities'][number] {
  const target = promisedBy(row)
  const figure = figureOf(target, {
    sum: row.sum,
    reading: row.reading,
    bound: boundSum(row.bound),
    records: row.measured_by === 'reading' ? row.readings : row.records,
  })
  return {
    targetId: row.id,
    start: row.start_at,
    end: row.end_at,
    quoted: row.quoted,
    unit: row.unit,
    value: row.value,
    measuredBy: row.measured_by,
    comparator: row.comparator,
    figure,
    standing: standOf({ target, figure, today: tx.today, ...around }).kind,
  }
}

async function askPassages(tx: Tx, planId: string): Promise<PassageRow[]> {
  const { rows } = await sql<PassageRow>`
    select pl.title, pl.year, pl.adopted_on, pl.basis, pl.vote, ps.voted_down, street.name as street_name, ps.id, ps.number, ps.category, ps.text,
      p.id as project_id, p.state, steps.milestones
    from plans.plan pl
    join units.label street on street.id = pl.place_id
    join plans.passage ps on ps.plan_id = pl.id
    left join plans.project p on p.passage_id = ps.id
    left join (
      select m.project_id, json_agg(json_build_object('title', m.title, 'dueOn', m.due_on, 'reachedOn', m.reached_on)) as milestones
      from plans.milestone m group by m.project_id
    ) steps on steps.project_id = p.id
    where pl.id = ${planId} and pl.adopted_on is not null
    order by ps.position`.execute(tx.db)
  return rows
}

async function askLive(tx: Tx, planId: string, counting: Counting): Promise<LiveRow[]> {
  const counted = sql.lit(`plans.record_${counting}`)
  const shown = counting === 'released' ? sql`r.released_event_id is not null` : sql`true`
  const { rows } = await sql<LiveRow>`
    select t.id, t.project_id, t.start_at, t.end_at, t.quoted, t.value, t.comparator, t.unit, t.kind, t.baseline, t.per,
      t.measured_by, t.denominator, t.denominator_unit, t.due_on, t.indicator_id, t.indicator_place_id,
      (select pl.year from plans.plan pl where pl.id = p.plan_id) as year, counted.sum, counted.records, readings.reading,
      readings.readings
    from plans.project p join plans.target t on t.project_id = p.id
    left join lateral (
      select sum(f.quantity) as sum, coalesce(sum(f.n), 0) as records from ledger.fact f
      where f.kind = ${counted} and f.measure = ${measureColumn} and f.dims = jsonb_build_object('target', t.id)
    ) counted on true
    left join lateral (
      select (array_agg((e.data->>'reading')::numeric order by e.occurred_on desc, e.seq desc))[1] as reading,
        count(*) as readings
      from plans.record r join ledger.event e on e.id = r.accepted_event_id
      where t.measured_by = 'reading' and r.target_id = t.id and r.state = 'accepted' and ${shown}
    ) readings on true
    where p.plan_id = ${planId}
    order by t.project_id, t.position`.execute(tx.db)
  const bound = await askBound(tx, rows)
  return rows.map((row, index) => ({ ...row, bound: bound[index] ?? null }))
}

interface ChangeRow {
  deed_id: string
  target_id: string
  released_at: Date
  happened_on: string
  place_name: string
  quantity: number
  unit: string | null
  quoted: string
  subject: string | null
  measured_by: string
  is_reversed: boolean
}

/** What became public lately, on both pages: place, how many of what, when; nobody's name. */
async function askChanges(tx: Tx, planId: string): Promise<LivingDocument['changes']> {
  const { rows } = await sql<ChangeRow>`
    select r.id as deed_id, r.target_id, r.released_at, r.happened_on, place.short_name as place_name, r.quantity,
      case when t.measured_by = 'share' then ${measureColumn} else t.unit end as unit, t.quoted, t.subject, t.measured_by,
      r.state = 'reversed' as is_reversed
    from plans.record r
    join plans.project p on p.id = r.project_id
    join plans.target t on t.id = r.target_id
    join units.label place on place.id = r.place_id
    where p.plan_id = ${planId} and r.released_at is not null
    order by r.released_at desc, r.id desc limit ${mostChanges}`.execute(tx.db)
  return rows.map((row) => ({
    deedId: row.deed_id,
    targetId: row.target_id,
    releasedAt: row.released_at.toISOString(),
    happenedOn: row.happened_on,
    placeName: row.place_name,
    quantity: row.quantity,
    unit: row.unit,
    quoted: row.quoted,
    subject: row.subject,
    measuredBy: row.measured_by,
    isReversed: row.is_reversed,
  }))
}

/** Adopted plans, newest first. */
export async function listPublicPlans(tx: Tx): Promise<ReplyOf<typeof listPublicEndpoint>> {
  const { rows } = await sql<ReplyOf<typeof listPublicEndpoint>[number]>`
    select pl.id, pl.title, pl.year, pl.adopted_on as "adoptedOn", street.name as "streetName"
    from plans.plan pl join units.label street on street.id = pl.place_id
    where pl.adopted_on is not null
    order by pl.year desc, pl.adopted_on desc`.execute(tx.db)
  return rows
}
