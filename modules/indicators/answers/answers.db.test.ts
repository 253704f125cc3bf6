import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, answerOf, define, definitionOf, flowOf, levelOf } from '../../../tests/support/defining.ts'
import { type Client, type House, officeId, openHouse, placeId } from '../../../tests/support/house.ts'
import { type Adopted, accept, adoptList, headOf, submit } from '../../../tests/support/plans.ts'
import * as plans from '../../plans/contract.ts'
import * as units from '../../units/contract.ts'
import * as indicators from '../contract.ts'

let house: House
let list: Adopted
let clerk: Client
const statements: string[] = []
beforeAll(async () => {
  house = await openHouse({ onStatement: ({ text }) => statements.push(text) })
  list = await adoptList(house)
  clerk = await house.as('尤书晏')
  await clerk.ask(plans.defineTarget, {
    params: { id: list.target('0件').id },
    body: {
      dueOn: '2026-12-31',
      measuredBy: 'count',
      denominator: null,
      denominatorUnit: null,
      countedHow: null,
    },
  })
})
afterAll(() => house.close())

const head = headOf('管理办')
async function done(quoted: string, quantity: number, deed: { happenedOn?: string; place?: string } = {}) {
  const id = await submit(house, '乐文娟', list.target(quoted).id, { quantity, ...deed })
  const answer = await accept(house, head, id)
  if (answer.refused) throw new Error(JSON.stringify(answer.body))
  return id
}
const takeBack = async (id: string) =>
  (await house.as(head)).ask(plans.reverseRecord, { params: { id }, body: { reason: 'wrong_day' } })
const of = (quoted: string) => ({ target: [list.target(quoted).id] })
const byPlace = (indicatorId: string, query: Record<string, string> = {}) =>
  clerk.ask(indicators.getByPlace, {
    query: { indicatorId, from: '2026-01-01', until: '2027-01-01', ...query },
  })

