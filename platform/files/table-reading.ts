import { parse } from 'csv-parse/sync'
import { formula, type ReadCell, readWorkbook, WorkbookProblem } from './workbook-reading.ts'

export type TableFault = 'empty' | 'unreadable' | 'old_excel' | 'too_large' | 'no_columns'

export class TableProblem extends Error {
  readonly why: TableFault
  constructor(why: TableFault) {
    super(`table: ${why}`)
    this.why = why
  }
}

export interface WrittenRow<Column extends string> {
  /** As a person counts the rows of the file. */
  line: number
  /** Texts with single spaces, or null where a cell was empty. */
  texts: Record<Column, string | null>
  hasFormula: boolean
}

interface Wanted<Column extends string> {
  /** Every title a column may carry. */
  titles: Record<Column, readonly string[]>
  /** Which columns a row must name to be the head; what stands above it is a heading for people. */
  isHead: (named: ReadonlySet<Column>) => boolean
  /** A file that is far longer is another file. */
  most: number
}

/**
 * Reads the lines of an .xlsx or a csv (UTF-8 or GB 18030) by what it is, whatever it is called, and the titles that were left unread.
 * Decides nothing. Throws a TableProblem for what is no such table.
 */
export async function readTable<Column extends string>(
  bytes: Buffer,
  wanted: Wanted<Column>,
): Promise<{ rows: WrittenRow<Column>[]; unread: string[] }> {
  if (bytes.length === 0) throw new TableProblem('empty')
  const start = bytes.subarray(0, 4).toString('latin1')
  const isBook = start.startsWith('PK') || start === '\xD0\xCF\x11\xE0'
  const table = linesOf(isBook ? await sheetOf(bytes, wanted) : textsOf(bytes, wanted.most), wanted)
  if (table.rows.length === 0) throw new TableProblem('empty')
  if (table.rows.length > wanted.most) throw new TableProblem('too_large')
  return table
}

type Rows = readonly (readonly ReadCell[])[]

async function sheetOf<Column extends string>(bytes: Buffer, wanted: Wanted<Column>): Promise<Rows> {
  try {
    const sheets = await readWorkbook(bytes)
    // A workbook may begin with a cover sheet: the first one with a head of ours counts.
    return sheets.find(({ rows }) => headOf(rows, wanted) >= 0)?.rows ?? sheets[0]?.rows ?? []
  } catch (error) {
    if (!(error instanceof WorkbookProblem)) throw error
    const { reason } = error
    throw new TableProblem(reason === 'old_excel' || reason === 'too_large' ? reason : 'unreadable')
  }
}

function textsOf(bytes: Buffer, most: number): Rows {
  const text = decode(bytes)
  if (text.includes('\0')) throw new TableProblem('unreadable')
  const head = text.trimStart().slice(0, 2_000)
  const delimiter = ['\t', ';', ','].find((one) => head.includes(one)) ?? ','
  try {
    return parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      to: 2 * most + 1,
    })
  } catch {
    throw new TableProblem('unreadable')
  }
}

/** Spreadsheet programs here save csv in the national encoding (GB 18030) as often as in UTF-8. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function columnOf<Column extends string>(cell: ReadCell, { titles }: Wanted<Column>): Column | undefined {
  const title = textOf(cell)
    ?.toLowerCase()
    .replace(/[\s*（(].*$/, '')
  const columns = Object.keys(titles) as Column[]
  return columns.find((one) => title !== undefined && titles[one].includes(title))
}

const headOf = <Column extends string>(rows: Rows, wanted: Wanted<Column>) =>
  rows.findIndex((row) => wanted.isHead(new Set(row.flatMap((cell) => columnOf(cell, wanted) ?? []))))

function linesOf<Column extends string>(rows: Rows, wanted: Wanted<Column>) {
  const headAt = headOf(rows, wanted)
  if (headAt < 0) throw new TableProblem(rows.length === 0 ? 'empty' : 'no_columns')
  const head = rows[headAt]!.map((cell) => ({ title: textOf(cell), column: columnOf(cell, wanted) }))
  const columns = Object.keys(wanted.titles) as Column[]
  const places = columns.map((column) => head.findIndex((one) => one.column === column))
  const lines = rows.flatMap((row, index): WrittenRow<Column>[] => {
    const cells = places.map((place) => row[place] ?? null)
    if (index <= headAt || cells.every((cell) => cell !== formula && textOf(cell) === null)) return []
    const texts = Object.fromEntries(columns.map((column, at) => [column, textOf(cells[at]!)]))
    return [
      {
        line: index + 1,
        texts: texts as Record<Column, string | null>,
        hasFormula: cells.some((cell) => cell === formula || /^[=+@\t\r]/.test(textOf(cell) ?? '')),
      },
    ]
  })
  const unread = head.flatMap(({ title, column }) => (title && !column ? [title.slice(0, 40)] : []))
  return { rows: lines, unread }
}

function textOf(cell: ReadCell): string | null {
  if (cell === null || cell === formula) return null
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
  if (text.includes('\0') || !text.isWellFormed()) throw new TableProblem('unreadable')
  return text.normalize('NFC').replace(/\s+/g, ' ').trim() || null
}
