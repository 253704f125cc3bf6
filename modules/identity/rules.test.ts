import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cleanCode,
  cleanStaffNumber,
  coversLine,
  delaySec,
  freeTries,
  holdsOn,
  idleMs,
  longestDelaySec,
  longestMs,
  passwordWeakness,
  sessionLives,
  waitSec,
} from './rules.ts'

describe('passwords', () => {
  test.each([
    ['short', 'abc12'],
    ['long', `${'桂'.repeat(120)}花开了渡口春天九月`],
    ['common', 'password123'],
    ['common', '1234567890'],
    ['common', 'Admin@2026'],
    ['repeats', 'aaaabbbbcccc'],
    ['yourself', 'gdq011gdq011'],
    ['yourself', 'GDQ011-2026'],
    ['yourself', '尤书晏尤书晏尤书晏2026'],
  ])('%s: %s', (why, password) => {
    expect(passwordWeakness(password, ['GDQ011', '尤书晏'])).toBe(why)
  })
  test.each([
    '渡口的桂花开了八月',
    '春天到了渡口的花都开了',
    'correct horse battery staple',
    'gdq011和一句记得住的话',
  ])('good enough: %s', (password) => {
    const long = [...password].length >= 10
    expect(passwordWeakness(password, ['GDQ011', '尤书晏'])).toBe(long ? null : 'short')
  })
  test('length is counted as people count characters', () => {
    expect(passwordWeakness('𬭎𬭎𬭎欧阳渡口桂花', [])).toBe('short')
  })
})

describe('wrong tries', () => {
  test('the first five cost nothing, then the wait doubles up to a quarter of an hour', () => {
    expect([0, 4, 5, 6, 7, 8, 14, 15, 200].map(delaySec)).toEqual([0, 0, 1, 2, 4, 8, 512, 900, 900])
  })
  test('whatever the number of tries, the wait ends within a quarter of an hour', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(10_000_000), (tries, sinceMs) => {
        const last = new Date('2026-03-02T01:00:00Z')
        const now = new Date(last.getTime() + sinceMs)
        const wait = waitSec(tries, last, now)
        expect(wait).toBeLessThanOrEqual(longestDelaySec)
        if (sinceMs >= longestDelaySec * 1000 || tries < freeTries) expect(wait).toBe(0)
      }),
    )
  })
})

describe('sessions', () => {
  const createdAt = new Date('2026-03-02T01:00:00Z')
  const later = (ms: number) => new Date(createdAt.getTime() + ms)
  test('twelve hours without use end it', () => {
    expect(sessionLives({ createdAt, seenAt: createdAt }, later(idleMs - 1))).toBe(true)
    expect(sessionLives({ createdAt, seenAt: createdAt }, later(idleMs))).toBe(false)
  })
  test('seven days end it however busy it was', () => {
    expect(sessionLives({ createdAt, seenAt: later(longestMs - 1) }, later(longestMs - 1))).toBe(true)
    expect(sessionLives({ createdAt, seenAt: later(longestMs) }, later(longestMs))).toBe(false)
  })
})

test('what is typed in another width or case is the same number or code', () => {
  expect(cleanStaffNumber(' ｇｄｑ０11 ')).toBe('GDQ011')
  expect(cleanCode('ab2c-9xyz ')).toBe('AB2C9XYZ')
})

test('a grant holds from its first day up to, not including, its end', () => {
  const grant = { fromOn: '2026-01-01', untilOn: '2026-07-01' }
  expect(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map((on) => holdsOn(grant, on))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(holdsOn({ fromOn: '2026-01-01', untilOn: null }, '2099-01-01')).toBe(true)
})

test('a line is covered by a grant for it or for all; no line by any', () => {
  expect(coversLine(null, 'safety')).toBe(true)
  expect(coversLine(['services', 'elders'], 'elders')).toBe(true)
  expect(coversLine(['services', 'elders'], 'safety')).toBe(false)
  expect(coversLine(['services'], null)).toBe(true)
  expect(coversLine(['services'], undefined)).toBe(true)
})
