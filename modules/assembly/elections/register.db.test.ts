import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeWorkbook } from '../../../platform/files/workbook.ts'
import {
  done,
  importVoters,
  method,
  nameOf,
  prepareElection,
  signIn,
  votersCsv,
} from '../../../tests/support/assembly-committee.ts'
import type { Client } from '../../../tests/support/client.ts'
import { type House, officeId, openHouse, placeId } from '../../../tests/support/house.ts'
import * as assembly from '../contract.ts'

let house: House
let clerk: Client
beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T01:00:00Z' })
  clerk = await signIn(house, '尤书晏')
})
afterAll(() => house.close())

const on = async (day: string) => {
  house.clock.set(`${day}T01:00:00Z`)
  clerk = await signIn(house, '尤书晏')
}
const get = async (id: string) => done(clerk.ask(assembly.getElection, { params: { id } }))
const registerOf = async (id: string, query: { search?: string } = {}) =>
  done(clerk.ask(assembly.listRegister, { params: { id }, query }))

describe('the method', () => {
  test('is data that must not contradict itself, and one committee has one election at a time', async () => {
    const secretary = await signIn(house, '乐文娟')
    const ask = (part: Partial<assembly.ElectionMethod>, place = '书带里') =>
      prepareElection(house, { by: secretary, method: part, place }).then(
        () => 'prepared',
        (error: Error) => error.message,
      )
    expect(await ask({ winning: { share: [1, 0], strict: true, base: 'returned' } })).toContain(
      '"why":"share"',
    )
    expect(await ask({ shownUntil: null })).toContain('days_missing')
    expect(await ask({ objectionsUntil: '2026-03-21' })).toContain('too_few_days_to_decide')
    expect(await ask({ registrationUntil: '2026-03-22' })).toContain('days_after_polling')
    expect(await ask({}, '鸣鹤坊')).toContain('may_not')
    expect(await ask({})).toBe('prepared')
    expect(await ask({})).toContain('election_under_way')
    const { elections } = await done(secretary.ask(assembly.listElections))
    expect(elections).toMatchObject([
      { title: '书带里居民委员会第十二届换届选举', stage: 'method', voters: 0 },
    ])
  })

  test('names a neighbourhood and its committee, not any place and any office', async () => {
    const answer = await clerk.ask(assembly.prepareElection, {
      body: {
        placeId: placeId('桂渡桥街道'),
        officeId: officeId('党政办'),
        cause: 'general',
        completesId: null,
        term: { ordinal: 1, fromOn: '2026-04-01', untilOn: '2031-04-01', seats: null },
        heldOn: '2026-03-22',
        opensAt: '2026-03-22T00:00:00Z',
        method: method(),
      },
    })
    expect(answer.refused?.type).toBe('office_not_committee')
  })
})

