import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeWaitSec, longestPauseSec, readCode } from './phone.ts'

const now = new Date('2026-03-02T10:00:00+08:00')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)

test('a code may be asked for at once, then after a minute, then later and later', () => {
  expect(codeWaitSec([], now)).toBe(0)
  expect(codeWaitSec([now], now)).toBe(60)
  expect(codeWaitSec([ago(60)], now)).toBe(0)
  expect(codeWaitSec([ago(300), ago(180), ago(59)], now)).toBe(61)
})

test('however often it was asked for, nobody waits longer than the longest pause after the last', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 86_400 }), { minLength: 1, maxLength: 40 }), (times) => {
      const wait = codeWaitSec(times.map(ago), now)
      expect(wait).toBeLessThanOrEqual(longestPauseSec)
      expect(
        codeWaitSec(
          times.map((t) => ago(t + wait)),
          now,
        ),
      ).toBe(0)
    }),
  )
})

test('a code is six digits, in whatever width and with whatever between them', () => {
  expect(readCode(' １２３ 456 ')).toBe('123456')
  expect(readCode('123-456')).toBe('123456')
  for (const text of ['12345', '1234567', '12345a', '', '一二三四五六']) expect(readCode(text)).toBeNull()
})
