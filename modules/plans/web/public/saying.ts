import { sayNumber } from '../../../../web/ui/numbers.ts'
import type { StandingKind } from '../../../../web/ui/Standing.tsx'
import type { Figure } from '../../contract/projects.ts'
import { comparators, standings } from '../../contract/words.ts'
import { isCeiling as boundsFromAbove } from '../../rules/measuring.ts'
import type { LivingWords } from '../../words/living.zh-CN.ts'
import { clearSubject } from './subjects.ts'

// How a promised quantity and what was done are put into words. Pure: figures and words in, sentences out.

export interface Promised {
  readonly quoted: string
  readonly value: number
  readonly unit: string | null
  readonly measuredBy: string
  readonly comparator: string
  readonly figure: Figure
}

/** "2 个", "95%", "40,000 平方米". */
export const amountOf = (value: number, unit: string | null, words: LivingWords): string =>
  words.amount(sayNumber(value), unit ?? '')

/** A ceiling is kept as long as nothing exceeds it; there is no line to fill. */
export const isCeiling = ({ comparator, value }: Pick<Promised, 'comparator' | 'value'>): boolean =>
  boundsFromAbove({ comparator: comparators.find((one) => one === comparator) ?? '=', value })

/** How much is promised in all: "每季度1次" is four. The ratio was made of the total, so it gives the total back. */
export function promisedInAll({
  figure: { done, ratio },
  value,
}: Pick<Promised, 'figure' | 'value'>): number {
  return done && ratio ? Math.round((done / ratio) * 1e6) / 1e6 : value
}

/** Where the thin line stands: done over promised; a ceiling and a figure never measured have none. A reading is not over-fulfilled. */
export const filled = (of: Promised): number =>
  isCeiling(of)
    ? 0
    : Math.max(0, Math.min(of.figure.ratio ?? 0, of.measuredBy === 'reading' ? 1 : Number.POSITIVE_INFINITY))

/** Read and not summed: no record of its own fills it up. */
const isRead = ({ measuredBy, unit }: Pick<Promised, 'measuredBy' | 'unit'>): boolean =>
  measuredBy === 'reading' || (measuredBy === 'indicator' && unit === '%')

/** What stands beside the words: "31/38", "26/28", "现为 405". */
export function countOf(of: Promised, words: LivingWords): string {
  const { figure, measuredBy } = of
  const value = promisedInAll(of)
  if (measuredBy === 'share' && figure.whole !== null)
    return words.count.of(sayNumber(figure.covered ?? 0), sayNumber(figure.whole))
  // Nothing recorded of what is counted one by one reads as 0 of 38; of anything else it is a figure nobody has read yet.
  if (figure.done === null)
    return measuredBy === 'count' && !isCeiling(of) ? words.count.of('0', sayNumber(value)) : words.count.none
  if (isCeiling(of) || isRead(of))
    return words.count.now(amountOf(figure.done, of.unit === '%' ? '%' : null, words))
  if (of.unit === '%') return words.count.of(amountOf(figure.done, '%', words), amountOf(value, '%', words))
  return words.count.of(sayNumber(figure.done), sayNumber(value))
}

/** The same as a sentence for those who listen, with the standing in words. */
export function sayPromised(of: Promised, standing: string, words: LivingWords): string {
  const { quoted, unit, figure, measuredBy } = of
  const value = promisedInAll(of)
  const said =
    figure.done === null && figure.covered === null
      ? words.said.none(quoted)
      : measuredBy === 'share' && figure.covered !== null && figure.whole !== null
        ? words.said.share(quoted, sayNumber(figure.covered), sayNumber(figure.whole))
        : isCeiling(of) || isRead(of)
          ? words.said.reading(quoted, amountOf(figure.done ?? 0, unit, words))
          : words.said.count(quoted, amountOf(figure.done ?? 0, unit, words), amountOf(value, unit, words))
  return words.said.standing(said, standing)
}

/** The promise as one sentence: how much, until when. */
export function definePromise(
  of: Pick<Promised, 'comparator' | 'value' | 'unit'> & { max?: number | null },
  day: string,
  words: LivingWords,
): string {
  const { definition } = words.origin
  const low = amountOf(of.value, of.unit, words)
  const value = of.max ? `${sayNumber(of.value)}–${amountOf(of.max, of.unit, words)}` : low
  if (of.comparator === '=' && of.value === 0) return definition.nil(day)
  if (of.comparator === '<=') return definition.atMost(value, day)
  if (of.comparator === '<') return definition.below(value, day)
  if (of.comparator === '>') return definition.above(value, day)
  if (of.comparator === '~') return definition.about(value, day)
  return definition.atLeast(value, day)
}

/** How the figure comes about, in a sentence. */
export function sayMeasure(
  of: Pick<Promised, 'measuredBy' | 'unit' | 'figure'> & {
    baseline: number | null
    denominatorUnit?: string | null
  },
  words: LivingWords,
): string {
  const { measured } = words.origin
  if (of.measuredBy === 'reading') return measured.reading
  if (of.measuredBy === 'indicator') return measured.indicator
  if (of.measuredBy === 'change')
    return of.baseline === null
      ? measured.changeFromNothing
      : measured.change(amountOf(of.baseline, of.unit, words))
  if (of.measuredBy === 'share') {
    const { covered, whole } = of.figure
    if (whole === null) return measured.shareWithoutWhole
    const unit = of.denominatorUnit ?? null
    return measured.share(amountOf(covered ?? 0, unit, words), amountOf(whole, unit, words))
  }
  return measured.count
}

/** A day whole, without its weekday: "2026年12月31日". */
export const sayDate = (on: string, language: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).format(new Date(`${on}T00:00:00Z`))

export interface Change {
  readonly placeName: string
  readonly quantity: number
  readonly unit: string | null
  readonly quoted: string
  readonly subject: string | null
  readonly measuredBy: string
  readonly isReversed: boolean
}

/** What happened, without the day: "鸣鹤坊新增充电桩 2 个". The verb is the adopted text's own, where it has one. */
export function sayChange(change: Change, verb: string | null, words: LivingWords): string {
  const subject = clearSubject(change.subject)
  const what = subject ?? words.quote(change.quoted)
  const unit = change.measuredBy === 'share' && change.unit === '%' ? null : change.unit
  const amount = amountOf(change.quantity, unit, words)
  if (change.isReversed) return words.changes.takenBack(change.placeName, what, amount)
  if (change.measuredBy === 'reading') return words.changes.reading(change.placeName, what, amount)
  if (change.measuredBy === 'change') return words.changes.change(change.placeName, what, amount)
  if (change.measuredBy === 'share' || subject === null)
    return words.changes.share(change.placeName, change.quoted, amount)
  return words.changes.add(change.placeName, verb, what, amount)
}

/** A standing that came over the wire; one we do not know says nothing rather than something wrong. */
export const standingOf = (text: string): StandingKind =>
  standings.find((kind) => kind === text) ?? 'on_track'
