import { sql } from 'kysely'
import type { Static } from '../../../platform/contract.ts'
import { type BodyOf, type QueryOf, type ReplyOf, staleVersion } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import type { Standing } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { withinReach } from '../../units/index.ts'
import { type Asked, answerAll } from '../answers/asking.ts'
import { rootOf } from '../answers/parts.ts'
import { findVersions, meantKey } from '../answers/versions.ts'
import { indicatorUnknown } from '../contract/answers.ts'
import type {
  arrangeDashboard as arrangeEndpoint,
  Dashboard,
  DashboardHead,
  DashboardItem,
  Goal,
  getDashboard as getEndpoint,
  listDashboards as listEndpoint,
  makeDashboard as makeEndpoint,
} from '../contract/dashboards.ts'
import { summariesOf, tomorrowOf } from '../definitions/reading.ts'
import { cut, cutOffOf, type Period, yearBefore, yearOf } from '../rules/periods.ts'
import { findGoals, type PromisedGoal } from './goals.ts'

type Head = Static<typeof DashboardHead>

interface Row {
  id: string | null
  title: string
  items: DashboardItem[]
  version: number
  unit_id: string
  tree: 'place' | 'office'
  kind: string
  name: string
}

const headOf = (row: Row): Head => ({
  id: row.id,
  title: row.title,
  unit: { id: row.unit_id, tree: row.tree, kind: row.kind, name: row.name },
  version: row.version,
})

const savedColumns = sql`d.id, d.title, d.items, d.version, d.unit_id, l.tree, l.kind, l.short_name as name`

/** Where a dashboard belongs: an office acts for the whole street, and a place is nobody's but the street's own and its committee's. */
async function standingOf(tx: Tx, unit: { id: string; tree: 'place' | 'office' }): Promise<Standing> {
  return unit.tree === 'office'
    ? { officeId: unit.id, placeId: await rootOf(tx, 'place') }
    : { placeId: unit.id, officeId: await rootOf(tx, 'office') }
}

/** The dashboards of one's own units first, then all others: sums are no secret among staff. */
export async function listDashboards(
  tx: Tx,
  actor: Actor,
  query: QueryOf<typeof listEndpoint>,
): Promise<ReplyOf<typeof listEndpoint>> {
  const { rows } = await sql<Row & { is_own: boolean }>`
    select ${savedColumns}, ${withinReach(tx, actor.reach('indicators.read'), 'd.unit_id', 'd.unit_id')} as is_own
    from indicators.dashboard d join units.label l on l.id = d.unit_id
    where ${query.unitId ?? null}::uuid is null or d.unit_id = ${query.unitId ?? null}
    order by l.tree, l.name, d.title`.execute(tx.db)
  return {
    own: rows.filter((row) => row.is_own).map(headOf),
    others: rows.filter((row) => !row.is_own).map(headOf),
  }
}

const mostByDefault = 12

/** What a unit looks at while nobody has arranged anything: the indicators that its office owns, else the first of all. */
async function defaultOf(tx: Tx, unitId: string): Promise<Row> {
  const { rows } = await sql<Omit<Row, 'items'>>`
    select null as id, l.short_name as title, 1 as version, l.id as unit_id, l.tree, l.kind, l.short_name as name
    from units.label l where l.id = ${unitId}`.execute(tx.db)
  const unit = found(rows[0])
  const { rows: own } = await sql<{ id: string; kind: string }>`
    select i.id, i.kind from indicators.indicator i
    where i.retired_on is null and exists (
      select from units.within w where w.ancestor_id = ${unitId} and w.id = i.office_id and w.from_on <= ${tx.today}::date
        and ${tx.today}::date < w.until_on)
    order by i.category, i.position, i.name limit ${mostByDefault}`.execute(tx.db)
  const { rows: all } =
    own.length > 0
      ? { rows: own }
      : await sql<{ id: string; kind: string }>`
          select id, kind from indicators.indicator where retired_on is null and kind <> 'external'
          order by category, position, name limit ${mostByDefault}`.execute(tx.db)
  return {
    ...unit,
    items: all.map(({ id, kind }) => ({
      indicatorId: id,
      draw:
        kind === 'flow' ? ('bar' as const) : kind === 'external' ? ('number' as const) : ('line' as const),
      goal: null,
    })),
  }
}

async function findDashboard(tx: Tx, actor: Actor, query: QueryOf<typeof getEndpoint>): Promise<Row> {
  if (query.id !== undefined) {
    const { rows } = await sql<Row>`
      select ${savedColumns} from indicators.dashboard d join units.label l on l.id = d.unit_id where d.id = ${query.id}`.execute(
      tx.db,
    )
    return found(rows[0])
  }
  const unitId = query.unitId ?? (await ownUnit(tx, actor))
  const { rows } = await sql<Row>`
    select ${savedColumns} from indicators.dashboard d join units.label l on l.id = d.unit_id where d.unit_id = ${unitId}
    order by d.arranged_at, d.title limit 1`.execute(tx.db)
  return rows[0] ?? defaultOf(tx, unitId)
}

/** Where somebody works: the first place they hold a post for, else their office. Whoever works for the whole street looks at the street's. */
async function ownUnit(tx: Tx, actor: Actor): Promise<string> {
  const { placeIds, officeIds } = actor.reach('indicators.read')
  const root = await rootOf(tx, 'place')
  return placeIds.find((id) => id !== root) ?? officeIds[0] ?? rootOf(tx, 'office')
}

