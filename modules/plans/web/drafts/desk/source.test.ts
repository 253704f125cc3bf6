import { expect, test } from 'vitest'
import { changeItem, changeQuantity, mergeWithNext } from './content.ts'
import { contentOf, itemOf, quantityOn } from './sample.ts'
import { cutSource } from './source.ts'

const source = '标题\n1、装38个。\n2、修2条。\n落款'
const one = '装38个。'
const two = '修2条。'
const at = (words: string) => source.indexOf(words)
const content = contentOf(
  itemOf(
    'i1',
    one,
    [quantityOn(one, '38个', { id: 'q1', sourceStart: at('38个'), sourceEnd: at('38个') + 3 })],
    {
      sourceStart: at(one),
      sourceEnd: at(one) + one.length,
    },
  ),
  itemOf(
    'i2',
    two,
    [quantityOn(two, '2条', { id: 'q2', sourceStart: at('2条'), sourceEnd: at('2条') + 2 })],
    {
      sourceStart: at(two),
      sourceEnd: at(two) + two.length,
    },
  ),
)
const words = (pieces: ReturnType<typeof cutSource>) =>
  pieces.map(({ start, end }) => source.slice(start, end)).join('')

test('every letter of the source is in exactly one piece, with the marks that stand in it', () => {
  const pieces = cutSource(source, content)
  expect(words(pieces)).toBe(source)
  expect(pieces.map(({ itemId, marks }) => [itemId, marks.map(({ id }) => id)])).toEqual([
    [null, []],
    ['i1', ['q1']],
    ['i2', ['q2']],
    [null, []],
  ])
})

test('a piece is whole lines: the number before an item is with it, a line behind it is not', () => {
  const lines = cutSource(source, content).map(({ start, end }) => source.slice(start, end))
  expect(lines).toEqual(['标题\n', '1、装38个。\n', '2、修2条。\n', '落款'])
})

test('two items run into one line are parted where the second begins', () => {
  const line = '装38个。修2条。'
  const second = { sourceStart: line.indexOf('修'), sourceEnd: line.length }
  const runIn = contentOf(
    itemOf('i1', one, [], { sourceStart: 0, sourceEnd: second.sourceStart }),
    itemOf('i2', two, [], second),
  )
  expect(cutSource(line, runIn).map(({ start, end }) => line.slice(start, end))).toEqual([one, two])
})

test('pieces whose marks did not change stay the same objects', () => {
  const before = cutSource(source, content)
  const after = cutSource(
    source,
    changeQuantity(content, 'i2', 'q2', (q) => ({ ...q, isTarget: false })),
    before,
  )
  expect(after[1]).toBe(before[1])
  expect(after[3]).toBe(before[3])
  expect(after[2]).not.toBe(before[2])
})

test('after a merge the marks belong to the item that is left', () => {
  const pieces = cutSource(source, mergeWithNext(content, 'i1'))
  expect(words(pieces)).toBe(source)
  expect(pieces.flatMap(({ marks }) => marks.map(({ id, itemId }) => [id, itemId]))).toEqual([
    ['q1', 'i1'],
    ['q2', 'i1'],
  ])
})

test('a target of plain text is not marked as one', () => {
  const prose = changeItem(content, 'i1', (item) => ({ ...item, part: 'prose' }))
  expect(cutSource(source, prose).flatMap(({ marks }) => marks.map(({ isTarget }) => isTarget))).toEqual([
    false,
    true,
  ])
})

test('an empty source is one empty piece, and a place beyond the end breaks nothing', () => {
  expect(cutSource('', contentOf())).toHaveLength(1)
  const beyond = contentOf(itemOf('i1', '甲', [], { sourceStart: 99, sourceEnd: 100 }))
  expect(words(cutSource(source, beyond))).toBe(source)
})
