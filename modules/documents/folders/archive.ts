import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Files, StoredFile } from '../../../platform/files/files.ts'
import { makeWorkbook, type Value } from '../../../platform/files/workbook.ts'
import { type ZipEntry, zipStream } from '../../../platform/files/zip.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type Evidence, type Folder, folderTooLarge, type Standard } from '../contract/folders.ts'
import { layOutPaper } from '../layout/paper.ts'
import { getPrintedBody } from '../papers/reading.ts'
import { sourceNamed } from '../registers/sources.ts'
import { archiveWords as words } from '../words/archive.zh-CN.ts'
import { getFolder } from './reading.ts'

const mostBytes = 500_000_000
const mostFiles = 3_000

interface Piece {
  standard: Standard
  evidence: Evidence
  /** Where it stands in the archive; null where there is no file, or this person may not have it. */
  path: string | null
  make: (() => Promise<Buffer>) | null
  sha256: string | null
}

/**
 * The folder as an archive: one folder a standard, its files by number, and an index that names each with its SHA-256. Sizes are added up
 * before the first byte leaves; then one file at a time is in memory. What this person may not see is named in the index and left out.
 */
export async function exportFolder(
  tx: Tx,
  actor: Actor,
  files: Files,
  id: string,
): Promise<{ name: string; stream: Readable }> {
  const folder = await getFolder(tx, actor, id)
  const pieces = await gather(tx, actor, files, folder)
  async function* entries(): AsyncGenerator<ZipEntry> {
    for (const piece of pieces) {
      if (!piece.path || !piece.make) continue
      const content = await piece.make()
      piece.sha256 = createHash('sha256').update(content).digest('hex')
      yield {
        name: piece.path,
        content: () => content,
        isPacked: /\.(jpg|png|pdf|docx|xlsx)$/.test(piece.path),
      }
    }
    yield { name: `${words.index}.xlsx`, content: () => makeIndex(folder, pieces), isPacked: true }
  }
  return { name: `${safeName(folder.title)}.zip`, stream: zipStream(entries()) }
}

async function gather(tx: Tx, actor: Actor, files: Files, folder: Folder): Promise<Piece[]> {
  const photos = await photosOf(tx, actor, folder)
  const pieces: Piece[] = []
  let bytes = 0
  let count = 0
  for (const standard of folder.standards) {
    let ordinal = 0
    const place = (title: string, ending: string) =>
      `${safeName(standard.code)} ${safeName(standard.words).slice(0, 24)}/${String(++ordinal).padStart(2, '0')} ${safeName(title).slice(0, 60)}.${ending}`
    for (const evidence of standard.evidence) {
      const stored = evidence.kind === 'file' ? [evidence.refId] : (photos.get(evidence.refId) ?? [])
      const found = (await Promise.all(stored.map((id) => files.describe(tx, id)))).filter(
        (file) => file !== undefined,
      )
      for (const file of found) {
        bytes += file.sizeBytes
        count++
        pieces.push({
          standard,
          evidence,
          path: place(evidence.title, endingOf(file)),
          make: () => files.bytes(file),
          sha256: file.sha256,
        })
      }
      if (evidence.kind === 'paper') {
        const printed = await getPrintedBody(tx, actor, evidence.refId).catch(() => undefined)
        count++
        pieces.push({
          standard,
          evidence,
          path: printed ? place(evidence.title, 'docx') : null,
          make: printed ? () => layOutPaper(printed.body) : null,
          sha256: null,
        })
      } else if (found.length === 0) pieces.push({ standard, evidence, path: null, make: null, sha256: null })
    }
  }
  if (bytes > mostBytes || count > mostFiles) refuse(folderTooLarge, { mostBytes, bytes })
  return pieces
}

/** Photos behind the records, by record, as far as this person may see the records. */
async function photosOf(tx: Tx, actor: Actor, folder: Folder): Promise<Map<string, readonly string[]>> {
  const records = folder.standards.flatMap(({ evidence }) => evidence.filter(({ kind }) => kind === 'record'))
  const found = new Map<string, readonly string[]>()
  for (const [key, of] of Map.groupBy(records, ({ sourceKey }) => sourceKey ?? '')) {
    const source = sourceNamed(key)
    if (!source || !actor.holds(source.can)) continue
    const ids = [...new Set(of.map(({ refId }) => refId))]
    const ask = {
      from: '1900-01-01',
      until: '2199-12-31',
      placeId: null,
      officeId: null,
      limit: ids.length,
      ids,
    }
    for (const row of await source.read(tx, actor, ask)) found.set(row.id, row.fileIds ?? [])
  }
  return found
}

function makeIndex(folder: Folder, pieces: readonly Piece[]): Promise<Buffer> {
  const byEvidence = Map.groupBy(pieces, ({ evidence }) => evidence.id)
  const head = Object.values(words.columns).map((value) => ({
    value,
    fontWeight: 'bold' as const,
    borderStyle: 'thin' as const,
    align: 'center' as const,
    wrap: true,
  }))
  const cell = (value: Value) => ({
    value,
    borderStyle: 'thin' as const,
    wrap: true,
    alignVertical: 'center' as const,
  })
  const rows = folder.standards.flatMap((standard) => {
    const common = [
      standard.code,
      standard.section,
      standard.words,
      standard.office.name,
      standard.waivedReason
        ? words.waived(standard.waivedReason)
        : standard.missing > 0
          ? words.missing(standard.missing)
          : words.met,
    ]
    const lines = standard.evidence.flatMap((evidence) =>
      (byEvidence.get(evidence.id) ?? []).map((piece) => [
        ...common,
        words.kinds[evidence.kind],
        evidence.title,
        evidence.happenedOn,
        evidence.pinned ? numberSaid(evidence.pinned) : null,
        evidence.fault ? words.faults[evidence.fault] : null,
        piece.path,
        piece.sha256,
      ]),
    )
    return lines.length > 0 ? lines : [[...common, null, null, null, null, null, null, null]]
  })
  return makeWorkbook([
    {
      name: words.index,
      rows: [
        [{ value: folder.title, fontWeight: 'bold', fontSize: 14 }],
        [words.lead(folder.office.name, folder.tally.standards, folder.tally.met, folder.handedInSha256)],
        head,
        ...rows.map((row) => row.map(cell)),
      ],
      columns: [8, 14, 40, 14, 14, 8, 36, 12, 14, 14, 40, 30].map((width) => ({ width })),
      stickyRows: 3,
      landscape: true,
    },
  ])
}

const numberSaid = (pinned: NonNullable<Evidence['pinned']>) =>
  pinned.value === null
    ? words.noValue
    : `${pinned.value.toFixed(pinned.decimals)}${pinned.unit}（${pinned.pinnedOn}）`

/** A name no system takes for a path, a device or a formula. */
const safeName = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\\/:*?"<>|\p{C}]+/gu, ' ')
    .replace(/^[\s.=+\-@]+|[\s.]+$/g, '')
    .trim() || '_'

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}
/** What a file is called behind the dot, by what it is. */
export const endingOf = (file: Pick<StoredFile, 'mediaType'>) => endings[file.mediaType] ?? 'bin'
