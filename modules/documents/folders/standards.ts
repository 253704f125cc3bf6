import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { type BodyOf, badShape } from '../../../platform/contract.ts'
import { formula, readWorkbook, WorkbookProblem } from '../../../platform/files/workbook-reading.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import {
  type addStandards as addStandardsEndpoint,
  type changeStandard as changeStandardEndpoint,
  mostStandards,
  type ReadStandard,
  standardCodeTwice,
  standardHasEvidence,
  standardsUnreadable,
  tooManyStandards,
} from '../contract/folders.ts'
import { unknownOffice } from '../contract/papers.ts'
import { type OfficeName, readRows, readText } from '../rules/standards.ts'
import { standardChanged, standardDropped, standardsAdded } from './events.ts'
import { aboutFolder, tellFolder } from './folders.ts'
import { findStandard, lockKeptFolder } from './sight.ts'

async function officeNames(tx: Tx): Promise<OfficeName[]> {
  const { rows } = await sql<OfficeName>`
    select id, name, short_name as "shortName" from units.label where tree = 'office'`.execute(tx.db)
  return rows
}

/** How pasted text would be taken. Nothing is kept. */
export async function readStandards(
  tx: Tx,
  actor: Actor,
  id: string,
  text: string,
): Promise<{ rows: ReadStandard[] }> {
  await lockKeptFolder(tx, actor, id)
  return limited(readText(text, await officeNames(tx)))
}

/** The same for an xlsx: the first sheet in which standards are found. */
export async function readStandardSheet(
  tx: Tx,
  actor: Actor,
  id: string,
  received: readonly ReceivedFile[],
): Promise<{ rows: ReadStandard[] }> {
  await lockKeptFolder(tx, actor, id)
  const [file] = received
  if (!file) return refuse(badShape)
  const sheets = await readWorkbook(await readFile(file.path)).catch((error: unknown) => {
    if (error instanceof WorkbookProblem) return refuse(standardsUnreadable, { reason: error.reason })
    throw error
  })
  const offices = await officeNames(tx)
  for (const { rows } of sheets) {
    const read = readRows(
      rows.map((row) =>
        row.map((cell) =>
          cell === formula
            ? null
            : cell instanceof Date
              ? cell.toISOString().slice(0, 10)
              : String(cell ?? '').trim(),
        ),
      ),
      offices,
    )
    if (read.length > 0) return limited(read)
  }
  return refuse(standardsUnreadable, { reason: 'no_standards' })
}

function limited(rows: ReadStandard[]): { rows: ReadStandard[] } {
  if (rows.length > mostStandards) refuse(tooManyStandards, { most: mostStandards })
  return { rows }
}

/** Adds standards behind those that are there, all or none. Refuses a code that stands there already, and more than a folder holds. */
export async function addStandards(
  tx: Tx,
  actor: Actor,
  id: string,
  { standards }: BodyOf<typeof addStandardsEndpoint>,
): Promise<{ added: number }> {
  const folder = await lockKeptFolder(tx, actor, id)
  await demandOffices(
    tx,
    standards.map(({ officeId }) => officeId),
  )
  const { rows } = await sql<{ n: number; last: number }>`
    select count(*)::integer as n, coalesce(max(position), 0) as last from documents.standard where folder_id = ${id}`.execute(
    tx.db,
  )
  const { n, last } = found(rows[0])
  if (n + standards.length > mostStandards) refuse(tooManyStandards, { most: mostStandards })
  const fresh = standards.map((standard, index) => ({
    id: newId(tx.now.getTime()),
    position: last + index + 1,
    code: standard.code.trim(),
    section: standard.section?.trim() || null,
    words: standard.words.trim(),
    needs_kind: standard.needsKind,
    needs_count: standard.needsCount,
    from_on: standard.until === null ? null : standard.from,
    until_on: standard.from === null ? null : standard.until,
    weight: standard.weight,
    office_id: standard.officeId,
    due_on: standard.dueOn,
  }))
  if (new Set(fresh.map(({ code }) => code)).size < fresh.length) refuse(standardCodeTwice)
  await sql`
    insert into documents.standard (id, folder_id, position, code, section, words, needs_kind, needs_count, from_on, until_on, weight,
      office_id, due_on)
    select r.id, ${id}, r.position, r.code, r.section, r.words, r.needs_kind, r.needs_count, r.from_on, r.until_on, r.weight,
      r.office_id, r.due_on
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as r(id uuid, position integer, code text, section text, words text,
      needs_kind text, needs_count integer, from_on date, until_on date, weight numeric, office_id uuid, due_on date)`.execute(
    tx.db,
  )
  record(tx, standardsAdded, { ...aboutFolder(folder, actor), data: { count: fresh.length } })
  tellFolder(tx, id)
  return { added: fresh.length }
}

async function demandOffices(tx: Tx, ids: readonly string[]): Promise<void> {
  const distinct = [...new Set(ids)]
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from units.label where tree = 'office' and id = any (${distinct}::uuid[])`.execute(
    tx.db,
  )
  if (found(rows[0]).n !== distinct.length) refuse(unknownOffice)
}

/** Changes what a standard asks and whose it is; or says why nothing is needed here (不适用). */
export async function changeStandard(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof changeStandardEndpoint>,
): Promise<{ id: string }> {
  const { folder_id } = await findStandard(tx, actor, id)
  const folder = await lockKeptFolder(tx, actor, folder_id)
  await demandOffices(tx, [body.officeId])
  await sql`
    update documents.standard set needs_kind = ${body.needsKind}, needs_count = ${body.needsCount}, office_id = ${body.officeId},
      due_on = ${body.dueOn}, waived_reason = ${body.waivedReason?.trim() || null}
    where id = ${id}`.execute(tx.db)
  record(tx, standardChanged, {
    ...aboutFolder(folder, actor),
    data: { standard: id, waived: body.waivedReason !== null },
  })
  tellFolder(tx, folder_id)
  return { id }
}

/** Takes a standard out. Refuses one that has evidence, also evidence that was taken out again: what was done with it stays. */
export async function dropStandard(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const { folder_id } = await findStandard(tx, actor, id)
  const folder = await lockKeptFolder(tx, actor, folder_id)
  const { rows } = await sql`select from documents.evidence where standard_id = ${id} limit 1`.execute(tx.db)
  if (rows.length > 0) refuse(standardHasEvidence)
  await sql`delete from documents.standard where id = ${id}`.execute(tx.db)
  record(tx, standardDropped, { ...aboutFolder(folder, actor), data: { standard: id } })
  tellFolder(tx, folder_id)
  return { id }
}
