import type { Mood } from './mood.ts'
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
  /** The heading above the paragraph, if there is one. */
  heading: string | null
  /** The words here speak of what is to be done rather than of what was done. */
  planned: boolean
}

const LEFT_BOUND =
  /(?:不少于|不得少于|不低于|不小于|至少|最少|不超过|不高于|不多于|最多|最高|至多|不足|不到|不下|超过|突破|高于|多于|大约|约为|约|近|逾|超|达到|达|共计|共|上)+$/

export function settingOf(
  norm: string,
  rows: Related[],
  index: number,
  mood: Mood,
  heading: string | null,
): Setting {
  const row = rows[index]!
  const window = norm.slice(Math.max(0, row.start - 140), row.start)
  const sentence = window.slice(lastOf(window, ['。', '!', '?', '\n', '\t']) + 1)
  const cut = lastOf(sentence, [',', ';', ':', '(', ')']) + 1
  const open = sentence.lastIndexOf('(')
  const ahead = norm.slice(row.reach, row.reach + 40)
  const stop = ahead.search(/[,。;:!?()\n\t]/)
  const right = stop < 0 ? ahead : ahead.slice(0, stop)
  return {
    norm,
    row,
    previous: rows[index - 1] ?? null,
    next: rows[index + 1] ?? null,
    left: sentence.slice(cut).slice(-48).replace(LEFT_BOUND, ''),
    fullLeft: sentence.slice(cut).slice(-48),
    right,
    earlier: sentence.slice(0, cut),
    bracket: open >= 0 && sentence.indexOf(')', open) < 0 ? row.start - sentence.length + open : -1,
    heading,
    planned: mood.plansAt(row.start, row.reach + right.length),
  }
}

function lastOf(text: string, marks: string[]): number {
  return Math.max(...marks.map((mark) => text.lastIndexOf(mark)))
}
