import { Document, Packer, Paragraph } from 'docx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { playerNamed } from '../../../demo/cast.ts'
import {
  bringRoster,
  clerk,
  csv,
  enterThirdTerm,
  openMainHall,
  openYearly,
  whole,
} from '../../../tests/support/assembly-prepare.ts'
import { type Client, type House, openHouse, personId } from '../../../tests/support/house.ts'
import * as contract from '../contract/prepare.ts'
import * as agenda from '../contract/prepare-agenda.ts'
import * as asking from '../contract/prepare-invitations.ts'
import * as people from '../contract/prepare-people.ts'

let house: House
let desk: Client
let bodyId: string
let termId: string
beforeAll(async () => {
  house = await openHouse()
  desk = await house.as(clerk)
  ;({ bodyId, termId } = await enterThirdTerm(house))
  const done = await bringRoster(
    desk,
    termId,
    csv(
      `1,乐文娟,女,书带里,居民区代表团,第十组,代表,${playerNamed('乐文娟').phone},`,
      '2,王秀英,女,书带里,居民区代表团,第二组,代表,,',
      '3,陈阿姨,女,书带里,居民区代表团,第二组,代表,19800000777,',
      '4,曾国华,男,鸣鹤坊,居民区代表团,第一组,代表,19800000778,',
    ),
  )
  expect(done.status).toBe(200)
})
afterAll(() => house.close())

const session = async (id: string) => whole(await desk.ask(contract.getSession, { params: { id } }))
const listOf = async (id: string) => whole(await desk.ask(people.listAttendees, { params: { id } }))
const agendaOf = async (id: string) => whole(await desk.ask(agenda.getAgenda, { params: { id } }))
const one = async (id: string, name: string) =>
  (await listOf(id)).attendees.find((person) => person.name === name)!
test('a session begins with its number, its title, the members of its day and the agenda of a template', async () => {
  const id = await openYearly(house, termId)
  const first = await session(id)
  expect(first).toMatchObject({
    title: '桂渡桥街道社区代表会议第三届第一次会议',
    state: 'preparing',
    quorum: { share: [1, 2], strict: true },
    prepared: { entitled: 4, observers: 0, venues: 0, items: 10 },
    may: ['prepare', 'check_in', 'run'],
  })
  const next = whole(
    await desk.ask(contract.openSession, {
      body: {
        termId,
        kind: 'conference',
        heldOn: '2026-06-01',
        opensAt: '2026-06-01T01:00:00Z',
        likeSessionId: id,
      },
    }),
  )
  expect(next.title).toBe('桂渡桥街道社区代表会议第三届第二次会议')
  expect((await agendaOf(next.id)).items.map(({ title }) => title)).toEqual(
    (await agendaOf(id)).items.map(({ title }) => title),
  )
})

test('two sessions begun at once get two numbers', async () => {
  const both = await Promise.all([openYearly(house, termId), openYearly(house, termId)])
  const [a, b] = await Promise.all(both.map(session))
  expect(Math.abs(a!.ordinal - b!.ordinal)).toBe(1)
})

test('a day outside the term, a quorum that is none, and a body or term entered twice are refused', async () => {
  const body = { termId, kind: 'conference', heldOn: '2029-01-01', opensAt: '2029-01-01T01:00:00Z' } as const
  expect((await desk.ask(contract.openSession, { body })).refused).toEqual({
    type: 'day_outside_term',
    params: { fromOn: '2024-01-01', untilOn: '2029-01-01' },
  })
  for (const share of [
    [0, 1],
    [1, 0],
    [3, 2],
  ] as [number, number][]) {
    const quorum = { share, strict: false, base: 'entitled' as const }
    const refused = await desk.ask(contract.openSession, { body: { ...body, heldOn: '2026-04-01', quorum } })
    expect(refused.refused?.type, String(share)).toBe('bad_quorum')
  }
  const unreachable = await desk.ask(contract.openSession, {
    body: { ...body, heldOn: '2026-04-01', quorum: { share: [1, 1], strict: true, base: 'entitled' } },
  })
  expect(unreachable.refused?.type).toBe('bad_quorum')
  const name = '桂渡桥街道社区代表会议'
  expect((await desk.ask(contract.enterBody, { body: { kind: 'conference', name } })).refused?.type).toBe(
    'body_twice',
  )
  const again = { fromOn: '2028-01-01', untilOn: '2030-01-01', seats: null }
  const enter = (ordinal: number, days: typeof again) =>
    desk.ask(contract.enterTerm, { params: { id: bodyId }, body: { ordinal, ...days } })
  expect((await enter(4, again)).refused?.type).toBe('terms_overlap')
  expect((await enter(3, { ...again, fromOn: '2031-01-01', untilOn: '2032-01-01' })).refused?.type).toBe(
    'term_twice',
  )
  expect((await enter(5, { ...again, fromOn: '2033-01-01', untilOn: '2033-01-01' })).refused?.type).toBe(
    'bad_term',
  )
})

