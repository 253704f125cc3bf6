import { parse } from 'csv-parse/sync'
import { isCivilDate } from '../../../platform/civil.ts'
import {
  formula,
  type ReadCell,
  readWorkbook,
  WorkbookProblem,
} from '../../../platform/files/workbook-reading.ts'
import type { voterFileFaults } from '../contract/voters.ts'

// From a file to what stands on each line of a register. Nothing is decided here.

export type VoterFileFault = (typeof voterFileFaults)[number]
export class VoterFileProblem extends Error {
  readonly why: VoterFileFault
  constructor(why: VoterFileFault) {
    super(`register: ${why}`)
    this.why = why
  }
}

/** The columns of a register, by any of their titles; the first is the one our own sheet carries. */
export const registerTitles = {
  name: ['姓名', '选民姓名', '户代表', '居民代表', 'name'],
  building: ['楼组', '楼栋', '楼号', '居民小组', '小组', 'building', 'group'],
  room: ['室号', '门牌', '户号', '房号', '室', 'room', 'flat'],
  bornOn: ['出生日期', '出生年月日', '生日', 'born on', 'born'],
  phone: ['手机', '手机号', '手机号码', '联系电话', '电话', 'phone', 'mobile'],
} as const
type Column = keyof typeof registerTitles
const columns = Object.keys(registerTitles) as Column[]

export interface WrittenVoter {
  line: number
  name: string | null
  building: string | null
  room: string | null
  /** False where something stands there that is no day. */
  bornOn: string | null | false
  phone: string | null
  hasFormula: boolean
}
export interface WrittenRegister {
  lines: WrittenVoter[]
  /** Titles of columns that were left unread. */
  unread: string[]
}

/** One neighbourhood has a few thousand voters. */
export const mostVoters = 12_000

/** Reads an .xlsx or a csv (UTF-8 or GB 18030) by what it is. Throws a VoterFileProblem for what is no register. */
export async function readRegister(bytes: Buffer): Promise<WrittenRegister> {
  if (bytes.length === 0) throw new VoterFileProblem('empty')
  const start = bytes.subarray(0, 4).toString('latin1')
  const isBook = start.startsWith('PK') || start === '\xD0\xCF\x11\xE0'
  const register = fromTable(isBook ? await rowsOfBook(bytes) : rowsOfText(bytes))
  if (register.lines.length === 0) throw new VoterFileProblem('empty')
  if (register.lines.length > mostVoters) throw new VoterFileProblem('too_large')
  return register
}

async function rowsOfBook(bytes: Buffer): Promise<readonly (readonly ReadCell[])[]> {
  try {
    const sheets = await readWorkbook(bytes)
    return sheets.find(({ rows }) => headOf(rows) >= 0)?.rows ?? sheets[0]?.rows ?? []
  } catch (error) {
    if (!(error instanceof WorkbookProblem)) throw error
    const { reason } = error
    throw new VoterFileProblem(reason === 'old_excel' || reason === 'too_large' ? reason : 'unreadable')
  }
}

function rowsOfText(bytes: Buffer): string[][] {
  const text = decode(bytes)
  if (text.includes('\0')) throw new VoterFileProblem('unreadable')
  const head = text.trimStart().slice(0, 2_000)
  const delimiter = ['\t', ';', ','].find((one) => head.includes(one)) ?? ','
  try {
    return parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      to: 2 * mostVoters + 1,
    })
  } catch {
    throw new VoterFileProblem('unreadable')
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

function titleOf(cell: ReadCell): string | null {
  return (
    textOf(cell)
      ?.toLowerCase()
      .replace(/[\s*（(].*$/, '') ?? null
  )
}
const columnOf = (title: string | null) =>
  columns.find((one) => title !== null && (registerTitles[one] as readonly string[]).includes(title))

/** The head is the first row with a name and a building; what stands above is a heading for people. */
const headOf = (rows: readonly (readonly ReadCell[])[]) =>
  rows.findIndex((row) => {
    const found = row.map((cell) => columnOf(titleOf(cell)))
    return found.includes('name') && found.includes('building')
  })

function fromTable(rows: readonly (readonly ReadCell[])[]): WrittenRegister {
  const headAt = headOf(rows)
  if (headAt < 0) throw new VoterFileProblem(rows.length === 0 ? 'empty' : 'no_columns')
  const head = rows[headAt]!.map((cell) => ({ title: textOf(cell), column: columnOf(titleOf(cell)) }))
  const placeOf = (column: Column) => head.findIndex((one) => one.column === column)
  const places = Object.fromEntries(columns.map((column) => [column, placeOf(column)])) as Record<
    Column,
    number
  >
  const lines = rows.flatMap((row, index): WrittenVoter[] => {
    const cell = (column: Column) => row[places[column]] ?? null
    if (
      index <= headAt ||
      columns.every((column) => cell(column) !== formula && textOf(cell(column)) === null)
    )
      return []
    return [
      {
        line: index + 1,
        name: textOf(cell('name')),
        building: textOf(cell('building')),
        room: textOf(cell('room')),
        bornOn: dayOf(cell('bornOn')),
        phone: textOf(cell('phone')),
        hasFormula: columns.some(
          (column) => cell(column) === formula || /^[=+@\t\r]/.test(textOf(cell(column)) ?? ''),
        ),
      },
    ]
  })
  return {
    lines,
    unread: head.flatMap(({ title, column }) => (title && !column ? [title.slice(0, 40)] : [])),
  }
}

function textOf(cell: ReadCell): string | null {
  if (cell === null || cell === formula) return null
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
  if (text.includes('\0') || !text.isWellFormed()) throw new VoterFileProblem('unreadable')
  return text.normalize('NFC').replace(/\s+/g, ' ').trim() || null
}

/** 1962-08-15, 1962/8/15, 1962年8月15日, 19620815. */
function dayOf(cell: ReadCell): string | null | false {
  const text = textOf(cell)
  if (text === null) return null
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(on) ? on : false
}
