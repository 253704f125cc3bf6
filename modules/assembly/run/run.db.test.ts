import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/id.ts'
import { callDay, type Day, moveRound, putPoll, putRound, seat } from '../../../tests/support/assembly-day.ts'
import { type Client, type House, openHouse, personId } from '../../../tests/support/house.ts'
import * as contract from '../contract.ts'
import { words } from '../words.zh-CN.ts'

let house: House
let clerk: Client
let leader: Client
let day: Day

beforeAll(async () => {
  house = await openHouse()
  clerk = await house.as('尤书晏')
  leader = await house.as('单立群')
  day = await callDay(house, { items: [{ kind: 'opening', title: '开幕' }, { title: '听取工作报告' }] })
})
afterAll(() => house.close())

const begin = (who: Client, sessionId: string, kind: 'rehearsal' | 'real') =>
  who.ask(contract.beginRun, { params: { id: sessionId }, body: { kind } })
const tablesOf = async () =>
  house.sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'run_id' and not a.attisdropped
    where c.relnamespace = 'assembly'::regnamespace and c.relkind = 'r' order by c.relname`

test('of two who begin at once one begins, and the other is told that it is under way', async () => {
  const answers = await Promise.all([
    begin(clerk, day.sessionId, 'rehearsal'),
    begin(leader, day.sessionId, 'rehearsal'),
  ])
  expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
  expect(answers.find((a) => a.status === 409)?.refused?.type).toBe('run_under_way')
  const state = await clerk.ask(contract.getNow, { params: { id: day.sessionId } })
  expect(state.body.run?.kind).toBe('rehearsal')
  // A rehearsal changes nothing of the session itself.
  expect(state.body.state).toBe('called')
})

test('the day itself does not begin before its date, before people were called, or while a rehearsal is not wiped', async () => {
  const early = await callDay(house, { heldOn: '2026-03-20' })
  expect((await begin(clerk, early.sessionId, 'real')).refused).toMatchObject({
    type: 'day_not_come',
    params: { heldOn: '2026-03-20' },
  })
  const silent = await callDay(house, { state: 'preparing' })
  expect((await begin(clerk, silent.sessionId, 'real')).refused?.type).toBe('not_called')
  const tried = await callDay(house)
  const { id } = (await begin(clerk, tried.sessionId, 'rehearsal')).body
  await clerk.ask(contract.endRun, { params: { id } })
  expect((await begin(clerk, tried.sessionId, 'real')).refused?.type).toBe('rehearsal_not_wiped')
  const listed = await clerk.ask(contract.listRuns, { params: { id: tried.sessionId } })
  expect([listed.body.real, listed.body.rehearsal]).toEqual(['not_wiped', null])
  await clerk.ask(contract.wipeRun, { params: { id } })
  expect((await begin(clerk, tried.sessionId, 'real')).status).toBe(200)
  expect((await begin(clerk, tried.sessionId, 'real')).refused?.type).toBe('run_under_way')
})

test('a rehearsal is wiped from every table, and the proof says what was there, what was left, and what is there now', async () => {
  const full = await callDay(house, { items: [{ kind: 'opening', title: '开幕' }] })
  const other = await callDay(house, { items: [{ kind: 'opening', title: '开幕' }] })
  const { id } = (await begin(clerk, full.sessionId, 'rehearsal')).body
  const beside = (await begin(clerk, other.sessionId, 'rehearsal')).body.id
  for (const [of, run] of [
    [full, id],
    [other, beside],
  ] as const) {
    await seat(house, of, run, 5)
    await clerk.ask(contract.beginItem, { params: { id: of.items[0]! } })
    const { body } = await clerk.ask(contract.addSpeaker, {
      params: { id: of.items[0]! },
      body: { attendeeId: of.attendees[0]!.id, minutes: 3 },
    })
    await clerk.ask(contract.moveSpeaker, { params: { id: body.id }, body: { act: 'begin' } })
    await clerk.ask(contract.showPicture, { params: { id: of.sessionId }, body: { picture: 'pause' } })
    const pollId = await putPoll(house, of, of.items[0]!, '本次会议的决议')
    await putRound(house, of, { runId: run, pollId, state: 'closed' })
  }
  await clerk.ask(contract.endRun, { params: { id } })
  expect((await clerk.ask(contract.wipeRun, { params: { id } })).status).toBe(200)
  const proof = (await clerk.ask(contract.getRunProof, { params: { id } })).body
  const line = (table: string) => proof.tables.find((one) => one.table === table)
  expect(line('presence')).toEqual({ table: 'presence', before: 5, after: 0, now: 0 })
  for (const table of ['item_progress', 'speaker', 'shown', 'round'])
    expect(line(table), table).toEqual({ table, before: 1, after: 0, now: 0 })
  expect(proof.tables.map(({ table }) => table)).toEqual((await tablesOf()).map(({ name }) => name))
  expect(proof.run).toMatchObject({ kind: 'rehearsal', wipedBy: '尤书晏' })
  // What belongs to the rehearsal of another session stays.
  const untouched = (await clerk.ask(contract.getRunProof, { params: { id: beside } })).body
  expect(untouched.tables.find(({ table }) => table === 'presence')).toEqual({
    table: 'presence',
    before: null,
    after: null,
    now: 5,
  })
  // The people, the agenda and the poll that were prepared stay.
  const desk = (await clerk.ask(contract.getDesk, { params: { id: full.sessionId } })).body
  expect(desk.items[0]).toMatchObject({
    state: 'waiting',
    polls: [{ question: '本次会议的决议', round: null }],
  })
})

test('a rehearsal is wiped once and only after its end; the day itself never, not even past the application', async () => {
  const tried = await callDay(house)
  const { id } = (await begin(clerk, tried.sessionId, 'rehearsal')).body
  expect((await clerk.ask(contract.wipeRun, { params: { id } })).refused?.type).toBe('run_not_wipeable')
  await clerk.ask(contract.endRun, { params: { id } })
  expect((await clerk.ask(contract.wipeRun, { params: { id } })).status).toBe(200)
  expect((await clerk.ask(contract.wipeRun, { params: { id } })).refused?.type).toBe('run_not_wipeable')
  const real = (await begin(clerk, tried.sessionId, 'real')).body.id
  await seat(house, tried, real, 4)
  await clerk.ask(contract.endRun, { params: { id: real } })
  expect((await clerk.ask(contract.wipeRun, { params: { id: real } })).refused?.type).toBe('run_not_wipeable')
  await expect(
    house.sql`update assembly.run set wiped_at = now(), wiped = '[]', wiped_by = ${personId('尤书晏')} where id = ${real}`,
  ).rejects.toThrow('only_rehearsals_are_wiped')
  await expect(house.sql`update assembly.run set kind = 'rehearsal' where id = ${real}`).rejects.toThrow(
    'not changed',
  )
  const [left] = await house.sql<{
    n: number
  }>`select count(*)::int as n from assembly.presence where run_id = ${real}`
  expect(left?.n).toBe(4)
})

test('when one table cannot be emptied nothing is wiped', async () => {
  const tried = await callDay(house)
  const { id } = (await begin(clerk, tried.sessionId, 'rehearsal')).body
  await seat(house, tried, id, 3)
  await clerk.ask(contract.endRun, { params: { id } })
  await house.sql`create function assembly.planted() returns trigger language plpgsql as 'begin return null; end'`
  await house.sql`create trigger planted before delete on assembly.presence for each row execute function assembly.planted()`
  try {
    expect((await clerk.ask(contract.wipeRun, { params: { id } })).status).toBe(500)
  } finally {
    await house.sql`drop function assembly.planted() cascade`
  }
  const listed = (await clerk.ask(contract.listRuns, { params: { id: tried.sessionId } })).body
  expect(listed.runs[0]?.wipedAt).toBeNull()
  expect((await clerk.ask(contract.wipeRun, { params: { id } })).status).toBe(200)
})

test('the day ends only when every ballot has its result; the session is closed then and still shows who was there', async () => {
  const tried = await callDay(house)
  const { id } = (await begin(clerk, tried.sessionId, 'real')).body
  await seat(house, tried, id, 5)
  const pollId = await putPoll(house, tried, null, '听取的报告')
  const roundId = await putRound(house, tried, { runId: id, pollId, state: 'provisional' })
  expect((await clerk.ask(contract.endRun, { params: { id } })).refused).toMatchObject({
    type: 'round_under_way',
    params: { question: '听取的报告' },
  })
  await moveRound(house, tried, roundId, 'closed')
  expect((await clerk.ask(contract.endRun, { params: { id } })).status).toBe(200)
  const state = (await clerk.ask(contract.getNow, { params: { id: tried.sessionId } })).body
  expect(state).toMatchObject({ state: 'closed', run: null, shows: 'welcome', attendance: { present: 5 } })
  expect((await clerk.ask(contract.endRun, { params: { id } })).refused?.type).toBe('no_run')
})

test('a rehearsal leaves only that it was rehearsed in the books', async () => {
  const tried = await callDay(house, { items: [{ title: '听取工作报告' }] })
  await begin(clerk, tried.sessionId, 'rehearsal')
  await clerk.ask(contract.beginItem, { params: { id: tried.items[0]! } })
  const [event] = await house.sql<{ kind: string; quantity: number | null; data: unknown }>`
    select kind, quantity, data from ledger.event where subject_id = ${tried.items[0]!}`
  expect(event).toEqual({ kind: 'assembly.rehearsed', quantity: null, data: { act: 'assembly.item_began' } })
})

test('whoever may not run the day, or works next door, begins and wipes nothing', async () => {
  // 沈砚秋 reads what the whole street does; 乐文娟 runs elections, but only next door.
  const reader = await house.as('沈砚秋')
  expect((await reader.ask(contract.listRuns, { params: { id: day.sessionId } })).body.may).toEqual([])
  expect((await begin(reader, day.sessionId, 'rehearsal')).status).toBe(403)
  expect((await begin(await house.as('乐文娟'), day.sessionId, 'rehearsal')).status).toBe(404)
  expect((await house.anyone.ask(contract.listRuns, { params: { id: day.sessionId } })).status).toBe(401)
  expect((await clerk.ask(contract.wipeRun, { params: { id: newId() } })).status).toBe(404)
})

test('every table of a run, and every table that points at one, says which run it belongs to and has a name in the proof', async () => {
  const named = await tablesOf()
  const names = new Set(named.map(({ name }) => name))
  const pointing = await house.sql<{ name: string }>`
    with recursive of_run as (
      select oid from pg_class where oid = 'assembly.run'::regclass
      union select k.conrelid from pg_constraint k join of_run on k.confrelid = of_run.oid where k.contype = 'f')
    select c.relname as name from of_run join pg_class c using (oid) where c.oid <> 'assembly.run'::regclass`
  // A rehearsal decides nothing: rows of these two belong to the day itself, and their verbs refuse any other.
  const ofTheDay = ['adoption', 'rectification']
  expect(
    pointing.map(({ name }) => name).filter((name) => !names.has(name) && !ofTheDay.includes(name)),
  ).toEqual([])
  expect([...names].filter((name) => !Object.hasOwn(words.now.proof.tables, name))).toEqual([])
})
