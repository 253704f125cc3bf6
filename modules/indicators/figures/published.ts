import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { Bound } from '../contract/words.ts'
import type { Period } from '../rules/periods.ts'

export interface PublishedRow {
  id: string
  indicator_id: string
  place_id: string
  from_on: string
  until_on: string
  value: number
  bound: Bound
  source_title: string
  source_on: string
  source_url: string | null
}

export interface Figures {
  /**
   * The figure of exactly this period; else the newest of those that lie wholly inside it. Published figures are readings: a year
   * shows its last quarter, never the sum of four.
   */
  newest(indicatorId: string, placeId: string, period: Period): PublishedRow | undefined
}

/** What others published about these indicators and was not taken back. */
export async function findFigures(tx: Tx, indicatorIds: readonly string[]): Promise<Figures> {
  if (indicatorIds.length === 0) return { newest: () => undefined }
  const { rows } = await sql<PublishedRow>`
    select id, indicator_id, place_id, from_on, until_on, value, bound, source_title, source_on, source_url
    from indicators.figure where indicator_id = any (${indicatorIds}::uuid[]) and withdrawn_at is null
    order by until_on, from_on desc`.execute(tx.db)
  const known = Map.groupBy(rows, (row) => `${row.indicator_id}/${row.place_id}`)
  return {
    newest(indicatorId, placeId, { from, until }) {
      const inside = (known.get(`${indicatorId}/${placeId}`) ?? []).filter(
        (row) => row.from_on >= from && row.until_on <= until,
      )
      return inside.find((row) => row.from_on === from && row.until_on === until) ?? inside.at(-1)
    },
  }
}
