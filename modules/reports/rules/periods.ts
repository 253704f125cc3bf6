import { addDays, type Civil } from '../../../platform/civil.ts'
import type { NumberPeriod, ReportKind } from '../contract/content.ts'

export interface Days {
  from: Civil
  until: Civil
}

/** The days a number speaks of, within the report's own. */
export function daysOf(period: NumberPeriod, report: Days): Days {
  if (period.kind === 'report') return report
  if (period.kind === 'year_to_date')
    return { from: `${lastDay(report).slice(0, 4)}-01-01`, until: report.until }
  return { from: period.from, until: period.until }
}

export const lastDay = ({ until }: Pick<Days, 'until'>): Civil => addDays(until, -1)

/** The same days of the year before; 29 February is compared with the 28th. */
export function yearBefore({ from, until }: Days): Days {
  const back = (on: Civil) => {
    const year = Number(on.slice(0, 4)) - 1
    const rest = on.slice(4)
    return rest === '-02-29' ? `${year}-02-28` : `${year}${rest}`
  }
  return { from: back(from), until: back(until) }
}

export type PeriodName =
  | { kind: 'year'; year: number }
  | { kind: 'half'; year: number; half: 1 | 2 }
  | { kind: 'quarter'; year: number; quarter: 1 | 2 | 3 | 4 }
  | { kind: 'month'; year: number; month: number }
  | { kind: 'days'; from: Civil; last: Civil }

/** What people call a run of days: a year, a half, a quarter, a month; otherwise its first and last day. */
export function nameOf(days: Days): PeriodName {
  const year = Number(days.from.slice(0, 4))
  const [from, until] = [days.from.slice(5), days.until.slice(5)]
  const nextYear = Number(days.until.slice(0, 4)) === year + 1 && until === '01-01'
  const inYear = nextYear || days.until.slice(0, 4) === String(year)
  if (inYear && from.endsWith('-01') && until.endsWith('-01')) {
    const first = Number(from.slice(0, 2))
    const end = nextYear ? 13 : Number(until.slice(0, 2))
    if (first === 1 && end === 13) return { kind: 'year', year }
    if (end - first === 6 && (first === 1 || first === 7))
      return { kind: 'half', year, half: first === 1 ? 1 : 2 }
    if (end - first === 3 && first % 3 === 1)
      return { kind: 'quarter', year, quarter: ((first + 2) / 3) as 1 | 2 | 3 | 4 }
    if (end - first === 1) return { kind: 'month', year, month: first }
  }
  return { kind: 'days', from: days.from, last: lastDay(days) }
}

/** What a new report of this kind speaks of, as of a day: the year that is ending, or the quarter that ended last. */
export function daysProposed(kind: ReportKind, today: Civil): Days {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  if (kind === 'circular') {
    const quarter = Math.floor((month - 1) / 3)
    if (quarter === 0) return { from: `${year - 1}-10-01`, until: `${year}-01-01` }
    const first = String(quarter * 3 - 2).padStart(2, '0')
    return { from: `${year}-${first}-01`, until: `${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01` }
  }
  // In the first months of a year one reports on the year that is over.
  const told = month <= 3 ? year - 1 : year
  return { from: `${told}-01-01`, until: `${told + 1}-01-01` }
}

/** Days to come hold no deeds: a report on a year that still runs is cut off after today, and says so. */
export function cutOff({ from, until }: Days, today: string): Days {
  const tomorrow = addDays(today, 1)
  return { from, until: until < tomorrow ? until : from < tomorrow ? tomorrow : until }
}
