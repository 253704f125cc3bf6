import { describe, expect, test } from 'vitest'
import type { ReportContent } from '../../contract/content.ts'
import { markOf } from '../../rules/text.ts'
import {
  breakLine,
  dropColumn,
  freshId,
  insertAfter,
  joinLine,
  moveBlock,
  newTable,
  putLines,
  setLine,
} from './content.ts'

const text = (id: string, words: string) => ({ id, kind: 'paragraph' as const, text: words })
const content: ReportContent = {
  blocks: [
    { id: 'b0', kind: 'heading', level: 1, text: '总体情况' },
    text('b1', `共${markOf('n0')}`),
    { id: 'b2', kind: 'list', items: ['甲', '乙'] },
    newTable('b3'),
    text('b4', '尾'),
  ],
  numbers: [],
}
const lines = (of: ReportContent) =>
  of.blocks.map((block) => (block.kind === 'list' ? block.items : 'text' in block ? block.text : block.kind))

describe('a line', () => {
  test('is broken into two paragraphs with its numbers, and joined again into one', () => {
    const broken = breakLine(content, { block: 'b1', part: 'text' }, '共', markOf('n0'))
    expect(lines(broken.content).slice(0, 3)).toEqual(['总体情况', '共', markOf('n0')])
    const joined = joinLine(broken.content, broken.to)
    expect(joined?.before).toBe('共')
    expect(lines(joined!.content)).toEqual(lines(content))
  })

  test('of a list becomes two items; an empty one ends the list', () => {
    const broken = breakLine(content, { block: 'b2', part: 'item', at: 1 }, '乙', '')
    expect(lines(broken.content)[2]).toEqual(['甲', '乙', ''])
    expect(broken.to).toEqual({ block: 'b2', part: 'item', at: 2 })
    const ended = breakLine(broken.content, broken.to, '', '')
    expect(lines(ended.content).slice(2, 4)).toEqual([['甲', '乙'], ''])
  })

  test('below a table joins nothing unless it is empty', () => {
    expect(joinLine(content, { block: 'b4', part: 'text' })).toBeUndefined()
    const emptied = setLine(content, { block: 'b4', part: 'text' }, '')
    expect(joinLine(emptied, { block: 'b4', part: 'text' })?.content.blocks).toHaveLength(4)
  })

  test('put in with others becomes as many paragraphs, and what stood behind follows the last', () => {
    const put = putLines(content, { block: 'b4', part: 'text' }, '尾', ['一', '二', '三'], '巴')
    expect(lines(put.content).slice(4)).toEqual(['尾一', '二', '三巴'])
  })
})

test('what is not touched stays the same object, so that it is not drawn again', () => {
  const next = setLine(content, { block: 'b3', part: 'cell', row: 1, at: 1 }, '7')
  expect(next.blocks[1]).toBe(content.blocks[1])
  expect(next.blocks[3]).not.toBe(content.blocks[3])
})

test('blocks move by one and stop at the ends; ids are never given twice', () => {
  expect(moveBlock(content, 'b0', -1)).toBe(content)
  expect(moveBlock(content, 'b0', 1).blocks.map(({ id }) => id)).toEqual(['b1', 'b0', 'b2', 'b3', 'b4'])
  const id = freshId(content, 'b')
  expect(content.blocks.map((block) => block.id)).not.toContain(id)
  expect(insertAfter(content, null, text(id, '')).blocks[0]?.id).toBe(id)
})

test('a column that goes takes its shares with it', () => {
  expect(dropColumn({ ...newTable('b9'), sharesOf: 1 }).sharesOf).toBeNull()
  expect(dropColumn({ ...newTable('b9'), sharesOf: 0 }).sharesOf).toBe(0)
})
