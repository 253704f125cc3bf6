import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/id.ts'
import {
  callDay,
  type Day,
  moveRound,
  putPoll,
  putRound,
  seat,
  verdict,
} from '../../../tests/support/assembly-day.ts'
import { type Client, type House, openHouse, personId } from '../../../tests/support/house.ts'
import * as contract from '../contract.ts'

let house: House
let clerk: Client
let chair: Client

beforeAll(async () => {
  house = await openHouse()
  clerk = await house.as('尤书晏')
  chair = await house.as('单立群')
})
afterAll(() => house.close())

const begin = async (day: Day) =>
  (await clerk.ask(contract.beginRun, { params: { id: day.sessionId }, body: { kind: 'rehearsal' } })).body.id
const item = (who: Client, id: string) => who.ask(contract.beginItem, { params: { id } })
const desk = async (day: Day) => (await clerk.ask(contract.getDesk, { params: { id: day.sessionId } })).body
const now = async (day: Day) => (await clerk.ask(contract.getNow, { params: { id: day.sessionId } })).body
const locksAt = async (day: Day, at: number) => (await desk(day)).items[at]!.locks

test('an item stays locked below the quorum, says how many are there, and begins when enough have signed in', async () => {
  const day = await callDay(house, { items: [{ kind: 'opening', title: '开幕', needs: ['quorum'] }] })
  expect((await item(clerk, day.items[0]!)).refused?.type).toBe('no_run')
  const run = await begin(day)
  await seat(house, day, run, 3)
  expect((await item(clerk, day.items[0]!)).refused).toEqual({
    type: 'item_locked',
    params: { locks: [{ name: 'quorum', present: 3, needed: 4 }] },
  })
  await seat(house, { ...day, attendees: day.attendees.slice(3) }, run, 1)
  expect((await item(clerk, day.items[0]!)).status).toBe(200)
  expect((await desk(day)).items[0]).toMatchObject({ state: 'under_way', locks: [] })
})

test('papers, tellers with a scrutineer, and the item before are each asked for, and each is enough when it is there', async () => {
  const day = await callDay(house, {
    items: [
      { kind: 'opening', title: '开幕' },
      { title: '听取工作报告', needs: ['papers', 'counters', 'previous_done'] },
    ],
  })
  await begin(day)
  const second = day.items[1]!
  expect((await locksAt(day, 1)).map(({ name }) => name)).toEqual(['previous_done', 'papers', 'counters'])
  await house.sql`insert into assembly.item_paper (id, item_id, position, title, source, file_id, added_at, added_by)
    values (${newId()}, ${second}, 1, '工作报告', 'file', ${newId()}, ${house.clock.now()}, ${personId('尤书晏')})`
  for (const [person, duty] of [
    ['沈砚秋', 'teller'],
    ['计明远', 'teller'],
    ['欧阳𬭎', 'scrutineer'],
  ] as const) {
    expect((await locksAt(day, 1)).map(({ name }) => name)).toEqual(['previous_done', 'counters'])
    await house.sql`insert into assembly.duty (id, session_id, person_id, duty) values (${newId()}, ${day.sessionId}, ${personId(person)}, ${duty})`
  }
  expect(await locksAt(day, 1)).toEqual([{ name: 'previous_done', title: '开幕' }])
  // It is done with when the next one begins.
  await item(clerk, day.items[0]!)
  expect((await item(clerk, second)).status).toBe(200)
  const states = (await desk(day)).items.map(({ state }) => state)
  expect(states).toEqual(['done', 'under_way'])
})

test('an item that was left out keeps the next one from nothing, and may still be begun', async () => {
  const day = await callDay(house, {
    items: [{ title: '听取报告' }, { title: '分组讨论', needs: ['previous_done'] }],
  })
  await begin(day)
  expect((await clerk.ask(contract.skipItem, { params: { id: day.items[0]! } })).status).toBe(200)
  expect((await item(clerk, day.items[1]!)).status).toBe(200)
  expect((await item(clerk, day.items[0]!)).status).toBe(200)
  expect((await desk(day)).items.map(({ state }) => state)).toEqual(['under_way', 'done'])
  expect((await clerk.ask(contract.skipItem, { params: { id: day.items[0]! } })).refused?.type).toBe(
    'item_moved',
  )
})

