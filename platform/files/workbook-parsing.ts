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

/** What a cell holds as it leaves the parser; a computed one holds the mark. */
export type ParsedCell = string | number | boolean | Date | null
export interface ParsedSheet {
  name: string
  rows: ParsedCell[][]
}
export const formulaMark = '\uE0F0formula'

const limits = {
  mostBytes: 60_000_000,
  mostEntries: 500,
  mostRows: 20_000,
  mostColumns: 100,
  mostTags: 1_500_000,
}
/**
 * Parses an .xlsx by what it is, whatever it is called. Nothing is believed: sizes are measured while unpacking, a cell far out (XFD1048576)
 * does not make a table of that size, entities are refused, and the parser gets exactly the bytes that were checked. It is meant to run
 * apart (`readWorkbook`): whatever a crafted file makes of it must not be everybody's.
 */
export async function parseWorkbook(bytes: Buffer): Promise<ParsedSheet[]> {
  if (bytes.subarray(0, 4).toString('latin1') === '\xD0\xCF\x11\xE0') throw new WorkbookProblem('old_excel')
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') throw new WorkbookProblem('not_xlsx')
  const entries = await unzip(bytes, limits).catch((error: unknown) => {
    throw error instanceof ZipProblem ? new WorkbookProblem(error.reason) : error
  })
  if (!entries.has('xl/workbook.xml')) throw new WorkbookProblem('not_xlsx')
  const checked = new Map<string, Buffer>()
  let tags = 0
  for (const [name, content] of entries) {
    if (!name.endsWith('.xml') && !name.endsWith('.xml.rels')) continue
    for (let at = content.indexOf('<'); at >= 0; at = content.indexOf('<', at + 1)) tags++
    if (tags > limits.mostTags) throw new WorkbookProblem('too_large')
    const xml = content.toString('utf8')
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new WorkbookProblem('damaged')
    // Every part: which of them is a sheet is said by the file itself.
    checked.set(name, Buffer.from(withoutFormulas(within(xml))))
  }
  try {
    const sheets = await readXlsx(zipStored(checked))
    // The library types a day as the constructor of Date; what it gives is a Date.
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as unknown as ParsedCell[][] }))
  } catch (error) {
    if (error instanceof InvalidInputError) throw new WorkbookProblem('not_xlsx')
    throw new WorkbookProblem('damaged')
  }
}

const prefix = '(?:[^\\s<>/:"\'=]+:)?'
/** Stops at the next tag at the latest, so that going through a text takes time in proportion to it, whatever stands there. */
const attributes = '(?:[^<>"\']|"[^"]*"|\'[^\']*\')*'
const placed = new RegExp(`<${prefix}(?:c|row)(?=[\\s/>])(${attributes})>`, 'g')

/** The sheet, unless a cell of it lies outside what a sheet of ours could have, or does not say plainly where it lies. */
function within(xml: string): string {
  let cells = 0
  for (const [, said = ''] of xml.matchAll(placed)) {
    if (++cells > 500_000) throw new WorkbookProblem('too_large')
    for (const [, double, single] of said.matchAll(/\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
      const at = /^([A-Z]*)(\d+)$/.exec(double ?? single ?? '')
      if (!at) throw new WorkbookProblem('damaged')
      if (Number(at[2]) > limits.mostRows || columnNumber(at[1] ?? '') > limits.mostColumns)
        throw new WorkbookProblem('too_large')
    }
  }
  return xml
}

const columnNumber = (letters: string) =>
  [...letters].reduce((sum, letter) => Math.min(1e6, sum * 26 + letter.charCodeAt(0) - 64), 0)

const cellTags = new RegExp(`<(/?)(${prefix})c(?=[\\s/>])(${attributes})>|<${prefix}f(?=[\\s/>])`, 'g')

/** Puts a mark in place of every cell that is computed. One pass: each cell ends where the next ends. */
function withoutFormulas(xml: string): string {
  const parts: string[] = []
  let kept = 0
  let open: { from: number; prefix: string; attributes: string; isComputed: boolean } | undefined
  for (const tag of xml.matchAll(cellTags)) {
    const [whole, slash, name, said] = tag
    if (said === undefined) {
      if (open) open.isComputed = true
    } else if (slash === '') {
      open = said.endsWith('/')
        ? undefined
        : { from: tag.index, prefix: name ?? '', attributes: said, isComputed: false }
    } else if (open) {
      if (open.isComputed) {
        const style = open.attributes.replace(/\st\s*=\s*(?:"[^"]*"|'[^']*')/, '')
        const p = open.prefix
        parts.push(
          xml.slice(kept, open.from),
          `<${p}c${style} t="inlineStr"><${p}is><${p}t>${formulaMark}</${p}t></${p}is></${p}c>`,
        )
        kept = tag.index + whole.length
      }
      open = undefined
    }
  }
  parts.push(xml.slice(kept))
  return parts.join('')
}
