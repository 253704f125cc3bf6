import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../platform/id.ts'
import { readingTx } from '../../../platform/transaction.ts'
import { beginRun, type Doorway, endRun, openDoorway } from '../../../tests/support/assembly-checkin.ts'
import type { Client } from '../../../tests/support/client.ts'
import { type House, openHouse, personId } from '../../../tests/support/house.ts'
import * as assembly from '../contract.ts'
import { presentNow } from './index.ts'

// What happens where no desk is: one's own phone, a tablet without a network, the telephone.

let house: House
let door: Doorway
let clerk: Client

beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T01:00:00Z' })
  door = await openDoorway(house)
  clerk = await house.as('尤书晏')
})
afterAll(() => house.close())

const at = () => ({ id: door.sessionId })
const present = () => presentNow(readingTx(house.lilong, 'present'), door.runId)
const lineOf = async (attendeeId: string) =>
  (await clerk.ask(assembly.listCheckIn, { params: at() })).body.find((one) => one.attendeeId === attendeeId)!

describe('one’s own phone', () => {
  const arrive = (who: Client, code: string | null) =>
    who.ask(assembly.signMyselfIn, { params: at(), body: { code } })
  const codeAt = async (venueId: string) =>
    (await clerk.ask(assembly.getDoorCode, { params: at(), query: { venueId } })).body.code

  test('signs in by the digits on the screen of the venue, this minute’s or the last', async () => {
    const { client } = door.phone
    const code = await codeAt(door.sub)
    expect(code).toMatch(/^\d{6}$/)
    expect((await client.ask(assembly.getOwnCheckIn, { params: at() })).body).toMatchObject({
      there: null,
      ballotBy: 'phone',
    })
    house.clock.set('2026-03-02T01:01:30Z')
    expect(await codeAt(door.sub)).not.toBe(code)
    expect((await arrive(client, `${code.slice(0, 3)} ${code.slice(3)}`)).body.there).toMatchObject({
      venue: '书带里分会场',
      channel: 'phone',
    })
    expect((await arrive(client, code)).status).toBe(200)
    expect((await present()).filter(({ attendeeId }) => attendeeId === door.phone.attendeeId)).toHaveLength(1)
    expect((await client.ask(assembly.signMyselfOut, { params: at() })).body.there).toBeNull()
    expect((await client.ask(assembly.signMyselfOut, { params: at() })).refused?.type).toBe('not_there')
  })

  test('does not sign in from home: old digits, guessed digits, or none', async () => {
    const { client } = door.phone
    const old = await codeAt(door.main)
    house.clock.set('2026-03-02T01:05:00Z')
    expect((await arrive(client, old)).refused?.type).toBe('door_code_wrong')
    expect((await arrive(client, null)).refused).toEqual({
      type: 'expected_on_site',
      params: { venue: '主会场' },
    })
    for (let n = 0; n < 9; n++) await arrive(client, String(100_000 + n))
    // Whoever guesses waits, and the right digits do not help meanwhile.
    expect((await arrive(client, await codeAt(door.main))).refused?.type).toBe('too_many')
    house.clock.set('2026-03-02T01:16:00Z')
    expect((await arrive(client, await codeAt(door.main))).status).toBe(200)
  })

  test('signs in from afar whoever was assigned to take part online', async () => {
    const answer = await arrive(door.afar.client, null)
    expect(answer.body.there).toMatchObject({ channel: 'online', venue: '线上' })
    expect((await clerk.ask(assembly.getCheckIn, { params: at() })).body.attendance.channels).toContainEqual({
      channel: 'online',
      present: 1,
    })
  })

  test('is of no use to somebody who is not on the list', async () => {
    expect((await arrive(door.usher.client, null)).refused?.type).toBe('not_attending')
    const stranger = await house.asResident('19800000777', { called: '路过的人', place: '鸣鹤坊' })
    expect((await arrive(stranger, null)).status).toBe(404)
    expect(
      (await stranger.ask(assembly.getDoorCode, { params: at(), query: { venueId: door.main } })).status,
    ).toBe(404)
    expect(
      (await door.phone.client.ask(assembly.getDoorCode, { params: at(), query: { venueId: door.main } }))
        .refused?.type,
    ).toBe('may_not_sign_in')
  })
})

