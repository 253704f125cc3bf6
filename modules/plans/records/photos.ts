import { createReadStream } from 'node:fs'
import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import { badShape, type Static } from '../../../platform/contract.ts'
import type { Files } from '../../../platform/files/files.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import type { HeardEvent } from '../../../platform/jobs/listeners.ts'
import type { Lilong } from '../../../platform/lilong.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Photo } from '../contract/records.ts'
import { at } from '../tables.ts'
import { recordSeen } from './sight.ts'

/** Widths in which a photo is kept ready; any asked width gets the next one up, so nobody can fill the disk with sizes. */
const widths = [320, 640, 1280, 2048] as const
/** Made as soon as a record names the photo: what lists and the public page show. */
const readyWidths = [320, 640, 1280] as const
const waitingDays = 2

/** Keeps a photo until a record names it; unnamed for two days, it goes. Refuses what is not a photo by its content. */
export async function keepPhoto(
  tx: Tx,
  files: Files,
  actor: Actor,
  received: readonly ReceivedFile[],
): Promise<Static<typeof Photo>> {
  const [file] = received
  if (!file || !actor.personId) refuse(badShape)
  const kept = await files.keepPhoto(tx, file, actor.personId)
  await at(tx)
    .insertInto('plans.photo')
    .values({
      file_id: kept.id,
      record_id: null,
      position: 0,
      kept_by: actor.personId,
      kept_at: tx.now,
      is_public: true,
    })
    .execute()
  return { id: kept.id, widthPx: kept.widthPx, heightPx: kept.heightPx, isPublic: true }
}

/** Sends a photo of a record the actor may see; a photo of another record under this one's address is not found. */
export async function sendRecordPhoto(
  tx: Tx,
  files: Files,
  actor: Actor,
  asked: { recordId: string; photoId: string; width?: number },
  reply: FastifyReply,
): Promise<unknown> {
  const { rows } = await sql`
    select 1 from plans.photo ph join plans.record r on r.id = ph.record_id
    where ph.file_id = ${asked.photoId} and r.id = ${asked.recordId} and ${recordSeen(tx, actor)}`.execute(
    tx.db,
  )
  found(rows[0])
  return sendFile(tx, files, asked, reply)
}

/** Sends a photo everybody may see: of a record that was released and still stands, and not held back itself. */
export async function sendPublicPhoto(
  tx: Tx,
  files: Files,
  asked: { photoId: string; width?: number },
  reply: FastifyReply,
): Promise<unknown> {
  const { rows } = await sql`
    select 1 from plans.photo ph join plans.record r on r.id = ph.record_id
    where ph.file_id = ${asked.photoId} and ph.is_public and r.released_at is not null and r.state = 'accepted'`.execute(
    tx.db,
  )
  found(rows[0])
  return sendFile(tx, files, asked, reply)
}

/** Sends a kept photo in the width asked for. Whether it may be seen is the caller's to have asked. */
export async function sendFile(
  tx: Tx,
  files: Files,
  asked: { photoId: string; width?: number },
  reply: FastifyReply,
): Promise<unknown> {
  const file = found(await files.describe(tx, asked.photoId))
  const width = asked.width === undefined ? null : (widths.find((step) => step >= asked.width!) ?? null)
  // Asked again each time, because a reversal or another grant takes a photo away at once; unchanged, it is not sent again.
  const tag = `"${file.sha256}-${width ?? 'whole'}"`
  reply.header('cache-control', 'private, no-cache').header('etag', tag).type(file.mediaType)
  if (reply.request.headers['if-none-match'] === tag) return reply.code(304).send()
  return reply.send(width === null ? files.read(file) : createReadStream(await files.small(file, width)))
}

/** Makes the sizes that pages ask for, once a record has named its photos. Running twice makes nothing twice. */
export async function makeThumbnails(
  tx: Tx,
  event: HeardEvent,
  { files }: Pick<Lilong, 'files'>,
): Promise<void> {
  const { rows } = await sql<{ file_id: string }>`
    select file_id from plans.photo where record_id = ${event.subjectId} order by position`.execute(tx.db)
  for (const row of rows) {
    const file = await files.describe(tx, row.file_id)
    if (file) for (const width of readyWidths) await files.small(file, width)
  }
}

/**
 * Lets go of photos that no record named within two days of their arrival.
 * @returns how many went
 */
export async function expirePhotos(tx: Tx, { files }: Pick<Lilong, 'files'>): Promise<number> {
  const before = new Date(tx.now.getTime() - waitingDays * 86_400_000)
  const { rows } = await sql<{ file_id: string }>`
    delete from plans.photo where file_id in (
      select file_id from plans.photo where record_id is null and kept_at < ${before}
      order by kept_at limit 200 for update skip locked)
    returning file_id`.execute(tx.db)
  await files.forget(
    tx,
    rows.map((row) => row.file_id),
  )
  return rows.length
}
