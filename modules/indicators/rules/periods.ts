import { addDays, type Civil, daysBetween } from '../../../platform/civil.ts'
import type { Step } from '../contract/words.ts'

// Periods are half-open civil days, [from, until).

export interface Period {
  from: Civil
  until: Civil
}

const monthsOf: Readonly<Record<Exclude<Step, 'day'>, number>> = {
  month: 1,
  quarter: 3,
  half_year: 6,
  year: 12,
}

const first = (year: number, month: number): Civil => {
  const years = year + Math.floor((month - 1) / 12)
  const rest = ((((month - 1) % 12) + 12) % 12) + 1
  return `${String(years).padStart(4, '0')}-${String(rest).padStart(2, '0')}-01`
}

/** The first day of the month, quarter, half-year or year that a day stands in. */
export function startOf(step: Step, on: Civil): Civil {
  if (step === 'day') return on
  const length = monthsOf[step]
  const month = Number(on.slice(5, 7))
  return first(Number(on.slice(0, 4)), month - ((month - 1) % length))
}

/** The first day after the month, quarter, half-year or year that a day stands in. */
export function endOf(step: Step, on: Civil): Civil {
  if (step === 'day') return addDays(on, 1)
  const start = startOf(step, on)
  return first(Number(start.slice(0, 4)), Number(start.slice(5, 7)) + monthsOf[step])
}

/** At most this many columns: a table beyond it is nobody's reading. */
export const mostPeriods = 400
const longestDays = 20 * 366

/** Whether a range can be asked about at all. */
export function fitsPeriod({ from, until }: Period): boolean {
  return from < until && daysBetween(from, until) <= longestDays
}

/**
 * The range cut at the borders of months, quarters …; the first and last piece may be shorter. The pieces touch and make up the
 * whole range. Null when there would be too many.
 */
export function cut(range: Period, step: Step): Period[] | null {
  const pieces: Period[] = []
  for (let from = range.from; from < range.until; ) {
    const end = endOf(step, from)
    const isLast = end >= range.until
    const until = isLast ? range.until : end
    pieces.push({ from, until })
    if (pieces.length > mostPeriods) return null
    from = until
  }
  return pieces
}

/** The calendar year. */
export const yearOf = (year: number): Period => ({ from: first(year, 1), until: first(year + 1, 1) })

/** The same days a year earlier. 29 February becomes 1 March, so that ranges that touched still touch. */
export function yearBefore({ from, until }: Period): Period {
  return { from: dayBefore(from), until: dayBefore(until) }
}
function dayBefore(on: Civil): Civil {
  const year = String(Number(on.slice(0, 4)) - 1).padStart(4, '0')
  return on.endsWith('-02-29') ? `${year}-03-01` : `${year}${on.slice(4)}`
}

/** The last civil day that can be in a figure of this period: the one before `until`, or today. */
export function cutOffOf({ until }: Period, today: Civil): Civil {
  const last = addDays(until, -1)
  return last < today ? last : today
}
