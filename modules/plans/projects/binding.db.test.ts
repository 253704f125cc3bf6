import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, define, definitionOf, flowOf, levelOf } from '../../../tests/support/defining.ts'
import { type House, openHouse, placeId } from '../../../tests/support/house.ts'
import {
  type Adopted,
  accept,
  adoptList,
  headOf,
  readList,
  release,
  submit,
} from '../../../tests/support/plans.ts'
import * as indicators from '../../indicators/contract.ts'
import * as plans from '../contract.ts'

let house: House
let list: Adopted
beforeAll(async () => {
  house = await openHouse()
  list = await adoptList(house)
})
afterAll(() => house.close())

const head = headOf('管理办')
const target = async (quoted: string) => (await readList(house, list.planId)).target(quoted)
async function done(quoted: string, quantity: number, deed: { happenedOn?: string; place?: string } = {}) {
  const id = await submit(house, '乐文娟', list.target(quoted).id, { quantity, ...deed })
  expect((await accept(house, head, id)).refused).toBeNull()
  return id
}

async function bind(
  quoted: string,
  indicatorId: string | null,
  more: { place?: string; whole?: number } = {},
) {
  return (await house.as('尤书晏')).ask(plans.defineTarget, {
    params: { id: list.target(quoted).id },
    body: {
      dueOn: '2026-12-31',
      measuredBy: indicatorId === null ? 'count' : 'indicator',
      denominator: null,
      denominatorUnit: null,
      countedHow: null,
      indicatorId,
      indicatorPlaceId: more.place ? placeId(more.place) : null,
    },
  })
}

test('a record accepted for one promise moves the target that an indicator measures, for staff and in public, at once', async () => {
  const piles = await define(
    house,
    definitionOf('里弄充电桩', flowOf({ dims: { target: [list.target('180台').id] } })),
  )
  expect((await bind('不少于45台', piles.id, { place: '书带里' })).refused).toBeNull()
  expect((await target('不少于45台')).figure).toMatchObject({ done: null, records: 0 })
  expect((await target('不少于45台')).standing.kind).toBe('not_begun')
  const here = await done('180台', 9, { place: '青藤里' })
  await done('180台', 30, { place: '书带坊' })
  expect(await target('不少于45台')).toMatchObject({
    measuredBy: 'indicator',
    indicator: { id: piles.id, name: '里弄充电桩', place: { id: placeId('书带里'), name: '书带里' } },
    figure: { done: 39, records: 2 },
  })
  // The number is public with its definition, though none of its records is released; the records are not.
  const document = (await house.anyone.ask(plans.getPublicDocument, { params: { id: list.planId } })).body
  const live = document.passages.flatMap((p) => p.quantities).find((q) => q.quoted === '不少于45台')
  expect(live?.figure).toMatchObject({ done: 39 })
  const origin = await house.anyone.ask(plans.getPublicOrigin, {
    params: { id: list.target('不少于45台').id },
  })
  expect(origin.body).toMatchObject({ deeds: [], byPlace: [], byMonth: [], target: { figure: { done: 39 } } })
  expect(origin.body.indicator?.sentence['zh-CN']).toContain('数量之和')
  const own = await (await house.as(head)).ask(plans.getOrigin, {
    params: { id: list.target('不少于45台').id },
  })
  expect(own.body.ask).toMatchObject({
    indicatorId: piles.id,
    placeId: placeId('书带里'),
    from: '2026-01-01',
  })
  const sum = own.body.byPlace.reduce((total, row) => total + row.quantity, 0)
  expect(sum).toBe(39)
  await (await house.as(head)).ask(plans.reverseRecord, {
    params: { id: here },
    body: { reason: 'not_done' },
  })
  expect((await target('不少于45台')).figure).toMatchObject({ done: 30, records: 1 })
  await done('180台', 15, { place: '书带坊' })
  expect(await target('不少于45台')).toMatchObject({ figure: { done: 45 }, standing: { kind: 'met' } })
})

test('a promise that an indicator measures takes no records of its own', async () => {
  const secretary = await house.as('乐文娟')
  const answer = await secretary.ask(plans.submitRecord, {
    params: { id: list.target('不少于45台').id },
    body: { placeId: placeId('书带里'), happenedOn: '2026-02-20', quantity: 1, note: null, photoIds: [] },
  })
  expect([answer.status, answer.refused?.type]).toEqual([409, 'measured_by_indicator'])
})

