import type { Line } from './clean.ts'
import { readMeasure } from './measures.ts'

const NUMERIC = /^[≥≤<>约近超]?[\d,，.]+(?:[余多]?[一-鿿%％㎡‰/]{0,5})?(?:以上|以内|左右)?$/
const SENTENCE = /[。；！？;!?]|[，,](?!\d{3})/

/**
 * Marks the lines that are rows of a table whose columns came out as spaces or tabs, and puts tabs between their
 * cells: in "电梯 台 15 11 73.3%" the spaces part numbers, in "1 20 套" they fell into one.
 */
export function markRows(lines: Line[]): Set<Line> {
  const rows = new Set<Line>()
  for (const line of lines) if (isRow(line.text)) rows.add(line)
  for (let at = 0; at + 1 < lines.length; at++) {
    const line = lines[at]!
    // The row of headings above the first row of figures.
    if (!rows.has(line) && rows.has(lines[at + 1]!) && isHead(line.text)) rows.add(line)
  }
  for (const line of rows) partCells(line)
  return rows
}

function isRow(text: string): boolean {
  if (SENTENCE.test(text) || text.length > 200) return false
  const cells = text.split(/[ \t]/)
  if (text.includes('\t')) return cells.length >= 3 || cells.some((cell) => NUMERIC.test(cell))
  if (cells.length < 4 || !NUMERIC.test(cells.at(-1) ?? '') || !/[一-鿿]/.test(text)) return false
  return NUMERIC.test(cells.at(-2) ?? '') || isUnit(cells.at(-2) ?? '')
}

function isHead(text: string): boolean {
  if (SENTENCE.test(text)) return false
  const cells = text.split(/[ \t]/)
  return cells.length >= 3 && cells.every((cell) => cell.length <= 10 && !NUMERIC.test(cell))
}

function isUnit(cell: string): boolean {
  return readMeasure(cell, 0)?.end === cell.length
}

function partCells(line: Line): void {
  const cells = line.text.split(/[ \t]/)
  const measured = cells.filter((cell) => /^\d[\d,.]*[余多]?[一-鿿]{1,3}$/.test(cell)).length
  let out = ''
  let at = 0
  for (const [index, cell] of cells.entries()) {
    if (index > 0) {
      // 5 840户 in a row of figures with their units: a space in the thousands.
      const thousands = measured >= 2 && /(?:^|\t)\d{1,3}$/.test(out) && /^\d{3}[一-鿿]/.test(cell)
      out += thousands ? ' ' : '\t'
      at++
    }
    out += cell
    at += cell.length
  }
  line.text = out
}

/** The unit that a cell of the row names, for its bare figures. */
export function unitOfRow(norm: string, at: number): string | null {
  const from = Math.max(0, at - 160)
  const cells = norm.slice(from, at).split('\t')
  for (let index = cells.length - 1; index >= 0; index--) {
    const cell = cells[index] ?? ''
    if (cell === '') continue
    const measure = readMeasure(cell, 0)
    if (measure && measure.end === cell.length) return measure.unit
  }
  return null
}