describe('an import', () => {
  let id: string
  beforeAll(async () => {
    id = await prepareElection(house, { by: clerk, place: '和衷里' })
  })

  test('is whole or not at all: a hundred broken lines are told one by one and nobody is entered', async () => {
    const broken = Array.from({ length: 100 }, (_, i) =>
      i % 2 ? `${nameOf(i)},,1室,1970-01-01` : `=cmd(),1号,${i}室,1970-01-01`,
    )
    const file = [votersCsv(20), ...broken].join('\n')
    const preview = await importVoters(clerk, id, file, true)
    expect(preview.body).toMatchObject({ enters: 20, faulty: 100 })
    expect(preview.body.lines.slice(0, 2).map(({ line, faults }) => [line, faults])).toEqual([
      [22, ['name_odd', 'formula']],
      [23, ['building_missing']],
    ])
    const refused = await importVoters(clerk, id, file)
    expect([refused.status, refused.body.type, refused.body.params]).toEqual([
      422,
      'voters_have_faults',
      { count: 100, line: 22 },
    ])
    expect((await get(id)).register.entered).toBe(0)
  })

  test('of 3,000 voters takes a moment, and the same file again changes nothing', async () => {
    const began = performance.now()
    const answer = await importVoters(clerk, id, votersCsv(3_000))
    expect(answer.body).toMatchObject({ enters: 3_000, faulty: 0 })
    expect(performance.now() - began).toBeLessThan(20_000)
    const again = await importVoters(clerk, id, votersCsv(3_000))
    expect(again.body.type).toBe('nothing_new_in_register')
    const { register } = await get(id)
    expect(register).toMatchObject({ entered: 3_000, buildings: 300, needed: 1_501 })
  })

  test('takes two of one name for two people, and says so; a moved one is the same', async () => {
    const first = (await registerOf(id, { search: nameOf(0) })).voters
    const same = first.find(({ building }) => building === '书带坊1号')!
    const csv = [
      '姓名,楼组,室号,出生日期,身份证号',
      `${same.person.name},书带坊299号,909室,1955-05-05,310101195505050000`,
      `${nameOf(1)},书带坊299号,910室,1970-01-02,`,
    ].join('\n')
    const preview = await importVoters(clerk, id, csv, true)
    expect(preview.body.unread).toEqual(['身份证号'])
    expect(preview.body.lines.map(({ act }) => act)).toContain('enters')
    await importVoters(clerk, id, csv)
    const after = (await registerOf(id, { search: same.person.name })).voters.filter(
      ({ person }) => person.name === same.person.name,
    )
    expect(after.length).toBeGreaterThan(first.length)
    expect(after.every(({ namesakes }) => namesakes > 0)).toBe(true)
    expect(new Set(after.map(({ person }) => person.id)).size).toBe(after.length)
  })

  test('refuses what is no register, and people who are too young on polling day', async () => {
    expect((await importVoters(clerk, id, '姓名,电话\n张三,1')).body.params).toEqual({ why: 'no_columns' })
    expect((await importVoters(clerk, id, 'PK\u0003\u0004 nothing')).body.params).toEqual({
      why: 'unreadable',
    })
    expect((await importVoters(clerk, id, '')).status).toBe(422)
    const young = await importVoters(
      clerk,
      id,
      '姓名,楼组,出生日期\n小朋友,1号,2008-03-23\n刚成年,1号,2008-03-22',
      true,
    )
    expect(young.body.lines.map(({ faults }) => faults)).toEqual([['under_age'], []])
  })

  test('reads a workbook with a heading above its head row', async () => {
    const xlsx = await makeWorkbook([
      {
        name: '选民',
        rows: [['和衷里选民登记表'], ['姓名', '楼组', '室号'], ['沪来的人', '和衷坊1号', '501室']],
        columns: [{ width: 10 }, { width: 20 }, { width: 20 }],
      },
    ])
    expect((await importVoters(clerk, id, xlsx, true)).body).toMatchObject({ enters: 1, faulty: 0 })
    const template = await clerk.get(`/api/assembly/elections/${id}/voters/template.xlsx`)
    expect(template.bytes.subarray(0, 2).toString()).toBe('PK')
  })

  test('by households takes one for each, also when two desks enter two at once', async () => {
    const election = await prepareElection(house, {
      by: clerk,
      place: '敦裕里',
      method: { electors: 'households' },
    })
    const preview = await importVoters(
      clerk,
      election,
      '姓名,楼组,室号\n户主甲,1号,101室\n户主乙,1号,101室\n没室号,1号,',
      true,
    )
    expect(preview.body.lines.map(({ name, faults }) => [name, faults])).toEqual([
      ['户主乙', ['household_twice']],
      ['没室号', ['room_missing']],
      ['户主甲', []],
    ])
    const enter = (name: string) =>
      clerk.ask(assembly.enterVoter, {
        params: { id: election },
        body: { name, building: '2号', room: '201室', bornOn: null, phone: null },
      })
    const answers = await Promise.all([enter('丈夫'), enter('妻子')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
    expect((await get(election)).register.entered).toBe(1)
  })
})

describe('the public list and objections', () => {
  let id: string
  beforeAll(async () => {
    await on('2026-03-02')
    id = await prepareElection(house, { by: clerk, place: '鸣鹤坊' })
    await importVoters(clerk, id, votersCsv(30))
  })
  const list = () => house.anyone.ask(assembly.getPublicElection, { params: { id } })
  const names = (building: string) =>
    house.anyone.ask(assembly.getPublicVoters, { params: { id }, query: { building } })

  test('show names by building, masked, on the days of publication and on no other day', async () => {
    expect((await list()).body.list).toBeNull()
    expect((await names('书带坊1号')).status).toBe(404)
    await on('2026-03-05')
    const { body } = await list()
    expect(body.list).toMatchObject({ voters: 30, masked: true, until: '2026-03-10' })
    const shown = (await names('书带坊1号')).body.voters
    expect(shown).toHaveLength(10)
    expect(Object.keys(shown[0]!)).toEqual(['id', 'name'])
    expect(shown.every(({ name }) => name.includes('*'))).toBe(true)
    await on('2026-03-10')
    expect((await list()).body.list).toBeNull()
    expect((await names('书带坊1号')).status).toBe(404)
  })

  test('are objected to by whoever lives there, seen by them and the clerk, and decided with an act', async () => {
    await on('2026-03-06')
    const resident = await house.asResident('19800000771', { called: '邬阿姨', place: '鸣鹤坊' })
    const other = await house.asResident('19800000772', { called: '书带里人', place: '书带里' })
    const { voters } = (
      await house.anyone.ask(assembly.getPublicVoters, { params: { id }, query: { building: '书带坊2号' } })
    ).body
    const mine = (await resident.ask(assembly.listMyElections)).body.elections
    expect(mine).toMatchObject([{ id, mine: null, may: ['look', 'object'] }])
    expect((await other.ask(assembly.listMyElections)).body.elections.map((one) => one.id)).not.toContain(id)
    const object = (
      who: Client,
      body: { about: 'missing' | 'should_not_be'; voterId: string | null; words: string },
    ) => who.ask(assembly.raiseObjection, { params: { id }, body })
    expect((await object(other, { about: 'missing', voterId: null, words: '漏了' })).status).toBe(404)
    const missing = await done(
      object(resident, { about: 'missing', voterId: null, words: '漏了我，住书带坊3号 310 室' }),
    )
    expect(
      (await object(resident, { about: 'missing', voterId: null, words: '再说一遍' })).refused?.type,
    ).toBe('objection_twice')
    const gone = await done(
      object(resident, { about: 'should_not_be', voterId: voters[0]!.id, words: '去年搬走了' }),
    )
    expect((await other.ask(assembly.withdrawObjection, { params: { id: gone.id } })).status).toBe(404)
    const reader = await signIn(house, '沈砚秋')
    expect((await reader.ask(assembly.listObjections, { params: { id } })).status).toBe(403)
    const { objections } = await done(clerk.ask(assembly.listObjections, { params: { id } }))
    expect(objections.map(({ raisedBy, decideBy, isLate }) => [raisedBy, decideBy, isLate])).toEqual([
      ['邬阿姨', '2026-03-09', false],
      ['邬阿姨', '2026-03-09', false],
    ])
    const decide = (objectionId: string, part: Partial<Parameters<typeof body>[0]> = {}) =>
      clerk.ask(assembly.decideObjection, { params: { id: objectionId }, body: body(part) })
    const body = (part: {
      enters?: assembly.VoterBody
      strikes?: 'moved'
      decision?: 'upheld' | 'rejected'
    }) => ({
      decision: part.decision ?? ('upheld' as const),
      words: '已经核实，名单改正。',
      enters: part.enters ?? null,
      strikes: part.strikes ?? null,
      corrects: null,
    })
    expect((await decide(missing.id)).refused?.type).toBe('objection_needs_act')
    const enters = {
      name: '邬阿姨',
      building: '书带坊3号',
      room: '310室',
      bornOn: '1960-02-03',
      phone: '19800000771',
    }
    expect((await decide(missing.id, { enters })).status).toBe(200)
    expect((await decide(missing.id, { enters })).refused?.type).toBe('objection_decided')
    await done(decide(gone.id, { strikes: 'moved' }))
    const after = (await resident.ask(assembly.listMyElections)).body.elections[0]!
    expect(after.mine).toEqual({ building: '书带坊3号', state: 'entered' })
    expect(after.objections.map(({ decision }) => decision)).toEqual(['upheld', 'upheld'])
    expect((await get(id)).register).toMatchObject({ entered: 30, struck: 1 })
    const told = (await house.texts()).filter(({ phone }) => phone === '19800000771')
    expect(told.some(({ text }) => text.includes('申诉'))).toBe(true)
    const events = await house.sql<{ data: unknown }>`
      select data from ledger.event where kind like 'assembly.objection%'`
    expect(JSON.stringify(events)).not.toContain('邬')
  })

  test('stand between the register and its freezing until every one is decided', async () => {
    await on('2026-03-09')
    const { id: open } = await done(
      clerk.ask(assembly.raiseObjectionOnPaper, {
        params: { id },
        body: { about: 'missing', voterId: null, raisedName: '老邻居', words: '漏了一家' },
      }),
    )
    await on('2026-03-13')
    expect((await get(id)).obstacles).toEqual(['objections_open'])
    expect((await get(id)).objections).toMatchObject({ open: 1, late: 1 })
    const freeze = () => clerk.ask(assembly.freezeRegister, { params: { id } })
    expect((await freeze()).refused).toEqual({ type: 'not_to_freeze', params: { why: 'objections_open' } })
    await done(
      clerk.ask(assembly.decideObjection, {
        params: { id: open },
        body: {
          decision: 'rejected',
          words: '那一家的户籍不在本居民区，也没有住满。',
          enters: null,
          strikes: null,
          corrects: null,
        },
      }),
    )
    expect((await done(freeze())).voters).toBe(30)
    expect((await freeze()).refused?.type).toBe('register_frozen')
    const late = await clerk.ask(assembly.enterVoter, {
      params: { id },
      body: { name: '来晚了', building: '1号', room: '', bornOn: null, phone: null },
    })
    expect(late.refused?.type).toBe('register_frozen')
    const voter = (await registerOf(id)).voters[0]!
    await expect(
      house.sql`update assembly.elector set building = '别处' where id = ${voter.id}`,
    ).rejects.toThrow('frozen')
    const attendees =
      await house.sql`select from assembly.attendee where session_id = ${id} and standing = 'entitled'`
    expect(attendees).toHaveLength(30)
    await clerk.ask(assembly.takeRoster, { params: { id } })
    expect(
      await house.sql`select from assembly.attendee where session_id = ${id} and removed_at is null`,
    ).toHaveLength(30)
  })
})

test('residents ask to be entered in the days for it, and the clerk says yes or no', async () => {
  await on('2026-03-03')
  const id = await prepareElection(house, { by: clerk, place: '桂渡一村' })
  const resident = await house.asResident('19800000781', { called: '姚先生', place: '桂渡一村' })
  const ask = (bornOn = '1980-01-01') =>
    resident.ask(assembly.askToVote, {
      params: { id },
      body: { building: '桂渡一村 5 号', room: '502室', bornOn },
    })
  expect((await ask('2015-01-01')).refused).toEqual({ type: 'voter_fault', params: { fault: 'under_age' } })
  const answers = await Promise.all([ask(), ask()])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const { voters } = await registerOf(id)
  expect(voters).toMatchObject([{ state: 'asked', source: 'asked', person: { name: '姚先生' } }])
  expect((await get(id)).register).toMatchObject({ entered: 0, asked: 1 })
  await done(
    clerk.ask(assembly.settleAsked, { params: { id: voters[0]!.id }, body: { accept: true, words: null } }),
  )
  const mine = (await resident.ask(assembly.listMyElections)).body.elections
  expect(mine).toMatchObject([{ mine: { building: '桂渡一村 5 号', state: 'entered' }, may: [] }])
  await on('2026-03-06')
  const late = await house.asResident('19800000782', { called: '迟到的人', place: '桂渡一村' })
  const refused = await late.ask(assembly.askToVote, {
    params: { id },
    body: { building: '1号', room: '', bornOn: '1980-01-01' },
  })
  expect(refused.refused?.type).toBe('registration_over')
})

test('residents’ groups elect two or three representatives, and a register that has others is not frozen', async () => {
  await on('2026-03-03')
  const id = await prepareElection(house, {
    by: clerk,
    place: '桂渡二村',
    method: { electors: 'representatives', registrationUntil: null },
  })
  await importVoters(clerk, id, '姓名,居民小组\n一组甲,第一小组\n一组乙,第一小组\n二组甲,第二小组')
  await on('2026-03-11')
  expect((await get(id)).obstacles).toEqual(['group_size'])
  await importVoters(clerk, id, '姓名,居民小组\n二组乙,第二小组\n二组丙,第二小组')
  expect((await get(id)).obstacles).toEqual([])
})
