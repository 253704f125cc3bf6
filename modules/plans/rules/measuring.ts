import type { Static } from '../../../platform/contract.ts'
import type { Figure } from '../contract/projects.ts'
import type { Comparator, Measure, QuantityKind } from '../contract/words.ts'
import { add, compareProducts, multiply } from './decimals.ts'

// From what the ledger says to a figure, and from a figure to "kept" or "not kept". Pure.

export type FigureOf = Static<typeof Figure>

/** The frozen number and how it is measured: what every rule about a target needs. */
export interface Promised {
  value: number
  comparator: Comparator
  unit: string | null
  kind: QuantityKind
  baseline: number | null
  per: string | null
  measuredBy: Measure
  denominator: number | null
  denominatorUnit: string | null
  dueOn: string
}

/** What the ledger answered about one target. */
export interface Sums {
  /** Sum over live events, for everything but readings. */
  sum: number | null
  /** Live records. */
  records: number
  /** The reading of the latest deed. */
  reading: number | null
  /** The answer of the indicator that measures the target. */
  bound?: BoundSum | null
}

/** What an indicator answered; a ratio with its parts, so that it is compared exactly. */
export interface BoundSum {
  value: number | null
  events: number
  numerator: number | null
  denominator: number | null
}

/** What the quantities of a target's events count: compounds for a share of compounds, else the target's own unit. */
export function measureOf(target: Pick<Promised, 'measuredBy' | 'denominatorUnit' | 'unit'>): string {
  return (target.measuredBy === 'share' ? target.denominatorUnit : target.unit) ?? '项'
}

/** A bound not to be exceeded: at most, below, or none at all (零增长). */
export function isCeiling(target: Pick<Promised, 'comparator' | 'value'>): boolean {
  return (
    target.comparator === '<=' ||
    target.comparator === '<' ||
    (target.comparator === '=' && target.value === 0)
  )
}

/** A level that is to come down (由12降至8): reached from above. */
export function isDescending(target: Pick<Promised, 'comparator' | 'value' | 'baseline'>): boolean {
  return (
    !isCeiling(target) &&
    (target.comparator === '=' || target.comparator === '~') &&
    target.baseline !== null &&
    target.baseline > target.value
  )
}

const periodsPerYear: Readonly<Record<string, (months: number, days: number) => number>> = {
  年: () => 1,
  半年: (months) => Math.floor(months / 6),
  季度: (months) => Math.floor(months / 3),
  季: (months) => Math.floor(months / 3),
  月: (months) => months,
  半月: (months) => months * 2,
  周: (_, days) => Math.floor(days / 7),
  星期: (_, days) => Math.floor(days / 7),
  天: (_, days) => days,
  日: (_, days) => days,
}

/**
 * How much is promised in all. "每季度1次" until December is 4; "每个居民区1支" is one for each of the stated whole. Null when the
 * plan says "per" something whose number nobody has stated: then nothing can be called met.
 */
export function promisedTotal(target: Promised): number | null {
  const isCounted = target.measuredBy === 'count' || target.measuredBy === 'indicator'
  if (target.per === null || !isCounted || target.kind !== 'flow' || isCeiling(target)) return target.value
  const periods = periodsPerYear[target.per.replace(/^每(个|一)?/, '')]
  if (periods) {
    const months = Number(target.dueOn.slice(5, 7))
    const firstOfYear = Date.parse(`${target.dueOn.slice(0, 4)}-01-01T00:00:00Z`)
    const days = Math.round((Date.parse(`${target.dueOn}T00:00:00Z`) - firstOfYear) / 86_400_000) + 1
    return multiply(target.value, Math.max(1, periods(months, days)))
  }
  return target.denominator === null ? null : multiply(target.value, target.denominator)
}

const isPercentage = (target: Promised) =>
  (target.measuredBy === 'share' || target.measuredBy === 'indicator') && target.unit === '%'

/**
 * The figure of a target. What was never measured is null, not zero. A share is never typed: it is covered over whole, and a
 * numerator beyond its whole shows as it is (`services.md` C.1, 27).
 */
export function figureOf(target: Promised, sums: Sums): FigureOf {
  if (target.measuredBy === 'indicator') return boundFigure(target, sums.bound ?? null)
  const whole = target.measuredBy === 'share' ? target.denominator : null
  if (sums.records === 0) return { done: null, covered: null, whole, ratio: null, records: 0 }
  const sum = sums.sum ?? 0
  if (target.measuredBy === 'share') {
    const percentage = isPercentage(target)
    const done = percentage ? (whole ? multiply(sum, 100) / whole : null) : sum
    return { done, covered: sum, whole, ratio: ratioOf(target, done), records: sums.records }
  }
  const done =
    target.measuredBy === 'reading'
      ? sums.reading
      : target.measuredBy === 'change'
        ? add(target.baseline ?? 0, sum)
        : sum
  return { done, covered: null, whole: null, ratio: ratioOf(target, done), records: sums.records }
}

/** An indicator's answer as a figure: it is what it is, and a baseline is not added to it. Without a value nothing was measured. */
function boundFigure(target: Promised, bound: BoundSum | null): FigureOf {
  const [covered, whole] = [bound?.numerator ?? null, bound?.denominator ?? null]
  if (!bound || bound.value === null) return { done: null, covered, whole, ratio: null, records: 0 }
  return { done: bound.value, covered, whole, ratio: ratioOf(target, bound.value), records: bound.events }
}

function ratioOf(target: Promised, done: number | null): number | null {
  const total = promisedTotal(target)
  if (done === null || total === null || total <= 0 || isCeiling(target) || isDescending(target)) return null
  const ratio = done / total
  // The nearest fraction to 0.99999… may be 1; what is not met never shows as whole.
  return ratio >= 1 && compareProducts(done, 1, total, 1) < 0 ? 1 - Number.EPSILON / 2 : ratio
}

/**
 * Whether the promised number is reached, decided exactly: 74.96 of 75 is not. `>` asks for strictly more; `=`, `~` and `>=` are
 * reached at the number; a range at its lower end. Not for ceilings, which are judged at the deadline.
 */
export function isReached(target: Promised, figure: FigureOf): boolean {
  const total = promisedTotal(target)
  if (figure.done === null || total === null || isCeiling(target)) return false
  const side =
    isPercentage(target) && figure.covered !== null && figure.whole
      ? compareProducts(figure.covered, 100, total, figure.whole)
      : compareProducts(figure.done, 1, total, 1)
  if (isDescending(target)) return side <= 0
  return target.comparator === '>' ? side > 0 : side >= 0
}

/** Whether a ceiling holds at this figure. */
export function isWithin(target: Promised, figure: FigureOf): boolean {
  const side =
    isPercentage(target) && figure.covered !== null && figure.whole
      ? compareProducts(figure.covered, 100, target.value, figure.whole)
      : compareProducts(figure.done ?? 0, 1, target.value, 1)
  return target.comparator === '<' ? side < 0 : side <= 0
}

/** Units that come in fractions; whatever else has a measure word comes in wholes: nobody installs half a charging pile. */
const divisible =
  /^(%|‰|个?百分点|分|分贝|度|元|万元|亿元|米|公里|里|厘米|毫米|平方米|平方公里|公顷|亩|立方米|升|毫升|吨|公斤|千克|克|斤|小时|分钟|秒|天|日|年|岁|倍|千瓦|千瓦时|兆|兆瓦|兆瓦时|℃)$/

export function comesInWholes(unit: string | null): boolean {
  return unit !== null && !divisible.test(unit)
}
