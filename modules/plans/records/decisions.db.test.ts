import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, officeId, openHouse, personId } from '../../../tests/support/house.ts'
import {
  type Adopted,
  accept,
  adoptList,
  headOf,
  holderOf,
  nobodyElse,
  readList,
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

const head = headOf('管理办')
const staff = staffOf('管理办')
const pile = () => list.target('180台').id
const doneOf = async (quoted: string) => (await readList(house, list.planId)).target(quoted).figure.done
const stateOf = async (id: string) =>
  (await (await house.as('尤书晏')).ask(plans.getRecord, { params: { id } })).body.state

describe('acceptance', () => {
  test('by whoever submitted is refused: persons are compared, not roles', async () => {
    const id = await submit(house, head, pile(), { quantity: 4 })
    const refused = await accept(house, head, id)
    expect([refused.status, refused.refused]).toEqual([
      403,
      { type: 'self_acceptance', params: { recordId: id } },
    ])
    expect((await accept(house, staff, id)).body).toEqual({ accepted: 1 })
    const record = (await (await house.as(head)).ask(plans.getRecord, { params: { id } })).body
    expect([record.submittedBy.name, record.decidedBy?.name]).toEqual([head, staff])
  })

  test('by the same human being under another entry is refused, and so is judging a sample of it', async () => {
    const ids = [personId(head), personId(staff)]
    const id = await submit(house, head, pile(), { quantity: 4 })
    const accepted = await submit(house, head, pile(), { quantity: 5 })
    await accept(house, staff, accepted)
    const clerk = '尤书晏'
    await house.sql`update people.person set alias_of = ${ids[1]} where id = ${ids[0]}`
    try {
      expect((await accept(house, staff, id)).refused?.type).toBe('self_acceptance')
      const asked = (await (await house.as(staff)).ask(plans.getRecord, { params: { id } })).body
      expect(asked.may).toEqual(['withdraw'])
      const waiting = (await (await house.as(staff)).ask(plans.getWaiting)).body
      expect(waiting.toAccept.map((deed) => deed.id)).not.toContain(id)
    } finally {
      await house.sql`update people.person set alias_of = null where id = ${ids[0]}`
    }
    await house.sql`update people.person set alias_of = ${personId(clerk)} where id = ${ids[1]}`
    try {
      const params = { id: list.planId }
      for (;;) {
        const drawn = await (await house.as(clerk)).ask(plans.drawSamples, { params, body: { count: 50 } })
        if (drawn.refused) break
      }
      const samples = (await (await house.as(clerk)).ask(plans.listSamples, { params })).body
      expect(samples.map((sample) => sample.record.id)).not.toContain(accepted)
    } finally {
      await house.sql`update people.person set alias_of = null where id = ${ids[1]}`
    }
    expect((await accept(house, staff, id)).status).toBe(200)
  })

  test('the database itself refuses a self-acceptance that came by another road', async () => {
    const id = await submit(house, head, pile(), { quantity: 4 })
    await expect(
      house.sql`update plans.record set state = 'accepted', decided_by = submitted_by where id = ${id}`,
    ).rejects.toThrow('accepted_by_another')
  })

  test('is the line’s office’s: no committee, no clerk, no grid chief of the same ground accepts', async () => {
    const id = await submit(house, '乐文娟', pile(), { quantity: 1 })
    expect((await accept(house, '乐文娟', id)).refused?.type).toBe('may_not')
    expect((await accept(house, '尤书晏', id)).refused?.type).toBe('may_not')
    // Holds office_staff on a comprehensive grid: sees the record, decides about none.
    const chief = holderOf('office_staff', '书带综合网格')
    expect((await (await house.as(chief)).ask(plans.getRecord, { params: { id } })).status).toBe(200)
    expect((await accept(house, chief, id)).refused?.type).toBe('may_not')
    expect(await stateOf(id)).toBe('submitted')
  })

  test('counts on the day of the deed, at its place, with its photos', async () => {
    const id = await submit(house, '乐文娟', pile(), {
      quantity: 6,
      happenedOn: '2026-01-15',
      place: '青藤里',
    })
    await accept(house, head, id)
    const [event] = await house.sql<Record<string, unknown>>`
      select occurred_on::text as day, quantity, measure, place_id, office_id, array_length(evidence, 1) as photos
      from ledger.event where kind = 'plans.record_accepted' and subject_id = ${id}`
    expect(event).toMatchObject({ day: '2026-01-15', quantity: 6, measure: '台', photos: 1 })
    expect(event?.office_id).toBe(officeId('管理办'))
  })

  test('of a batch is all or none', async () => {
    const before = await doneOf('180台')
    const good = await submit(house, '乐文娟', pile(), { quantity: 1 })
    const own = await submit(house, head, pile(), { quantity: 1 })
    expect((await accept(house, head, good, own)).refused?.type).toBe('self_acceptance')
    const nowhere = '00000000-0000-7000-8000-000000000000'
    expect((await accept(house, head, good, nowhere)).status).toBe(404)
    expect(await stateOf(good)).toBe('submitted')
    expect(await doneOf('180台')).toBe(before)
    expect((await accept(house, staff, good, own)).body).toEqual({ accepted: 2 })
    expect(await doneOf('180台')).toBe((before ?? 0) + 2)
  })

  test('by two at once counts once, and the second is told what happened', async () => {
    const before = (await doneOf('180台')) ?? 0
    const ids: string[] = []
    for (let n = 0; n < 5; n++) ids.push(await submit(house, '乐文娟', pile(), { quantity: 1 }))
    const answers = await Promise.all([
      ...ids.map((id) => accept(house, head, id)),
      accept(house, staff, ...ids),
      ...ids.map((id) => accept(house, staff, id)),
    ])
    expect(await doneOf('180台')).toBe(before + 5)
    const refused = answers.filter((a) => a.refused)
    expect(new Set(refused.map((a) => [a.status, a.refused?.type].join()))).toEqual(
      new Set(['409,already_decided']),
    )
    expect(refused[0]?.refused?.params).toMatchObject({ state: 'accepted' })
    const counted = await house.sql`
      select subject_id from ledger.event where kind = 'plans.record_accepted' and subject_id = any (${ids}::uuid[])`
    expect(counted).toHaveLength(5)
  })

  test('of the first records of a project by two people at once begins it once and locks nobody out', async () => {
    const items = Array.from({ length: 8 }, (_, n) => ({
      text: `第${n + 1}件事办成${n + 10}场。`,
      targets: [{ quoted: `${n + 10}场`, value: n + 10, unit: '场' }],
    }))
    const other = await adoptList(house, { items, year: 2025, adoptedOn: '2025-02-01' })
    for (const { id, targets } of other.projects) {
      const ids: string[] = []
      for (let n = 0; n < 6; n++) ids.push(await submit(house, '乐文娟', targets[0]!.id, { quantity: 1 }))
      const answers = await Promise.all(ids.map((record, n) => accept(house, n % 2 ? head : staff, record)))
      expect(answers.map((a) => a.status)).toEqual(ids.map(() => 200))
      const begun = await house.sql`
        select 1 from ledger.event where kind = 'plans.project_moved' and subject_id = ${id}`
      expect(begun).toHaveLength(1)
    }
  })
})

describe('a record that is not accepted', () => {
  test('comes back with a reason, which its author reads among what waits', async () => {
    const id = await submit(house, '乐文娟', pile(), { quantity: 1 })
    const client = await house.as(staff)
    await client.ask(plans.returnRecord, { params: { id }, body: { reason: '照片看不清' } })
    const author = await house.as('乐文娟')
    const waiting = (await author.ask(plans.getWaiting)).body
    expect(waiting.cameBack.map((r) => [r.id, r.returnReason])).toContainEqual([id, '照片看不清'])
    expect((await accept(house, head, id)).refused).toEqual({
      type: 'already_decided',
      params: { recordId: id, state: 'returned' },
    })
    house.clock.advance(60_000)
    await submit(house, '乐文娟', pile(), { quantity: 1 })
    expect((await author.ask(plans.getWaiting)).body.cameBack.map((r) => r.id)).not.toContain(id)
  })

  test('is withdrawn by its author alone, and only before a decision', async () => {
    const id = await submit(house, '乐文娟', pile(), { quantity: 1 })
    const other = await house.as(staff)
    expect((await other.ask(plans.withdrawRecord, { params: { id } })).refused?.type).toBe('may_not')
    const author = await house.as('乐文娟')
    expect((await author.ask(plans.withdrawRecord, { params: { id } })).status).toBe(200)
    expect((await author.ask(plans.withdrawRecord, { params: { id } })).refused?.type).toBe('already_decided')
    expect((await accept(house, head, id)).refused?.type).toBe('already_decided')
  })

  test('withdrawn and accepted at once: one of the two wins and the figure says which', async () => {
    const before = (await doneOf('180台')) ?? 0
    let accepted = 0
    for (let n = 0; n < 6; n++) {
      const id = await submit(house, '乐文娟', pile(), { quantity: 1 })
      const author = await house.as('乐文娟')
      const [withdrawal, acceptance] = await Promise.all([
        author.ask(plans.withdrawRecord, { params: { id } }),
        accept(house, head, id),
      ])
      expect([withdrawal.status, acceptance.status].sort()).toEqual([200, 409])
      const won = acceptance.status === 200
      expect(await stateOf(id)).toBe(won ? 'accepted' : 'withdrawn')
      accepted += won ? 1 : 0
    }
    expect(await doneOf('180台')).toBe(before + accepted)
  })
})

test('what waits for me is what others submitted to my office, and nothing of my own', async () => {
  const theirs = await submit(house, '乐文娟', pile(), { quantity: 1 })
  const own = await submit(house, head, pile(), { quantity: 1 })
  const waiting = (await (await house.as(head)).ask(plans.getWaiting)).body
  expect(waiting.toAccept.map((r) => r.id)).toContain(theirs)
  expect(waiting.toAccept.map((r) => r.id)).not.toContain(own)
  expect(waiting.toAccept.every((r) => r.may.includes('accept'))).toBe(true)
  const forMe = await (await house.as(head)).ask(plans.listRecords, { query: { forMe: true } })
  expect(new Set(forMe.body.map((r) => r.id))).toEqual(new Set(waiting.toAccept.map((r) => r.id)))
  expect((await (await house.as('乐文娟')).ask(plans.getWaiting)).body.toAccept).toEqual([])
})

test('handed to another lead office, waiting records are that office’s to decide', async () => {
  const quoted = '75%以上'
  const clerk = await house.as('尤书晏')
  const project = list.project(quoted)
  await clerk.ask(plans.defineTarget, {
    params: { id: list.target(quoted).id },
    body: {
      dueOn: '2026-12-31',
      measuredBy: 'share',
      denominator: 28,
      denominatorUnit: '个小区',
      countedHow: null,
    },
  })
  const id = await submit(house, '乐文娟', list.target(quoted).id, { quantity: 1 })
  const { version } = (await clerk.ask(plans.getProject, { params: { id: project.id } })).body
  await clerk.ask(plans.assignProject, {
    params: { id: project.id },
    body: { ...nobodyElse, version, leadOfficeId: officeId('平安办') },
  })
  expect((await accept(house, head, id)).status).toBe(404)
  expect((await accept(house, headOf('平安办'), id)).body).toEqual({ accepted: 1 })
})
