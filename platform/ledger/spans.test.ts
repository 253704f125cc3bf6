import fc from 'fast-check'
import { expect, test } from 'vitest'
import { piecesOf } from './spans.ts'

const dayAt = (n: number) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10)

test('a calendar year is one piece, a quarter three, and a week none but its days', () => {
  expect(piecesOf('2026-01-01', '2027-01-01')).toMatchObject({ tiers: [2026], edges: [] })
  expect(piecesOf('2026-04-01', '2026-07-01')).toMatchObject({ tiers: [202604, 202605, 202606], edges: [] })
  expect(piecesOf('2026-03-28', '2026-04-04')).toMatchObject({
    tiers: [],
    edges: [{ from: '2026-03-28', until: '2026-04-04' }],
  })
})

test('a period over the turn of a year keeps its edges in days and its whole year in one piece', () => {
  expect(piecesOf('2024-11-15', '2026-02-03')).toEqual({
    tiers: [202412, 2025, 202601],
    core: { from: '2024-12-01', until: '2026-02-01' },
    edges: [
      { from: '2024-11-15', until: '2024-12-01' },
      { from: '2026-02-01', until: '2026-02-03' },
    ],
  })
})

test('no days have no pieces, and a period that ends before it begins is refused', () => {
  expect(piecesOf('2026-01-01', '2026-01-01')).toMatchObject({ tiers: [], edges: [] })
  expect(() => piecesOf('2026-01-02', '2026-01-01')).toThrow(RangeError)
})

test('every day of a period lies in exactly one piece, and no other day in any', () => {
  fc.assert(
    fc.property(fc.nat(1500), fc.nat(1200), (start, length) => {
      const [from, until] = [dayAt(start), dayAt(start + length)]
      const { tiers, core, edges } = piecesOf(from, until)
      for (let n = start - 40; n < start + length + 40; n++) {
        const day = dayAt(n)
        const year = Number(day.slice(0, 4))
        const month = year * 100 + Number(day.slice(5, 7))
        const times =
          tiers.filter((t) => t === year || t === month).length +
          edges.filter((e) => e.from <= day && day < e.until).length
        expect(times).toBe(from <= day && day < until ? 1 : 0)
        expect(core.from <= day && day < core.until).toBe(tiers.includes(year) || tiers.includes(month))
      }
    }),
  )
})
