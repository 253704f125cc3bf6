import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readWorkbook } from '../../../platform/files/workbook-reading.ts'
import { flush } from '../../../platform/ledger/event.ts'
import { inTransaction, readingTx } from '../../../platform/transaction.ts'
import { define, definitionOf, flowOf } from '../../../tests/support/defining.ts'
import { type Client, type House, openHouse, personId } from '../../../tests/support/house.ts'
import { type Adopted, accept, adoptList, headOf, holderOf, submit } from '../../../tests/support/plans.ts'
import { actorOfPerson } from '../../identity/index.ts'
import * as plans from '../../plans/contract.ts'
import { acceptRecords } from '../../plans/index.ts'
import * as indicators from '../contract.ts'
import { eventsSince, snapshotNow } from './since.ts'

let house: House
let list: Adopted
let clerk: Client
let piles: string
const year = { from: '2026-01-01', until: '2027-01-01' }
beforeAll(async () => {
  house = await openHouse()
  list = await adoptList(house)
  clerk = await house.as('尤书晏')
  piles = (
    await define(house, definitionOf('充电桩', flowOf({ dims: { target: [list.target('180台').id] } })))
  ).id
})
afterAll(() => house.close())

const head = headOf('管理办')
async function done(quantity: number, deed: { happenedOn?: string; place?: string; by?: string } = {}) {
  const id = await submit(house, deed.by ?? '乐文娟', list.target('180台').id, { quantity, ...deed })
  expect((await accept(house, head, id)).refused).toBeNull()
  return id
}
const takeBack = async (id: string) => {
  const answer = await (await house.as(head)).ask(plans.reverseRecord, {
    params: { id },
    body: { reason: 'counted_twice' },
  })
  expect(answer.refused).toBeNull()
}
const origin = async (client: Client, query: Record<string, string> = {}) =>
  (await client.ask(indicators.getNumberOrigin, { params: { id: piles }, query: { ...year, ...query } })).body
const events = (client: Client, query: Record<string, unknown> = {}) =>
  client.ask(indicators.listEventsBehind, { params: { id: piles }, query: { ...year, ...query } })

describe('a number opens', () => {
  test('to its definition in a sentence, its months and places, its corrections, its records and their photos', async () => {
    const wrong = await done(4, { happenedOn: '2026-01-20', place: '书带坊' })
    const right = await done(3, { happenedOn: '2026-02-20', place: '墨耕里' })
    await takeBack(wrong)
    const answer = await origin(clerk)
    expect(answer.sentence['zh-CN']).toContain('180台')
    expect(answer.answer.value).toBe(3)
    expect(
      answer.byMonth.map(({ from, answer: month }) => [from.slice(0, 7), month.value]).slice(0, 3),
    ).toEqual([
      ['2026-01', null],
      ['2026-02', 3],
      ['2026-03', null],
    ])
    expect(answer.corrections).toMatchObject([{ quantity: -4, reason: { 'zh-CN': '重复计了一次' } }])
    const listed = (await events(clerk)).body
    expect(listed.total).toBe(3)
    expect(listed.others).toBe(0)
    expect(
      listed.events.map((event) => [
        event.occurredOn,
        event.quantity,
        event.isReversed,
        event.reverses !== null,
      ]),
    ).toEqual([
      ['2026-02-20', 3, false, false],
      ['2026-01-20', -4, false, true],
      ['2026-01-20', 4, true, false],
    ])
    const [event] = listed.events
    expect(event).toMatchObject({
      kindName: { 'zh-CN': '实事项目记录认定' },
      place: { name: '墨耕里' },
      subject: { id: right, path: `/plans/records/${right}` },
    })
    expect(event!.dims[0]!.value['zh-CN']).toContain('180台')
    const file = event!.evidence[0]!
    const photo = await clerk.get(`/api/indicators/events/${event!.id}/evidence/${file.id}?width=160`)
    expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    // A file of another event is not read by way of this one.
    const other = await clerk.get(`/api/indicators/events/${listed.events[2]!.id}/evidence/${file.id}`)
    expect(other.status).toBe(404)
  })

  test('only as far as one may see: others are counted, never shown, and their photos are not there', async () => {
    const secretary = await house.as('乐文娟')
    const before = (await events(secretary)).body
    const id = await submit(house, holderOf('committee_secretary', '鸣鹤坊'), list.target('180台').id, {
      quantity: 2,
      place: '鸣鹤东坊',
    })
    expect((await accept(house, head, id)).refused).toBeNull()
    const seen = (await events(secretary)).body
    expect(seen.total).toBe(before.total + 1)
    expect(seen.others).toBe(before.others + 1)
    expect(JSON.stringify(seen.events)).not.toContain('鸣鹤东坊')
    const whole = (await events(clerk)).body.events.find((event) => event.place.name === '鸣鹤东坊')!
    const photo = await secretary.get(`/api/indicators/events/${whole.id}/evidence/${whole.evidence[0]!.id}`)
    expect(photo.status).toBe(404)
    // The sum itself is no secret among staff.
    expect((await origin(secretary)).answer.value).toBe((await origin(clerk)).answer.value)
  })

  test('page by page, without losing or repeating an event', async () => {
    const all = (await events(clerk, { limit: 200 })).body.events.map((event) => event.id)
    const paged: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const { body } = await events(clerk, { limit: 2, ...(after ? { after } : {}) })
      paged.push(...body.events.map((event) => event.id))
      after = body.next
    }
    expect(paged).toEqual(all)
    expect(new Set(paged).size).toBe(paged.length)
  })

  test('a timeline of several numbers shows each event once, with the numbers it lies beneath', async () => {
    const all = await define(house, definitionOf('全部台数', flowOf()))
    const { body } = await clerk.ask(indicators.getTimeline, {
      query: { ids: `${piles},${all.id}`, ...year },
    })
    const ids = body.events.map((event) => event.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(body.events[0]!.indicatorIds.toSorted()).toEqual([piles, all.id].toSorted())
  })
})