describe('a flow', () => {
  test('has no value before anything is recorded, moves at once with what is accepted, and falls with what is taken back', async () => {
    const piles = await define(house, definitionOf('充电桩', flowOf({ dims: of('180台') })))
    expect(await answerOf(clerk, piles.id)).toMatchObject({
      value: null,
      why: 'not_reported',
      n: 0,
      unit: '台',
    })
    await done('180台', 4, { happenedOn: '2026-02-10' })
    const second = await done('180台', 3, { happenedOn: '2026-01-31', place: '青藤里' })
    expect(await answerOf(clerk, piles.id)).toMatchObject({
      value: 7,
      why: null,
      n: 2,
      versionId: piles.versionId,
    })
    const january = { from: '2026-01-01', until: '2026-02-01' }
    expect(await answerOf(clerk, piles.id, january)).toMatchObject({ value: 3 })
    await takeBack(second)
    expect(await answerOf(clerk, piles.id)).toMatchObject({ value: 4, n: 1 })
    expect(await answerOf(clerk, piles.id, january)).toMatchObject({ value: null, why: 'not_reported' })
  })

  test('a recorded zero is data, silence is not; a period to come and one before the beginning say so', async () => {
    const zero = await define(house, definitionOf('违建', flowOf({ dims: of('0件'), measure: '件' })))
    expect(await answerOf(clerk, zero.id)).toMatchObject({ value: null, why: 'not_reported' })
    await done('0件', 0)
    expect(await answerOf(clerk, zero.id)).toMatchObject({ value: 0, why: null, n: 1 })
    expect(await answerOf(clerk, zero.id, { from: '2026-04-01', until: '2026-05-01' })).toMatchObject({
      value: null,
      why: 'not_yet',
    })
    const later = await define(
      house,
      definitionOf('后来才统计', flowOf({ dims: of('0件'), measure: '件' }), { beganOn: '2026-02-15' }),
    )
    expect(await answerOf(clerk, later.id, { from: '2026-01-01', until: '2026-02-15' })).toMatchObject({
      why: 'before_it_began',
    })
    const silent = await define(
      house,
      definitionOf(
        '没有就是零',
        flowOf({ kinds: [accepted], dims: of('1.5公里'), measure: null, what: 'count', silence: 'zero' }),
      ),
    )
    expect(await answerOf(clerk, silent.id)).toMatchObject({ value: 0, why: null, n: 0 })
  })

  test('of parts adds to the whole, with what is recorded at the place itself named beside them', async () => {
    const km = await define(
      house,
      definitionOf('标线公里', flowOf({ dims: of('1.5公里'), measure: '公里' }), { decimals: 2 }),
    )
    await done('1.5公里', 0.1, { place: '书带里' })
    await done('1.5公里', 0.2, { place: '青藤里' })
    await done('1.5公里', 0.4, { place: '墨耕里' })
    const { body } = await byPlace(km.id, { placeId: placeId('书带里') })
    expect(body.whole.value).toBe(0.7)
    expect(body.parts).toEqual({ how: 'adds', residual: 0 })
    expect(body.elsewhere).toMatchObject({ value: 0.1, n: 1 })
    const sum = body.rows.reduce(
      (total, { answer }) => total + (answer.value ?? 0) * 10,
      body.elsewhere!.value! * 10,
    )
    expect(Math.round(sum)).toBe(7)
    expect(body.rows.map(({ unit }) => unit.name)).toEqual([
      '书带里第1网格',
      '书带里第2网格',
      '书带里第3网格',
    ])
    const street = (await byPlace(km.id, { unitKind: 'neighbourhood' })).body
    expect(street.rows).toHaveLength(12)
    expect(street.rows.find(({ unit }) => unit.name === '书带里')?.answer.value).toBe(0.7)
    expect(street.rows.find(({ unit }) => unit.name === '鸣鹤坊')?.answer).toMatchObject({
      value: null,
      why: 'not_reported',
    })
  })

  test('only within its own area: another place is out of scope, a larger one is cut down to it', async () => {
    const here = await define(house, definitionOf('书带里的桩', flowOf({ placeId: placeId('书带里') })))
    await done('180台', 2, { place: '书带坊' })
    expect(await answerOf(clerk, here.id, { placeId: placeId('鸣鹤坊') })).toMatchObject({
      why: 'out_of_scope',
    })
    const whole = await answerOf(clerk, here.id)
    expect(await answerOf(clerk, here.id, { placeId: placeId('书带综合网格') })).toEqual(whole)
    expect((await answerOf(clerk, here.id, { placeId: placeId('书带坊') })).value).toBe(2)
    const own = await define(house, definitionOf('归口书带里', flowOf()), { place: '书带里' })
    expect((await answerOf(clerk, own.id)).value).toBe(whole.value)
  })
})

describe('a level', () => {
  test('is the opening balance and everything since, at the end of the period; never summed over time', async () => {
    const opening = {
      on: '2026-01-15',
      source: '年初盘点表',
      values: [
        { placeId: placeId('书带里'), value: 100 },
        { placeId: placeId('鸣鹤坊'), value: 50 },
      ],
    }
    const seats = await define(
      house,
      definitionOf('餐位', levelOf({ dims: of('由300客增至450客'), measure: '客', opening }), { unit: '客' }),
    )
    await done('由300客增至450客', 20, { happenedOn: '2026-01-20', place: '书带坊' })
    await done('由300客增至450客', -5, { happenedOn: '2026-02-20', place: '书带坊' })
    const values = await clerk.ask(indicators.getValues, {
      query: { ids: seats.id, from: '2026-01-01', until: '2026-04-01', step: 'month' },
    })
    const row = values.body.rows[0]!
    expect(row.answers.map(({ value }) => value)).toEqual([170, 165, 165])
    // The whole range is its last day, not three months added up.
    expect(row.whole.value).toBe(165)
    expect(await answerOf(clerk, seats.id, { from: '2026-01-01', until: '2026-01-15' })).toMatchObject({
      value: null,
      why: 'before_it_began',
    })
    expect((await answerOf(clerk, seats.id, { placeId: placeId('书带里') })).value).toBe(115)
    expect(await answerOf(clerk, seats.id, { placeId: placeId('书带坊') })).toMatchObject({
      value: null,
      why: 'opening_unknown',
    })
    const parts = (await byPlace(seats.id, { unitKind: 'neighbourhood' })).body
    expect(parts.rows.find(({ unit }) => unit.name === '鸣鹤坊')?.answer.value).toBe(50)
    expect(parts.whole.value).toBe(165)
  })
})

