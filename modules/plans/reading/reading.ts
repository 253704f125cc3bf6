/** How a quantity is bounded: "不少于" is `>=`, "余" is `>`, "约" is `~`, and so on. */
export type Comparator = '=' | '>=' | '>' | '<=' | '<' | '~'

/**
 * What a quantity does in its sentence. `target`: planned, done, attended, raised, given or spent. `scope`: the
 * places or groups across which. `attribute`: size or condition of the thing counted. `statistic`: background.
 */
export type Role = 'target' | 'scope' | 'attribute' | 'statistic'

/** A flow adds up over the year; a level is a height reached and held. */
export type Kind = 'flow' | 'level'

export interface Span {
  start: number
  end: number
}

export interface Quantity {
  /** Exactly `source.slice(start, end)`. */
  text: string
  /** Fully expanded: 1.2万 is 12000; money is in 元, percentages are 0–100. */
  value: number
  /** The upper end of a range, otherwise null. */
  max: number | null
  comparator: Comparator
  /** The measure word in its usual spelling, null where there is none. */
  unit: string | null
  subject: string | null
  role: Role
  kind: Kind
  /** Where a level starts from: the 300 of "由300增至450". */
  baseline: number | null
  /** The index, among the item's targets, of the whole of which this is a part. */
  partOf: number | null
  per: string | null
  /** UTF-16 offsets in the source. */
  start: number
  end: number
  /** The same quantity in the cleaned text of its item. */
  at: Span
}

export interface PlanItem {
  number: number | null
  category: string | null
  /** The cleaned text. */
  text: string
  targets: Quantity[]
  /** Where the item stands in the source. */
  start: number
  end: number
}

export interface PlanReading {
  title: string | null
  year: number | null
  source: string
  items: PlanItem[]
}
