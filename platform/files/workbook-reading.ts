import readXlsx, { InvalidInputError } from 'read-excel-file/node'
import { unzip, ZipProblem, zipStored } from './unzip.ts'

/** Why a file is not read as a workbook. */
export class WorkbookProblem extends Error {
  readonly reason: 'not_xlsx' | 'old_excel' | 'too_large' | 'damaged'
  constructor(reason: WorkbookProblem['reason']) {
    super(`workbook: ${reason}`)
    this.reason = reason
  }
}

/** What stands in place of a formula: its result is whatever the program that saved the file wrote there. */
export const formula = Symbol('formula')
export type ReadCell = string | number | boolean | Date | null | typeof formula
export interface ReadSheet {
  name: string
  /** Row 1 of the sheet is index 0; empty rows are kept, so that an index always leads back to the row a person sees. */
  rows: ReadCell[][]
}

const limits = { mostBytes: 60_000_000, mostEntries: 500, mostRows: 20_000, mostColumns: 100 }
const formulaMark = '\uE0F0formula'

/**
 * Reads an .xlsx by what it is, whatever it is called. Nothing is believed: sizes are measured while unpacking, a cell far out (XFD1048576)
 * does not make a table of that size, entities are refused, and the reader gets exactly the bytes that were checked.
 */
export async function readWorkbook(bytes: Buffer): Promise<ReadSheet[]> {
  if (bytes.subarray(0, 4).toString('latin1') === '\xD0\xCF\x11\xE0') throw new WorkbookProblem('old_excel')
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') throw new WorkbookProblem('not_xlsx')
  const entries = await unzip(bytes, limits).catch((error: unknown) => {
    throw error instanceof ZipProblem ? new WorkbookProblem(error.reason) : error
  })
  if (!entries.has('xl/workbook.xml')) throw new WorkbookProblem('not_xlsx')
  const checked = new Map<string, Buffer>()
  for (const [name, content] of entries) {
    if (!name.endsWith('.xml') && !name.endsWith('.xml.rels')) continue
    const xml = content.toString('utf8')
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new WorkbookProblem('damaged')
    checked.set(name, /worksheets?\//.test(name) ? Buffer.from(withoutFormulas(within(xml))) : content)
  }
  try {
    const sheets = await readXlsx(zipStored(checked))
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      // The library types a day as the constructor of Date; what it gives is a Date.
      rows: data.map((row) =>
        row.map((cell) => (cell === formulaMark ? formula : (cell as unknown as ReadCell))),
      ),
    }))
  } catch (error) {
    if (error instanceof InvalidInputError) throw new WorkbookProblem('not_xlsx')
    throw new WorkbookProblem('damaged')
  }
}

/** The sheet, unless a cell of it lies outside what a sheet of ours could have. */
function within(xml: string): string {
  let cells = 0
  for (const [, letters, digits] of xml.matchAll(/<(?:\w+:)?(?:c|row)\b[^>]*?\sr="([A-Z]*)(\d+)"/g)) {
    cells++
    if (
      Number(digits) > limits.mostRows ||
      columnNumber(letters ?? '') > limits.mostColumns ||
      cells > 500_000
    )
      throw new WorkbookProblem('too_large')
  }
  return xml
}

const columnNumber = (letters: string) =>
  [...letters].reduce((sum, letter) => Math.min(1e6, sum * 26 + letter.charCodeAt(0) - 64), 0)

/** Puts a mark in place of every cell that is computed. */
function withoutFormulas(xml: string): string {
  return xml.replace(
    /<((?:\w+:)?)c\b([^>]*[^/>])?>(.*?)<\/\1c>/gs,
    (cell, prefix: string, attributes = '', inner: string) => {
      if (!/<(?:\w+:)?f[\s/>]/.test(inner)) return cell
      const kept = String(attributes).replace(/\st="[^"]*"/, '')
      return `<${prefix}c${kept} t="inlineStr"><${prefix}is><${prefix}t>${formulaMark}</${prefix}t></${prefix}is></${prefix}c>`
    },
  )
}
