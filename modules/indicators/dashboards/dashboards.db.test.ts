import { afterAll, beforeAll, expect, test } from 'vitest'
import { define, definitionOf, flowOf } from '../../../tests/support/defining.ts'
import { type Client, type House, officeId, openHouse, placeId } from '../../../tests/support/house.ts'
import { type Adopted, accept, adoptList, headOf, submit } from '../../../tests/support/plans.ts'
import * as plans from '../../plans/contract.ts'
import * as indicators from '../contract.ts'

let house: House
let list: Adopted
let clerk: Client
let piles: string
const statements: string[] = []
beforeAll(async () => {
  house = await openHouse({ onStatement: ({ text }) => statements.push(text) })
  list = await adoptList(house)
  clerk = await house.as('尤书晏')
  piles = (await define(house, definitionOf('充电桩', flowOf()), { office: '管理办' })).id
  for (const [quantity, place, happenedOn] of [
    [4, '书带坊', '2026-01-20'],
    [3, '青藤里', '2026-02-20'],
  ] as const) {
    const id = await submit(house, '乐文娟', list.target('180台').id, { quantity, place, happenedOn })
    expect((await accept(house, headOf('管理办'), id)).refused).toBeNull()
  }
})
afterAll(() => house.close())

const item = { indicatorId: '', draw: 'bar' as const, goal: null }
const look = async (query: Record<string, unknown>, client = clerk) =>
  (await client.ask(indicators.getDashboard, { query })).body

test('a unit that has arranged nothing sees the numbers it owns: twelve months, last year, the year to date', async () => {
  const board = await look({ unitId: officeId('管理办') })
  expect(board.id).toBeNull()
  expect(board.items.map((one) => one.name)).toEqual(['充电桩'])
  const [one] = board.items
  expect(one!.thisYear.map((answer) => answer.value).slice(0, 4)).toEqual([4, 3, null, null])
  expect(one!.thisYear[3]).toMatchObject({ why: 'not_yet' })
  expect(one!.lastYear).toHaveLength(12)
  expect(one!.toDate.value).toBe(7)
  expect(board.cutOffOn).toBe('2026-03-02')
})

test('a neighbourhood sees its own part of each number; the goal is what was promised, where a promise is bound', async () => {
  const secretary = await house.as('乐文娟')
  const made = await secretary.ask(indicators.makeDashboard, {
    body: {
      unitId: placeId('书带里'),
      title: '书带里',
      items: [{ ...item, indicatorId: piles, goal: { value: 10, comparator: '>=' } }],
    },
  })
  expect(made.refused).toBeNull()
  expect((await look({ unitId: placeId('书带里') })).items[0]).toMatchObject({
    toDate: { value: 7 },
    goal: { value: 10, words: null },
  })
  const bound = await clerk.ask(plans.defineTarget, {
    params: { id: list.target('不少于45台').id },
    body: {
      dueOn: '2026-12-31',
      measuredBy: 'indicator',
      denominator: null,
      denominatorUnit: null,
      countedHow: null,
      indicatorId: piles,
      indicatorPlaceId: placeId('书带里'),
    },
  })
  expect(bound.refused).toBeNull()
  expect((await look({ unitId: placeId('书带里') })).items[0]!.goal).toEqual({
    value: 45,
    comparator: '>=',
    words: '不少于45台',
    path: `/plans/projects/${list.target('不少于45台').projectId}`,
  })
  const own = (await secretary.ask(indicators.listDashboards, { query: {} })).body
  expect(own.own.map((one) => one.title)).toEqual(['书带里'])
})

test('of two who arrange the same board at once one is told; a board of another unit is not theirs to arrange', async () => {
  const made = await clerk.ask(indicators.makeDashboard, {
    body: { unitId: officeId('党政办'), title: '党政办', items: [] },
  })
  const arrange = (title: string, client = clerk) =>
    client.ask(indicators.arrangeDashboard, {
      params: { id: made.body.id },
      body: { version: 1, title, items: [{ ...item, indicatorId: piles }] },
    })
  const answers = await Promise.all([arrange('一'), arrange('二')])
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 412])
  expect((await arrange('三', await house.as(headOf('管理办')))).status).toBe(403)
  expect((await arrange('四', await house.as('乐文娟'))).status).toBe(403)
  const unknown = await clerk.ask(indicators.makeDashboard, {
    body: {
      unitId: officeId('党政办'),
      title: '乱填',
      items: [{ ...item, indicatorId: officeId('党政办') }],
    },
  })
  expect(unknown.refused?.type).toBe('indicator_unknown')
  const twice = await clerk.ask(indicators.makeDashboard, {
    body: { unitId: officeId('党政办'), title: '一', items: [] },
  })
  const taken = await clerk.ask(indicators.makeDashboard, {
    body: { unitId: officeId('党政办'), title: '二', items: [] },
  })
  expect([twice.refused?.type, taken.refused?.type].filter(Boolean)).toEqual(['dashboard_name_taken'])
  expect((await clerk.ask(indicators.dropDashboard, { params: { id: made.body.id } })).refused).toBeNull()
  expect((await clerk.ask(indicators.getDashboard, { query: { id: made.body.id } })).status).toBe(404)
})

test('twenty numbers by twenty-seven periods take as few statements as one', async () => {
  const ids = [piles]
  for (let n = 0; n < 19; n++)
    ids.push(
      (await define(house, definitionOf(`数${n}`, flowOf({ silence: n % 2 ? 'zero' : 'unreported' })))).id,
    )
  const count = async (some: string[], title: string) => {
    const made = await clerk.ask(indicators.makeDashboard, {
      body: {
        unitId: officeId('街道办事处'),
        title,
        items: some.map((indicatorId) => ({ ...item, indicatorId })),
      },
    })
    await look({ id: made.body.id })
    statements.length = 0
    expect((await look({ id: made.body.id })).items).toHaveLength(some.length)
    return statements.length
  }
  expect(await count(ids, '二十个')).toBe(await count(ids.slice(0, 1), '一个'))
})
