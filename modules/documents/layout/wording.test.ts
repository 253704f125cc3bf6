import { expect, test } from 'vitest'
import type { PaperBlock } from '../contract/layout.ts'

type PaperTable = Extract<PaperBlock, { kind: 'table' }>

import { markOf } from './head.ts'
import { characterPitch, characterSpace, linePitch, page, twips } from './page.ts'
import { columnWidths } from './tables.ts'
import {
  alignOf,
  breakCopies,
  breakTitle,
  daySaid,
  numberHeadings,
  numeral,
  printable,
  widthOf,
} from './wording.ts'

const heading = (level: 1 | 2 | 3 | 4, text = '题'): PaperBlock => ({ kind: 'heading', level, text })

test('headings are numbered 一、（一）1.（1）, and a level begins again below the one above', () => {
  const blocks = [1, 2, 3, 4, 4, 2, 3, 1, 2].map((level) => heading(level as 1 | 2 | 3 | 4))
  expect(numberHeadings(blocks)).toEqual([
    '一、',
    '（一）',
    '1.',
    '（1）',
    '（2）',
    '（二）',
    '1.',
    '二、',
    '（一）',
  ])
  expect(numberHeadings([{ ...heading(1), unnumbered: true } as PaperBlock, heading(1)])).toEqual([
    '',
    '一、',
  ])
})

test('numerals go on past ten, twenty and a hundred', () => {
  expect([1, 10, 11, 20, 21, 99, 100].map(numeral)).toEqual([
    '一',
    '十',
    '十一',
    '二十',
    '二十一',
    '九十九',
    '一〇〇',
  ])
})

test('a day on a paper has no leading zero', () => {
  expect(daySaid('2026-03-05')).toBe('2026年3月5日')
})

test('a rare character is one character wide and never torn, a digit half of one', () => {
  expect(widthOf('欧阳𬭎')).toBe(3)
  expect(widthOf('2026年')).toBe(3)
  for (const line of breakTitle(`${'𬭎'.repeat(45)}`, 19.5))
    expect([...line].every((sign) => sign === '𬭎')).toBe(true)
})

test('a long title breaks between words into lines of about the same length, never inside 《》', () => {
  const lines = breakTitle(
    '桂渡桥街道办事处关于印发《2026年实事项目责任分解表》和做好第三季度填报工作的通知',
    19.5,
  )
  expect(lines.join('')).toBe(
    '桂渡桥街道办事处关于印发《2026年实事项目责任分解表》和做好第三季度填报工作的通知',
  )
  expect(lines).toHaveLength(3)
  for (const line of lines) {
    expect(widthOf(line)).toBeLessThanOrEqual(19.5)
    expect(line.split('《').length).toBe(line.split('》').length)
  }
  expect(breakTitle('第一行\n第二行', 19.5)).toEqual(['第一行', '第二行'])
  expect(breakTitle('短题', 19.5)).toEqual(['短题'])
})

test('a line of copies never begins with a sign that closes', () => {
  const lines = breakCopies(
    '区政府办公室，区建设管理委、区绿化市容局，街道人大工委，各居民区代表组组长，物业公司。',
    10,
  )
  expect(lines.length).toBeGreaterThan(3)
  for (const line of lines) expect(line).not.toMatch(/^[，、。]/)
})

test('what a file format cannot hold is left out, and nothing else', () => {
  expect(printable('甲\u0001乙\uD800丙\t丁\n𬭎')).toBe('甲乙\uFFFD丙\t丁\n𬭎')
})

test('numbers stand to the right, short words in the middle, text to the left', () => {
  expect(alignOf(['1,234', '97.15%', '—', ''])).toBe('right')
  expect(alignOf(['台', '个'])).toBe('center')
  expect(alignOf(['1,234', '约一千二百余平方米'])).toBe('left')
})

test('the page leaves a text area of 156 × 225 mm with 37 mm above and 28 mm at the binding', () => {
  expect(page.top).toBe(twips(37))
  expect(page.left).toBe(twips(28))
  expect(page.width - page.left - page.right).toBe(twips(156))
  expect(page.height - page.top - page.bottom).toBe(twips(225))
  expect(22 * linePitch).toBeLessThanOrEqual(page.textHeight)
  expect(23 * linePitch).toBeGreaterThan(page.textHeight)
  expect(28 * characterPitch).toBeCloseTo(page.textWidth, 6)
  const pitch = 16 + characterSpace / 4096
  expect(Math.floor(page.textWidth / 20 / pitch)).toBe(28)
})

test('a red mark of any length stands on one line', () => {
  for (const organ of [
    '纪要',
    '桂渡桥街道办事处文件',
    '中共沪中区桂渡桥街道工作委员会沪中区人民政府桂渡桥街道办事处文件',
  ]) {
    const { pt, scale } = markOf(organ, 50)
    expect((widthOf(organ) * pt * scale) / 100).toBeLessThanOrEqual(page.textWidth / 20)
    expect(pt).toBeGreaterThan(15)
  }
})

test('the columns of a table fill the text area to the twip', () => {
  for (const count of [1, 3, 7, 20]) {
    const table: PaperTable = {
      kind: 'table',
      columns: Array.from({ length: count }, (_, i) => ({ title: `第${i}列` })),
      rows: [Array.from({ length: count }, (_, i) => '内容'.repeat(i))],
    }
    const widths = columnWidths(table, page.textWidth)
    expect(widths.reduce((a, b) => a + b, 0)).toBe(page.textWidth)
    expect(Math.min(...widths)).toBeGreaterThan(0)
  }
})

test('a day, a number and a name stand on one line beside a long text, and what is said about widths holds', () => {
  const rows = [
    ['1', '2026-11-20', '为老旧小区配发应急包并开展入户检查和应急演练，逐户登记签收', '1345', '阿依努尔'],
  ]
  const columns = ['序号', '日期', '内容', '数量', '填报人'].map((title) => ({ title }))
  const widths = columnWidths({ kind: 'table', columns, rows }, page.textWidth)
  const unit = 14 * 20
  expect(widths[1]! / unit).toBeGreaterThan(5.6)
  expect(widths[3]! / unit).toBeGreaterThan(2.6)
  expect(widths[4]! / unit).toBeGreaterThan(4.6)
  expect(widths[2]! / unit).toBeGreaterThan(12)
  const said = columnWidths(
    { kind: 'table', columns: [{ title: 'a', width: 3 }, { title: 'b' }], rows: [] },
    4000,
  )
  expect(said).toEqual([3000, 1000])
})
