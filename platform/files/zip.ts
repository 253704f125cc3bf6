import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'

const deflate = promisify(deflateRaw)

/** One file of an archive. `content` is asked for when its turn comes, so that only one is in memory at a time. */
export interface ZipEntry {
  name: string
  content: () => Promise<Buffer> | Buffer
  /** What is packed already (a photo, an xlsx) is kept as it is. */
  isPacked?: boolean
}

/** Names in UTF-8, 1980-01-01: the same content gives the same bytes. */
const flags = 0x0800
const day = 0x21

/**
 * A zip archive as a stream, one entry after another. Without the 64-bit extension: whoever calls it keeps the whole under 4 GB and
 * 65,535 entries.
 */
export function zipStream(entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>): Readable {
  return Readable.from(write(entries), { objectMode: false })
}

/** The same in memory. */
export async function zip(parts: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  const entries = [...parts].map(([name, content]): ZipEntry => ({ name, content: () => content }))
  for await (const chunk of write(entries)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* write(entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  let count = 0
  for await (const entry of entries) {
    const content = await entry.content()
    const body = entry.isPacked ? content : await deflate(content)
    const name = Buffer.from(entry.name)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(flags, 2)
    shared.writeUInt16LE(entry.isPacked ? 0 : 8, 4)
    shared.writeUInt16LE(day, 8)
    shared.writeUInt32LE(crc32(content), 10)
    shared.writeUInt32LE(body.length, 14)
    shared.writeUInt32LE(content.length, 18)
    shared.writeUInt16LE(name.length, 22)
    const signature = Buffer.alloc(4)
    signature.writeUInt32LE(0x04034b50)
    yield Buffer.concat([signature, shared, name])
    if (body.length > 0) yield body
    const central = Buffer.alloc(6)
    central.writeUInt32LE(0x02014b50)
    central.writeUInt16LE(20, 4)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(central, shared, tail, name)
    offset += 30 + name.length + body.length
    count++
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  yield Buffer.concat([listed, end])
}
