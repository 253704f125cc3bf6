import type { Civil } from '../../../platform/civil.ts'
import type { Standing } from '../contract/projects.ts'
import type { Promised } from '../rules/measuring.ts'
import { isDescending } from '../rules/measuring.ts'
import { words as english } from '../words/standing.en.ts'
import { words as chinese, type ReasonWords } from '../words/standing.zh-CN.ts'

// Why a target stands as it does, in sentences of both languages, for papers: a paper is read later, so its days have dates.

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })
const days = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', month: 'long', day: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', day: 'numeric' }),
}

export function sayReasons(
  target: Promised,
  reasons: Standing['reasons'],
  on: Civil,
): { zh: string[]; en: string[] } {
  const said = { zh: [] as string[], en: [] as string[] }
  for (const { code, params } of reasons) {
    const zh = chinese[code]?.(wordsFor(target, params, 'zh'))
    const en = english[code]?.(wordsFor(target, params, 'en'))
    if (zh) said.zh.push(zh.replaceAll('今天', sayDay(on, 'zh')))
    if (en) said.en.push(en.replaceAll('today', sayDay(on, 'en')))
  }
  return said
}

const sayDay = (on: Civil, language: 'zh' | 'en') => days[language].format(new Date(`${on}T00:00:00Z`))

type Params = Standing['reasons'][number]['params']

function wordsFor(target: Promised, params: Params, language: 'zh' | 'en'): ReasonWords {
  const amount = (value: unknown) => {
    if (typeof value !== 'number') return ''
    const gap = language === 'en' && target.unit !== '%' ? ' ' : ''
    return `${grouped.format(value)}${target.unit ? `${gap}${target.unit}` : ''}`
  }
  const day = (value: unknown) => (typeof value === 'string' ? sayDay(value, language) : '')
  const share = target.measuredBy === 'share' && target.unit === '%'
  const due = typeof params.due === 'number' ? dueFigure(target, params.due) : null
  return {
    done: amount(params.done) || amount(share ? 0 : (target.baseline ?? 0)),
    promised: amount(params.promised),
    due: due ? amount(due) : '',
    missing: amount(params.missing),
    percent: typeof params.ratio === 'number' ? `${Math.floor(params.ratio * 100 + 1e-9)}%` : '',
    daysLeft: typeof params.daysLeft === 'number' ? params.daysLeft : 0,
    dueOn: day(params.dueOn),
    title: typeof params.title === 'string' ? params.title : '',
    per: typeof params.per === 'string' ? params.per : '',
    ceiling: amount(params.ceiling),
    neededPerMonth: amount(params.neededPerMonth),
    averagePerMonth: amount(params.averagePerMonth),
  }
}

/** The rule speaks of the way walked, the reader of the figure itself. */
function dueFigure(target: Promised, due: number): number {
  const fromBase =
    target.measuredBy === 'change' ||
    target.measuredBy === 'reading' ||
    (target.measuredBy === 'indicator' && target.kind === 'level')
  if (!fromBase || target.baseline === null) return due
  return isDescending(target) ? target.baseline - due : target.baseline + due
}
