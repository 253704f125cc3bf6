import { expect, test } from 'vitest'
import { figureOf, isReached, isWithin, type Promised } from './measuring.ts'
import { refusalOf } from './recording.ts'
import { standOf } from './standing.ts'

// Targets that an indicator measures.

const promised = (more: Partial<Promised> = {}): Promised => ({
  value: 75,
  comparator: '>=',
  unit: '%',
  kind: 'level',
  baseline: null,
  per: null,
  measuredBy: 'indicator',
  denominator: null,
  denominatorUnit: null,
  dueOn: '2026-12-31',
  ...more,
})
const sums = (value: number | null, numerator: number | null = null, denominator: number | null = null) => ({
  sum: null,
  records: 0,
  reading: null,
  bound: { value, events: value === null ? 0 : 1, numerator, denominator },
})

test('a rate is compared by its parts, not by the fraction it happens to be stored as', () => {
  const short = figureOf(promised(), sums((7496 * 100) / 10_000, 7496, 10_000))
  expect(isReached(promised(), short)).toBe(false)
  expect(short.ratio).toBeLessThan(1)
  // Three of four is exactly 75 %.
  const exact = figureOf(promised(), sums(75, 3, 4))
  expect(isReached(promised(), exact)).toBe(true)
  const ceiling = promised({ comparator: '<=', value: 33 })
  expect(isWithin(ceiling, figureOf(ceiling, sums(100 / 3, 1, 3)))).toBe(false)
})

test('an indicator without a value is not measured, which is not zero; a baseline is never added to its level', () => {
  expect(figureOf(promised(), sums(null))).toMatchObject({ done: null, records: 0, ratio: null })
  const beds = promised({ value: 45, unit: '张', baseline: 30 })
  expect(figureOf(beds, sums(40))).toMatchObject({ done: 40, records: 1 })
  expect(isReached(beds, figureOf(beds, sums(45)))).toBe(true)
})

test('a level from a baseline has walked from there: 30 of 30 to 45 is no way at all', () => {
  const beds = promised({ value: 45, unit: '张', baseline: 30 })
  const stand = (value: number) =>
    standOf({
      target: beds,
      figure: figureOf(beds, sums(value)),
      adoptedOn: '2026-01-20',
      today: '2026-09-01',
      milestones: [],
      state: 'under_way',
    }).kind
  expect(stand(30)).toBe('at_risk')
  expect(stand(39)).toBe('on_track')
  expect(stand(45)).toBe('met')
})

test('what is promised each quarter is multiplied for an indicator too', () => {
  const drills = promised({ value: 12, unit: '场', kind: 'flow', per: '每季度' })
  expect(isReached(drills, figureOf(drills, sums(47)))).toBe(false)
  expect(isReached(drills, figureOf(drills, sums(48)))).toBe(true)
})

test('nothing is recorded for a number that comes from an indicator', () => {
  const said = { happenedOn: '2026-02-01', quantity: 1 }
  const circumstances = { state: 'under_way' as const, year: 2026, today: '2026-03-02' }
  expect(refusalOf(said, promised(), circumstances)).toBe('measured_by_indicator')
})
