import { sql } from 'kysely'
import type { QueryOf, ReplyOf } from '../../../platform/contract.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import {
  type Answer,
  type Ask,
  badPeriod,
  type getValues as valuesEndpoint,
} from '../contract/answers.ts'
import type { Named, View } from '../contract/words.ts'
import { cut, cutOffOf, fitsPeriod } from '../rules/periods.ts'
import { answerAll, askIndicators } from './asking.ts'
import { findVersions, type Meant, meantKey } from './versions.ts'

// Indicators by periods: the matrix behind tables, small multiples and exports.

type TableQuery = QueryOf<typeof valuesEndpoint>
export type Values = ReplyOf<typeof valuesEndpoint>
export const mostIndicators = 60

/** The names of a place and an office; refuses with 404 what is neither. */
export async function scopeNamed(
  tx: Tx,
  { placeId, officeId }: { placeId?: string | undefined; officeId?: string | undefined },
): Promise<{ place: Named | null; office: Named | null }> {
  if (placeId === undefined && officeId === undefined) return { place: null, office: null }
  const { rows } = await sql<Named & { tree: string }>`
    select id, tree, short_name as name from units.label where id = any (${[placeId, officeId].filter((id) => id !== undefined)}::uuid[])`.execute(
    tx.db,
  )
  const named = (id: string | undefined, tree: string) => {
    if (id === undefined) return null
    const { name } = found(rows.find((row) => row.id === id && row.tree === tree))
    return { id, name }
  }
  return { place: named(placeId, 'place'), office: named(officeId, 'office') }
}

/** The versions of these ids in their order, as they may be asked about. Refuses one that does not exist. */
export async function chosen(tx: Tx, ids: string): Promise<Meant[]> {
  const wanted = [...new Set(ids.split(','))].slice(0, mostIndicators)
  const versions = await findVersions(
    tx,
    wanted.map((indicatorId) => ({ indicatorId })),
  )
  return wanted.map((id) => found(versions.get(meantKey(id, undefined))))
}

/** Indicators by periods, and each asked for the whole range: which is never the sum of the columns by rule. */
export async function getValues(tx: Tx, query: TableQuery): Promise<Values> {
  const { from, until, placeId, officeId } = query
  const periods = fitsPeriod(query) ? cut(query, query.step) : null
  if (!periods) refuse(badPeriod)
  const view: View = query.view ?? 'then'
  const [meant, scope] = await Promise.all([chosen(tx, query.ids), scopeNamed(tx, query)])
  const asks = meant.flatMap((version) =>
    [...periods, { from, until }].map((period) => ({ meant: version, ...period, placeId, officeId, view })),
  )
  const answers = await answerAll(tx, asks)
  const width = periods.length + 1
  return {
    periods,
    rows: meant.map((version, index) => {
      const row = answers.slice(index * width, (index + 1) * width)
      return {
        indicatorId: version.indicatorId,
        name: version.definition.name,
        countedHow: version.definition.countedHow,
        answers: row.slice(0, -1),
        whole: row.at(-1)!,
      }
    }),
    ...scope,
    view,
    cutOffOn: cutOffOf(query, tx.today),
    asOf: tx.now.toISOString(),
  }
}

/** Many questions at once, as they come. The cut-off is that of the latest period asked about. */
export async function askMany(
  tx: Tx,
  asks: readonly Ask[],
): Promise<{ answers: Answer[]; asOf: string; cutOffOn: string }> {
  const answers = await askIndicators(tx, asks)
  const cutOffs = asks.map((ask) => cutOffOf(ask, tx.today)).toSorted()
  return { answers, asOf: tx.now.toISOString(), cutOffOn: cutOffs.at(-1) ?? tx.today }
}

