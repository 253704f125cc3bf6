import { leadsFrom, readFarBound, readLeftBound, readRightBound } from './bounds.ts'
import { refuseMeasured } from './conditions.ts'
import { findNames, namesPerson, refuseArabic } from './exclusions.ts'
import { type Measure, readMeasure, readUnlisted } from './measures.ts'
import { isArabicDigit, isChineseNumeral, type Numeral, parseChinese, readNumeral, tidy } from './numerals.ts'
import type { Comparator } from './reading.ts'
import { refuseChinese } from './setphrases.ts'
import { unitOfRow } from './tables.ts'
import { type Found, readHalf, readWordless, repeatsRate } from './wordless.ts'

/** Finds every quantity of a block, from left to right. Linear in its length. */
export function findQuantities(norm: string): Found[] {
  const found: Found[] = []
  const names = findNames(norm)
  let name = 0
  let at = 0
  while (at < norm.length) {
    const span = names[name]
    if (span && at >= span[1]) {
      name++
      continue
    }
    const char = norm.charAt(at)
    const inName = span !== undefined && at >= span[0]
    if (/[全应实达做百零动清归]/.test(char)) {
      const word = readWordless(norm, at)
      if (word && !(inName && word.end < span[1] - 1 && norm.charAt(span[0]) === '《')) {
        if (!repeatsRate(norm, found, word)) found.push(word)
        at = word.end
        continue
      }
    }
    if (inName) {
      at++
      continue
    }
    if (char === '百' && /^百分[之百]/.test(norm.slice(at, at + 3))) {
      const rate = readPercent(norm, at)
      if (rate) {
        found.push(rate)
        at = rate.end
        continue
      }
    }
    if (/[一过半]/.test(char)) {
      const half = readHalf(norm, at)
      if (half) {
        found.push(half)
        at = half.end
        continue
      }
    }
    if (!isArabicDigit(char) && !isChineseNumeral(char)) {
      at++
      continue
    }
    const { quantity, next } = readQuantity(norm, at)
    if (quantity) found.push(quantity)
    at = Math.max(next, at + 1)
  }
  return found
}

function readPercent(norm: string, at: number): Found | null {
  if (/^百分(?:之)?百/.test(norm.slice(at, at + 4))) return whole(norm, at)
  const numeral = readNumeral(norm, at + 3)
  if (!numeral) return null
  return bounded(norm, at, numeral.end, { ...numeral, headless: false }, numeral.value, null, '%')
}

/** 百分之百, 百分百. */
function whole(norm: string, at: number): Found {
  const end = at + (norm.charAt(at + 2) === '之' ? 4 : 3)
  return { start: at, end, value: 100, max: null, comparator: '=', unit: '%', wordless: false, reach: end }
}

interface Attached {
  numeral: Numeral
  measure: Measure | null
  unit: string | null
  value: number
  max: number | null
  end: number
}

const CUBED = /(?:清淤|淤泥|疏浚|土方|砂石|混凝土|渣土|垃圾|回填|开挖|蓄水|库容)[^,。;]{0,6}$/

