/** Why a month has no number: it has not come yet, nothing at all was reported, or it cannot be computed (a division by nothing). */
export type Gap = 'coming' | 'nothing' | 'undefined'

/** One month of a chart. `value` null needs its `gap`: "not reported" is drawn, zero is drawn, and they look different. */
export interface MonthPoint {
  /** YYYY-MM */
  readonly month: string
  readonly value: number | null
  readonly gap: Gap | null
  /** The reason in words, where there is one to say. */
  readonly word: string | null
  /** The same month a year earlier. */
  readonly former: number | null
  /** What the schedule wants of this month. */
  readonly pace: number | null
  /** The month has begun and is not over. */
  readonly unfinished: boolean
}

export const monthOf = (month: string): number => Number(month.slice(5, 7))
export const yearOf = (month: string): number => Number(month.slice(0, 4))

/** Month by month added up from the start; a month to come has no sum, one without reports leaves the sum where it was. */
export function runningSums(points: readonly MonthPoint[], yearTarget: number | null): MonthPoint[] {
  let [sum, former] = [0, 0]
  let [hasAny, hasFormer] = [false, false]
  return points.map((point, at) => {
    sum += point.value ?? 0
    former += point.former ?? 0
    hasAny ||= point.value !== null
    hasFormer ||= point.former !== null
    return {
      ...point,
      value: point.gap === 'coming' || !hasAny ? null : sum,
      gap: point.gap === 'coming' ? 'coming' : hasAny ? null : 'nothing',
      former: hasFormer ? former : null,
      pace: yearTarget === null ? null : (yearTarget * (at + 1)) / points.length,
    }
  })
}

/** The largest number a scale must hold. */
export const mostOf = (points: readonly MonthPoint[]): number =>
  Math.max(0, ...points.flatMap(({ value, former, pace }) => [value ?? 0, former ?? 0, pace ?? 0]))
export const leastOf = (points: readonly MonthPoint[]): number =>
  Math.min(0, ...points.flatMap(({ value, former }) => [value ?? 0, former ?? 0]))
