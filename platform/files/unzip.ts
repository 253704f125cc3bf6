import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'

const inflate = promisify(inflateRaw)

/** Why an archive is not unpacked. */
export class ZipProblem extends Error {
  readonly reason: 'too_large' | 'damaged'
  constructor(reason: 'too_large' | 'damaged') {
    super(`zip archive: ${reason}`)
    this.reason = reason
  }
}

const directoryEnd = 0x06054b50
const directoryEntry = 0x02014b50
const localHeader = 0x04034b50

/**
 * Unpacks a zip archive (the container of .docx and .xlsx) in memory. What the archive says about sizes is not believed: it stops at
 * `mostBytes` really unpacked, all entries together, so a few kilobytes never become gigabytes. Refuses, with a ZipProblem, what is
 * too large, encrypted, split over several files or broken.
 */
export async function unzip(
  bytes: Buffer,
  limits: { mostBytes: number; mostEntries: number },
): Promise<Map<string, Buffer>> {
  try {
    return await unpack(bytes, limits)
  } catch (error) {
    if (error instanceof ZipProblem) throw error
    const code = error instanceof Error && 'code' in error ? error.code : ''
    throw new ZipProblem(code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'damaged')
  }
}

async function unpack(bytes: Buffer, limits: { mostBytes: number; mostEntries: number }) {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || bytes.readUInt32LE(end) !== directoryEnd) throw new ZipProblem('damaged')
  const count = bytes.readUInt16LE(end + 10)
  if (count > limits.mostEntries) throw new ZipProblem('too_large')
  const entries = new Map<string, Buffer>()
  let left = limits.mostBytes
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (bytes.readUInt32LE(at) !== directoryEntry) throw new ZipProblem('damaged')
    const isEncrypted = (bytes.readUInt16LE(at + 8) & 1) === 1
    const method = bytes.readUInt16LE(at + 10)
    const packedSize = bytes.readUInt32LE(at + 20)
    const nameSize = bytes.readUInt16LE(at + 28)
    const behind = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    const header = bytes.readUInt32LE(at + 42)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameSize)
    at += 46 + nameSize + behind
    if (isEncrypted || bytes.readUInt32LE(header) !== localHeader) throw new ZipProblem('damaged')
    const from = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
    if (from + packedSize > bytes.length) throw new ZipProblem('damaged')
    const packed = bytes.subarray(from, from + packedSize)
    let content: Buffer
    // zlib takes no limit of zero; one byte too many is refused just below.
    if (method === 8) content = await inflate(packed, { maxOutputLength: Math.max(1, left) })
    else if (method === 0) content = packed
    else throw new ZipProblem('damaged')
    left -= content.length
    if (left < 0) throw new ZipProblem('too_large')
    if (!name.endsWith('/')) entries.set(name, content)
  }
  return entries
}

/** A zip archive of these entries, not compressed: for a reader that must see exactly what was checked here. */
export function zipStored(entries: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of entries) {
    const encoded = Buffer.from(name)
    // Version 2.0, names in UTF-8, stored, 1980-01-01: the fields that local and central header share.
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(0x0800, 2)
    shared.writeUInt16LE(0x21, 8)
    shared.writeUInt32LE(crc32(content), 10)
    shared.writeUInt32LE(content.length, 14)
    shared.writeUInt32LE(content.length, 18)
    shared.writeUInt16LE(encoded.length, 22)
    const local = Buffer.alloc(4)
    local.writeUInt32LE(localHeader)
    parts.push(local, shared, encoded, content)
    const central = Buffer.alloc(6)
    central.writeUInt32LE(directoryEntry)
    central.writeUInt16LE(20, 4)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(central, shared, tail, encoded)
    offset += 30 + encoded.length + content.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(directoryEnd)
  end.writeUInt16LE(entries.size, 8)
  end.writeUInt16LE(entries.size, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, listed, end])
}