test('while a ballot is open or being counted no step is taken; a result that is announced must be there', async () => {
  const day = await callDay(house, {
    items: [
      { kind: 'vote', title: '表决决议' },
      { kind: 'closing', title: '宣布表决结果', needs: ['round_closed', 'round_decided'] },
    ],
  })
  const runId = await begin(day)
  await item(clerk, day.items[0]!)
  const pollId = await putPoll(house, day, day.items[0]!, '本次会议的决议')
  expect(await locksAt(day, 1)).toEqual([{ name: 'round_decided', question: '本次会议的决议' }])
  const roundId = await putRound(house, day, { runId, pollId, state: 'open' })
  for (const act of [contract.finishItem, contract.beginItem])
    expect(
      (await clerk.ask(act, { params: { id: day.items[act === contract.finishItem ? 0 : 1]! } })).refused
        ?.type,
    ).toBe('item_locked')
  expect((await desk(day)).endLocks).toEqual([{ name: 'round_open', question: '本次会议的决议' }])
  await moveRound(house, day, roundId, 'provisional')
  expect((await locksAt(day, 1)).map(({ name }) => name)).toEqual(['round_closed', 'round_decided'])
  await moveRound(house, day, roundId, 'closed')
  expect(await locksAt(day, 1)).toEqual([])
  expect((await item(clerk, day.items[1]!)).status).toBe(200)
})

