import { sql } from 'kysely'
import { addDays } from '../../../platform/civil.ts'
import type { BodyOf, QueryOf } from '../../../platform/contract.ts'
import type { Files } from '../../../platform/files/files.ts'
import { xlsxType } from '../../../platform/files/workbook.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { withinReach } from '../../units/index.ts'
import { blankPaper } from '../contract/layout.ts'
import {
  type previewRegister as previewEndpoint,
  type printRegister as printEndpoint,
  type RegisterPreview,
  type RegisterPrint,
  registerClosed,
  templateUnreadable,
} from '../contract/registers.ts'
import { layOutPaper } from '../layout/paper.ts'
import { ownIds } from '../papers/sight.ts'
import { fillDocx } from './docx-template.ts'
import { registerPrinted } from './events.ts'
import { commonNamed, ordinalKey } from './fields.ts'
import { findRegister, type RegisterRowKept } from './registers.ts'
import { type Chosen, namesOf, rowsOf, saidOnce, sourceFor, type UnitNames, wordsOfRow } from './rows.ts'
import { openSafely } from './safety.ts'
import type { RegisterRow, RegisterSource } from './sources.ts'
import { docxType, findTemplate, type KeptTemplate } from './templates.ts'
import { fillXlsx } from './xlsx-filling.ts'

/** The keys a print has as columns, in the order of the template, or of the source where there is none. */
const keysOf = (source: RegisterSource, template: KeptTemplate | null): string[] =>
  template ? template.reads.fields : [ordinalKey, ...source.fields.map(({ key }) => key)]

/** The first rows as they would be printed. Nothing is kept. */
export async function previewRegister(
  tx: Tx,
  actor: Actor,
  id: string,
  query: QueryOf<typeof previewEndpoint>,
): Promise<RegisterPreview> {
  const register = await findRegister(tx, actor, id)
  const source = sourceFor(actor, register.source_key)
  const template = query.templateId ? await findTemplate(tx, id, query.templateId) : null
  const chosen = { ...query, placeId: query.placeId ?? null, officeId: query.officeId ?? null }
  const rows = await rowsOf(tx, actor, source, chosen)
  const columns = keysOf(source, template).map((key) => {
    const field = source.fields.find((one) => one.key === key)
    return { key, label: field?.label ?? '序号', kind: field?.kind ?? ('number' as const) }
  })
  const said = rows.map(wordsOfRow)
  return {
    columns,
    rows: said.slice(0, 20).map((row) => columns.map(({ key }) => row[key] || null)),
    count: rows.length,
    emptyColumns: columns
      .filter(({ key }) => rows.length > 0 && said.every((row) => !row[key]))
      .map(({ label }) => label),
  }
}

/**
 * Prints a register and keeps the file under its hash. Refuses a closed register; what this person may not see is not in it. The template
 * is checked again before it is filled.
 */
export async function printRegister(
  tx: Tx,
  actor: Actor,
  files: Files,
  id: string,
  body: BodyOf<typeof printEndpoint>,
): Promise<RegisterPrint> {
  const register = await findRegister(tx, actor, id)
  if (register.closed_at !== null) refuse(registerClosed)
  const source = sourceFor(actor, register.source_key)
  const template = body.templateId ? await findTemplate(tx, id, body.templateId) : null
  const rows = await rowsOf(tx, actor, source, body)
  const names = await namesOf(tx, body)
  const made = await draw(tx, actor, files, register, source, template, rows, { ...body, ...names })
  const kept = await files.keepMade(tx, made.bytes, made.mediaType, found(actor.personId))
  const printId = newId(tx.now.getTime())
  await sql`
    insert into documents.register_print (id, register_id, template_id, from_on, until_on, place_id, office_id, rows, file_id, name,
      media_type, sha256, printed_by, printed_at)
    values (${printId}, ${id}, ${template?.id ?? null}, ${body.from}, ${body.until}, ${body.placeId}, ${body.officeId},
      ${rows.length}, ${kept.id}, ${made.name}, ${made.mediaType}, decode(${kept.sha256}, 'hex'), ${actor.personId}, ${tx.now})`.execute(
    tx.db,
  )
  record(tx, registerPrinted, {
    subject: { kind: 'documents.register', id },
    actor,
    placeId: body.placeId ?? register.place_id,
    officeId: body.officeId ?? register.office_id,
    evidence: [kept.id],
    data: {
      print: printId,
      template: template?.id ?? null,
      rows: rows.length,
      from: body.from,
      until: body.until,
    },
  })
  publish(tx, `documents.register:${id}`)
  return found((await listPrints(tx, actor, id)).find((print) => print.id === printId))
}

