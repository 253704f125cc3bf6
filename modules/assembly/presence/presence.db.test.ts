import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../platform/id.ts'
import { readingTx } from '../../../platform/transaction.ts'
import { motion, openConference, opened } from '../../../tests/support/assembly.ts'
import {
  beginRun,
  cardCodes,
  type Doorway,
  endRun,
  openDoorway,
} from '../../../tests/support/assembly-checkin.ts'
import type { Client } from '../../../tests/support/client.ts'
import { type House, openHouse } from '../../../tests/support/house.ts'
import { withCheckDigit } from '../contract/card-digits.ts'
import * as assembly from '../contract.ts'
import { cardOf, presentNow } from './index.ts'

let house: House
let door: Doorway
let clerk: Client
/** A second desk: another member of staff who may sign people in. */
let desk: Client
let codes: Map<string, string>

beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T01:00:00Z' })
  door = await openDoorway(house)
  clerk = await house.as('尤书晏')
  desk = door.usher.client
  codes = await cardCodes(house, door)
})
afterAll(() => house.close())

const at = () => ({ id: door.sessionId })
const scan = (who: Client, code: string, venueId: string | null = null, move?: boolean) =>
  who.ask(assembly.scanCard, { params: at(), body: { code, venueId, ...(move ? { move } : {}) } })
const tick = (who: Client, attendeeId: string, venueId: string | null = null, move?: boolean) =>
  who.ask(assembly.tickIn, { params: at(), body: { attendeeId, venueId, ...(move ? { move } : {}) } })
const leave = (who: Client, attendeeId: string) =>
  who.ask(assembly.tickOut, { params: at(), body: { attendeeId } })
const counts = async () => (await clerk.ask(assembly.getCheckIn, { params: at() })).body.attendance
const line = async (attendeeId: string) =>
  (await clerk.ask(assembly.listCheckIn, { params: at() })).body.find((one) => one.attendeeId === attendeeId)!
const codeOf = (attendeeId: string) => codes.get(attendeeId)!
const rowsOf = (attendeeId: string) =>
  house.sql<{ channel: string; out: Date | null; in_at: Date; learned_at: Date | null }>`
    select channel, out_at as out, in_at, learned_at from assembly.presence where attendee_id = ${attendeeId} order by out_at nulls last`
const arrivals = (attendeeId: string) =>
  house.sql<{ quantity: string | null; reverses: string | null }>`
    select quantity, reverses from ledger.event where kind = 'assembly.signed_in' and subject_id = ${attendeeId} order by recorded_at, id`

