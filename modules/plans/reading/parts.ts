import type { Related } from './relations.ts'

/** The whole that a nested quantity belongs to: 20套（其中里弄45套）, 竣工8台（含上年结转3台）. */
export function findWhole(norm: string, rows: Related[], index: number): number | null {
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
  // 23个子项目已有22个完成
  const neighbour = rows[index - 1]
  if (
    neighbour &&
    neighbour.unit === row.unit &&
    row.unit !== '%' &&
    row.value < neighbour.value &&
    /^[一-鿿]{1,10}(?:已有|中有|有)$/.test(norm.slice(neighbour.reach, row.start))
  ) {
    return index - 1
  }
  const named = findNamedWhole(norm, rows, index, sentence, base)
  if (named !== null) return named
  const settled = findSettledWhole(norm, rows, index, base)
  if (settled !== null) return settled
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
    if (
      row.unit === unit &&
      row.partOf === null &&
      row.value >= rows[index]!.value &&
      (best === null || row.value > rows[best]!.value)
    )
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

const FOUND =
  /(?:发现|查出|排查|检视|查摆|查找|收集|收到|征集|受理|接到|接报|接收|梳理|汇总|反映|承办|领办|检查出)[^,。;]{0,14}$/
const SETTLED =
  /(?:整改|解决|办结|办复|答复|回复|采纳|化解|处置|处理|落实|消除|销号|调解|结案|转化)(?:到位|完毕|成功|完成)?了?(?:约|近|超过|达|共)?$/

/** 查出隐患863处，督促整改857处: what was settled is of what was found, where nothing else is named. */
function findSettledWhole(norm: string, rows: Related[], index: number, base: number): number | null {
  const row = rows[index]!
  if (row.unit === '%' || row.wordless || !SETTLED.test(norm.slice(Math.max(0, row.start - 12), row.start)))
    return null
  for (let at = index - 1; at >= 0 && rows[at]!.start >= base; at--) {
    const whole = rows[at]!
    if (whole.unit !== row.unit || whole.partOf !== null || whole.value < row.value) continue
    if (FOUND.test(norm.slice(Math.max(base, whole.start - 18), whole.start))) return at
  }
  return null
}

const PART_WORDS = ['其中', '包括', '包含', '其余', '剩余', '中仍有', '中已有', '中有', '当中']
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
  // 党员64名，其中35岁以下41名、女性占四成: a share is of what was counted, never of another part.
  if (row.unit === '%' && /占[^,。;]{0,4}$/.test(sentence)) {
    if (within < 0) return null
    const counted = lastBefore(rows, index, base + within, base, null)
    return counted !== null && rows[counted]!.unit !== '%' ? counted : null
  }
  const grows = row.unit === '%' && /(?:增长|下降|上升|减少|提高|增加|率)[^,。;]{0,3}$/.test(sentence)
  if (within >= 0 && !grows && !/;|^[^(]*\)/.test(sentence.slice(within))) {
    const mark = base + within
    const whole = lastBefore(rows, index, mark, base, row.unit)
    if (whole !== null) {
      if (/^[其剩]余/.test(sentence.slice(within))) return largestBefore(rows, index, base, row.unit)
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
