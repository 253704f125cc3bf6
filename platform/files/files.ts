import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import exifr from 'exifr'
import { fileTypeFromFile } from 'file-type'
import { sql } from 'kysely'
import sharp, { type OutputInfo } from 'sharp'
import { problem, Type } from '../contract.ts'
import type { ReceivedFile } from '../http/multipart.ts'
import { Refusal } from '../http/refusal.ts'
import { newId } from '../id.ts'
import type { Tx } from '../tx.ts'

export const notAPhoto = problem('not_a_photo', 415, 'This file is not a photo that can be read.', {
  name: Type.String(),
})

/** The widest a kept photo is; larger ones are scaled down, which also drops every hidden part. */
const widestPx = 2048
/** A bomb of a picture (60,000 × 60,000 in a few kB) is refused before it is unpacked. */
const mostPixels = 80_000_000

export interface StoredFile {
  id: string
  mediaType: string
  sizeBytes: number
  widthPx: number | null
  heightPx: number | null
  sha256: string
}

export interface Files {
  /** Re-encodes a photo and keeps it. Refuses what is not a picture by its content, whatever its name says. */
  keepPhoto(tx: Tx, received: ReceivedFile, uploadedBy: string): Promise<StoredFile>
  /** Keeps a document as it came (a plan's own file). */
  keepDocument(tx: Tx, received: ReceivedFile, mediaType: string, uploadedBy: string): Promise<StoredFile>
  /** Keeps what was made here (a printed register), as its bytes are. */
  keepMade(tx: Tx, made: Buffer, mediaType: string, madeBy: string): Promise<StoredFile>
  describe(tx: Tx, id: string): Promise<StoredFile | undefined>
  /** A photo at most this wide, made once and kept beside the original. */
  small(file: StoredFile, widthPx: number): Promise<string>
  read(file: StoredFile): Readable
  bytes(file: StoredFile): Promise<Buffer>
  /** The same file once more under an id of its own, so that each who names it may let go of it alone. @returns the new id */
  again(tx: Tx, id: string): Promise<string>
  /** Lets go of files that nothing names any more: their rows with all a camera wrote, and their bytes unless another row has the same. */
  forget(tx: Tx, ids: readonly string[]): Promise<void>
}

/** When a camera says it took a photo. It writes the time on its own clock: in Shanghai, unless it says where. */
export function capturedAt(time: unknown, offset: unknown): Date | null {
  const written = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(String(time))
  if (!written) return null
  const [, year, month, day, clock] = written
  const zone = /^[+-]\d{2}:\d{2}$/.test(String(offset)) ? String(offset) : '+08:00'
  const at = new Date(`${year}-${month}-${day}T${clock}${zone}`)
  return Number.isNaN(at.getTime()) || Number(year) < 1990 ? null : at
}

/** Where a camera says it was; null for what is nowhere on the earth. */
function pointOf(lon: unknown, lat: unknown): string | null {
  if (typeof lon !== 'number' || typeof lat !== 'number') return null
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? `(${lon},${lat})` : null
}

const byContent = (folder: string, sha256: string) => join(folder, sha256.slice(0, 2), sha256)

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

