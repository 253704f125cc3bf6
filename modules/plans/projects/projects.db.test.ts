import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, officeId, openHouse, personId, placeId } from '../../../tests/support/house.ts'
import {
  type Adopted,
  accept,
  adoptList,
  headOf,
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
  list = await adoptList(house, { leadOffice: null })
})
afterAll(() => house.close())

const clerk = () => house.as('尤书晏')
const read = async (id: string) => (await (await clerk()).ask(plans.getProject, { params: { id } })).body
const assign = async (id: string, body: Record<string, unknown>) =>
  (await clerk()).ask(plans.assignProject, {
    params: { id },
    body: { ...nobodyElse, leadOfficeId: null, version: (await read(id)).version, ...body },
  })
const move = async (who: string, id: string, act: (typeof plans.projectActs)[number], reason?: string) =>
  (await house.as(who)).ask(plans.moveProject, { params: { id }, body: { act, reason } })

describe('who carries a project out', () => {
  test('is said whole, and read whole', async () => {
    const { id } = list.project('180台')
    const answer = await assign(id, {
      leadOfficeId: officeId('管理办'),
      joiningOfficeIds: [officeId('平安办'), officeId('管理办')],
      contactPersonId: personId(staffOf('管理办')),
      budgetFen: 12_500_000,
      site: '三个小区的车棚',
      sitePlaceId: placeId('书带里'),
    })
    expect(answer.refused).toBeNull()
    expect(await read(id)).toMatchObject({
      leadOffice: { id: officeId('管理办') },
      joiningOffices: [{ id: officeId('平安办') }],
      contact: { name: staffOf('管理办') },
      budgetFen: 12_500_000,
      site: '三个小区的车棚',
      sitePlace: { name: '书带里' },
      version: answer.body.version,
    })
  })

  test('changed meanwhile is a stale version, and nothing is changed', async () => {
    const { id } = list.project('180台')
    const stale = await assign(id, { version: 1, leadOfficeId: officeId('平安办') })
    expect([stale.status, stale.refused?.type]).toEqual([412, 'stale_version'])
    expect((await read(id)).leadOffice?.id).toBe(officeId('管理办'))
  })

  test('an office that is a place, or nobody, is not found', async () => {
    const { id } = list.project('180台')
    expect((await assign(id, { leadOfficeId: placeId('书带里') })).status).toBe(404)
    expect((await assign(id, { contactPersonId: officeId('管理办') })).status).toBe(404)
  })

  test('is not for the office itself to say', async () => {
    const head = await house.as(headOf('管理办'))
    const { id } = list.project('180台')
    const answer = await head.ask(plans.assignProject, {
      params: { id },
      body: { ...nobodyElse, version: 1, leadOfficeId: null },
    })
    expect(answer.refused?.type).toBe('may_not')
  })

  test('a leader is handed over mid-year: each stays in the record for the own days', async () => {
    const { id } = list.project('180台')
    const hand = async (name: string, fromOn: string) =>
      (await clerk()).ask(plans.handOverProject, {
        params: { id },
        body: { personId: personId(name), fromOn },
      })
    expect((await hand('仇雅萍', '2026-01-20')).refused).toBeNull()
    expect((await read(id)).leader?.name).toBe('仇雅萍')
    expect((await hand('温伯钧', '2026-07-01')).refused).toBeNull()
    const project = await read(id)
    expect(project.leader?.name).toBe('仇雅萍')
    expect(project.leaders.map((l) => [l.person.name, l.fromOn, l.untilOn])).toEqual([
      ['仇雅萍', '2026-01-20', '2026-07-01'],
      ['温伯钧', '2026-07-01', null],
    ])
    expect((await hand('单立群', '2026-01-20')).refused?.type).toBe('leaders_overlap')
    expect((await hand('单立群', '2026-03-01')).refused?.type).toBe('leaders_overlap')
    const led = await (await clerk()).ask(plans.listProjects, {
      params: { id: list.planId },
      query: { leaderId: personId('仇雅萍') },
    })
    expect(led.body.map((p) => p.id)).toEqual([id])
  })
})

describe('milestones', () => {
  test('are kept by the lead office, not by another', async () => {
    const { id } = list.project('180台')
    const add = async (who: string) =>
      (await house.as(who)).ask(plans.addMilestone, {
        params: { id },
        body: { title: '完成招标', dueOn: '2026-02-28' },
      })
    expect((await add(headOf('自治办'))).refused?.type).toBe('may_not')
    const added = await add(headOf('管理办'))
    expect(added.refused).toBeNull()
    expect((await read(id)).nextMilestone).toMatchObject({ title: '完成招标', reachedOn: null })
    // Overdue by two days: whatever the pace says, the promise is late.
    const late = (await readList(house, list.planId)).project('180台')
    expect(late.standing).toBe('late')
    expect(late.targets[0]?.standing.reasons[0]).toEqual({
      code: 'milestone_overdue',
      params: { title: '完成招标', dueOn: '2026-02-28' },
    })
    const waiting = (await (await house.as(headOf('管理办'))).ask(plans.getWaiting)).body
    expect(waiting.late.map((l) => [l.projectId, l.standing])).toContainEqual([id, 'late'])
    const head = await house.as(headOf('管理办'))
    const reach = (reachedOn: string) =>
      head.ask(plans.reachMilestone, { params: { id: added.body.id }, body: { reachedOn } })
    expect((await reach('2026-03-03')).refused?.type).toBe('deed_in_future')
    expect((await reach('2026-02-27')).refused).toBeNull()
    expect((await readList(house, list.planId)).project('180台').standing).toBe('not_begun')
    const diary = (await read(id)).diary.map((entry) => [entry.kind, entry.params.named])
    expect(diary).toContainEqual(['plans.milestone_reached', '完成招标'])
  })
})

