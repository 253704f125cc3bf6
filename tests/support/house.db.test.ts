import { afterAll, beforeAll, expect, test } from 'vitest'
import { getMe } from '../../modules/identity/contract.ts'
import { type House, openHouse } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('a person of the cast signs in over HTTP and is who they are', async () => {
  const clerk = await house.as('尤书晏')
  const me = await clerk.ask(getMe)
  expect(me.refused).toBeNull()
  expect(me.body.name).toBe('尤书晏')
  expect(me.body.roles.map((r) => [r.role, r.unit.name])).toEqual([
    ['assembly_clerk', '桂渡桥街道'],
    ['paper_clerk', '桂渡桥街道'],
    ['plans_clerk', '桂渡桥街道'],
  ])
})

test('a house does not see what happens in another', async () => {
  const other = await openHouse()
  try {
    await other.sql`update people.person set name = '别人' where name = '尤书晏'`
    expect(await house.sql`select name from people.person where name = '尤书晏'`).toHaveLength(1)
  } finally {
    await other.close()
  }
})