/** Content-addressed files below `folder`. A file is written whole before any row names it; a crash leaves at most an unnamed file. */
export function openFiles(folder: string): Files {
  const put = async (tx: Tx, content: Buffer | { path: string; sha256: string }): Promise<string> => {
    const sha256 = Buffer.isBuffer(content)
      ? createHash('sha256').update(content).digest('hex')
      : content.sha256
    // While somebody lets go of the same bytes, wait: otherwise they would go between this look and the row that names them.
    await sql`select pg_advisory_xact_lock_shared(hashtextextended(${sha256}, 0))`.execute(tx.db)
    const path = byContent(folder, sha256)
    if (await exists(path)) return sha256
    await mkdir(dirname(path), { recursive: true })
    const fresh = `${path}.${randomUUID()}`
    if (Buffer.isBuffer(content)) await writeFile(fresh, content, { flush: true })
    else await pipeline(createReadStream(content.path), createWriteStream(fresh, { flush: true }))
    await rename(fresh, path)
    return sha256
  }
  const insert = async (
    tx: Tx,
    file: Omit<StoredFile, 'id'> & { received: Buffer; capturedAt?: Date | null; place?: string | null },
    uploadedBy: string,
  ): Promise<StoredFile> => {
    const id = newId(tx.now.getTime())
    await sql`insert into platform.file (id, sha256, received_sha256, media_type, size_bytes, width_px, height_px, captured_at,
        captured_place, uploaded_by, uploaded_at)
      values (${id}, ${Buffer.from(file.sha256, 'hex')}, ${file.received}, ${file.mediaType}, ${file.sizeBytes}, ${file.widthPx},
        ${file.heightPx}, ${file.capturedAt ?? null}, ${file.place ?? null}::point, ${uploadedBy}, ${tx.now})`.execute(
      tx.db,
    )
    return {
      id,
      mediaType: file.mediaType,
      sizeBytes: file.sizeBytes,
      widthPx: file.widthPx,
      heightPx: file.heightPx,
      sha256: file.sha256,
    }
  }
  return {
    async keepPhoto(tx, received, uploadedBy) {
      const kind = await fileTypeFromFile(received.path)
      const accepted = [
        'image/jpeg',
        'image/png',
        'image/webp',
        'image/heic',
        'image/heif',
        'image/avif',
        'image/gif',
        'image/tiff',
      ]
      if (!kind || !accepted.includes(kind.mime)) throw new Refusal(notAPhoto, { name: received.name })
      // Read what the camera wrote before re-encoding drops it.
      const taken = (await exifr
        .parse(received.path, {
          // Latitude and longitude come out of these four; asked for by their own names they do not come at all.
          pick: [
            'DateTimeOriginal',
            'OffsetTimeOriginal',
            'GPSLatitude',
            'GPSLatitudeRef',
            'GPSLongitude',
            'GPSLongitudeRef',
          ],
          reviveValues: false,
        })
        .catch(() => undefined)) as
        | { DateTimeOriginal?: unknown; OffsetTimeOriginal?: unknown; latitude?: number; longitude?: number }
        | undefined
      let made: { data: Buffer; info: OutputInfo }
      try {
        made = await sharp(received.path, { limitInputPixels: mostPixels, failOn: 'error' })
          .rotate()
          .resize({ width: widestPx, height: widestPx, fit: 'inside', withoutEnlargement: true })
          .jpeg({ quality: 82, mozjpeg: false })
          .toBuffer({ resolveWithObject: true })
      } catch {
        throw new Refusal(notAPhoto, { name: received.name })
      }
      return insert(
        tx,
        {
          sha256: await put(tx, made.data),
          received: received.sha256,
          mediaType: 'image/jpeg',
          sizeBytes: made.data.length,
          widthPx: made.info.width,
          heightPx: made.info.height,
          capturedAt: capturedAt(taken?.DateTimeOriginal, taken?.OffsetTimeOriginal),
          place: pointOf(taken?.longitude, taken?.latitude),
        },
        uploadedBy,
      )
    },
    async keepDocument(tx, received, mediaType, uploadedBy) {
      const sha256 = await put(tx, { path: received.path, sha256: received.sha256.toString('hex') })
      const { size } = await stat(received.path)
      return insert(
        tx,
        { sha256, received: received.sha256, mediaType, sizeBytes: size, widthPx: null, heightPx: null },
        uploadedBy,
      )
    },
    async keepMade(tx, made, mediaType, madeBy) {
      const sha256 = await put(tx, made)
      const received = Buffer.from(sha256, 'hex')
      const file = { sha256, received, mediaType, sizeBytes: made.length, widthPx: null, heightPx: null }
      return insert(tx, file, madeBy)
    },
    async describe(tx, id) {
      const { rows } = await sql<StoredFile>`
        select id, media_type as "mediaType", size_bytes as "sizeBytes", width_px as "widthPx", height_px as "heightPx",
          encode(sha256, 'hex') as sha256
        from platform.file where id = ${id}`.execute(tx.db)
      return rows[0]
    },
    async small(file, widthPx) {
      const path = `${byContent(folder, file.sha256)}-${widthPx}`
      if (await exists(path)) return path
      const fresh = `${path}.${randomUUID()}`
      await sharp(byContent(folder, file.sha256))
        .resize({ width: widthPx, withoutEnlargement: true })
        .jpeg({ quality: 76 })
        .toFile(fresh)
      await rename(fresh, path)
      return path
    },
    read: (file) => createReadStream(byContent(folder, file.sha256)),
    bytes: (file) => readFile(byContent(folder, file.sha256)),
    async again(tx, id) {
      const fresh = newId(tx.now.getTime())
      // While somebody lets go of the same bytes, wait, as when they are put.
      await sql`
        select pg_advisory_xact_lock_shared(hashtextextended(encode(sha256, 'hex'), 0)) from platform.file where id = ${id}`.execute(
        tx.db,
      )
      const { rows } = await sql`
        insert into platform.file (id, sha256, received_sha256, media_type, size_bytes, width_px, height_px, captured_at,
          captured_place, uploaded_by, uploaded_at)
        select ${fresh}, sha256, received_sha256, media_type, size_bytes, width_px, height_px, captured_at, captured_place,
          uploaded_by, uploaded_at
        from platform.file where id = ${id} returning id`.execute(tx.db)
      if (rows.length === 0) throw new Error('A file that is not there cannot be named again')
      return fresh
    },
    async forget(tx, ids) {
      const { rows } = await sql<{ sha256: string }>`
        delete from platform.file where id = any (${ids}::uuid[]) returning encode(sha256, 'hex') as sha256`.execute(
        tx.db,
      )
      // In one order, so that two who forget never wait for each other in a circle.
      for (const sha256 of [...new Set(rows.map((row) => row.sha256))].sort()) {
        await sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`.execute(tx.db)
        const kept = await sql`
          select 1 from platform.file where sha256 = decode(${sha256}, 'hex') limit 1`.execute(tx.db)
        if (kept.rows.length > 0) continue
        const path = byContent(folder, sha256)
        for (const name of await readdir(dirname(path)).catch(() => [])) {
          if (name === sha256 || name.startsWith(`${sha256}-`)) await unlink(join(dirname(path), name))
        }
      }
    },
  }
}