describe('a project', () => {
  test('goes from state to state as the table says, and by whom it says', async () => {
    const { id } = list.project('75%以上')
    await assign(id, { leadOfficeId: officeId('管理办') })
    const head = headOf('管理办')
    expect((await move(head, id, 'finish')).refused).toEqual({
      type: 'wrong_state',
      params: { state: 'adopted', act: 'finish' },
    })
    expect((await move(headOf('自治办'), id, 'begin')).refused?.type).toBe('may_not')
    expect((await move('欧阳𬭎', id, 'begin')).refused?.type).toBe('may_not')
    expect((await move(head, id, 'begin')).body).toEqual({ state: 'under_way' })
    expect((await move(head, id, 'stop', '不办了')).refused?.type).toBe('may_not')
    expect((await move('单立群', id, 'stop')).refused?.type).toBe('reason_needed')
    expect((await move('单立群', id, 'stop', '  ')).refused?.type).toBe('reason_needed')
    expect((await move('单立群', id, 'stop', '并入区级项目')).body).toEqual({ state: 'stopped' })
    expect((await read(id)).stoppedReason).toBe('并入区级项目')
    expect((await move('单立群', id, 'resume')).body).toEqual({ state: 'under_way' })
    expect((await read(id)).stoppedReason).toBeNull()
  })

  test('finishes short only with a reason, which stays readable', async () => {
    const { id } = list.project('由300客增至450客')
    await assign(id, { leadOfficeId: officeId('管理办') })
    const head = headOf('管理办')
    await accept(
      house,
      head,
      await submit(house, '乐文娟', list.target('由300客增至450客').id, { quantity: 150 }),
    )
    expect((await read(id)).state).toBe('under_way')
    expect((await move(head, id, 'finish')).refused).toEqual({ type: 'unmet_targets', params: { left: 1 } })
    expect((await move(head, id, 'finish', '满意度年底再测')).body).toEqual({ state: 'finished' })
    expect((await move('尤书晏', id, 'accept')).body).toEqual({ state: 'accepted' })
    expect((await read(id)).stoppedReason).toBe('满意度年底再测')
    expect((await move('尤书晏', id, 'resume')).refused?.type).toBe('wrong_state')
  })

  test('says to each what they may do with it', async () => {
    const { id } = list.project('180台')
    const may = async (who: string) =>
      (await (await house.as(who)).ask(plans.getProject, { params: { id } })).body.may
    expect(await may('欧阳𬭎')).toEqual([])
    expect(await may('乐文娟')).toEqual([])
    expect(await may(headOf('管理办'))).toEqual(['set_milestone', 'reach_milestone', 'begin'])
    expect(await may('尤书晏')).toEqual(
      expect.arrayContaining(['assign', 'hand_over', 'define_target', 'set_milestone', 'begin', 'stop']),
    )
  })
})

test('a list filters by words, office, category, state and standing together', async () => {
  const ask = async (query: Record<string, string>) =>
    (await (await clerk()).ask(plans.listProjects, { params: { id: list.planId }, query })).body.map(
      (p) => p.number,
    )
  expect(await ask({})).toEqual(['1', '2', '3'])
  expect(await ask({ text: '充电桩' })).toEqual(['1'])
  expect(await ask({ text: '%' })).toEqual(['2'])
  expect(await ask({ text: '_' })).toEqual([])
  expect(await ask({ category: '住得安全' })).toEqual(['1', '2'])
  expect(await ask({ officeId: officeId('平安办') })).toEqual(['1'])
  expect(await ask({ state: 'accepted', category: '吃得放心' })).toEqual(['3'])
  expect(await ask({ standing: 'not_begun' })).toContain('1')
})

test('a plan that is not adopted has no projects to see, a plan that is not there neither', async () => {
  const made = await (await clerk()).ask(plans.readText, { body: { text: '1. 新建口袋公园2处。' } })
  for (const id of [made.body.planId, '00000000-0000-7000-8000-000000000000']) {
    expect((await (await clerk()).ask(plans.listProjects, { params: { id }, query: {} })).status).toBe(404)
    expect((await (await clerk()).ask(plans.getDocument, { params: { id } })).status).toBe(404)
    expect((await house.anyone.ask(plans.getPublicDocument, { params: { id } })).status).toBe(404)
  }
  const listed = await house.anyone.ask(plans.listPublicPlans)
  expect(listed.body.map((p) => [p.year, p.streetName])).toEqual([[2026, '桂渡桥街道']])
})

test('nobody without a session or without plans.read sees projects', async () => {
  expect(
    (await house.anyone.ask(plans.listProjects, { params: { id: list.planId }, query: {} })).status,
  ).toBe(401)
})
