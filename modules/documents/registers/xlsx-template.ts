import {
  formula,
  type ReadCell,
  readWorkbook,
  WorkbookProblem,
} from '../../../platform/files/workbook-reading.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import {
  type TemplateReads,
  templateUnknownFields,
  templateUnreadable,
  templateUnsafe,
  templateWithoutRows,
} from '../contract/registers.ts'
import { commonNamed, fieldNamed } from './fields.ts'
import type { RegisterSource } from './sources.ts'

/**
 * What a sheet asks for: the first row whose titles are fields of the records is its head; above it {期间} and the like may stand in a cell.
 * Refuses formulas anywhere, and names the titles that the records do not have.
 */
export async function readXlsx(bytes: Buffer, source: RegisterSource): Promise<TemplateReads> {
  const sheets = await readWorkbook(bytes).catch((error: unknown) => {
    if (error instanceof WorkbookProblem) return refuse(templateUnreadable, { reason: error.reason })
    throw error
  })
  for (const { name, rows } of sheets)
    if (rows.some((row) => row.includes(formula))) refuse(templateUnsafe, { what: 'formula', part: name })
  for (const { name, rows } of sheets) {
    const head = headOf(rows, source)
    if (!head) continue
    const { columns, unknown, headRow } = head
    const said = new Set<string>()
    for (const cell of rows.slice(0, headRow - 1).flat())
      for (const [, tag = ''] of textOf(cell).matchAll(/\{([^{}]{1,60})\}/g)) {
        const key = commonNamed(source, tag)
        if (key === null) unknown.push(tag)
        else said.add(key)
      }
    if (unknown.length > 0) refuse(templateUnknownFields, { fields: unknown.slice(0, 20).join('、') })
    return {
      fields: columns.map(({ key }) => key),
      commons: [...said],
      loop: null,
      sheet: { name, headRow, columns },
    }
  }
  return refuse(templateWithoutRows)
}

const textOf = (cell: ReadCell | undefined) => (typeof cell === 'string' ? cell : '')

function headOf(rows: readonly ReadCell[][], source: RegisterSource) {
  for (const [index, row] of rows.slice(0, 30).entries()) {
    const titles = row
      .map((cell, at) => ({ column: at + 1, title: textOf(cell).trim() }))
      // "填报人：" waits for a name; it is no title of a column.
      .filter(({ title }) => title !== '' && !/[:：]$/.test(title))
    const columns = titles.flatMap(({ column, title }) => {
      const key = fieldNamed(source, title)
      return key === null ? [] : [{ column, key }]
    })
    const known = columns.filter(({ key }) => key !== 'ordinal').length
    // One word of a heading may by chance be the name of a field: a head has two, or nothing else.
    if (known < 2 && !(known === 1 && columns.length === titles.length)) continue
    const unknown = titles.filter(({ title }) => fieldNamed(source, title) === null).map(({ title }) => title)
    return { headRow: index + 1, columns, unknown }
  }
  return undefined
}