describe('the tablet of a venue without a network', () => {
  const list = (who: Client) => who.ask(assembly.getVenueList, { params: at(), query: { venueId: door.far } })
  type Tick = { id: string; attendeeId: string; act: 'in' | 'out'; at: string }
  const tick = (attendeeId: string, act: 'in' | 'out', when: string): Tick => ({
    id: newId(),
    attendeeId,
    act,
    at: when,
  })
  const bring = (ticks: Tick[], runId: string | null = door.runId, who: Client = door.usher.client) =>
    who.ask(assembly.sendKept, { params: at(), body: { venueId: door.far, runId, ticks } })

  test('keeps those expected there, and everybody on it votes on paper', async () => {
    const { body } = await list(door.usher.client)
    expect(body.venue).toMatchObject({ name: '鸣鹤坊分会场', hasNetwork: false })
    expect(body.people.map(({ attendeeId }) => attendeeId).sort()).toEqual(
      door.people
        .slice(8, 12)
        .map(({ attendeeId }) => attendeeId)
        .sort(),
    )
    expect(new Set(body.people.map(({ ballotBy }) => ballotBy))).toEqual(new Set(['paper']))
    expect((await list(door.phone.client)).refused?.type).toBe('may_not_sign_in')
  })

  test('brings its ticks with the time at which they were made, once each however often they are sent', async () => {
    const [, , , , , , , , one, two] = door.people
    const ticks = [
      tick(one!.attendeeId, 'in', '2026-03-02T01:02:00.000Z'),
      tick(two!.attendeeId, 'in', '2026-03-02T01:03:00.000Z'),
      tick(two!.attendeeId, 'out', '2026-03-02T01:10:00.000Z'),
    ]
    house.clock.set('2026-03-02T01:30:00Z')
    const both = await Promise.all([bring(ticks), bring(ticks)])
    for (const { body } of both) expect(body.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done'])
    await bring(ticks)
    expect((await lineOf(one!.attendeeId)).there).toMatchObject({
      inAt: '2026-03-02T01:02:00.000Z',
      learnedAt: '2026-03-02T01:30:00.000Z',
      channel: 'list',
      venue: { name: '鸣鹤坊分会场' },
    })
    expect(await lineOf(two!.attendeeId)).toMatchObject({ there: null, leftAt: '2026-03-02T01:10:00.000Z' })
    const [rows] = await house.sql<{ n: number }>`
      select count(*)::int as n from assembly.presence where attendee_id in (${one!.attendeeId}, ${two!.attendeeId})`
    expect(rows!.n).toBe(2)
  })

  test('does not overtake what was learned since, and says who is signed in elsewhere', async () => {
    const [, , , , , , , , , two, three] = door.people
    await clerk.ask(assembly.tickIn, {
      params: at(),
      body: { attendeeId: three!.attendeeId, venueId: door.main },
    })
    const { body } = await bring([
      tick(two!.attendeeId, 'in', '2026-03-02T01:05:00.000Z'),
      tick(three!.attendeeId, 'in', '2026-03-02T01:06:00.000Z'),
    ])
    expect(body).toMatchObject([{ outcome: 'overtaken' }, { outcome: 'elsewhere', elsewhere: '主会场' }])
    expect((await lineOf(two!.attendeeId)).there).toBeNull()
  })

  test('is refused with a clock ahead of ours, for another venue’s usher, and with ticks of another run', async () => {
    const four = door.people[11]!
    expect((await bring([tick(four.attendeeId, 'in', '2026-03-02T05:00:00.000Z')])).refused?.type).toBe(
      'unlikely_time',
    )
    expect(
      (await bring([tick(four.attendeeId, 'in', '2026-03-02T01:20:00.000Z')], newId())).refused?.type,
    ).toBe('run_changed')
    expect((await bring([tick(four.attendeeId, 'in', '2026-03-01T01:20:00.000Z')], null)).refused?.type).toBe(
      'run_changed',
    )
    expect((await bring([], door.runId, door.phone.client)).refused?.type).toBe('may_not_sign_in')
    expect((await bring([tick(newId(), 'in', '2026-03-02T01:20:00.000Z')])).status).toBe(404)
    expect((await lineOf(four.attendeeId)).there).toBeNull()
  })

  test('that fetched its list before the day began counts from its beginning', async () => {
    const other = await openDoorway(house, { from: 420, run: 'rehearsal' })
    await endRun(house, other)
    house.clock.set('2026-03-02T03:00:00Z')
    const real = await beginRun(house, other.sessionId, 'real')
    const four = other.people[11]!
    const answer = await other.usher.client.ask(assembly.sendKept, {
      params: { id: other.sessionId },
      body: {
        venueId: other.far,
        runId: null,
        ticks: [tick(four.attendeeId, 'in', '2026-03-02T02:40:00.000Z')],
      },
    })
    expect(answer.body.map(({ outcome }) => outcome)).toEqual(['done'])
    const [row] = await house.sql<{ at: Date }>`
      select in_at as at from assembly.presence where run_id = ${real} and attendee_id = ${four.attendeeId}`
    expect(row!.at.toISOString()).toBe('2026-03-02T03:00:00.000Z')
  })
})

describe('attendance by telephone', () => {
  let call: Doorway
  let second: Client
  beforeAll(async () => {
    call = await openDoorway(house, { from: 440 })
    // Another of the house who signs people in: usher of the whole session.
    second = await house.as('乐文娟')
    await house.sql`insert into assembly.duty (id, session_id, person_id, duty)
      values (${newId()}, ${call.sessionId}, ${personId('乐文娟')}, 'usher')`
  })
  const enter = (who: Client, people: readonly { attendeeId: string }[]) =>
    who.ask(assembly.enterTelephone, {
      params: { id: call.sessionId },
      body: { venueId: call.far, attendeeIds: people.map(({ attendeeId }) => attendeeId) },
    })
  const reportAt = async (who: Client) =>
    (await who.ask(assembly.listTelephone, { params: { id: call.sessionId } })).body.find(
      ({ venue }) => venue.id === call.far,
    )!
  const there = async () =>
    (await presentNow(readingTx(house.lilong, 'present'), call.runId))
      .map(({ attendeeId }) => attendeeId)
      .sort()

  test('stands once two have entered the same, each without seeing the other’s before', async () => {
    const expected = call.people.slice(8, 12)
    const one = await enter(clerk, expected.slice(0, 3))
    expect(one.body).toMatchObject({
      entries: [{ person: { name: '尤书晏' }, people: 3 }],
      differences: null,
      agreed: null,
    })
    const seen = await reportAt(second)
    expect([seen.mine, seen.differences]).toEqual([null, null])
    expect(JSON.stringify(seen)).not.toContain(expected[0]!.attendeeId)
    expect(await there()).toEqual([])

    const other = await enter(second, [expected[0]!, expected[1]!, expected[3]!])
    expect(other.body.differences).toMatchObject([
      { name: expected[2]!.name, saidBy: { name: '尤书晏' } },
      { name: expected[3]!.name, saidBy: { name: '乐文娟' } },
    ])
    expect(await there()).toEqual([])

    expect((await enter(second, [expected[2]!, expected[1]!, expected[0]!])).body).toMatchObject({
      entries: [],
      agreed: { present: 3 },
    })
    expect(await there()).toEqual(
      expected
        .slice(0, 3)
        .map(({ attendeeId }) => attendeeId)
        .sort(),
    )
    const { body } = await clerk.ask(assembly.getCheckIn, { params: { id: call.sessionId } })
    expect(body.attendance.channels).toEqual([{ channel: 'telephone', present: 3 }])
  })

  test('entered by the same person twice is one entry', async () => {
    const expected = call.people.slice(8, 12)
    await enter(clerk, expected)
    const again = await enter(clerk, expected)
    expect(again.body.entries).toMatchObject([{ revision: 2 }])
    expect(await there()).toHaveLength(3)
  })

  test('is refused to a third, and can be dropped to call again', async () => {
    const third = await house.as('解建国')
    await house.sql`insert into assembly.duty (id, session_id, person_id, duty)
      values (${newId()}, ${call.sessionId}, ${personId('解建国')}, 'usher')`
    await enter(second, [call.people[8]!])
    const answer = await enter(third, call.people.slice(8, 12))
    expect(answer.refused).toEqual({ type: 'two_enter', params: { names: ['尤书晏', '乐文娟'] } })
    const drop = () =>
      clerk.ask(assembly.dropTelephone, { params: { id: call.sessionId }, body: { venueId: call.far } })
    expect((await drop()).body.entries).toEqual([])
    expect((await drop()).refused?.type).toBe('no_report')
    expect(await there()).toHaveLength(3)
  })

  test('of a later call signs out whom it no longer names, and leaves who is signed in elsewhere', async () => {
    const expected = call.people.slice(8, 12)
    await clerk.ask(assembly.tickIn, {
      params: { id: call.sessionId },
      body: { attendeeId: expected[3]!.attendeeId, venueId: call.main },
    })
    // A later call: which report is the newest is told by the clock.
    house.clock.set('2026-03-02T04:00:00Z')
    const now = [expected[0]!, expected[3]!]
    const [one, other] = await Promise.all([enter(clerk, now), enter(second, now)])
    expect([one.status, other.status]).toEqual([200, 200])
    expect((await reportAt(clerk)).agreed).toMatchObject({
      present: 2,
      elsewhere: [{ name: expected[3]!.name, venue: '主会场' }],
    })
    expect(await there()).toEqual(now.map(({ attendeeId }) => attendeeId).sort())
  })

  test('names only people of this session', async () => {
    expect((await enter(clerk, [door.people[0]!])).status).toBe(404)
    expect((await enter(await house.as('单立群'), [])).refused?.type).toBe('may_not_sign_in')
  })
})
