import { afterAll, beforeAll, expect, test } from 'vitest'
import { unzip } from '../../../platform/files/unzip.ts'
import { readWorkbook } from '../../../platform/files/workbook-reading.ts'
import { type Client, type House, openHouse } from '../../../tests/support/house.ts'
import { type Adopted, adoptList } from '../../../tests/support/plans.ts'
import * as sheets from '../../../tests/support/sheets.ts'
import { acceptRecords, acceptSheetRows, getRecord, getSheet, submitRecord } from '../contract/records.ts'
import { papers } from '../words/papers.zh-CN.ts'

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

test('the sheet lists the promises and places of the person it was made for, its ids hidden', async () => {
  const bytes = await handOut()
  const [filling, places] = await readWorkbook(bytes)
  expect(filling?.name).toBe(papers.record.sheet)
  const quoted = new Set(filling!.rows.slice(4).map((row) => row[3]))
  expect(quoted).toEqual(new Set(list.projects.flatMap((p) => p.targets).map((t) => t.quoted)))
  const names = places!.rows.map((row) => row[0])
  expect(names).toContain('书带里居民区')
  expect(names).not.toContain('永敬里居民区')
  const xml = (await unzip(bytes, { mostBytes: 1e7, mostEntries: 50 }))
    .get('xl/worksheets/sheet1.xml')!
    .toString()
  expect(xml).toMatch(/<col min="1" max="1"[^>]*hidden="1"/)
  expect(xml).toContain(`'地点'!$A$1:$A$${names.length}`)

  const head = await readWorkbook(await handOut(await house.as('沈砚秋')))
  expect(head[0]!.rows).toHaveLength(4)
})

test('a filled line becomes a record once somebody has looked at it and sent it in, and rests on the sheet', async () => {
  const bytes = await sheets.fillIn(await handOut(), [
    { on: '180台', ...good, note: '=1+1' },
    { on: '180台', line: 1, place: ' 书带里 ', day: '2026年2月4日', quantity: '２台' },
  ])
  const before = await waiting()
  const preview = await bringBack(bytes)
  expect(preview.status, JSON.stringify(preview.body)).toBe(200)
  expect(preview.body.rows).toMatchObject([
    {
      targetQuoted: '180台',
      placeName: '书带里',
      happenedOn: '2026-02-03',
      quantity: 3,
      note: '=1+1',
      problem: null,
      recordId: null,
    },
    {
      targetQuoted: '180台',
      placeName: '书带里',
      happenedOn: '2026-02-04',
      quantity: 2,
      problem: null,
      recordId: null,
    },
  ])
  expect(await waiting()).toEqual(before)

  const [first, second] = preview.body.rows
  const id = preview.body.id
  const sent = await secretary.ask(acceptSheetRows, { params: { id }, body: { rows: [first!.row] } })
  expect([sent.refused, sent.body]).toEqual([null, { submitted: 1 }])
  const again = await secretary.ask(acceptSheetRows, { params: { id }, body: { rows: [first!.row] } })
  expect(again.refused).toEqual({
    type: 'sheet_row_refused',
    params: { row: first!.row, reason: 'already_submitted' },
  })
  const both = await secretary.ask(acceptSheetRows, {
    params: { id },
    body: { rows: [second!.row, first!.row] },
  })
  expect(both.body).toEqual({ submitted: 1 })
  expect(await waiting()).toHaveLength(before.length + 2)

  const rows = (await secretary.ask(getSheet, { params: { id } })).body.rows
  expect(rows.every((row) => row.recordId !== null)).toBe(true)
  const recordId = rows[0]!.recordId!
  const head = await house.as('尤书晏')
  expect((await secretary.ask(getRecord, { params: { id: recordId } })).body).toMatchObject({
    state: 'submitted',
    quantity: 3,
  })
  expect((await head.ask(getRecord, { params: { id: recordId } })).status).toBe(200)
  const [event] = await house.sql<{ evidence: string[]; quantity: null }>`
    select e.evidence, e.quantity from ledger.event e where e.kind = 'plans.record_submitted' and e.subject_id = ${recordId}`
  const [sheet] = await house.sql<{ file_id: string }>`select file_id from plans.sheet where id = ${id}`
  expect(event).toEqual({ evidence: [sheet!.file_id], quantity: null })
})

