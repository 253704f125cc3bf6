import type { MonthPoint } from '../../../web/lib/charts/points.ts'
import type { Answer } from '../contract/answers.ts'
import type { Goal } from '../contract/dashboards.ts'
import { cut, yearOf } from '../rules.ts'
import type { PageWords } from '../words/pages.zh-CN.ts'

/** The twelve months of a year. */
export const monthsOf = (year: number) => cut(yearOf(year), 'month') ?? []

export const isCeiling = (goal: Pick<Goal, 'comparator'>): boolean =>
  goal.comparator === '<=' || goal.comparator === '<'

/** What the schedule wants of one month: of a sum its twelfth, of a level or a rate the goal itself. A ceiling is no schedule. */
export function pacePerMonth(kind: Answer['kind'], addsUp: boolean, goal: Goal | null): number | null {
  if (!goal || kind === 'external') return null
  if (kind === 'flow') return addsUp && !isCeiling(goal) ? goal.value / 12 : null
  return goal.value
}

/** Answers by month as points of a chart. The month that holds `today` is not over. */
export function pointsOf(given: {
  year: number
  answers: readonly Answer[]
  former?: readonly Answer[]
  pace: number | null
  today: string
  words: PageWords
}): MonthPoint[] {
  const { answers, former, pace, today, words } = given
  return monthsOf(given.year).map(({ from, until }, at) => {
    const answer = answers[at]
    const why = answer?.why ?? 'not_reported'
    const value = answer?.value ?? null
    const coming = from > today || why === 'not_yet'
    return {
      month: from.slice(0, 7),
      value: coming ? null : value,
      gap: coming
        ? 'coming'
        : value !== null
          ? null
          : why === 'not_reported' || why === 'not_published'
            ? 'nothing'
            : 'undefined',
      word: coming || value !== null ? null : words.why[why],
      former: former?.[at]?.value ?? null,
      pace,
      unfinished: from <= today && today < until && !coming,
    }
  })
}
