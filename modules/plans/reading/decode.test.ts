import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { importPlan } from './command.ts'
import { decodePlan, LARGEST_FILE_BYTES } from './decode.ts'
import { readPlan } from './index.ts'

const text = '云樟街道2026年实事项目\n1、新建口袋公园2处。\n'

describe('text files', () => {
  test('in UTF-8 with and without a mark, UTF-16 and GB18030 give the same text', async () => {
    const gb = Uint8Array.from([0xd0, 0xc2, 0xbd, 0xa8, 0x32, 0xb4, 0xa6, 0xa1, 0xa3])
    expect(await decodePlan(gb)).toEqual({ ok: true, source: '新建2处。', format: 'text' })
    const forms = [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(text, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    ]
    for (const bytes of forms) {
      expect(await decodePlan(bytes)).toEqual({ ok: true, source: text, format: 'text' })
    }
  })
})

describe('refusals', () => {
  test.each([
    ['empty', Buffer.alloc(0)],
    ['empty', Buffer.from(' \n\t\n')],
    ['too-large', Buffer.alloc(LARGEST_FILE_BYTES + 1, 0x20)],
    ['pdf', Buffer.from('%PDF-1.7\n…')],
    ['old-word', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    [
      'encrypted',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
    ],
    ['binary', Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256))],
    [
      'binary',
      Buffer.from([
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 1, 2, 3,
      ]),
    ],
    ['archive', Buffer.from([0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0, 8, 0])],
    [
      'damaged',
      Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.from('word/document.xml broken')]),
    ],
  ])('%s', async (reason, bytes) => {
    expect(await decodePlan(bytes)).toEqual({ ok: false, reason })
  })
})

/** A zip file of stored entries. */
function zipOf(files: Record<string, string>): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, words] of Object.entries(files)) {
    const data = Buffer.from(words)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt32LE(crc32(data), 10)
    facts.writeUInt32LE(data.length, 14)
    facts.writeUInt32LE(data.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, Buffer.from(name), data])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, place, Buffer.from(name))
    bodies.push(body)
    offset += body.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(bodies.length, 8)
  end.writeUInt16LE(bodies.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, list, end])
}

/** The smallest Word document: paragraphs, a numbered list and a table. */
function makeDocx(): Buffer {
  const files: Record<string, string> = {}
  const zip = {
    file: (name: string, words: string) => {
      files[name] = words
    },
  }
  const paragraph = (words: string, list = false) =>
    `<w:p>${list ? '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>' : ''}<w:r><w:t>${words}</w:t></w:r></w:p>`
  const row = (...cells: string[]) =>
    `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  zip.file(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  )
  zip.file(
    '_rels/.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  )
  zip.file(
    'word/_rels/document.xml.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>',
  )
  zip.file(
    'word/numbering.xml',
    `<w:numbering ${w}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  )
  zip.file(
    'word/document.xml',
    `<w:document ${w}><w:body>${paragraph('云樟街道2026年实事项目')}${paragraph('新建口袋公园2处。', true)}${paragraph('改造公厕3座。', true)}<w:tbl>${row('项目', '单位', '目标')}${row('加装电梯', '台', '15')}</w:tbl></w:body></w:document>`,
  )
  return zipOf(files)
}

test('a Word document keeps its list numbers and its cells, whatever its name', async () => {
  const decoded = await decodePlan(makeDocx())
  if (!decoded.ok) throw new Error(decoded.reason)
  expect(decoded.format).toBe('docx')
  const reading = readPlan(decoded.source)
  expect(reading.title).toBe('云樟街道2026年实事项目')
  expect(reading.items.map((item) => item.number)).toEqual([1, 2, null])
  expect(reading.items.flatMap((item) => item.targets.map((row) => `${row.value} ${row.unit}`))).toEqual([
    '2 处',
    '3 座',
    '15 台',
  ])
})

describe('the command', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lilong-import-'))
    await writeFile(join(folder, 'plan.txt'), text)
    await writeFile(join(folder, 'word.txt'), makeDocx())
    await writeFile(join(folder, 'empty.txt'), '')
    await writeFile(
      join(folder, 'old.txt'),
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
    )
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function run(...args: string[]): Promise<{ code: number; out: string; problem: string }> {
    let out = ''
    let problem = ''
    const stdout = vi
      .spyOn(process.stdout, 'write')
      .mockImplementation((chunk: unknown, ...rest: unknown[]) => {
        const done = rest.at(-1)
        out += String(chunk)
        if (typeof done === 'function') done()
        return true
      })
    const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
      problem += String(chunk)
      return true
    })
    try {
      const code = await importPlan(args)
      return { code, out, problem }
    } finally {
      stdout.mockRestore()
      stderr.mockRestore()
    }
  }

  test('prints the reading as JSON', async () => {
    const { code, out } = await run(join(folder, 'plan.txt'), '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      year: 2026,
      source: text,
      items: [{ number: 1, targets: [{ value: 2 }] }],
    })
  })
  test('prints a table for people, and reads Word under a .txt name', async () => {
    const { out } = await run(join(folder, 'word.txt'))
    expect(out).toContain('目标　15 台')
  })
  test('answers a bad file with one line and a code other than 0', async () => {
    for (const name of ['empty.txt', 'old.txt', 'absent.txt']) {
      const problem = await run(join(folder, name))
      expect(problem.problem.trim().split('\n')).toHaveLength(1)
      expect(problem.out).toBe('')
      expect(problem.code).toBe(1)
    }
  })
})
