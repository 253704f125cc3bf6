import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, civilDate, daysBetween, isCivilDate } from './civil.ts'
import { newId } from './id.ts'

test('the day turns at midnight in Shanghai, wherever the server stands', () => {
  expect(civilDate(new Date('2026-11-19T15:59:59Z'))).toBe('2026-11-19')
  expect(civilDate(new Date('2026-11-19T16:00:00Z'))).toBe('2026-11-20')
})

test('a summer of 1988, when Shanghai kept summer time, has its own midnight', () => {
  expect(civilDate(new Date('1988-06-30T14:59:59Z'))).toBe('1988-06-30')
  expect(civilDate(new Date('1988-06-30T15:00:00Z'))).toBe('1988-07-01')
})

test('adding days and counting them agree, over leap days too', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
      expect(daysBetween('2024-02-29', addDays('2024-02-29', days))).toBe(days)
    }),
  )
})

test('days that are on no calendar are told from those that are', () => {
  expect(['2024-02-29', '2026-12-31'].map(isCivilDate)).toEqual([true, true])
  expect(['2026-02-29', '2026-13-01', '2026-1-1', '', '2026-11-20 '].map(isCivilDate)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ])
})

test('ids made later sort later, and carry the version and variant of RFC 9562', () => {
  const early = newId(Date.parse('2026-01-01T00:00:00Z'))
  const late = newId(Date.parse('2026-01-01T00:00:01Z'))
  expect(early < late).toBe(true)
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