describe('a card', () => {
  test('signs in its bearer at the venue of the desk, and the counts follow', async () => {
    const before = await counts()
    const [one] = door.people
    const answer = await scan(clerk, codeOf(one!.attendeeId), door.main)
    expect(answer.body).toMatchObject({
      already: false,
      line: { name: one!.name, there: { channel: 'card', venue: { name: '主会场' }, by: '尤书晏' } },
    })
    const after = await counts()
    expect([after.present, after.absent]).toEqual([before.present + 1, before.absent - 1])
    expect(after.venues.find(({ venue }) => venue.id === door.main)?.present).toBe(1)
    expect(after.channels).toContainEqual({ channel: 'card', present: 1 })
  })

  test('is read as a scanner, a keyboard or an input method types it', async () => {
    const [, two, three] = door.people
    const grouped = codeOf(two!.attendeeId).replaceAll(/(\d{4})(?=\d)/g, '$1 ')
    expect((await scan(clerk, ` ${grouped}\n`)).body.line.name).toBe(two!.name)
    const wide = [...codeOf(three!.attendeeId)].map((d) => String.fromCodePoint(0xff10 + Number(d))).join('')
    expect((await scan(clerk, wide)).body.line.name).toBe(three!.name)
  })

  test('with a slip of the hand is told from one that nobody has', async () => {
    const right = codeOf(door.people[4]!.attendeeId)
    const slipped = `${right.slice(0, 3)}${(Number(right[3]) + 1) % 10}${right.slice(4)}`
    expect((await scan(clerk, slipped)).refused?.type).toBe('card_unreadable')
    expect((await scan(clerk, withCheckDigit('123456789012345'))).refused?.type).toBe('card_unknown')
    for (const absurd of ['', '王秀英', '9'.repeat(79), "' or 1=1 --"])
      expect((await scan(clerk, absurd)).refused?.type).toBe('card_unreadable')
  })

  test('that was replaced counts no longer and says so; the new one does', async () => {
    const person = door.people[4]!
    const old = codeOf(person.attendeeId)
    const replaced = await clerk.ask(assembly.replaceCard, {
      params: at(),
      body: { attendeeId: person.attendeeId },
    })
    expect(replaced.status).toBe(200)
    expect((await scan(clerk, old)).refused).toMatchObject({
      type: 'card_replaced',
      params: { name: person.name },
    })
    expect((await line(person.attendeeId)).there).toBeNull()
    codes = await cardCodes(house, door)
    expect(codeOf(person.attendeeId)).not.toBe(old)
    expect((await scan(clerk, codeOf(person.attendeeId))).body.already).toBe(false)
  })

  test('of another session signs in nobody, and names that session only to those who may see it', async () => {
    const other = await openDoorway(house, { from: 420, title: '第三届社区代表会议第三次会议' })
    const foreign = (await cardCodes(house, other)).get(other.people[0]!.attendeeId)!
    expect((await scan(clerk, foreign)).refused).toEqual({
      type: 'card_of_another',
      params: { title: '第三届社区代表会议第三次会议' },
    })
    expect((await scan(desk, foreign, door.far)).refused).toEqual({
      type: 'card_of_another',
      params: { title: null },
    })
    expect(await rowsOf(other.people[0]!.attendeeId)).toEqual([])
  })

  test('of somebody taken off the list is refused by name', async () => {
    const gone = door.people[11]!
    await house.sql`update assembly.attendee set removed_at = ${house.clock.now()} where id = ${gone.attendeeId}`
    expect((await scan(clerk, codeOf(gone.attendeeId))).refused).toMatchObject({
      type: 'removed_from_list',
      params: { name: gone.name },
    })
    expect((await tick(clerk, gone.attendeeId)).status).toBe(404)
  })

  test('is the same when printed again, and never stands in the database or the books in the clear', async () => {
    const person = door.people[5]!
    const tx = readingTx(house.lilong, 'printing')
    expect((await cardOf(tx, house.lilong.vault, person.attendeeId))?.code).toBe(codeOf(person.attendeeId))
    const again = await clerk.ask(assembly.issueCards, { params: at(), body: {} })
    expect(again.body.made).toBe(0)
    expect((await cardCodes(house, door)).get(person.attendeeId)).toBe(codeOf(person.attendeeId))
    const [kept] = await house.sql<{ text: string }>`
      select string_agg(c::text, ' ') || (select string_agg(e::text, ' ') from ledger.event e) as text from assembly.card c`
    const hex = Buffer.from(codeOf(person.attendeeId)).toString('hex')
    expect(kept!.text).not.toContain(codeOf(person.attendeeId))
    expect(kept!.text).not.toContain(hex)
  })

  test('sheets are made for whom they are asked, by those who may print', async () => {
    const [one] = door.people
    const all = await clerk.get(`/api/assembly/sessions/${door.sessionId}/check-in/cards.docx`)
    const single = await clerk.get(
      `/api/assembly/sessions/${door.sessionId}/check-in/cards.docx?attendeeId=${one!.attendeeId}`,
    )
    expect([all.status, single.status]).toEqual([200, 200])
    expect(all.bytes.length).toBeGreaterThan(single.bytes.length)
    expect(all.bytes.subarray(0, 2).toString()).toBe('PK')
    expect(
      (await (await house.as('单立群')).get(`/api/assembly/sessions/${door.sessionId}/check-in/cards.docx`))
        .status,
    ).toBe(403)
  })
})

