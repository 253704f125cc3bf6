import { parse } from 'csv-parse/sync'
import {
  formula,
  type ReadCell,
  readWorkbook,
  WorkbookProblem,
} from '../../../platform/files/workbook-reading.ts'
import type { RosterNotRead } from '../contract/prepare-roster.ts'

// From a file to what stands on each line of it. Nothing is decided here.

export class RosterProblem extends Error {
  readonly why: RosterNotRead
  constructor(why: RosterNotRead) {
    super(`roster: ${why}`)
    this.why = why
  }
}

/** The columns of a roster, by any of their titles. The first is the one a sheet of ours carries. */
export const rosterTitles = {
  name: ['姓名', '代表姓名', 'name'],
  sex: ['性别', 'sex', 'gender'],
  number: ['证号', '代表证号', '编号', 'number', 'no.'],
  constituency: ['选区', '选举单位', '推选单位', 'constituency'],
  delegation: ['代表团', 'delegation'],
  group: ['讨论组', '小组', '组别', '分组', 'group'],
  phone: ['手机', '手机号', '手机号码', '联系电话', '电话', 'phone', 'mobile'],
  standing: ['身份', '类别', '职务', 'standing', 'post'],
  capacity: ['列席身份', '单位职务', '单位及职务', 'capacity'],
} as const
export type RosterColumn = keyof typeof rosterTitles
const columns = Object.keys(rosterTitles) as RosterColumn[]

/** One line as it was written: texts with single spaces, or null where a cell was empty. */
export interface WrittenLine extends Record<RosterColumn, string | null> {
  line: number
  hasFormula: boolean
}

/** A roster is a few hundred lines; what is far longer is another file. */
const mostLines = 3_000

/** Reads an .xlsx or a csv (UTF-8 or GB 18030) by what it is, whatever it is called. Throws a RosterProblem for what is no roster. */
export async function readRoster(bytes: Buffer): Promise<WrittenLine[]> {
  if (bytes.length === 0) throw new RosterProblem('empty')
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK'
  const isOld = bytes.subarray(0, 4).toString('latin1') === '\xD0\xCF\x11\xE0'
  const lines = fromTable(isZip || isOld ? await sheetOf(bytes) : tableOf(bytes))
  if (lines.length === 0) throw new RosterProblem('empty')
  if (lines.length > mostLines) throw new RosterProblem('too_large')
  return lines
}

async function sheetOf(bytes: Buffer): Promise<readonly (readonly ReadCell[])[]> {
  try {
    const sheets = await readWorkbook(bytes)
    // A workbook may begin with a cover sheet: the first one with a head of ours counts.
    return sheets.find(({ rows }) => headOf(rows) >= 0)?.rows ?? sheets[0]?.rows ?? []
  } catch (error) {
    if (!(error instanceof WorkbookProblem)) throw error
    const { reason } = error
    throw new RosterProblem(reason === 'old_excel' || reason === 'too_large' ? reason : 'unreadable')
  }
}

function tableOf(bytes: Buffer): string[][] {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // What spreadsheet programs here call csv is as often in the national encoding.
    text = new TextDecoder('gb18030').decode(bytes)
  }
  if (text.includes('\0')) throw new RosterProblem('unreadable')
  const head = text.trimStart().slice(0, 2_000)
  const delimiter = ['\t', ';', ','].find((one) => head.includes(one)) ?? ','
  try {
    return parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      to: 2 * mostLines + 1,
    })
  } catch {
    throw new RosterProblem('unreadable')
  }
}

function columnsOf(head: readonly ReadCell[]): Partial<Record<RosterColumn, number>> {
  const found: Partial<Record<RosterColumn, number>> = {}
  head.forEach((cell, index) => {
    const title = textOf(cell)
      ?.toLowerCase()
      .replace(/[\s*（(].*$/, '')
    const column = columns.find(
      (one) => title !== undefined && (rosterTitles[one] as readonly string[]).includes(title),
    )
    if (column) found[column] ??= index
  })
  return found
}

/** The head is the first row that names the names and at least one thing more; what stands above is a heading for people. */
const headOf = (rows: readonly (readonly ReadCell[])[]) =>
  rows.findIndex((row) => {
    const found = columnsOf(row)
    return found.name !== undefined && Object.keys(found).length > 1
  })

function fromTable(rows: readonly (readonly ReadCell[])[]): WrittenLine[] {
  const headAt = headOf(rows)
  if (headAt < 0) throw new RosterProblem(rows.length === 0 ? 'empty' : 'no_columns')
  const places = columnsOf(rows[headAt]!)
  return rows.flatMap((row, index) => {
    const cells = columns.map((column) => row[places[column] ?? -1] ?? null)
    if (index <= headAt || cells.every((cell) => cell !== formula && textOf(cell) === null)) return []
    const texts = Object.fromEntries(columns.map((column, at) => [column, textOf(cells[at] ?? null)]))
    return [
      {
        ...(texts as Record<RosterColumn, string | null>),
        line: index + 1,
        hasFormula: cells.some((cell) => cell === formula || /^[=+@\t\r]/.test(textOf(cell) ?? '')),
      },
    ]
  })
}

function textOf(cell: ReadCell): string | null {
  if (cell === null || cell === formula) return null
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
  if (text.includes('\0') || !text.isWellFormed()) throw new RosterProblem('unreadable')
  return text.normalize('NFC').replace(/\s+/g, ' ').trim() || null
}
