import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, officeId, openHouse, placeId } from '../../../tests/support/house.ts'
import {
  type Adopted,
  accept,
  adoptList,
  headOf,
  holderOf,
  keepPhoto,
  staffOf,
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

const neighbour = holderOf('committee_secretary', '鸣鹤坊')

/** What comes of saying something, without a photo unless given. */
async function say(
  who: string,
  quoted: string,
  deed: { quantity?: number; place?: string; happenedOn?: string; photoIds?: string[] } = {},
) {
  const client = await house.as(who)
  return client.ask(plans.submitRecord, {
    params: { id: list.target(quoted).id },
    body: {
      placeId: placeId(deed.place ?? '书带里'),
      happenedOn: deed.happenedOn ?? '2026-02-10',
      quantity: deed.quantity ?? 3,
      note: null,
      photoIds: deed.photoIds ?? [await keepPhoto(client)],
    },
  })
}

describe('what cannot be a record is refused by name', () => {
  test('a deed of tomorrow, and one of the year before', async () => {
    expect((await say('乐文娟', '180台', { happenedOn: '2026-03-03' })).refused?.type).toBe('deed_in_future')
    expect((await say('乐文娟', '180台', { happenedOn: '2025-12-31' })).refused?.type).toBe(
      'deed_before_plan',
    )
    expect((await say('乐文娟', '180台', { happenedOn: '2026-02-30' })).refused?.type).toBe('bad_shape')
  })

  test('nothing done, and half a charging pile', async () => {
    expect((await say('乐文娟', '180台', { quantity: 0 })).refused?.type).toBe('quantity_not_positive')
    expect((await say('乐文娟', '180台', { quantity: 2.5 })).refused).toEqual({
      type: 'quantity_too_fine',
      params: { unit: '台' },
    })
    expect((await say('乐文娟', '1.5公里', { quantity: 0.4 })).refused).toBeNull()
  })

  test('no photo, the photo of another person, and a photo that another record has', async () => {
    expect((await say('乐文娟', '180台', { photoIds: [] })).refused?.type).toBe('evidence_missing')
    const theirs = await keepPhoto(await house.as(neighbour))
    expect((await say('乐文娟', '180台', { photoIds: [theirs] })).refused?.type).toBe('photo_not_yours')
    const mine = await keepPhoto(await house.as('乐文娟'))
    expect((await say('乐文娟', '180台', { photoIds: [mine] })).refused).toBeNull()
    expect((await say('乐文娟', '180台', { photoIds: [mine] })).refused?.type).toBe('photo_not_yours')
  })

  test('a share whose whole nobody has stated', async () => {
    const clerk = await house.as('尤书晏')
    const target = list.target('75%以上')
    const kept = { dueOn: target.dueOn, countedHow: null, denominator: null, denominatorUnit: '个小区' }
    const refused = await clerk.ask(plans.defineTarget, {
      params: { id: target.id },
      body: { ...kept, measuredBy: 'share' },
    })
    expect(refused.refused?.type).toBe('share_needs_whole')
    await house.sql`update plans.target set measured_by = 'share', denominator = null where id = ${target.id}`
    expect((await say('乐文娟', '75%以上')).refused?.type).toBe('whole_missing')
  })

  test('a target and a place that do not exist', async () => {
    const client = await house.as('乐文娟')
    const body = { happenedOn: '2026-02-10', quantity: 1, note: null, photoIds: [await keepPhoto(client)] }
    const nowhere = '00000000-0000-7000-8000-000000000000'
    const noTarget = await client.ask(plans.submitRecord, {
      params: { id: nowhere },
      body: { ...body, placeId: placeId('书带里') },
    })
    expect(noTarget.refused?.type).toBe('not_found')
    const noPlace = await client.ask(plans.submitRecord, {
      params: { id: list.target('180台').id },
      body: { ...body, placeId: nowhere },
    })
    expect(noPlace.refused?.type).toBe('not_found')
  })
})

describe('who may record', () => {
  test('a committee for its own place and what lies in it, not for the neighbour’s', async () => {
    expect((await say('乐文娟', '180台', { place: '青藤里' })).refused).toBeNull()
    expect((await say('乐文娟', '180台', { place: '鸣鹤坊' })).refused?.type).toBe('may_not')
  })

  test('a grid worker for one grid, not for the next', async () => {
    expect((await say('曾小满', '180台', { place: '沪纱新村第1网格' })).refused).toBeNull()
    expect((await say('曾小满', '180台', { place: '沪纱新村第2网格' })).refused?.type).toBe('may_not')
  })

  test('the lead office anywhere, another office nowhere until it joins', async () => {
    expect((await say(staffOf('管理办'), '180台', { place: '鸣鹤坊' })).refused).toBeNull()
    expect((await say(staffOf('自治办'), '180台', { place: '鸣鹤坊' })).refused?.type).toBe('may_not')
  })

  test('who reads only, does not', async () => {
    const auditor = await house.as('欧阳𬭎')
    const answer = await auditor.post(`/api/plans/targets/${list.target('180台').id}/records`, {})
    expect(answer.status).toBe(403)
  })
})

describe('who sees a record', () => {
  test('its author, its place above, its office; for the neighbour it does not exist, with whatever act', async () => {
    const id = await submit(house, '乐文娟', list.target('180台').id, { quantity: 2 })
    for (const who of ['乐文娟', staffOf('管理办'), '尤书晏', '欧阳𬭎']) {
      expect((await (await house.as(who)).ask(plans.getRecord, { params: { id } })).status, who).toBe(200)
    }
    const stranger = await house.as(neighbour)
    expect((await stranger.ask(plans.getRecord, { params: { id } })).status).toBe(404)
    expect((await stranger.ask(plans.withdrawRecord, { params: { id } })).status).toBe(404)
    const other = await house.as(headOf('自治办'))
    expect((await other.ask(plans.returnRecord, { params: { id }, body: { reason: '看不清' } })).status).toBe(
      404,
    )
    expect((await other.ask(plans.acceptRecords, { body: { recordIds: [id] } })).status).toBe(404)
    expect(
      (await other.ask(plans.reverseRecord, { params: { id }, body: { reason: 'not_done' } })).status,
    ).toBe(404)
  })

  test('its photos likewise, and only under its own address', async () => {
    const id = await submit(house, '乐文娟', list.target('180台').id, { quantity: 2 })
    const other = await submit(house, '乐文娟', list.target('180台').id, { quantity: 2 })
    const author = await house.as('乐文娟')
    const record = (await author.ask(plans.getRecord, { params: { id } })).body
    const photo = record.photos[0]!.id
    const own = await author.get(`/api/plans/records/${id}/photos/${photo}?width=320`)
    expect([own.status, own.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect((await author.get(`/api/plans/records/${other}/photos/${photo}`)).status).toBe(404)
    const again = await author.get(`/api/plans/records/${id}/photos/${photo}?width=320`, {
      'if-none-match': own.headers.get('etag')!,
    })
    expect(again.status).toBe(304)
    const stranger = await house.as(neighbour)
    expect((await stranger.get(`/api/plans/records/${id}/photos/${photo}`)).status).toBe(404)
    expect((await house.anyone.get(`/api/plans/public/photos/${photo}`)).status).toBe(404)
  })

  test('a list holds the same, filters combine, and pages follow each other without a gap', async () => {
    const author = await house.as('乐文娟')
    const mine = await author.ask(plans.listRecords, { query: { mine: true, planId: list.planId } })
    expect(mine.body.length).toBeGreaterThan(3)
    expect(new Set(mine.body.map((r) => r.submittedBy.name))).toEqual(new Set(['乐文娟']))
    const first = await author.ask(plans.listRecords, { query: { mine: true, limit: 2 } })
    const second = await author.ask(plans.listRecords, {
      query: { mine: true, limit: 2, before: first.body[1]!.id },
    })
    expect([...first.body, ...second.body].map((r) => r.id)).toEqual(mine.body.slice(0, 4).map((r) => r.id))
    const seen = await (await house.as(neighbour)).ask(plans.listRecords, { query: {} })
    expect(seen.body.filter((r) => r.place.name === '书带里')).toEqual([])
    const below = await (await house.as('尤书晏')).ask(plans.listRecords, {
      query: { placeId: placeId('书带里'), targetId: list.target('180台').id },
    })
    expect(new Set(below.body.map((r) => r.place.name))).toEqual(new Set(['书带里', '青藤里']))
  })
})

test('sent twice under one key it is one record; another deed under the same key is refused', async () => {
  const client = await house.as('乐文娟')
  const target = list.target('180台')
  const body = {
    placeId: placeId('书带里'),
    happenedOn: '2026-02-11',
    quantity: 7,
    note: null,
    photoIds: [await keepPhoto(client)],
  }
  const key = { 'idempotency-key': 'the-same-tap-on-the-button' }
  const asked = { params: { id: target.id }, body }
  const [one, two] = await Promise.all([
    client.ask(plans.submitRecord, asked, key),
    client.ask(plans.submitRecord, asked, key),
  ])
  expect([one.refused, two.refused]).toEqual([null, null])
  expect(one.body.id).toBe(two.body.id)
  const kept = await house.sql`select id from plans.record where quantity = 7 and target_id = ${target.id}`
  expect(kept).toHaveLength(1)
  const events = await house.sql`
    select 1 from ledger.event where kind = 'plans.record_submitted' and subject_id = ${one.body.id}`
  expect(events).toHaveLength(1)
  const other = await client.ask(plans.submitRecord, { ...asked, body: { ...body, quantity: 8 } }, key)
  expect(other.refused?.type).toBe('key_reused')
})

test('submitting counts nowhere: the event carries no quantity, and no note reaches the ledger', async () => {
  const client = await house.as('乐文娟')
  const answer = await client.ask(plans.submitRecord, {
    params: { id: list.target('180台').id },
    body: {
      placeId: placeId('书带里'),
      happenedOn: '2026-02-12',
      quantity: 5,
      note: '北门两台，南门三台',
      photoIds: [await keepPhoto(client)],
    },
  })
  const [event] = await house.sql<{ quantity: number | null; day: string; text: string }>`
    select quantity, occurred_on::text as day, e::text as text from ledger.event e where subject_id = ${answer.body.id}`
  expect(event).toMatchObject({ quantity: null, day: '2026-02-12' })
  expect(event?.text).not.toContain('北门')
})

test('a project that was stopped takes no record and accepts none', async () => {
  const target = list.target('由300客增至450客')
  const id = await submit(house, '乐文娟', target.id, { quantity: 20 })
  const clerk = await house.as('尤书晏')
  const stopped = await clerk.ask(plans.moveProject, {
    params: { id: target.projectId },
    body: { act: 'stop', reason: '场地另有安排' },
  })
  expect(stopped.body).toEqual({ state: 'stopped' })
  expect((await say('乐文娟', '由300客增至450客')).refused?.type).toBe('project_closed')
  expect((await accept(house, headOf('管理办'), id)).refused?.type).toBe('project_closed')
})

test('a record submitted while the project changes hands waits at the desk of the new office', async () => {
  const { projectId } = list.target('75%以上')
  const next = officeId('自治办')
  const photoIds = [await keepPhoto(await house.as('乐文娟'))]
  // Somebody's assignment, not committed yet.
  const { saying } = await house.db.transaction().execute(async (assigning) => {
    await sql`update plans.project set office_id = ${next}, lead_office_id = ${next} where id = ${projectId}`.execute(
      assigning,
    )
    const saying = say('乐文娟', '0件', { quantity: 0, photoIds })
    await new Promise((resolve) => setTimeout(resolve, 150))
    return { saying }
  })
  const { id } = (await saying).body
  expect(await house.sql`select office_id from plans.record where id = ${id}`).toEqual([{ office_id: next }])
})
