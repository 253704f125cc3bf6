import { readdir } from 'node:fs/promises'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unzip, zipStored } from '../../../platform/files/unzip.ts'
import { type Client, type House, openHouse } from '../../../tests/support/house.ts'
import { getDraft, listPlans, readText } from '../contract/drafts.ts'

let house: House
let clerk: Client
beforeAll(async () => {
  house = await openHouse()
  clerk = await house.as('尤书晏')
})
afterAll(() => house?.close())

const draftOf = async (id: string) => (await clerk.ask(getDraft, { params: { id } })).body
const keptFiles = async () => {
  const [row] = await house.sql<{ n: number }>`select count(*)::integer as n from platform.file`
  const onDisk = (
    await readdir(house.dataDir, { recursive: true, withFileTypes: true }).catch(() => [])
  ).filter((f) => f.isFile())
  return { rows: row!.n, onDisk: onDisk.length }
}

const send = (name: string, content: Uint8Array | string, fields: Record<string, string> = {}) =>
  clerk.upload<{ draftId: string; planId: string; type: string; params: unknown }>(
    '/api/plans/drafts/file',
    [{ name, content }],
    fields,
  )

const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`
const word = (...lines: string[]) =>
  zipStored(
    new Map(
      Object.entries({
        '[Content_Types].xml': xml(
          '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        ),
        '_rels/.rels': xml(
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        ),
        'word/document.xml': xml(
          `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${lines
            .map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`)
            .join('')}</w:body></w:document>`,
        ),
      }).map(([name, content]) => [name, Buffer.from(content)]),
    ),
  )

test('a text file in the old Chinese encoding is read, and kept as it came', async () => {
  const before = await keptFiles()
  // 2026年新建3个 in GB 18030.
  const bytes = Buffer.from('32303236c4ead0c2bda833b8f6', 'hex')
  const answer = await send('计划.txt', bytes)
  expect(answer.status).toBe(200)
  const draft = await draftOf(answer.body.draftId)
  expect(draft).toMatchObject({ source: '2026年新建3个', sourceName: '计划.txt' })
  expect((await keptFiles()).rows).toBe(before.rows + 1)
  const [kept] = await house.sql<{ media_type: string; same: boolean }>`
    select f.media_type, f.received_sha256 = sha256(${bytes}::bytea) and f.sha256 = f.received_sha256 as same
    from platform.file f join plans.draft d on d.source_file_id = f.id where d.id = ${answer.body.draftId}`
  expect(kept).toEqual({ media_type: 'text/plain', same: true })
})

test('a Word file is read by what it is, also when it was renamed to .txt', async () => {
  for (const name of ['计划.docx', '计划.txt']) {
    const answer = await send(name, word('桂渡桥街道2026年实事项目', '1、新建便民充电桩120个。'))
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    const draft = await draftOf(answer.body.draftId)
    expect(draft.content.items.flatMap((i) => i.quantities).map((q) => q.quoted)).toContain('120个')
  }
})

test('files that hold no text of a plan are refused with the reason, and nothing of them is kept', async () => {
  const before = await keptFiles()
  const bomb = await bombIn(word('1、新建3个'))
  const cases: [string, Uint8Array | string, string][] = [
    ['空.txt', '', 'empty'],
    ['空白.txt', ' \n ', 'empty'],
    ['照片.txt', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), 'binary'],
    ['计划.doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000)]), 'old_word'],
    ['计划.docx', '%PDF-1.7 …', 'pdf'],
    ['计划.docx', word('1、新建3个').subarray(0, 300), 'damaged'],
    ['炸弹.docx', bomb, 'too_large'],
    ['空段.docx', word(...Array<string>(60_000).fill('')), 'too_long'],
    ['太长.txt', '1、新建公园3处。\n'.repeat(200_000), 'too_long'],
  ]
  for (const [name, content, reason] of cases) {
    const answer = await send(name, content)
    expect([name, answer.status, answer.body.type, answer.body.params]).toEqual([
      name,
      422,
      'source_unreadable',
      { reason, name },
    ])
  }
  expect(await keptFiles()).toEqual(before)
})

/** Its text unpacks to 110 MB of spaces. */
async function bombIn(docx: Buffer): Promise<Buffer> {
  const entries = await unzip(docx, { mostBytes: 1e6, mostEntries: 10 })
  const packed = zipStored(entries.set('word/document.xml', deflateRawSync(Buffer.alloc(110_000_000, 32))))
  packed.writeUInt16LE(8, packed.indexOf('word/document.xml', packed.indexOf('</Relationships>')) - 30 + 8)
  packed.writeUInt16LE(8, packed.lastIndexOf('word/document.xml') - 46 + 10)
  return packed
}

test('21 MB and 50 MB are refused while they arrive, and nothing of them is kept', async () => {
  const before = await keptFiles()
  for (const size of [21_000_000, 50_000_000]) {
    const answer = await send('大.txt', Buffer.alloc(size, 0x61))
    expect([answer.status, answer.body.type]).toEqual([413, 'too_large'])
  }
  expect(await keptFiles()).toEqual(before)
  expect((await clerk.ask(listPlans)).status).toBe(200)
})

test('a form without a file, with two files or with a field that is none of ours is refused', async () => {
  const path = '/api/plans/drafts/file'
  expect((await clerk.upload<{ type: string }>(path, [], { stage: 'voting' })).body.type).toBe(
    'source_unreadable',
  )
  const one = { name: 'a.txt', content: '1、新建3个' }
  expect((await clerk.upload(path, [one, one])).status).toBe(413)
  expect((await clerk.upload(path, [one], { stage: 'whatever' })).status).toBe(400)
  expect((await clerk.upload(path, [one], { planId: 'x' })).status).toBe(400)
  expect((await clerk.post(path, { text: '1、新建3个' })).status).toBe(415)
  const stranger = await send('a.txt', '1、新建3个', { planId: '00000000-0000-7000-8000-000000000000' })
  expect(stranger.status).toBe(404)
})

test('a second draft of the same plan counts on; the name of a file is its last part only', async () => {
  const { planId } = (await clerk.ask(readText, { body: { text: '1、新建3个' } })).body
  const answer = await send('C:\\桌面\\计划 终稿.txt', '1、新建3个', { planId, stage: 'submitted' })
  expect(answer.body.planId).toBe(planId)
  expect(await draftOf(answer.body.draftId)).toMatchObject({
    ordinal: 2,
    stage: 'submitted',
    sourceName: '计划 终稿.txt',
  })
})
