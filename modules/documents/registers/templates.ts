import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { sql } from 'kysely'
import { badShape } from '../../../platform/contract.ts'
import type { Files } from '../../../platform/files/files.ts'
import { xlsxType } from '../../../platform/files/workbook.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import {
  notYourOffice,
  type RegisterTemplate,
  registerClosed,
  templateUnreadable,
} from '../contract/registers.ts'
import { cleanFileName } from '../papers/names.ts'
import { readDocx } from './docx-template.ts'
import { templateKept } from './events.ts'
import { findRegister, listTemplates } from './registers.ts'
import { sourceFor } from './rows.ts'
import { openSafely } from './safety.ts'
import { readXlsx } from './xlsx-template.ts'

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * Keeps an upper office’s template as the next version. What a file is, its content says and not its name. Refuses whatever acts or points
 * outside, and fields that the records do not have, by their names.
 */
export async function keepTemplate(
  tx: Tx,
  actor: Actor,
  files: Files,
  id: string,
  received: readonly ReceivedFile[],
): Promise<RegisterTemplate> {
  const register = await findRegister(tx, actor, id)
  if (!register.may_keep) refuse(notYourOffice)
  if (register.closed_at !== null) refuse(registerClosed)
  const [file] = received
  if (!file || !actor.personId) return refuse(badShape)
  const source = sourceFor(actor, register.source_key)
  const bytes = await readFile(file.path)
  const parts = await openSafely(bytes)
  const format = parts.has('word/document.xml') ? 'docx' : parts.has('xl/workbook.xml') ? 'xlsx' : null
  if (format === null) return refuse(templateUnreadable, { reason: 'not_office' })
  const reads = format === 'docx' ? await readDocx(parts, source) : await readXlsx(bytes, source)
  const kept = await files.keepDocument(tx, file, format === 'docx' ? docxType : xlsxType, actor.personId)
  const name = cleanFileName(file.name)
  const templateId = newId(tx.now.getTime())
  // Two at once: the register is held, so that the second gets the next number.
  await sql`select from documents.register where id = ${id} for no key update`.execute(tx.db)
  const { rows } = await sql<{ ordinal: number }>`
    insert into documents.register_template (id, register_id, ordinal, format, file_id, name, reads, kept_by, kept_at)
    select ${templateId}, ${id}, coalesce(max(ordinal), 0) + 1, ${format}, ${kept.id}, ${name}, ${JSON.stringify(reads)}::jsonb,
      ${actor.personId}::uuid, ${tx.now}::timestamptz
    from documents.register_template where register_id = ${id} returning ordinal`.execute(tx.db)
  record(tx, templateKept, {
    subject: { kind: 'documents.register', id },
    actor,
    placeId: register.place_id,
    officeId: register.office_id,
    evidence: [kept.id],
    data: { ordinal: found(rows[0]).ordinal, format },
  })
  publish(tx, `documents.register:${id}`)
  return found((await listTemplates(tx, id)).find((template) => template.id === templateId))
}

export interface KeptTemplate {
  id: string
  ordinal: number
  format: 'docx' | 'xlsx'
  name: string
  fileId: string
  reads: RegisterTemplate['reads']
}

/** A template of this register, or 404. */
export async function findTemplate(tx: Tx, registerId: string, templateId: string): Promise<KeptTemplate> {
  const { rows } = await sql<KeptTemplate>`
    select id, ordinal, format, name, file_id as "fileId", reads from documents.register_template
    where id = ${templateId} and register_id = ${registerId}`.execute(tx.db)
  return found(rows[0])
}

/** The bytes as they came, with the name they came under and the ending of what they are. */
export async function templateFile(
  tx: Tx,
  actor: Actor,
  files: Files,
  registerId: string,
  templateId: string,
): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
  await findRegister(tx, actor, registerId)
  const template = await findTemplate(tx, registerId, templateId)
  const file = found(await files.describe(tx, template.fileId))
  const stem = template.name.slice(0, template.name.length - extname(template.name).length)
  return {
    name: `${stem}.${template.format}`,
    mediaType: file.mediaType,
    bytes: await files.bytes(file),
  }
}
