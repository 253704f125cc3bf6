import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askerOf, codeWaitSec, longestPauseSec, readCode } from './phone.ts'

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

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2408:8000:1:2::1', '2408:8000:1:2'],
  ['2408:8000:0001:2:ffff:a:b:c', '2408:8000:1:2'],
  ['2408:8000::1', '2408:8000:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
])('%s asks for codes as %s: a line with IPv6 is one asker, whatever address it takes', (ip, asker) => {
  expect(askerOf(ip)).toBe(asker)
})
