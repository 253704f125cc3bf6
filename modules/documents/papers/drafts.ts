import { sql } from 'kysely'
import { type BodyOf, badShape, mayNot, staleVersion } from '../../../platform/contract.ts'
import type { Files } from '../../../platform/files/files.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { roots } from '../../units/index.ts'
import type { PaperBody } from '../contract/layout.ts'
import {
  type Attached,
  attachmentNotHere,
  type draftPaper as draftPaperEndpoint,
  officeNotYours,
  type PaperContent,
  paperNotOpen,
  type savePaper as savePaperEndpoint,
  unknownOffice,
} from '../contract/papers.ts'
import { typedBody } from '../rules/filling.ts'
import type { PaperKind } from '../rules/kinds.ts'
import { isOpen } from '../rules/moves.ts'
import { hashOf } from './content.ts'
import { findPaper, lockPaper } from './locked.ts'
import { cleanFileName, mediaTypeOf } from './names.ts'
import { ofOwnOffice } from './sight.ts'

/** Begins a paper in an office one works for. Nothing is handed in yet. */
export async function draftPaper(
  tx: Tx,
  actor: Actor,
  { officeId, placeId, content }: BodyOf<typeof draftPaperEndpoint>,
): Promise<{ id: string }> {
  const { rows } = await sql<{ mine: boolean }>`
    select ${ofOwnOffice(tx, actor, 'documents.draft', 'u.id')} as mine from units.label u
    where u.id = ${officeId} and u.tree = 'office'`.execute(tx.db)
  if (!rows[0]) return refuse(unknownOffice)
  if (!rows[0].mine) return refuse(officeNotYours)
  const place = placeId ?? found(await roots(tx)).placeId
  return insert(tx, actor, { officeId, placeId: place, content, about: null })
}

/**
 * Begins a paper from another module: a circular from a report, a supervision notice from a late target. It stands among the drafts of
 * the office, to be handed in like any other.
 */
export async function openPaper(
  tx: Tx,
  actor: Actor,
  paper: {
    kind: PaperKind
    title: string
    placeId: string
    officeId: string
    body: PaperBody
    organId?: string
    mainOfficeIds?: readonly string[]
    copyOfficeIds?: readonly string[]
    dueOn?: string | null
    about?: { kind: string; id: string }
  },
): Promise<{ id: string }> {
  if (actor.kind !== 'system') demand(actor, 'documents.draft', paper)
  return insert(tx, actor, {
    officeId: paper.officeId,
    placeId: paper.placeId,
    about: paper.about ?? null,
    content: {
      kind: paper.kind,
      title: paper.title,
      organId: paper.organId ?? found(await roots(tx)).officeId,
      isInternal: false,
      urgency: null,
      dueOn: paper.dueOn ?? null,
      mainOfficeIds: [...(paper.mainOfficeIds ?? [])],
      copyOfficeIds: [...(paper.copyOfficeIds ?? [])],
      body: paper.body,
      attachments: [],
    },
  })
}

async function insert(
  tx: Tx,
  actor: Actor,
  paper: {
    officeId: string
    placeId: string
    content: PaperContent
    about: { kind: string; id: string } | null
  },
): Promise<{ id: string }> {
  const id = newId(tx.now.getTime())
  const content = tidied(paper.content)
  await demandOffices(tx, content)
  if (content.attachments.length > 0) refuse(attachmentNotHere)
  await sql`
    insert into documents.paper (id, kind, title, place_id, office_id, organ_id, state, is_internal, urgency, due_on, drafted_by,
      drafted_at, touched_at, about_kind, about_id)
    values (${id}, ${content.kind}, ${content.title}, ${paper.placeId}, ${paper.officeId}, ${content.organId}, 'draft',
      ${content.isInternal}, ${content.urgency}, ${content.dueOn}, ${actor.personId}, ${tx.now}, ${tx.now},
      ${paper.about?.kind ?? null}, ${paper.about?.id ?? null})`.execute(tx.db)
  await writeVersion(tx, actor, id, 1, content)
  return { id }
}

/**
 * Saves the words as a new version; words that are the same as before make none. Refuses a paper that is on its way (409), and a version
 * that is no longer the newest (412).
 */