async function draw(
  tx: Tx,
  actor: Actor,
  files: Files,
  register: RegisterRowKept,
  source: RegisterSource,
  template: KeptTemplate | null,
  rows: readonly RegisterRow[],
  chosen: Chosen & UnitNames,
): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
  const of = { title: register.title, officeName: register.office_name }
  const once = await saidOnce(tx, actor, of, source, rows, chosen)
  const name = `${register.title.replace(/[\\/:*?"<>|\s]+/g, '')}${chosen.from.replaceAll('-', '')}-${addDays(chosen.until, -1).replaceAll('-', '')}`
  if (template === null)
    return { name: `${name}.docx`, mediaType: docxType, bytes: await drawPlain(register, source, rows, once) }
  const parts = await openSafely(await files.bytes(found(await files.describe(tx, template.fileId))))
  if (template.format === 'docx')
    return {
      name: `${name}.docx`,
      mediaType: docxType,
      bytes: await fillDocx(parts, source, { once, rows: rows.map(wordsOfRow) }),
    }
  const sheet = template.reads.sheet ?? refuse(templateUnreadable, { reason: 'unusual' })
  const cells = rows.map((row, index) =>
    sheet.columns.map(({ key }) => (key === ordinalKey ? index + 1 : (row.cells[key] ?? null))),
  )
  const sayOnce = (tag: string) => once[commonNamed(source, tag) ?? '']
  return { name: `${name}.xlsx`, mediaType: xlsxType, bytes: await fillXlsx(parts, sheet, cells, sayOnce) }
}

/** Where no upper office asks for its own form: a plain page of ours, the table over as many pages as it needs. */
function drawPlain(
  register: RegisterRowKept,
  source: RegisterSource,
  rows: readonly RegisterRow[],
  once: Record<string, string>,
): Promise<Buffer> {
  const keys = keysOf(source, null)
  const said = rows.map(wordsOfRow)
  return layOutPaper({
    ...blankPaper(register.title),
    landscape: keys.length > 6,
    blocks: [
      {
        kind: 'paragraph',
        align: 'left',
        text: `填报单位：${once.office_printed}　　期间：${once.period}　　共${rows.length}条`,
      },
      {
        kind: 'table',
        columns: keys.map((key) => {
          const field = source.fields.find((one) => one.key === key)
          return {
            title: field?.label ?? '序号',
            ...(key === ordinalKey
              ? { align: 'center' as const }
              : field?.kind === 'number'
                ? { align: 'right' as const }
                : {}),
          }
        }),
        rows: said.map((row) => keys.map((key) => row[key] ?? '')),
      },
    ],
    signature: [once.office_printed ?? ''],
    date: null,
  })
}

/** What was printed from a register: one’s own prints, and all of them for whoever oversees the papers. */
export async function listPrints(tx: Tx, actor: Actor, registerId: string): Promise<RegisterPrint[]> {
  const { rows } = await sql<{
    id: string
    ordinal: number | null
    from_on: string
    until_on: string
    place_id: string | null
    place_name: string | null
    office_id: string | null
    office_name: string | null
    rows: number
    name: string
    sha256: string
    printed_by: string
    printer: string
    printed_at: Date
  }>`
    select p.id, t.ordinal, p.from_on, p.until_on, p.place_id, place.short_name as place_name, p.office_id,
      office.short_name as office_name, p.rows, p.name, encode(p.sha256, 'hex') as sha256, p.printed_by, l.name as printer,
      p.printed_at
    from documents.register_print p join documents.register g on g.id = p.register_id
      join people.label l on l.id = p.printed_by
      left join documents.register_template t on t.id = p.template_id
      left join units.label place on place.id = p.place_id left join units.label office on office.id = p.office_id
    where p.register_id = ${registerId} and ${printSeen(tx, actor)} order by p.id desc limit 50`.execute(
    tx.db,
  )
  const named = (id: string | null, name: string | null) => (id && name ? { id, name } : null)
  return rows.map((row) => ({
    id: row.id,
    templateOrdinal: row.ordinal,
    from: row.from_on,
    until: row.until_on,
    place: named(row.place_id, row.place_name),
    office: named(row.office_id, row.office_name),
    rows: row.rows,
    name: row.name,
    sha256: row.sha256,
    printedBy: { id: row.printed_by, name: row.printer },
    printedAt: row.printed_at.toISOString(),
  }))
}

/** Rows were chosen by what the printer may see, so the print is the printer’s; and those see it who see everything there. */
const printSeen = (tx: Tx, actor: Actor) => sql<boolean>`(p.printed_by = any (${ownIds(actor)})
  or ${withinReach(tx, actor.reach('documents.oversee'), 'g.place_id', 'g.office_id')})`

export async function printFile(
  tx: Tx,
  actor: Actor,
  files: Files,
  id: string,
): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
  const { rows } = await sql<{ name: string; media_type: string; file_id: string }>`
    select p.name, p.media_type, p.file_id from documents.register_print p join documents.register g on g.id = p.register_id
    where p.id = ${id} and ${printSeen(tx, actor)}`.execute(tx.db)
  const print = found(rows[0])
  const file = found(await files.describe(tx, print.file_id))
  return { name: print.name, mediaType: print.media_type, bytes: await files.bytes(file) }
}
