import { sortBlocks } from './items.ts'
import { decideKind } from './kinds.ts'
import type { Block } from './layout.ts'
import { layOut } from './layout.ts'
import { isPlanned, moodOfHeading, readMood } from './mood.ts'
import { settlePer } from './per.ts'
import { findQuantities } from './quantities.ts'
import type { PlanItem, PlanReading, Quantity } from './reading.ts'
import { relate } from './relations.ts'
import { decideRoles } from './roles.ts'
import { settingOf } from './settings.ts'
import { readSubject } from './subjects.ts'

export type { Comparator, Kind, PlanItem, PlanReading, Quantity, Role, Span } from './reading.ts'

/**
 * Reads a plan or review: its items, and every quantity in them with its part in the sentence. Never throws on text;
 * a text without numbers yields items without targets. Every `text` is exactly `source.slice(start, end)`.
 */
export function readPlan(source: string): PlanReading {
  const sheet = sortBlocks(layOut(source))
  const planned = isPlanned(sheet.title, source)
  const items = sheet.pieces.map((piece): PlanItem => {
    const { block } = piece
    return {
      number: piece.number,
      category: piece.category,
      text: block.text.replaceAll('\t', ' '),
      targets: readTargets(source, block, piece.category, planned, sheet.year),
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

function readTargets(
  source: string,
  block: Block,
  heading: string | null,
  planned: boolean,
  year: number | null,
): Quantity[] {
  const { norm, map } = block
  const rows = relate(norm, findQuantities(norm))
  const mood = readMood(norm, moodOfHeading(heading) ?? planned, year)
  const settings = rows.map((_, index) => settingOf(norm, rows, index, mood, heading))
  const roles = decideRoles(settings)
  return rows.map((row, index) => {
    const start = map[row.start] ?? 0
    const end = (map[row.end - 1] ?? start) + 1
    return {
      text: source.slice(start, end),
      value: row.value,
      max: row.max,
      comparator: row.comparator,
      unit: row.unit,
      subject: readSubject(norm, block.text, rows, index),
      role: roles[index] ?? 'target',
      kind: decideKind(settings[index]!),
      baseline: row.baseline,
      partOf: roles[index] === 'attribute' && !row.restates ? null : row.partOf,
      per: settlePer(norm, rows, index, roles[index] ?? 'target'),
      start,
      end,
      at: { start: row.start, end: row.end },
    }
  })
}
