import type { Civil } from '../../../platform/civil.ts'
import type { Answer, Parts } from '../contract/answers.ts'
import type { Definition, LevelRule, Rule } from '../contract/definitions.ts'
import type { WhyNot } from '../contract/words.ts'
import { add, multiply } from './decimals.ts'
import type { Period } from './periods.ts'
import { isShare, scaleOf } from './units.ts'

// From what the ledger says to an answer. Pure. Null is "no value" and always says why; zero is data.

export interface Counted {
  quantity: number | null
  n: number
  identified?: number
}

/** What every answer of a version begins with. */
export type AnswerHead = Pick<Answer, 'indicatorId' | 'versionId' | 'kind' | 'unit' | 'decimals'>

export const nothing = (head: AnswerHead, why: WhyNot): Answer => ({ ...head, value: null, why, n: 0 })

/** The part of a period that an indicator is counted in, or why there is none. A level has what it had when it began. */
export function countedPeriod(
  { beganOn, rule }: Pick<Definition, 'beganOn' | 'rule'>,
  { from, until }: Period,
  today: Civil,
): Period | WhyNot {
  if (from > today) return 'not_yet'
  const openedOn = rule.kind === 'level' ? (rule.opening?.on ?? null) : null
  const start = [beganOn, openedOn]
    .filter((on): on is string => on !== null)
    .toSorted()
    .at(-1)
  if (start !== undefined && until <= start) return 'before_it_began'
  if (rule.kind === 'level') return { from: openedOn ?? dawn, until }
  return { from: beganOn !== null && beganOn > from ? beganOn : from, until }
}

/** Before every event there can be. */
export const dawn: Civil = '1900-01-01'

/** The quantity in the unit that is shown: fen in 元, 平方米 in 万平方米. */
export function scaled(quantity: number, rule: Rule, unit: string): number {
  const measure = rule.kind === 'flow' && rule.what !== 'sum' ? null : 'measure' in rule ? rule.measure : null
  const scale = measure === null ? 1 : (scaleOf(measure, unit) ?? 1)
  return scale === 1 ? quantity : quantity / scale
}

/** Nothing but events taken back is nothing reported; a recorded zero is zero. */
export function flowAnswer(head: AnswerHead, rule: Rule, counted: Counted, identified?: number): Answer {
  const known = counted.identified ?? identified
  const more = known === undefined ? {} : { identified: known }
  if (counted.quantity === null) {
    const isZero = rule.kind === 'flow' && rule.silence === 'zero'
    return { ...head, value: isZero ? 0 : null, why: isZero ? null : 'not_reported', n: 0, ...more }
  }
  return { ...head, value: scaled(counted.quantity, rule, head.unit), why: null, n: counted.n, ...more }
}

/** The opening balance and everything gained and lost since. */
export function levelAnswer(
  head: AnswerHead,
  rule: LevelRule,
  opening: number | null,
  counted: Counted,
): Answer {
  if (counted.quantity === null && opening === null) return nothing(head, 'not_reported')
  const gained = scaled(counted.quantity ?? 0, rule, head.unit)
  return { ...head, value: add(opening ?? 0, gained), why: null, n: counted.n }
}

/**
 * A ratio of two answers of the same period and place. Without a denominator, or with zero, there is no value; a numerator beyond
 * its whole is shown and flagged, never clipped (services.md C.1, 27).
 */
export function ratioAnswer(
  head: AnswerHead,
  factor: number,
  numerator: Pick<Answer, 'value' | 'why' | 'n' | 'identified'>,
  denominator: { value: number | null; why: WhyNot | null },
): Answer {
  const shared = {
    ...head,
    n: numerator.n,
    numerator: numerator.value,
    denominator: denominator.value,
    factor,
    ...(numerator.identified === undefined ? {} : { identified: numerator.identified }),
  }
  const early = [numerator.why, denominator.why].find((why) => why === 'not_yet' || why === 'before_it_began')
  if (early) return { ...shared, value: null, why: early }
  if (denominator.why === 'nothing_expected') return { ...shared, value: null, why: 'nothing_expected' }
  if (numerator.why === 'out_of_scope') return { ...shared, value: null, why: 'out_of_scope' }
  if (denominator.value === null || denominator.value === 0)
    return { ...shared, value: null, why: 'no_denominator' }
  if (numerator.value === null) return { ...shared, value: null, why: numerator.why ?? 'not_reported' }
  const exceeds = isShare(head.unit) && numerator.value > denominator.value
  return {
    ...shared,
    value: multiply(numerator.value, factor) / denominator.value,
    why: null,
    ...(exceeds ? { exceeds } : {}),
  }
}

/** Whether the parts of a place or an office add to it. One person may be served in two places, so persons need not. */
export function howPartsAdd(rule: Rule): Parts['how'] {
  if (rule.kind === 'level') return 'adds'
  if (rule.kind !== 'flow') return 'no_sum'
  return rule.what === 'sum' || rule.what === 'count' ? 'adds' : 'overlaps'
}

/** The exact sum of what has a value. */
export const sumOf = (answers: readonly Pick<Answer, 'value'>[]): number =>
  answers.reduce((sum, { value }) => add(sum, value ?? 0), 0)

/** What is recorded at the whole itself and in none of its parts; null when nothing is, or where parts do not add. */
export function elsewhereOf(whole: Answer, parts: readonly Answer[], how: Parts['how']): Answer | null {
  if (how !== 'adds' || whole.value === null) return null
  const n = whole.n - parts.reduce((sum, part) => sum + part.n, 0)
  const value = add(whole.value, -sumOf(parts))
  if (n === 0 && value === 0) return null
  const { identified: _, ...rest } = whole
  return { ...rest, value, n }
}

/** How far the parts and what is recorded elsewhere are from the whole: nothing for flows, the doubly served for persons. */
export function residualOf(whole: Answer, parts: readonly Answer[], how: Parts['how']): number | null {
  if (how === 'no_sum' || whole.value === null) return null
  return how === 'adds' ? 0 : add(sumOf(parts), -whole.value)
}
