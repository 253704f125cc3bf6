import { expect, test } from 'vitest'
import { readPlan } from '../reading/index.ts'
import { proposeContent, proposeMeasure, proposeTitle } from './proposing.ts'

/** The measure proposed for the quantity that stands on these words, or on words around them. */
function measureOf(text: string, words: string) {
  const { items } = proposeContent(readPlan(text))
  for (const item of items) {
    const quantity = item.quantities.find((q) => q.isTarget && q.quoted.includes(words))
    if (quantity) return proposeMeasure(quantity, item)
  }
  throw new Error(`${words} was not read in ${text}`)
}

test('what is done piece by piece is counted', () => {
  expect(measureOf('1、新建便民充电桩120个。', '120')).toMatchObject({
    measuredBy: 'count',
    denominator: null,
  })
  expect(measureOf('1、全年助餐突破十一万人次。', '十一万')).toMatchObject({ measuredBy: 'count' })
  expect(measureOf('1、每季度开展消防演练1次。', '1')).toMatchObject({
    measuredBy: 'count',
    denominator: null,
  })
})

test('a ceiling is read and never summed', () => {
  expect(measureOf('1、登记失业人数控制在412人以内。', '412')).toMatchObject({ measuredBy: 'reading' })
  expect(measureOf('1、新增违建零增长。', '零增长')).toMatchObject({ measuredBy: 'reading' })
})

test('a share is a share of the scope in its own sentence, when it is plain which', () => {
  expect(measureOf('1、楼道整新覆盖28个小区的95%以上。', '95%')).toEqual({
    measuredBy: 'share',
    denominator: 28,
    denominatorUnit: '个',
  })
  expect(measureOf('1、垃圾分类覆盖率达到95%以上。', '95%')).toEqual({
    measuredBy: 'share',
    denominator: null,
    denominatorUnit: null,
  })
})

test('a rate that somebody else measures is read', () => {
  for (const [text, words] of [
    ['1、故障48小时内修复率达95%。', '95%'],
    ['1、办事群众满意率不低于98%。', '98%'],
    ['1、满意度不低于90分。', '90分'],
  ] as const)
    expect(measureOf(text, words), text).toMatchObject({ measuredBy: 'reading', denominator: null })
})

test('a level that starts from a baseline changes by what is done', () => {
  expect(measureOf('1、食堂日供餐能力由300客增至450客。', '450')).toMatchObject({ measuredBy: 'change' })
})

test('a title is the first clause that says something, never longer than 40 characters, never half a character', () => {
  expect(proposeTitle('新建便民充电桩120个，其中里弄45个。')).toBe('新建便民充电桩120个')
  expect(proposeTitle('今年，新建便民充电桩120个。')).toBe('今年，新建便民充电桩120个')
  expect(proposeTitle('  新建桩  \n 120个。 ')).toBe('新建桩 120个')
  expect(proposeTitle('')).toBe('')
  const long = proposeTitle('𬭎'.repeat(60))
  expect([...long]).toHaveLength(40)
  expect(long.isWellFormed()).toBe(true)
})

test('what the reader cannot have meant to fit is cut to what a draft may hold', () => {
  const [item] = proposeContent({
    title: '计'.repeat(300),
    year: 2026,
    source: '',
    items: [{ number: 1, category: '𬭎'.repeat(150), text: '新建', targets: [], start: 0, end: 2 }],
  }).items
  expect(item?.category?.length).toBeLessThanOrEqual(200)
  expect(item?.category?.isWellFormed()).toBe(true)
})
