import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, openHouse } from '../../../tests/support/house.ts'
import { answerOf, define, definitionOf, flowOf } from '../../../tests/support/indicators.ts'
import { type Adopted, accept, adoptList, headOf, submit } from '../../../tests/support/plans.ts'
import * as plans from '../../plans/contract.ts'

let house: House
let list: Adopted
beforeAll(async () => {
  house = await openHouse()
  list = await adoptList(house)
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

describe('a flow', () => {
  test('has no value before anything is recorded, moves at once with what is accepted, and falls with what is taken back', async () => {
    const clerk = await house.as('尤书晏')
    const piles = await define(
      house,
      definitionOf('充电桩', flowOf({ dims: { target: [list.target('180台').id] } })),
    )
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
    expect(await answerOf(clerk, piles.id, { from: '2026-01-01', until: '2026-02-01' })).toMatchObject({
      value: 3,
    })
    await takeBack(second)
    expect(await answerOf(clerk, piles.id)).toMatchObject({ value: 4, n: 1 })
    expect(await answerOf(clerk, piles.id, { from: '2026-01-01', until: '2026-02-01' })).toMatchObject({
      value: null,
      why: 'not_reported',
    })
  })
})
