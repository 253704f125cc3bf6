import { expect, test } from 'vitest'
import type { Sheet } from '../vote/marking.ts'
import { fieldOf, readCount, type Typed, typedOf } from './counting.ts'

const sheet: Sheet = {
  kind: 'election',
  mode: 'approve',
  most: 2,
  seats: 2,
  writeIns: 'free',
  options: [
    { id: 'a', name: '王甲' },
    { id: 'b', name: '李乙' },
  ],
}
const line = (id: string, forIt: string, against: string, abstain: string): Typed => ({
  [fieldOf(id, 'for')]: forIt,
  [fieldOf(id, 'against')]: against,
  [fieldOf(id, 'abstain')]: abstain,
})
const right: Typed = {
  issued: '12',
  returned: '11',
  invalid: '1',
  ...line('a', '8', '1', '1'),
  ...line('b', '10', '0', '0'),
}

test('a sheet whose numbers fit is one part of the count', () => {
  const { count, faults, remarks } = readCount(sheet, right, [{ id: 0, name: ' 赵丙 ', votes: '1' }])
  expect([...faults]).toEqual([])
  expect(remarks).toEqual([])
  expect(count).toEqual({
    issued: 12,
    returned: 11,
    invalid: 1,
    lines: [
      { option: 'a', for: 8, against: 1, abstain: 1 },
      { option: 'b', for: 10, against: 0, abstain: 0 },
      { option: '赵丙', for: 1 },
    ],
  })
})

test('an empty field is missing and never a nought, and digits may be full width', () => {
  expect(readCount(sheet, { ...right, invalid: ' ' }, []).faults.get('invalid')).toEqual({ kind: 'missing' })
  expect(readCount(sheet, { ...right, invalid: '1.5' }, []).faults.get('invalid')).toEqual({
    kind: 'not-whole',
  })
  expect(readCount(sheet, { ...right, invalid: '-1' }, []).count).toBeNull()
  expect(readCount(sheet, { ...right, issued: '１２' }, []).count?.issued).toBe(12)
})

test('a line that comes to more than the valid ballots cannot be sent, one that comes to fewer is pointed out', () => {
  const over = readCount(sheet, { ...right, ...line('a', '9', '1', '1') }, [])
  expect(over.faults.get(fieldOf('a', 'abstain'))).toEqual({ kind: 'over-valid', sum: 11, valid: 10 })
  expect(over.count).toBeNull()
  const under = readCount(sheet, { ...right, ...line('a', '8', '1', '0') }, [])
  expect(under.remarks).toEqual([{ kind: 'under-valid', option: 'a', sum: 9, valid: 10 }])
  expect(under.count).not.toBeNull()
})

test('more ballots returned than issued can be sent, because a box may hold them', () => {
  const { count, remarks } = readCount(sheet, { ...right, issued: '10' }, [])
  expect(count?.returned).toBe(11)
  expect(remarks).toEqual([{ kind: 'returned-over' }])
  expect(readCount(sheet, { ...right, invalid: '12' }, []).faults.get('invalid')).toEqual({
    kind: 'invalid-over',
    count: 11,
  })
})

test('a name is written once, is not on the list, and has its votes', () => {
  const names = [
    { id: 0, name: '赵丙', votes: '1' },
    { id: 1, name: ' 赵丙', votes: '2' },
    { id: 2, name: '王甲', votes: '1' },
    { id: 3, name: '', votes: '1' },
    { id: 4, name: '钱丁', votes: '' },
    { id: 5, name: '', votes: '' },
    { id: 6, name: '孙戊', votes: '11' },
  ]
  const { faults } = readCount(sheet, right, names)
  expect([...faults]).toEqual([
    ['name 1', { kind: 'twice' }],
    ['name 2', { kind: 'printed' }],
    ['name 3', { kind: 'missing' }],
    ['votes 4', { kind: 'missing' }],
    ['votes 6', { kind: 'over-returned', count: 10 }],
  ])
})

test('grades and choices are counted in their own columns', () => {
  const graded: Sheet = {
    ...sheet,
    kind: 'evaluation',
    mode: 'grades',
    writeIns: 'none',
    options: [{ id: 'a', name: '市容所' }],
  }
  const typed: Typed = {
    issued: '5',
    returned: '5',
    invalid: '0',
    [fieldOf('a', 'satisfied')]: '3',
    [fieldOf('a', 'mostly')]: '1',
    [fieldOf('a', 'dissatisfied')]: '0',
    [fieldOf('a', 'unknown')]: '0',
  }
  expect(readCount(graded, typed, []).count?.lines).toEqual([
    { option: 'a', marks: { satisfied: 3, mostly: 1, dissatisfied: 0, unknown: 0 } },
  ])
  expect(readCount(graded, typed, []).remarks).toEqual([])
  const picked: Sheet = { ...sheet, mode: 'pick', options: [{ id: 'a', name: '王甲' }] }
  expect(
    readCount(picked, { issued: '5', returned: '5', invalid: '0', [fieldOf('a', 'for')]: '4' }, []).count
      ?.lines,
  ).toEqual([{ option: 'a', for: 4 }])
})

test('orders of a ranked list are typed by number, a line for each valid ballot', () => {
  const ranked: Sheet = { ...sheet, kind: 'ranked', mode: 'rank', writeIns: 'none' }
  const typed = { issued: '3', returned: '3', invalid: '1', orders: '2 1\n\n－\n' }
  const { count, orders } = readCount(ranked, typed, [])
  expect(count).toEqual({ issued: 3, returned: 3, invalid: 1, lines: [], orders: [['b', 'a'], []] })
  expect(orders).toEqual({ read: 2, bad: null })
  for (const wrong of ['1 1\n2', '3\n1', '1 x\n2']) {
    const reading = readCount(ranked, { ...typed, orders: wrong }, [])
    expect(reading.orders?.bad, wrong).toBe(1)
    expect(reading.count).toBeNull()
  }
  expect(readCount(ranked, { ...typed, orders: '1 2' }, []).faults.get('orders')).toEqual({
    kind: 'orders',
    count: 1,
    valid: 2,
    line: null,
  })
})

test('what was sent stands in the fields again as it was', () => {
  const names = [{ id: 0, name: '赵丙', votes: '1' }]
  const { count } = readCount(sheet, right, names)
  expect(typedOf(sheet, count!)).toEqual({ typed: right, names })
  const ranked: Sheet = { ...sheet, kind: 'ranked', mode: 'rank', writeIns: 'none' }
  const typed = { issued: '2', returned: '2', invalid: '0', orders: '2 1\n-' }
  expect(typedOf(ranked, readCount(ranked, typed, []).count!).typed).toEqual(typed)
})

test('what two tellers differ on is empty again, the rest stays', () => {
  const { count } = readCount(sheet, right, [{ id: 0, name: '赵丙', votes: '1' }])
  const { typed, names } = typedOf(sheet, count!, ['invalid', 'a', '赵丙'])
  expect(typed).toEqual({ issued: '12', returned: '11', ...line('b', '10', '0', '0') })
  expect(names).toEqual([{ id: 0, name: '赵丙', votes: '' }])
})