describe('two desks', () => {
  test('that sign in one person in the same second make one presence, and the second is told of the first', async () => {
    const person = door.people[6]!
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, () => scan(clerk, codeOf(person.attendeeId), door.sub)),
      ...Array.from({ length: 6 }, () => tick(clerk, person.attendeeId, door.main)),
    ])
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    const first = answers.filter(({ body }) => !body.already)
    expect(first).toHaveLength(1)
    const where = first[0]!.body.line.there!.presenceId
    expect(new Set(answers.map(({ body }) => body.line.there!.presenceId))).toEqual(new Set([where]))
    expect(await rowsOf(person.attendeeId)).toHaveLength(1)
    expect((await arrivals(person.attendeeId)).map(({ quantity }) => Number(quantity))).toEqual([1])
  })

  test('that sign in and out at once leave one state that the rows tell', async () => {
    const person = door.people[7]!
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        i % 2 ? leave(clerk, person.attendeeId) : tick(clerk, person.attendeeId),
      ),
    )
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
    const open = (await rowsOf(person.attendeeId)).filter(({ out }) => out === null)
    expect(open.length).toBe((await line(person.attendeeId)).there ? 1 : 0)
  })

  test('do not take a person from one venue to another unless it is said aloud', async () => {
    const person = door.people[8]!
    await tick(clerk, person.attendeeId, door.sub)
    expect((await tick(clerk, person.attendeeId, door.main)).body).toMatchObject({
      already: true,
      line: { there: { venue: { name: '书带里分会场' } } },
    })
    expect((await tick(clerk, person.attendeeId, door.main, true)).body).toMatchObject({
      already: false,
      line: { there: { venue: { name: '主会场' } } },
    })
    expect((await rowsOf(person.attendeeId)).map(({ out }) => out !== null)).toEqual([true, false])
    expect((await arrivals(person.attendeeId)).filter(({ quantity }) => quantity !== null)).toHaveLength(1)
  })
})

describe('the list', () => {
  test('tells two people of one name apart, and signs in only the one who was meant', async () => {
    const [one, other] = door.sameName
    const lines = (await clerk.ask(assembly.listCheckIn, { params: at() })).body.filter(
      ({ name }) => name === '王秀英',
    )
    expect(lines.map(({ sameName, constituency, seat }) => [sameName, constituency, seat]).sort()).toEqual([
      [2, '书带里', '3排1号'],
      [2, '和衷里', '7排4号'],
    ])
    await tick(clerk, one.attendeeId)
    expect((await line(one.attendeeId)).there).not.toBeNull()
    expect((await line(other.attendeeId)).there).toBeNull()
    // The wrong one was ticked: it is taken back, and nothing of it is counted.
    const before = await counts()
    expect(
      (await clerk.ask(assembly.strikeSignIn, { params: at(), body: { attendeeId: one.attendeeId } })).body
        .there,
    ).toBeNull()
    expect((await counts()).present).toBe(before.present - 1)
    const told = await arrivals(one.attendeeId)
    expect(told.reduce((sum, { quantity }) => sum + Number(quantity ?? 0), 0)).toBe(0)
    await tick(clerk, other.attendeeId)
    await tick(clerk, one.attendeeId)
    expect(
      (await arrivals(one.attendeeId)).reduce((sum, { quantity }) => sum + Number(quantity ?? 0), 0),
    ).toBe(1)
  })

  test('never counts observers, whatever they do', async () => {
    const before = await counts()
    expect((await tick(clerk, door.observer.attendeeId)).body.line.standing).toBe('observer')
    const after = await counts()
    expect([after.entitled, after.present, after.observers]).toEqual([
      before.entitled,
      before.present,
      before.observers + 1,
    ])
    expect((await arrivals(door.observer.attendeeId)).map(({ quantity }) => quantity)).toEqual([null])
    const voters = await presentNow(readingTx(house.lilong, 'present'), door.runId)
    expect(voters.map(({ attendeeId }) => attendeeId)).not.toContain(door.observer.attendeeId)
    expect(voters).toHaveLength(after.present)
  })

  test('lets people leave and return; nobody who is not there can leave', async () => {
    const person = door.people[0]!
    house.clock.set('2026-03-02T02:00:00Z')
    const gone = await leave(clerk, person.attendeeId)
    expect([gone.body.there, gone.body.leftAt]).toEqual([null, '2026-03-02T02:00:00.000Z'])
    expect((await leave(clerk, person.attendeeId)).refused?.type).toBe('not_there')
    house.clock.set('2026-03-02T02:20:00Z')
    expect((await tick(clerk, person.attendeeId)).body.already).toBe(false)
    expect((await rowsOf(person.attendeeId)).map(({ out }) => out?.toISOString() ?? null)).toEqual([
      '2026-03-02T02:00:00.000Z',
      null,
    ])
    expect((await arrivals(person.attendeeId)).filter(({ quantity }) => quantity !== null)).toHaveLength(1)
  })

  test('counts whoever was granted leave and came all the same as present', async () => {
    const person = door.people[9]!
    await house.sql`update assembly.attendee set leave = 'granted' where id = ${person.attendeeId}`
    const before = await counts()
    await tick(clerk, person.attendeeId, door.main)
    const after = await counts()
    expect([after.leave, after.present]).toEqual([before.leave - 1, before.present + 1])
  })

  test('is refused to whoever has no duty at the door; an usher works at the venue they were given', async () => {
    const leader = await house.as('单立群')
    const { body } = await leader.ask(assembly.getCheckIn, { params: at() })
    expect(body.may).toBe('nothing')
    expect((await tick(leader, door.people[10]!.attendeeId)).refused?.type).toBe('may_not_sign_in')
    const representative = door.phone.client
    expect((await representative.ask(assembly.listCheckIn, { params: at() })).refused?.type).toBe(
      'may_not_sign_in',
    )
    expect((await tick(representative, door.phone.attendeeId)).refused?.type).toBe('may_not_sign_in')
    expect((await tick(desk, door.people[10]!.attendeeId, door.main)).refused?.type).toBe('may_not_sign_in')
    // With one venue of their own, that is the one they mean.
    expect((await tick(desk, door.people[10]!.attendeeId)).body.line.there?.venue?.name).toBe('鸣鹤坊分会场')
    expect((await leave(desk, door.people[0]!.attendeeId)).refused?.type).toBe('may_not_sign_in')
    const stranger = await house.asResident('19800000666', { called: '路过的人', place: '鸣鹤坊' })
    expect((await stranger.ask(assembly.getCheckIn, { params: at() })).status).toBe(404)
  })

  test('of another session’s people or venues is not reached by their ids', async () => {
    const other = await openDoorway(house, { from: 440 })
    expect((await tick(clerk, other.people[0]!.attendeeId)).status).toBe(404)
    expect((await tick(clerk, door.people[10]!.attendeeId, other.main)).status).toBe(404)
    expect((await tick(clerk, newId())).status).toBe(404)
    expect((await leave(clerk, other.people[0]!.attendeeId)).status).toBe(404)
  })
})

