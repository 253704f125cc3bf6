import { expect, test } from 'vitest'
import { draftWords as en } from '../../words/drafts.en.ts'
import { draftWords as zh } from '../../words/drafts.zh-CN.ts'
import { readFigure, sayQuantity } from './sayQuantity.ts'

const plain = { value: 120, max: null, comparator: '=', unit: '套', baseline: null, per: null } as const
const say = (more: Partial<Parameters<typeof sayQuantity>[0]>) =>
  sayQuantity({ ...plain, ...more }, zh.quantity)

test('a quantity is said as it is counted', () => {
  expect(say({})).toBe('120 套')
  expect(say({ comparator: '>=', value: 40_000, unit: '平方米' })).toBe('不少于 40,000 平方米')
  expect(say({ value: 98, unit: '%', comparator: '>=' })).toBe('不少于 98%')
  expect(say({ value: 1, max: 2, unit: '个' })).toBe('1 至 2 个')
  expect(say({ value: 450, baseline: 300, unit: '客' })).toBe('由 300 到 450 客')
  expect(say({ value: 1, unit: '次', per: '季度' })).toBe('每季度 1 次')
  expect(say({ value: 0, unit: null })).toBe('0')
  expect(sayQuantity({ ...plain, comparator: '~', unit: 'km', value: 2.6 }, en.quantity)).toBe('about 2.6 km')
})

test('a number is never rounded', () => {
  expect(say({ value: 91.125, unit: '%' })).toBe('91.125%')
})

test('a number is understood as people type it', () => {
  expect(readFigure('１２０')).toBe(120)
  expect(readFigure('1，150')).toBe(1150)
  expect(readFigure('1.2万')).toBe(12_000)
  expect(readFigure(' 98% ')).toBe(98)
  expect(readFigure('0')).toBe(0)
})

test('what is no number is none', () => {
  for (const text of ['', '十二', '1.2.3', '12个', '-', '1e5', 'NaN']) expect(readFigure(text)).toBe(null)
})
