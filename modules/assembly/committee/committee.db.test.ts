import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  done,
  foundCommittee,
  meetingBody,
  seatNewcomers,
  signIn,
} from '../../../tests/support/assembly-committee.ts'
import type { Client } from '../../../tests/support/client.ts'
import { type House, openHouse, personId } from '../../../tests/support/house.ts'
import * as assembly from '../contract.ts'

let house: House
let clerk: Client
beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T01:00:00Z' })
  clerk = await signIn(house, '尤书晏')
})
afterAll(() => house.close())

const term = async (id: string) => done(clerk.ask(assembly.getCommitteeTerm, { params: { id } }))
const names = (list: readonly { person: { name: string } }[]) => list.map(({ person }) => person.name)

describe('members of a committee', () => {
  test('stand in the order of their posts and of strokes, and every coming and going keeps its reason', async () => {
    const { termId } = await foundCommittee(house, { name: '甲' })
    await seatNewcomers(house, termId, [
      ['戴委员', 'member'],
      ['丁委员', 'member'],
      ['沈主任', 'director'],
    ])
    const first = await term(termId)
    expect(names(first.now)).toEqual(['沈主任', '丁委员', '戴委员'])
    expect(first.posts).toMatchObject([
      { post: 'director', seats: 1, filled: 1 },
      { post: 'deputy_director', seats: 2, filled: 0 },
      { post: 'secretary_general', seats: 1, filled: 0 },
      { post: 'member', seats: null, filled: 2 },
    ])
    const gone = first.now[2]!
    await done(
      clerk.ask(assembly.leaveBody, {
        params: { id: gone.id },
        body: { on: '2026-03-02', reason: 'moved', words: '迁往外区' },
      }),
    )
    await seatNewcomers(house, termId, [['钱增补', 'member']], { fromOn: '2026-03-02', how: 'added' })
    const now = await term(termId)
    expect(names(now.now)).toEqual(['沈主任', '丁委员', '钱增补'])
    expect(now.changes.slice(0, 2).map(({ change, how, reason }) => [change, how, reason])).toEqual([
      ['left', null, 'moved'],
      ['seated', 'added', null],
    ])
    const again = await clerk.ask(assembly.leaveBody, {
      params: { id: gone.id },
      body: { on: '2026-03-03', reason: 'moved', words: null },
    })
    expect(again.refused?.type).toBe('left_already')
  })

  test('never fill more seats than there are, also when two clerks seat somebody at the same moment', async () => {
    const { termId } = await foundCommittee(house, { name: '乙' })
    const seat = (name: string) =>
      clerk.ask(assembly.seatMembers, {
        params: { id: termId },
        body: {
          fromOn: '2026-03-02',
          how: 'added',
          roundId: null,
          words: null,
          members: [{ personId: null, name, sex: null, post: 'director', constituency: null }],
        },
      })
    const answers = await Promise.all([seat('甲主任'), seat('乙主任'), seat('丙主任')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect(answers.find(({ refused }) => refused)?.refused).toEqual({
      type: 'post_full',
      params: { post: 'director', seats: 1 },
    })
    expect((await term(termId)).now).toHaveLength(1)
    const fewer = await clerk.ask(assembly.setSeats, {
      params: { id: termId },
      body: { seats: 7, posts: { director: 0 } },
    })
    expect(fewer.refused?.type).toBe('post_full')
  })

  test('are not taken from anywhere: a person by id must be of its field, and the day within the term', async () => {
    const { termId } = await foundCommittee(house, { name: '丙' })
    const stranger = await house.sql<{
      id: string
    }>`select id from people.person where name = '王秀英' limit 1`
    const seat = (personIdOf: string, fromOn = '2026-03-02') =>
      clerk.ask(assembly.seatMembers, {
        params: { id: termId },
        body: {
          fromOn,
          how: 'added',
          roundId: null,
          words: null,
          members: [{ personId: personIdOf, name: null, sex: null, post: 'member', constituency: null }],
        },
      })
    expect((await seat(stranger[0]!.id)).refused?.type).toBe('person_unknown')
    expect((await seat(personId('单立群'), '2029-01-20')).refused?.type).toBe('outside_term')
    expect((await seat(personId('单立群'))).status).toBe(200)
    expect((await seat(personId('单立群'))).refused?.type).toBe('seated_twice')
    const { people } = await done(
      clerk.ask(assembly.findSeatable, { params: { id: termId }, query: { search: '单立' } }),
    )
    expect(people.map(({ id }) => id)).toEqual([personId('单立群')])
  })

  test('entered by mistake go, and the line that says so stays', async () => {
    const { termId } = await foundCommittee(house, { name: '丁' })
    const [id] = await seatNewcomers(house, termId, [['错登的人', 'member']])
    await done(clerk.ask(assembly.takeBackMember, { params: { id: id! }, body: { words: '同名的另一个人' } }))
    const now = await term(termId)
    expect(now.now).toEqual([])
    expect(now.changes.map(({ change }) => change)).toEqual(['mistaken', 'seated'])
  })

  test('are kept by whoever may, read by staff, and not known to a neighbourhood', async () => {
    const { termId } = await foundCommittee(house, { name: '戊' })
    const reader = await house.as('沈砚秋')
    expect((await reader.ask(assembly.getCommitteeTerm, { params: { id: termId } })).body.may).toEqual([])
    const refused = await reader.ask(assembly.showMembers, { params: { id: termId }, body: { shown: true } })
    expect(refused.status).toBe(403)
    const secretary = await house.as('乐文娟')
    expect((await secretary.ask(assembly.getCommitteeTerm, { params: { id: termId } })).status).toBe(404)
  })

  test('are public only once shown, and then by name and post alone', async () => {
    const { termId } = await foundCommittee(house, { name: '己' })
    await seatNewcomers(house, termId, [['公开的人', 'member']])
    const ask = () => house.anyone.ask(assembly.getPublicCommittee, { params: { id: termId } })
    expect((await ask()).status).toBe(404)
    await done(clerk.ask(assembly.showMembers, { params: { id: termId }, body: { shown: true } }))
    const answer = (await ask()).body
    expect(answer.members).toEqual([
      { name: '公开的人', post: 'member', constituency: null, fromOn: '2026-01-20' },
    ])
    const list = (await house.anyone.ask(assembly.listPublicCommittees)).body.committees
    expect(list.map((one) => one.termId)).toContain(termId)
    await done(clerk.ask(assembly.showMembers, { params: { id: termId }, body: { shown: false } }))
    expect((await ask()).status).toBe(404)
  })
})

describe('special committees', () => {
  test('have one convenor at a time, members only unless they take outsiders, and end with whoever leaves', async () => {
    const { termId } = await foundCommittee(house, { name: '庚', by: clerk })
    const [member] = await seatNewcomers(house, termId, [['孙委员', 'member']], { by: clerk })
    const person = (await term(termId)).now[0]!.person.id
    const found = (takesOutsiders: boolean, name: string) =>
      done(
        clerk.ask(assembly.foundSpecial, {
          params: { id: termId },
          body: { name, remit: '看护民生项目', takesOutsiders },
        }),
      )
    const inner = (await found(false, '民生专委会')).id
    const outer = (await found(true, '城市更新专委会')).id
    const seat = (id: string, personIdOf: string, post: 'chair' | 'member' = 'member') =>
      clerk.ask(assembly.seatSpecial, {
        params: { id },
        body: { personId: personIdOf, post, fromOn: '2026-03-02' },
      })
    expect((await seat(inner, personId('单立群'))).refused?.type).toBe('outsiders_not')
    expect((await seat(outer, personId('单立群'), 'chair')).status).toBe(200)
    expect((await seat(outer, person, 'chair')).refused?.type).toBe('special_chaired')
    expect((await seat(outer, person)).status).toBe(200)
    expect((await seat(inner, person, 'chair')).status).toBe(200)
    expect((await seat(inner, person)).refused?.type).toBe('special_seated')
    house.clock.set('2026-03-03T01:00:00Z')
    clerk = await signIn(house, '尤书晏')
    await done(
      clerk.ask(assembly.leaveBody, {
        params: { id: member! },
        body: { on: '2026-03-03', reason: 'resigned', words: null },
      }),
    )
    const now = await term(termId)
    const of = (id: string) => now.special.find((one) => one.id === id)!
    expect(of(inner).members).toEqual([])
    expect(of(outer).members.map(({ isMember }) => isMember)).toEqual([false, false])
    await done(clerk.ask(assembly.dissolveSpecial, { params: { id: inner } }))
    expect((await seat(inner, person)).refused?.type).toBe('special_gone')
  })
})

describe('meetings', () => {
  test('ask those in office on their day; what became of each is counted from the sign-ins over the term', async () => {
    const { termId } = await foundCommittee(house, { name: '辛', by: clerk })
    await seatNewcomers(
      house,
      termId,
      [
        ['丁出席', 'member'],
        ['王请假', 'member'],
        ['李缺席', 'member'],
      ],
      { by: clerk },
    )
    const { id } = await done(
      clerk.ask(assembly.callMeeting, { params: { id: termId }, body: meetingBody('2026-03-04') }),
    )
    const sheet = await done(clerk.ask(assembly.getAttendanceSheet, { params: { id } }))
    expect(sheet.meeting.title).toBe('辛社区委员会第三届第一次会议')
    expect(names(sheet.attendees)).toEqual(['丁出席', '李缺席', '王请假'])
    const attendee = (name: string) => sheet.attendees.find(({ person }) => person.name === name)!.id
    const keep = (body: { presentIds: string[]; leaveIds: string[] }) =>
      clerk.ask(assembly.keepAttendance, { params: { id }, body })
    const came = { presentIds: [attendee('丁出席')], leaveIds: [attendee('王请假')] }
    expect((await keep(came)).refused?.type).toBe('meeting_ahead')
    house.clock.set('2026-03-04T09:00:00Z')
    clerk = await signIn(house, '尤书晏')
    expect((await keep({ ...came, presentIds: [termId] })).status).toBe(404)
    expect((await keep(came)).status).toBe(200)
    expect((await keep(came)).refused?.type).toBe('attendance_kept')
    const { meetings, people } = await done(clerk.ask(assembly.getMeetings, { params: { id: termId } }))
    expect(meetings).toMatchObject([
      { id, entitled: 3, present: 1, leave: 1, absent: 1, needed: 2, quorate: false, state: 'closed' },
    ])
    expect(
      people.map(({ person, held, present, leave, absent }) => [person.name, held, present, leave, absent]),
    ).toEqual([
      ['丁出席', 1, 1, 0, 0],
      ['王请假', 1, 0, 1, 0],
      ['李缺席', 1, 0, 0, 1],
    ])
    const events = await house.sql`
      select data from ledger.event where kind = 'assembly.signed_in' and subject_id = ${attendee('丁出席')}`
    expect(events).toHaveLength(1)
  })

  test('of a special committee ask those who sit in it, and the roster of the body is not brought in', async () => {
    const { termId } = await foundCommittee(house, { name: '壬', by: clerk })
    await seatNewcomers(house, termId, [['吴委员', 'member']], { by: clerk })
    const special = await done(
      clerk.ask(assembly.foundSpecial, {
        params: { id: termId },
        body: { name: '法治专委会', remit: '', takesOutsiders: true },
      }),
    )
    const call = () =>
      clerk.ask(assembly.callMeeting, {
        params: { id: termId },
        body: meetingBody('2026-03-06', { special: special.id }),
      })
    expect((await call()).refused?.type).toBe('nobody_to_call')
    await done(
      clerk.ask(assembly.seatSpecial, {
        params: { id: special.id },
        body: { personId: personId('单立群'), post: 'chair', fromOn: '2026-03-04' },
      }),
    )
    const { id } = await done(call())
    const sheet = await done(clerk.ask(assembly.getAttendanceSheet, { params: { id } }))
    expect(names(sheet.attendees)).toEqual(['单立群'])
    expect(sheet.meeting).toMatchObject({
      title: '壬社区委员会法治专委会第一次会议',
      special: { name: '法治专委会' },
    })
    await clerk.ask(assembly.takeRoster, { params: { id } })
    const after = await done(clerk.ask(assembly.getAttendanceSheet, { params: { id } }))
    expect(names(after.attendees)).toEqual(['单立群'])
  })
})
