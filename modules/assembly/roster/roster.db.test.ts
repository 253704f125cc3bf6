import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorkbook } from '../../../platform/files/workbook.ts'
import { readWorkbook } from '../../../platform/files/workbook-reading.ts'
import {
  bringRoster,
  clerk,
  csv,
  enterThirdTerm,
  openYearly,
  whole,
} from '../../../tests/support/assembly-prepare.ts'
import { type Client, type House, openHouse } from '../../../tests/support/house.ts'
import { enterTerm } from '../contract/prepare.ts'
import { listAttendees } from '../contract/prepare-people.ts'
import { endMember, enterMember, listMembers, type RosterLine } from '../contract/prepare-roster.ts'

let house: House
let desk: Client
let bodyId: string
let termId: string
let terms = 3
beforeAll(async () => {
  house = await openHouse()
  desk = await house.as(clerk)
  ;({ bodyId, termId } = await enterThirdTerm(house))
})
afterAll(() => house.close())

/** A term of its own for a test, after all others. */
async function freshTerm(): Promise<string> {
  const year = 2029 + (terms++ - 3)
  const { id } = whole(
    await desk.ask(enterTerm, {
      params: { id: bodyId },
      body: { ordinal: terms, fromOn: `${year}-01-01`, untilOn: `${year + 1}-01-01`, seats: null },
    }),
  )
  return id
}
const rowsOf = async () =>
  (
    await house.sql<{ people: number; members: number; phones: number; events: number }>`
      select (select count(*)::int from people.person) as people, (select count(*)::int from assembly.member) as members,
        (select count(*)::int from people.identifier) as phones, (select count(*)::int from ledger.event) as events`
  )[0]
const membersOf = async (id: string) => whole(await desk.ask(listMembers, { params: { id } })).members
const said = (lines: readonly RosterLine[]) => lines.map(({ line, act, faults }) => [line, act, faults])

test('a roster is told line by line first, and entered whole', async () => {
  const id = await freshTerm()
  const text = csv(
    '3001,孔令仪,女,永敬里,居民区代表团,第一组,代表,19900300001,',
    '3002,司徒远,男,永敬里,居民区代表团,第一组,代表,,',
    ',欧阳𬭎𬭎,,桂渡一村,,第二组,,,',
  )
  const before = await rowsOf()
  const preview = await bringRoster(desk, id, text, { preview: true })
  expect(preview.status).toBe(200)
  expect(said(preview.body.lines)).toEqual([
    [2, 'enter', []],
    [3, 'enter', []],
    [4, 'enter', []],
  ])
  expect(preview.body.lines[0]?.phone).toBe('199****0001')
  expect(await rowsOf()).toEqual(before)

  const done = await bringRoster(desk, id, text)
  expect([done.status, done.body.sum.enter]).toEqual([200, 3])
  expect(await membersOf(id)).toMatchObject([
    { name: '欧阳𬭎𬭎', number: null, sex: null, constituency: '桂渡一村' },
    {
      name: '孔令仪',
      number: '3001',
      sex: 'female',
      hasPhone: true,
      group: '第一组',
      post: 'representative',
    },
    { name: '司徒远', number: '3002', sex: 'male', hasPhone: false },
  ])
  expect((await rowsOf())?.phones).toBe(before!.phones + 1)
  const again = await bringRoster(desk, id, text)
  expect([again.status, again.body.type]).toEqual([409, 'roster_says_nothing_new'])
})

