import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeWorkbook } from '../../../platform/files/workbook.ts'
import { answerOf, define, definitionOf, flowOf } from '../../../tests/support/defining.ts'
import { type Client, type House, officeId, openHouse, placeId } from '../../../tests/support/house.ts'
import { type Adopted, accept, adoptList, headOf, holderOf, submit } from '../../../tests/support/plans.ts'
import * as plans from '../../plans/contract.ts'
import * as indicators from '../contract.ts'

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
    await define(house, definitionOf('装了桩的', flowOf({ dims: { target: [list.target('180台').id] } })))
  ).id
})
afterAll(() => house.close())

async function done(place: string, happenedOn?: string): Promise<string> {
  const secretary = holderOf('committee_secretary', place.startsWith('鸣鹤') ? '鸣鹤坊' : '书带里')
  const id = await submit(house, secretary, list.target('180台').id, {
    quantity: 1,
    place,
    ...(happenedOn ? { happenedOn } : {}),
  })
  expect((await accept(house, headOf('管理办'), id)).refused).toBeNull()
  return id
}
let lists = 0
async function newList(
  by = '尤书晏',
  more: Partial<{ officeId: string; placeId: string }> = {},
): Promise<string> {
  const answer = await (await house.as(by)).ask(indicators.makeList, {
    body: { officeId: officeId('党政办'), name: `点位${++lists}`, matchedBy: 'place', dim: null, ...more },
  })
  expect(answer.refused).toBeNull()
  return answer.body.id
}
const add = (id: string, text: string, tryOnly = false, by: Client = clerk) =>
  by.ask(indicators.addLines, { params: { id }, body: { text, fromOn: '2026-01-01', tryOnly } })
const rateOver = (name: string, expected: indicators.Expected, numeratorId = piles) =>
  define(
    house,
    definitionOf(
      name,
      { kind: 'ratio', numeratorId, denominator: { expected }, factor: 100 },
      { decimals: 1 },
    ),
  )
const coverage = async (id: string, query: Record<string, string> = {}) =>
  (await clerk.ask(indicators.getCoverage, { params: { id }, query: { ...year, ...query } })).body

describe('coverage', () => {
  test('says 2 of 3 and which one is missing, with who answers for it; a record taken back uncovers it again', async () => {
    const id = await newList()
    expect((await add(id, '名称\t地点\n东门点\t书带坊\n西门点\t青藤里\n南门点\t鸣鹤东坊')).body).toEqual({
      added: 3,
      faults: [],
    })
    const rate = await rateOver('点位覆盖', { listId: id })
    expect(await answerOf(clerk, rate.id)).toMatchObject({ value: 0, numerator: 0, denominator: 3 })
    await done('书带坊')
    const other = await done('青藤里')
    const found = await coverage(rate.id)
    expect([found.met, found.expected]).toEqual([2, 3])
    expect(found.missing.map((thing) => [thing.name, thing.place.name])).toEqual([['南门点', '鸣鹤东坊']])
    expect(found.missing[0]!.answerers.length).toBeGreaterThan(0)
    expect(found.answer.value).toBeCloseTo(66.667, 2)
    const here = await coverage(rate.id, { placeId: placeId('书带里') })
    expect([here.met, here.expected]).toEqual([2, 2])
    await (await house.as(headOf('管理办'))).ask(plans.reverseRecord, {
      params: { id: other },
      body: { reason: 'not_done' },
    })
    expect((await coverage(rate.id)).missing.map((thing) => thing.name).toSorted()).toEqual(
      ['南门点', '西门点'].toSorted(),
    )
  })

  test('expects what stood on the list on the last day of the period', async () => {
    const id = await newList()
    await add(id, '撤掉的点\t书带坊\n留下的点\t墨耕里')
    const rate = await rateOver('撤点覆盖', { listId: id })
    const { items } = (await clerk.ask(indicators.getList, { params: { id }, query: {} })).body
    const gone = items.find((item) => item.name === '撤掉的点')!
    const ended = await clerk.ask(indicators.endItems, {
      params: { id },
      body: { itemIds: [gone.id], untilOn: '2026-02-01' },
    })
    expect(ended.body).toEqual({ ended: 1 })
    expect((await coverage(rate.id, { from: '2026-01-01', until: '2026-02-01' })).expected).toBe(2)
    expect((await coverage(rate.id)).expected).toBe(1)
    const again = await clerk.ask(indicators.endItems, {
      params: { id },
      body: { itemIds: [gone.id], untilOn: '2026-02-01' },
    })
    expect(again.status).toBe(404)
  })

  test('of units asks for every open one below the place, and an empty list has no value', async () => {
    const rate = await rateOver('居民区覆盖', { unitKind: 'neighbourhood', placeId: null })
    const found = await coverage(rate.id)
    expect(found.expected).toBe(12)
    expect(found.there.map((unit) => unit.name)).toEqual(['书带里'])
    expect(found.unitKind).toBe('neighbourhood')
    const empty = await rateOver('空清单覆盖', { listId: await newList() })
    expect(await answerOf(clerk, empty.id)).toMatchObject({ value: null, why: 'nothing_expected' })
  })

  test('by key finds a thing by a field of its events', async () => {
    const answer = await clerk.ask(indicators.makeList, {
      body: { officeId: officeId('党政办'), name: '按目标', matchedBy: 'key', dim: 'target' },
    })
    const id = answer.body.id
    const all = await define(
      house,
      definitionOf('任意记录', flowOf({ what: 'count', measure: null }), { unit: '件' }),
    )
    await add(id, `桩\t书带里\t${list.target('180台').id}\n标线\t书带里\t${list.target('1.5公里').id}`)
    const rate = await rateOver('目标覆盖', { listId: id }, all.id)
    const found = await coverage(rate.id)
    expect(found.missing.map((thing) => thing.name)).toEqual(['标线'])
    const noDim = await clerk.ask(indicators.makeList, {
      body: { officeId: officeId('党政办'), name: '没写栏', matchedBy: 'key', dim: null },
    })
    expect(noDim.refused?.type).toBe('key_needs_dim')
  })

  test('is not to be had of a number that has no list', async () => {
    const answer = await clerk.ask(indicators.getCoverage, { params: { id: piles }, query: year })
    expect([answer.status, answer.refused?.type]).toEqual([409, 'not_coverage'])
  })
})

