import type { Tx } from '../tx.ts'
import { recountFacts } from './recount.ts'

/** A civil day; periods are half-open, from `from` up to, not including, `until`. */
export type Day = string

/** Which events are meant: their kinds, what they count, and the declared dimensions they carry. */
export interface FactFilter {
  kinds: readonly string[]
  /** Only events that count in this measure; absent, every event of the kinds, whether it counts something or not. */
  measure?: string
  /** Each dimension named must have one of the values; null also fits an event that does not carry the dimension. */
  dims?: Readonly<Record<string, readonly (string | number | boolean | null)[]>>
}

/** `persons`, `households` and `places` are counted once however often they occur; persons entered twice are one human being. */
export type What = 'sum' | 'count' | 'persons' | 'households' | 'places'

export interface FactAsk {
  what: What
  facts: FactFilter
  periods: readonly { from: Day; until: Day }[]
  /** The node of the tree of places whose sub-tree is meant; the whole street when absent. Likewise for offices. */
  placeId?: string
  officeId?: string
  /** `then` (when absent): by the trees as they stood on the day of each event. `now`: as they stand today. */
  view?: 'then' | 'now'
}

export interface FactAnswer {
  /** null: no event at all, which is not zero. An event taken back is no event. */
  quantity: number | null
  /** How many events stand behind it. */
  n: number
  /** For persons and households: behind how many of the events a known one stands; the others are anonymous. */
  identified?: number
}

/**
 * Answers questions about what happened, exact at this instant: one row of answers per ask, one answer per period, all in one
 * statement and so of one moment. Refuses a sum without a measure and a period that ends before it begins.
 */
export async function askFacts(tx: Tx, asks: readonly FactAsk[]): Promise<FactAnswer[][]> {
  for (const { what, facts, periods } of asks) {
    if (what === 'sum' && facts.measure === undefined) throw new RangeError('A sum needs a measure')
    for (const { from, until } of periods)
      if (until < from) throw new RangeError(`A period ends before it begins: ${from}, ${until}`)
  }
  return recountFacts(tx, asks)
}
