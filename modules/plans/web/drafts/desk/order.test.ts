import { expect, test } from 'vitest'
import {
  addQuantity,
  dropQuantity,
  mergeWithNext,
  moveItem,
  rewriteItem,
  splitAt,
  toggleTarget,
} from './content.ts'
import { firstDifference, holdPlace, nextUnplaced, type Place, stepItem, stepQuantity } from './order.ts'
import { contentOf, itemOf, sample } from './sample.ts'

const place = (itemId: string, quantityId: string | null): Place => ({ itemId, quantityId })

test('the arrows walk through all quantities and pass over items without any', () => {
  const walk: (string | null)[] = []
  let at = stepQuantity(sample, null, 1)
  for (let steps = 0; steps < 4; steps++) {
    walk.push(at?.quantityId ?? null)
    at = stepQuantity(sample, at, 1)
  }
  expect(walk).toEqual(['q1', 'q2', 'q3', 'q3'])
  expect(stepQuantity(sample, place('i3', 'q3'), -1)).toEqual(place('i1', 'q2'))
  expect(stepQuantity(sample, null, -1)).toEqual(place('i3', 'q3'))
})

test('from an item as a whole the arrows lead to the nearest quantity on either side', () => {
  expect(stepQuantity(sample, place('i2', null), 1)).toEqual(place('i3', 'q3'))
  expect(stepQuantity(sample, place('i2', null), -1)).toEqual(place('i1', 'q2'))
  expect(stepQuantity(sample, place('i1', null), 1)).toEqual(place('i1', 'q1'))
  expect(stepQuantity(contentOf(itemOf('i1', '没有数字。')), place('i1', null), 1)).toEqual(place('i1', null))
})

test('up and down go from item to item, also to one without a number', () => {
  expect(stepItem(sample, null, 1)).toEqual(place('i1', 'q1'))
  expect(stepItem(sample, place('i1', 'q2'), 1)).toEqual(place('i2', null))
  expect(stepItem(sample, place('i2', null), 1)).toEqual(place('i3', 'q3'))
  expect(stepItem(sample, place('i3', 'q3'), 1)).toEqual(place('i3', 'q3'))
})

test('the next number without a place is found going round, and there is none when all are placed', () => {
  const lost = rewriteItem(sample, 'i1', '安装燃气报警器，其中里弄45套。')
  expect(nextUnplaced(lost, place('i3', 'q3'))).toEqual(place('i1', 'q1'))
  expect(nextUnplaced(lost, place('i1', 'q1'))).toEqual(place('i1', 'q1'))
  expect(nextUnplaced(sample, null)).toBe(null)
})

test('the place is held through every edit', () => {
  const at = place('i1', 'q2')
  const held = (after: typeof sample, from = at) => holdPlace(sample, after, from)
  expect(held(toggleTarget(sample, 'i1', 'q2'))).toEqual(at)
  expect(held(moveItem(sample, 'i1', 2))).toEqual(at)
  expect(held(splitAt(sample, 'i1', sample.items[0]!.text.indexOf('其中'), 'i4'))).toEqual(place('i4', 'q2'))
  expect(held(mergeWithNext(sample, 'i2'), place('i3', 'q3'))).toEqual(place('i2', 'q3'))
})

test('after a deletion the place is the next quantity of the item, or the item itself', () => {
  expect(holdPlace(sample, dropQuantity(sample, 'i1', 'q1'), place('i1', 'q1'))).toEqual(place('i1', 'q2'))
  expect(holdPlace(sample, dropQuantity(sample, 'i1', 'q2'), place('i1', 'q2'))).toEqual(place('i1', 'q1'))
  expect(holdPlace(sample, dropQuantity(sample, 'i3', 'q3'), place('i3', 'q3'))).toEqual(place('i3', null))
  expect(holdPlace(sample, contentOf(), place('i1', 'q1'))).toBe(null)
  const three = addQuantity(sample, 'i1', 0, 2, 'q0')
  expect(holdPlace(three, dropQuantity(three, 'i1', 'q0'), place('i1', 'q0'))).toEqual(place('i1', 'q1'))
})

test('an undo shows where it changed something', () => {
  expect(firstDifference(sample, toggleTarget(sample, 'i3', 'q3'))).toEqual(place('i3', 'q3'))
  expect(firstDifference(sample, sample)).toBe(null)
})