describe('who votes how', () => {
  const assign = (
    who: Client,
    body: { ballotBy: 'phone' | 'paper'; attendeeIds?: string[]; venueId?: string },
  ) =>
    who.ask(assembly.assignBallots, {
      params: at(),
      body: { ballotBy: body.ballotBy, attendeeIds: body.attendeeIds ?? null, venueId: body.venueId ?? null },
    })
  const how = async (attendeeId: string) =>
    (await presentNow(readingTx(house.lilong, 'present'), door.runId)).find(
      (one) => one.attendeeId === attendeeId,
    )?.ballotBy

  test('is said for one, for a venue, for everybody; a venue without a network stays paper', async () => {
    const [one, two] = door.people
    expect((await assign(clerk, { ballotBy: 'paper', attendeeIds: [one!.attendeeId] })).body).toEqual({
      changed: 1,
      people: 1,
    })
    expect([await how(one!.attendeeId), await how(two!.attendeeId)]).toEqual(['paper', 'phone'])
    expect((await assign(clerk, { ballotBy: 'paper', attendeeIds: [one!.attendeeId] })).body.changed).toBe(0)
    expect((await assign(clerk, { ballotBy: 'phone', venueId: door.far })).refused).toEqual({
      type: 'venue_is_paper',
      params: { venue: '鸣鹤坊分会场' },
    })
    await assign(clerk, { ballotBy: 'paper', venueId: door.main })
    expect(await how(two!.attendeeId)).toBe('paper')
    const everybody = await assign(clerk, { ballotBy: 'phone' })
    expect(everybody.body.changed).toBeGreaterThan(1)
    expect(await how(two!.attendeeId)).toBe('phone')
    expect(await how(door.people[10]!.attendeeId)).toBe('paper')
  })

  test('is decided by whoever prepares the session, and for its own people only', async () => {
    expect((await assign(await house.as('单立群'), { ballotBy: 'paper' })).refused?.type).toBe('may_not')
    expect((await assign(clerk, { ballotBy: 'paper', attendeeIds: [newId()] })).status).toBe(404)
  })
})