test('a session is not called before it has people, a venue and an agenda; then those on its list see it', async () => {
  const blank = whole(
    await desk.ask(contract.openSession, {
      body: {
        termId,
        kind: 'conference',
        heldOn: '2026-05-01',
        opensAt: '2026-05-01T01:00:00Z',
        template: 'blank',
      },
    }),
  )
  const params = { id: blank.id }
  const early = await desk.ask(contract.callSession, { params })
  expect(early.refused).toEqual({ type: 'not_ready_to_call', params: { missing: ['venues', 'agenda'] } })
  const chen = await house.asResident('19800000777')
  await openMainHall(house, blank.id)
  whole(
    await desk.ask(agenda.setAgenda, {
      params,
      body: {
        version: 1,
        items: [
          {
            kind: 'opening',
            title: '开会',
            speaker: null,
            minutes: 5,
            script: '应到{entitled}人。',
            needs: [],
          },
        ],
      },
    }),
  )
  expect((await chen.ask(asking.getMySession, { params })).status).toBe(404)
  expect(whole(await desk.ask(contract.callSession, { params }))).toEqual({ called: 4 })
  const mine = whole(await chen.ask(asking.getMySession, { params }))
  expect(mine).toMatchObject({
    title: blank.title,
    state: 'called',
    mine: { standing: 'entitled', number: '3', leave: 'none' },
  })
  // The script is the chair's.
  expect(mine.items[0]?.script).toBe('')
  expect((await desk.ask(contract.callSession, { params })).refused).toEqual({
    type: 'session_moved',
    params: { state: 'called' },
  })
  const stranger = await house.asResident('19800000779', { called: '路人甲' })
  expect((await stranger.ask(asking.getMySession, { params })).status).toBe(404)
  expect(whole(await stranger.ask(asking.listMySessions, {})).sessions).toEqual([])
})

test('venues, groups of the roster in their order, and many people assigned at once', async () => {
  const id = await openYearly(house, termId)
  const params = { id }
  const venues = [
    { name: '主会场', kind: 'main', hasNetwork: true },
    { name: '书带里分会场', kind: 'sub', hasNetwork: false, countedWith: '主会场' },
  ] as const
  const { ids } = whole(await desk.ask(people.addVenues, { params, body: { venues: [...venues] } }))
  const twice = await desk.ask(people.addVenues, { params, body: { venues: [venues[0]] } })
  expect(twice.refused?.type).toBe('venue_twice')
  // Whoever counts for others is not counted elsewhere.
  const circle = await desk.ask(people.changeVenue, {
    params: { id: ids[0]! },
    body: { ...venues[0], countedWith: '书带里分会场' },
  })
  expect(circle.refused?.type).toBe('bad_counted_with')

  expect(whole(await desk.ask(people.groupByRoster, { params }))).toEqual({ groups: 3, assigned: 4 })
  let list = await listOf(id)
  expect(list.groups.map(({ name, people: n }) => [name, n])).toEqual([
    ['第一组', 1],
    ['第二组', 2],
    ['第十组', 1],
  ])
  const attendeeIds = list.attendees.map((person) => person.id)
  whole(await desk.ask(people.assignAttendees, { params, body: { attendeeIds, venueId: ids[1]! } }))
  list = await listOf(id)
  expect(list.venues.map(({ people: n, countedWith }) => [n, countedWith?.name ?? null])).toEqual([
    [0, null],
    [4, '主会场'],
  ])
  const inUse = await desk.ask(people.removeVenue, { params: { id: ids[1]! } })
  expect(inUse.refused).toEqual({ type: 'venue_in_use', params: { people: 4 } })
  const other = await openYearly(house, termId)
  const elsewhere = await desk.ask(people.assignAttendees, {
    params: { id: other },
    body: { attendeeIds, venueId: null },
  })
  expect(elsewhere.refused?.type).toBe('not_of_session')
  expect((await listOf(id)).attendees.every(({ venueId }) => venueId === ids[1])).toBe(true)
})

test('whoever counts does not watch the count, by whichever duty came first', async () => {
  const id = await openYearly(house, termId)
  const params = { id }
  const teller = { personId: personId('欧阳𬭎'), duty: 'teller', venueId: null } as const
  whole(await desk.ask(people.giveDuty, { params, body: teller }))
  expect((await desk.ask(people.giveDuty, { params, body: teller })).refused?.type).toBe('duty_twice')
  const watch = await desk.ask(people.giveDuty, { params, body: { ...teller, duty: 'scrutineer' } })
  expect(watch.refused?.type).toBe('teller_scrutinises')
})

