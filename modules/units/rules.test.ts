import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forestOf } from './forest.ts'
import {
  type Corner,
  cleanCorners,
  closesCircle,
  type Edge,
  inForce,
  kindFits,
  shapeFault,
  sharedDays,
  signedArea,
} from './rules.ts'

const day = fc.integer({ min: 1, max: 9 }).map((d) => `2026-01-0${d}`)
const days = fc
  .record({ fromOn: day, untilOn: fc.option(day) })
  .filter((d) => d.untilOn === null || d.fromOn < d.untilOn)
const everyDay = Array.from({ length: 12 }, (_, i) => `2026-01-${String(i + 1).padStart(2, '0')}`)

describe('days', () => {
  test('two periods share exactly the days on which both are in force', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        const shared = sharedDays(a, b)
        for (const on of everyDay) {
          expect(shared !== null && inForce(shared, on)).toBe(inForce(a, on) && inForce(b, on))
        }
      }),
    )
  })
})

const ids = ['a', 'b', 'c', 'd', 'e']
const edge = fc.record({ childId: fc.constantFrom(...ids), parentId: fc.constantFrom(...ids) })
const datedEdge = fc.tuple(edge, days).map(([e, d]): Edge => ({ ...e, ...d }))

/** Whether following parents on one day ever comes back: the plain way to ask. */
function circleOn(edges: readonly Edge[], on: string): boolean {
  return ids.some((start) => {
    let at: string | undefined = start
    for (let steps = 0; steps <= ids.length; steps++) {
      at = edges.find((e) => e.childId === at && inForce(e, on))?.parentId
      if (at === undefined) return false
      if (at === start) return true
    }
    return false
  })
}

describe('trees', () => {
  test('an edge closes a circle exactly when some day shows one', () => {
    fc.assert(
      fc.property(fc.array(datedEdge, { maxLength: 14 }), (candidates) => {
        const edges: Edge[] = []
        for (const fresh of candidates) {
          if (edges.some((e) => e.childId === fresh.childId && sharedDays(e, fresh))) continue
          const says = closesCircle((child) => edges.filter((e) => e.childId === child), fresh)
          expect(says).toBe(everyDay.some((on) => circleOn([...edges, fresh], on)))
          if (!says) edges.push(fresh)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a unit is covered by itself and by what it stands in that day, and by nothing else', () => {
    const forest = forestOf([
      { childId: 'grid', parentId: 'north', fromOn: '2026-01-01', untilOn: '2026-02-01' },
      { childId: 'grid', parentId: 'south', fromOn: '2026-02-01', untilOn: null },
      { childId: 'north', parentId: 'street', fromOn: '2026-01-01', untilOn: null },
      { childId: 'south', parentId: 'street', fromOn: '2026-01-01', untilOn: null },
    ])
    expect(forest.chain('grid', '2026-01-31')).toEqual(['grid', 'north', 'street'])
    expect(forest.chain('grid', '2026-02-01')).toEqual(['grid', 'south', 'street'])
    expect(forest.covers('grid', 'grid', '2020-01-01')).toBe(true)
    expect(forest.covers('north', 'grid', '2026-01-31')).toBe(true)
    expect(forest.covers('north', 'grid', '2026-02-01')).toBe(false)
    expect(forest.covers('grid', 'street', '2026-02-01')).toBe(false)
  })

  test('a centre is never a piece of ground', () => {
    expect(kindFits('office', 'centre')).toBe(true)
    expect(kindFits('place', 'centre')).toBe(false)
  })
})

describe('boundaries', () => {
  const square: Corner[] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ]
  test('a square bounds a piece of ground, drawn either way round, closed or not', () => {
    expect(shapeFault(square)).toBeNull()
    expect(shapeFault(square.toReversed())).toBeNull()
    expect(cleanCorners([...square, square[0]!])).toEqual(square)
    expect(cleanCorners([square[0]!, square[0]!, ...square.slice(1)])).toEqual(square)
  })

  test.each<[string, Corner[], string]>([
    ['two corners', square.slice(0, 2), 'few_corners'],
    [
      'a bow tie',
      [
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
      ],
      'crosses_itself',
    ],
    [
      'a spike that runs back along itself',
      [
        [0, 0],
        [2, 0],
        [1, 0],
        [1, 1],
      ],
      'crosses_itself',
    ],
    [
      'a corner that touches a far side',
      [
        [0, 0],
        [4, 0],
        [4, 2],
        [2, 0],
        [0, 2],
      ],
      'crosses_itself',
    ],
    [
      'latitude before longitude',
      [
        [31, 121],
        [32, 121],
        [32, 122],
      ],
      'off_the_earth',
    ],
    [
      'a corner that is no number',
      [
        [0, 0],
        [Number.NaN, 1],
        [1, 1],
      ],
      'off_the_earth',
    ],
    ['a thousand and one corners', Array.from({ length: 1001 }, (_, i) => [i / 100, i % 2]), 'many_corners'],
    [
      'a sliver of nothing',
      [
        [0, 0],
        [1, 0],
        [0.5, 1e-11],
      ],
      'no_area',
    ],
  ])('%s bounds nothing', (_, corners, why) => {
    expect(shapeFault(corners)).toBe(why)
  })

  test('corners around a middle, in order, never cross; two of them exchanged always do', () => {
    const radius = fc.double({ min: 0.5, max: 2, noNaN: true })
    fc.assert(
      fc.property(fc.array(radius, { minLength: 5, maxLength: 30 }), (radii) => {
        const star = radii.map((r, i): Corner => {
          const angle = (2 * Math.PI * i) / radii.length
          return [r * Math.cos(angle), r * Math.sin(angle)]
        })
        expect(shapeFault(star)).toBeNull()
        expect(signedArea(star)).toBeGreaterThan(0)
        const circle = radii.map((_, i): Corner => {
          const angle = (2 * Math.PI * i) / radii.length
          return [Math.cos(angle), Math.sin(angle)]
        })
        const tangled = [circle[0]!, circle[2]!, circle[1]!, ...circle.slice(3)]
        expect(shapeFault(tangled)).toBe('crosses_itself')
      }),
    )
  })
})
