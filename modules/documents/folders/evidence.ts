import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { addDays } from '../../../platform/civil.ts'
import { type BodyOf, badShape, type QueryOf } from '../../../platform/contract.ts'
import type { Files } from '../../../platform/files/files.ts'
import { xlsxType } from '../../../platform/files/workbook.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import { askIndicators } from '../../indicators/index.ts'
import {
  type bindEvidence as bindEndpoint,
  type Candidate,
  evidenceNotAccepted,
  evidenceNotSeen,
  evidenceTwice,
  type keepEvidenceFile as keepEvidenceFileEndpoint,
  type listCandidates as listCandidatesEndpoint,
  type PinnedNumber,
} from '../contract/folders.ts'
import { cleanFileName, mediaTypeOf } from '../papers/names.ts'
import { paperSeen } from '../papers/sight.ts'
import { sourceFor } from '../registers/rows.ts'
import { openSafely } from '../registers/safety.ts'
import { docxType } from '../registers/templates.ts'
import type { EvidenceKind } from '../rules/folders.ts'
import { endingOf } from './archive.ts'
import { evidenceBound, evidenceRemoved } from './events.ts'
import { aboutFolder, tellFolder } from './folders.ts'
import { findStandard, folderSeen, lockStandard, type StandardRow } from './sight.ts'

const mostCandidates = 100

interface Bound {
  refId: string
  title: string
  on: string
  sourceKey?: string
  eventId?: string | null
  pinned?: PinnedNumber
  sha256?: string
}

/** Records, papers or indicators of the standard’s days that this person may see; those bound already say so. */
export async function listCandidates(
  tx: Tx,
  actor: Actor,
  id: string,
  query: QueryOf<typeof listCandidatesEndpoint>,
): Promise<Candidate[]> {
  const standard = await findStandard(tx, actor, id)
  const search = query.search?.trim() ?? ''
  const found = await candidatesOf(tx, actor, standard, query.kind, query.sourceKey, search)
  const { rows } = await sql<{ ref_id: string }>`
    select ref_id from documents.evidence where standard_id = ${id} and removed_at is null`.execute(tx.db)
  const bound = new Set(rows.map(({ ref_id }) => ref_id))
  return found
    .slice(0, mostCandidates)
    .map(({ refId, on, title }) => ({ id: refId, on, title, isBound: bound.has(refId) }))
}

async function candidatesOf(
  tx: Tx,
  actor: Actor,
  standard: StandardRow,
  kind: 'record' | 'paper' | 'indicator',
  sourceKey: string | undefined,
  search: string,
): Promise<Bound[]> {
  if (kind === 'record') {
    const source = sourceFor(actor, sourceKey ?? '')
    const rows = await source.read(tx, actor, {
      from: standard.from_on,
      until: standard.until_on,
      placeId: null,
      officeId: null,
      limit: 2_000,
    })
    return rows
      .filter(({ title }) => title.includes(search))
      .map((row) => ({
        refId: row.id,
        on: row.on,
        title: row.title,
        eventId: row.eventId ?? null,
        sourceKey: source.key,
      }))
  }
  if (kind === 'paper')
    return papersSeen(
      tx,
      actor,
      sql`p.dated_on >= ${standard.from_on}::date and p.dated_on < ${standard.until_on}::date and p.title like ${`%${search.replace(/[%_\\]/g, '\\$&')}%`}`,
    )
  if (!actor.holds('indicators.read')) return []
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from indicators.label where retired_on is null and position(${search} in name) > 0
    order by name limit ${mostCandidates}`.execute(tx.db)
  return rows.map(({ id, name }) => ({ refId: id, title: name, on: dayOfNumber(tx, standard) }))
}

/** A number stands for the last day of its period, or for today while the period runs. */
const dayOfNumber = (tx: Tx, standard: StandardRow) => {
  const [earlier = tx.today] = [addDays(standard.until_on, -1), tx.today].toSorted()
  return earlier
}

async function papersSeen(
  tx: Tx,
  actor: Actor,
  condition: ReturnType<typeof sql<boolean>>,
): Promise<Bound[]> {
  const { rows } = await sql<{ id: string; title: string; number: string | null; dated_on: string }>`
    select p.id, p.title, n.number, p.dated_on from documents.paper p left join documents.number n on n.paper_id = p.id
    where p.approved_at is not null and p.state <> 'void' and ${condition} and ${paperSeen(tx, actor)}
    order by p.dated_on desc, p.id desc limit ${mostCandidates}`.execute(tx.db)
  return rows.map((row) => ({
    refId: row.id,
    title: row.number ? `${row.number} ${row.title}` : row.title,
    on: row.dated_on,
  }))
}

/**
 * Binds records, papers or the present value of indicators, all or none. Refuses what this person may not see, as if it did not exist, and
 * what proves the standard already.
 */
export async function bindEvidence(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof bindEndpoint>,
): Promise<{ bound: number }> {
  const { standard, folder } = await lockStandard(tx, actor, id)
  const seen = await seenOf(tx, actor, standard, folder.place_id, body)
  if (seen.length !== body.refIds.length) refuse(evidenceNotSeen)
  await insert(tx, actor, id, body.kind, seen)
  record(tx, evidenceBound, {
    ...aboutFolder(folder, actor),
    data: { standard: id, kind: body.kind, count: seen.length },
  })
  tellFolder(tx, folder.id)
  return { bound: seen.length }
}

async function seenOf(
  tx: Tx,
  actor: Actor,
  standard: StandardRow,
  placeId: string,
  { kind, sourceKey, refIds }: BodyOf<typeof bindEndpoint>,
): Promise<Bound[]> {
  if (kind === 'record') {
    const source = sourceFor(actor, sourceKey ?? '')
    const ask = {
      from: '1900-01-01',
      until: '2199-12-31',
      placeId: null,
      officeId: null,
      limit: refIds.length,
      ids: refIds,
    }
    const rows = await source.read(tx, actor, ask)
    return rows
      .filter((row) => refIds.includes(row.id))
      .map((row) => ({
        refId: row.id,
        title: row.title,
        on: row.on,
        eventId: row.eventId ?? null,
        sourceKey: source.key,
      }))
  }
  if (kind === 'paper') return papersSeen(tx, actor, sql<boolean>`p.id = any (${refIds}::uuid[])`)
  if (!actor.holds('indicators.read')) return []
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from indicators.label where id = any (${refIds}::uuid[])`.execute(tx.db)
  const period = { from: standard.from_on, until: standard.until_on }
  const answers = await askIndicators(
    tx,
    rows.map((row) => ({ indicatorId: row.id, ...period, placeId })),
  )
  return rows.map(({ id, name }, index) => {
    const answer = found(answers[index])
    const pinned: PinnedNumber = {
      indicatorId: id,
      versionId: answer.versionId,
      ...period,
      placeId,
      value: answer.value,
      why: answer.why,
      unit: answer.unit,
      decimals: answer.decimals,
      n: answer.n,
      pinnedOn: tx.today,
    }
    return { refId: id, title: name, on: dayOfNumber(tx, standard), pinned }
  })
}

