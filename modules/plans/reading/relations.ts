import type { Found } from './quantities.ts'
import { firstDeed, hasDeed } from './verbs.ts'

/** A found quantity with what ties it to the others of its block. */
export interface Related extends Found {
  baseline: number | null
  partOf: number | null
  per: string | null
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
    const whole = findWhole(norm, rows, index)
    if (whole !== null) {
      row.partOf = whole
      const parent = rows[whole]!
      row.restates = parent.unit === '%' && row.unit !== '%'
    }
  }
  markTotals(norm, rows)
  return rows
}

/** 甲院（80张）、乙院（48张）共计128张: what adds up exactly to a total named behind it is part of that total. */
function markTotals(norm: string, rows: Related[]): void {
  for (const [index, row] of rows.entries()) {
    if (
      row.partOf !== null ||
      row.unit === '%' ||
      !/(?:共计|合计|总计|共|累计)$/.test(norm.slice(Math.max(0, row.start - 2), row.start))
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
  return { ...found, baseline: null, partOf: null, per: null, share: null, restates: false }
}

function isBaseline(norm: string, here: Found, next: Found): boolean {
  if (here.max !== null || next.start - here.reach > 26) return false
  if (here.unit !== null && next.unit !== null && here.unit !== next.unit) return false
  const between = norm.slice(here.reach, next.start)
  if (/[。;()]/.test(between)) return false
  const left = norm.slice(Math.max(0, here.start - 16), here.start)
  if (!/(?:由|从|自|较|比|在)[^,。;]{0,14}$/.test(left)) return false
  const reached = between.replace(/(?:约|近|超过|超|不低于|不少于|大约|逾|突破)$/, '')
  if (!/(?:至|到|为|达|达到|成|上)$/.test(reached)) return false
  if (/(?:较|比|在)[^,。;]{0,14}$/.test(left) && !/(?:由|从|自)[^,。;]{0,14}$/.test(left)) {
    return /(?:增|提|升|降|减|扩|缩|压)[^,。;]{0,3}(?:至|到|为|达|达到)$/.test(reached)
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
  return words.length >= 2 && words.length <= 12 ? words : null
}

const TIMES: Readonly<Record<string, string>> = {
  季: '季度',
  个季度: '季度',
  个月: '月',
  星期: '周',
  礼拜: '周',
  两月: '两个月',
}
const CLASSIFIER =
  /^(?:一个|个|一|名|位|处|家|支|条|栋|幢|所|片|座|台|间|户|场|次|期|批|组|班|人|站|队|辆|张|项|套)/
const AFTER_NOUN =
  /至少|不少于|不低于|不小于|最多|最高|至多|不超过|平均|均|都|限|要|可|约|近|各|共|拥有|[^一-鿿]|面积|容纳|停放|联系|招收|不|有|设|配|建|再|新|落实|明确|确定|补|收|领|购/

function readPer(norm: string, row: Related, previous: Related | null): string | null {
  const slash = /^\/(年|月|周|天|日|季度|季|次|人|户|场|学期|个?居民区|个?小区|个|批|期)/.exec(
    norm.slice(row.end, row.end + 6),
  )
  if (slash) return usualTime(slash[1] ?? '')
  const from = Math.max(0, row.start - 30)
  const window = norm.slice(from, row.start)
  const left = window.slice(
    Math.max(...[',', '。', ';', ':', '(', ')', '!', '?', '\t'].map((mark) => window.lastIndexOf(mark))) + 1,
  )
  const average = /(人|户|日|月|年|周|季|场)均[^,。;]{0,16}$/.exec(left)
  if (average) return usualTime(average[1] ?? '')
  const thousand =
    /(?<!每)((?:百|千|万)(?:名)?(?:人口|人|老人|户))(?:拥有|均|托位|床位|养老|医|面积|体育)[^,。;]{0,14}$/.exec(
      left,
    )
  if (thousand) return thousand[1] ?? null
  const at = left.lastIndexOf('每')
  if (at >= 0 && !/^每(?:逢|当|一次|天都)/.test(left.slice(at))) {
    // 每人每月限领2张: the limit is each person's.
    const person = /每(人|户|名|位)每[年月周日天季]/.exec(left)
    return person ? (person[1] ?? null) : perOf(left.slice(at + 1))
  }
  // 12个居民区各建1支: once for every neighbourhood.
  if (row.share === null && /各[一-鿿]{0,4}$/.test(left) && previous && previous.start >= from) {
    const noun = /^(?:的)?([一-鿿]{2,6}?)(?:至少|不少于|均|都)?各/.exec(norm.slice(previous.reach, row.start))
    if (noun) return noun[1] ?? null
  }
  return null
}

function usualTime(word: string): string {
  return TIMES[word] ?? word
}

/** What follows 每: a span of time, so many people, or the noun that is gone through one by one. */
function perOf(behind: string): string | null {
  const time =
    /^(?:个|一)?(季度|半年|两周|两个月|两月|双月|双周|半月|学期|工作日|季|月|年|周|天|日|星期|旬|晚)/.exec(
      behind,
    )
  if (time && !(time[1] === '日' && /^日常/.test(behind))) {
    const inner = behind.slice(time[0].length)
    const nested = inner.lastIndexOf('每')
    return nested >= 0 ? perOf(inner.slice(nested + 1)) : usualTime(time[1] ?? '')
  }
  const crowd = /^[百千万](?:名|户|位)?(?:常住|户籍)?(?:人口|老年人|老人|居民|企业|人|户)?/.exec(behind)
  if (crowd) return crowd[0]
  const classifier = CLASSIFIER.exec(behind)?.[0] ?? ''
  const rest = behind.slice(classifier.length)
  const stops = [rest.search(AFTER_NOUN), firstDeed(rest)].filter((stop) => stop >= 0)
  const noun = stops.length > 0 ? rest.slice(0, Math.min(...stops)) : rest
  if (noun !== '' && noun.length <= 8 && (classifier !== '' || noun.length >= 2)) return noun
  if (classifier !== '') return classifier.replace(/^一/, '') || classifier
  return noun === '' || noun.length > 8 ? null : noun
}

/** The whole that a nested quantity belongs to: 20套（其中里弄45套）, 竣工8台（含上年结转3台）. */
function findWhole(norm: string, rows: Related[], index: number): number | null {
  const row = rows[index]!
  const from = Math.max(0, row.start - 80)
  const window = norm.slice(from, row.start)
  const sentence = window.slice(
    Math.max(...['。', '!', '?', '\n', '\t'].map((mark) => window.lastIndexOf(mark))) + 1,
  )
  const base = row.start - sentence.length
  const open = sentence.lastIndexOf('(')
  const inside = open >= 0 && sentence.indexOf(')', open) < 0
  if (inside) {
    const bracket = base + open
    const whole = lastBefore(rows, index, bracket, base, row.unit)
    if (whole === null) return null
    const text = norm.slice(bracket + 1, row.start)
    const parent = rows[whole]!
    const near = bracket - parent.reach <= 16 && !/[)、,]/.test(norm.slice(parent.reach, bracket))
    if (/其中|含|包括|内有|内含/.test(text)) return whole
    if (
      near &&
      parent.unit === row.unit &&
      row.unit !== '%' &&
      row.value <= parent.value &&
      !/[每限]/.test(text)
    )
      return whole
    if (
      bracket === parent.reach &&
      parent.unit === '%' &&
      row.unit !== '%' &&
      /^(?:约|计|即|共)?$/.test(text)
    )
      return whole
    return null
  }
  const named = findNamedWhole(norm, rows, index, sentence, base)
  if (named !== null) return named
  if (row.unit !== '%' || row.wordless) return null
  // 新开工十二个小区，完工不低于八成: a share of what was counted just before.
  const previous = rows[index - 1]
  if (!previous || previous.start < base || previous.unit === '%') return null
  const between = norm.slice(previous.reach, row.start)
  const phase =
    /^[^。;]{0,44},[^,。;]{0,10}(?:完工|竣工|开工|完成|投用|验收|交付)(?:不低于|不少于|达|达到|超过|约|近)*$/
  return phase.test(between) ? index - 1 : null
}

/** 37处，现场整改29处，其余8处: what remains is of the largest. */
function largestBefore(rows: Related[], index: number, base: number, unit: string | null): number | null {
  let best: number | null = null
  for (let at = index - 1; at >= 0 && rows[at]!.start >= base; at--) {
    const row = rows[at]!
    if (row.unit === unit && row.partOf === null && (best === null || row.value > rows[best]!.value))
      best = at
  }
  return best
}

function sumOfParts(rows: Related[], index: number, whole: number): number {
  let sum = rows[index]!.value
  for (let at = whole + 1; at < index; at++) if (rows[at]!.partOf === whole) sum += rows[at]!.value
  return sum
}

const PEOPLE = new Set(['人', '名', '位', '人次'])

function countsPeople(row: Related, parent: Related): boolean {
  return PEOPLE.has(row.unit ?? '') && PEOPLE.has(parent.unit ?? '')
}

const PART_WORDS = ['其中', '包括', '包含', '其余', '中仍有', '中已有', '中有', '当中']
const THINGS = new Set([
  '个',
  '件',
  '条',
  '项',
  '处',
  '家',
  '起',
  '场',
  '次',
  '套',
  '台',
  '份',
  '例',
  '宗',
  '篇',
])

/** A part announced by a word: 其中, 其余, X中仍有; or a share of the people just counted: 118名，大专以上占四分之三. */
function findNamedWhole(
  norm: string,
  rows: Related[],
  index: number,
  sentence: string,
  base: number,
): number | null {
  const row = rows[index]!
  const within = Math.max(...PART_WORDS.map((word) => sentence.lastIndexOf(word)))
  const grows = row.unit === '%' && /(?:增长|下降|上升|减少|提高|增加|率)[^,。;]{0,3}$/.test(sentence)
  if (within >= 0 && !grows && !/;|^[^(]*\)/.test(sentence.slice(within))) {
    const mark = base + within
    const whole = lastBefore(rows, index, mark, base, row.unit)
    if (whole !== null) {
      if (sentence.startsWith('其余', within)) return largestBefore(rows, index, base, row.unit)
      const parent = rows[whole]!
      const first = index === 0 || rows[index - 1]!.start < mark
      const text = norm.slice(mark, row.start)
      const fits = row.unit === '%' || sumOfParts(rows, index, whole) <= parent.value
      const strayed = !first && /同时|此外|另|全年|新增|累计|还/.test(text)
      if (parent.unit === row.unit && fits && !strayed) return whole
      const alike =
        row.unit === '%' ||
        countsPeople(row, parent) ||
        (THINGS.has(row.unit ?? '') && THINGS.has(parent.unit ?? '')) ||
        (row.unit === null && PEOPLE.has(parent.unit ?? ''))
      if (first && fits && alike && !text.includes(',')) return whole
    }
  }
  if (row.unit === '%' && /(?:占|占比|比例|比重)(?:约|近|为|达|达到|不到|不足|超|超过)*$/.test(sentence)) {
    for (let at = index - 1; at >= 0 && rows[at]!.start >= base; at--) {
      if (PEOPLE.has(rows[at]!.unit ?? '') && rows[at]!.partOf === null) return at
    }
  }
  return null
}

/** The last row before `mark` in the sentence, one of the same unit first; never one that is itself a part. */
function lastBefore(
  rows: Related[],
  index: number,
  mark: number,
  base: number,
  unit: string | null,
): number | null {
  let any: number | null = null
  for (let at = index - 1; at >= 0; at--) {
    const row = rows[at]!
    if (row.start < base) break
    if (row.end > mark || row.partOf !== null) continue
    if (row.unit === unit) {
      // Nearer rows of another unit win only when the same unit stands in an earlier clause.
      return at
    }
    any ??= at
  }
  return any
}
