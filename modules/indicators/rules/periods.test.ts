import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../platform/civil.ts'
import { cut, cutOffOf, endOf, startOf, yearBefore } from './periods.ts'

const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n))
const step = fc.constantFrom('month' as const, 'quarter' as const, 'half_year' as const, 'year' as const)

test('the pieces of a range touch, stay within one month, quarter, half or year each, and make up the whole', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 1_000 }), step, (from, days, by) => {
      const until = addDays(from, days)
      const pieces = cut({ from, until }, by)!
      expect(pieces[0]!.from).toBe(from)
      expect(pieces.at(-1)!.until).toBe(until)
      for (const [index, piece] of pieces.entries()) {
        expect(piece.from < piece.until).toBe(true)
        if (index > 0) expect(piece.from).toBe(pieces[index - 1]!.until)
        expect(startOf(by, piece.from)).toBe(startOf(by, addDays(piece.until, -1)))
      }
    }),
  )
})

test('quarters and halves begin where the calendar says', () => {
  expect(startOf('quarter', '2026-08-20')).toBe('2026-07-01')
  expect(endOf('quarter', '2026-12-31')).toBe('2027-01-01')
  expect(startOf('half_year', '2026-06-30')).toBe('2026-01-01')
  expect(endOf('half_year', '2026-07-01')).toBe('2027-01-01')
  expect(startOf('year', '2026-12-31')).toBe('2026-01-01')
})

test('a table that nobody could read is not cut', () => {
  expect(cut({ from: '2020-01-01', until: '2026-01-01' }, 'day')).toBeNull()
})

test('ranges that touch still touch a year earlier, leap days included', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 500 }), (from, days) => {
      const middle = addDays(from, days)
      const [one, two] = [
        yearBefore({ from, until: middle }),
        yearBefore({ from: middle, until: addDays(middle, 9) }),
      ]
      expect(one.until).toBe(two.from)
      expect(one.from < one.until || from === '2024-02-29').toBe(true)
    }),
  )
})

test('the cut-off is the last day of the period, or today while it lasts', () => {
  expect(cutOffOf({ from: '2026-01-01', until: '2027-01-01' }, '2026-03-02')).toBe('2026-03-02')
  expect(cutOffOf({ from: '2025-01-01', until: '2026-01-01' }, '2026-03-02')).toBe('2025-12-31')
})
