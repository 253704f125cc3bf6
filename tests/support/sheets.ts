import { listRecords, type Sheet } from '../../modules/plans/contract/records.ts'
import { makeWorkbook } from '../../platform/files/workbook.ts'
import { type ReadCell, readWorkbook } from '../../platform/files/workbook-reading.ts'
import type { Client } from './house.ts'

// A sheet as a person handles it: downloaded, filled in with a spreadsheet program, brought back.

export async function handOut(by: Client, planId: string): Promise<Buffer> {
  const answer = await by.get(`/api/plans/${planId}/sheet.xlsx`)
  if (answer.status !== 200) throw new Error(`No sheet was handed out: ${answer.status}`)
  return answer.bytes
}

/** A line of the sheet: the row of the target's first line, and what is written on it. */
export interface Written {
  on: string
  /** Which of the lines of that target; the first when absent. */
  line?: number
  place?: ReadCell
  day?: ReadCell
  quantity?: ReadCell
  note?: ReadCell
  key?: ReadCell
}

/** Fills in a sheet as a spreadsheet program would: the cells are kept, the file is written anew. */
export async function fillIn(bytes: Buffer, written: readonly Written[]): Promise<Buffer> {
  const sheets = await readWorkbook(bytes)
  const rows = sheets[0]!.rows.map((row) => [...row])
  for (const { on, line = 0, ...cells } of written) {
    const row = rows.filter((r) => r[3] === on)[line]
    if (!row) throw new Error(`No line for ${on}`)
    const put = (column: number, value: ReadCell | undefined) => {
      if (value !== undefined) row[column - 1] = value
    }
    put(1, cells.key)
    put(6, cells.place)
    put(7, cells.day)
    put(8, cells.quantity)
    put(9, cells.note)
  }
  return makeWorkbook(
    [{ rows }, ...sheets.slice(1)].map(({ rows }, index) => ({
      name: index === 0 ? '填报' : '地点',
      rows: rows as (string | number | Date | null)[][],
      columns: rows[0]?.map(() => ({ width: 10 })) ?? [],
    })),
  )
}
export const bringBack = (bytes: Uint8Array, by: Client, planId: string) =>
  by.upload<Sheet & { type: string; params: unknown }>(`/api/plans/${planId}/sheets`, [
    { name: '填报.xlsx', content: bytes },
  ])

/** A line with which nothing is wrong, for the secretary of 书带里. */
export const goodLine = { place: '书带里', day: new Date('2026-02-03T00:00:00Z'), quantity: 3 }

export const waitingOf = async (by: Client) =>
  (await by.ask(listRecords, { query: { mine: true, state: 'submitted', limit: 200 } })).body
