import { addDays, type Civil } from '../../../platform/civil.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type Answer, type Ask, askIndicators } from '../../indicators/index.ts'
import type { Measure } from '../contract/words.ts'
import type { BoundSum } from '../rules/measuring.ts'

// Targets whose figure is an indicator's answer: for the year of the plan up to today, and nothing of it is stored here.

export interface Binding {
  measured_by: Measure
  indicator_id: string | null
  indicator_place_id: string | null
  /** The year of the plan. */
  year: number
}

/** Narrower than the year: for whoever tells of a quarter, or of one place. */
export interface BoundWithin {
  from: Civil | null
  until: Civil
  placeId: string | null
}

/** The days of a plan's year that have come; of a year to come its first, which then says so. */
function daysSoFar(year: number, today: Civil): { from: Civil; until: Civil } {
  const from = `${year}-01-01`
  const end = `${year + 1}-01-01`
  const tomorrow = addDays(today, 1)
  return { from, until: tomorrow >= end ? end : tomorrow > from ? tomorrow : addDays(from, 1) }
}

/** The answers behind the bound ones among these targets, in their order; null for the others. A few statements however many there are. */
export async function askBound(
  tx: Tx,
  rows: readonly Binding[],
  within?: BoundWithin,
): Promise<(Answer | null)[]> {
  const bound = rows.flatMap((row, index) => {
    const ask = askOfBinding(tx, row, within)
    return ask ? [{ index, ask }] : []
  })
  const answers: (Answer | null)[] = rows.map(() => null)
  if (bound.length === 0) return answers
  const asked = await askIndicators(
    tx,
    bound.map(({ ask }) => ask),
  )
  for (const [at, { index }] of bound.entries()) answers[index] = asked[at] ?? null
  return answers
}

/** The question behind one bound target; null for others, and where nothing of its year lies within. */
export function askOfBinding(tx: Tx, row: Binding, within?: BoundWithin): Ask | null {
  if (row.measured_by !== 'indicator' || row.indicator_id === null) return null
  const year = daysSoFar(row.year, tx.today)
  const until = within && within.until < year.until ? within.until : year.until
  const from = within?.from && within.from > year.from ? within.from : year.from
  if (until <= from) return null
  const placeId = within?.placeId ?? row.indicator_place_id
  return { indicatorId: row.indicator_id, from, until, ...(placeId === null ? {} : { placeId }) }
}

/** What a figure takes from an answer. A published figure stands without events; it still was read. */
export function boundSum(answer: Answer | null | undefined): BoundSum | null {
  if (!answer) return null
  return {
    value: answer.value,
    events: answer.value === null ? 0 : Math.max(1, answer.n),
    numerator: answer.numerator ?? null,
    denominator: answer.denominator ?? null,
  }
}
