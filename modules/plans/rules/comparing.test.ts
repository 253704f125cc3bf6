import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DraftItem, DraftQuantity } from '../contract/drafts.ts'
import { compareItems, compareWords } from './comparing.ts'

let counted = 0
const item = (
  number: string | null,
  text: string,
  quoted: string[] = [],
  more: Partial<DraftItem> = {},
): DraftItem => ({
  id: `i${++counted}`,
  number,
  category: null,
  text,
  sourceStart: null,
  sourceEnd: null,
  part: 'project',
  level: 'street',
  title: text,
  quantities: quoted.map((words): DraftQuantity => {
    const start = text.indexOf(words)
    return {
      id: `q${++counted}`,
      quoted: words,
      start,
      end: start + words.length,
      sourceStart: null,
      sourceEnd: null,
      value: Number.parseFloat(words),
      max: null,
      comparator: '=',
      unit: words.replace(/[\d.]+/, ''),
      subject: null,
      kind: 'flow',
      baseline: null,
      per: null,
      role: 'target',
      partOf: null,
      isTarget: true,
      isPlaced: true,
    }
  }),
  ...more,
})
const changes = (before: DraftItem[], after: DraftItem[]) =>
  compareItems(before, after).map(({ change, number, numbers }) => ({ change, number, numbers }))

test('a changed number is named, and is one word', () => {
  const before = [item('1', '新建便民充电桩120个。', ['120个'])]
  const after = [item('1', '新建便民充电桩150个。', ['150个'])]
  expect(changes(before, after)).toEqual([
    { change: 'changed', number: '1', numbers: [{ before: '120个', after: '150个' }] },
  ])
  expect(compareItems(before, after)[0]?.pieces).toEqual([
    { op: 'same', text: '新建便民充电桩' },
    { op: 'removed', text: '120' },
    { op: 'added', text: '150' },
    { op: 'same', text: '个。' },
  ])
})

test('a promise that was dropped stands where it used to be, a new one where it is now', () => {
  const before = [
    item('1', '新建便民充电桩120个。', ['120个']),
    item('2', '改造口袋公园3处。', ['3处']),
    item('3', '助餐十一万人次。'),
  ]
  const after = [
    item('1', '新建便民充电桩120个。', ['120个']),
    item('2', '助餐十一万人次。'),
    item('3', '慰问独居老人90名。', ['90名']),
  ]
  expect(changes(before, after)).toEqual([
    { change: 'same', number: '1', numbers: [] },
    { change: 'removed', number: '2', numbers: [{ before: '3处', after: null }] },
    { change: 'same', number: '2', numbers: [] },
    { change: 'added', number: '3', numbers: [{ before: null, after: '90名' }] },
  ])
})

test('what only changed its place or its heading was moved', () => {
  const [a, b, c] = [
    item('1', '新建便民充电桩。'),
    item('2', '改造口袋公园。'),
    item('3', '助餐十一万人次。'),
  ]
  expect(changes([a, b, c], [c, a, b]).map((i) => i.change)).toEqual(['moved', 'same', 'same'])
  expect(changes([a], [{ ...a, category: '民生' }])[0]?.change).toBe('moved')
})

test('a promise that was reworded throughout under its number is one promise; another one is not', () => {
  const before = [item('1', '为独居老人安装燃气报警器120套。', ['120套'])]
  const reworded = [item('1', '今年给辖区独居老人家里安装报警器150套，做到愿装尽装。', ['150套'])]
  expect(changes(before, reworded)).toMatchObject([
    { change: 'changed', numbers: [{ before: '120套', after: '150套' }] },
  ])
  expect(changes(before, [item('1', '改造云樟路人行道。')]).map((i) => i.change)).toEqual([
    'removed',
    'added',
  ])
})

test('an item left out of the text counts as not being there', () => {
  const a = item('1', '新建便民充电桩。')
  expect(changes([a], [{ ...a, part: 'left_out' }]).map((i) => i.change)).toEqual(['removed'])
  expect(changes([{ ...a, part: 'left_out' }], [a]).map((i) => i.change)).toEqual(['added'])
})

const words = fc.string({ unit: fc.constantFrom('1', '2', '个', '，', '建', '𬭎', 'a', '.'), maxLength: 30 })

test('pieces taken together give both texts back, letter for letter', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const pieces = compareWords(before, after)
      expect(pieces.flatMap((p) => (p.op === 'added' ? [] : p.text)).join('')).toBe(before)
      expect(pieces.flatMap((p) => (p.op === 'removed' ? [] : p.text)).join('')).toBe(after)
      for (const [index, piece] of pieces.entries()) expect(piece.op).not.toBe(pieces[index - 1]?.op)
    }),
    { numRuns: 2_000 },
  )
})

test('every item of both drafts is in the comparison exactly once', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom('建', '桩', '园', '3', '处'), maxLength: 8 }), {
    maxLength: 8,
  })
  fc.assert(
    fc.property(texts, texts, (old, fresh) => {
      const compared = compareItems(
        old.map((text) => item(null, text)),
        fresh.map((text) => item(null, text)),
      )
      expect(compared.flatMap((i) => i.after ?? [])).toEqual(fresh)
      expect(compared.flatMap((i) => i.before ?? []).sort()).toEqual([...old].sort())
    }),
  )
})

test('two long texts with nothing in common are compared in bounded time', () => {
  const long = (letters: string) => letters.repeat(5_000)
  const pieces = compareWords(long('一二三四'), long('甲乙丙丁'))
  expect(pieces.map((p) => p.op)).toEqual(['removed', 'added'])
})

test('two long drafts that have nothing in common are compared without holding up everybody', () => {
  const draft = (salt: number) =>
    Array.from({ length: 2_000 }, (_, i) =>
      item(
        null,
        Array.from({ length: 120 }, (_, k) =>
          String.fromCharCode(0x4e00 + ((i * 7919 + k * 104_729 + salt * 31_337) % 20_000)),
        ).join(''),
      ),
    )
  const began = performance.now()
  const compared = compareItems(draft(1), draft(2))
  expect(performance.now() - began).toBeLessThan(5_000)
  expect(compared.length).toBeGreaterThan(2_000)
})
