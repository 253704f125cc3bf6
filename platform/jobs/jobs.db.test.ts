import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../../tests/support/house.ts'
import { adoptList, submit } from '../../tests/support/plans.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('a job whose process was killed over it runs again', async () => {
  const list = await adoptList(house)
  await house.lilong.jobs.drain()
  await submit(house, '乐文娟', list.target('180台').id, { quantity: 1 })
  // What a worker leaves behind when it is killed: taken ten minutes ago, neither done nor given back.
  await house.sql`update jobs.job set state = 'active', started_on = now() - interval '10 minutes' where state = 'created'`
  expect(await house.lilong.jobs.drain()).toBe(0)
  await house.lilong.jobs.mend()
  // Given back, with a little patience before the next try.
  await house.sql`update jobs.job set start_after = now() where state = 'retry'`
  expect(await house.lilong.jobs.drain()).toBe(1)
})