test('of a hundred broken rows each is reported by its line, and nothing at all is entered', async () => {
  const id = await freshTerm()
  const kinds = [
    [',,女,永敬里,,,代表,,', ['name_missing']],
    [',甲1号,女,永敬里,,,代表,,', ['name_unreadable']],
    [',张破甲,女,永敬里,,,代表,12345,', ['phone_unreadable']],
    [',张破乙,雌,永敬里,,,代表,,', ['sex_unreadable']],
    [',张破丙,女,永敬里,,,理事,,', ['standing_unreadable']],
    [',张破丁,女,永敬里,,,列席,,街道工会', ['observer_without_session']],
    [`,张破戊,女,${'长'.repeat(61)},,,代表,,`, ['text_too_long']],
    [',=1+1,女,永敬里,,,代表,,', ['formula', 'name_unreadable']],
    [',张破己,女,永敬里,,,代表,19900000011,', ['phone_of_another']],
    [',,雌,永敬里,,,理事,1,', ['name_missing', 'phone_unreadable', 'sex_unreadable', 'standing_unreadable']],
  ] as const
  const rows = Array.from({ length: 100 }, (_, i) => kinds[i % kinds.length]!)
  const good = Array.from({ length: 5 }, (_, i) => `,好代表${'甲乙丙丁戊'[i]},女,永敬里,,,代表,,`)
  const text = csv(...good, ...rows.map(([row]) => row))
  const before = await rowsOf()
  const preview = await bringRoster(desk, id, text, { preview: true })
  expect(preview.body.sum).toMatchObject({ enter: 5, faulty: 100 })
  const faulty = preview.body.lines.filter(({ faults }) => faults.length > 0)
  expect(faulty.map(({ line }) => line)).toEqual(Array.from({ length: 100 }, (_, i) => i + 7))
  // A phone that stands on ten lines is also said to stand twice, from the second on.
  const of = ({ faults }: RosterLine) => faults.filter((fault) => fault !== 'phone_twice')
  expect(faulty.slice(0, 10).map(of)).toEqual(kinds.map(([, faults]) => faults))
  const refused = await bringRoster(desk, id, text)
  expect([refused.status, refused.body.type, refused.body.params]).toEqual([
    422,
    'roster_has_faults',
    { count: 100, line: 7 },
  ])
  expect(await rowsOf()).toEqual(before)
  expect(await membersOf(id)).toEqual([])
})

test('two people of one name are two people, and each finds their own line again', async () => {
  const id = await freshTerm()
  const first = csv(
    '4001,王秀英,女,书带里,,,代表,,',
    '4002,王秀英,女,书带里,,,代表,19900400002,',
    ',王秀英,女,鸣鹤坊,,,代表,,',
  )
  const entered = await bringRoster(desk, id, first)
  expect([entered.status, entered.body.sum.enter]).toEqual([200, 3])
  expect(entered.body.lines.every(({ hasNamesake }) => hasNamesake)).toBe(true)
  const members = await membersOf(id)
  expect(new Set(members.map(({ personId }) => personId)).size).toBe(3)
  expect(members.every(({ hasNamesake }) => hasNamesake)).toBe(true)

  const second = csv(
    '4002,王秀英,女,书带里,,第二组,代表,19900400002,',
    '4001,王秀英,女,书带里,,第一组,代表,,',
    ',王秀英,女,鸣鹤坊,,第三组,代表,,',
  )
  const changed = await bringRoster(desk, id, second)
  expect(said(changed.body.lines)).toEqual([
    [2, 'change', []],
    [3, 'change', []],
    [4, 'change', []],
  ])
  const groups = new Map(
    (await membersOf(id)).map(({ number, group, hasPhone }) => [number, [group, hasPhone]]),
  )
  expect(groups).toEqual(
    new Map([
      ['4001', ['第一组', false]],
      ['4002', ['第二组', true]],
      [null, ['第三组', false]],
    ]),
  )
})

test('two lines that could be one person are asked about, and so is a line that could be either of two', async () => {
  const id = await freshTerm()
  const twice = await bringRoster(desk, id, csv(',陆小曼,女,永敬里,,,,,', ',陆小曼,女,永敬里,,,,,'), {
    preview: true,
  })
  expect(said(twice.body.lines)).toEqual([
    [2, 'enter', []],
    [3, null, ['line_twice']],
  ])
  await bringRoster(desk, id, csv('5001,陆小曼,女,永敬里,,,,,', '5002,陆小曼,女,永敬里,,,,,'))
  const either = await bringRoster(desk, id, csv(',陆小曼,女,永敬里,,第九组,,,'), { preview: true })
  expect(said(either.body.lines)).toEqual([[2, null, ['cannot_tell_apart']]])
  const numbers = await bringRoster(
    desk,
    id,
    csv('5001,陆大曼,女,永敬里,,,,,', '5001,陆中曼,女,永敬里,,,,,'),
    {
      preview: true,
    },
  )
  expect(said(numbers.body.lines)).toEqual([
    [2, null, ['number_of_another']],
    [3, null, ['number_twice']],
  ])
})

