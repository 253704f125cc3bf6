import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CountedCell, least, suppress } from './suppressing.ts'

const cell = (value: number | null, more: Partial<CountedCell> = {}): CountedCell => ({
  value,
  n: value ?? 0,
  of: null,
  near: [],
  ...more,
})
const people = { about: 'people' } as const
const tableOf = (values: readonly number[]) => {
  const sum = values.reduce((total, value) => total + value, 0)
  return suppress(
    values.map((value) => cell(value)),
    cell(sum),
    people,
  )
}

test('one to four are hidden, zero is shown, and nothing reported is said', () => {
  expect(suppress([cell(0), cell(3), cell(4), cell(null), cell(40)], cell(47), people)).toEqual({
    cells: ['shown', 'hidden', 'hidden', 'not_reported', 'hidden'],
    whole: 'shown',
  })
})

test('a single small cell takes the smallest other with it, so that it cannot be subtracted', () => {
  expect(tableOf([2, 30, 9, 12]).cells).toEqual(['hidden', 'shown', 'hidden', 'shown'])
})

test('two small cells take a third, or their sum would tell that both are small; cells alike go together', () => {
  expect(tableOf([1, 1, 9, 12]).cells).toEqual(['hidden', 'hidden', 'hidden', 'shown'])
  expect(tableOf([3, 5, 3, 5, 8]).cells).toEqual(['hidden', 'hidden', 'hidden', 'hidden', 'shown'])
})

test('where nothing is left to hide behind the whole is hidden too', () => {
  expect(tableOf([2, 0, 0])).toEqual({ cells: ['hidden', 'shown', 'shown'], whole: 'hidden' })
  expect(tableOf([1, 1, 1, 0]).whole).toBe('hidden')
})

test('a share needs twenty to be a share of, and more than four on either side', () => {
  const share = (n: number, of: number) => cell((n / of) * 100, { n, of })
  const { cells } = suppress(
    [share(10, 19), share(10, 20), share(18, 20), share(3, 200), share(0, 40), share(40, 40)],
    share(81, 339),
    people,
  )
  // The first of twenty is the smallest that is left: it goes with them.
  expect(cells).toEqual(['hidden', 'hidden', 'hidden', 'hidden', 'shown', 'shown'])
})

test('a single hidden share takes another with it: who knows how many live where would subtract the numbers', () => {
  const share = (n: number, of: number) => cell((n / of) * 100, { n, of })
  const known = [200, 300, 400, 50]
  // Beside the three, where nobody is (the last) would help nobody: all three would be theirs.
  const numbers = [3, 60, 120, 0]
  const { cells, whole } = suppress(
    numbers.map((n, at) => share(n, known[at]!)),
    share(183, 950),
    people,
  )
  expect([cells, whole]).toEqual([['hidden', 'hidden', 'shown', 'shown'], 'shown'])
  expect(suppress([share(3, 200), share(0, 40)], share(103, 240), people).whole).toBe('hidden')
})

test('a level is held against the months on both sides, and the whole of the street like its parts', () => {
  const table = suppress([cell(98, { near: [60, 100] }), cell(50)], cell(152, { near: [151] }), people)
  expect(table.cells[0]).toBe('hidden')
  expect(table.whole).toBe('hidden')
})

test('a level whose change since it was last shown is one to four is hidden: two months would tell it', () => {
  const { cells } = suppress(
    [
      cell(123, { near: [120] }),
      cell(120, { near: [120] }),
      cell(126, { near: [120] }),
      cell(50, { near: [40] }),
    ],
    cell(419, { near: [400] }),
    people,
  )
  expect(cells[0]).toBe('hidden')
  expect(cells.filter((state) => state === 'shown').length).toBe(2)
})

test('things are shown however few: a garden is nobody', () => {
  expect(suppress([cell(1), cell(0)], cell(1), { about: 'things' }).cells).toEqual(['shown', 'shown'])
})

/** Everything the hidden cells of a table could be, for somebody who knows the whole, the shown cells and this rule. */
function possible(values: readonly number[], table: ReturnType<typeof suppress>): number[][] {
  const hidden = values.flatMap((value, at) => (table.cells[at] === 'hidden' ? [value] : []))
  const sum = hidden.reduce((total, value) => total + value, 0)
  const found: number[][] = []
  const fill = (left: number, rest: number, had: number[]) => {
    if (left === 1) {
      if (rest >= 1) found.push([...had, rest])
      return
    }
    for (let value = 1; value <= rest - left + 1; value++) fill(left - 1, rest - value, [...had, value])
  }
  if (hidden.length > 0) fill(hidden.length, sum, [])
  return found
}

test('whoever knows the whole and all that is shown cannot tell that a hidden cell is below five, whatever the table', () => {
  const value = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) },
    fc.integer({ min: 0, max: 14 }),
  )
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), (values) => {
      const table = tableOf(values)
      values.forEach((one, at) => {
        if (one > 0 && one < least) expect(table.cells[at]).toBe('hidden')
        if (one === 0) expect(table.cells[at]).toBe('shown')
      })
      if (table.whole !== 'shown') return
      // Nor by the rule itself: only such tables count as would have been printed alike.
      const worlds = possible(values, table).filter((world) => {
        const rest = [...world]
        const other = values.map((one, at) => (table.cells[at] === 'hidden' ? rest.shift()! : one))
        return JSON.stringify(tableOf(other)) === JSON.stringify(table)
      })
      const hidden = table.cells.filter((state) => state === 'hidden').length
      for (let at = 0; at < hidden; at++) {
        const could = new Set(worlds.map((world) => world[at]!))
        expect(Math.max(...could)).toBeGreaterThanOrEqual(least)
        expect(could.size).toBeGreaterThan(1)
      }
    }),
  )
})
