import { createReadStream } from 'node:fs'
import type { FastifyReply } from 'fastify'
import { fileTypeFromFile } from 'file-type'
import { sql } from 'kysely'
import { badShape } from '../../../platform/contract.ts'
import type { Files } from '../../../platform/files/files.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import type { Lilong } from '../../../platform/lilong.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type Evidence, evidenceOdd } from '../contract/notices.ts'
import { at } from '../tables.ts'
import { noticeSeen, noticeToMove } from './sight.ts'

const waitingDays = 2
const widths = [320, 1280, 2048] as const
const longestName = 120

/** Keeps a photo (re-encoded) or a PDF (as it came) until an answer names it. Refuses anything else by its content. */
export async function keepEvidence(
  tx: Tx,
  files: Files,
  actor: Actor,
  id: string,
  received: readonly ReceivedFile[],
): Promise<Evidence> {
  await noticeToMove(tx, actor, id, 'answer')
  const [file] = received
  if (!file || !actor.personId) return refuse(badShape)
  const type = await fileTypeFromFile(file.path)
  const isPhoto = type?.mime.startsWith('image/') ?? false
  if (!isPhoto && type?.mime !== 'application/pdf') refuse(evidenceOdd, { name: file.name })
  const kept = isPhoto
    ? await files.keepPhoto(tx, file, actor.personId)
    : await files.keepDocument(tx, file, 'application/pdf', actor.personId)
  const name = file.name.replace(/[\p{Cc}/\\]/gu, ' ').slice(-longestName) || 'file'
  await at(tx)
    .insertInto('reports.evidence')
    .values({
      file_id: kept.id,
      notice_id: id,
      answer_id: null,
      position: 0,
      name,
      kept_by: actor.personId,
      kept_at: tx.now,
    })
    .execute()
  return { id: kept.id, name, mediaType: kept.mediaType, isPhoto }
}

/** Sends a file of an answer to whoever may see the notice. */
export async function sendEvidence(
  tx: Tx,
  files: Files,
  actor: Actor,
  asked: { noticeId: string; fileId: string; width?: number },
  reply: FastifyReply,
): Promise<unknown> {
  const { rows } = await sql<{ name: string }>`
    select e.name from reports.evidence e join reports.notice n on n.id = e.notice_id
    where e.file_id = ${asked.fileId} and n.id = ${asked.noticeId} and ${noticeSeen(tx, actor)}
      and (e.answer_id is not null or e.kept_by = ${actor.personId})`.execute(tx.db)
  const { name } = found(rows[0])
  const file = found(await files.describe(tx, asked.fileId))
  const isPhoto = file.mediaType.startsWith('image/')
  const width =
    isPhoto && asked.width !== undefined ? (widths.find((step) => step >= asked.width!) ?? null) : null
  reply.header('cache-control', 'private, no-cache').type(file.mediaType)
  if (!isPhoto)
    reply.header(
      'content-disposition',
      `attachment; filename="evidence.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
  return reply.send(width === null ? files.read(file) : createReadStream(await files.small(file, width)))
}

/**
 * Lets go of files that no answer named within two days.
 * @returns how many went
 */
export async function expireEvidence(tx: Tx, { files }: Pick<Lilong, 'files'>): Promise<number> {
  const before = new Date(tx.now.getTime() - waitingDays * 86_400_000)
  const { rows } = await sql<{ file_id: string }>`
    delete from reports.evidence where file_id in (
      select file_id from reports.evidence where answer_id is null and kept_at < ${before}
      order by kept_at limit 200 for update skip locked)
    returning file_id`.execute(tx.db)
  await files.forget(
    tx,
    rows.map((row) => row.file_id),
  )
  return rows.length
}