describe('a ratio', () => {
  test('is divided anew for every place and period, and is never an average', async () => {
    const one = await define(house, definitionOf('分子', flowOf({ dims: of('180台') })))
    const two = await define(house, definitionOf('分母', flowOf({ kinds: [accepted], measure: '台' })))
    const rate = await define(
      house,
      definitionOf(
        '占比',
        { kind: 'ratio', numeratorId: one.id, denominator: { indicatorId: two.id }, factor: 100 },
        { decimals: 1 },
      ),
    )
    await done('不少于45台', 6, { place: '青藤里' })
    const whole = await answerOf(clerk, rate.id)
    expect(whole).toMatchObject({ numerator: 6, denominator: 12, value: 50 })
    expect(await answerOf(clerk, rate.id, { placeId: placeId('鸣鹤坊') })).toMatchObject({
      value: null,
      why: 'no_denominator',
    })
    const parts = (await byPlace(rate.id, { placeId: placeId('书带里') })).body
    expect(parts.parts).toEqual({ how: 'no_sum', residual: null })
    expect(parts.elsewhere).toBeNull()
  })

  test('a numerator beyond its whole is shown and flagged; a stated number speaks of the whole area only', async () => {
    const piles = await define(house, definitionOf('超额分子', flowOf({ dims: of('180台') })))
    const rate = await define(
      house,
      definitionOf('超额率', {
        kind: 'ratio',
        numeratorId: piles.id,
        denominator: { number: 4, source: '年初名录' },
        factor: 100,
      }),
    )
    expect(await answerOf(clerk, rate.id)).toMatchObject({ value: 150, exceeds: true, denominator: 4 })
    expect(await answerOf(clerk, rate.id, { placeId: placeId('书带里') })).toMatchObject({
      value: null,
      why: 'no_denominator',
    })
  })
})

describe('a ranking', () => {
  test('is refused until an administrator opens it with a reason, which is shown; and again once it is closed', async () => {
    const piles = await define(house, definitionOf('可排名', flowOf({ dims: of('180台') })))
    const refused = await byPlace(piles.id, { order: 'value', unitKind: 'neighbourhood' })
    expect([refused.status, refused.refused?.type]).toEqual([409, 'ranking_closed'])
    const open = (client: Client, isOpen: boolean, reason = '主任例会议定') =>
      client.ask(indicators.openRanking, { params: { id: piles.id }, body: { isOpen, reason } })
    expect((await open(clerk, true)).status).toBe(403)
    const administrator = await house.as('计明远')
    expect((await open(administrator, true)).refused).toBeNull()
    const ranked = (await byPlace(piles.id, { order: 'value', unitKind: 'neighbourhood' })).body
    expect(ranked.rankingReason).toBe('主任例会议定')
    const values = ranked.rows.map(({ answer }) => answer.value ?? Number.NEGATIVE_INFINITY)
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    expect(ranked.rows[0]!.unit.name).toBe('书带里')
    const events = await house.sql`select 1 from ledger.event where kind = 'indicators.ranking_opened'`
    expect(events).toHaveLength(1)
    await open(administrator, false, '会议取消了排名')
    expect((await byPlace(piles.id, { order: 'value' })).refused?.type).toBe('ranking_closed')
  })
})

