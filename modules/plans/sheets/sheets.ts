import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { ReplyOf, Static } from '../../../platform/contract.ts'
import type { Files } from '../../../platform/files/files.ts'
import { xlsxType } from '../../../platform/files/workbook.ts'
import { type ReadCell, readWorkbook, WorkbookProblem } from '../../../platform/files/workbook-reading.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import {
  type acceptSheetRows as acceptEndpoint,
  type Sheet,
  type SheetRow,
  sheetRowRefused,
  sheetUnreadable,
} from '../contract/records.ts'
import { plainName } from '../drafts/source.ts'
import { refusalsOf, type SaidDeed, submitRecords } from '../records/records.ts'
import { measureOf } from '../rules/measuring.ts'
import { at } from '../tables.ts'
import { findPlace, placesToRecord, type WrittenPlace } from './places.ts'
import { type KeptRow, readLine } from './reading.ts'
import { readRowMark, readSheetMark, type SheetOwner } from './signature.ts'
import { adoptedPlan, type SheetTarget, targetsToRecord } from './targets.ts'

const mostRows = 2_000

// ── reading one that came back ─────────────────────────────────────────────────────────────────────────────────

/**
 * Reads a returned sheet and keeps a preview: every filled line with what it would record, or why it cannot. Nothing is recorded.
 * Refuses a file that is not the sheet handed out to this very person for this very plan; then nothing of it is kept.
 */
