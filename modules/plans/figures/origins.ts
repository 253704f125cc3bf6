import { sql } from 'kysely'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type Ask, getNumberOrigin, tellNumber } from '../../indicators/index.ts'
import type { Origin, PublicDeed, PublicOrigin } from '../contract/figures.ts'
import type { Measure, ProjectState, ReversalReason } from '../contract/words.ts'
import { add } from '../rules/decimals.ts'
import { figureOf } from '../rules/measuring.ts'
import { standOf } from '../rules/standing.ts'
import { askOfBinding } from './bound.ts'
import {
  askTargets,
  measureColumn,
  promisedBy,
  releasedSums,
  type Surroundings,
  type TargetRow,
  targetOf,
} from './figures.ts'

// "Where does this number come from?": from the figure down to the deeds and their photos.

interface ProjectOfTarget {
  id: string
  number: string | null
  title: string
  text: string
  state: ProjectState
  adopted_on: string
  milestones: Surroundings['milestones']
}

/** For staff: every accepted record counts. Whoever holds plans.read may ask; the records themselves are seen where one works. */
export async function getOrigin(tx: Tx, targetId: string): Promise<Origin> {
  const { row, project, around } = await askTarget(tx, targetId)
  const bound = askOfBinding(tx, row)
  const [sums, corrections, indicator] = await Promise.all([
    bound ? sumsOfBinding(tx, bound) : askSums(tx, targetId, row.measured_by, 'accepted'),
    askCorrections(tx, targetId),
    bound ? tellNumber(tx, bound) : null,
  ])
  return {
    target: targetOf(tx, row, around),
    indicator,
    ask: bound,
    project,
    ...sums,
    corrections,
    asOf: tx.now.toISOString(),
  }
}

/** For everybody: what was released, and the deeds themselves without names or notes. */
export async function getPublicOrigin(tx: Tx, targetId: string): Promise<PublicOrigin> {
  const { row, project, around } = await askTarget(tx, targetId)
  const bound = askOfBinding(tx, row)
  // The number of an indicator is public with its definition; where and when its events happened is not.
  const [sums, deeds, indicator] = await Promise.all([
    bound ? { byPlace: [], byMonth: [] } : askSums(tx, targetId, row.measured_by, 'released'),
    bound ? [] : askPublicDeeds(tx, targetId),
    bound ? tellNumber(tx, bound) : null,
  ])
  const target = promisedBy(row)
  const figure = figureOf(target, releasedSums(row))
  return {
    target: {
      id: row.id,
      quoted: row.quoted,
      value: row.value,
      unit: row.unit,
      measuredBy: row.measured_by,
      dueOn: row.due_on,
      countedHow: row.counted_how,
      comparator: row.comparator,
      baseline: row.baseline,
      figure,
      standing: standOf({ target, figure, today: tx.today, ...around }).kind,
    },
    project,
    indicator,
    ...sums,
    deeds,
    asOf: tx.now.toISOString(),
  }
}

/** By place and by month, as the indicator answers; what has no value is not listed. */
async function sumsOfBinding(tx: Tx, ask: Ask): Promise<Pick<Origin, 'byPlace' | 'byMonth'>> {
  const { indicatorId, ...query } = ask
  const { byPlace, byMonth } = await getNumberOrigin(tx, indicatorId, query)
  return {
    byPlace: byPlace.flatMap(({ unit, answer }) =>
      answer.value === null ? [] : [{ place: unit, quantity: answer.value, records: answer.n }],
    ),
    byMonth: byMonth.flatMap(({ from, answer }) =>
      answer.value === null ? [] : [{ month: from.slice(0, 7), quantity: answer.value }],
    ),
  }
}

async function askTarget(
  tx: Tx,
  targetId: string,
): Promise<{ row: TargetRow; project: Origin['project']; around: Surroundings }> {
  const [targets, projects] = await Promise.all([
    askTargets(tx, sql`t.id = ${targetId}`),
    sql<ProjectOfTarget>`
      select p.id, ps.number, p.title, ps.text, p.state, pl.adopted_on,
        coalesce((select json_agg(json_build_object('title', m.title, 'dueOn', m.due_on, 'reachedOn', m.reached_on))
          from plans.milestone m where m.project_id = p.id), '[]') as milestones
      from plans.target t
      join plans.project p on p.id = t.project_id
      join plans.passage ps on ps.id = p.passage_id
      join plans.plan pl on pl.id = p.plan_id
      where t.id = ${targetId} and pl.adopted_on is not null`.execute(tx.db),
  ])
  const row = found(targets[0])
  const { id, number, title, text, state, adopted_on, milestones } = found(projects.rows[0])
  return { row, project: { id, number, title, text }, around: { state, adoptedOn: adopted_on, milestones } }
}

