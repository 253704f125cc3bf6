import { createReadStream } from 'node:fs'
import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import { badShape } from '../../../platform/contract.ts'
import type { Files } from '../../../platform/files/files.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import type { Lilong } from '../../../platform/lilong.ts'
import type { Tx } from '../../../platform/tx.ts'
import { recordAct } from '../acts.ts'
import * as contract from '../contract/talk.ts'
import { ownIds } from '../sessions/sight.ts'
import { photoKept, photoRemoved } from './events.ts'
import { aboutGroup, demandInGroup, groupToAct, groupToRead, mayInGroup, publishTalk } from './sight.ts'

/** The widths pages ask for; any other gets the next one up, so that nobody fills the disk with sizes. */
const widths = [320, 1280, 2048] as const

/** Keeps a photo of the group at work, drawn anew; where it was taken stays in a protected column of the house. */
export async function keepPhoto(
  tx: Tx,
  files: Files,
  actor: Actor,
  groupId: string,
  received: readonly ReceivedFile[],
  caption?: string,
): Promise<{ id: string }> {
  const [file] = received
  if (!file || !actor.personId) refuse(badShape)
  const group = await groupToAct(tx, actor, groupId, 'afterwards')
  demandInGroup(actor, group, 'photograph')
  const { rows } = await sql<{ photos: number }>`
    select count(*)::int as photos from assembly.group_photo where talk_id = ${group.talkId}`.execute(tx.db)
  if ((rows[0]?.photos ?? 0) >= contract.mostPhotos)
    refuse(contract.photosFull, { most: contract.mostPhotos })
  const kept = await files.keepPhoto(tx, file, actor.personId)
  await sql`insert into assembly.group_photo (file_id, run_id, talk_id, caption, kept_by, kept_at)
    values (${kept.id}, ${group.runId}, ${group.talkId}, ${caption?.trim() || null}, ${actor.personId}, ${tx.now})`.execute(
    tx.db,
  )
  recordAct(tx, { kind: group.runKind }, photoKept, { ...aboutGroup(group, actor), data: { photo: kept.id } })
  publishTalk(tx, group)
  return { id: kept.id }
}

type PhotoRow = Omit<contract.GroupPhoto, 'keptAt' | 'mayRemove'> & { keptAt: Date; isOwn: boolean }

export async function listPhotos(tx: Tx, actor: Actor, groupId: string): Promise<contract.GroupPhoto[]> {
  const group = await groupToRead(tx, actor, groupId)
  const { rows } = await sql<PhotoRow>`
    select f.file_id as id, k.width_px as "widthPx", k.height_px as "heightPx", f.caption, f.kept_at as "keptAt",
      (select json_build_object('id', l.id, 'name', l.name) from people.label l where l.id = f.kept_by) as by,
      f.kept_by = any (${ownIds(actor)}) as "isOwn"
    from assembly.group_photo f join platform.file k on k.id = f.file_id
    where f.talk_id = ${group.talkId} order by f.kept_at, f.file_id`.execute(tx.db)
  const removes = mayInGroup(actor, group, 'hide')
  return rows.map(({ isOwn, keptAt, ...row }) => ({
    ...row,
    keptAt: keptAt.toISOString(),
    mayRemove: isOwn || removes,
  }))
}

async function groupOfPhoto(tx: Tx, id: string): Promise<string> {
  const { rows } = await sql<{ groupId: string }>`
    select t.group_id as "groupId" from assembly.group_photo f join assembly.talk t on t.id = f.talk_id
    where f.file_id = ${id}`.execute(tx.db)
  return found(rows[0]).groupId
}

/** Takes a photo away, whoever took it or whoever keeps order in the group; its bytes go with the next tick. */
export async function removePhoto(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const group = await groupToAct(tx, actor, await groupOfPhoto(tx, id), 'afterwards')
  const { rows } = await sql<{ isOwn: boolean }>`
    select kept_by = any (${ownIds(actor)}) as "isOwn" from assembly.group_photo
    where file_id = ${id} and talk_id = ${group.talkId} for update`.execute(tx.db)
  if (!found(rows[0]).isOwn) demandInGroup(actor, group, 'hide')
  await sql`delete from assembly.group_photo where file_id = ${id}`.execute(tx.db)
  recordAct(tx, { kind: group.runKind }, photoRemoved, { ...aboutGroup(group, actor), data: { photo: id } })
  publishTalk(tx, group)
  return { id }
}

/** Sends a photo to whoever may read its group. */
export async function sendPhoto(
  tx: Tx,
  files: Files,
  actor: Actor,
  asked: { id: string; width?: number },
  reply: FastifyReply,
): Promise<unknown> {
  const group = await groupToRead(tx, actor, await groupOfPhoto(tx, asked.id))
  const { rows } = await sql`
    select 1 from assembly.group_photo where file_id = ${asked.id} and talk_id = ${group.talkId}`.execute(
    tx.db,
  )
  found(rows[0])
  const file = found(await files.describe(tx, asked.id))
  const width = asked.width === undefined ? null : (widths.find((step) => step >= asked.width!) ?? null)
  const tag = `"${file.sha256}-${width ?? 'whole'}"`
  reply.header('cache-control', 'private, no-cache').header('etag', tag).type(file.mediaType)
  if (reply.request.headers['if-none-match'] === tag) return reply.code(304).send()
  return reply.send(width === null ? files.read(file) : createReadStream(await files.small(file, width)))
}

/** Lets go of the bytes of photos that were taken away, also with a rehearsal that was wiped. @returns how many went */
export async function forgetPhotos(tx: Tx, { files }: Pick<Lilong, 'files'>): Promise<number> {
  const { rows } = await sql<{ file_id: string }>`
    delete from assembly.photo_gone where file_id in (
      select file_id from assembly.photo_gone order by file_id limit 200 for update skip locked)
    returning file_id`.execute(tx.db)
  await files.forget(
    tx,
    rows.map((row) => row.file_id),
  )
  return rows.length
}
