// The adopted text says what will be done; with its numbers replaced it says what was done. Pure: text and offsets in, clauses out.

export interface Placed {
  start: number
  end: number
}

export interface Clause<T> {
  /** Words and quantities in turn, as they stand between two marks of punctuation. */
  parts: ({ words: string } | { of: T })[]
}

const ends = /[，；。！？：\n]/
/** Words that say what is meant to be: in what was done they have no place. */
const before =
  /(?:力争突破|力争达到|争取达到|力争|争取|确保|突破|不少于|不低于|不超过|至少|达到?|各|(?<![签预节合])约|(?<![附邻最临])近)$/
const after = /^(?:以上|以内|左右|余|多)/
const opening = /^(?:要|将|继续|力争|争取|确保|全年|年内|计划)(?=\p{Script=Han})/u

/**
 * The clauses of a passage that hold a promised quantity, in order. Words of intention around a quantity are left out, and so are
 * brackets that hold none. Quantities that lie within one another (含上年结转3台) stay with the outer one.
 */
export function clausesOf<T extends Placed>(text: string, quantities: readonly T[]): Clause<T>[] {
  const sorted = [...quantities].sort((a, b) => a.start - b.start || b.end - a.end)
  const outer = sorted.filter((one, at) => !sorted.slice(0, at).some((other) => other.end > one.start))
  const clauses: Clause<T>[] = []
  for (let at = 0; at < outer.length; ) {
    const first = outer[at]!
    const from = startOf(text, first.start, outer[at - 1]?.end ?? 0)
    const held = [first]
    for (
      let next = outer[++at];
      next && !breaks(text.slice(held.at(-1)!.end, next.start));
      next = outer[++at]
    )
      held.push(next)
    const until = endOf(text, held.at(-1)!.end, outer[at]?.start ?? text.length)
    clauses.push(clauseOf(text, from, until, held))
  }
  return clauses
}

const breaks = (between: string) => ends.test(withoutBrackets(between))
const withoutBrackets = (words: string) => words.replace(/（[^（）]*）|\([^()]*\)/g, '')

function startOf(text: string, start: number, atLeast: number): number {
  let depth = 0
  for (let at = start - 1; at >= atLeast; at--) {
    const sign = text[at]!
    if (sign === '）' || sign === ')') depth++
    else if (sign === '（' || sign === '(') depth = Math.max(0, depth - 1)
    else if (depth === 0 && ends.test(sign)) return at + 1
  }
  return atLeast
}

function endOf(text: string, end: number, atMost: number): number {
  let depth = 0
  for (let at = end; at < atMost; at++) {
    const sign = text[at]!
    if (sign === '（' || sign === '(') depth++
    else if (sign === '）' || sign === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0 && ends.test(sign)) return at
  }
  return atMost
}

function clauseOf<T extends Placed>(
  text: string,
  from: number,
  until: number,
  held: readonly T[],
): Clause<T> {
  const parts: Clause<T>['parts'] = []
  let at = from
  held.forEach((quantity, i) => {
    let words = withoutBrackets(text.slice(at, quantity.start))
    if (i > 0) words = words.replace(after, '')
    words = i === 0 ? words.trimStart().replace(opening, '') : words
    parts.push({ words: words.replace(before, '') }, { of: quantity })
    at = quantity.end
  })
  parts.push({ words: withoutBrackets(text.slice(at, until)).replace(after, '').trimEnd() })
  return { parts: parts.filter((part) => !('words' in part) || part.words !== '') }
}
