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
  for (const line of lines) if (isRow(line)) rows.add(line)
  for (let at = 0; at + 1 < lines.length; at++) {
    const line = lines[at]!
    // The row of headings above the first row of figures.
    if (!rows.has(line) && rows.has(lines[at + 1]!) && isHead(line)) rows.add(line)
  }
  for (const line of rows) partCells(line)
  return rows
}

/** Where two blanks or more part the cells, a single one belongs to its cell: 1 028 is one figure there. */
function cellsOf({ text, map }: Line): string[] {
  const cells: string[] = []
  let from = 0
  let wide = 0
  for (let pass = 0; pass < 2 && wide < 2; pass++) {
    cells.length = 0
    from = 0
    for (let at = 0; at < text.length; at++) {
      const char = text.charAt(at)
      if (char !== ' ' && char !== '\t') continue
      const broad = char === '\t' || (map[at + 1] ?? 0) - (map[at] ?? 0) >= 2
      if (pass === 0 && !broad) continue
      if (pass === 0) wide++
      cells.push(text.slice(from, at))
      from = at + 1
    }
    cells.push(text.slice(from))
  }
  return cells
}

const isFigure = (cell: string): boolean => NUMERIC.test(cell.replace(/(?<=^\d{1,3}) (?=\d{3})/, ''))

function isRow(line: Line): boolean {
  const { text } = line
  if (SENTENCE.test(text) || text.length > 200) return false
  const cells = cellsOf(line)
  if (text.includes('\t')) return cells.length >= 3 || cells.some(isFigure)
  if (cells.length < 4 || !isFigure(cells.at(-1) ?? '') || !/[一-鿿]/.test(text)) return false
  return isFigure(cells.at(-2) ?? '') || isUnit(cells.at(-2) ?? '')
}

function isHead(line: Line): boolean {
  if (SENTENCE.test(line.text)) return false
  const cells = cellsOf(line)
  return cells.length >= 3 && cells.every((cell) => cell.length <= 10 && !isFigure(cell))
}

function isUnit(cell: string): boolean {
  return readMeasure(cell, 0)?.end === cell.length
}

function partCells(line: Line): void {
  const cells = cellsOf(line)
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
