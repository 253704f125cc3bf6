import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DraftItem, DraftQuantity } from '../contract/drafts.ts'
import { findStray } from './anchors.ts'
import { findStrayPart, mergeItems, splitItem } from './items.ts'

const quantity = (
  id: string,
  text: string,
  start: number,
  end: number,
  partOf: string | null = null,
): DraftQuantity => ({
  id,
  quoted: text.slice(start, end),
  start,
  end,
  sourceStart: null,
  sourceEnd: null,
  value: 1,
  max: null,
  comparator: '=',
  unit: null,
  subject: null,
  kind: 'flow',
  baseline: null,
  per: null,
  role: 'target',
  partOf,
  isTarget: true,
  isPlaced: true,
})
const item = (text: string, quantities: DraftQuantity[]): DraftItem => ({
  id: 'i1',
  number: '3',
  category: '民生',
  text,
  sourceStart: 10,
  sourceEnd: 10 + text.length,
  part: 'project',
  level: 'street',
  title: '一个项目',
  quantities,
})

test('an item with two promises is cut in two, each with its own quantity', () => {
  const text = '新建充电桩12个。举办培训3场。'
  const whole = item(text, [quantity('a', text, 5, 8), quantity('b', text, 13, 15)])
  const [first, second] = splitItem(whole, 9, 'i2')!
  expect(first).toMatchObject({ id: 'i1', number: '3', text: '新建充电桩12个。' })
  expect(second).toMatchObject({ id: 'i2', number: null, text: '举办培训3场。', title: '举办培训3场' })
  expect(first.quantities.map((q) => q.id)).toEqual(['a'])
  expect(second.quantities[0]).toMatchObject({ id: 'b', start: 4, end: 6, isPlaced: true })
})

test('a cut through a quantity makes it ask', () => {
  const text = '新建充电桩12个'
  const [first] = splitItem(item(text, [quantity('a', text, 5, 8)]), 6, 'i2')!
  expect(first.quantities[0]?.isPlaced).toBe(false)
})

test('a part cut off from its whole stands for itself', () => {
  const text = '安装120套；其中里弄45套'
  const whole = item(text, [quantity('a', text, 2, 6), quantity('b', text, 11, 14, 'a')])
  const [, second] = splitItem(whole, 7, 'i2')!
  expect(second.quantities[0]?.partOf).toBeNull()
})

test('a cut that leaves nothing on one side is refused', () => {
  expect(splitItem(item('新建', []), 0, 'i2')).toBeNull()
  expect(splitItem(item('新建  ', []), 2, 'i2')).toBeNull()
})

test('splitting and merging again gives the same item back', () => {
  const items = fc
    .string({ unit: fc.constantFrom('1', '2', '个', '。', '建', '𬭎'), minLength: 2, maxLength: 40 })
    .chain((text) =>
      fc.record({
        at: fc.integer({ min: 1, max: text.length - 1 }),
        whole: fc
          .array(fc.tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 5 })), { maxLength: 6 })
          .map((spans) =>
            item(
              text,
              spans
                .sort((a, b) => a[0] - b[0])
                .map(([start, length], i) =>
                  quantity(`q${i}`, text, start, Math.min(text.length, start + length)),
                ),
            ),
          ),
      }),
    )
  fc.assert(
    fc.property(items, ({ at, whole }) => {
      const halves = splitItem(whole, at, 'i2')
      if (!halves) return
      for (const half of halves) expect(findStray(half.text, half.quantities)).toBeUndefined()
      expect(mergeItems(halves[0], halves[1])).toEqual(whole)
    }),
    { numRuns: 2_000 },
  )
})

test('a part that is its own whole, points outside the item or runs in a circle is found', () => {
  const text = '1234'
  const [a, b] = [quantity('a', text, 0, 1), quantity('b', text, 1, 2)]
  expect(findStrayPart([a, { ...b, partOf: 'a' }])).toBeUndefined()
  expect(findStrayPart([{ ...a, partOf: 'a' }])?.id).toBe('a')
  expect(findStrayPart([a, { ...b, partOf: 'z' }])?.id).toBe('b')
  expect(
    findStrayPart([
      { ...a, partOf: 'b' },
      { ...b, partOf: 'a' },
    ])?.id,
  ).toBe('a')
})
