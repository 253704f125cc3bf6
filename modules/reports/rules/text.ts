import type { Block, NumberAsked, ReportContent } from '../contract/content.ts'

// A text is a plain string; a live number stands in it as ⟦its id⟧.

export type Run = { text: string } | { number: string }

const mark = /⟦([A-Za-z0-9_-]{1,40})⟧/g

export const markOf = (numberId: string): string => `⟦${numberId}⟧`

/** The text as it is set: words and numbers in turn. Brackets that hold no number are words. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const found of text.matchAll(mark)) {
    if (found.index > at) runs.push({ text: text.slice(at, found.index) })
    runs.push({ number: found[1]! })
    at = found.index + found[0].length
  }
  if (at < text.length) runs.push({ text: text.slice(at) })
  return runs
}

export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => ('text' in run ? cleanTyped(run.text) : markOf(run.number))).join('')
}

/** What a person types never becomes a number by itself. */
export const cleanTyped = (text: string): string => text.replace(/[⟦⟧]/g, '')

/** Every line of text of a block. */
export function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text]
    case 'list':
      return [...block.items]
    case 'table':
      return [block.title, ...block.columns, ...block.rows.flat()]
    default:
      return []
  }
}

/** The numbers that stand in the text, each once, in the order in which they are read. */
export function numbersIn(content: Pick<ReportContent, 'blocks'>): string[] {
  const seen = new Set<string>()
  for (const block of content.blocks) {
    for (const line of linesOf(block)) {
      for (const run of runsOf(line)) if ('number' in run) seen.add(run.number)
    }
  }
  return [...seen]
}

/** The plans that blocks of the text tell of. */
export function plansIn(content: Pick<ReportContent, 'blocks'>): string[] {
  return [...new Set(content.blocks.flatMap((block) => ('planId' in block ? [block.planId] : [])))]
}

/**
 * What is kept of a text: numbers that no longer stand in it are dropped. Refuses (returns the id) a mark that names no number,
 * two numbers of one id, two blocks of one id.
 */
export function tidied(content: ReportContent): ReportContent | { astray: string } {
  const standing = new Set(numbersIn(content))
  const known = new Map<string, NumberAsked>()
  for (const number of content.numbers) {
    if (known.has(number.id)) return { astray: number.id }
    known.set(number.id, number)
  }
  for (const id of standing) if (!known.has(id)) return { astray: id }
  const blocks = new Set<string>()
  for (const { id } of content.blocks) {
    if (blocks.has(id)) return { astray: id }
    blocks.add(id)
  }
  return { blocks: content.blocks, numbers: content.numbers.filter(({ id }) => standing.has(id)) }
}

/** A text with every number put in as words. */
export function filledIn(text: string, said: (numberId: string) => string): string {
  return runsOf(text)
    .map((run) => ('text' in run ? run.text : said(run.number)))
    .join('')
}
