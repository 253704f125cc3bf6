import { expect, test } from 'vitest'
import { sayFen, sayNumber, sayPercent } from './numbers.ts'

test('a share is rounded down, so that nearly done never reads as done', () => {
  expect(sayPercent(0.9999)).toBe('99%')
  expect(sayPercent(1)).toBe('100%')
  expect(sayPercent(66 / 38)).toBe('173%')
  expect(sayPercent(0.29)).toBe('29%')
})

test('numbers are grouped and money has two decimals', () => {
  expect(sayNumber(110000)).toBe('110,000')
  expect(sayFen(123450)).toBe('1,234.50')
})
