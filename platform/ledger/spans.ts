import type { Day } from './cube.ts'

/** A period as the tiers know it: whole years (2026), whole months (202603), and the days that are left over at its edges. */
export interface Pieces {
  tiers: number[]
  /** The days that the tiers cover; none when there are none. */
  core: { from: Day; until: Day }
  edges: { from: Day; until: Day }[]
}

const firstDay = (month: number): Day =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`

/** Months counted from the year 0. */
const monthOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

/**
 * Cuts a half-open period into as few pieces as there are: years before months before days. Every day of the period lies in exactly
 * one piece. Refuses a period that ends before it begins.
 */
export function piecesOf(from: Day, until: Day): Pieces {
  if (until < from) throw new RangeError(`A period ends before it begins: ${from}, ${until}`)
  if (from === until) return { tiers: [], core: { from, until: from }, edges: [] }
  const first = monthOf(from) + (from.endsWith('-01') ? 0 : 1)
  const last = monthOf(until)
  if (first >= last) return { tiers: [], core: { from, until: from }, edges: [{ from, until }] }
  const edges: Pieces['edges'] = []
  if (from < firstDay(first)) edges.push({ from, until: firstDay(first) })
  if (firstDay(last) < until) edges.push({ from: firstDay(last), until })
  const tiers: number[] = []
  for (let month = first; month < last; ) {
    const year = Math.floor(month / 12)
    const whole = month % 12 === 0 && month + 12 <= last
    tiers.push(whole ? year : year * 100 + (month % 12) + 1)
    month += whole ? 12 : 1
  }
  return { tiers, core: { from: firstDay(first), until: firstDay(last) }, edges }
}