test('while others record, a number and its months are always of one instant', async () => {
  const months = await define(
    house,
    definitionOf('同一时刻', flowOf({ dims: { target: [list.target('180台').id] } })),
  )
  let writing = true
  let looks = 0
  const writers = (async () => {
    // They go on until somebody has looked often enough between them, however the two fare against each other.
    for (let n = 0; n < 5 || (looks < 5 && n < 100); n++)
      await done(1, { happenedOn: n % 2 ? '2026-03-01' : '2026-02-08', place: '书带坊' })
    writing = false
  })()
  while (writing) {
    const { body } = await clerk.ask(indicators.getNumberOrigin, { params: { id: months.id }, query: year })
    const sum = body.byMonth.reduce((total, { answer }) => total + (answer.value ?? 0), 0)
    expect(sum).toBe(body.answer.value)
    looks++
  }
  await writers
  expect(looks).toBeGreaterThan(3)
})

describe('exports', () => {
  test('carry definition, 口径, cut-off day and version beside the numbers, as xlsx and as csv with its mark', async () => {
    const csv = await clerk.get(
      `/api/indicators/values.csv?ids=${piles}&from=2026-01-01&until=2026-04-01&step=month`,
    )
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = parse(csv.bytes, { bom: true, columns: true }) as Record<string, string>[]
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatchObject({
      指标: '充电桩',
      自: '2026-01-01',
      至: '2026-01-31',
      单位: '台',
      截至: '2026-03-02',
      版本: '第1版',
    })
    expect(rows[0]!.数值).toBe('未报')
    expect(rows[3]!.口径).toContain('以认定的记录为准')
    expect(rows[3]!.定义).toContain('数量之和')
    const xlsx = await clerk.get(
      `/api/indicators/values.xlsx?ids=${piles}&from=2026-01-01&until=2026-04-01&step=month`,
    )
    const [sheet] = await readWorkbook(xlsx.bytes)
    const cells = sheet!.rows.flat().map(String)
    expect(cells).toContain('2026-03-02')
    expect(cells.some((cell) => cell.includes('数量之和'))).toBe(true)
  })

  test('never hand out a formula, whatever a number is called', async () => {
    const evil = await define(house, definitionOf('=HYPERLINK("http://x","开")', flowOf()))
    const csv = await clerk.get(
      `/api/indicators/values.csv?ids=${evil.id}&from=2026-01-01&until=2026-02-01&step=month`,
    )
    const rows = parse(csv.bytes, { bom: true }) as string[][]
    for (const cell of rows.flat()) expect(/^[=+\-@]/.test(cell)).toBe(false)
    const xlsx = await clerk.get(`/api/indicators/${evil.id}/number.xlsx?from=2026-01-01&until=2027-01-01`)
    expect(xlsx.status).toBe(200)
    // A cell that holds a formula would be read as one.
    for (const sheet of await readWorkbook(xlsx.bytes))
      for (const cell of sheet.rows.flat()) expect(typeof cell).not.toBe('symbol')
  })

  test('of one number list the events one may open, and say how many others there are', async () => {
    const secretary = await house.as('乐文娟')
    const csv = await secretary.get(`/api/indicators/${piles}/number.csv?from=2026-01-01&until=2027-01-01`)
    const text = csv.bytes.toString('utf8')
    expect(text).toContain('墨耕里')
    expect(text).not.toContain('鸣鹤东坊')
    expect(text).toContain('另有1笔不在您的查看范围内')
  })
})

describe('a pinned number', () => {
  const pin = () =>
    inTransaction(house.lilong, 'pin', async (tx) => {
      const snapshot = await snapshotNow(tx)
      await flush(tx)
      return snapshot
    }).then(({ result }) => result)
  const since = (snapshot: string) =>
    eventsSince(readingTx(house.lilong, 'since'), { indicatorId: piles, ...year }, snapshot)

  test('finds every event its snapshot did not see, a correction among them, and none that it saw', async () => {
    const seen = await done(5, { place: '书带坊' })
    const snapshot = await pin()
    expect(await since(snapshot)).toEqual([])
    await takeBack(seen)
    await done(6, { place: '书带坊', happenedOn: '2026-01-05' })
    const late = await since(snapshot)
    expect(late.map((event) => [event.quantity, event.occurredOn])).toEqual([
      [-5, late[0]!.occurredOn],
      [6, '2026-01-05'],
    ])
    expect(late[0]!.reverses).not.toBeNull()
  })

  test('is exact by transaction: one that began before the pin and committed after it is an adjustment', async () => {
    const id = await submit(house, '乐文娟', list.target('180台').id, { quantity: 8 })
    const acceptor = await actorOfPerson(house.lilong, personId(head), house.clock.now())
    let release = () => {}
    let begun = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const started = new Promise<void>((resolve) => {
      begun = resolve
    })
    const slow = inTransaction(house.lilong, 'slow', async (tx) => {
      await acceptRecords(tx, acceptor, [id])
      await flush(tx)
      begun()
      await held
    })
    await started
    // Committed before the pin, though it began after the slow one: a watermark would tell of it too.
    await done(7, { place: '书带坊' })
    const snapshot = await pin()
    const fast = await done(9, { place: '书带坊' })
    release()
    await slow
    const late = await since(snapshot)
    expect(late.map((event) => event.quantity).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([8, 9])
    expect(fast).toBeDefined()
  })
})