test('items keep themselves when they are moved; what begins, stands on papers or is written wrongly is refused', async () => {
  const id = await openYearly(house, termId)
  const params = { id }
  const before = await agendaOf(id)
  const items = before.items.map(({ id: itemId, kind, title, speaker, minutes, script, needs }) => ({
    id: itemId,
    kind,
    title,
    speaker,
    minutes,
    script,
    needs,
  }))
  const turned = [items[1]!, items[0]!, ...items.slice(2)]
  const saved = whole(
    await desk.ask(agenda.setAgenda, { params, body: { version: before.version, items: turned } }),
  )
  expect(saved.ids).toEqual(turned.map((item) => item.id))
  const stale = await desk.ask(agenda.setAgenda, { params, body: { version: before.version, items } })
  expect(stale.refused?.type).toBe('stale_version')
  const { version } = saved
  const wrong = turned.map((item, at) => (at === 3 ? { ...item, script: '应到{entitiled}人' } : item))
  expect((await desk.ask(agenda.setAgenda, { params, body: { version, items: wrong } })).refused).toEqual({
    type: 'bad_placeholder',
    params: { item: 4, name: 'entitiled' },
  })
  const foreign = (await agendaOf(await openYearly(house, termId))).items[0]!
  const theirs = await desk.ask(agenda.setAgenda, {
    params,
    body: { version, items: [{ ...turned[0]!, id: foreign.id }] },
  })
  expect(theirs.status).toBe(404)

  const made = await Packer.toBuffer(
    new Document({
      sections: [
        { children: [new Paragraph('一、新建三处花园'), new Paragraph('在书带里、永敬里和鸣鹤坊各一处。')] },
      ],
    }),
  )
  const file = await desk.upload<{ id: string }>(`/api/assembly/items/${items[2]!.id}/files`, [
    { name: '../../说明.docx', content: made },
  ])
  expect(file.status).toBe(200)
  const laid = (await agendaOf(id)).items.find((item) => item.id === items[2]!.id)!.papers[0]!
  expect(laid).toMatchObject({ title: '说明', source: 'file', readBy: 0 })
  const without = turned.filter((item) => item.id !== items[2]!.id)
  const kept = await desk.ask(agenda.setAgenda, {
    params,
    body: { version: (await agendaOf(id)).version, items: without },
  })
  expect(kept.refused?.type).toBe('item_has_begun')
  whole(await desk.ask(agenda.removeItemPaper, { params: { id: laid.id } }))
  whole(
    await desk.ask(agenda.setAgenda, {
      params,
      body: { version: (await agendaOf(id)).version, items: without },
    }),
  )
  for (const content of ['%PNG', 'PK\u0003\u0004 nothing', made.subarray(0, 200)]) {
    const forged = await desk.upload(`/api/assembly/items/${items[3]!.id}/files`, [
      { name: '假的.docx', content },
    ])
    expect(forged.status).toBe(415)
  }
})

test('the list follows the roster of its day, and observers stay beside it', async () => {
  const id = await openYearly(house, termId)
  const params = { id }
  const observer = { name: '区人大联络员', capacity: '区人大常委会代表工委', phone: null }
  whole(await desk.ask(people.addObserver, { params, body: observer }))
  const gone = await one(id, '曾国华')
  whole(await desk.ask(people.removeAttendee, { params: { id: gone.id } }))
  expect((await session(id)).prepared).toMatchObject({ entitled: 3, observers: 1 })
  expect(whole(await desk.ask(people.takeRoster, { params }))).toEqual({ added: 1, removed: 0 })
  expect((await session(id)).prepared).toMatchObject({ entitled: 4, observers: 1 })
  const phone = await desk.ask(people.addObserver, {
    params,
    body: { ...observer, name: '陈叔叔', phone: '19800000777' },
  })
  expect(phone.refused?.type).toBe('phone_taken')
  const listed = await desk.ask(people.addObserver, {
    params,
    body: { personId: gone.personId, capacity: null },
  })
  expect(listed.refused?.type).toBe('attendee_twice')
})

test('the same request sent twice with one key opens one session', async () => {
  const body = { termId, kind: 'conference', heldOn: '2026-09-01', opensAt: '2026-09-01T01:00:00Z' } as const
  const key = { 'idempotency-key': 'open-once' }
  const [a, b] = await Promise.all([
    desk.ask(contract.openSession, { body }, key),
    desk.ask(contract.openSession, { body }, key),
  ])
  expect(whole(a)).toEqual(whole(b))
})
