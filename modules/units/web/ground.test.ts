import { describe, expect, test } from 'vitest'
import { growPlaces } from '../../../demo/trees.ts'
import { type Arrow, layOut, middleOf, nextPlot, sheetWidth } from './ground.ts'

const { places, shapes } = growPlaces()
const byId = new Map(places.map((place) => [place.id, place]))
const sheet = layOut(
  shapes.map((shape) => {
    const { kind, name, shortName = name } = byId.get(shape.placeId)!
    return { id: shape.placeId, kind, name, shortName, corners: shape.corners.map((c) => [...c]) }
  }),
)
const grids = sheet.plots.filter((plot) => plot.kind === 'grid')

describe('the sheet', () => {
  test('holds every boundary, north up and as wide as it is high on the ground', () => {
    for (const plot of sheet.plots) {
      expect(plot.middle[0]).toBeGreaterThan(0)
      expect(plot.middle[0]).toBeLessThan(sheetWidth)
      expect(plot.middle[1]).toBeGreaterThan(0)
      expect(plot.middle[1]).toBeLessThan(sheet.height)
    }
    const named = (name: string) => sheet.plots.find((plot) => plot.name === name)!
    // 永敬里 is the south-west corner, 泊岸花园 the north-east one.
    expect(named('泊岸花园').middle[0]).toBeGreaterThan(named('永敬里').middle[0])
    expect(named('泊岸花园').middle[1]).toBeLessThan(named('永敬里').middle[1])
  })

  test('without boundaries is empty', () => {
    expect(layOut([]).plots).toEqual([])
  })

  test('the middle of a ring is its centre of gravity, whichever way it runs', () => {
    const ring = [
      [0, 0],
      [4, 0],
      [4, 2],
      [0, 2],
    ] as const
    expect(middleOf(ring)).toEqual([2, 1])
    expect(middleOf(ring.toReversed())).toEqual([2, 1])
  })
})

describe('the arrow keys', () => {
  test('reach every grid from any one', () => {
    const reached = new Set([grids[0]!.id])
    const waiting = [grids[0]!]
    for (let at = waiting.pop(); at; at = waiting.pop()) {
      for (const arrow of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] satisfies Arrow[]) {
        const next = nextPlot(grids, at, arrow)
        if (!reached.has(next.id)) waiting.push(next)
        reached.add(next.id)
      }
    }
    expect(reached.size).toBe(grids.length)
  })

  test('go the way they point, and stay at the edge', () => {
    for (const grid of grids) {
      const east = nextPlot(grids, grid, 'ArrowRight')
      expect(east === grid || east.middle[0] > grid.middle[0]).toBe(true)
    }
    const eastmost = grids.toSorted((a, b) => b.middle[0] - a.middle[0])[0]!
    expect(nextPlot(grids, eastmost, 'ArrowRight')).toBe(eastmost)
  })
})
