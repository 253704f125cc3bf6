import writeXlsx, { type CellObject, type Feature, type Sheet as XlsxSheet } from 'write-excel-file/node'
import {
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeAttributeValue,
  sanitizeTextContent,
} from 'write-excel-file/utility'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export type Value = string | number | Date | null
export interface Cell extends Omit<CellObject, 'value' | 'type'> {
  value: Value
}

/** One sheet of a workbook that is handed out. Rows and columns count from 1, as on the sheet itself. */
export interface Sheet {
  name: string
  rows: readonly (readonly (Value | Cell)[])[]
  columns: readonly { width: number; isHidden?: boolean }[]
  /** This many rows at the top stay in view, and are repeated on every printed page. */
  stickyRows?: number
  landscape?: boolean
  /** Cells that take one of a list, or a number or day within bounds; whatever else is typed is refused by the spreadsheet program. */
  choices?: readonly Choice[]
}

export interface Choice {
  column: number
  fromRow: number
  untilRow: number
  /** A range on a sheet of the same workbook, '地点'!$A$2:$A$40; or any day from this one on. */
  of: { range: string } | { dayFrom: string } | { numberFrom: number }
  refusal: string
}

/**
 * Makes an .xlsx. Texts are written as texts: what begins with = + - or @ is never a formula, also after somebody has edited the cell.
 * Printed on A4, as wide as one page.
 */
export async function makeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const written = sheets.map(
    (sheet): XlsxSheet<Buffer> => ({
      sheet: sheet.name,
      columns: sheet.columns.map(({ width }) => ({ width })),
      data: sheet.rows.map((row) => row.map(asCell)),
      dateFormat: 'yyyy-mm-dd',
      ...(sheet.stickyRows ? { stickyRowsCount: sheet.stickyRows } : {}),
      ...(sheet.landscape ? { orientation: 'landscape' as const } : {}),
    }),
  )
  const options = { features: [arrange(sheets)], fontFamily: 'SimSun', fontSize: 11 } as unknown
  return writeXlsx(written as never, options as never).toBuffer()
}

function asCell(cell: Value | Cell): CellObject | null {
  const object: Cell =
    cell !== null && typeof cell === 'object' && !(cell instanceof Date) ? cell : { value: cell }
  const { value, ...style } = object
  // The look of an empty cell stays: it is there to be filled in.
  if (value === null || value === '')
    return Object.keys(style).length > 0 ? { ...style, ...(style.format ? { type: Number } : {}) } : null
  if (typeof value !== 'string') return { ...style, value }
  const text = printable(value)
  return { ...style, value: text, type: String, ...(/^[=+\-@\t\r]/.test(text) ? { format: '@' } : {}) }
}

/** XML 1.0 has no room for control characters, and a cell none beyond 32,767. */
const printable = (text: string) =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '')
    .slice(0, 32_000)

const order = getOrderOfSiblings('xl/worksheets/sheet{id}.xml', 'worksheet') ?? []

/** What the library leaves to its users: hidden columns, choices, fitting to the page, repeated rows. */
function arrange(sheets: readonly Sheet[]): Feature<Buffer> {
  const insert = (xml: string, element: string) =>
    insertElementMarkupAccordingToOrderOfSiblings(xml, element, order, 'worksheet')
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transformElementAttributes: (tag, attributes, _index, _options, { sheetIndex }) => {
            const sheet = sheets[sheetIndex]
            if (tag === 'col' && sheet?.columns[Number(attributes.min) - 1]?.isHidden)
              return { ...attributes, hidden: 1 }
            if (tag === 'pageSetup') return { ...attributes, paperSize: 9, fitToWidth: 1, fitToHeight: 0 }
            return attributes
          },
          transform: (xml, _options, { sheetIndex }) => {
            const sheet = sheets[sheetIndex]
            const choices = (sheet?.choices ?? []).map(validation).join('')
            const count = sheet?.choices?.length ?? 0
            const fitted = insert(xml, '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
            return count === 0
              ? fitted
              : insert(fitted, `<dataValidations count="${count}">${choices}</dataValidations>`)
          },
        },
        'xl/workbook.xml': {
          transform: (xml) => {
            const titles = sheets.flatMap(({ name, stickyRows }, index) =>
              stickyRows
                ? `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${sanitizeTextContent(`'${name.replaceAll("'", "''")}'!$1:$${stickyRows}`)}</definedName>`
                : [],
            )
            return xml.replace(
              '<definedNames/>',
              titles.length > 0 ? `<definedNames>${titles.join('')}</definedNames>` : '',
            )
          },
        },
      },
    },
  }
}

function validation({ column, fromRow, untilRow, of, refusal }: Choice): string {
  const letter = columnLetter(column)
  const common = `allowBlank="1" showErrorMessage="1" error="${sanitizeAttributeValue(refusal)}" sqref="${letter}${fromRow}:${letter}${untilRow}"`
  if ('range' in of)
    return `<dataValidation type="list" ${common}><formula1>${sanitizeTextContent(of.range)}</formula1></dataValidation>`
  if ('dayFrom' in of)
    return `<dataValidation type="date" operator="greaterThanOrEqual" ${common}><formula1>${serialDay(of.dayFrom)}</formula1></dataValidation>`
  return `<dataValidation type="decimal" operator="greaterThanOrEqual" ${common}><formula1>${of.numberFrom}</formula1></dataValidation>`
}

const columnLetter = (column: number) => String.fromCharCode(64 + column)

/** A day as spreadsheets count them: 1 is 1900-01-01, and 1900 is wrongly a leap year. */
export function serialDay(on: string): number {
  return Math.round((Date.parse(`${on}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000)
}
