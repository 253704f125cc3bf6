import { readFile } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Files } from '../../../platform/files/files.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import type { Tx } from '../../../platform/tx.ts'
import {
  type addItemPaper as addItemPaperEndpoint,
  type ItemPaper,
  paperUnreadable,
} from '../contract/prepare-agenda.ts'
import { arrange } from '../sessions/list.ts'
import { notOver, sessionToPrepare } from '../sessions/preparing.ts'
import { ownIds, type SessionRow, sessionSeen } from '../sessions/sight.ts'
import { type TextPart, textOfDocx } from './docx-text.ts'
import { docxOfSource } from './sources.ts'

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

async function itemToPrepare(tx: Tx, actor: Actor, itemId: string): Promise<SessionRow> {
  const { rows } = await sql<{ sessionId: string }>`
    select session_id as "sessionId" from assembly.item where id = ${itemId}`.execute(tx.db)
  return sessionToPrepare(tx, actor, found(rows[0]).sessionId, notOver)
}

interface Laid {
  title: string
  source: ItemPaper['source']
  sourceId: string | null
  fileId: string
  parts: readonly TextPart[]
}

async function layOnTable(
  tx: Tx,
  actor: Actor,
  session: SessionRow,
  itemId: string,
  laid: Laid,
): Promise<{ id: string }> {
  const id = newId(tx.now.getTime())
  await sql`
    insert into assembly.item_paper (id, item_id, position, title, source, file_id, source_id, parts, added_at, added_by)
    select ${id}, ${itemId}, coalesce(max(position), 0) + 1, ${laid.title}, ${laid.source}, ${laid.fileId}, ${laid.sourceId}::uuid,
      ${JSON.stringify(laid.parts)}::jsonb, ${tx.now}, ${actor.personId}
    from assembly.item_paper where item_id = ${itemId}`.execute(tx.db)
  arrange(tx, actor, session, 'papers', 1)
  return { id }
}

const bareName = (name: string) =>
  name
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .replace(/\.[\p{L}\p{N}]{1,8}$/u, '')
    .replace(/\p{C}/gu, '')
    .trim()
    .slice(0, 200)

/** Lays a file on the table. Refuses, by its content and whatever it is called, what is neither PDF nor a Word document that can be opened. */
export async function addItemFile(
  tx: Tx,
  files: Files,
  actor: Actor,
  itemId: string,
  received: readonly ReceivedFile[],
  wanted: string | undefined,
): Promise<{ id: string }> {
  const session = await itemToPrepare(tx, actor, itemId)
  const [file] = received
  if (!file) return refuse(paperUnreadable, { name: '' })
  const kind = (await fileTypeFromFile(file.path))?.mime
  const parts =
    kind === docxType ? await textOfDocx(await readFile(file.path)) : kind === 'application/pdf' ? [] : null
  if (kind === undefined || parts === null) return refuse(paperUnreadable, { name: file.name.slice(0, 120) })
  const title = wanted?.trim() || bareName(file.name) || '会议材料'
  const kept = await files.keepDocument(tx, file, kind, actor.personId!)
  return layOnTable(tx, actor, session, itemId, {
    title,
    source: 'file',
    sourceId: null,
    fileId: kept.id,
    parts,
  })
}

/** Lays on the table what an earlier module keeps, as it stands now: what is changed there later does not change what was handed out. */
export async function addItemPaper(
  tx: Tx,
  files: Files,
  actor: Actor,
  itemId: string,
  { source, sourceId, title }: BodyOf<typeof addItemPaperEndpoint>,
): Promise<{ id: string }> {
  const session = await itemToPrepare(tx, actor, itemId)
  const made = await docxOfSource(tx, actor, source, sourceId)
  const kept = await files.keepMade(tx, made.bytes, docxType, actor.personId!)
  return layOnTable(tx, actor, session, itemId, {
    title: title?.trim() || made.title,
    source,
    sourceId,
    fileId: kept.id,
    parts: (await textOfDocx(made.bytes)) ?? [],
  })
}

interface PaperRow {
  id: string
  title: string
  fileId: string
  sessionId: string
  isListed: boolean
}

/** A paper of a session this actor sees, or 404. One taken off the table is gone for everybody. */
async function paperToRead(tx: Tx, actor: Actor, id: string): Promise<PaperRow> {
  const { rows } = await sql<PaperRow>`
    select k.id, k.title, k.file_id as "fileId", s.id as "sessionId",
      exists (select from assembly.attendee a where a.session_id = s.id and a.removed_at is null
        and a.person_id = any (${ownIds(actor)})) as "isListed"
    from assembly.item_paper k join assembly.item i on i.id = k.item_id join assembly.session s on s.id = i.session_id
    where k.id = ${id} and k.removed_at is null and ${sessionSeen(tx, actor)}`.execute(tx.db)
  return found(rows[0])
}

export async function removeItemPaper(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const { sessionId } = await paperToRead(tx, actor, id)
  const session = await sessionToPrepare(tx, actor, sessionId, notOver)
  await sql`update assembly.item_paper set removed_at = ${tx.now} where id = ${id}`.execute(tx.db)
  arrange(tx, actor, session, 'papers', 1)
  return { id }
}

export async function getItemPaper(
  tx: Tx,
  files: Files,
  actor: Actor,
  id: string,
): Promise<{ name: string; bytes: Buffer }> {
  const paper = await paperToRead(tx, actor, id)
  const file = found(await files.describe(tx, paper.fileId))
  const name = `${paper.title.replace(/[\\/:*?"<>|]/g, ' ')}.${file.mediaType === 'application/pdf' ? 'pdf' : 'docx'}`
  return { name, bytes: await files.bytes(file) }
}

/** The first time somebody on the list opens a paper is their receipt. Whoever is not on it leaves none. */
export async function readItemPaper(tx: Tx, actor: Actor, id: string): Promise<{ readAt: string }> {
  const paper = await paperToRead(tx, actor, id)
  if (!paper.isListed) return { readAt: tx.now.toISOString() }
  const { rows } = await sql<{ readAt: Date }>`
    insert into assembly.paper_reading (item_paper_id, person_id, read_at) values (${id}, ${actor.personId}, ${tx.now})
    on conflict (item_paper_id, person_id) do update set read_at = paper_reading.read_at returning read_at as "readAt"`.execute(
    tx.db,
  )
  return { readAt: rows[0]!.readAt.toISOString() }
}
