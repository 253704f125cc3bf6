import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../../../tests/support/house.ts'
import {
  type Adopted,
  accept,
  adoptList,
  headOf,
  readList,
  release,
  submit,
} from '../../../tests/support/plans.ts'
import * as plans from '../contract.ts'

let house: House
let list: Adopted
beforeAll(async () => {
  house = await openHouse()
  list = await adoptList(house)
})
afterAll(() => house.close())

const head = headOf('管理办')
const clerk = '尤书晏'
const draw = async (count: number, who = clerk) =>
  (await house.as(who)).ask(plans.drawSamples, { params: { id: list.planId }, body: { count } })
const samples = async (who = clerk) =>
  (await (await house.as(who)).ask(plans.listSamples, { params: { id: list.planId } })).body
const judge = async (id: string, outcome: 'confirmed' | 'doubted', who = clerk) =>
  (await house.as(who)).ask(plans.judgeSample, { params: { id }, body: { outcome, words: '到现场看过' } })

test('with nothing accepted there is nothing to draw', async () => {
  expect((await draw(3)).refused?.type).toBe('nothing_to_sample')
})

test('a sample is drawn once, by a desk that neither submitted nor accepted', async () => {
  for (let n = 0; n < 4; n++) {
    await accept(house, head, await submit(house, '乐文娟', list.target('180台').id, { quantity: 2 }))
  }
  expect((await draw(1, head)).refused?.type).toBe('may_not')
  expect((await draw(3)).body).toEqual({ drawn: 3 })
  expect((await draw(3)).body).toEqual({ drawn: 1 })
  expect((await draw(3)).refused?.type).toBe('nothing_to_sample')
  const drawn = await samples()
  expect(new Set(drawn.map((s) => s.record.id)).size).toBe(4)
  expect((await (await house.as(clerk)).ask(plans.getWaiting)).body.toSample).toBe(4)
})

test('a confirmed one stays counted; judged again it is refused', async () => {
  const [sample] = await samples()
  expect((await judge(sample!.id, 'confirmed')).status).toBe(200)
  expect((await judge(sample!.id, 'doubted')).refused?.type).toBe('already_decided')
  expect((await readList(house, list.planId)).target('180台').figure.done).toBe(8)
  expect((await samples()).find((s) => s.id === sample!.id)).toMatchObject({
    outcome: 'confirmed',
    words: '到现场看过',
  })
})

test('a doubted one leaves every figure in the same act, the public one too', async () => {
  const sample = (await samples()).find((s) => s.outcome === null)!
  await release(house, '沈砚秋', list.planId, sample.record.id)
  expect((await readList(house, list.planId)).target('180台').released.done).toBe(2)
  expect((await judge(sample.id, 'doubted', '欧阳𬭎')).status).toBe(200)
  const target = (await readList(house, list.planId)).target('180台')
  expect([target.figure.done, target.released.done]).toEqual([6, null])
  expect((await samples()).find((s) => s.id === sample.id)?.record).toMatchObject({
    state: 'reversed',
    reversalReason: 'sample_failed',
  })
})

test('what was taken back meanwhile is judged no more', async () => {
  const sample = (await samples()).find((s) => s.outcome === null)!
  const client = await house.as(head)
  await client.ask(plans.reverseRecord, { params: { id: sample.record.id }, body: { reason: 'not_done' } })
  expect((await judge(sample.id, 'confirmed')).refused?.type).toBe('already_reversed')
})

test('two who judge at once: one is heard', async () => {
  const sample = (await samples()).find((s) => s.outcome === null && s.record.state === 'accepted')!
  const answers = await Promise.all([
    judge(sample.id, 'doubted'),
    judge(sample.id, 'confirmed', '欧阳𬭎'),
    judge(sample.id, 'doubted', '欧阳𬭎'),
  ])
  expect(answers.map((a) => a.status).sort()).toEqual([200, 409, 409])
})
