import { expect, test } from 'vitest'
import { findStray } from '../../../rules/anchors.ts'
import { candidatesFor } from './candidates.ts'
import {
  addQuantity,
  changeQuantity,
  countDraft,
  dropQuantity,
  findItem,
  findQuantity,
  freshId,
  leaveOutAbove,
  mergeWithNext,
  moveItem,
  placeQuantity,
  rewriteItem,
  splitAt,
  toggleTarget,
} from './content.ts'
import { contentOf, itemOf, sample } from './sample.ts'

const order = (content: typeof sample) => content.items.map(({ id }) => id)

test('an act touches one item; the others stay the same objects', () => {
  const next = toggleTarget(sample, 'i1', 'q1')
  expect(findQuantity(next, 'i1', 'q1')?.isTarget).toBe(false)
  expect(next.items[1]).toBe(sample.items[1])
  expect(next.items[2]).toBe(sample.items[2])
  expect(findItem(next, 'i1')?.quantities[1]).toBe(findItem(sample, 'i1')?.quantities[1])
})

test('an act that changes nothing gives back the content it was given', () => {
  expect(toggleTarget(sample, 'i9', 'q1')).toBe(sample)
  expect(dropQuantity(sample, 'i2', 'q1')).toBe(sample)
  expect(rewriteItem(sample, 'i2', sample.items[1]!.text)).toBe(sample)
  expect(moveItem(sample, 'i1', -1)).toBe(sample)
  expect(mergeWithNext(sample, 'i3')).toBe(sample)
  expect(splitAt(sample, 'i1', 0, 'i4')).toBe(sample)
  expect(addQuantity(sample, 'i2', 3, 3, 'q4')).toBe(sample)
})

test('a background figure made a target is also a target in its sentence', () => {
  const asScope = changeQuantity(sample, 'i3', 'q3', (q) => ({ ...q, role: 'scope', isTarget: false }))
  expect(findQuantity(toggleTarget(asScope, 'i3', 'q3'), 'i3', 'q3')).toMatchObject({
    isTarget: true,
    role: 'target',
  })
})

test('when a whole is taken out, its parts stand for themselves', () => {
  expect(findQuantity(dropQuantity(sample, 'i1', 'q1'), 'i1', 'q2')?.partOf).toBe(null)
})

test('selected words become a quantity with what the reader makes of them', () => {
  const text = '全年为老人送餐约2万人次。'
  const added = addQuantity(
    contentOf(itemOf('i1', text)),
    'i1',
    text.indexOf('约2万'),
    text.indexOf('。'),
    'q1',
  )
  expect(findQuantity(added, 'i1', 'q1')).toMatchObject({
    quoted: '约2万人次',
    value: 20_000,
    unit: '人次',
    comparator: '~',
    isTarget: true,
    isPlaced: true,
  })
})

test('words in which the reader sees no number still become a quantity', () => {
  const text = '让每个小区都有人管。'
  const added = addQuantity(contentOf(itemOf('i1', text)), 'i1', 1, 5, 'q1')
  expect(findQuantity(added, 'i1', 'q1')).toMatchObject({ quoted: '每个小区', value: 1, unit: null })
})

test('quantities stay in the order of their words', () => {
  const text = findItem(sample, 'i1')!.text
  const added = addQuantity(sample, 'i1', 0, 2, 'q9')
  expect(findItem(added, 'i1')?.quantities.map(({ id }) => id)).toEqual(['q9', 'q1', 'q2'])
  expect(findStray(text, findItem(added, 'i1')!.quantities)).toBe(undefined)
})

test('after a rewrite untouched numbers have moved along, and touched ones ask for their place', () => {
  const next = rewriteItem(sample, 'i1', '年内安装燃气报警器150套，其中里弄45套。')
  expect(findQuantity(next, 'i1', 'q1')?.isPlaced).toBe(false)
  expect(findQuantity(next, 'i1', 'q2')).toMatchObject({ isPlaced: true, quoted: '45套' })
  expect(findStray(findItem(next, 'i1')!.text, findItem(next, 'i1')!.quantities)).toBe(undefined)
})

test('a number that lost its words is offered the number that stands there now, and takes it over when placed', () => {
  const next = rewriteItem(sample, 'i1', '安装燃气报警器不少于150套，其中里弄45套。')
  const item = findItem(next, 'i1')!
  const [candidate, ...others] = candidatesFor(item, findQuantity(next, 'i1', 'q1')!)
  expect(others).toEqual([])
  const placed = placeQuantity(next, 'i1', 'q1', candidate!.start, candidate!.end)
  expect(findQuantity(placed, 'i1', 'q1')).toMatchObject({
    isPlaced: true,
    value: 150,
    comparator: '>=',
    unit: '套',
  })
  expect(findQuantity(placed, 'i1', 'q2')?.partOf).toBe('q1')
})

test('an item is cut in two and put together again without losing a number', () => {
  const at = sample.items[0]!.text.indexOf('，') + 1
  const cut = splitAt(sample, 'i1', at, 'i4')
  expect(order(cut)).toEqual(['i1', 'i4', 'i2', 'i3'])
  expect(findQuantity(cut, 'i4', 'q2')).toMatchObject({ quoted: '45套', partOf: null, isPlaced: true })
  const joined = mergeWithNext(cut, 'i1')
  expect(order(joined)).toEqual(order(sample))
  expect(findItem(joined, 'i1')?.text).toBe(sample.items[0]!.text)
  expect(findItem(joined, 'i1')?.quantities.every(({ isPlaced }) => isPlaced)).toBe(true)
})

test('two items that together are longer than an item may be are not joined', () => {
  const long = contentOf(itemOf('i1', '甲'.repeat(15_000)), itemOf('i2', '乙'.repeat(15_000)))
  expect(mergeWithNext(long, 'i1')).toBe(long)
})

test('an item moves up and down and stops at the ends', () => {
  expect(order(moveItem(sample, 'i3', -1))).toEqual(['i1', 'i3', 'i2'])
  expect(order(moveItem(sample, 'i1', 9))).toEqual(['i2', 'i3', 'i1'])
})

test('what stands before a list is left out with everything plain above it, projects are not', () => {
  const mixed = contentOf(
    itemOf('i1', '街道开会。', [], { part: 'prose' }),
    itemOf('i2', '新装充电桩38个。'),
    itemOf('i3', '代表发言。', [], { part: 'prose' }),
    itemOf('i4', '会议结束。', [], { part: 'prose' }),
  )
  expect(leaveOutAbove(mixed, 'i3').items.map(({ part }) => part)).toEqual([
    'left_out',
    'project',
    'left_out',
    'prose',
  ])
})

test('new ids are ids nobody has', () => {
  expect(freshId(sample, 'q')).toBe('q4')
  expect(freshId(sample, 'i')).toBe('i4')
  expect(freshId(contentOf(), 'q')).toBe('q1')
})

test('only targets of projects that stand on words are counted; what is left out counts nowhere', () => {
  expect(countDraft(sample)).toEqual({ projects: 3, targets: 3, unplaced: 0 })
  const lost = rewriteItem(sample, 'i1', '安装燃气报警器，其中里弄45套。')
  expect(countDraft(lost)).toEqual({ projects: 3, targets: 2, unplaced: 1 })
  const without = { ...lost, items: lost.items.map((item) => ({ ...item, part: 'left_out' as const })) }
  expect(countDraft(without)).toEqual({ projects: 0, targets: 0, unplaced: 0 })
})
