import { expect, test } from 'vitest'
import { sayFen, sayFigure, sayNumber, sayPercent } from './numbers.ts'

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

test('a figure never rounds up to what it is measured against', () => {
  expect(sayFigure(74.96, 1)).toBe('75')
  expect(sayFigure(74.96, 1, 75)).toBe('74.9')
  expect(sayFigure(75, 1, 75)).toBe('75')
  expect(sayFigure(97.145, 2)).toBe('97.15')
  expect(sayFigure(1204.4, 0)).toBe('1,204')
  expect(sayFigure(-0.5, 0)).toBe('-1')
})
