// From what a person sees and selects to offsets in a text, and back. Nothing here knows the browser.

/** Words with a place in a text. */
export interface Mark {
  readonly id: string
  readonly start: number
  readonly end: number
}

/** A stretch of text under the same marks; `id` is the narrowest of them. */
export interface Stretch<M extends Mark> {
  readonly start: number
  readonly text: string
  readonly mark: M | null
}

/** Cuts a text at its marks, in order, nothing lost. Marks may lie inside each other; those outside the text are left away. */
export function cutAtMarks<M extends Mark>(text: string, marks: readonly M[]): Stretch<M>[] {
  const inside = marks.filter(({ start, end }) => start >= 0 && end > start && end <= text.length)
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  )
  const byWidth = [...inside].sort((a, b) => a.end - a.start - (b.end - b.start))
  return cuts.slice(0, -1).flatMap((start, index): Stretch<M>[] => {
    const end = cuts[index + 1]!
    const mark = byWidth.find((one) => one.start <= start && one.end >= end) ?? null
    return [{ start, text: text.slice(start, end), mark }]
  })
}

/** Signs and spaces at the edge of a selection that nobody meant to select. */
const edge = /[\s，。；：、,;:！？!?（(）)“”"‘’「」]/u

/** A selection without the white space and punctuation at its edges; null when nothing else is in it. */
export function trimSelection(
  text: string,
  from: number,
  until: number,
): { start: number; end: number } | null {
  let start = Math.max(0, Math.min(from, until))
  let end = Math.min(text.length, Math.max(from, until))
  while (start < end && edge.test(text.charAt(start))) start++
  while (end > start && edge.test(text.charAt(end - 1))) end--
  return end > start ? { start, end } : null
}