test('places that moved in mid-year add up in both views, and differ between them', async () => {
  const administrator = await house.as('计明远')
  const piles = await define(
    house,
    definitionOf('迁网格', flowOf({ dims: of('由300客增至450客'), measure: '客' }), { unit: '客' }),
  )
  await done('由300客增至450客', 7, { happenedOn: '2026-01-10', place: '青藤里' })
  const moved = await administrator.ask(units.moveUnit, {
    params: { id: placeId('青藤里') },
    body: { parentId: placeId('鸣鹤坊第1网格'), fromOn: '2026-02-15' },
  })
  expect(moved.refused).toBeNull()
  await done('由300客增至450客', 5, { happenedOn: '2026-02-20', place: '墨耕里' })
  const sums = async (view: string) => {
    const { body } = await byPlace(piles.id, { view, unitKind: 'neighbourhood' })
    const value = (name: string) => body.rows.find(({ unit }) => unit.name === name)?.answer.value ?? null
    const sum = body.rows.reduce(
      (total, { answer }) => total + (answer.value ?? 0),
      body.elsewhere?.value ?? 0,
    )
    expect(sum).toBe(body.whole.value)
    return { whole: body.whole.value, books: value('书带里'), cranes: value('鸣鹤坊') }
  }
  const [then, now] = [await sums('then'), await sums('now')]
  expect(then.whole).toBe(now.whole)
  expect(then.books! - now.books!).toBe(7)
  expect((now.cranes ?? 0) - (then.cranes ?? 0)).toBe(7)
})

describe('many questions', () => {
  test('five hundred at once take as few statements as one, and each has its own answer', async () => {
    const piles = await define(house, definitionOf('五百问', flowOf({ dims: of('180台') })))
    const rate = await define(
      house,
      definitionOf('五百率', {
        kind: 'ratio',
        numeratorId: piles.id,
        denominator: { expected: { unitKind: 'neighbourhood', placeId: null } },
        factor: 100,
      }),
    )
    const asks = Array.from({ length: 500 }, (_, n) => ({
      indicatorId: n % 10 === 0 ? rate.id : piles.id,
      from: '2026-01-01',
      until: `2026-0${1 + (n % 3)}-${String(2 + (n % 26)).padStart(2, '0')}`,
      view: n % 2 === 0 ? ('then' as const) : ('now' as const),
    }))
    const count = async (some: typeof asks) => {
      statements.length = 0
      const answer = await clerk.ask(indicators.askMany, { body: { asks: some } })
      expect(answer.refused).toBeNull()
      expect(answer.body.answers).toHaveLength(some.length)
      return { statements: statements.length, answers: answer.body.answers }
    }
    await count(asks.slice(0, 1))
    const single = await count(asks.slice(0, 1))
    const all = await count(asks)
    expect(all.statements).toBe(single.statements)
    for (const at of [0, 77, 251, 499])
      expect(all.answers[at]).toEqual(
        await answerOf(clerk, asks[at]!.indicatorId, {
          from: asks[at]!.from,
          until: asks[at]!.until,
          view: asks[at]!.view,
        }),
      )
  })

  test('an indicator that is not there and a period that ends before it begins are refused in words', async () => {
    const unknown = await clerk.ask(indicators.askMany, {
      body: { asks: [{ indicatorId: randomUUID(), from: '2026-01-01', until: '2027-01-01' }] },
    })
    expect([unknown.status, unknown.refused?.type]).toEqual([422, 'indicator_unknown'])
    const piles = await define(house, definitionOf('倒着问', flowOf()))
    const backwards = await clerk.ask(indicators.askMany, {
      body: { asks: [{ indicatorId: piles.id, from: '2026-02-01', until: '2026-01-01' }] },
    })
    expect([backwards.status, backwards.refused?.type]).toEqual([422, 'bad_period'])
    const endless = await clerk.ask(indicators.getValues, {
      query: { ids: piles.id, from: '2020-01-01', until: '2026-01-01', step: 'day' },
    })
    expect(endless.refused?.type).toBe('bad_period')
  })
})

test('a number of an office counts what that office and those below it did', async () => {
  const piles = await define(house, definitionOf('按科室', flowOf({ dims: of('180台') })))
  const { body } = await clerk.ask(indicators.getByOffice, {
    query: { indicatorId: piles.id, from: '2026-01-01', until: '2027-01-01' },
  })
  expect(body.rows.find(({ unit }) => unit.id === officeId('管理办'))?.answer.value).toBe(body.whole.value)
  expect(body.rows.find(({ unit }) => unit.id === officeId('平安办'))?.answer.value).toBeNull()
})