describe('a poll', () => {
  test('that was opened keeps whom it counted: a sign-in before it is not taken back, one after it is', async () => {
    const day = await openConference(house, { representatives: 6, absent: 1 })
    const strike = (attendeeId: string) =>
      clerk.ask(assembly.strikeSignIn, { params: { id: day.sessionId }, body: { attendeeId } })
    house.clock.set('2026-03-02T02:30:00Z')
    await opened(house, day, motion())
    house.clock.set('2026-03-02T02:31:00Z')
    expect((await strike(day.seats[0]!.attendeeId)).refused?.type).toBe('voted_over')
    const [late] = await house.sql<{ id: string }>`
      select a.id from assembly.attendee a where a.session_id = ${day.sessionId} and a.standing = 'entitled'
        and not exists (select from assembly.presence p where p.attendee_id = a.id)`
    const params = { id: day.sessionId }
    await clerk.ask(assembly.tickIn, { params, body: { attendeeId: late!.id, venueId: null } })
    expect((await strike(late!.id)).status).toBe(200)
    // Whoever leaves during a poll is signed out, and what was frozen stays.
    expect(
      (await clerk.ask(assembly.tickOut, { params, body: { attendeeId: day.seats[0]!.attendeeId } })).status,
    ).toBe(200)
  })
})

describe('a rehearsal', () => {
  test('signs in people of whom nothing is counted, and its presences belong to its own run', async () => {
    const other = await openDoorway(house, { from: 460, run: 'rehearsal' })
    const [one] = other.people
    const body = { attendeeId: one!.attendeeId, venueId: null }
    expect((await clerk.ask(assembly.tickIn, { params: { id: other.sessionId }, body })).body.already).toBe(
      false,
    )
    expect(await arrivals(one!.attendeeId)).toEqual([])
    await endRun(house, other)
    expect((await clerk.ask(assembly.tickIn, { params: { id: other.sessionId }, body })).refused?.type).toBe(
      'no_run',
    )
    const real = await beginRun(house, other.sessionId, 'real')
    expect((await clerk.ask(assembly.tickIn, { params: { id: other.sessionId }, body })).body.already).toBe(
      false,
    )
    expect(await presentNow(readingTx(house.lilong, 'present'), real)).toHaveLength(1)
  })
})

describe('after the close of the day', () => {
  test('the list stays as it was at the end, and nobody is signed in any more', async () => {
    const other = await openDoorway(house, { from: 500 })
    const params = { id: other.sessionId }
    const [one, two] = other.people
    for (const { attendeeId } of [one!, two!])
      await clerk.ask(assembly.tickIn, { params, body: { attendeeId, venueId: null } })
    await clerk.ask(assembly.tickOut, { params, body: { attendeeId: two!.attendeeId } })
    await endRun(house, other)
    await house.sql`update assembly.session set state = 'closed' where id = ${other.sessionId}`
    const { body } = await clerk.ask(assembly.getCheckIn, { params })
    expect([body.run, body.attendance.present]).toEqual([null, 1])
    const lines = (await clerk.ask(assembly.listCheckIn, { params })).body
    expect(lines.filter(({ there }) => there).map(({ attendeeId }) => attendeeId)).toEqual([one!.attendeeId])
    expect(
      (await clerk.ask(assembly.tickIn, { params, body: { attendeeId: two!.attendeeId, venueId: null } }))
        .refused?.type,
    ).toBe('no_run')
    const late = await clerk.ask(assembly.assignBallots, {
      params,
      body: { ballotBy: 'paper', attendeeIds: null, venueId: null },
    })
    expect(late.refused).toEqual({ type: 'session_moved', params: { state: 'closed' } })
  })
})

describe('sign-in sheets', () => {
  test('are printed by venue and by group', async () => {
    for (const by of ['venue', 'group']) {
      const sheet = await clerk.get(`/api/assembly/sessions/${door.sessionId}/check-in/sheets.docx?by=${by}`)
      expect(sheet.status).toBe(200)
      expect(decodeURIComponent(sheet.headers.get('content-disposition') ?? '')).toContain('签到册.docx')
    }
    expect(
      (await clerk.get(`/api/assembly/sessions/${door.sessionId}/check-in/sheets.docx?by=name`)).status,
    ).toBe(400)
  })
})
