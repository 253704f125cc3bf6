import { leadsFrom } from './bounds.ts'
import { findWhole } from './parts.ts'
import { isTime, readEach, readPer } from './per.ts'
import { behindLastDeed, hasDeed } from './verbs.ts'
import type { Found } from './wordless.ts'

/** A found quantity with what ties it to the others of its block. */
export interface Related extends Found {
  baseline: number | null
  partOf: number | null
  per: string | null
  /** The person or thing that each gets so much of, also beside a span of time. */
  each: string | null
  /** Set for the rows of "甲、乙各一处": the words this row stands for. */
  share: string | null
  /** The same amount said again in other units, in brackets behind a share: 三成（约1150平方米）. */
  restates: boolean
}

/** Joins baselines to their levels, multiplies "各", and finds what is part of what and per what. */
export function relate(norm: string, found: Found[]): Related[] {
  const rows: Related[] = []
  for (let index = 0; index < found.length; index++) {
    const here = found[index]!
    const next = found[index + 1]
    if (next && isBaseline(norm, here, next)) {
      // One row: the level reached, with where it started.
      rows.push({ ...plain(next), unit: next.unit ?? here.unit, baseline: here.value })
      index++
      continue
    }
    const shares = readShares(norm, here, found[index - 1] ?? null)
    if (shares) for (const share of shares) rows.push({ ...plain(here), share })
    else rows.push(plain(here))
  }
  for (const [index, row] of rows.entries()) {
    row.per = readPer(norm, row, rows[index - 1] ?? null)
    row.each = readEach(norm, row, row.per)
    const whole = findWhole(norm, rows, index)
    if (whole !== null) {
      row.partOf = whole
      const parent = rows[whole]!
      row.restates = parent.unit === '%' && row.unit !== '%'
    }
  }
  markTotals(norm, rows)
  for (const row of rows) {
    // 日均供餐420客，其中送餐130客: a part is counted by the same span of time.
    const whole = row.partOf === null ? undefined : rows[row.partOf]
    if (row.per === null && whole && whole.per !== null && whole.unit === row.unit && isTime(whole.per))
      row.per = whole.per
  }
  return rows
}

/** 甲院（80张）、乙院（48张）共计128张: what adds up exactly to a total named behind it is part of that total. */
function markTotals(norm: string, rows: Related[]): void {
  for (const [index, row] of rows.entries()) {
    if (
      row.partOf !== null ||
      row.unit === '%' ||
      !/(?:共计|合计|总计|共|累计)$/.test(norm.slice(Math.max(0, row.start - 2), row.start)) ||
      /[,;]共计?$/.test(norm.slice(Math.max(0, row.start - 3), row.start))
    ) {
      continue
    }
    let sum = 0
    for (let at = index - 1; at >= Math.max(0, index - 40) && sum < row.value; at--) {
      const part = rows[at]!
      if (/[。!?\n\t]/.test(norm.slice(part.reach, rows[at + 1]!.start))) break
      if (part.unit !== row.unit || (part.partOf !== null && part.partOf !== at)) continue
      sum += part.value
      if (sum !== row.value || index - at < 2) continue
      for (let inner = at; inner < index; inner++)
        if (rows[inner]!.unit === row.unit) rows[inner]!.partOf = index
    }
  }
}

function plain(found: Found): Related {
  return { ...found, baseline: null, partOf: null, per: null, each: null, share: null, restates: false }
}

function isBaseline(norm: string, here: Found, next: Found): boolean {
  if (here.max !== null || next.start - here.reach > 26) return false
  if (here.unit !== null && next.unit !== null && here.unit !== next.unit) return false
  const between = norm.slice(here.reach, next.start)
  if (/[。;()]/.test(between)) return false
  const left = norm.slice(Math.max(0, here.start - 16), here.start)
  const from = leadsFrom(left)
  if (!from && !/(?:较|比|在)[^,。;]{0,14}$/.test(left)) return false
  const reached = between
    .replace(/(?:现在|目前|如今|当前|今天)的?$/, '')
    .replace(/(?:约|近|超过|超|不低于|不少于|大约|逾|突破)$/, '')
  if (!/(?:至|到|为|达|达到|成|上)$/.test(reached)) return false
  // 充电桩38个，为12个居民区: what leads over a comma must say that something changed.
  if (!from || between.includes(',')) {
    return /(?:增|提|升|降|减|扩|缩|压|调|变|延|拓|翻|长)[^,。;]{0,3}(?:至|到|为|达|达到)$/.test(reached)
  }
  return true
}

const CONJUNCT =
  /、|(?<!参|给|赋)与(?!会|时)|(?<!以|普|涉|触|波|顾)及(?!时|其|格)|以及|(?<!共|调|缓|饱|温|祥)和(?!谐|平|睦|衷|美)/

/** The words that share "各": one row for each of them; null when there is no such list. */
function readShares(norm: string, here: Found, previous: Found | null): string[] | null {
  const from = Math.max(0, here.start - 60, previous ? previous.reach : 0)
  const left = norm.slice(from, here.start)
  const hit =
    /各(?!类|级|项|种|界|方|位|部门|居民区|小区|街道|单位|科室|办|中心|条线|社区|楼|网格|村|支部)([一-鿿]{0,6})$/.exec(
      left,
    )
  if (
    !hit ||
    (!/^(?:自|有|需|新|再|约|近|超|不少于|至少|建|设|增|办|开|配|装)*$/.test(hit[1] ?? '') &&
      !hasDeed(hit[1] ?? ''))
  )
    return null
  let listed = left.slice(0, hit.index)
  const stop = Math.max(...[',', '。', ';', ':', '(', '!', '?'].map((mark) => listed.lastIndexOf(mark)))
  if (stop === listed.length - 1 && stop > 0) {
    listed = listed.slice(0, stop)
    listed = listed.slice(Math.max(...[',', '。', ';', ':', '('].map((mark) => listed.lastIndexOf(mark))) + 1)
  } else listed = listed.slice(stop + 1)
  if (/男女$/.test(listed)) return ['男', '女']
  const words = listed.split(CONJUNCT).filter((word) => word !== undefined && word !== '')
  if (words.length === 1 && !left.includes('、')) {
    // A text without 、 lists with commas: 加装扶手,烟感报警器各500个.
    const before = /(?:^|[,。;:])[^,。;:]*?([一-鿿]{2,12}),[一-鿿]{2,10}$/.exec(left.slice(0, hit.index))
    const noun = before ? (before[1] ?? '').slice(Math.max(0, behindLastDeed(before[1] ?? ''))) : ''
    if (before && behindLastDeed(before[1] ?? '') > 0 && noun.length >= 2) return [noun, listed]
  }
  return words.length >= 2 && words.length <= 12 ? words : null
}
