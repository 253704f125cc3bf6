import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import { badShape, type ReplyOf } from '../../../platform/contract.ts'
import type { Files } from '../../../platform/files/files.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import {
  type checkFile as checkFileEndpoint,
  notAScan,
  paperMoved,
  type Scan,
  scanReasonMissing,
  scanSame,
} from '../contract/papers.ts'
import { scanKept } from '../events.ts'
import { aboutPaper, lockPaper, writeStep } from './locked.ts'
import { cleanFileName, mediaTypeOf } from './names.ts'
import { paperSeen } from './sight.ts'

const scanTypes = ['application/pdf', 'image/jpeg', 'image/png']

/**
 * Keeps the scan of a sealed paper as the bytes that came, under their SHA-256. A second one stands beside the first with the reason for
 * it; the first is never replaced. Refuses what is no PDF, JPEG or PNG, and a paper that bears no seal yet.
 */
export async function keepScan(
  tx: Tx,
  files: Files,
  actor: Actor,
  id: string,
  received: readonly ReceivedFile[],
  reason: string | null,
): Promise<Scan> {
  const paper = await lockPaper(tx, actor, id)
  demand(actor, 'documents.number', paper)
  if (!['sealed', 'issued', 'filed'].includes(paper.state)) refuse(paperMoved, { state: paper.state })
  const [file] = received
  if (!file || !actor.personId) return refuse(badShape)
  const mediaType = await mediaTypeOf(file)
  if (!scanTypes.includes(mediaType)) refuse(notAScan, { name: file.name })
  const { rows } = await sql<{ n: number; same: boolean }>`
    select count(*)::integer as n, coalesce(bool_or(sha256 = ${file.sha256}), false) as same
    from documents.scan where paper_id = ${id}`.execute(tx.db)
  const { n, same } = found(rows[0])
  if (same) refuse(scanSame)
  const why = reason?.trim() || null
  if (n > 0 && why === null) refuse(scanReasonMissing)
  const kept = await files.keepDocument(tx, file, mediaType, actor.personId)
  const scanId = newId(tx.now.getTime())
  const name = cleanFileName(file.name)
  await sql`
    insert into documents.scan (id, paper_id, file_id, sha256, name, reason, kept_by, kept_at, position)
    values (${scanId}, ${id}, ${kept.id}, ${file.sha256}, ${name}, ${n > 0 ? why : null}, ${actor.personId}, ${tx.now}, ${n + 1})`.execute(
    tx.db,
  )
  await writeStep(tx, paper, actor, 'scanned', { words: n > 0 ? why : null })
  record(tx, scanKept, {
    ...aboutPaper(paper, actor),
    evidence: [kept.id],
    data: { kind: paper.kind, position: n + 1 },
  })
  const { rows: names } = await sql<{ name: string }>`
    select name from people.label where id = ${actor.personId}`.execute(tx.db)
  return {
    id: scanId,
    fileId: kept.id,
    name,
    mediaType,
    sizeBytes: kept.sizeBytes,
    sha256: kept.sha256,
    reason: n > 0 ? why : null,
    keptBy: { id: actor.personId, name: names[0]?.name ?? '' },
    keptAt: tx.now.toISOString(),
  }
}

/** Sends a scan of a paper one may see. */
export async function sendScan(
  tx: Tx,
  files: Files,
  actor: Actor,
  { id, fileId }: { id: string; fileId: string },
  reply: FastifyReply,
): Promise<unknown> {
  const { rows } = await sql<{ name: string }>`
    select sc.name from documents.scan sc join documents.paper p on p.id = sc.paper_id
    where sc.file_id = ${fileId} and p.id = ${id} and ${paperSeen(tx, actor)}`.execute(tx.db)
  return sendFile(tx, files, fileId, found(rows[0]).name, reply)
}

/** Sends an attachment of a paper one may see. */
export async function sendAttachment(
  tx: Tx,
  files: Files,
  actor: Actor,
  { id, fileId }: { id: string; fileId: string },
  reply: FastifyReply,
): Promise<unknown> {
  const { rows } = await sql<{ name: string }>`
    select a.name from documents.attachment a join documents.paper p on p.id = a.paper_id
    where a.file_id = ${fileId} and p.id = ${id} and ${paperSeen(tx, actor)}`.execute(tx.db)
  return sendFile(tx, files, fileId, found(rows[0]).name, reply)
}

/** Pictures and PDFs open in the page; anything else is taken home, so that no file of a stranger runs under our address. */
async function sendFile(
  tx: Tx,
  files: Files,
  fileId: string,
  name: string,
  reply: FastifyReply,
): Promise<unknown> {
  const file = found(await files.describe(tx, fileId))
  const opens = scanTypes.includes(file.mediaType)
  const tag = `"${file.sha256}"`
  reply
    .header('cache-control', 'private, no-cache')
    .header('etag', tag)
    .header(
      'content-disposition',
      `${opens ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .type(opens ? file.mediaType : 'application/octet-stream')
  if (reply.request.headers['if-none-match'] === tag) return reply.code(304).send()
  return reply.send(files.read(file))
}

/**
 * Whether the register knows a file, by its SHA-256 over every byte. Which paper it is, is told to whoever may see that paper; others
 * learn that it is genuine, and its number, which they hold in their hands already.
 */
export async function checkFile(
  tx: Tx,
  actor: Actor,
  received: readonly ReceivedFile[],
): Promise<ReplyOf<typeof checkFileEndpoint>> {
  const [file] = received
  if (!file) return refuse(badShape)
  const { rows } = await sql<{
    as: 'scan' | 'attachment'
    number: string | null
    keptAt: Date
    isReplaced: boolean
    isVoid: boolean
    id: string
    title: string
    isSeen: boolean
  }>`
    with known as (
      select 'scan' as as, sc.paper_id, sc.kept_at, exists (
          select from documents.scan later where later.paper_id = sc.paper_id and later.position > sc.position) as is_replaced
      from documents.scan sc where sc.sha256 = ${file.sha256}
      union all
      select 'attachment', a.paper_id, a.kept_at, false
      from platform.file f join documents.attachment a on a.file_id = f.id where f.sha256 = ${file.sha256}
    )
    select k.as, k.kept_at as "keptAt", k.is_replaced as "isReplaced", p.state = 'void' as "isVoid", p.id, p.title,
      (select n.number from documents.number n where n.paper_id = p.id) as number, ${paperSeen(tx, actor)} as "isSeen"
    from known k join documents.paper p on p.id = k.paper_id
    -- An attachment of a paper that nobody has issued is nothing the register vouches for, except to those who see it.
    where k.as = 'scan' or p.issued_at is not null or ${paperSeen(tx, actor)}
    order by k.kept_at`.execute(tx.db)
  return {
    sha256: file.sha256.toString('hex'),
    known: rows.length > 0,
    found: rows.map(({ id, title, isSeen, keptAt, ...row }) => ({
      ...row,
      keptAt: keptAt.toISOString(),
      paper: isSeen ? { id, name: title } : null,
    })),
  }
}
