import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Share } from './polls.ts'
import { meets, needed, percentOf, wrongShare } from './shares.ts'

const bar = (share: Share, strict: boolean) => ({ share, strict, base: 'entitled' as const })
const half = bar([1, 2], true)

describe('how many it takes', () => {
  const columns = [
    half,
    bar([2, 3], false),
    bar([2, 3], true),
    bar([4, 5], false),
    bar([4, 5], true),
    bar([1, 3], false),
  ]
  test.each([
    [128, 65, 86, 86, 103, 103, 43],
    [129, 65, 86, 87, 104, 104, 43],
    [130, 66, 87, 87, 104, 105, 44],
    [135, 68, 90, 91, 108, 109, 45],
    [137, 69, 92, 92, 110, 110, 46],
    [140, 71, 94, 94, 112, 113, 47],
    [144, 73, 96, 97, 116, 116, 48],
    [145, 73, 97, 97, 116, 117, 49],
    [146, 74, 98, 98, 117, 117, 49],
  ])('of %i representatives it is as the table of the trade says', (base, ...row) => {
    expect(columns.map((rule) => needed(rule, base))).toEqual(row)
  })

  test('for every base up to 10,000 the number is the first that satisfies the inequality itself', () => {
    const wrong: string[] = []
    for (const rule of [
      ...columns,
      bar([1, 2], false),
      bar([3, 4], true),
      bar([1, 1], false),
      bar([333, 1000], true),
    ]) {
      const [n, d] = rule.share
      let k = 0
      for (let base = 0; base <= 10_000; base++) {
        // The least k only grows with the base, so it is enough to walk up from the last one.
        while (k < 1 || !(rule.strict ? d * k > n * base : d * k >= n * base)) k++
        if (needed(rule, base) !== k) wrong.push(`${rule.share} ${rule.strict} of ${base}`)
        if (base > 0 && (!meets(k, rule, base) || meets(k - 1, rule, base))) wrong.push(`${base}: meets`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('it holds where products leave the numbers that a double can tell apart', () => {
    const base = Number.MAX_SAFE_INTEGER
    expect(needed(half, base)).toBe((base + 1) / 2)
    expect(needed(bar([base - 1, base], true), base)).toBe(base)
    expect(meets((base - 1) / 2, half, base)).toBe(false)
  })

  test('nothing is a share of nobody, and nobody is never enough', () => {
    expect(needed(half, 0)).toBe(1)
    expect(meets(0, half, 0)).toBe(false)
    expect(meets(1, half, 0)).toBe(false)
    expect(meets(0, bar([0, 1], false), 5)).toBe(false)
    expect(meets(1, bar([0, 1], true), 5)).toBe(true)
  })

  test('passing the whole can never be met', () => {
    expect(needed(bar([1, 1], true), 7)).toBe(8)
    expect(meets(7, bar([1, 1], true), 7)).toBe(false)
    expect(meets(7, bar([1, 1], false), 7)).toBe(true)
  })
})

test('a share that cannot be one is named', () => {
  expect(wrongShare([1, 0])).toBe('zero-denominator')
  expect(wrongShare([3, 2])).toBe('above-one')
  expect(wrongShare([0.5, 1])).toBe('not-whole')
  expect(wrongShare([1, 1.5])).toBe('not-whole')
  expect(wrongShare([-1, 2])).toBe('not-whole')
  expect(wrongShare([1, -2])).toBe('not-whole')
  expect(wrongShare([0, 1])).toBeNull()
  expect(wrongShare([1, 1])).toBeNull()
})

describe('per cent for the eye', () => {
  test('two decimals, rounded as people do', () => {
    expect(percentOf(100, half, 146)).toBe('68.49%')
    expect(percentOf(1, half, 8)).toBe('12.50%')
    expect(percentOf(73, half, 146)).toBe('50.00%')
    expect(percentOf(8, half, 146)).toBe('5.48%')
    expect(percentOf(3, half, 2)).toBe('150.00%')
  })

  test('nobody to take a share of leaves it empty', () => {
    expect(percentOf(0, half, 0)).toBe('')
  })

  test('what is short of all is never all, and somebody is never nobody', () => {
    expect(percentOf(99_999, half, 100_000)).toBe('99.99%')
    expect(percentOf(100_000, half, 100_000)).toBe('100.00%')
    expect(percentOf(1, half, 1_000_000)).toBe('0.01%')
    expect(percentOf(0, half, 1_000_000)).toBe('0.00%')
  })

  test('what misses the bar by a hair does not look as if it had reached it, and the reverse', () => {
    expect(percentOf(499_999, half, 1_000_000)).toBe('49.99%')
    expect(percentOf(500_001, half, 1_000_000)).toBe('50.01%')
    expect(percentOf(2, bar([2, 3], true), 3)).toBe('66.66%')
    expect(percentOf(2, bar([2, 3], false), 3)).toBe('66.67%')
  })

  test('whatever the numbers, the percentage stands on the same side of the bar and less than a hundredth away', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 50 }),
        fc.nat(50),
        fc.boolean(),
        (count, base, d, n, strict) => {
          const rule = bar([Math.min(n, d), d], strict)
          const text = percentOf(count, rule, base)
          expect(text).toMatch(/^\d+\.\d\d%$/)
          const shown = BigInt(text.replace(/[.%]/g, ''))
          const off = shown * BigInt(base) - 10_000n * BigInt(count)
          expect(off < BigInt(base) && off > -BigInt(base)).toBe(true)
          const side = BigInt(count) * BigInt(d) - BigInt(rule.share[0]) * BigInt(base)
          const shownSide = shown * BigInt(d) - BigInt(rule.share[0]) * 10_000n
          if (!meets(count, rule, base) && side !== 0n) expect(shownSide < 0n || count === 0).toBe(true)
          if (side > 0n) expect(shownSide > 0n).toBe(true)
        },
      ),
    )
  })
})