test('a phone the street knows makes its owner a member, and under another name it is refused', async () => {
  const id = await freshTerm()
  const before = await rowsOf()
  const joins = await bringRoster(desk, id, csv(',尤书晏,女,党政办,,,代表,19900000011,'))
  expect(said(joins.body.lines)).toEqual([[2, 'join', []]])
  expect((await rowsOf())?.people).toBe(before?.people)
  const stranger = await bringRoster(desk, id, csv(',尤书燕,女,党政办,,,代表,19900000011,'), {
    preview: true,
  })
  expect(said(stranger.body.lines)).toEqual([[2, null, ['phone_of_another']]])
})

test('a roster brought again shows what changes; who is not in it leaves only when that is said', async () => {
  const id = await freshTerm()
  await bringRoster(desk, id, csv('6001,甘棠,女,永敬里,,,代表,,', '6002,伏生,男,永敬里,,,代表,,'))
  const next = csv('6001,甘棠,女,和衷里,,第一组,代表,19900600001,')
  const preview = await bringRoster(desk, id, next, { preview: true })
  expect(preview.body.lines[0]?.changes).toEqual([
    { field: 'constituency', from: '永敬里', to: '和衷里' },
    { field: 'group', from: null, to: '第一组' },
    { field: 'phone', from: null, to: '199****0001' },
  ])
  expect(preview.body.missing.map(({ name }) => name)).toEqual(['伏生'])
  await bringRoster(desk, id, next)
  expect((await membersOf(id)).filter(({ leftOn }) => leftOn === null)).toHaveLength(2)
  const letting = await bringRoster(desk, id, next, { endMissing: 'true' })
  expect(letting.status).toBe(200)
  expect((await membersOf(id)).filter(({ leftOn }) => leftOn === null).map(({ name }) => name)).toEqual([
    '甘棠',
  ])
})

test('observers come with a session, never count as members, and a member is no observer', async () => {
  const sessionId = await openYearly(house, termId)
  const text = csv(
    '7001,祝枝山,男,永敬里,,,代表,,',
    ',文徵明,男,,,,列席,19900700002,区人大代表联络室',
    ',唐伯虎,男,,,,列席,,沪中区第三中学校长',
  )
  const done = await bringRoster(desk, termId, text, { sessionId })
  expect(said(done.body.lines)).toEqual([
    [2, 'enter', []],
    [3, 'observe', []],
    [4, 'observe', []],
  ])
  const list = whole(await desk.ask(listAttendees, { params: { id: sessionId } }))
  expect(
    list.attendees.map(({ name, standing, capacity, ballotBy }) => [name, standing, capacity, ballotBy]),
  ).toEqual([
    ['祝枝山', 'entitled', null, 'paper'],
    ['唐伯虎', 'observer', '沪中区第三中学校长', 'phone'],
    ['文徵明', 'observer', '区人大代表联络室', 'phone'],
  ])
  expect((await membersOf(termId)).map(({ name }) => name)).toEqual(['祝枝山'])
  const again = await bringRoster(desk, termId, text, { sessionId })
  expect(again.body.type).toBe('roster_says_nothing_new')
})

test('a member is entered by hand, leaves on a day, and does not leave twice', async () => {
  const id = await freshTerm()
  const fields = {
    sex: null,
    number: '8001',
    post: 'representative',
    constituency: '永敬里',
    delegation: null,
    group: null,
  } as const
  const { id: member } = whole(
    await desk.ask(enterMember, {
      params: { id },
      body: { ...fields, name: '顾横波', phone: '199 0080 0001' },
    }),
  )
  const taken = await desk.ask(enterMember, { params: { id }, body: { ...fields, name: '柳如是' } })
  expect(taken.refused?.type).toBe('number_taken')
  const [one] = await membersOf(id)
  const twice = await desk.ask(enterMember, {
    params: { id },
    body: { ...fields, number: null, personId: one!.personId },
  })
  expect(twice.refused?.type).toBe('member_twice')
  const leftOn = `${one!.fromOn.slice(0, 4)}-06-01`
  expect((await desk.ask(endMember, { params: { id: member }, body: { leftOn } })).status).toBe(200)
  expect((await desk.ask(endMember, { params: { id: member }, body: { leftOn } })).refused?.type).toBe(
    'member_gone',
  )
  expect((await membersOf(id))[0]?.leftOn).toBe(leftOn)
})

