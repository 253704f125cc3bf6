import type { FastifyReply } from 'fastify'
import { type RawBuilder, sql } from 'kysely'
import { badShape, type Static } from '../../../platform/contract.ts'
import type { Files } from '../../../platform/files/files.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import type { HeardEvent } from '../../../platform/jobs/listeners.ts'
import type { Lilong } from '../../../platform/lilong.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type WishPhoto, wishPhotoNotYours } from '../contract/wishes.ts'
import { sendFile } from '../records/photos.ts'
import { ownIds } from '../records/sight.ts'
import { at } from '../tables.ts'
import { isOwnWish, isPublicWish, wishSeen } from './sight.ts'

const readyWidths = [320, 1280] as const
const waitingDays = 2

/** Keeps a photo until a suggestion names it. It is drawn anew: where it was taken stays in a protected column of the house. */
export async function keepWishPhoto(
  tx: Tx,
  files: Files,
  actor: Actor,
  received: readonly ReceivedFile[],
): Promise<Static<typeof WishPhoto>> {
  const [file] = received
  if (!file || !actor.personId) refuse(badShape)
  const kept = await files.keepPhoto(tx, file, actor.personId)
  await at(tx)
    .insertInto('plans.wish_photo')
    .values({
      file_id: kept.id,
      wish_id: null,
      position: 0,
      kept_by: actor.personId,
      kept_at: tx.now,
      is_public: true,
    })
    .execute()
  return { id: kept.id, widthPx: kept.widthPx, heightPx: kept.heightPx, isPublic: true }
}

/**
 * Gives a suggestion exactly these photos, in this order. Refuses one that somebody else kept or that another suggestion holds; one that
 * is left out goes back to waiting and then goes.
 */
export async function holdPhotos(
  tx: Tx,
  actor: Actor,
  wishId: string,
  photoIds: readonly string[],
): Promise<void> {
  const { rows } = await sql`
    update plans.wish_photo p set wish_id = ${wishId}, position = n.position
    from unnest(${photoIds}::uuid[]) with ordinality as n(id, position)
    where p.file_id = n.id and (p.wish_id = ${wishId} or (p.wish_id is null and p.kept_by = any (${ownIds(actor)})))
    returning p.file_id`.execute(tx.db)
  if (rows.length !== photoIds.length) refuse(wishPhotoNotYours)
  await sql`update plans.wish_photo set wish_id = null, kept_at = ${tx.now}
    where wish_id = ${wishId} and not (file_id = any (${photoIds}::uuid[]))`.execute(tx.db)
}

/** A suggestion that is merged or passed on at the first look becomes public; its photos, which nobody has gone through, do not. */
export async function keepPhotosBack(tx: Tx, wishId: string): Promise<void> {
  await sql`update plans.wish_photo set is_public = false where wish_id = ${wishId}`.execute(tx.db)
}

interface AskedPhoto {
  photoId: string
  wishId?: string
  width?: number
}

async function sendIf(
  tx: Tx,
  files: Files,
  asked: AskedPhoto,
  condition: RawBuilder<unknown>,
  reply: FastifyReply,
): Promise<unknown> {
  const { rows } = await sql`
    select 1 from plans.wish_photo p join plans.wish w on w.id = p.wish_id
    where p.file_id = ${asked.photoId} and (${asked.wishId ?? null}::uuid is null or w.id = ${asked.wishId ?? null})
      and ${condition}`.execute(tx.db)
  found(rows[0])
  return sendFile(tx, files, asked, reply)
}

/** A photo everybody may see: of a published suggestion, and not held back. */
export const sendPublicWishPhoto = (tx: Tx, files: Files, asked: AskedPhoto, reply: FastifyReply) =>
  sendIf(tx, files, asked, sql`${isPublicWish} and p.is_public`, reply)

export const sendMyWishPhoto = (tx: Tx, files: Files, actor: Actor, asked: AskedPhoto, reply: FastifyReply) =>
  sendIf(tx, files, asked, sql`(${isOwnWish(actor)} or (${isPublicWish} and p.is_public))`, reply)

export const sendWishPhoto = (tx: Tx, files: Files, actor: Actor, asked: AskedPhoto, reply: FastifyReply) =>
  sendIf(tx, files, asked, wishSeen(tx, actor), reply)

/** Makes the sizes that pages ask for. Running twice makes nothing twice. */
export async function makeWishThumbnails(
  tx: Tx,
  event: HeardEvent,
  { files }: Pick<Lilong, 'files'>,
): Promise<void> {
  const { rows } = await sql<{ file_id: string }>`
    select file_id from plans.wish_photo where wish_id = ${event.subjectId} order by position`.execute(tx.db)
  for (const row of rows) {
    const file = await files.describe(tx, row.file_id)
    if (file) for (const width of readyWidths) await files.small(file, width)
  }
}

/** Lets go of photos that no suggestion has named for two days. @returns how many went */
export async function expireWishPhotos(tx: Tx, { files }: Pick<Lilong, 'files'>): Promise<number> {
  const before = new Date(tx.now.getTime() - waitingDays * 86_400_000)
  const { rows } = await sql<{ file_id: string }>`
    delete from plans.wish_photo where file_id in (
      select file_id from plans.wish_photo where wish_id is null and kept_at < ${before}
      order by kept_at limit 200 for update skip locked)
    returning file_id`.execute(tx.db)
  await files.forget(
    tx,
    rows.map((row) => row.file_id),
  )
  return rows.length
}
