import { sql } from 'kysely'
import type { QueryOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found } from '../../../platform/http/refusal.ts'
import { registers } from '../../../platform/ledger/countable.ts'
import type { Tx } from '../../../platform/tx.ts'
import { askIndicators } from '../answers/asking.ts'
import type {
  Definition,
  Indicator,
  IndicatorSummary,
  listIndicators as listEndpoint,
} from '../contract/definitions.ts'
import type { IndicatorKind, Named } from '../contract/words.ts'
import { compareProducts } from '../rules/decimals.ts'
import { findLabels, sentenceOf } from './sentences.ts'

interface SummaryRow {
  id: string
  kind: IndicatorKind
  category: string
  position: number
  office_id: string
  office_name: string
  place_id: string
  place_name: string
  version: number
  version_id: string
  definition: Definition
  retired_on: string | null
  ranking_reason: string | null
}

const summaries = sql`
  select i.id, i.kind, i.category, i.position, i.office_id, office.short_name as office_name, i.place_id,
    place.short_name as place_name, i.version, v.id as version_id, v.definition, i.retired_on, i.ranking_reason
  from indicators.indicator i
  join indicators.version v on v.indicator_id = i.id and v.number = i.version
  join units.label office on office.id = i.office_id
  join units.label place on place.id = i.place_id`

function summaryOf(row: SummaryRow): IndicatorSummary {
  const { name, unit, decimals, better, countedHow } = row.definition
  return {
    id: row.id,
    kind: row.kind,
    category: row.category,
    position: row.position,
    owner: { id: row.office_id, name: row.office_name },
    place: { id: row.place_id, name: row.place_name },
    name,
    unit,
    decimals,
    better,
    countedHow,
    versionId: row.version_id,
    version: row.version,
    retiredOn: row.retired_on,
    rankingReason: row.ranking_reason,
  }
}

/** Indicators as lists show them, by category, position and name. */
export async function listIndicators(
  tx: Tx,
  query: QueryOf<typeof listEndpoint>,
): Promise<ReplyOf<typeof listEndpoint>> {
  const conditions = [
    query.retired ? sql`i.retired_on is not null` : sql`i.retired_on is null`,
    ...(query.officeId ? [sql`i.office_id = ${query.officeId}`] : []),
    ...(query.category ? [sql`i.category = ${query.category}`] : []),
    ...(query.kind ? [sql`i.kind = ${query.kind}`] : []),
    ...(query.text?.trim()
      ? [
          sql`position(lower(${query.text.trim()}) in lower(i.name || ' ' || (v.definition ->> 'countedHow'))) > 0`,
        ]
      : []),
  ]
  const { rows } = await sql<SummaryRow>`
    ${summaries} where ${sql.join(conditions, sql` and `)} order by i.category, i.position, i.name, i.id`.execute(
    tx.db,
  )
  return rows.map(summaryOf)
}

/** The indicators of these ids, retired ones too; in no particular order. */
export async function summariesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, IndicatorSummary>> {
  const { rows } = await sql<SummaryRow>`${summaries} where i.id = any (${ids}::uuid[])`.execute(tx.db)
  return new Map(rows.map((row) => [row.id, summaryOf(row)]))
}

interface VersionRow {
  id: string
  number: number
  definition: Definition
  reason: string | null
  saved_at: Date
  saved_by: string | null
}

/** An indicator with every version in words. 404 when there is none. */
export async function getIndicator(tx: Tx, actor: Actor, id: string): Promise<Indicator> {
  const [heads, versions, used, parts] = await Promise.all([
    sql<SummaryRow>`${summaries} where i.id = ${id}`.execute(tx.db),
    sql<VersionRow>`
      select v.id, v.number, v.definition, v.reason, v.saved_at, (select name from people.label where id = v.saved_by) as saved_by
      from indicators.version v where v.indicator_id = ${id} order by v.number`.execute(tx.db),
    sql<Named>`
      select distinct i.id, i.name from indicators.part p join indicators.version v on v.id = p.version_id
        join indicators.indicator i on i.id = v.indicator_id and i.version = v.number
      where p.part_id = ${id} and i.retired_on is null order by i.name`.execute(tx.db),
    sql<Named>`
      select i.id, i.name from indicators.indicator own
        join indicators.version v on v.indicator_id = own.id and v.number = own.version
        join indicators.part p on p.version_id = v.id join indicators.indicator i on i.id = p.part_id
      where own.id = ${id} order by p.role desc`.execute(tx.db),
  ])
  const row = found(heads.rows[0])
  const labels = await findLabels(
    tx,
    versions.rows.map((version) => version.definition.rule),
  )
  return {
    ...summaryOf(row),
    definition: row.definition,
    sentence: sentenceOf(row.definition, labels),
    versions: versions.rows.map((version) => ({
      id: version.id,
      number: version.number,
      definition: version.definition,
      sentence: sentenceOf(version.definition, labels),
      reason: version.reason,
      savedAt: version.saved_at.toISOString(),
      savedBy: version.saved_by,
    })),
    usedBy: used.rows,
    parts: parts.rows,
    register: await registerOf(tx, row),
    may: mayOf(actor, row),
  }
}

/** The books beside the register, today. Each is counted in its own way; neither is put right by the other. */
async function registerOf(tx: Tx, row: SummaryRow): Promise<Indicator['register']> {
  const { rule } = row.definition
  const register = rule.kind === 'level' && rule.register !== null ? registers.get(rule.register) : undefined
  if (!register || rule.kind !== 'level') return null
  const [[answer], registered] = await Promise.all([
    askIndicators(tx, [{ indicatorId: row.id, from: tx.today, until: tomorrowOf(tx) }]),
    register.count(tx, { placeId: rule.placeId ?? row.place_id, on: tx.today }),
  ])
  const counted = answer?.value ?? null
  return {
    name: register.name,
    counted,
    registered,
    differs: counted !== null && compareProducts(counted, 1, registered, 1) !== 0,
  }
}

export const tomorrowOf = (tx: Tx): string => {
  const next = new Date(`${tx.today}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

function mayOf(actor: Actor, row: SummaryRow): string[] {
  if (row.retired_on !== null) return []
  const standing = { placeId: row.place_id, officeId: row.office_id }
  return [
    ...(actor.may('indicators.define', standing) ? ['change', 'retire'] : []),
    ...(actor.may('indicators.rank', standing) ? ['rank'] : []),
    ...(row.kind === 'external' && actor.may('indicators.enter', standing) ? ['enter_figure'] : []),
  ]
}