export async function savePaper(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof savePaperEndpoint>,
): Promise<{ id: string; version: number }> {
  const paper = await lockPaper(tx, actor, id)
  if (!paper.mayWrite) refuse(mayNot, { permission: 'documents.draft' })
  if (!isOpen(paper.state)) refuse(paperNotOpen, { state: paper.state })
  if (paper.version !== body.version) refuse(staleVersion)
  const content = tidied(body.content)
  if (hashOf(content).equals(hashOf(paper.content))) return { id, version: paper.version }
  await demandOffices(tx, content)
  await demandAttachments(tx, id, content)
  const version = paper.version + 1
  await sql`
    update documents.paper set kind = ${content.kind}, title = ${content.title}, organ_id = ${content.organId},
      is_internal = ${content.isInternal}, urgency = ${content.urgency}, due_on = ${content.dueOn}, version = ${version},
      touched_at = ${tx.now}
    where id = ${id}`.execute(tx.db)
  await writeVersion(tx, actor, id, version, content)
  return { id, version }
}

function tidied(content: PaperContent): PaperContent {
  const title = content.title.trim().replace(/[ \t]+/g, ' ')
  return {
    ...content,
    title,
    copyOfficeIds: content.copyOfficeIds.filter((id) => !content.mainOfficeIds.includes(id)),
    body: typedBody(content.body, title),
  }
}

async function writeVersion(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  content: PaperContent,
): Promise<void> {
  await sql`
    insert into documents.version (paper_id, version, content, sha256, saved_by, saved_at)
    values (${id}, ${version}, ${JSON.stringify(content)}::jsonb, ${hashOf(content)}, ${actor.personId}, ${tx.now})`.execute(
    tx.db,
  )
  await sql`delete from documents.recipient where paper_id = ${id}`.execute(tx.db)
  const rows = [
    ...content.mainOfficeIds.map((office) => ({ office, part: 'main' })),
    ...content.copyOfficeIds.map((office) => ({ office, part: 'copy' })),
  ]
  await sql`
    insert into documents.recipient (paper_id, office_id, part)
    select ${id}, r.office, r.part from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(office uuid, part text)`.execute(
    tx.db,
  )
  publish(tx, `documents.paper:${id}`)
  publish(tx, 'documents.papers')
}

/** Every office that a paper names is one of the house. */
export async function demandOffices(
  tx: Tx,
  content: Pick<PaperContent, 'organId' | 'mainOfficeIds' | 'copyOfficeIds'>,
): Promise<void> {
  const ids = [...new Set([content.organId, ...content.mainOfficeIds, ...content.copyOfficeIds])]
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from units.label where tree = 'office' and id = any (${ids}::uuid[])`.execute(
    tx.db,
  )
  if (rows[0]?.n !== ids.length) refuse(unknownOffice)
}

/** What a version names as attached was laid beside this very paper, and is the file it says. */
async function demandAttachments(tx: Tx, paperId: string, content: PaperContent): Promise<void> {
  if (content.attachments.length === 0) return
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n
    from jsonb_to_recordset(${JSON.stringify(content.attachments)}::jsonb) as said("fileId" uuid, sha256 text)
      join documents.attachment a on a.file_id = said."fileId" and a.paper_id = ${paperId}
      join platform.file f on f.id = a.file_id and encode(f.sha256, 'hex') = said.sha256`.execute(tx.db)
  const distinct = new Set(content.attachments.map(({ fileId }) => fileId)).size
  if (rows[0]?.n !== content.attachments.length || distinct !== content.attachments.length)
    refuse(attachmentNotHere)
}

/** Lays a file beside an open paper, byte for byte. It belongs to the paper once a version names it. */
export async function attachFile(
  tx: Tx,
  files: Files,
  actor: Actor,
  id: string,
  received: readonly ReceivedFile[],
): Promise<Attached> {
  const paper = await findPaper(tx, actor, id)
  if (!paper.mayWrite) refuse(mayNot, { permission: 'documents.draft' })
  if (!isOpen(paper.state)) refuse(paperNotOpen, { state: paper.state })
  const [file] = received
  if (!file || !actor.personId) return refuse(badShape)
  const kept = await files.keepDocument(tx, file, await mediaTypeOf(file), actor.personId)
  const name = cleanFileName(file.name)
  await sql`
    insert into documents.attachment (file_id, paper_id, name, kept_by, kept_at)
    values (${kept.id}, ${id}, ${name}, ${actor.personId}, ${tx.now})`.execute(tx.db)
  return { id: kept.id, name, mediaType: kept.mediaType, sizeBytes: kept.sizeBytes, sha256: kept.sha256 }
}