/** A dashboard with everything on it, in a handful of statements however many indicators it shows. */
export async function getDashboard(
  tx: Tx,
  actor: Actor,
  query: QueryOf<typeof getEndpoint>,
): Promise<Dashboard> {
  const row = await findDashboard(tx, actor, query)
  const year = query.year ?? Number(tx.today.slice(0, 4))
  const view = query.view ?? 'then'
  const thisYear = yearOf(year)
  const lastYear = yearOf(year - 1)
  const months = cut(thisYear, 'month') ?? []
  const monthsBefore = cut(lastYear, 'month') ?? []
  const toDate = toDateOf(thisYear, tomorrowOf(tx))
  const periods: Period[] = [...months, ...monthsBefore, toDate, yearBefore(toDate), lastYear]
  const ids = row.items.map((item) => item.indicatorId)
  const [versions, summaries, promised] = await Promise.all([
    findVersions(
      tx,
      ids.map((indicatorId) => ({ indicatorId })),
    ),
    summariesOf(tx, ids),
    findGoals(tx, ids, year),
  ])
  const placeId = row.tree === 'place' ? row.unit_id : undefined
  const shown = row.items.flatMap((item) => {
    const meant = versions.get(meantKey(item.indicatorId, undefined))
    const summary = summaries.get(item.indicatorId)
    return meant && summary ? [{ item, meant, summary }] : []
  })
  const asks = shown.flatMap(({ meant }): Asked[] =>
    periods.map((period) => ({ meant, ...period, placeId, view })),
  )
  const standing = await standingOf(tx, { id: row.unit_id, tree: row.tree })
  const answers = await answerAll(tx, asks)
  return {
    ...headOf(row),
    year,
    months,
    items: shown.map(({ item, summary }, index) => {
      const own = answers.slice(index * periods.length, (index + 1) * periods.length)
      return {
        indicatorId: item.indicatorId,
        kind: summary.kind,
        name: summary.name,
        unit: summary.unit,
        decimals: summary.decimals,
        better: summary.better,
        countedHow: summary.countedHow,
        draw: item.draw,
        thisYear: own.slice(0, 12),
        lastYear: own.slice(12, 24),
        toDate: own[24]!,
        lastToDate: own[25]!,
        wholeLastYear: own[26]!,
        goal: goalOf(item, promised, placeId ?? null),
      }
    }),
    may: actor.may('indicators.arrange', standing) ? ['arrange'] : [],
    view,
    cutOffOn: cutOffOf(thisYear, tx.today),
    asOf: tx.now.toISOString(),
  }
}

/** From 1 January to today; of a year gone by the whole. A year to come has its first day. */
function toDateOf({ from, until }: Period, tomorrow: string): Period {
  if (tomorrow >= until) return { from, until }
  return { from, until: tomorrow > from ? tomorrow : `${from.slice(0, 8)}02` }
}

/** A promise in public comes before a figure somebody typed on the dashboard. */
function goalOf(item: DashboardItem, promised: readonly PromisedGoal[], placeId: string | null): Goal | null {
  const bound = promised.find((goal) => goal.indicatorId === item.indicatorId && goal.placeId === placeId)
  if (bound) {
    const { indicatorId: _, placeId: __, ...goal } = bound
    return goal
  }
  return item.goal === null ? null : { ...item.goal, words: null, path: null }
}

async function demandItems(tx: Tx, items: readonly DashboardItem[]): Promise<void> {
  const known = await summariesOf(
    tx,
    items.map((item) => item.indicatorId),
  )
  for (const { indicatorId } of items) if (!known.has(indicatorId)) refuse(indicatorUnknown, { indicatorId })
}

/** Makes a dashboard of an office or a place. Refuses a second one of this name there. */
export async function makeDashboard(
  tx: Tx,
  actor: Actor,
  body: BodyOf<typeof makeEndpoint>,
): Promise<{ id: string; version: number }> {
  const { rows } = await sql<{ id: string; tree: 'place' | 'office' }>`
    select id, tree from units.label where id = ${body.unitId}`.execute(tx.db)
  demand(actor, 'indicators.arrange', await standingOf(tx, found(rows[0])))
  await demandItems(tx, body.items)
  const id = newId(tx.now.getTime())
  await sql`
    insert into indicators.dashboard (id, unit_id, title, items, arranged_by, arranged_at)
    values (${id}, ${body.unitId}, ${body.title.trim()}, ${JSON.stringify(body.items)}::jsonb, ${actor.personId}, ${tx.now})`.execute(
    tx.db,
  )
  publish(tx, 'indicators')
  return { id, version: 1 }
}

interface HeldDashboard {
  id: string
  tree: 'place' | 'office'
  version: number
}

async function lockDashboard(tx: Tx, actor: Actor, id: string): Promise<HeldDashboard> {
  const { rows } = await sql<HeldDashboard>`
    select d.unit_id as id, l.tree, d.version from indicators.dashboard d join units.label l on l.id = d.unit_id
    where d.id = ${id} for update of d`.execute(tx.db)
  const row = found(rows[0])
  demand(actor, 'indicators.arrange', await standingOf(tx, row))
  return row
}

/** Arranges a dashboard anew. Refuses a version that is no longer the newest (412). */
export async function arrangeDashboard(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof arrangeEndpoint>,
): Promise<{ id: string; version: number }> {
  const row = await lockDashboard(tx, actor, id)
  if (row.version !== body.version) refuse(staleVersion)
  await demandItems(tx, body.items)
  const version = row.version + 1
  await sql`
    update indicators.dashboard set title = ${body.title.trim()}, items = ${JSON.stringify(body.items)}::jsonb, version = ${version},
      arranged_by = ${actor.personId}, arranged_at = ${tx.now}
    where id = ${id}`.execute(tx.db)
  publish(tx, 'indicators')
  return { id, version }
}

export async function dropDashboard(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  await lockDashboard(tx, actor, id)
  await sql`delete from indicators.dashboard where id = ${id}`.execute(tx.db)
  publish(tx, 'indicators')
  return { id }
}
