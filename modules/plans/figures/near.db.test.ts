import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse, placeId } from '../../../tests/support/house.ts'
import { type Adopted, accept, adoptList, headOf, release, submit } from '../../../tests/support/plans.ts'
import { listNearDeeds } from '../contract.ts'

let house: House
let list: Adopted
beforeAll(async () => {
  house = await openHouse()
  list = await adoptList(house)
})
afterAll(() => house.close())

const near = async (place: string) =>
  (await house.anyone.ask(listNearDeeds, { query: { placeId: placeId(place) } })).body.deeds

test('what was done and released in a neighbourhood is near whoever lives there, and not in the next one', async () => {
  const target = list.target('180台')
  const deed = await submit(house, '乐文娟', target.id, { quantity: 3 })
  expect(await near('书带里')).toEqual([])
  await accept(house, headOf('管理办'), deed)
  // Nobody has answered for it before the public yet.
  expect(await near('书带里')).toEqual([])
  await release(house, '沈砚秋', list.planId, deed)
  const [first, ...more] = await near('书带里')
  expect(more).toEqual([])
  expect(first).toMatchObject({
    deedId: deed,
    planId: list.planId,
    targetId: target.id,
    quantity: 3,
    placeName: '书带里',
  })
  expect(first?.lead).not.toBe('')
  expect(await near('桂渡桥街道')).toHaveLength(1)
  expect(await near('鸣鹤坊')).toEqual([])
})
