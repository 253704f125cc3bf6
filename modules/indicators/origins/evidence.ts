import { createReadStream } from 'node:fs'
import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import type { Files } from '../../../platform/files/files.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { eventSeen } from './behind.ts'

/** Widths that are made once and kept; a page that asks for another gets the next larger one. */
const widths = [160, 480, 1024]

/**
 * Sends a file that lies beneath an event within reach: pictures in the wanted width, whatever else to be saved and never opened inside
 * the page. 404 for an event elsewhere, and for a file that no such event names.
 */
export async function sendEvidence(
  tx: Tx,
  files: Files,
  actor: Actor,
  asked: { eventId: string; fileId: string; width?: number | undefined },
  reply: FastifyReply,
): Promise<unknown> {
  const { rows } = await sql`
    select 1 from ledger.event e where e.id = ${asked.eventId} and ${asked.fileId} = any (e.evidence) and ${eventSeen(tx, actor)}`.execute(
    tx.db,
  )
  found(rows[0])
  const file = found(await files.describe(tx, asked.fileId))
  const isImage = file.mediaType.startsWith('image/')
  const width =
    isImage && asked.width !== undefined ? (widths.find((step) => step >= asked.width!) ?? null) : null
  const tag = `"${file.sha256}-${width ?? 'whole'}"`
  reply.header('cache-control', 'private, no-cache').header('etag', tag).type(file.mediaType)
  if (!isImage) reply.header('content-disposition', 'attachment')
  if (reply.request.headers['if-none-match'] === tag) return reply.code(304).send()
  return reply.send(width === null ? files.read(file) : createReadStream(await files.small(file, width)))
}
