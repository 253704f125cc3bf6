import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tick } from '../../../platform/jobs/tick.ts'
import { type House, openHouse, placeId } from '../../../tests/support/house.ts'
import {
  type Adopted,
  accept,
  adoptList,
  headOf,
  keepPhoto,
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
const officer = '沈砚秋'

/** An accepted record of one charging pile, not public yet. */
async function accepted(quantity = 1): Promise<string> {
  const id = await submit(house, '乐文娟', list.target('180台').id, { quantity })
  await accept(house, head, id)
  return id
}
const publicFigure = async () => {
  const document = await house.anyone.ask(plans.getPublicDocument, { params: { id: list.planId } })
  return document.body.passages.flatMap((p) => p.quantities).find((q) => q.quoted === '180台')!.figure
}
const publicDeed = async (id: string) => {
  const origin = await house.anyone.ask(plans.getPublicOrigin, { params: { id: list.target('180台').id } })
  return origin.body.deeds.find((deed) => deed.id === id)
}
const reverse = async (id: string, who = head) =>
  (await house.as(who)).ask(plans.reverseRecord, { params: { id }, body: { reason: 'wrong_quantity' } })
const hold = async (id: string, untilOn: string) =>
  (await house.as(officer)).ask(plans.holdRecord, {
    params: { id },
    body: { untilOn, reason: '等居民代表看过' },
  })

describe('release', () => {
  test('is somebody’s who may: not the clerk’s, not the accepting office’s', async () => {
    const id = await accepted()
    expect((await release(house, '尤书晏', list.planId, id)).refused?.type).toBe('may_not')
    expect((await release(house, head, list.planId, id)).refused?.type).toBe('may_not')
    const waiting = (await (await house.as(officer)).ask(plans.getWaiting)).body
    expect(waiting.toRelease.map((r) => r.id)).toContain(id)
    expect((await release(house, officer, list.planId, id)).status).toBe(200)
    const [row] = await house.sql<{ name: string }>`
      select l.name from plans.record r join people.label l on l.id = r.released_by where r.id = ${id}`
    expect(row?.name).toBe(officer)
  })

  test('of what nobody accepted, or twice, is refused; of a batch none then passes', async () => {
    const fresh = await submit(house, '乐文娟', list.target('180台').id, { quantity: 1 })
    const ready = await accepted()
    expect((await release(house, officer, list.planId, ready, fresh)).refused).toEqual({
      type: 'not_releasable',
      params: { recordId: fresh },
    })
    expect((await publicDeed(ready)) ?? null).toBeNull()
    await release(house, officer, list.planId, ready)
    expect((await release(house, officer, list.planId, ready)).refused?.type).toBe('already_released')
  })

  test('by two at once counts once in public', async () => {
    const before = (await publicFigure()).done ?? 0
    const id = await accepted(2)
    const answers = await Promise.all([
      release(house, officer, list.planId, id),
      release(house, '单立群', list.planId, id),
    ])
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
    expect((await publicFigure()).done).toBe(before + 2)
  })

  test('through another plan’s address finds nothing', async () => {
    const id = await accepted()
    const other = await adoptList(house, { year: 2025, adoptedOn: '2025-01-20', leadOffice: null })
    expect((await release(house, officer, other.planId, id)).status).toBe(404)
  })

  test('leaves out the photos that were chosen to stay back', async () => {
    const author = await house.as('乐文娟')
    const photoIds = [await keepPhoto(author), await keepPhoto(author)]
    const made = await author.ask(plans.submitRecord, {
      params: { id: list.target('180台').id },
      body: {
        placeId: placeId('书带里'),
        happenedOn: '2026-02-10',
        quantity: 1,
        note: '门牌上有名字',
        photoIds,
      },
    })
    const id = made.body.id
    await accept(house, head, id)
    const client = await house.as(officer)
    const foreign = await keepPhoto(author)
    const asked = { params: { id: list.planId }, body: { recordIds: [id], hiddenPhotoIds: [foreign] } }
    expect((await client.ask(plans.releaseRecords, asked)).status).toBe(404)
    asked.body.hiddenPhotoIds = [photoIds[0]!]
    expect((await client.ask(plans.releaseRecords, asked)).status).toBe(200)
    expect((await publicDeed(id))?.photos.map((p) => p.id)).toEqual([photoIds[1]])
    expect((await house.anyone.get(`/api/plans/public/photos/${photoIds[0]}`)).status).toBe(404)
    expect((await house.anyone.get(`/api/plans/public/photos/${photoIds[1]}`)).status).toBe(200)
    const [event] = await house.sql<{ evidence: string[] }>`
      select evidence from ledger.event where kind = 'plans.record_released' and subject_id = ${id}`
    expect(event?.evidence).toEqual([photoIds[1]])
  })
})

test('what everybody sees names nobody and repeats no note', async () => {
  const id = await accepted()
  await house.sql`update plans.record set note = '王阿婆家门口' where id = ${id}`
  await release(house, officer, list.planId, id)
  const document = await house.anyone.get(`/api/plans/public/${list.planId}`)
  const origin = await house.anyone.get(`/api/plans/public/targets/${list.target('180台').id}`)
  for (const text of [document.bytes.toString(), origin.bytes.toString()]) {
    for (const secret of ['乐文娟', head, officer, '尤书晏', '王阿婆', '居委会'])
      expect(text).not.toContain(secret)
  }
  const [deed] = (origin.body as plans.PublicOrigin).deeds
  expect(Object.keys(deed!).sort()).toEqual(
    ['happenedOn', 'id', 'photos', 'placeName', 'quantity', 'reversedReason', 'unit'].sort(),
  )
})

describe('a hold', () => {
  test('keeps a record from release until its day, with a reason', async () => {
    const id = await accepted()
    expect((await hold(id, '2026-03-02')).refused?.type).toBe('hold_needs_future')
    expect((await hold(id, '2026-03-20')).status).toBe(200)
    expect((await release(house, officer, list.planId, id)).refused).toEqual({
      type: 'record_held',
      params: { recordId: id, untilOn: '2026-03-20' },
    })
    const listed = await (await house.as(officer)).ask(plans.listReleasable, { params: { id: list.planId } })
    expect(listed.body.find((r) => r.id === id)).toMatchObject({
      heldUntilOn: '2026-03-20',
      holdReason: '等居民代表看过',
    })
    expect(
      (await (await house.as(officer)).ask(plans.getWaiting)).body.toRelease.map((r) => r.id),
    ).not.toContain(id)
  })

  test('is lifted early by whoever may release, once', async () => {
    const id = await accepted()
    await hold(id, '2026-03-20')
    const client = await house.as(officer)
    expect((await client.ask(plans.liftHold, { params: { id } })).status).toBe(200)
    expect((await client.ask(plans.liftHold, { params: { id } })).refused?.type).toBe('not_releasable')
    expect((await release(house, officer, list.planId, id)).status).toBe(200)
    expect((await hold(id, '2026-03-20')).refused?.type).toBe('already_released')
  })

  test('of what is not accepted is refused', async () => {
    const id = await submit(house, '乐文娟', list.target('180台').id, { quantity: 1 })
    expect((await hold(id, '2026-03-20')).refused?.type).toBe('not_releasable')
  })
})

describe('taking back', () => {
  test('takes a released figure out at once, in public too; the deed stays with its reason, its photos go', async () => {
    const before = (await publicFigure()).done ?? 0
    const id = await accepted(9)
    await release(house, officer, list.planId, id)
    expect((await publicFigure()).done).toBe(before + 9)
    const photo = (await publicDeed(id))!.photos[0]!.id
    expect((await house.anyone.get(`/api/plans/public/photos/${photo}`)).status).toBe(200)

    expect((await reverse(id)).status).toBe(200)
    expect((await publicFigure()).done).toBe(before)
    expect(await publicDeed(id)).toMatchObject({ reversedReason: 'wrong_quantity', quantity: 9, photos: [] })
    expect((await house.anyone.get(`/api/plans/public/photos/${photo}`)).status).toBe(404)
    const document = (await house.anyone.ask(plans.getPublicDocument, { params: { id: list.planId } })).body
    expect(document.changes.find((c) => c.deedId === id)?.isReversed).toBe(true)

    const origin = await (await house.as('尤书晏')).ask(plans.getOrigin, {
      params: { id: list.target('180台').id },
    })
    expect(origin.body.corrections).toContainEqual({
      recordId: id,
      at: expect.any(String),
      reason: 'wrong_quantity',
      quantity: 9,
    })
  })

  test('twice is refused, and so is what was never accepted', async () => {
    const id = await accepted()
    expect((await reverse(id)).status).toBe(200)
    expect((await reverse(id)).refused?.type).toBe('already_reversed')
    expect((await release(house, officer, list.planId, id)).refused?.type).toBe('not_releasable')
    const fresh = await submit(house, '乐文娟', list.target('180台').id, { quantity: 1 })
    expect((await reverse(fresh)).refused?.type).toBe('already_decided')
  })

  test('by two at once takes it out once', async () => {
    const before = (await readList(house, list.planId)).target('180台').figure.done ?? 0
    const id = await accepted(4)
    const answers = await Promise.all([reverse(id), reverse(id, '尤书晏'), reverse(id)])
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409, 409])
    expect((await readList(house, list.planId)).target('180台').figure.done).toBe(before)
  })

  test('and releasing at once: the public figure never keeps what was taken back', async () => {
    const before = (await publicFigure()).done ?? 0
    for (let n = 0; n < 6; n++) {
      const id = await accepted(1)
      await Promise.all([reverse(id), release(house, officer, list.planId, id)])
    }
    expect((await publicFigure()).done ?? 0).toBe(before)
  })

  test('needs the permission: who accepted as staff does not reverse, a committee even less', async () => {
    const id = await accepted()
    expect((await reverse(id, '乐文娟')).refused?.type).toBe('may_not')
    // Head of another office: sees it as release officer, decides nothing about it.
    expect((await reverse(id, officer)).refused?.type).toBe('may_not')
  })
})

test('a hold whose day has come ends by the tick, and the record waits for release again', async () => {
  const id = await accepted()
  await hold(id, '2026-03-03')
  const client = await house.as(officer)
  const heldUntil = async () => (await client.ask(plans.getRecord, { params: { id } })).body.heldUntilOn
  // Somebody who works on; an idle session would end meanwhile.
  house.clock.set('2026-03-02T09:00:00Z')
  await heldUntil()
  house.clock.set('2026-03-02T15:59:00Z')
  await tick(house.lilong)
  expect(await heldUntil()).toBe('2026-03-03')
  // Midnight in Shanghai.
  house.clock.set('2026-03-02T16:00:00Z')
  await tick(house.lilong)
  expect(await heldUntil()).toBeNull()
  const events = await house.sql<{ kind: string; actor_id: string | null }>`
    select kind, actor_id from ledger.event
    where subject_id = ${id} and kind in ('plans.record_held', 'plans.hold_lifted') order by seq`
  expect(events.map((e) => e.kind)).toEqual(['plans.record_held', 'plans.hold_lifted'])
  expect(events[1]?.actor_id).toBeNull()
  expect((await publicDeed(id)) ?? null).toBeNull()
  expect((await release(house, officer, list.planId, id)).status).toBe(200)
})
