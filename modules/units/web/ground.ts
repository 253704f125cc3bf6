import type { PlaceShape } from '../contract.ts'

/** A boundary on the sheet: in sheet units, x to the east and y to the south, as SVG counts. */
export interface Plot {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly path: string
  /** The middle of the area: where its name stands and from where its neighbours are counted. */
  readonly middle: readonly [number, number]
}
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly plots: readonly Plot[]
}

export const sheetWidth = 1000
const margin = 12

/**
 * Lays boundaries on a sheet of fixed width. At the size of a sub-district the earth is flat: a degree of longitude shrinks with the
 * cosine of the latitude, and that is all.
 */
export function layOut(shapes: readonly PlaceShape[]): Sheet {
  const corners = shapes.flatMap((shape) => shape.corners)
  if (corners.length === 0) return { width: sheetWidth, height: sheetWidth, plots: [] }
  const lons = corners.map((corner) => corner[0]!)
  const lats = corners.map((corner) => corner[1]!)
  const [west, east] = [Math.min(...lons), Math.max(...lons)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = (sheetWidth - 2 * margin) / Math.max((east - west) * squeeze, 1e-9)
  const onSheet = (corner: readonly number[]): [number, number] => [
    margin + (corner[0]! - west) * squeeze * scale,
    margin + (north - corner[1]!) * scale,
  ]
  return {
    width: sheetWidth,
    height: Math.round((north - south) * scale + 2 * margin),
    plots: shapes.map(({ id, kind, name, shortName, corners }) => {
      const ring = corners.map(onSheet)
      return {
        id,
        kind,
        name: shortName || name,
        path: `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`,
        middle: middleOf(ring),
      }
    }),
  }
}

/** The centre of gravity of a ring; the mean of its corners when it has no area. */
export function middleOf(ring: readonly (readonly [number, number])[]): [number, number] {
  let [twice, x, y] = [0, 0, 0]
  ring.forEach(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length]!
    const cross = x1 * y2 - x2 * y1
    twice += cross
    x += (x1 + x2) * cross
    y += (y1 + y2) * cross
  })
  if (Math.abs(twice) < 1e-9) {
    const sum = ring.reduce<[number, number]>(([a, b], [c, d]) => [a + c, b + d], [0, 0])
    return [sum[0] / ring.length, sum[1] / ring.length]
  }
  return [x / (3 * twice), y / (3 * twice)]
}

const directions = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
} as const
export type Arrow = keyof typeof directions
export const isArrow = (key: string): key is Arrow => Object.hasOwn(directions, key)

/** The plot one comes to when going that way: near, and more ahead than aside. The plot itself where the map ends. */
export function nextPlot(plots: readonly Plot[], from: Plot, arrow: Arrow): Plot {
  const [dx, dy] = directions[arrow]
  let best = from
  let least = Number.POSITIVE_INFINITY
  for (const plot of plots) {
    const [x, y] = [plot.middle[0] - from.middle[0], plot.middle[1] - from.middle[1]]
    const ahead = x * dx + y * dy
    const aside = Math.abs(x * dy) + Math.abs(y * dx)
    if (plot.id === from.id || ahead <= 0 || aside > 2 * ahead) continue
    const cost = ahead + 2 * aside
    if (cost < least) [best, least] = [plot, cost]
  }
  return best
}
