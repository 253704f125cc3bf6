import { readLeftBound } from './bounds.ts'
import type { Comparator } from './reading.ts'

/** A quantity as found in a block, before its part in the sentence is decided. Offsets are in the block. */
export interface Found {
  start: number
  end: number
  value: number
  max: number | null
  comparator: Comparator
  unit: string | null
  /** Written without digits: 全覆盖, 零增长. */
  wordless: boolean
  /** Where the right bound (以上, 左右) ends; `end` when there is none. */
  reach: number
}

const WORDLESS: ReadonlyArray<readonly [RegExp, number, string | null]> = [
  [
    /(?:实现|达到|做到)?(?:全面|全部|全员|全域|全程|全量|应)?(?:全覆盖|全面覆盖|全部覆盖|全员覆盖|全域覆盖|全量覆盖)/y,
    100,
    '%',
  ],
  [/全部(?:办结|整改|解决|答复|消除|达标|按期办结|按时办结)/y, 100, '%'],
  [
    /零(?:增长|新增|发案|发生|事故|投诉|上访|感染|差错|死亡|伤亡|火灾|违建|复发|反弹|积压|遗漏|违规|失误|漏报|案件|警情|火情|确诊|病例|输入|返贫|非访|进京|重大事故)/y,
    0,
    null,
  ],
  // 工资零拖欠, 信访零积案: any two characters behind 零 that close the clause, except what is only a manner.
  [
    /零(?!距离|容忍|门槛|基础|起点|接触|部件|排放|成本|障碍|首付|关税|添加|跑腿|跑动|时差|死角|等待|费用|收费|[售星工碎食用花散钱落件头零])[一-鿿]{2}(?=[,。;、)]|$)/y,
    0,
    null,
  ],
  [/(?<=[一-鿿:])零(?=[,。;、)]|$)/y, 0, null],
  [/(?:动态)?清零|(?:实现)?归零(?!地)/y, 0, null],
]

/** The quantity that a word without digits says, if one begins at `at`. */
export function readWordless(norm: string, at: number): Found | null {
  for (const [pattern, value, unit] of WORDLESS) {
    pattern.lastIndex = at
    const hit = pattern.exec(norm)
    if (!hit) continue
    const lead = /^(?:实现|达到|做到)/.exec(hit[0])?.[0].length ?? 0
    const start = at + lead
    const end = at + hit[0].length
    const left = norm.slice(Math.max(0, start - 6), start)
    if (/^(?:清零|归零)/.test(norm.slice(start, end)) && /[A-Za-z]$/.test(left)) return null
    if (/(?:不|未|没有|尚未|非)(?:能)?$/.test(left)) return null
    // “零发案”小区 is the name of a title; “零增长” in quotes at the end of a clause is still a promise.
    if (
      /^[”"'’](?:的)?[一-鿿]/.test(norm.slice(end)) ||
      /^(?:小区|社区|居民区|楼组|街区|单位|村)/.test(norm.slice(end))
    )
      return null
    return { start, end, value, max: null, comparator: '=', unit, wordless: true, reach: end }
  }
  return null
}

/** 覆盖率100%全覆盖 says one thing twice. */
export function repeatsRate(norm: string, found: Found[], word: Found): boolean {
  const last = found.at(-1)
  if (!last || last.value !== word.value || last.unit !== word.unit) return false
  return word.start - last.end <= 6 && !/[,。;、]/.test(norm.slice(last.end, word.start))
}

/** 一半, 半数, 过半. */
export function readHalf(norm: string, at: number): Found | null {
  const hit = /^(?:一半|半数|过半数?)(以上)?/.exec(norm.slice(at, at + 5))
  if (!hit) return null
  const left = norm.slice(Math.max(0, at - 6), at)
  const right = norm.slice(at + hit[0].length, at + hit[0].length + 3)
  if (/^过半/.test(hit[0]) && /(?:时间|超|经|通|度|任务)$/.test(left)) return null
  if (/^[小年天月个]/.test(right)) return null
  const end = at + hit[0].length
  const bound = readLeftBound(left, false)?.comparator
  const comparator: Comparator = /^过/.test(hit[0]) ? '>' : hit[1] ? '>=' : (bound ?? '=')
  return {
    start: at,
    end: end - (hit[1]?.length ?? 0),
    value: 50,
    max: null,
    comparator,
    unit: '%',
    wordless: false,
    reach: end,
  }
}
