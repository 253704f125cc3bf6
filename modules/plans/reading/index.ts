import { sortBlocks } from './items.ts'
import type { Block } from './layout.ts'
import { layOut } from './layout.ts'
import { findQuantities } from './quantities.ts'
import type { PlanItem, PlanReading, Quantity } from './reading.ts'
import { relate } from './relations.ts'
import { decideKind, decideRole } from './roles.ts'
import { readSubject } from './subjects.ts'

export type { Comparator, Kind, PlanItem, PlanReading, Quantity, Role, Span } from './reading.ts'

/**
 * Reads a plan or review: its items, and every quantity in them with its part in the sentence. Never throws on text;
 * a text without numbers yields items without targets. Every `text` is exactly `source.slice(start, end)`.
 */
export function readPlan(source: string): PlanReading {
  const sheet = sortBlocks(layOut(source))
  const items = sheet.pieces.map((piece): PlanItem => {
    const { block } = piece
    return {
      number: piece.number,
      category: piece.category,
      text: block.text,
      targets: readTargets(source, block),
      start: block.start,
      end: block.end,
    }
  })
  return { title: sheet.title, year: sheet.year, source, items }
}

/** The same reading with exactly the keys that `import-plan --json` prints. */
export function toPlanJson(reading: PlanReading): unknown {
  return {
    title: reading.title,
    year: reading.year,
    source: reading.source,
    items: reading.items.map((item) => ({
      number: item.number,
      category: item.category,
      text: item.text,
      targets: item.targets.map(({ at: _, ...target }) => target),
    })),
  }
}

function readTargets(source: string, block: Block): Quantity[] {
  const { norm, map } = block
  const rows = relate(norm, findQuantities(norm))
  const out: Quantity[] = []
  for (const [index, row] of rows.entries()) {
    const { left, earlier } = leftOf(norm, row.start)
    const role = row.restates
      ? 'attribute'
      : decideRole({
          norm,
          found: row,
          previous: rows[index - 1] ?? null,
          next: rows[index + 1] ?? null,
          left,
          right: rightOf(norm, row.reach),
          earlier,
          per: row.per,
          baseline: row.baseline,
        })
    const start = map[row.start] ?? 0
    const end = (map[row.end - 1] ?? start) + 1
    out.push({
      text: source.slice(start, end),
      value: row.value,
      max: row.max,
      comparator: row.comparator,
      unit: row.unit,
      subject: readSubject(norm, block.text, row),
      role,
      kind: decideKind(row, left, row.baseline),
      baseline: row.baseline,
      partOf: row.partOf,
      per: row.per,
      start,
      end,
      at: { start: row.start, end: row.end },
    })
  }
  return out
}

/** The clause before a position and the rest of its sentence, both of bounded length. */
function leftOf(norm: string, at: number): { left: string; earlier: string } {
  const window = norm.slice(Math.max(0, at - 120), at)
  const sentence = window.slice(
    Math.max(...['。', '!', '?', '\n', '\t'].map((mark) => window.lastIndexOf(mark))) + 1,
  )
  const cut = Math.max(...[',', ';', ':', '(', ')'].map((mark) => sentence.lastIndexOf(mark))) + 1
  return { left: sentence.slice(cut).slice(-48), earlier: sentence.slice(0, cut) }
}

function rightOf(norm: string, at: number): string {
  const window = norm.slice(at, at + 40)
  const stop = window.search(/[,。;:!?()\n\t]/)
  return stop < 0 ? window : window.slice(0, stop)
}
