import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerOf, define, definitionOf, flowOf } from '../../../tests/support/defining.ts'
import { type Client, type House, openHouse, placeId } from '../../../tests/support/house.ts'
import { adoptList } from '../../../tests/support/plans.ts'
import * as indicators from '../contract.ts'

let house: House
let clerk: Client
let score: string
beforeAll(async () => {
  house = await openHouse()
  await adoptList(house)
  clerk = await house.as('尤书晏')
  score = (
    await define(
      house,
      definitionOf('测评', { kind: 'external', publisher: '沪中区统计局' }, { decimals: 2 }),
    )
  ).id
})
afterAll(() => house.close())

const figure = {
  placeId: placeId('桂渡桥街道'),
  from: '2025-10-01',
  until: '2026-01-01',
  value: 90.5,
  bound: 'exact' as const,
  source: { title: '四季度通报', on: '2026-01-20', url: 'https://example.invalid/2025q4' },
}
const enter = (body: Partial<Omit<typeof figure, 'bound'>> & { bound?: indicators.Bound } = {}, id = score) =>
  clerk.ask(indicators.enterFigure, { params: { id }, body: { ...figure, ...body } })

test('a published figure answers for its own period with its source, and no longer period adds it up', async () => {
  expect((await enter()).refused).toBeNull()
  expect((await enter({ from: '2025-07-01', until: '2025-10-01', value: 80 })).refused).toBeNull()
  expect(await answerOf(clerk, score, { from: '2025-10-01', until: '2026-01-01' })).toMatchObject({
    value: 90.5,
    source: { title: '四季度通报', on: '2026-01-20' },
  })
  // A year shows its last quarter, never the sum of two.
  expect(await answerOf(clerk, score, { from: '2025-01-01', until: '2026-01-01' })).toMatchObject({
    value: 90.5,
  })
  expect(await answerOf(clerk, score, { from: '2025-11-01', until: '2025-12-01' })).toMatchObject({
    value: null,
    why: 'not_published',
  })
  expect(
    await answerOf(clerk, score, { from: '2025-10-01', until: '2026-01-01', placeId: placeId('书带里') }),
  ).toMatchObject({
    value: null,
    why: 'not_published',
  })
})

test('a bound stays a bound', async () => {
  const wide = await define(
    house,
    definitionOf('走访', { kind: 'external', publisher: '沪中区' }, { unit: '户' }),
  )
  await enter({ value: 1600, bound: 'over' }, wide.id)
  expect(await answerOf(clerk, wide.id, { from: '2025-10-01', until: '2026-01-01' })).toMatchObject({
    value: 1600,
    bound: 'over',
  })
  const csv = await clerk.get(
    `/api/indicators/values.csv?ids=${wide.id}&from=2025-10-01&until=2026-01-01&step=quarter`,
  )
  expect(csv.bytes.toString('utf8')).toContain('1,600余')
})

test('a second for the same place and period waits until the first is taken back, which stays readable', async () => {
  const body = { from: '2025-04-01', until: '2025-07-01' }
  const first = await enter(body)
  expect((await enter({ ...body, value: 95 })).refused?.type).toBe('figure_taken')
  const withdraw = () =>
    clerk.ask(indicators.withdrawFigure, { params: { id: first.body.id }, body: { reason: '抄错了一位' } })
  expect((await withdraw()).refused).toBeNull()
  expect((await withdraw()).refused?.type).toBe('figure_withdrawn')
  expect(await answerOf(clerk, score, body)).toMatchObject({ value: null, why: 'not_published' })
  expect((await enter({ ...body, value: 95 })).refused).toBeNull()
  const listed = (await clerk.ask(indicators.listFigures, { params: { id: score } })).body
  expect(
    listed.filter((one) => one.from === body.from).map((one) => [one.value, one.withdrawnReason]),
  ).toEqual(
    expect.arrayContaining([
      [95, null],
      [90.5, '抄错了一位'],
    ]),
  )
})

test('nothing is typed in for a number of our own, from the future, or without a real address', async () => {
  const own = await define(house, definitionOf('自己的数', flowOf()))
  expect((await enter({}, own.id)).refused?.type).toBe('not_external')
  expect((await enter({ source: { ...figure.source, on: '2026-03-03' } })).refused?.type).toBe(
    'published_in_future',
  )
  expect((await enter({ source: { ...figure.source, url: 'javascript:alert(1)' } })).refused?.type).toBe(
    'url_odd',
  )
  expect((await enter({ from: '2026-01-01', until: '2025-01-01' })).refused?.type).toBe('bad_period')
  const events =
    await house.sql`select 1 from ledger.event where kind like 'indicators.figure%' and quantity is not null`
  expect(events).toEqual([])
})
