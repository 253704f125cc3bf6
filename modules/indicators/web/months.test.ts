import { expect, test } from 'vitest'
import type { Answer } from '../contract/answers.ts'
import { pageWords } from '../words/pages.zh-CN.ts'
import { isCeiling, monthsOf, pacePerMonth, pointsOf } from './months.ts'

const answer = (value: number | null, why: Answer['why'] = null): Answer => ({
  indicatorId: 'i',
  versionId: 'v',
  kind: 'flow',
  value,
  why,
  n: 0,
  unit: '个',
  decimals: 0,
})
const goal = (value: number, comparator: '>=' | '<=') => ({ value, comparator, words: null, path: null })

test('zero, nothing reported, no denominator and a month to come are four different things', () => {
  const points = pointsOf({
    year: 2026,
    answers: [answer(0), answer(null, 'not_reported'), answer(null, 'no_denominator'), answer(4)],
    former: [answer(7), answer(null, 'not_reported')],
    pace: 3,
    today: '2026-04-15',
    words: pageWords,
  })
  expect(points.slice(0, 5).map(({ value, gap, word }) => [value, gap, word])).toEqual([
    [0, null, null],
    [null, 'nothing', '未报'],
    [null, 'undefined', '算不出'],
    [4, null, null],
    [null, 'coming', null],
  ])
  expect(points.map(({ unfinished }) => unfinished).indexOf(true)).toBe(3)
  expect(points.slice(0, 2).map(({ former }) => former)).toEqual([7, null])
})

test('a sum is due by twelfths, a level whole, and a ceiling is no schedule for a month', () => {
  expect(pacePerMonth('flow', true, goal(120, '>='))).toBe(10)
  expect(pacePerMonth('flow', true, goal(120, '<='))).toBeNull()
  // Distinct persons of the months do not add up to those of the year.
  expect(pacePerMonth('flow', false, goal(120, '>='))).toBeNull()
  expect(pacePerMonth('level', false, goal(412, '<='))).toBe(412)
  expect(pacePerMonth('external', false, goal(90, '>='))).toBeNull()
  expect(isCeiling(goal(1, '<='))).toBe(true)
})

test('a year has twelve months that touch', () => {
  const months = monthsOf(2024)
  expect(months).toHaveLength(12)
  expect(months[1]).toEqual({ from: '2024-02-01', until: '2024-03-01' })
  expect(months.every(({ until }, at) => at === 11 || until === months[at + 1]?.from)).toBe(true)
})
