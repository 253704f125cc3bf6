import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { unzip, zipStored } from './unzip.ts'
import { makeWorkbook, type Sheet, serialDay } from './workbook.ts'
import { formula, readWorkbook, WorkbookProblem } from './workbook-reading.ts'

const sheet: Sheet = {
  name: '填报',
  rows: [
    ['编号', '项目', '日期', '数量'],
    ['x1', '=cmd|calc', new Date('2026-05-03T00:00:00Z'), 12.5],
    [null, null, null, null],
    ['x2', '桥头𬭎', null, 3],
  ],
  columns: [{ width: 5, isHidden: true }, { width: 30 }, { width: 12 }, { width: 8 }],
  stickyRows: 1,
  landscape: true,
  choices: [
    { column: 2, fromRow: 2, untilRow: 9, of: { range: "'地点'!$A$1:$A$2" }, refusal: '请从列表里选“地点”' },
    { column: 3, fromRow: 2, untilRow: 9, of: { dayFrom: '2026-01-01' }, refusal: '早于今年' },
  ],
}
const places: Sheet = { name: '地点', rows: [['书带里'], ['永敬里']], columns: [{ width: 20 }] }
const unpackedAs = async (bytes: Buffer) => unzip(bytes, { mostBytes: 1e7, mostEntries: 50 })
const reasonOf = (bytes: Buffer) =>
  readWorkbook(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof WorkbookProblem ? error.reason : error),
  )

/** The workbook with the text of its first sheet changed. */
async function changed(change: (xml: string) => string): Promise<Buffer> {
  const entries = await unpackedAs(await makeWorkbook([sheet, places]))
  const xml = entries.get('xl/worksheets/sheet1.xml')!.toString()
  expect(change(xml)).not.toBe(xml)
  return zipStored(entries.set('xl/worksheets/sheet1.xml', Buffer.from(change(xml))))
}

test('what is written is read again, row by row, empty rows in their place', async () => {
  const [first, second] = await readWorkbook(await makeWorkbook([sheet, places]))
  expect(first).toEqual({ name: '填报', rows: sheet.rows })
  expect(second?.rows).toEqual([['书带里'], ['永敬里']])
})

test('the hidden column is hidden, choices and page are set, text that looks like a formula is a text cell', async () => {
  const entries = await unpackedAs(await makeWorkbook([sheet, places]))
  const xml = entries.get('xl/worksheets/sheet1.xml')!.toString()
  expect(xml).toContain('hidden="1"')
  expect(xml).toMatch(/<dataValidations count="2"><dataValidation type="list".*'地点'!\$A\$1:\$A\$2/)
  expect(xml).toContain(`<formula1>${serialDay('2026-01-01')}</formula1>`)
  expect(xml).toMatch(/<pageSetup[^>]*paperSize="9"/)
  expect(xml).not.toContain('<f>')
  expect(
    xml.match(/<(?:sheetPr|sheetViews|cols|sheetData|dataValidations|pageMargins|pageSetup)\b/g),
  ).toEqual([
    '<sheetPr',
    '<sheetViews',
    '<cols',
    '<sheetData',
    '<dataValidations',
    '<pageMargins',
    '<pageSetup',
  ])
  expect(entries.get('xl/workbook.xml')!.toString()).toContain("'填报'!$1:$1</definedName>")
})

test('a cell that is computed is read as a formula, never as its result', async () => {
  const bytes = await changed((xml) =>
    xml.replace(/<c r="D2"([^>]*)><v>12.5<\/v>/, '<c r="D2"$1><f>6+6.5</f><v>12.5</v>'),
  )
  expect((await readWorkbook(bytes))[0]?.rows[1]?.[3]).toBe(formula)
})

test('one cell far out does not make a table of that size', async () => {
  for (const far of ['XFD2', 'D1048576', 'ZZZZZZZZZZ2'])
    expect(await reasonOf(await changed((xml) => xml.replace('r="D2"', `r="${far}"`)))).toBe('too_large')
})

test('no way of writing where a cell lies gets past the look at it', async () => {
  const last = '</sheetData>'
  for (const [far, reason] of [
    [`<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>`, 'too_large'],
    ['<row r="&#49;048576"><c r="&#88;FD1048576"><v>1</v></c></row>', 'damaged'],
    ['<row x=">" r="1048576"><c x=">" r="XFD1048576"><v>1</v></c></row>', 'too_large'],
    ['<row r = "1048576"><c\nr = "XFD1048576"><v>1</v></c></row>', 'too_large'],
  ])
    expect(await reasonOf(await changed((xml) => xml.replace(last, `${far}${last}`)))).toBe(reason)
})

test('a file made to use up time or memory harms only itself', async () => {
  let beats = 0
  const beat = setInterval(() => beats++, 20)
  const began = performance.now()
  expect(await reasonOf(await changed(() => '<c '.repeat(100_000)))).not.toBe('read')
  expect(
    await reasonOf(
      await changed((xml) => xml.replace('</sheetData>', `</sheetData>${'<x/>'.repeat(2_000_000)}`)),
    ),
  ).toBe('too_large')
  clearInterval(beat)
  // The event loop went on all the while.
  expect(beats).toBeGreaterThan((performance.now() - began) / 20 / 3)
}, 40_000)

test('a zip bomb, a picture, an old .xls, a Word file and broken bytes are named for what they are', async () => {
  const entries = await unpackedAs(await makeWorkbook([sheet, places]))
  const bomb = zipStored(
    new Map([...entries, ['xl/sharedStrings.xml', deflateRawSync(Buffer.alloc(70_000_000, 32))]]),
  )
  // Say that the last entry is deflated, in both of its headers.
  bomb.writeUInt16LE(8, bomb.lastIndexOf('xl/sharedStrings.xml') - 46 + 10)
  bomb.writeUInt16LE(8, bomb.indexOf('xl/sharedStrings.xml') - 30 + 8)
  expect(bomb.length).toBeLessThan(400_000)
  expect(await reasonOf(bomb)).toBe('too_large')
  expect(await reasonOf(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))).toBe('not_xlsx')
  expect(await reasonOf(Buffer.from('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'latin1'))).toBe('old_excel')
  expect(await reasonOf(zipStored(new Map([['word/document.xml', Buffer.from('<w/>')]])))).toBe('not_xlsx')
  expect(await reasonOf(Buffer.from('PK\x03\x04 and nothing more', 'latin1'))).toBe('damaged')
  expect(
    await reasonOf(
      await changed((xml) => xml.replace('<worksheet', '<!DOCTYPE a [<!ENTITY b "c">]><worksheet')),
    ),
  ).toBe('damaged')
  expect(await reasonOf(await changed((xml) => xml.replace('</sheetData>', '')))).toBe('damaged')
})
