import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareTo, readFigure, roundHalfUp, say, show } from './showing.ts'

const number = (text: string) => Number(text.replaceAll(',', '').replace('−', '-'))

describe('showing', () => {
  test('what is short of its threshold never shows as having reached it', () => {
    expect(show({ value: 74.96, decimals: 1 }, 75)).toBe('74.96')
    expect(show({ value: 74.96, decimals: 0 }, 75)).toBe('74.96')
    expect(show({ value: 74.9999999999, decimals: 1 }, 75)).toBe('74.999999')
    expect(show({ value: 75.04, decimals: 1 }, 75)).toBe('75.04')
    expect(show({ value: 75, decimals: 1 }, 75)).toBe('75.0')
  })

  test('what is short of the whole is never a hundred per cent, decided by the parts', () => {
    const rate = (numerator: number, denominator: number) => ({
      value: (numerator * 100) / denominator,
      decimals: 1,
      numerator,
      denominator,
      factor: 100,
    })
    expect(show(rate(4999, 5000))).toBe('99.98')
    expect(show(rate(5000, 5000))).toBe('100.0')
    expect(show(rate(5001, 5000))).toBe('100.02')
    expect(show(rate(9_999_999_999, 10_000_000_000))).toBe('99.999999')
  })

  test('whatever the number, the digits shown and the threshold stand in the same order as the number and the threshold', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.integer({ min: 0, max: 2 }),
        (units, places, goal, decimals) => {
          const value = Number(`${units}e-${places}`)
          const threshold = Number(`${goal}e-1`)
          const shown = number(show({ value, decimals }, threshold))
          expect(Math.sign(shown - threshold)).toBe(Math.sign(compareTo({ value, decimals }, threshold)))
        },
      ),
    )
  })

  test('rounding is half up as people do it, not as binary fractions happen to lie', () => {
    expect(roundHalfUp(2.675, 2)).toBe(2.68)
    expect(roundHalfUp(1.005, 2)).toBe(1.01)
    expect(roundHalfUp(-2.5, 0)).toBe(-3)
    expect(roundHalfUp(1e21, 2)).toBe(1e21)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (thousandths) => {
        const rounded = roundHalfUp(Number(`${thousandths}e-3`), 2)
        expect(rounded).toBe(Math.floor((thousandths + 5) / 10) / 100)
      }),
    )
  })

  test('large numbers are grouped and negative ones carry a real minus', () => {
    expect(show({ value: 1234567.5, decimals: 1 })).toBe('1,234,567.5')
    expect(show({ value: -1234, decimals: 0 })).toBe('−1,234')
  })
})

describe('bounds', () => {
  test('a figure that was published as a bound is said as one', () => {
    expect(say({ value: 1600, decimals: 0, bound: 'over' }, 'zh-CN')).toBe('1,600余')
    expect(say({ value: 32_000, decimals: 0, bound: 'about' }, 'en')).toBe('about 32,000')
  })

  test.each([
    ['1600余', 1600, 'over'],
    ['1,600余人次', 1600, 'over'],
    ['1600多', 1600, 'over'],
    ['约3.2万', 32_000, 'about'],
    ['3.2万左右', 32_000, 'about'],
    ['98%以上', 98, 'at_least'],
    ['不少于120', 120, 'at_least'],
    ['不超过12', 12, 'at_most'],
    ['412人以内', 412, 'at_most'],
    ['９７．１５', 97.15, 'exact'],
    ['-3', -3, 'exact'],
  ])('reads %s', (text, value, bound) => {
    expect(readFigure(text)).toEqual({ value, bound })
  })

  test('what is no single number is not guessed at', () => {
    for (const text of ['', '若干', '12-15', '一千余', '12/30']) expect(readFigure(text)).toBeNull()
  })
})
