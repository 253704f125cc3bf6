import { MEASURES, NOUNS } from './lexicon.ts'
import type { Numeral } from './numerals.ts'

const SYMBOLS: Readonly<Record<string, string>> = {
  '%': '%',
  '‰': '‰',
  '℃': '℃',
  '°C': '℃',
  摄氏度: '℃',
  '㎡': '平方米',
  'm²': '平方米',
  'M²': '平方米',
  m2: '平方米',
  M2: '平方米',
  'm³': '立方米',
  m3: '立方米',
  M3: '立方米',
  '㎥': '立方米',
  'km²': '平方公里',
  km2: '平方公里',
  km: '公里',
  KM: '公里',
  Km: '公里',
  '㎞': '公里',
  m: '米',
  M: '米',
  cm: '厘米',
  '㎝': '厘米',
  mm: '毫米',
  kg: '公斤',
  KG: '公斤',
  Kg: '公斤',
  '㎏': '公斤',
  t: '吨',
  kW: '千瓦',
  KW: '千瓦',
  kw: '千瓦',
  MW: '兆瓦',
  kV: '千伏',
  KV: '千伏',
  kVA: '千伏安',
  KVA: '千伏安',
  kWh: '千瓦时',
  kwh: '千瓦时',
}
const USUAL: Readonly<Record<string, string>> = {
  平方: '平方米',
  平米: '平方米',
  平方千米: '平方公里',
  立方: '立方米',
  千米: '公里',
  千克: '公斤',
  公吨: '吨',
  延长米: '延米',
  块钱: '元',
  个小时: '小时',
  个工作日: '工作日',
  个星期: '星期',
  个季度: '季度',
  百分点: '个百分点',
  户数: '户',
  人·次: '人次',
  '人/次': '人次',
  '人(次)': '人次',
  '户/次': '户次',
  '户(次)': '户次',
  '场/次': '场次',
  '场(次)': '场次',
  '件/次': '件次',
  '件(次)': '件次',
  '台/套': '台套',
  '台(套)': '台',
  '条(次)': '条次',
  '项(次)': '项次',
  '家(次)': '家次',
  市斤: '斤',
  市亩: '亩',
  公分: '厘米',
  吨标煤: '吨标准煤',
  港币: '港元',
  方: '平方米',
}

interface Entry {
  spelling: string
  unit: string
}

const BY_FIRST = new Map<string, Entry[]>()
const add = (spelling: string, unit: string): void => {
  const first = spelling.charAt(0)
  const list = BY_FIRST.get(first) ?? []
  list.push({ spelling, unit })
  BY_FIRST.set(first, list)
}
for (const kind of Object.values(MEASURES))
  for (const spelling of kind.split(/\s+/).filter((word) => word !== ''))
    add(spelling, USUAL[spelling] ?? spelling)
for (const [spelling, unit] of Object.entries(SYMBOLS)) add(spelling, unit)
for (const list of BY_FIRST.values()) list.sort((a, b) => b.spelling.length - a.spelling.length)

const KNOWN_UNITS = new Set([...BY_FIRST.values()].flat().map((entry) => entry.spelling))

export interface Measure {
  /** The measure word in its usual spelling. */
  unit: string
  /** As written. */
  spelling: string
  start: number
  end: number
}

const TURNED = /^[一-鿿](?<![层档名位年月周日天度级号回次元成倍岁届番分第])次(?![日月年要数方元序品性])/

/** The measure word that begins at `at` (大 and 小 may stand before 类, 项 and their like), or null. */
export function readMeasure(text: string, at: number): Measure | null {
  const head = text.slice(at, at + 8)
  // 6大类, 10小件: an adjective between number and measure word.
  if (/^[大小中整][类项块片件批组套场步]/.test(head) && !/^[大小中]组[织团]|^[大小]项目|^大场/.test(head)) {
    const inner = head.charAt(1)
    return { unit: inner, spelling: head.slice(0, 2), start: at, end: at + 2 }
  }
  const entries = BY_FIRST.get(head.charAt(0))
  if (!entries) return null
  for (const { spelling, unit } of entries) {
    if (!head.startsWith(spelling)) continue
    // 报道68篇次: whatever is counted one by one can be counted by turns.
    if (TURNED.test(head) && spelling === head.charAt(0))
      return { unit: head.slice(0, 2), spelling: head.slice(0, 2), start: at, end: at + 2 }
    if (spelling.length === 1 && NOUNS[spelling]?.test(head)) continue
    if (/[A-Za-z]$/.test(spelling) && /^[A-Za-z0-9]/.test(head.slice(spelling.length))) continue
    return { unit, spelling, start: at, end: at + spelling.length }
  }
  return null
}

/**
 * 装置617具，: behind its noun and before a stop, a single character after Arabic digits can only be a measure word,
 * listed or not.
 */
export function readUnlisted(norm: string, at: number, numeral: Numeral): Measure | null {
  if (numeral.script !== 'arabic' || !/[一-鿿）)”]/.test(norm.charAt(numeral.start - 1))) return null
  const hit = /^([一-鿿]次?)(?=[,。;、)]|以上|左右|$)/.exec(norm.slice(at, at + 5))
  if (!hit || /[年月日时点分秒号弄室楼路线岁级届版后强区环万亿多余前等纵横金银铜]/.test(hit[1] ?? ''))
    return null
  return { unit: hit[1] ?? '', spelling: hit[1] ?? '', start: at, end: at + (hit[1] ?? '').length }
}

/** Whether a line break fell inside a measure word: "12课|时", "1.2万平方|米", "4.5万小|时". */
export function breaksMeasure(previous: string, next: string): boolean {
  for (let length = 1; length <= 4; length++) {
    const head = previous.slice(-length)
    const before = previous.charAt(previous.length - length - 1)
    if (!/[\d一二两三四五六七八九十百千万亿余多个]/.test(before)) continue
    const entries = BY_FIRST.get(head.charAt(0)) ?? []
    for (const { spelling } of entries) {
      if (spelling.length > length && spelling.startsWith(head) && next.startsWith(spelling.slice(length)))
        return true
    }
  }
  return false
}

export function isMeasure(word: string): boolean {
  return KNOWN_UNITS.has(word)
}

export function usualUnit(word: string): string {
  return USUAL[word] ?? SYMBOLS[word] ?? word
}

/** Units that are durations: conditions unless something is said to be lengthened, shortened or added up. */
export const DURATIONS: ReadonlySet<string> = new Set([
  '小时',
  '分钟',
  '秒',
  '刻钟',
  '天',
  '晚',
  '日',
  '工作日',
  '月',
  '个月',
  '周',
  '星期',
  '年',
  '学期',
  '季度',
])

/** Units in which a size is measured rather than a number of things counted. */
export const SIZES: ReadonlySet<string> = new Set([
  '平方米',
  '平方公里',
  '公顷',
  '亩',
  '立方米',
  '米',
  '延米',
  '公里',
  '厘米',
  '毫米',
  '层',
  '千瓦',
  '兆瓦',
  '千伏',
  '千伏安',
  '里',
  '华里',
  '尺',
  '寸',
  '丈',
  '兆',
])

/** Units that count people. */
export const PEOPLE: ReadonlySet<string> = new Set(['人', '名', '位', '人次', '口', '人份'])
