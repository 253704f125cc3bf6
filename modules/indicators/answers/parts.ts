import { sql } from 'kysely'
import type { QueryOf, ReplyOf } from '../../../platform/contract.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { openChildren, openUnitsBelow } from '../../units/index.ts'
import {
  type Answer,
  badPeriod,
  type getByOffice as byOfficeEndpoint,
  type getByPlace as byPlaceEndpoint,
  indicatorUnknown,
  type Parts,
  rankingClosed,
} from '../contract/answers.ts'
import type { View } from '../contract/words.ts'
import { elsewhereOf, howPartsAdd, residualOf } from '../rules/measuring.ts'
import { cutOffOf, fitsPeriod } from '../rules/periods.ts'
import { compareTo } from '../rules/showing.ts'
import { type Asked, answerAll } from './asking.ts'
import { scopeNamed } from './tables.ts'
import { findVersions, type Meant, meantKey } from './versions.ts'

// A number by its parts: the places below a place, the offices below an office. In the order of the tree, since a table that ranks
// neighbourhoods is read as a verdict; by value only where an administrator opened it with a reason.

interface Part {
  id: string
  kind: string
  shortName: string
}
export interface ByParts {
  whole: Answer
  rows: { unit: { id: string; name: string }; unitKind: string; answer: Answer }[]
  elsewhere: Answer | null
  parts: Parts
}

/** The whole beside its parts, asked together. */
export async function askByParts(
  tx: Tx,
  ask: Asked,
  of: 'place' | 'office',
  units: readonly Part[],
): Promise<ByParts> {
  const [whole, ...answers] = await answerAll(tx, [
    ask,
    ...units.map((unit) => (of === 'place' ? { ...ask, placeId: unit.id } : { ...ask, officeId: unit.id })),
  ])
  const how = howPartsAdd(ask.meant.definition.rule)
  return {
    whole: whole!,
    rows: units.map((unit, index) => ({
      unit: { id: unit.id, name: unit.shortName },
      unitKind: unit.kind,
      answer: answers[index]!,
    })),
    elsewhere: elsewhereOf(whole!, answers, how),
    parts: { how, residual: residualOf(whole!, answers, how) },
  }
}

/** The last day of the period that has come: the tree of that day is shown. */
const dayOf = (tx: Tx, period: { from: string; until: string }) => cutOffOf(period, tx.today)

/** What stands below a unit on that day: directly, or all of one kind at any depth. */
export async function partsBelow(
  tx: Tx,
  id: string,
  on: string,
  unitKind: string | undefined,
): Promise<readonly Part[]> {
  if (unitKind === undefined) return openChildren(tx, id, on)
  const units = await openUnitsBelow(tx, [{ ask: 0, kind: unitKind, on, below: [id] }])
  return units.filter((unit) => unit.id !== id)
}

/** The unit above which nothing stands. */
export async function rootOf(tx: Tx, tree: 'place' | 'office'): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select l.id from units.label l
    where l.tree = ${tree} and not exists (select from units.within w where w.id = l.id and w.ancestor_id <> w.id)
    order by l.id limit 1`.execute(tx.db)
  return found(rows[0]).id
}

async function meantFor(
  tx: Tx,
  query: { indicatorId: string; versionId?: string | undefined; order?: string | undefined },
): Promise<{ meant: Meant; rankingReason: string | null }> {
  const versions = await findVersions(tx, [query])
  const meant = versions.get(meantKey(query.indicatorId, query.versionId))
  if (!meant) refuse(indicatorUnknown, { indicatorId: query.indicatorId })
  const { rows } = await sql<{ ranking_reason: string | null }>`
    select ranking_reason from indicators.indicator where id = ${query.indicatorId}`.execute(tx.db)
  const rankingReason = rows[0]?.ranking_reason ?? null
  if (query.order === 'value' && rankingReason === null) refuse(rankingClosed)
  return { meant, rankingReason }
}

/** Largest first, decided exactly; what has no value last. Equal ones stay in the order of the tree. */
function ranked(rows: ByParts['rows']): ByParts['rows'] {
  return rows.toSorted((a, b) => {
    if (a.answer.value === null || b.answer.value === null)
      return Number(a.answer.value === null) - Number(b.answer.value === null)
    return compareTo({ ...b.answer, value: b.answer.value }, a.answer.value)
  })
}

/** One indicator by the places below a place. Refuses an order by value while ranking is closed. */
export async function getByPlace(
  tx: Tx,
  query: QueryOf<typeof byPlaceEndpoint>,
): Promise<ReplyOf<typeof byPlaceEndpoint>> {
  if (!fitsPeriod(query)) refuse(badPeriod)
  const { meant, rankingReason } = await meantFor(tx, query)
  const placeId = query.placeId ?? (await rootOf(tx, 'place'))
  const view: View = query.view ?? 'then'
  const [scope, units] = await Promise.all([
    scopeNamed(tx, { placeId }),
    partsBelow(tx, placeId, dayOf(tx, query), query.unitKind),
  ])
  const ask: Asked = { meant, from: query.from, until: query.until, placeId, view }
  const { rows, ...rest } = await askByParts(tx, ask, 'place', units)
  return {
    ...rest,
    rows: query.order === 'value' ? ranked(rows) : rows,
    rankingReason,
    ...scope,
    view,
    cutOffOn: cutOffOf(query, tx.today),
    asOf: tx.now.toISOString(),
  }
}

/** One indicator by the offices below an office. */
export async function getByOffice(
  tx: Tx,
  query: QueryOf<typeof byOfficeEndpoint>,
): Promise<ReplyOf<typeof byOfficeEndpoint>> {
  if (!fitsPeriod(query)) refuse(badPeriod)
  const { meant, rankingReason } = await meantFor(tx, query)
  const officeId = query.officeId ?? (await rootOf(tx, 'office'))
  const view: View = query.view ?? 'then'
  const [scope, units] = await Promise.all([
    scopeNamed(tx, { placeId: query.placeId, officeId }),
    partsBelow(tx, officeId, dayOf(tx, query), undefined),
  ])
  const ask: Asked = { meant, from: query.from, until: query.until, placeId: query.placeId, officeId, view }
  const { rows, ...rest } = await askByParts(tx, ask, 'office', units)
  return {
    ...rest,
    rows: query.order === 'value' ? ranked(rows) : rows,
    rankingReason,
    ...scope,
    view,
    cutOffOn: cutOffOf(query, tx.today),
    asOf: tx.now.toISOString(),
  }
}
