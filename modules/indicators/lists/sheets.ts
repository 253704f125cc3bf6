import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { BodyOf, ReplyOf } from '../../../platform/contract.ts'
import {
  formula,
  type ReadCell,
  readWorkbook,
  WorkbookProblem,
} from '../../../platform/files/workbook-reading.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { listUnreadable, type addSheet as sheetEndpoint } from '../contract/lists.ts'
import { readRows } from '../rules/lines.ts'
import { addRead } from './lists.ts'

type Cells = (string | null | false)[]
const mostRows = 5_000

/** Adds the things of an xlsx or csv, like pasted lines. A formula is refused with its line: what it shows depends on who opened it last. */
export async function addSheet(
  tx: Tx,
  actor: Actor,
  id: string,
  files: readonly ReceivedFile[],
  body: BodyOf<typeof sheetEndpoint>,
): Promise<ReplyOf<typeof sheetEndpoint>> {
  const file = files[0] ?? refuse(listUnreadable, { reason: 'empty' })
  const bytes = await readFile(file.path)
  const rows =
    bytes.subarray(0, 2).toString('latin1') === 'PK' ? await rowsOfWorkbook(bytes) : rowsOfCsv(bytes)
  if (rows.length > mostRows) refuse(listUnreadable, { reason: 'too_large' })
  return addRead(tx, actor, id, readRows(rows), {
    fromOn: body.fromOn ?? tx.today,
    tryOnly: body.tryOnly ?? false,
  })
}

async function rowsOfWorkbook(bytes: Buffer): Promise<Cells[]> {
  try {
    const [sheet] = await readWorkbook(bytes)
    return (sheet?.rows ?? []).map((row) => row.map(textOf))
  } catch (error) {
    if (error instanceof WorkbookProblem) return refuse(listUnreadable, { reason: error.reason })
    throw error
  }
}

function textOf(cell: ReadCell): string | null | false {
  if (cell === formula) return false
  if (cell === null || cell === undefined) return null
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}

/** UTF-8, or the encoding that spreadsheet programs in China still write. */
function rowsOfCsv(bytes: Buffer): Cells[] {
  try {
    const rows: unknown = parse(decoded(bytes), { relaxColumnCount: true, bom: true, skipEmptyLines: false })
    return Array.isArray(rows) ? (rows as string[][]) : []
  } catch {
    return refuse(listUnreadable, { reason: 'damaged' })
  }
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