test('two chairs press at once: one step is taken, one event stands, and the other is told', async () => {
  const day = await callDay(house, { items: [{ title: '听取报告' }, { title: '分组讨论' }] })
  await begin(day)
  const first = await Promise.all([item(clerk, day.items[0]!), item(chair, day.items[0]!)])
  expect(first.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(first.find(({ status }) => status === 409)?.refused).toEqual({
    type: 'item_moved',
    params: { state: 'under_way' },
  })
  const both = await Promise.all([
    item(clerk, day.items[1]!),
    chair.ask(contract.finishItem, { params: { id: day.items[0]! } }),
  ])
  expect(both.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
  expect((await desk(day)).items.map(({ state }) => state)).toEqual(['done', 'under_way'])
  const events = await house.sql`select from ledger.event where subject_id = ${day.items[0]!}`
  expect(events).toHaveLength(2)
})

test('what the chair reads carries the numbers of the moment, and a blank where there is none yet', async () => {
  const day = await callDay(house, {
    items: [
      {
        kind: 'opening',
        title: '开幕',
        script: '{body}现在开会。\n应到{entitled}人，实到{present}人，{quorum}。',
      },
      { kind: 'vote', title: '表决决议', script: '现在表决{question}。\n{verdict}\n{没有}{nothing}' },
    ],
  })
  const runId = await begin(day)
  const script = async (at: number) => (await desk(day)).items[at]!
  expect((await script(0)).script[1]).toBe('应到6人，实到0人，不足规定人数。')
  await seat(house, day, runId, 5)
  expect((await script(0)).script[1]).toBe('应到6人，实到5人，符合规定人数。')
  const pollId = await putPoll(house, day, day.items[1]!, '本次会议的决议')
  expect(await script(1)).toMatchObject({
    script: ['现在表决本次会议的决议。', '＿＿', '{没有}{nothing}'],
    missing: ['verdict'],
  })
  await putRound(house, day, { runId, pollId, state: 'closed' })
  expect(await script(1)).toMatchObject({
    script: ['现在表决本次会议的决议。', verdict, '{没有}{nothing}'],
    missing: [],
  })
})

test('the hall follows the step; what the chair chooses holds until the next one', async () => {
  const day = await callDay(house, {
    items: [
      { kind: 'opening', title: '开幕' },
      { kind: 'vote', title: '表决决议' },
      { kind: 'break', title: '休会' },
    ],
  })
  expect((await now(day)).shows).toBe('welcome')
  const runId = await begin(day)
  await seat(house, day, runId, 5)
  expect(await now(day)).toMatchObject({
    shows: 'attendance',
    sentence: '应到6人，实到5人，符合规定人数。',
    next: { title: '开幕' },
  })
  await item(clerk, day.items[0]!)
  expect((await now(day)).shows).toBe('attendance')
  const show = (picture: contract.Picture | null) =>
    clerk.ask(contract.showPicture, { params: { id: day.sessionId }, body: { picture } })
  expect((await show('pause')).body.shows).toBe('pause')
  expect((await now(day)).shows).toBe('pause')
  expect((await desk(day)).hall).toMatchObject({ shows: 'pause', follows: 'attendance' })
  expect((await show(null)).body.shows).toBe('attendance')
  await show('pause')
  await item(clerk, day.items[1]!)
  expect(await now(day)).toMatchObject({ shows: 'item', item: { title: '表决决议' } })
  const pollId = await putPoll(house, day, day.items[1]!, '本次会议的决议')
  const roundId = await putRound(house, day, { runId, pollId, state: 'open' })
  expect(await now(day)).toMatchObject({
    shows: 'question',
    round: { id: roundId, title: '本次会议的决议', reply: null },
  })
  await moveRound(house, day, roundId, 'counting')
  expect((await now(day)).shows).toBe('count')
  await moveRound(house, day, roundId, 'closed')
  expect(await now(day)).toMatchObject({ shows: 'result', sentence: verdict })
  // While another ballot is open the chair may show the result again; it is that of the decided one.
  const second = await putRound(house, day, {
    runId,
    pollId: await putPoll(house, day, null, '另一项决议'),
    state: 'open',
    number: 2,
  })
  expect((await now(day)).shows).toBe('question')
  await show('result')
  expect(await now(day)).toMatchObject({ shows: 'result', sentence: verdict, round: { id: roundId } })
  await moveRound(house, day, second, 'closed')
  expect((await now(day)).round?.id).toBe(second)
  house.clock.advance(1_000)
  await item(clerk, day.items[2]!)
  expect((await now(day)).shows).toBe('pause')
})

test('whoever is there may be given the floor; one speaks at a time, and the chair decides the order', async () => {
  const day = await callDay(house, { items: [{ kind: 'deliberation', title: '审议' }] })
  const runId = await begin(day)
  await seat(house, day, runId, 3)
  const add = (at: number) =>
    clerk.ask(contract.addSpeaker, {
      params: { id: day.items[0]! },
      body: { attendeeId: day.attendees[at]!.id, minutes: 3 },
    })
  const move = (id: string, act: 'begin' | 'end' | 'first' | 'withdraw' | 'extend') =>
    clerk.ask(contract.moveSpeaker, { params: { id }, body: { act } })
  expect((await add(0)).refused?.type).toBe('item_moved')
  await item(clerk, day.items[0]!)
  const ids = [(await add(0)).body.id, (await add(1)).body.id, (await add(2)).body.id] as [
    string,
    string,
    string,
  ]
  expect((await add(1)).refused?.type).toBe('speaks_already')
  await move(ids[2], 'first')
  expect((await desk(day)).speakers.map(({ id }) => id)).toEqual([ids[2], ids[0], ids[1]])
  await move(ids[2], 'begin')
  expect((await move(ids[0], 'begin')).refused?.type).toBe('somebody_speaks')
  await move(ids[2], 'extend')
  expect(await now(day)).toMatchObject({ speaking: { name: day.attendees[2]!.name, minutes: 4 } })
  await move(ids[2], 'end')
  expect((await move(ids[2], 'end')).refused?.type).toBe('speaker_moved')
  await move(ids[1], 'withdraw')
  expect((await desk(day)).speakers.map(({ state }) => state)).toEqual(['waiting', 'done'])
  const found = await clerk.ask(contract.findSpeakers, {
    params: { id: day.sessionId },
    query: { search: day.attendees[0]!.name.slice(0, 2) },
  })
  expect(found.body.people).toEqual([
    { attendeeId: day.attendees[0]!.id, name: day.attendees[0]!.name, from: '书带里' },
  ])
  // Somebody of another session is not found.
  const other = await callDay(house)
  const foreign = await clerk.ask(contract.addSpeaker, {
    params: { id: day.items[0]! },
    body: { attendeeId: other.attendees[0]!.id, minutes: 3 },
  })
  expect(foreign.status).toBe(404)
})

test('whoever only reads sees the desk and moves nothing', async () => {
  const day = await callDay(house, { items: [{ title: '听取报告' }] })
  await begin(day)
  const reader = await house.as('欧阳𬭎')
  expect((await reader.ask(contract.getDesk, { params: { id: day.sessionId } })).body.may).toEqual([])
  expect((await item(reader, day.items[0]!)).status).toBe(403)
  expect(
    (await reader.ask(contract.showPicture, { params: { id: day.sessionId }, body: { picture: 'pause' } }))
      .status,
  ).toBe(403)
})
