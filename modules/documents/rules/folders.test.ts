import { expect, test } from 'vitest'
import { type Brought, completeness, faultOf, standingOf, type Wanted } from './folders.ts'
import { kindSaid, type OfficeName, readRows, readText } from './standards.ts'

const wanted: Wanted = {
  needsKind: null,
  needsCount: 2,
  from: '2026-01-01',
  until: '2026-10-01',
  dueOn: '2026-09-20',
  isWaived: false,
}
const photo: Brought = {
  kind: 'file',
  happenedOn: '2026-03-01',
  isTakenBack: false,
  isVoid: false,
  hasValue: true,
}

test('evidence of another day, another kind, taken back or void does not count, and says why', () => {
  expect(faultOf(wanted, photo)).toBe(null)
  expect(faultOf(wanted, { ...photo, happenedOn: '2025-12-31' })).toBe('outside_period')
  expect(faultOf(wanted, { ...photo, happenedOn: '2026-10-01' })).toBe('outside_period')
  expect(faultOf({ ...wanted, needsKind: 'paper' }, photo)).toBe('wrong_kind')
  expect(faultOf(wanted, { ...photo, isTakenBack: true, happenedOn: '2020-01-01' })).toBe('taken_back')
  expect(faultOf(wanted, { ...photo, kind: 'paper', isVoid: true })).toBe('void')
  expect(faultOf(wanted, { ...photo, kind: 'indicator', hasValue: false })).toBe('no_value')
})

test('what is missing is what is asked less what counts, and late only after the day it is due', () => {
  const one = standingOf(wanted, [photo, { ...photo, isTakenBack: true }], '2026-09-20')
  expect(one).toEqual({ have: 1, missing: 1, isMet: false, isLate: false })
  expect(standingOf(wanted, [photo], '2026-09-21').isLate).toBe(true)
  expect(standingOf(wanted, [photo, photo, photo], '2026-09-21')).toEqual({
    have: 3,
    missing: 0,
    isMet: true,
    isLate: false,
  })
  expect(standingOf({ ...wanted, isWaived: true }, [], '2027-01-01')).toEqual({
    have: 0,
    missing: 0,
    isMet: true,
    isLate: false,
  })
})

test('a folder without standards is not complete, nor one that misses anything', () => {
  const met = { have: 1, missing: 0, isMet: true, isLate: false }
  expect(completeness([])).toBe('empty')
  expect(completeness([met])).toBe('complete')
  expect(completeness([met, { ...met, missing: 1, isMet: false }])).toEqual({ missing: 1 })
})

const offices: OfficeName[] = [
  { id: '1', name: '桂渡桥街道管理办公室', shortName: '管理办' },
  { id: '2', name: '桂渡桥街道平安办公室', shortName: '平安办' },
]

test('a pasted list is read with its sections, points, counts and offices', () => {
  const read = readText(
    '一、公共环境\n1.1 主次干道两侧无占道堆物（照片3张，2分，管理办）\n1.2 沿街店铺门责公示完整\n且字迹清楚。\n二、公共秩序\n2.1 消防通道标线清晰、无占用（平安办，1.5分）',
    offices,
  )
  expect(read.map((row) => [row.code, row.section, row.words])).toEqual([
    ['1.1', '公共环境', '主次干道两侧无占道堆物'],
    ['1.2', '公共环境', '沿街店铺门责公示完整且字迹清楚。'],
    ['2.1', '公共秩序', '消防通道标线清晰、无占用'],
  ])
  expect(read[0]).toMatchObject({ needsKind: 'file', needsCount: 3, weight: 2, officeId: '1', problem: null })
  expect(read[2]).toMatchObject({ officeId: '2', weight: 1.5, needsCount: 1 })
})

test('counts are read in either numerals', () => {
  expect(
    readText('1 楼道整洁（照片三张）\n2 扶手完好（照片不少于2张）', offices).map((row) => row.needsCount),
  ).toEqual([3, 2])
})

test('words in brackets that are no remark stay words', () => {
  expect(readText('1 楼道内堆物清理（含非机动车）', offices)[0]?.words).toBe('楼道内堆物清理（含非机动车）')
})

test('a table keeps its sections over merged cells, and names what it cannot take line by line', () => {
  const read = readRows(
    [
      ['文明城区点位标准', '', '', '', '', ''],
      ['编号', '类别', '测评标准', '分值', '责任部门', '时限'],
      ['A1', '公园广场', '无卫生死角', '2', '管理办', '2026/9/1'],
      ['A2', '', '公益广告完好', '两分', '管理办', ''],
      ['A1', '', '座椅完好', '1', '平安办', ''],
      ['A4', '', '', '1', '平安办', ''],
      ['A5', '', '健身器材完好', '1', '城建科', ''],
      ['A6', '', '标识清楚', '1', '', '2026-02-30'],
      ['A7', '', null, '1', '', ''],
    ],
    offices,
  )
  expect(read.map(({ code, section, problem }) => [code, section, problem])).toEqual([
    ['A1', '公园广场', null],
    ['A2', '公园广场', 'bad_number'],
    ['A1', '公园广场', 'code_twice'],
    ['A4', '公园广场', 'no_words'],
    ['A5', '公园广场', 'unknown_office'],
    ['A6', '公园广场', 'bad_day'],
    ['A7', '公园广场', 'formula'],
  ])
  expect(read[0]).toMatchObject({ weight: 2, officeId: '1', dueOn: '2026-09-01', line: 3 })
})

test('a kind is taken from words only when they name one', () => {
  expect(['现场照片', '巡查记录', '工作方案', '分类覆盖率', '照片、台账', '其他'].map(kindSaid)).toEqual([
    'file',
    'record',
    'paper',
    'indicator',
    null,
    null,
  ])
})