export async function uploadSheet(
  tx: Tx,
  actor: Actor,
  { vault, files }: { vault: Vault; files: Files },
  planId: string,
  received: readonly ReceivedFile[],
): Promise<Sheet> {
  const plan = found(await adoptedPlan(tx, planId))
  const [file] = received
  if (!file || file.sizeBytes === 0) refuse(sheetUnreadable, { reason: 'empty' })
  const owner = { planId, personId: actor.personId! }
  const { rows: cells, headerRow } = await findSheet(vault, owner, file)
  const targets = await targetsToRecord(tx, actor, plan)
  const places = await placesToRecord(tx, actor, targets.some((t) => t.isOwnLine) ? plan.placeId : null)
  const byId = new Map(targets.map((target) => [target.id, target]))
  const rows: KeptRow[] = []
  for (const [index, line] of cells.entries()) {
    if (index < headerRow) continue
    const row = understand(vault, owner, line, index + 1, byId, places)
    if (row) rows.push(row)
    if (rows.length > mostRows) refuse(sheetUnreadable, { reason: 'too_large' })
  }
  const kept = await files.keepDocument(tx, file, xlsxType, actor.personId!)
  const sheet = { id: newId(tx.now.getTime()), fileId: kept.id }
  await judge(tx, actor, sheet, rows)
  const name = plainName(file.name)
  await sql`insert into plans.sheet (id, plan_id, name, uploaded_by, uploaded_at, file_id, rows)
    values (${sheet.id}, ${planId}, ${name}, ${actor.personId}, ${tx.now}, ${kept.id}, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx.db,
  )
  return { id: sheet.id, planId, name, uploadedAt: tx.now.toISOString(), rows: rows.map(shown) }
}

/** The sheet in the file that carries our mark, and how many rows its head has. */
async function findSheet(
  vault: Vault,
  owner: SheetOwner,
  file: ReceivedFile,
): Promise<{ rows: ReadCell[][]; headerRow: number }> {
  const sheets = await readWorkbook(await readFile(file.path)).catch((error: unknown) => {
    if (error instanceof WorkbookProblem) refuse(sheetUnreadable, { reason: error.reason })
    throw error
  })
  for (const { rows } of sheets) {
    for (const [index, row] of rows.slice(0, 20).entries()) {
      const mark = readSheetMark(vault, row[0])
      if (mark === null) continue
      if (mark === 'tampered') refuse(sheetUnreadable, { reason: 'tampered' })
      if (mark.planId !== owner.planId) refuse(sheetUnreadable, { reason: 'other_plan' })
      if (mark.personId !== owner.personId) refuse(sheetUnreadable, { reason: 'other_person' })
      return { rows, headerRow: index + 1 }
    }
  }
  refuse(sheetUnreadable, { reason: 'not_ours' })
}

/** What a line says; null when nothing was filled in. The signature is looked at before anything the line claims. */
function understand(
  vault: Vault,
  owner: SheetOwner,
  cells: readonly ReadCell[],
  row: number,
  targets: ReadonlyMap<string, SheetTarget>,
  places: readonly WrittenPlace[],
): KeptRow | null {
  const mark = readRowMark(vault, owner, typeof cells[0] === 'symbol' ? 'formula' : cells[0])
  const target = mark !== null && mark !== 'tampered' ? targets.get(mark.targetId) : undefined
  const line = readLine(cells, row, target ? measureOf(target.promised) : null)
  if (!line) return null
  const place = line.place === null ? 'unknown' : findPlace(places, line.place)
  const problem =
    mark === 'tampered'
      ? 'tampered'
      : mark === null
        ? 'target_unknown'
        : !target
          ? 'not_yours'
          : (line.problem ??
            (place === 'unknown' ? 'unknown_place' : place === 'ambiguous' ? 'place_ambiguous' : null))
  return {
    row,
    targetId: target?.id ?? null,
    targetQuoted: target?.quoted ?? null,
    projectTitle: target?.projectTitle ?? null,
    placeName: line.place,
    placeId: typeof place === 'string' ? null : place.id,
    happenedOn: line.happenedOn,
    quantity: line.quantity,
    note: line.note,
    problem,
    recordId: null,
  }
}

type ReadyRow = KeptRow & { targetId: string; placeId: string; happenedOn: string; quantity: number }
const isReady = (row: KeptRow): row is ReadyRow => row.problem === null && row.recordId === null
const sameDeed = (row: ReadyRow) => JSON.stringify([row.targetId, row.placeId, row.happenedOn, row.quantity])
const deedOf = (sheet: { id: string; fileId: string }, row: ReadyRow): SaidDeed => ({
  targetId: row.targetId,
  placeId: row.placeId,
  happenedOn: row.happenedOn,
  quantity: row.quantity,
  note: row.note,
  photoIds: [],
  sheet: { ...sheet, row: row.row },
})

/** Adds what the promise itself has against a row, what stands twice in the sheet, and what looks recorded already. */
async function judge(
  tx: Tx,
  actor: Actor,
  sheet: { id: string; fileId: string },
  rows: KeptRow[],
): Promise<void> {
  const ready = rows.filter(isReady)
  const refusals = await refusalsOf(
    tx,
    actor,
    ready.map((row) => deedOf(sheet, row)),
  )
  for (const [index, row] of ready.entries()) {
    const type = refusals[index]?.problem.type
    if (type) Object.assign(row, { problem: type === 'may_not' ? 'place_out_of_reach' : type })
  }
  const recorded = await alreadyRecorded(tx, ready)
  const seen = new Set<string>()
  for (const row of ready) {
    if (row.problem !== null) continue
    const deed = sameDeed(row)
    if (recorded.has(deed)) Object.assign(row, { problem: 'looks_recorded' })
    else if (seen.has(deed)) Object.assign(row, { problem: 'twice_in_sheet' })
    seen.add(deed)
  }
}

/** Deeds of the same target, place, day and quantity that wait or count, whoever recorded them. */
async function alreadyRecorded(tx: Tx, rows: readonly ReadyRow[]): Promise<Set<string>> {
  const { rows: live } = await sql<{
    target_id: string
    place_id: string
    happened_on: string
    quantity: number
  }>`
    select target_id, place_id, happened_on, quantity from plans.record
    where target_id = any (${[...new Set(rows.map((row) => row.targetId))]}::uuid[])
      and happened_on = any (${[...new Set(rows.map((row) => row.happenedOn))]}::date[])
      and state in ('submitted', 'accepted')`.execute(tx.db)
  return new Set(live.map((r) => JSON.stringify([r.target_id, r.place_id, r.happened_on, r.quantity])))
}

// ── showing it, and turning rows into records ──────────────────────────────────────────────────────────────────

const shown = ({ placeId: _, ...row }: KeptRow): Static<typeof SheetRow> => row

/** A sheet is seen by whoever sent it in. */
export async function getSheet(tx: Tx, actor: Actor, id: string): Promise<Sheet> {
  const sheet = await at(tx)
    .selectFrom('plans.sheet')
    .selectAll()
    .where('id', '=', id)
    .where('uploaded_by', '=', actor.personId)
    .executeTakeFirst()
  const { plan_id, name, uploaded_at, rows } = found(sheet)
  return { id, planId: plan_id, name, uploadedAt: uploaded_at.toISOString(), rows: rows.map(shown) }
}

/**
 * Turns chosen rows into submitted records, all or none, each once: a row that became a record before is left as it is. Refuses a row
 * with a problem, one that somebody recorded since the sheet was read, and one that may no longer be recorded.
 */
export async function acceptRows(
  tx: Tx,
  actor: Actor,
  id: string,
  { rows: chosen }: { rows: readonly number[] },
): Promise<ReplyOf<typeof acceptEndpoint>> {
  const sheet = found(await lockSheet(tx, actor, id))
  const byRow = new Map(sheet.rows.map((row) => [row.row, row]))
  const ready: ReadyRow[] = []
  for (const number of [...chosen].sort((a, b) => a - b)) {
    const row = byRow.get(number)
    if (!row) refuse(sheetRowRefused, { row: number, reason: 'row_unknown' })
    if (row.recordId !== null) continue
    if (!isReady(row)) refuse(sheetRowRefused, { row: number, reason: row.problem ?? 'row_unknown' })
    ready.push(row)
  }
  if (ready.length === 0) refuse(sheetRowRefused, { row: chosen[0]!, reason: 'already_submitted' })
  const recorded = await alreadyRecorded(tx, ready)
  for (const row of ready)
    if (recorded.has(sameDeed(row))) refuse(sheetRowRefused, { row: row.row, reason: 'looks_recorded' })
  const ids = await submitRecords(
    tx,
    actor,
    ready.map((row) => deedOf({ id, fileId: sheet.file_id }, row)),
    (deed, refusal) => refuse(sheetRowRefused, { row: deed.sheet?.row ?? 0, reason: refusal.problem.type }),
  )
  for (const [index, row] of ready.entries()) row.recordId = ids[index]!
  await sql`update plans.sheet set rows = ${JSON.stringify(sheet.rows)}::jsonb where id = ${id}`.execute(
    tx.db,
  )
  return { submitted: ids.length }
}

/** Locks the plan before the sheet: two sheets of one plan that say the same deed take turns, and the second sees the first. */
async function lockSheet(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ rows: KeptRow[]; file_id: string } | undefined> {
  const mine = sql`s.id = ${id} and s.uploaded_by = ${actor.personId}`
  await sql`select from plans.plan p join plans.sheet s on s.plan_id = p.id where ${mine} for no key update of p`.execute(
    tx.db,
  )
  const { rows } = await sql<{
    rows: KeptRow[]
    file_id: string
  }>`select s.rows, s.file_id from plans.sheet s where ${mine} for update`.execute(tx.db)
  return rows[0]
}