test('the same sheet sent in again shows that its rows look recorded', async () => {
  const bytes = await sheets.fillIn(await handOut(), [{ on: '180台', ...good, quantity: 7 }])
  const first = await bringBack(bytes)
  const second = await bringBack(bytes)
  const rows = [first.body.rows[0]!.row]
  const answers = await Promise.all(
    [first, second].map((sheet) =>
      secretary.ask(acceptSheetRows, { params: { id: sheet.body.id }, body: { rows } }),
    ),
  )
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 422])
  expect(answers.find((a) => a.refused)?.refused).toMatchObject({ params: { reason: 'looks_recorded' } })
  expect((await bringBack(bytes)).body.rows.map((row) => row.problem)).toEqual(['looks_recorded'])
})

test('the same row sent twice at the same moment becomes one record', async () => {
  const sheet = await bringBack(await sheets.fillIn(await handOut(), [{ on: '180台', ...good, quantity: 8 }]))
  const body = { rows: [sheet.body.rows[0]!.row] }
  const ask = () => secretary.ask(acceptSheetRows, { params: { id: sheet.body.id }, body })
  const answers = await Promise.all([ask(), ask(), ask()])
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
  expect((await waiting()).filter((record) => record.quantity === 8)).toHaveLength(1)
})

test('a sheet is seen and sent in by whoever brought it back, and by nobody else', async () => {
  const preview = await bringBack(
    await sheets.fillIn(await handOut(), [{ on: '180台', ...good, quantity: 61 }]),
  )
  const { id, rows } = preview.body
  const other = await house.as('曾小满')
  expect((await other.ask(getSheet, { params: { id } })).status).toBe(404)
  expect((await other.ask(acceptSheetRows, { params: { id }, body: { rows: [rows[0]!.row] } })).status).toBe(
    404,
  )
  expect((await (await house.as('尤书晏')).get(`/api/plans/${list.planId}/sheet.xlsx`)).status).toBe(403)
  expect((await house.anyone.get(`/api/plans/${list.planId}/sheet.xlsx`)).status).toBe(401)
})

test('a record from a sheet is accepted like any other, and counts with the sheet as its evidence', async () => {
  const preview = await bringBack(
    await sheets.fillIn(await handOut(), [{ on: '180台', ...good, quantity: 71 }]),
  )
  const { id, rows } = preview.body
  await secretary.ask(acceptSheetRows, { params: { id }, body: { rows: [rows[0]!.row] } })
  const recordId = (await secretary.ask(getSheet, { params: { id } })).body.rows[0]!.recordId!
  const [head] = await house.sql<{ name: string }>`
    select l.name from people.label l join identity.grant g on g.person_id = l.id
    join units.label o on o.id = g.office_id where g.role = 'office_head' and o.short_name = '管理办'`
  const accepted = await (await house.as(head!.name)).ask(acceptRecords, { body: { recordIds: [recordId] } })
  expect(accepted.refused).toBeNull()
  const [event] = await house.sql`
    select e.quantity, cardinality(e.evidence) as evidence from ledger.event e
    where e.kind = 'plans.record_accepted' and e.subject_id = ${recordId}`
  expect(event).toEqual({ quantity: 71, evidence: 1 })
  // By hand a photo is asked for: a sheet has its own evidence.
  const byHand = await secretary.ask(submitRecord, {
    params: { id: list.target('180台').id },
    body: {
      placeId: (await waiting())[0]!.place.id,
      happenedOn: '2026-02-03',
      quantity: 1,
      note: null,
      photoIds: [],
    },
  })
  expect(byHand.refused?.type).toBe('evidence_missing')
})
