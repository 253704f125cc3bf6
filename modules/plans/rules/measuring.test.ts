import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, compareProducts, multiply } from './decimals.ts'
import { comesInWholes, figureOf, isReached, isWithin, type Promised, promisedTotal } from './measuring.ts'

const promised = (part: Partial<Promised> = {}): Promised => ({
  value: 180,
  comparator: '=',
  unit: '台',
  kind: 'flow',
  baseline: null,
  per: null,
  measuredBy: 'count',
  denominator: null,
  denominatorUnit: null,
  dueOn: '2026-12-31',
  ...part,
})
const counted = (target: Promised, sum: number, records = 1) =>
  figureOf(target, { sum, records, reading: null })
const read = (target: Promised, reading: number) => figureOf(target, { sum: null, records: 1, reading })

describe('a figure', () => {
  test('is null, not zero, where nothing was recorded', () => {
    expect(counted(promised(), 0, 0)).toEqual({
      done: null,
      covered: null,
      whole: null,
      ratio: null,
      records: 0,
    })
  })

  test('shows a zero that was recorded', () => {
    expect(counted(promised({ value: 0 }), 0).done).toBe(0)
  })

  test('shows over-fulfilment: 310 of 180 is 172 %', () => {
    expect(counted(promised(), 310).ratio).toBeCloseTo(1.7222, 4)
  })

  test('of a share is covered over whole, never typed', () => {
    const target = promised({
      measuredBy: 'share',
      unit: '%',
      value: 75,
      denominator: 28,
      denominatorUnit: '个小区',
    })
    expect(counted(target, 21)).toEqual({ done: 75, covered: 21, whole: 28, ratio: 1, records: 1 })
    expect(counted(target, 30).done).toBeGreaterThan(100)
  })

  test('of a change stands on its baseline', () => {
    const target = promised({ measuredBy: 'change', kind: 'level', value: 450, baseline: 300, unit: '客' })
    expect(counted(target, 60).done).toBe(360)
    expect(counted(promised({ measuredBy: 'change', baseline: 0.1, value: 0.3 }), 0.2).done).toBe(0.3)
  })

  test('of a ceiling has no ratio: less is not less done', () => {
    expect(read(promised({ comparator: '<=', value: 412, measuredBy: 'reading' }), 400).ratio).toBeNull()
  })
})

describe('reaching', () => {
  test('74.96 of 75 is not reached, and its ratio is below one', () => {
    const target = promised({ value: 75, comparator: '>=', unit: '%', measuredBy: 'reading', kind: 'level' })
    expect(isReached(target, read(target, 74.96))).toBe(false)
    expect(read(target, 74.96).ratio).toBeLessThan(1)
    expect(isReached(target, read(target, 75))).toBe(true)
  })

  test('97.15 % of 2,000 is reached with 1,943 and not before', () => {
    const target = promised({
      value: 97.15,
      comparator: '>=',
      unit: '%',
      measuredBy: 'share',
      denominator: 2000,
      denominatorUnit: '户',
    })
    expect(isReached(target, counted(target, 1942))).toBe(false)
    expect(isReached(target, counted(target, 1943))).toBe(true)
  })

  test('more than 110,000 is not reached by 110,000', () => {
    const target = promised({ value: 110_000, comparator: '>', unit: '人次' })
    expect(isReached(target, counted(target, 110_000))).toBe(false)
    expect(isReached(target, counted(target, 110_001))).toBe(true)
  })

  test('a level that comes down is reached from above', () => {
    const target = promised({ value: 8, baseline: 12, kind: 'level', measuredBy: 'reading', unit: '处' })
    expect(isReached(target, read(target, 9))).toBe(false)
    expect(isReached(target, read(target, 8))).toBe(true)
  })

  test('at most 412 holds at 412, below 412 does not', () => {
    const most = promised({ value: 412, comparator: '<=', measuredBy: 'reading' })
    expect([isWithin(most, read(most, 412)), isWithin(most, read(most, 413))]).toEqual([true, false])
    const below = promised({ value: 412, comparator: '<', measuredBy: 'reading' })
    expect(isWithin(below, read(below, 412))).toBe(false)
  })

  test('once a quarter until December is four times, for every one of 12 neighbourhoods twelve', () => {
    expect(promisedTotal(promised({ value: 1, unit: '次', per: '季度' }))).toBe(4)
    expect(promisedTotal(promised({ value: 2, unit: '次', per: '月', dueOn: '2026-06-30' }))).toBe(12)
    expect(promisedTotal(promised({ value: 1, unit: '支', per: '居民区', denominator: 12 }))).toBe(12)
    const unknown = promised({ value: 1, unit: '支', per: '居民区' })
    expect(promisedTotal(unknown)).toBeNull()
    expect(isReached(unknown, counted(unknown, 99))).toBe(false)
  })

  test('never by a sum that is smaller than promised', () => {
    const amount = fc.integer({ min: 1, max: 10_000_000 }).map((n) => n / 100)
    fc.assert(
      fc.property(amount, amount, (value, done) => {
        const target = promised({ value, comparator: '>=', unit: '元' })
        const figure = counted(target, done)
        expect(isReached(target, figure)).toBe(done >= value)
        if (done < value) expect(figure.ratio).toBeLessThan(1)
      }),
    )
  })
})

describe('decimals', () => {
  const decimal = fc
    .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 4 }))
    .map(([n, places]) => Number(`${n}e-${places}`))

  test('add exactly where binary fractions do not', () => {
    expect(add(0.1, 0.2)).toBe(0.3)
    expect(multiply(97.15, 2000)).toBe(194_300)
    expect(add(1e21, 1)).toBe(1e21)
  })

  test('compare products as whole numbers would', () => {
    fc.assert(
      fc.property(decimal, decimal, decimal, decimal, (a, b, c, d) => {
        const whole = (x: number) => BigInt(Math.round(x * 10_000))
        const [left, right] = [whole(a) * whole(b), whole(c) * whole(d)]
        expect(compareProducts(a, b, c, d)).toBe(left < right ? -1 : left > right ? 1 : 0)
      }),
    )
  })
})

test('piles come in wholes, kilometres and percentages do not', () => {
  expect(['台', '处', '人次', '场次'].map(comesInWholes)).toEqual([true, true, true, true])
  expect(['公里', '%', '平方米', '元', null].map(comesInWholes)).toEqual([false, false, false, false, false])
})