function attach(norm: string, numeral: Numeral): Attached {
  let at = numeral.end
  if (norm.charAt(at) === ' ') at++
  // 3成5, 八成五, 九成
  const share =
    /^成([一二三四五六七八九半])?(?!立|功|为|员|果|品|长|本|效|绩|都|熟|就|人|片|套|年|交|群|型|分)/.exec(
      norm.slice(at, at + 4),
    )
  if (share && numeral.value <= 10 && !numeral.more) {
    const rest = share[1] === undefined ? 0 : share[1] === '半' ? 5 : (readNumeral(share[1], 0)?.value ?? 0)
    const end = at + share[0].length
    return {
      numeral,
      measure: { unit: '%', spelling: share[0], start: at, end },
      unit: '%',
      value: numeral.value * 10 + rest,
      max: numeral.max === null ? null : numeral.max * 10,
      end,
    }
  }
  const parts = /^(?:分之)/.test(norm.slice(at, at + 2)) ? readNumeral(norm, at + 2) : null
  if (parts && numeral.value > 1) {
    // 三分之二 is 66.67 %: two decimals are as exact as prose can mean.
    const value = Math.round((parts.value / numeral.value) * 10_000) / 100
    return {
      numeral,
      measure: { unit: '%', spelling: '分之', start: at, end: parts.end },
      unit: '%',
      value,
      max: null,
      end: parts.end,
    }
  }
  const measure = readMeasure(norm, at) ?? readUnlisted(norm, at, numeral)
  if (measure?.spelling === '成')
    return { numeral, measure: null, unit: null, value: numeral.value, max: numeral.max, end: numeral.end }
  let value = numeral.value
  let unit = measure?.unit ?? null
  // 清淤2.2万方 is measured in cubes, 修缮3.5万方 in squares.
  if (measure?.spelling === '方' && CUBED.test(norm.slice(Math.max(0, numeral.start - 12), numeral.start)))
    unit = '立方米'
  // 三吨半
  if (
    measure &&
    /^[吨亩里公斤年]$|^公里$/.test(measure.unit) &&
    /^半(?=[,。;、)]|$)/.test(norm.slice(measure.end, measure.end + 2))
  ) {
    return { numeral, measure, unit, value: value + 0.5, max: numeral.max, end: measure.end + 1 }
  }
  // 提高1.2个和3.5个百分点
  if (
    unit === '个' &&
    /^(?:、|和|及|与)\d[\d.]*个百分点/.test(norm.slice(measure?.end, (measure?.end ?? 0) + 14))
  )
    unit = '个百分点'
  if (unit === '‰') {
    value = tidy(value / 10)
    unit = '%'
  }
  return { numeral, measure, unit, value, max: numeral.max, end: measure?.end ?? numeral.end }
}

function readQuantity(norm: string, at: number): { quantity: Found | null; next: number } {
  const numeral = readNumeral(norm, at)
  if (!numeral) return { quantity: null, next: skipNumerals(norm, at) }
  const first = attach(norm, numeral)
  const second = readRange(norm, first)
  if (second) {
    const refusal = refuse(norm, numeral, second.numeral.end, second.measure)
    if (refusal !== null) return { quantity: null, next: second.end }
    const low =
      second.unit === '%' && second.measure?.spelling.startsWith('成') ? first.value * 10 : second.low
    const quantity = bounded(norm, numeral.start, second.end, second.numeral, low, second.value, second.unit)
    return { quantity, next: quantity.end }
  }
  const refusal = refuse(norm, numeral, numeral.end, first.measure)
  if (refusal !== null) {
    return {
      quantity: null,
      next: numeral.script === 'chinese' ? Math.max(numeral.end, at + 1) : numeral.end,
    }
  }
  const unit = first.unit ?? unitBefore(norm, numeral) ?? moneyUnit(norm, numeral)
  const quantity = bounded(norm, numeral.start, first.end, numeral, first.value, first.max, unit)
  return { quantity, next: quantity.end }
}

function skipNumerals(norm: string, at: number): number {
  let end = at
  while (isChineseNumeral(norm.charAt(end))) end++
  return end
}

function refuse(norm: string, numeral: Numeral, end: number, measure: Measure | null): string | null {
  if (measure?.unit === '%' && measure.spelling !== '%') {
    return namesPerson(norm.slice(Math.max(0, numeral.start - 8), numeral.start)) ? 'name of a person' : null
  }
  if (numeral.script === 'arabic') {
    if (measure?.unit === '%') return /^\+/.test(norm.slice(measure.end)) ? 'slogan' : null
    return refuseArabic(norm, numeral, end, measure)
  }
  return (
    refuseChinese(norm, numeral, end, measure) ??
    (measure
      ? refuseMeasured(norm, numeral, measure, norm.slice(Math.max(0, numeral.start - 24), numeral.start))
      : null)
  )
}

const CONNECTOR = /^(?:-{1,2}|~|至|到)/

