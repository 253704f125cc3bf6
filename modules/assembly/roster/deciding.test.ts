import { expect, test } from 'vitest'
import { decideRoster, type Known, type Standing } from './deciding.ts'
import type { WrittenLine } from './reading.ts'

let made = 0
const member = (part: Partial<Standing> = {}): Standing => ({
  id: `member-${++made}`,
  personId: `person-${made}`,
  name: '王秀英',
  number: null,
  hasPhone: false,
  sex: 'female',
  constituency: '书带里',
  delegation: null,
  group: null,
  post: 'representative',
  capacity: null,
  ...part,
})
const line = (part: Partial<WrittenLine> = {}): WrittenLine => ({
  line: 2,
  hasFormula: false,
  name: '王秀英',
  sex: null,
  number: null,
  constituency: '书带里',
  delegation: null,
  group: null,
  phone: null,
  standing: null,
  capacity: null,
  ...part,
})
const known = (members: readonly Standing[], part: Partial<Known> = {}): Known => ({
  members,
  observers: [],
  owners: new Map(),
  humanOf: (id) => id,
  hasSession: false,
  usualPost: 'representative',
  ...part,
})
const said = (lines: readonly WrittenLine[], has: Known) =>
  decideRoster(lines, has).map(({ act, standing, faults }) => [act, standing?.id ?? null, faults])

test('a name alone finds nobody: from another constituency it is another person, and said to be a namesake', () => {
  const [one] = decideRoster([line({ constituency: '鸣鹤坊' })], known([member()]))
  expect(one).toMatchObject({ act: 'enter', standing: null, hasNamesake: true })
})

test('name and constituency find the one member there is, with or without a phone', () => {
  const bare = member()
  expect(said([line()], known([bare]))).toEqual([['same', bare.id, []]])
  const reached = member({ hasPhone: true })
  expect(said([line()], known([reached]))).toEqual([['same', reached.id, []]])
})

test('the line that leaves as little behind as the member is theirs; the other is somebody new', () => {
  const bare = member()
  const lines = [line({ phone: '19900300009' }), line({ line: 3 })]
  expect(said(lines, known([bare]))).toEqual([
    ['enter', null, []],
    ['same', bare.id, []],
  ])
  // Alone, it gives the member a phone.
  const [one] = decideRoster([lines[0]!], known([bare]))
  expect(one).toMatchObject({ act: 'change', changes: [{ field: 'phone', from: null, to: '199****0009' }] })
})

test('a number is the person it was given to: another name or another phone is asked about', () => {
  const has = known([member({ number: '7', hasPhone: true })])
  expect(said([line({ number: '7', name: '王秀芳' })], has)).toEqual([[null, null, ['number_of_another']]])
  expect(said([line({ number: '7', phone: '19900300010' })], has)).toEqual([[null, null, ['phone_differs']]])
})

test('two entries of one human being are one member', () => {
  const here = member({ personId: 'first' })
  const has = known([here], {
    owners: new Map([['19900300011', { id: 'second', name: '王秀英' }]]),
    humanOf: (id) => (id === 'first' || id === 'second' ? 'human' : id),
  })
  expect(said([line({ phone: '199 0030 0011', constituency: '别处' })], has)).toEqual([
    ['change', here.id, []],
  ])
})

test('an empty cell takes nothing away', () => {
  const full = member({ number: '9', delegation: '居民区代表团', group: '第一组' })
  expect(said([line({ number: '9', constituency: null })], known([full]))).toEqual([['same', full.id, []]])
})
