import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modules } from '../../../app.ts'
import { Type } from '../../../platform/contract.ts'
import { system } from '../../../platform/http/actor.ts'
import { countable } from '../../../platform/ledger/countable.ts'
import { eventKind, flush, record, reverse } from '../../../platform/ledger/event.ts'
import { foldDeltas } from '../../../platform/ledger/fold.ts'
import type { Module } from '../../../platform/lilong.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { answerOf, define, definitionOf, flowOf } from '../../../tests/support/defining.ts'
import { type Client, type House, officeId, openHouse, placeId } from '../../../tests/support/house.ts'
import { enterPersons } from '../../people/index.ts'
import * as indicators from '../contract.ts'

// Persons and person-times, with a service that serves people: no module of the house has one yet.

const mealServed = eventKind('meals.meal_served', {
  data: Type.Object({ meal: Type.String() }),
  dims: ['meal'],
})
const meals = { 'zh-CN': '助餐', en: 'meals served' }
countable(mealServed, {
  name: meals,
  group: meals,
  measures: ['人次'],
  persons: true,
  households: true,
  dims: { meal: { name: { 'zh-CN': '餐次', en: 'meal' } } },
})
const served: Module = { name: 'meals', kinds: [mealServed], routes: () => undefined }

let house: House
let clerk: Client
let persons: string
let times: string
const [anna, berta] = [randomUUID(), randomUUID()]
beforeAll(async () => {
  house = await openHouse({ modules: [...modules, served] })
  clerk = await house.as('尤书晏')
  const at = { placeId: placeId('书带里'), officeId: officeId('书带里居委会'), posts: [] }
  await inTransaction(house.lilong, 'persons', async (tx) => {
    await enterPersons(tx, house.lilong.vault, system, [
      { id: anna, name: '吃饭人甲', ...at },
      { id: berta, name: '吃饭人乙', ...at },
    ])
    await flush(tx)
  })
  const facts = { kinds: [mealServed.kind], dims: { meal: ['lunch'] }, measure: '人次' }
  persons = (
    await define(house, definitionOf('助餐人数', flowOf({ ...facts, what: 'persons' }), { unit: '人' }))
  ).id
  times = (await define(house, definitionOf('助餐人次', flowOf({ ...facts })))).id
})
afterAll(() => house.close())

const serve = async (personId: string | null, place: string, on: string, quantity = 1, meal = 'lunch') => {
  const { result } = await inTransaction(house.lilong, 'meal', async (tx) => {
    const id = record(tx, mealServed, {
      placeId: placeId(place),
      officeId: officeId('综合为老服务中心'),
      actor: system,
      subject: { kind: 'meals.meal', id: randomUUID() },
      occurredOn: on,
      personId,
      quantity,
      measure: '人次',
      data: { meal },
    })
    await flush(tx)
    return id
  })
  return result
}
const byPlace = async (id: string) =>
  (
    await clerk.ask(indicators.getByPlace, {
      query: { indicatorId: id, from: '2026-01-01', until: '2027-01-01', unitKind: 'neighbourhood' },
    })
  ).body

test('one person who eats in two neighbourhoods is one person of the street and one of each, and the answer says so', async () => {
  await serve(anna, '书带坊', '2026-01-10')
  await serve(anna, '鸣鹤东坊', '2026-02-10')
  await serve(berta, '书带坊', '2026-02-11')
  await serve(berta, '书带坊', '2026-02-12', 1, 'dinner')
  await foldDeltas(house.db)
  const all = await byPlace(persons)
  expect(all.whole.value).toBe(2)
  expect(
    all.rows
      .filter(({ answer }) => answer.value !== null)
      .map(({ unit, answer }) => [unit.name, answer.value]),
  ).toEqual([
    ['书带里', 2],
    ['鸣鹤坊', 1],
  ])
  expect(all.parts).toEqual({ how: 'overlaps', residual: 1 })
  expect(all.elsewhere).toBeNull()
  const summed = await byPlace(times)
  expect(summed.whole.value).toBe(3)
  expect(summed.parts).toEqual({ how: 'adds', residual: 0 })
})

test('a year has fewer persons than its months together', async () => {
  const { body } = await clerk.ask(indicators.getValues, {
    query: { ids: persons, from: '2026-01-01', until: '2026-03-01', step: 'month' },
  })
  expect(body.rows[0]!.answers.map(({ value }) => value)).toEqual([1, 2])
  expect(body.rows[0]!.whole.value).toBe(2)
})

test('a crowd counts as person-times and never as persons; how many of the events name somebody is said', async () => {
  await serve(null, '书带坊', '2026-02-20', 120)
  expect(await answerOf(clerk, times)).toMatchObject({ value: 123, n: 4, identified: 3 })
  expect(await answerOf(clerk, persons)).toMatchObject({ value: 2, identified: 3 })
})

test('two rows that turn out to be one human being make one person less and no meal less', async () => {
  await house.sql`update people.person set alias_of = ${anna} where id = ${berta}`
  await foldDeltas(house.db)
  expect((await answerOf(clerk, persons)).value).toBe(1)
  expect((await answerOf(clerk, times)).value).toBe(123)
  await house.sql`update people.person set alias_of = null where id = ${berta}`
  expect((await answerOf(clerk, persons)).value).toBe(2)
})

test('a meal taken back takes back its person where no other meal names them', async () => {
  const third = randomUUID()
  const id = await serve(third, '云樟苑', '2026-02-25')
  expect((await answerOf(clerk, persons)).value).toBe(3)
  await inTransaction(house.lilong, 'back', async (tx) => {
    await reverse(tx, id, system, 'counted_twice')
    await flush(tx)
  })
  expect((await answerOf(clerk, persons)).value).toBe(2)
  expect(await answerOf(clerk, persons, { placeId: placeId('云樟苑') })).toMatchObject({
    value: null,
    why: 'not_reported',
  })
})