interface Part {
  month: string
  place_id: string
  place_name: string
  quantity: number
  records: number
}

/**
 * By place and by month. Sums where the target is summed; for readings the latest of each place and month, since readings are
 * never summed. Places whose records were all taken back are not listed.
 */
async function askSums(
  tx: Tx,
  targetId: string,
  measuredBy: Measure,
  counting: 'accepted' | 'released',
): Promise<Pick<Origin, 'byPlace' | 'byMonth'>> {
  const readings = measuredBy === 'reading'
  const { rows } = readings
    ? await sql<Part>`
        select to_char(e.occurred_on, 'YYYY-MM') as month, r.place_id, place.short_name as place_name,
          (e.data->>'reading')::numeric as quantity, 1 as records
        from plans.record r join ledger.event e on e.id = r.accepted_event_id
        join units.label place on place.id = r.place_id
        where r.target_id = ${targetId} and r.state = 'accepted'
          and ${counting === 'released' ? sql`r.released_event_id is not null` : sql`true`}
        order by e.occurred_on, e.seq`.execute(tx.db)
    : await sql<Part>`
        select to_char(f.day, 'YYYY-MM') as month, f.place_id, place.short_name as place_name, sum(f.quantity) as quantity,
          sum(f.n) as records
        from plans.target t
        join ledger.fact f on f.kind = ${sql.lit(`plans.record_${counting}`)} and f.measure = ${measureColumn}
          and f.dims = jsonb_build_object('target', t.id)
        join units.label place on place.id = f.place_id
        where t.id = ${targetId}
        group by 1, 2, 3 having sum(f.n) <> 0
        order by 1`.execute(tx.db)
  const byPlace = new Map<string, Origin['byPlace'][number]>()
  const byMonth = new Map<string, number>()
  for (const row of rows) {
    const place = byPlace.get(row.place_id)
    const monthly = byMonth.get(row.month)
    byPlace.set(row.place_id, {
      place: { id: row.place_id, name: row.place_name },
      quantity: place && !readings ? add(place.quantity, row.quantity) : row.quantity,
      records: (place?.records ?? 0) + row.records,
    })
    byMonth.set(row.month, monthly !== undefined && !readings ? add(monthly, row.quantity) : row.quantity)
  }
  return {
    byPlace: [...byPlace.values()].sort((a, b) => b.quantity - a.quantity),
    byMonth: [...byMonth].map(([month, quantity]) => ({ month, quantity })),
  }
}

async function askCorrections(tx: Tx, targetId: string): Promise<Origin['corrections']> {
  const { rows } = await sql<{ id: string; recorded_at: Date; reason: ReversalReason; quantity: number }>`
    select r.id, back.recorded_at, r.reversal_reason as reason, r.quantity
    from plans.record r join ledger.event back on back.reverses = r.accepted_event_id
    where r.target_id = ${targetId} and r.state = 'reversed'
    order by back.seq desc`.execute(tx.db)
  return rows.map((row) => ({
    recordId: row.id,
    at: row.recorded_at.toISOString(),
    reason: row.reason,
    quantity: row.quantity,
  }))
}

const mostDeeds = 500

/** Released deeds, those taken back among them; a deed taken back shows no photo any more. */
async function askPublicDeeds(tx: Tx, targetId: string): Promise<PublicDeed[]> {
  const { rows } = await sql<PublicDeed>`
    select r.id, r.happened_on as "happenedOn", place.short_name as "placeName", r.quantity,
      case when t.measured_by = 'share' then ${measureColumn} else t.unit end as unit,
      case when r.state = 'reversed' then r.reversal_reason end as "reversedReason",
      case when r.state = 'accepted' then coalesce((
        select json_agg(json_build_object('id', ph.file_id, 'widthPx', f.width_px, 'heightPx', f.height_px) order by ph.position)
        from plans.photo ph join platform.file f on f.id = ph.file_id
        where ph.record_id = r.id and ph.is_public), '[]') else '[]' end as photos
    from plans.record r join plans.target t on t.id = r.target_id
    join units.label place on place.id = r.place_id
    where r.target_id = ${targetId} and r.released_at is not null
    order by r.happened_on desc, r.id desc limit ${mostDeeds}`.execute(tx.db)
  return rows
}