/** The upper end of 1-2个, 三至五场, 300户-500户, 80%~90%; null when the connector leads from a baseline (由…至…). */
function readRange(norm: string, first: Attached): (Attached & { low: number }) | null {
  for (const from of first.measure ? [first.end, first.numeral.end] : [first.end]) {
    const link = CONNECTOR.exec(norm.slice(from, from + 3))
    if (!link) continue
    const at = from + link[0].length
    const numeral = readNumeral(norm, at)
    if (!numeral || numeral.max !== null) continue
    const leads = /[至到]/.test(link[0])
    const left = norm.slice(Math.max(0, first.numeral.start - 12), first.numeral.start)
    if (leads && leadsFrom(left) && !/(?:在|为|有|共)[^,。;]{0,2}$/.test(left)) continue
    const second = attach(norm, numeral)
    if (first.measure && from === first.end && second.measure && first.unit !== second.unit) continue
    if (first.measure && from === first.end && !second.measure) continue
    // 2-3万人: the multiplier belongs to both ends.
    const scale = scaleOf(norm, numeral)
    const low =
      first.numeral.bare && scale > 1 && first.value * scale < second.value
        ? first.value * scale
        : first.value
    if (low >= second.value) continue
    return { ...second, low }
  }
  return null
}

function scaleOf(norm: string, numeral: Numeral): number {
  const written = norm.slice(numeral.start, numeral.end).replace(/[余多来几+]/g, '')
  const hit = /^(?:[\d.]+|[一二两三四五六七八九])([百千万亿]+)$/.exec(written)
  if (!hit) return 1
  return [...(hit[1] ?? '')].reduce((all, char) => all * (parseChinese(char)?.value ?? 1), 1)
}

/** 充电桩（个）：20 names the measure word before the figure. */
function unitBefore(norm: string, numeral: Numeral): string | null {
  const hit = /[(]([^()]{1,4})[)][:\t]?$/.exec(norm.slice(Math.max(0, numeral.start - 8), numeral.start))
  if (!hit) return norm.charAt(numeral.start - 1) === '\t' ? unitOfRow(norm, numeral.start) : null
  const measure = readMeasure(hit[1] ?? '', 0)
  return measure && measure.end === (hit[1] ?? '').length ? measure.unit : null
}

/** 投入资金500万 means 元. */
function moneyUnit(norm: string, numeral: Numeral): string | null {
  if (numeral.bare || !/[万亿]/.test(norm.slice(numeral.start, numeral.end))) return null
  const left = norm.slice(Math.max(0, numeral.start - 16), numeral.start)
  return /(?:资金|经费|投入|投资|金额|善款|捐款|募集|筹集|补贴|补助|税收|营收|产值|款项|款|费用)[^,。;]{0,6}$/.test(
    left,
  )
    ? '元'
    : null
}

function bounded(
  norm: string,
  start: number,
  end: number,
  numeral: Numeral,
  value: number,
  max: number | null,
  unit: string | null,
): Found {
  const clause = leftClause(norm, start)
  const right = readRightBound(norm.slice(end, end + 8))
  const left = readLeftBound(clause, numeral.headless)
  let comparator: Comparator = '='
  if (left && left.comparator !== '~') comparator = left.comparator
  else if (right && !(right.comparator === '~' && left)) comparator = right.comparator
  else if (numeral.more) comparator = '>'
  else if (left) comparator = left.comparator
  else if (numeral.about) comparator = '~'
  else comparator = farBound(norm, clause, end) ?? '='
  return { start, end, value, max, comparator, unit, wordless: false, reach: end + (right?.length ?? 0) }
}

function farBound(norm: string, clause: string, end: number): Comparator | null {
  const far = readFarBound(clause)
  if (far) return far
  // 覆盖10个居民区以上; 控制在412人的范围以内
  const behind = /^[一-鿿]{1,10}?(以上|以内|左右)(?=[,。;、)]|$)/.exec(norm.slice(end, end + 14))
  if (!behind || /[一二两三四五六七八九十\d]/.test(behind[0].slice(0, -2)) || /[的地]/.test(behind[0]))
    return null
  return behind[1] === '以上' ? '>=' : behind[1] === '以内' ? '<=' : '~'
}

function leftClause(norm: string, start: number): string {
  const left = norm.slice(Math.max(0, start - 16), start)
  const cut = Math.max(
    ...[',', '。', ';', '!', '?', ':', '(', '\n', '\t'].map((stop) => left.lastIndexOf(stop)),
  )
  return left.slice(cut + 1)
}