describe('a list', () => {
  test('takes pasted lines all or none, with a report line by line; a try adds nothing', async () => {
    const id = await newList()
    const text = '一号点\t书带里\n二号点\t没有这里\n=1+1\t书带里\n一号点\t书带里'
    const tried = await add(id, text, true)
    expect(tried.body).toMatchObject({
      added: 1,
      faults: [
        { line: 2, code: 'no_place' },
        { line: 3, code: 'formula' },
        { line: 4, code: 'twice' },
      ],
    })
    const refused = await add(id, text)
    expect([refused.status, refused.refused?.type]).toEqual([422, 'lines_faulty'])
    expect((await clerk.ask(indicators.getList, { params: { id }, query: {} })).body.items).toEqual([])
    expect((await add(id, '一号点\t书带里')).body.added).toBe(1)
    expect((await add(id, '一号点\t书带里', true)).body.faults).toMatchObject([{ code: 'on_list' }])
  })

  test('reads an xlsx and a csv in the encoding that spreadsheets write, and refuses what is no table', async () => {
    const id = await newList()
    const upload = (name: string, content: Uint8Array) =>
      clerk.upload<{ added: number; type?: string }>(
        `/api/indicators/lists/${id}/sheet`,
        [{ name, content }],
        {
          fromOn: '2026-01-01',
        },
      )
    const xlsx = await makeWorkbook([
      {
        name: '点位',
        rows: [
          ['名称', '地点'],
          ['甲点', '书带坊'],
          ['乙点', '青藤里'],
        ],
        columns: [{ width: 20 }, { width: 20 }],
      },
    ])
    expect((await upload('点位.xlsx', xlsx)).body.added).toBe(2)
    // 丙点,墨耕里 in GB 18030.
    const csv = Uint8Array.from([0xb1, 0xfb, 0xb5, 0xe3, 0x2c, 0xc4, 0xab, 0xb8, 0xfb, 0xc0, 0xef])
    expect((await upload('点位.csv', csv)).body.added).toBe(1)
    const broken = await upload('坏.xlsx', new Uint8Array([0x50, 0x4b, 1, 2, 3]))
    expect([broken.status, broken.body.type]).toEqual([422, 'list_unreadable'])
  })

  test('is kept by its office: a secretary keeps one of the own neighbourhood, and names no place beyond it', async () => {
    const secretary = await house.as('乐文娟')
    const body = {
      officeId: officeId('书带里居委会'),
      name: '本居民区',
      matchedBy: 'place' as const,
      dim: null,
    }
    expect((await secretary.ask(indicators.makeList, { body })).status).toBe(403)
    const own = await secretary.ask(indicators.makeList, { body: { ...body, placeId: placeId('书带里') } })
    expect(own.refused).toBeNull()
    const lines = await add(own.body.id, '甲\t书带坊\n乙\t鸣鹤东坊', true, secretary)
    expect(lines.body.faults).toMatchObject([{ line: 2, code: 'no_place' }])
    const twice = await secretary.ask(indicators.makeList, { body: { ...body, placeId: placeId('书带里') } })
    expect(twice.refused?.type).toBe('list_name_taken')
  })
})
