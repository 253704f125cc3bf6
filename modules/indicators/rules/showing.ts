import type { Bound } from '../contract/words.ts'
import { compareProducts } from './decimals.ts'

// How a number is written. The one place where rounding happens, on the page, in exports and in documents alike.

/** What is to be shown: a plain number, or a fraction that is known exactly. */
export interface Shown {
  value: number
  decimals: number
  bound?: Bound
  /** Set for ratios: value is numerator × factor ÷ denominator, and comparisons use these. */
  numerator?: number | null
  denominator?: number | null
  factor?: number
}

/** Below zero, zero or above zero as the number is less than, equal to or greater than `than`: exactly, for a ratio by its parts. */
export function compareTo(shown: Shown, than: number): number {
  const { value, numerator, denominator, factor } = shown
  if (numerator !== undefined && numerator !== null && denominator && factor)
    return compareProducts(numerator, factor, than, denominator) * Math.sign(denominator)
  return compareProducts(value, 1, than, 1)
}

const mostDecimals = 6

/** Half-up in decimal, away from zero: 2.675 to two places is 2.68, although its nearest binary fraction lies below it. */
export function roundHalfUp(value: number, decimals: number): number {
  // Beyond this a number has no decimals left to round.
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return value
  const [digits = '0', exponent = '0'] = String(Math.abs(value)).split('e')
  const raised = Number(`${digits}e${Number(exponent) + decimals}`)
  const rounded = Number(`${Math.round(raised)}e${-decimals}`)
  return value < 0 ? -rounded : rounded
}

/**
 * The number as a text with grouped digits. It never rounds to the other side of a threshold, nor onto it: 74.96 of 75 with one
 * decimal is "74.96", and what is short of 100 % is never "100". Further digits are shown until the difference is visible; past six
 * the number is cut towards where it is.
 */
export function show(shown: Shown, threshold?: number | null): string {
  const whole = shown.factor === 100 || shown.factor === 1000 ? shown.factor : null
  const thresholds = [threshold, whole].filter((t): t is number => t !== null && t !== undefined)
  for (let decimals = shown.decimals; decimals <= Math.max(mostDecimals, shown.decimals); decimals++) {
    const rounded = roundHalfUp(shown.value, decimals)
    if (
      thresholds.every((t) => Math.sign(compareTo(shown, t)) === Math.sign(compareProducts(rounded, 1, t, 1)))
    )
      return grouped(rounded, decimals)
  }
  const side = Math.sign(compareTo(shown, thresholds[0] ?? 0))
  const unit = 10 ** -mostDecimals
  const near = roundHalfUp(shown.value, mostDecimals)
  return grouped(roundHalfUp(near + side * unit, mostDecimals), mostDecimals)
}

function grouped(value: number, decimals: number): string {
  const text = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: true,
  })
  return value < 0 ? `−${text}` : text
}

const boundWords: Readonly<Record<'zh-CN' | 'en', Readonly<Record<Bound, (text: string) => string>>>> = {
  'zh-CN': {
    exact: (text) => text,
    over: (text) => `${text}余`,
    about: (text) => `约${text}`,
    at_least: (text) => `不少于${text}`,
    at_most: (text) => `不超过${text}`,
  },
  en: {
    exact: (text) => text,
    over: (text) => `more than ${text}`,
    about: (text) => `about ${text}`,
    at_least: (text) => `at least ${text}`,
    at_most: (text) => `at most ${text}`,
  },
}

/** The number as it is said: "1,600余". A bound stays a bound. */
export function say(shown: Shown, language: 'zh-CN' | 'en', threshold?: number | null): string {
  return boundWords[language][shown.bound ?? 'exact'](show(shown, threshold))
}

/** Reads a figure as it was published: 1,600余人次, 约3.2万, 98%以上, 不超过12. Null when it is no single number. */
export function readFigure(text: string): { value: number; bound: Bound } | null {
  const clean = text.normalize('NFKC').replace(/[\s,]/g, '')
  const found =
    /^(约|近|超过?|不少于|不低于|不超过|不高于|至少|至多)?([-−]?\d+(?:\.\d+)?)(万|亿)?(余|多|以上|以内|以下|左右)?[^\d]*?(以上|以内|以下|左右|余|多)?$/.exec(
      clean,
    )
  if (!found) return null
  const [, before = '', digits = '', scale, after, last] = found
  const value = Number(`${digits.replace('−', '-')}e${scale === '万' ? 4 : scale === '亿' ? 8 : 0}`)
  if (!Number.isFinite(value)) return null
  return { value, bound: boundOf(before, after ?? last ?? '') }
}

function boundOf(before: string, after: string): Bound {
  if (/^(余|多)$/.test(after) || /^超/.test(before)) return 'over'
  if (after === '以上' || /^(不少于|不低于|至少)$/.test(before)) return 'at_least'
  if (/^以[内下]$/.test(after) || /^(不超过|不高于|至多)$/.test(before)) return 'at_most'
  if (after === '左右' || /^[约近]$/.test(before)) return 'about'
  return 'exact'
}
