import { addDays } from '../../../../platform/civil.ts'

export type Period = 'month' | 'last' | 'quarter' | 'year'
export const periods: readonly Period[] = ['month', 'last', 'quarter', 'year']

const first = (year: number, month: number) => {
  const at = new Date(Date.UTC(year, month - 1, 1))
  return at.toISOString().slice(0, 10)
}

/** The days people mean by "this month", both of them included; what still runs ends today. */
export function periodOf(period: Period, today: string): { from: string; last: string } {
  const [year = 0, month = 1] = today.split('-').map(Number)
  if (period === 'month') return { from: first(year, month), last: today }
  if (period === 'last') return { from: first(year, month - 1), last: addDays(first(year, month), -1) }
  if (period === 'quarter') return { from: first(year, month - ((month - 1) % 3)), last: today }
  return { from: first(year, 1), last: today }
}
