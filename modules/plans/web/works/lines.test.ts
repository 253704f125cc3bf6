import { expect, test } from 'vitest'
import { readSiteLines } from './lines.ts'

const placeNamed = (name: string) => ({ 书带里: 'p1', 鸣鹤坊: 'p2' })[name]

test('lines copied from a table and lines typed with commas are read alike', () => {
  const { sites, faults } = readSiteLines(
    '3号楼\t书带里\t1,260\t沪中建筑\t2026-04-01\t2026/6/30\n\n晒台，鸣鹤坊，，，，',
    placeNamed,
  )
  expect(faults).toEqual([])
  expect(sites).toEqual([
    {
      title: '3号楼',
      placeId: 'p1',
      areaM2: 1260,
      contractor: '沪中建筑',
      plannedStartOn: '2026-04-01',
      plannedFinishOn: '2026-06-30',
    },
    {
      title: '晒台',
      placeId: 'p2',
      areaM2: null,
      contractor: null,
      plannedStartOn: null,
      plannedFinishOn: null,
    },
  ])
})

test('what cannot be read is said with its line, and the others stand', () => {
  const { sites, faults } = readSiteLines(
    '好的\t书带里\n\t书带里\n远处\t没有这里\n大\t书带里\t很大\n晚\t书带里\t1\t甲\t2026-02-30',
    placeNamed,
  )
  expect(sites.map(({ title }) => title)).toEqual(['好的'])
  expect(faults).toEqual([
    { line: 2, fault: 'noTitle' },
    { line: 3, fault: 'unknownPlace', text: '没有这里' },
    { line: 4, fault: 'badNumber', text: '很大' },
    { line: 5, fault: 'badDay', text: '2026-02-30' },
  ])
})