test('the roster of a term that is over is still kept, and nobody enters outside its days', async () => {
  const { id } = whole(
    await desk.ask(enterTerm, {
      params: { id: bodyId },
      body: { ordinal: 2, fromOn: '2019-01-01', untilOn: '2024-01-01', seats: null },
    }),
  )
  const text = csv('1,前任甲,女,永敬里,,,代表,,', '2,前任乙,男,永敬里,,,代表,,')
  expect((await bringRoster(desk, id, text)).status).toBe(200)
  expect((await bringRoster(desk, id, text)).body.type).toBe('roster_says_nothing_new')
  const late = await bringRoster(desk, id, csv('3,前任丙,女,永敬里,,,代表,,'))
  expect(late.status).toBe(200)
  expect((await membersOf(id)).map(({ name, fromOn }) => [name, fromOn])).toEqual([
    ['前任丙', '2023-12-31'],
    ['前任甲', '2019-01-01'],
    ['前任乙', '2019-01-01'],
  ])
  const outside = await desk.ask(enterMember, {
    params: { id },
    body: {
      name: '太晚',
      sex: null,
      number: null,
      post: 'representative',
      constituency: null,
      delegation: null,
      group: null,
      fromOn: '2024-01-01',
    },
  })
  expect(outside.refused?.type).toBe('day_outside_term')
})

test('xlsx, csv in the national encoding and the sheet we hand out are all read; what is no roster is refused in words', async () => {
  const id = await freshTerm()
  const sheet = await makeWorkbook([
    {
      name: '名册',
      rows: [
        ['第三届代表名册'],
        ['姓 名', '性别', '选区'].map((t) => t.replace(' ', '')),
        ['钱谦益', '男', '永敬里'],
      ],
      columns: [{ width: 10 }, { width: 10 }, { width: 10 }],
    },
  ])
  expect(said((await bringRoster(desk, id, sheet, { preview: true })).body.lines)).toEqual([[3, 'enter', []]])
  // 姓名,性别 / 李香君,女 in GB 18030.
  const gb = Buffer.from('d0d5c3fb2cd0d4b1f00ac0eecfe3beFD2cc5ae0a', 'hex')
  expect((await bringRoster(desk, id, gb, { preview: true })).body.lines[0]?.act).toBe('enter')
  await bringRoster(desk, id, sheet)
  const handed = await desk.get(`/api/assembly/terms/${id}/roster/sheet`)
  const [read] = await readWorkbook(handed.bytes)
  expect(read?.rows[2]?.slice(1, 4)).toEqual(['钱谦益', '男', '永敬里'])
  const back = await bringRoster(desk, id, handed.bytes, { preview: true })
  expect(said(back.body.lines)).toEqual([[3, 'same', []]])
  for (const [content, why] of [
    ['', 'empty'],
    ['姓名,性别\n', 'empty'],
    ['随便写写\n没有表头', 'no_columns'],
    ['PK\u0003\u0004', 'unreadable'],
    [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old_excel'],
    [`姓名,性别\n${'张三,男\n'.repeat(3_001)}`, 'too_large'],
    ['姓名,性别\n张\u0000三,男', 'unreadable'],
  ] as const) {
    const answer = await bringRoster(desk, id, content, { preview: true })
    expect([answer.status, answer.body.params?.why], why).toEqual([422, why])
  }
})

test('two clerks who bring the same roster at once enter it once', async () => {
  const id = await freshTerm()
  const text = csv(',侯方域,男,永敬里,,,代表,19900900001,', ',陈圆圆,女,永敬里,,,代表,,')
  const both = await Promise.all([bringRoster(desk, id, text), bringRoster(desk, id, text)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await membersOf(id)).toHaveLength(2)
})

test('whoever may only read sessions sees the roster and enters nothing', async () => {
  const leader = await house.as('沈砚秋')
  expect((await bringRoster(leader, termId, csv(',偷偷,女,永敬里,,,,,'))).status).toBe(403)
  const worker = await house.as('曾小满')
  expect((await worker.ask(listMembers, { params: { id: termId } })).status).toBe(403)
})
