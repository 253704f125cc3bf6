import { expect, test } from 'vitest'
import { type MonthPoint, runningSums } from './points.ts'

const month = (at: number, value: number | null, gap: MonthPoint['gap'] = null): MonthPoint => ({
  month: `2026-${String(at).padStart(2, '0')}`,
  value,
  gap,
  word: null,
  former: at === 1 ? null : 10,
  pace: null,
  unfinished: false,
})

test('a running sum begins with the first report, passes over silent months and stops where the year has not come', () => {
  const sums = runningSums(
    [
      month(1, null, 'nothing'),
      month(2, 0),
      month(3, 5),
      month(4, null, 'nothing'),
      month(5, 2),
      month(6, null, 'coming'),
    ],
    60,
  )
  expect(sums.map(({ value }) => value)).toEqual([null, 0, 5, 5, 7, null])
  expect(sums.map(({ gap }) => gap)).toEqual(['nothing', null, null, null, null, 'coming'])
  expect(sums.map(({ former }) => former)).toEqual([null, 10, 20, 30, 40, 50])
  expect(sums.map(({ pace }) => pace)).toEqual([10, 20, 30, 40, 50, 60])
})
