import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { badShape, tooLarge, wrongMedia } from '../contract.ts'
import { Refusal } from './refusal.ts'

/** A file as it arrived: on disk in a folder of this request, hashed while it was written. */
export interface ReceivedFile {
  field: string
  name: string
  path: string
  sizeBytes: number
  sha256: Buffer
}

export interface Received {
  files: ReceivedFile[]
  fields: Record<string, string>
  discard(): Promise<void>
}

/**
 * Streams a multipart body to disk. Refuses more files or larger files than the endpoint allows (413), and a body that is not
 * multipart (415). Whatever happens, `discard` leaves nothing behind.
 */
export async function receiveFiles(
  request: FastifyRequest,
  limits: { most: number; mostBytes: number },
): Promise<Received> {
  if (!request.isMultipart()) throw new Refusal(wrongMedia)
  const folder = await mkdtemp(join(tmpdir(), 'lilong-upload-'))
  const discard = () => rm(folder, { recursive: true, force: true })
  const files: ReceivedFile[] = []
  const fields: Record<string, string> = {}
  try {
    const parts = request.parts({
      limits: { files: limits.most, fileSize: limits.mostBytes, fields: 20, fieldSize: 2_000_000 },
    })
    for await (const part of parts) {
      if (part.type === 'field') {
        fields[part.fieldname] = String(part.value)
        continue
      }
      const path = join(folder, randomUUID())
      const hash = createHash('sha256')
      let sizeBytes = 0
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk)
          sizeBytes += chunk.length
          done(null, chunk)
        },
      })
      await pipeline(part.file, measure, createWriteStream(path))
      if (part.file.truncated) throw new Refusal(tooLarge, { mostBytes: limits.mostBytes })
      files.push({ field: part.fieldname, name: part.filename, path, sizeBytes, sha256: hash.digest() })
    }
  } catch (error) {
    await discard()
    if (error instanceof Refusal) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (/^FST_(FILES|PARTS|FIELDS)_LIMIT|FILE_TOO_LARGE/.test(code))
      throw new Refusal(tooLarge, { mostBytes: limits.mostBytes })
    throw new Refusal(badShape)
  }
  return { files, fields, discard }
}
