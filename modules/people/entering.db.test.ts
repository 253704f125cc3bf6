import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BodyOf } from '../../platform/contract.ts'
import { type Client, type House, officeId, openHouse, personId, placeId } from '../../tests/support/house.ts'
import { giveGrant } from '../identity/contract.ts'
import { enterPerson, findStaff, reveal } from './contract.ts'

let house: House
let administrator: Client
beforeAll(async () => {
  house = await openHouse()
  administrator = await house.as('计明远')
})
afterAll(() => house.close())

type Body = BodyOf<typeof enterPerson>
const newcomer = (more: Partial<Body> = {}): Body => ({
  name: '倪新来',
  phone: null,
  placeId: placeId('书带里'),
  title: null,
  ...more,
})
const enter = (client: Client, more: Partial<Body> = {}, headers?: Record<string, string>) =>
  client.ask(enterPerson, { body: newcomer(more) }, headers)
const entered = (name: string) =>
  house.sql<{
    id: string
  }>`select id from people.person where name = ${name} and entered_at >= ${house.clock.now()}`

test('a person is entered, found among the staff, and the event tells of it', async () => {
  const answer = await enter(administrator, {
    name: '倪 阿宝',
    phone: '199 8888 0001',
    sex: 'female',
    placeId: placeId('桂渡桥街道'),
    officeId: officeId('党政办'),
    title: '科员',
  })
  expect(answer.refused).toBeNull()
  expect(answer.body.name).toBe('倪 阿宝')
  const { people } = (await administrator.ask(findStaff, { query: { search: '19988880001' } })).body
  expect(people).toEqual([
    {
      id: answer.body.id,
      name: '倪 阿宝',
      posts: [{ officeId: officeId('党政办'), office: '党政办', title: '科员' }],
      phone: '199****0001',
    },
  ])
  const events = await house.sql`select kind, office_id, actor_id, data from ledger.event
    where subject_id = ${answer.body.id}`
  expect(events).toEqual([
    {
      kind: 'people.person_entered',
      office_id: officeId('党政办'),
      actor_id: personId('计明远'),
      data: { posts: [officeId('党政办')] },
    },
  ])
  const [kept] = await house.sql<{ text: string }>`
    select encode(sealed, 'escape') as text from people.identifier where person_id = ${answer.body.id}`
  expect(kept?.text).not.toContain('1998888')
  const opened = await administrator.ask(reveal, {
    params: { id: answer.body.id },
    body: { field: 'phone', purpose: 'verify' },
  })
  expect(opened.body.value).toBe('19988880001')
})

test.each([
  ['欧阳𬭎', '欧阳𬭎'],
  ['阿依努尔•买买提', '阿依努尔·买买提'],
])('%s keeps every character of the name', async (typed, kept) => {
  const answer = await enter(administrator, { name: typed })
  expect([answer.refused, answer.body.name]).toEqual([null, kept])
  expect((await entered(kept)).map((row) => row.id)).toContain(answer.body.id)
})

test('what is no name or no mobile phone is refused, and nothing stays', async () => {
  expect((await enter(administrator, { name: '9527' })).refused?.type).toBe('bad_name')
  const answer = await enter(administrator, { name: '邬错号', phone: '0571 8888' })
  expect([answer.status, answer.refused?.type]).toEqual([422, 'bad_phone'])
  expect(await entered('邬错号')).toEqual([])
})

test('a phone entered with another person is refused, and the person with it', async () => {
  const answer = await enter(administrator, { name: '邬同号', phone: '+86 199-0000-0021' })
  expect([answer.status, answer.refused?.type]).toEqual([409, 'phone_taken'])
  expect(await entered('邬同号')).toEqual([])
})

test('twice with the same key is once', async () => {
  const key = { 'idempotency-key': 'entering-0001' }
  const first = await enter(administrator, { name: '翁一回', phone: '19988880002' }, key)
  const again = await enter(administrator, { name: '翁一回', phone: '19988880002' }, key)
  expect([first.refused, again.refused]).toEqual([null, null])
  expect(again.body).toEqual(first.body)
  expect(await entered('翁一回')).toHaveLength(1)
})

test('without the role nobody is entered', async () => {
  for (const name of ['尤书晏', '单立群', '乐文娟', '曾小满']) {
    const answer = await enter(await house.as(name), { name: '郝不成' })
    expect([answer.status, answer.refused?.type], name).toEqual([403, 'may_not'])
  }
  expect(await entered('郝不成')).toEqual([])
})

test('who administers one neighbourhood enters people there and nowhere else', async () => {
  const given = await administrator.ask(giveGrant, {
    body: {
      personId: personId('乐文娟'),
      role: 'administrator',
      unitId: placeId('书带里'),
      fromOn: '2026-03-02',
    },
  })
  expect(given.refused).toBeNull()
  const local = await house.as('乐文娟')
  expect((await enter(local, { name: '郝本地' })).refused).toBeNull()
  const elsewhere: Partial<Body>[] = [
    { placeId: placeId('鸣鹤坊') },
    { placeId: placeId('桂渡桥街道') },
    { placeId: placeId('书带里'), officeId: officeId('党政办') },
    { placeId: placeId('鸣鹤坊'), officeId: officeId('书带里居委会') },
  ]
  for (const more of elsewhere) {
    const answer = await enter(local, { name: '郝隔壁', ...more })
    expect([answer.status, answer.refused?.type]).toEqual([403, 'may_not'])
  }
  expect(await entered('郝隔壁')).toEqual([])
})

test('a place that is an office, and an office that is not there, are refused', async () => {
  for (const more of [{ placeId: officeId('党政办') }, { officeId: officeId('无此处') }]) {
    const answer = await enter(administrator, { name: '郝无处', ...more })
    expect([answer.status, answer.refused?.type]).toEqual([422, 'unit_not_there'])
  }
})