async function insert(
  tx: Tx,
  actor: Actor,
  standardId: string,
  kind: EvidenceKind,
  bound: readonly Bound[],
): Promise<void> {
  const rows = bound.map((one) => ({
    id: newId(tx.now.getTime()),
    ref_id: one.refId,
    source_key: one.sourceKey ?? null,
    title: one.title.slice(0, 300),
    happened_on: one.on,
    event_id: one.eventId ?? null,
    pinned: one.pinned ?? null,
    sha256: one.sha256 ?? null,
  }))
  await sql`
    insert into documents.evidence (id, standard_id, kind, ref_id, source_key, title, happened_on, event_id, pinned, sha256, bound_by,
      bound_at)
    select r.id, ${standardId}, ${kind}, r.ref_id, r.source_key, r.title, r.happened_on, r.event_id, r.pinned,
      decode(r.sha256, 'hex'), ${actor.personId}::uuid, ${tx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, ref_id uuid, source_key text, title text,
      happened_on date, event_id uuid, pinned jsonb, sha256 text)`.execute(tx.db)
}

const photoTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif']

/**
 * Keeps a file as evidence under its hash. Photos lose where they were taken before anybody gets them; an office file must carry nothing
 * that acts or points outside. Refuses everything else but PDF.
 */
export async function keepEvidenceFile(
  tx: Tx,
  actor: Actor,
  files: Files,
  id: string,
  received: readonly ReceivedFile[],
  body: BodyOf<typeof keepEvidenceFileEndpoint>,
): Promise<{ bound: number }> {
  const { folder } = await lockStandard(tx, actor, id)
  const [file] = received
  if (!file || !actor.personId) return refuse(badShape)
  const mediaType = await mediaTypeOf(file)
  const isPhoto = photoTypes.includes(mediaType)
  if (!isPhoto && !['application/pdf', docxType, xlsxType].includes(mediaType)) refuse(evidenceNotAccepted)
  if (mediaType === docxType || mediaType === xlsxType) await openSafely(await readFile(file.path))
  const kept = isPhoto
    ? await files.keepPhoto(tx, file, actor.personId)
    : await files.keepDocument(tx, file, mediaType, actor.personId)
  const { rows } = await sql`
    select from documents.evidence where standard_id = ${id} and removed_at is null and sha256 = decode(${kept.sha256}, 'hex')`.execute(
    tx.db,
  )
  if (rows.length > 0) refuse(evidenceTwice)
  const title = body.title.trim() || cleanFileName(file.name)
  await insert(tx, actor, id, 'file', [{ refId: kept.id, title, on: body.happenedOn, sha256: kept.sha256 }])
  record(tx, evidenceBound, {
    ...aboutFolder(folder, actor),
    evidence: [kept.id],
    data: { standard: id, kind: 'file', count: 1 },
  })
  tellFolder(tx, folder.id)
  return { bound: 1 }
}

/** Takes evidence out of an open folder. The row stays, with who took it out. */
export async function removeEvidence(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const { rows } = await sql<{ standard_id: string; kind: EvidenceKind }>`
    select standard_id, kind from documents.evidence where id = ${id} and removed_at is null`.execute(tx.db)
  const { standard_id, kind } = found(rows[0])
  const { folder } = await lockStandard(tx, actor, standard_id)
  await sql`update documents.evidence set removed_by = ${actor.personId}, removed_at = ${tx.now}
    where id = ${id} and removed_at is null`.execute(tx.db)
  record(tx, evidenceRemoved, { ...aboutFolder(folder, actor), data: { standard: standard_id, kind } })
  tellFolder(tx, folder.id)
  return { id }
}

export async function evidenceFile(
  tx: Tx,
  actor: Actor,
  files: Files,
  id: string,
): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
  const { rows } = await sql<{ ref_id: string; title: string }>`
    select e.ref_id, e.title from documents.evidence e join documents.standard s on s.id = e.standard_id
      join documents.folder f on f.id = s.folder_id
    where e.id = ${id} and e.kind = 'file' and ${folderSeen(tx, actor)}`.execute(tx.db)
  const evidence = found(rows[0])
  const file = found(await files.describe(tx, evidence.ref_id))
  const stem = evidence.title.replace(/\.(jpe?g|png|webp|heic|pdf|docx|xlsx)$/i, '')
  return { name: `${stem}.${endingOf(file)}`, mediaType: file.mediaType, bytes: await files.bytes(file) }
}
