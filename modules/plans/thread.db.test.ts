import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, officeId, openHouse } from '../../tests/support/house.ts'
import { type Adopted, accept, adoptList, headOf, release, submit } from '../../tests/support/plans.ts'
import * as plans from './contract.ts'

let house: House
let list: Adopted
beforeAll(async () => {
  house = await openHouse()
  list = await adoptList(house)
})
afterAll(() => house.close())

const read = async (id: string) => (await house.anyone.ask(plans.getPublicDocument, { params: { id } })).body
const live = (document: plans.LivingDocument, quoted: string) =>
  document.passages.flatMap((p) => p.quantities).find((q) => q.quoted === quoted)

test('from the adopted text to the photo: recorded, accepted, released, and seen by anybody', async () => {
  const target = list.target('180台')
  const before = await read(list.planId)
  expect(before.passages.map((p) => p.text).join('')).toContain('新装电动自行车充电桩180台')
  expect(live(before, '180台')).toMatchObject({ figure: { done: null, records: 0 }, standing: 'not_begun' })

  const record = await submit(house, '乐文娟', target.id, { quantity: 3 })
  expect(live(await read(list.planId), '180台')?.figure.done).toBeNull()

  const head = headOf('管理办')
  expect((await accept(house, head, record)).body).toEqual({ accepted: 1 })
  const staff = await (await house.as(head)).ask(plans.getDocument, { params: { id: list.planId } })
  expect(live(staff.body, '180台')?.figure).toMatchObject({ done: 3, records: 1 })
  expect(live(await read(list.planId), '180台')?.figure.done).toBeNull()

  expect((await release(house, '沈砚秋', list.planId, record)).body).toEqual({ released: 1 })
  const after = await read(list.planId)
  expect(live(after, '180台')?.figure).toMatchObject({ done: 3, records: 1, ratio: 3 / 180 })
  expect(after.changes[0]).toMatchObject({ deedId: record, placeName: '书带里', quantity: 3, unit: '台' })

  const origin = await house.anyone.ask(plans.getPublicOrigin, { params: { id: target.id } })
  expect(origin.refused).toBeNull()
  expect(origin.body.byPlace).toEqual([
    { place: { id: expect.any(String), name: '书带里' }, quantity: 3, records: 1 },
  ])
  const photo = origin.body.deeds[0]?.photos[0]
  const image = await house.anyone.get(`/api/plans/public/photos/${photo?.id}?width=320`)
  expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  expect(image.bytes.subarray(0, 2).toString('hex')).toBe('ffd8')
})

test('the first accepted record begins the project, and the diary says so', async () => {
  const head = await house.as(headOf('管理办'))
  const project = await head.ask(plans.getProject, { params: { id: list.project('180台').id } })
  expect(project.body.state).toBe('under_way')
  expect(project.body.leadOffice?.id).toBe(officeId('管理办'))
  expect(project.body.diary.map((entry) => entry.kind)).toEqual([
    'plans.project_moved',
    'plans.project_assigned',
  ])
})

test('whoever looks is told which page changed once it has, and of a refusal nobody is told', async () => {
  const head = headOf('管理办')
  const target = list.target('1.5公里')
  const told: string[] = []
  const topics = [`plans:${list.planId}`, `plans.target:${target.id}`, `plans.public:${list.planId}`]
  const stop = house.lilong.hub.listen(topics, (topic) => told.push(topic))
  try {
    const record = await submit(house, '乐文娟', target.id, { quantity: 0.2 })
    expect(told.splice(0)).toEqual([topics[0], topics[1]])
    expect((await accept(house, '乐文娟', record)).status).toBe(403)
    expect(told).toEqual([])
    await accept(house, head, record)
    expect(told.splice(0)).toEqual([topics[0], topics[1]])
    await release(house, '沈砚秋', list.planId, record)
    expect(told.splice(0)).toEqual(topics)
  } finally {
    stop()
  }
})
