import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unzip, zipStored } from '../../../platform/files/unzip.ts'
import { makeWorkbook } from '../../../platform/files/workbook.ts'
import { readWorkbook } from '../../../platform/files/workbook-reading.ts'
import { type Client, type House, openHouse } from '../../../tests/support/house.ts'
import { type Adopted, adoptList } from '../../../tests/support/plans.ts'
import * as sheets from '../../../tests/support/sheets.ts'
import { acceptSheetRows } from '../contract/records.ts'

let house: House
let secretary: Client
let list: Adopted
beforeAll(async () => {
  house = await openHouse()
  secretary = await house.as('乐文娟')
  list = await adoptList(house)
})
afterAll(() => house?.close())

const handOut = (by = secretary, planId = list.planId) => sheets.handOut(by, planId)
const bringBack = (bytes: Uint8Array, by = secretary, planId = list.planId) =>
  sheets.bringBack(bytes, by, planId)
const waiting = () => sheets.waitingOf(secretary)
const good = sheets.goodLine
const problemsOf = async (written: readonly sheets.Written[], by = secretary) => {
  const answer = await bringBack(await sheets.fillIn(await handOut(by), written), by)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.rows.map((row) => row.problem)
}
const rowsKept = async () =>
  (await house.sql<{ n: number }>`select count(*)::integer as n from plans.sheet`)[0]!.n

test('of two lines that say the same, the second is named', async () => {
  expect(
    await problemsOf([
      { on: '180台', ...good, quantity: 11 },
      { on: '180台', line: 1, ...good, quantity: 11 },
    ]),
  ).toEqual([null, 'twice_in_sheet'])
})

test('what cannot become a record says why, row by row', async () => {
  const tomorrow = '2026-03-03'
  expect(
    await problemsOf([
      { on: '180台', ...good, quantity: 21 },
      { on: '180台', line: 1, ...good, place: '永敬里' },
      { on: '180台', line: 2, ...good, quantity: 0.5 },
      { on: '不少于45台', ...good, day: '二月三日' },
      { on: '不少于45台', line: 1, ...good, day: tomorrow },
      { on: '不少于45台', line: 2, ...good, day: '2025-12-31' },
      { on: '1.5公里', ...good, quantity: '许多' },
      { on: '1.5公里', line: 1, ...good, quantity: -1 },
      { on: '1.5公里', line: 2, ...good, quantity: null, note: '忘了填' },
      { on: '75%以上', ...good },
      { on: '0件', place: '书带里', quantity: 1 },
      { on: '0件', line: 1, day: good.day, quantity: 1 },
    ]),
  ).toEqual([
    null,
    'unknown_place',
    'quantity_too_fine',
    'day_unreadable',
    'deed_in_future',
    'deed_before_plan',
    'quantity_unreadable',
    'quantity_not_positive',
    'quantity_missing',
    'whole_missing',
    'day_missing',
    'place_missing',
  ])
})

test('a row with a problem cannot be sent in, and then none of the chosen rows is', async () => {
  const preview = await bringBack(
    await sheets.fillIn(await handOut(), [
      { on: '180台', ...good, quantity: 31 },
      { on: '180台', line: 1, ...good, place: '别处' },
    ]),
  )
  const [ready, wrong] = preview.body.rows
  const { id } = preview.body
  const before = await waiting()
  for (const [rows, row, reason] of [
    [[ready!.row, wrong!.row], wrong!.row, 'unknown_place'],
    [[ready!.row, 999], 999, 'row_unknown'],
  ] as const) {
    const answer = await secretary.ask(acceptSheetRows, { params: { id }, body: { rows: [...rows] } })
    expect(answer.refused).toEqual({ type: 'sheet_row_refused', params: { row, reason } })
  }
  expect(await waiting()).toEqual(before)
})

test('a hidden id that was changed, swapped in from another sheet or taken away is found', async () => {
  const own = await readWorkbook(await handOut())
  const keys = own[0]!.rows.slice(4).map((row) => String(row[0]))
  const other = await readWorkbook(await handOut(await house.as('曾小满')))
  const foreign = String(other[0]!.rows[4]![0])
  const [targetId, signature] = keys[0]!.split(':')
  const another = keys.at(-1)!.split(':')[0]
  expect(foreign.split(':')[0]).toBe(targetId)
  expect(
    await problemsOf([
      { on: '180台', ...good, quantity: 41 },
      { on: '180台', line: 1, ...good, key: `${another}:${signature}` },
      { on: '180台', line: 2, ...good, key: foreign },
      { on: '不少于45台', ...good, key: null },
      { on: '不少于45台', line: 1, ...good, key: 'nonsense' },
      { on: '不少于45台', line: 2, ...good, key: keys[0]!, quantity: 42 },
    ]),
  ).toEqual([null, 'tampered', 'tampered', 'target_unknown', 'tampered', null])
})

