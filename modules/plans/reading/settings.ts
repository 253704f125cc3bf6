import type { Related } from './relations.ts'

/** A quantity with the words around it, cut to bounded lengths, by which its role is judged. */
export interface Setting {
  norm: string
  row: Related
  previous: Related | null
  next: Related | null
  /** The clause before the quantity, without the bound that belongs to it. */
  left: string
  /** The same with the bound. */
  fullLeft: string
  /** The clause behind the quantity and its right bound. */
  right: string
  /** The sentence before the clause. */
  earlier: string
  /** Inside round brackets: the offset of the opening one, otherwise -1. */
  bracket: number
  /** The text speaks of what is to be done rather than of what was done. */
  planned: boolean
}

const LEFT_BOUND =
  /(?:不少于|不得少于|不低于|不小于|至少|最少|不超过|不高于|不多于|最多|最高|至多|不足|不到|超过|突破|高于|多于|大约|约为|约|近|逾|超|达到|达|共计|共|上)+$/

export function settingOf(norm: string, rows: Related[], index: number, planned: boolean): Setting {
  const row = rows[index]!
  const window = norm.slice(Math.max(0, row.start - 140), row.start)
  const sentence = window.slice(lastOf(window, ['。', '!', '?', '\n', '\t']) + 1)
  const cut = lastOf(sentence, [',', ';', ':', '(', ')']) + 1
  const open = sentence.lastIndexOf('(')
  const ahead = norm.slice(row.reach, row.reach + 40)
  const stop = ahead.search(/[,。;:!?()\n\t]/)
  return {
    norm,
    row,
    previous: rows[index - 1] ?? null,
    next: rows[index + 1] ?? null,
    left: sentence.slice(cut).slice(-48).replace(LEFT_BOUND, ''),
    fullLeft: sentence.slice(cut).slice(-48),
    right: stop < 0 ? ahead : ahead.slice(0, stop),
    earlier: sentence.slice(0, cut),
    bracket: open >= 0 && sentence.indexOf(')', open) < 0 ? row.start - sentence.length + open : -1,
    planned,
  }
}

function lastOf(text: string, marks: string[]): number {
  return Math.max(...marks.map((mark) => text.lastIndexOf(mark)))
}

const FUTURE = /力争|确保|计划|将于|拟|年内|争取|目标|要求|须|要(?=[加做落推组])/g
const PAST = /已|累计|了|截至|先后|共计|去年|同比|全年共|成功|荣获|实现了|圆满/g

/**
 * Whether the text plans or looks back: its title decides, otherwise the words of time outvote each other. It only
 * matters for growth rates, which are targets in a plan and background in a review.
 */
export function isPlanned(title: string | null, source: string): boolean {
  if (title !== null) {
    if (/总结|回顾|完成情况|通报|公报|年报|成效|述职|推进情况/.test(title)) return false
    if (/计划|安排|要点|实事项目|草案|规划|方案|目标/.test(title)) return true
  }
  const sample = source.slice(0, 20_000)
  return (sample.match(FUTURE)?.length ?? 0) >= (sample.match(PAST)?.length ?? 0)
}
