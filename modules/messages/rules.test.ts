import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayBegan, dueAfterQuiet, fillAddress, retryMs } from './rules.ts'

const at = (text: string) => new Date(`${text}+08:00`)

test('nothing rings from nine in the evening until eight in the morning, Shanghai time', () => {
  for (const [told, due] of [
    ['2026-03-02T20:59:59', '2026-03-02T20:59:59'],
    ['2026-03-02T21:00:00', '2026-03-03T08:00:00'],
    ['2026-12-31T23:59:59', '2027-01-01T08:00:00'],
    ['2026-03-03T00:00:00', '2026-03-03T08:00:00'],
    ['2026-03-03T07:59:59', '2026-03-03T08:00:00'],
    ['2026-03-03T08:00:00', '2026-03-03T08:00:00'],
  ] as const)
    expect(dueAfterQuiet(at(told))).toEqual(at(due))
})

test('whatever the instant, a notice waits at most eleven hours, and then may ring', () => {
  fc.assert(
    fc.property(
      fc.date({ min: at('2020-01-01T00:00:00'), max: at('2040-01-01T00:00:00'), noInvalidDate: true }),
      (told) => {
        const due = dueAfterQuiet(told)
        expect(due.getTime() - told.getTime()).toBeGreaterThanOrEqual(0)
        expect(due.getTime() - told.getTime()).toBeLessThanOrEqual(11 * 3_600_000)
        expect(dueAfterQuiet(due)).toEqual(due)
      },
    ),
  )
})

test('a day begins at midnight in Shanghai', () => {
  expect(dayBegan(at('2026-03-02T00:00:00'))).toEqual(at('2026-03-02T00:00:00'))
  expect(dayBegan(at('2026-03-02T23:59:59'))).toEqual(at('2026-03-02T00:00:00'))
})

test('tries come later and later and end; those of a code end while it is good', () => {
  const waits = (isCode: boolean) => [1, 2, 3, 4, 5].map((tries) => retryMs(tries, isCode))
  expect(waits(false)).toEqual([60_000, 300_000, 1_800_000, 7_200_000, null])
  const ofCode = waits(true).filter((wait) => wait !== null)
  expect(ofCode.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(5 * 60_000)
})

test('an address is filled from the data, or there is none', () => {
  expect(fillAddress('/wishes/:id/:page', { id: 'a/b', page: 2 })).toBe('/wishes/a%2Fb/2')
  expect(fillAddress('/wishes/:id', { id: null })).toBeNull()
  expect(fillAddress(undefined, {})).toBeNull()
})
