import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { unzip, ZipProblem, zipStored } from './unzip.ts'

const limits = { mostBytes: 1_000, mostEntries: 3 }
const some = new Map([
  ['xl/workbook.xml', Buffer.from('<workbook/>')],
  ['名单.txt', Buffer.from('甲、乙')],
])

/** The same archive with its first entry deflated and its directory claiming a size of one byte. */
function lying(content: Buffer): Buffer {
  const packed = deflateRawSync(content)
  const zip = zipStored(new Map([['a', packed]]))
  const directory = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  zip.writeUInt16LE(8, 8)
  zip.writeUInt16LE(8, directory + 10)
  zip.writeUInt32LE(1, directory + 24)
  return zip
}
const reasonOf = async (bytes: Buffer) =>
  unzip(bytes, limits).then(
    () => 'unpacked',
    (error: unknown) => (error instanceof ZipProblem ? error.reason : error),
  )

test('what was packed comes out again', async () => {
  expect(await unzip(zipStored(some), limits)).toEqual(some)
})

test('a deflated entry is unpacked whatever its directory says about its size', async () => {
  expect((await unzip(lying(Buffer.from('甲'.repeat(100))), limits)).get('a')?.toString()).toBe(
    '甲'.repeat(100),
  )
})

test('an archive that unpacks to more than the limit is stopped at the limit', async () => {
  expect(await reasonOf(lying(Buffer.alloc(50_000_000)))).toBe('too_large')
  expect(
    await reasonOf(
      zipStored(
        new Map([
          ['a', Buffer.alloc(600)],
          ['b', Buffer.alloc(600)],
        ]),
      ),
    ),
  ).toBe('too_large')
})

test('too many entries are refused before any is unpacked', async () => {
  expect(
    await reasonOf(zipStored(new Map(['a', 'b', 'c', 'd'].map((name) => [name, Buffer.from('x')])))),
  ).toBe('too_large')
})

test('what is no archive, is cut short or is encrypted is damaged', async () => {
  const zip = zipStored(some)
  expect(await reasonOf(Buffer.from('PK, but only in words'))).toBe('damaged')
  expect(await reasonOf(zip.subarray(0, zip.length - 30))).toBe('damaged')
  expect(await reasonOf(Buffer.concat([zip.subarray(20), zip.subarray(0, 20)]))).toBe('damaged')
  const encrypted = Buffer.from(zip)
  encrypted.writeUInt16LE(1, zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 8)
  expect(await reasonOf(encrypted)).toBe('damaged')
})