test('a sheet made for somebody else, for another plan, or with a changed mark is not read', async () => {
  const refusal = async (bytes: Buffer, planId?: string) => {
    const before = await rowsKept()
    const answer = await bringBack(bytes, secretary, planId)
    expect(await rowsKept()).toBe(before)
    return [answer.status, answer.body.type, answer.body.params]
  }
  const theirs = await sheets.fillIn(await handOut(await house.as('曾小满')), [])
  expect(await refusal(theirs)).toEqual([422, 'sheet_unreadable', { reason: 'other_person' }])
  const next = await adoptList(house, { year: 2027 })
  expect(await refusal(await handOut(secretary, next.planId))).toEqual([
    422,
    'sheet_unreadable',
    { reason: 'other_plan' },
  ])
  expect(await refusal(await handOut(), '00000000-0000-7000-8000-000000000000')).toEqual([
    404,
    'not_found',
    {},
  ])

  const [filling] = await readWorkbook(await handOut())
  const rows = filling!.rows as (string | null)[][]
  const rewritten = (mark: string | null) =>
    makeWorkbook([
      {
        name: '填报',
        rows: rows.map((row, i) => (i === 3 ? [mark, ...row.slice(1)] : row)),
        columns: [{ width: 5 }],
      },
    ])
  const mark = rows[3]![0]!
  expect(await refusal(await rewritten(mark.replace(list.planId, next.planId)))).toEqual([
    422,
    'sheet_unreadable',
    { reason: 'tampered' },
  ])
  expect(await refusal(await rewritten(null))).toEqual([422, 'sheet_unreadable', { reason: 'not_ours' }])
})

test('pictures, bombs, old files and nothing at all are refused for what they are, and nothing is kept', async () => {
  const entries = await unzip(await handOut(), { mostBytes: 1e7, mostEntries: 50 })
  const sharedStrings = 'xl/sharedStrings.xml'
  entries.delete(sharedStrings)
  const bomb = zipStored(new Map([...entries, [sharedStrings, deflateRawSync(Buffer.alloc(70_000_000, 32))]]))
  bomb.writeUInt16LE(8, bomb.lastIndexOf(sharedStrings) - 46 + 10)
  // The local header is the last place but one where the name stands.
  bomb.writeUInt16LE(8, bomb.lastIndexOf(sharedStrings, bomb.lastIndexOf(sharedStrings) - 1) - 30 + 8)
  const files = async () =>
    (await house.sql<{ n: number }>`select count(*)::integer as n from platform.file`)[0]!.n
  const before = [await rowsKept(), await files()]
  for (const [content, reason] of [
    [Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), 'not_xlsx'],
    [bomb, 'too_large'],
    [Buffer.from('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'latin1'), 'old_excel'],
    [Buffer.alloc(0), 'empty'],
    [(await handOut()).subarray(0, 4_000), 'damaged'],
  ] as const) {
    const answer = await bringBack(content)
    expect([answer.status, answer.body.type, answer.body.params]).toEqual([
      422,
      'sheet_unreadable',
      { reason },
    ])
  }
  expect((await bringBack(Buffer.alloc(11_000_000))).status).toBe(413)
  expect([await rowsKept(), await files()]).toEqual(before)
})

test('a computed cell is not taken at its word', async () => {
  const bytes = await sheets.fillIn(await handOut(), [{ on: '180台', ...good, quantity: 51 }])
  const entries = await unzip(bytes, { mostBytes: 1e7, mostEntries: 50 })
  const name = 'xl/worksheets/sheet1.xml'
  const xml = entries.get(name)!.toString()
  const computed = xml.replace(/<v>51<\/v>/, '<f>50+1</f><v>51</v>')
  expect(computed).not.toBe(xml)
  const answer = await bringBack(zipStored(entries.set(name, Buffer.from(computed))))
  expect(answer.body.rows.map((row) => row.problem)).toEqual(['formula'])
})
