import { add } from '../../plans/rules.ts'
import type { NumberForm } from '../contract/content.ts'
import type { InTwo, NumberGap } from '../contract/told.ts'
import { changeOf, sayValue, shareOf } from './percent.ts'

// A number in the words of the text, in both languages: they are kept when the report closes.

export interface ToSay {
  form: NumberForm
  value: number | null
  gap: NumberGap | null
  unit: string | null
  decimals: number
  former: number | null
  whole: number | null
  /** How a published figure is to be read; a bound stays a bound: "1,600余" is never written 1,600. */
  bound: 'exact' | 'over' | 'about' | 'at_least' | 'at_most'
}

const bounded: Record<ToSay['bound'], (zh: string, en: string, unit: string) => InTwo> = {
  exact: (zh, en, unit) => ({ zh: `${zh}${unit}`, en: spaced(en, unit) }),
  over: (zh, en, unit) => ({ zh: `${zh}余${unit}`, en: `over ${spaced(en, unit)}` }),
  about: (zh, en, unit) => ({ zh: `约${zh}${unit}`, en: `about ${spaced(en, unit)}` }),
  at_least: (zh, en, unit) => ({ zh: `${zh}${unit}以上`, en: `at least ${spaced(en, unit)}` }),
  at_most: (zh, en, unit) => ({ zh: `${zh}${unit}以内`, en: `at most ${spaced(en, unit)}` }),
}
const spaced = (value: string, unit: string) =>
  unit === '' || isRate(unit) ? `${value}${unit}` : `${value} ${unit}`

const gaps: Record<NumberGap, InTwo> = {
  not_reported: { zh: '未统计', en: 'not reported' },
  no_whole: { zh: '无从计算', en: 'cannot be computed' },
  no_former: { zh: '上年同期未统计', en: 'not reported a year before' },
  gone: { zh: '已不再统计', en: 'no longer kept' },
}

/** A rate changes by percentage points, anything else in percent of what it was. */
const isRate = (unit: string | null) => unit === '%' || unit === '‰'

export function sayNumberTold(number: ToSay): InTwo {
  const { value, unit, form } = number
  if (number.gap !== null || value === null) return gaps[number.gap ?? 'not_reported']
  const plain = sayValue(value, number.decimals)
  if (form === 'bare') return bounded[number.bound](plain, plain, '')
  if (form === 'share') {
    const share = shareOf(value, number.whole)
    return share === null ? gaps.no_whole : { zh: share, en: share }
  }
  if (form === 'change') return sayChange(number, value)
  return bounded[number.bound](plain, plain, unit ?? '')
}

function sayChange({ former, unit, decimals }: ToSay, value: number): InTwo {
  if (former === null) return gaps.no_former
  if (isRate(unit)) {
    const gap = add(value, -former)
    const size = sayValue(Math.abs(gap), Math.max(decimals, 1))
    if (gap === 0) return { zh: '持平', en: 'unchanged' }
    return gap > 0
      ? { zh: `提高${size}个百分点`, en: `up ${size} percentage points` }
      : { zh: `下降${size}个百分点`, en: `down ${size} percentage points` }
  }
  const change = changeOf(value, former)
  // From nothing there is no rate; the two numbers say it.
  if (change === null) {
    const [was, is] = [sayValue(former, decimals), sayValue(value, decimals)]
    return {
      zh: `由${was}${unit ?? ''}增至${is}${unit ?? ''}`,
      en: `from ${was} to ${is} ${unit ?? ''}`.trim(),
    }
  }
  if (change.direction === 'same') return { zh: '持平', en: 'unchanged' }
  return change.direction === 'up'
    ? { zh: `增加${change.rate}`, en: `up ${change.rate}` }
    : { zh: `减少${change.rate}`, en: `down ${change.rate}` }
}

/** The English of a unit of our own trade stays Chinese: 人次 and 人 are never interchangeable. */
export const sayGap = (gap: NumberGap): InTwo => gaps[gap]