test('a record that waits while its promise is bound is not accepted any more', async () => {
  const km = await define(house, definitionOf('标线', flowOf({ measure: '公里' }), { decimals: 2 }))
  const waiting = await submit(house, '乐文娟', list.target('1.5公里').id, { quantity: 0.5 })
  expect((await bind('1.5公里', km.id)).refused).toBeNull()
  expect((await accept(house, head, waiting)).refused?.type).toBe('measured_by_indicator')
  expect((await bind('1.5公里', null)).refused).toBeNull()
  expect((await accept(house, head, waiting)).refused).toBeNull()
  // Once a record counts, how it is measured no longer changes.
  expect((await bind('1.5公里', km.id)).refused?.type).toBe('target_counted')
})

test('a rate measures a percentage and is compared by its parts: 74.96 of 75 is not met', async () => {
  const all = await define(
    house,
    definitionOf('门禁改造', flowOf({ what: 'count', measure: '公里' }), { unit: '件' }),
  )
  const rate = await define(
    house,
    definitionOf('门禁覆盖率', {
      kind: 'ratio',
      numeratorId: all.id,
      denominator: { number: 1.334, source: '测试用的总数' },
      factor: 100,
    }),
  )
  expect((await bind('75%以上', rate.id)).refused).toBeNull()
  // 1 of 1.334 is 74.96 %.
  const short = await target('75%以上')
  expect(short.figure.done).toBeCloseTo(74.96, 2)
  expect(short.figure.ratio).toBeLessThan(1)
  expect(short.standing.kind).not.toBe('met')
})

test('an indicator that counts something else is refused in words', async () => {
  const clerk = await house.as('尤书晏')
  const flow = await define(house, definitionOf('另一个流量', flowOf({ kinds: [accepted], measure: '台' })))
  const level = await define(house, definitionOf('台数存量', levelOf({ measure: '台' })))
  const why = async (quoted: string, id: string | null, place?: string) => {
    const answer = await clerk.ask(plans.defineTarget, {
      params: { id: list.target(quoted).id },
      body: {
        dueOn: '2026-12-31',
        measuredBy: 'indicator',
        denominator: null,
        denominatorUnit: null,
        countedHow: null,
        indicatorId: id,
        indicatorPlaceId: place ? placeId(place) : null,
      },
    })
    return [answer.status, answer.refused?.type, answer.refused?.params.why]
  }
  expect(await why('0件', flow.id)).toEqual([422, 'indicator_unfit', 'unit'])
  expect(await why('412人以内', flow.id)).toEqual([422, 'indicator_unfit', 'unit'])
  expect(await why('180台', level.id)).toEqual([422, 'indicator_unfit', 'kind'])
  expect(await why('由300客增至450客', null)).toEqual([422, 'indicator_unfit', 'unknown'])
  const here = await define(house, definitionOf('书带里的台数', flowOf()), { place: '书带里' })
  expect(await why('180台', here.id, '鸣鹤坊')).toEqual([422, 'indicator_unfit', 'place'])
  await clerk.ask(indicators.retireIndicator, { params: { id: here.id }, body: { reason: '不再统计' } })
  expect(await why('180台', here.id)).toEqual([422, 'indicator_unfit', 'retired'])
})

test('what others published measures a level, and shows its source in public', async () => {
  const clerk = await house.as('尤书晏')
  const score = await define(
    house,
    definitionOf('公众满意度', { kind: 'external', publisher: '沪中区统计局' }, { decimals: 1 }),
  )
  expect((await bind('不低于90分', score.id)).refused).toBeNull()
  expect((await target('不低于90分')).figure.done).toBeNull()
  const entered = await clerk.ask(indicators.enterFigure, {
    params: { id: score.id },
    body: {
      placeId: placeId('桂渡桥街道'),
      from: '2026-01-01',
      until: '2026-03-01',
      value: 91.4,
      bound: 'exact',
      source: { title: '沪中区一季度民意调查通报', on: '2026-03-01', url: null },
    },
  })
  expect(entered.refused).toBeNull()
  expect(await target('不低于90分')).toMatchObject({ figure: { done: 91.4 }, standing: { kind: 'met' } })
  const origin = await house.anyone.ask(plans.getPublicOrigin, {
    params: { id: list.target('不低于90分').id },
  })
  expect(origin.body.indicator?.source).toBe('沪中区一季度民意调查通报 2026-03-01')
})

test('what is released says nothing about a bound number, and the diary goes on', async () => {
  const id = await done('180台', 1, { place: '青藤里' })
  expect((await release(house, '沈砚秋', list.planId, id)).refused).toBeNull()
  expect((await target('180台')).released).toMatchObject({ done: 1 })
})
