import { addDays } from '../../../platform/civil.ts'
import { sayDay } from '../../../web/ui/dates.ts'
import type { Saying } from '../../../web/ui/say.ts'
import type { Answer } from '../contract/answers.ts'
import type { Said } from '../contract/words.ts'
import { say } from '../rules.ts'
import type { PageWords } from '../words/pages.zh-CN.ts'
import { today } from './scope.ts'

type Language = Saying['language']

/** The number alone, with its bound, or the word for why there is none. */
export function sayValue(
  answer: Answer,
  words: PageWords,
  language: Language,
  threshold?: number | null,
): string {
  if (answer.value === null) return answer.why ? words.why[answer.why] : words.why.not_reported
  return say(
    {
      value: answer.value,
      decimals: answer.decimals,
      ...(answer.bound ? { bound: answer.bound } : {}),
      ...(answer.numerator === undefined ? {} : { numerator: answer.numerator }),
      ...(answer.denominator === undefined ? {} : { denominator: answer.denominator }),
      ...(answer.factor === undefined ? {} : { factor: answer.factor }),
    },
    language,
    threshold,
  )
}

/** The number with its unit; a reason takes no unit. */
export function sayAnswer(
  answer: Answer,
  words: PageWords,
  language: Language,
  threshold?: number | null,
): string {
  const value = sayValue(answer, words, language, threshold)
  return answer.value === null ? value : withUnit(value, answer.unit, words)
}

export function withUnit(value: string, unit: string, words: PageWords): string {
  if (unit === '') return value
  return unit === '%' || unit === '‰' ? `${value}${unit}` : words.amount(value, unit)
}

/** A plain number of an indicator: a goal, a step of a scale. */
export const sayPlain = (value: number, decimals: number, language: Language): string =>
  say({ value, decimals }, language)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')

/** A text of the server in the language on screen. */
export const said = (text: Said, language: Language): string => text[language]

/** [2026-01-01, 2027-01-01) is "2026 年", [2026-03-01, 2026-04-01) "2026 年 3 月", anything else "1月1日至3月15日". */
export function sayPeriod(from: string, until: string, words: PageWords, saying: Saying): string {
  const year = Number(from.slice(0, 4))
  if (from.endsWith('-01-01') && until === `${year + 1}-01-01`) return words.year(year)
  // A year or a month that is not over is still that year or month: the cut-off stands beside it.
  const endsToday = addDays(until, -1) === today()
  if (from.endsWith('-01-01') && endsToday) return words.yearToDate(year)
  const month = Number(from.slice(5, 7))
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  if (from.endsWith('-01') && (until === next || (endsToday && from.slice(0, 7) === today().slice(0, 7))))
    return words.month(year, month)
  return words.days(sayDay(from, today(), saying), sayDay(addDays(until, -1), today(), saying))
}
