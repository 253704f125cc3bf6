import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type House, officeId, openHouse, placeId } from '../../tests/support/house.ts'
import { type Adopted, adoptList, headOf, keepPhoto, nobodyElse, submit } from '../../tests/support/plans.ts'

// Numbers, days and words that a person would not write but a program can send.

let house: House
let list: Adopted
let clerk: Client
let secretary: Client

beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T09:00:00+08:00' })
  list = await adoptList(house)
  clerk = await house.as('尤书晏')
  secretary = await house.as('乐文娟')
})
afterAll(() => house.close())

const type = (answer: { status: number; body: unknown }) => [
  answer.status,
  (answer.body as { type?: string }).type,
]
const record = async (deed: object) =>
  secretary.post(`/api/plans/targets/${list.target('1.5公里').id}/records`, {
    placeId: placeId('书带里'),
    happenedOn: '2026-02-20',
    quantity: 1,
    note: null,
    photoIds: [await keepPhoto(secretary)],
    ...deed,
  })

test('a number no street can reach is refused before it can spoil a sum', async () => {
  for (const quantity of [1e308, 1e13, 5e-324, 0.000_000_1])
    expect(type(await record({ quantity }))).toEqual([400, 'bad_shape'])
})

test('words that cannot be kept are refused and not called our mistake', async () => {
  expect(type(await record({ note: 'a\0b' }))).toEqual([400, 'bad_shape'])
  expect(type(await record({ note: 'half a \ud83d' }))).toEqual([400, 'bad_shape'])
  expect(type(await secretary.get('/api/people?search=%00'))).toEqual([400, 'bad_shape'])
  const signIn = await house.anyone.post('/api/identity/session', { name: 'a\0', password: 'b' })
  expect(type(signIn)).toEqual([400, 'bad_shape'])
})

test('a budget beyond exact numbers does not take the list away from everybody', async () => {
  const { id } = list.project('180台')
  for (const budgetFen of [9_007_199_254_740_994, 1e300]) {
    const body = { ...nobodyElse, version: 2, leadOfficeId: officeId('管理办'), budgetFen }
    expect(type(await clerk.post(`/api/plans/projects/${id}/assignment`, body))).toEqual([400, 'bad_shape'])
  }
  expect((await clerk.get(`/api/plans/${list.planId}/projects`)).status).toBe(200)
})

test('a reason of spaces is no reason', async () => {
  const id = await submit(house, '乐文娟', list.target('180台').id, { quantity: 1 })
  const head = await house.as(headOf('管理办'))
  expect(type(await head.post(`/api/plans/records/${id}/return`, { reason: ' \n' }))).toEqual([
    400,
    'bad_shape',
  ])
})

test('a small request that is wrong everywhere gets a small answer', async () => {
  const body = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`wish${i}`, 1]))
  const answer = await house.anyone.post('/api/identity/session', body)
  expect(answer.status).toBe(400)
  expect(answer.bytes.length).toBeLessThan(10_000)
})
