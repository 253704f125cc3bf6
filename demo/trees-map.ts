import type { Corner } from '../modules/units/rules.ts'

/**
 * The ground plan: a street grid of 24 × 18 cells, bent and shaken so that it looks walked and not drawn, turned a little, about
 * 2.1 km² around an invented spot. Everything is made of the same crossings, so neighbours share their border to the last digit.
 */
export const columns = 24
export const rows = 18
const widthDeg = 0.01903
const heightDeg = 0.01032
const [centreLon, centreLat] = [121.4512, 31.2486]
const turn = (8 * Math.PI) / 180
/** A degree of longitude is shorter than one of latitude at this latitude. */
const squeeze = Math.cos((centreLat * Math.PI) / 180)

/** A number in [-1, 1] that is the same for the same crossing every time. */
function shake(x: number, y: number, salt: number): number {
  const wave = Math.sin(x * 127.1 + y * 311.7 + salt * 74.7) * 43_758.5453
  return (wave - Math.floor(wave)) * 2 - 1
}

/** A crossing of the street grid, bent and shaken, in cells. */
function crossing(x: number, y: number): [number, number] {
  const [u, v] = [x / columns, y / rows]
  return [
    x + columns * 0.022 * Math.sin(2 * Math.PI * (v * 0.9 + 0.1)) + 0.1 * shake(x, y, 1),
    y + rows * 0.034 * Math.sin(2 * Math.PI * (u * 0.8 + 0.55)) + 0.1 * shake(x, y, 2),
  ]
}

/** Where a point of the grid lies on the earth; between crossings along straight lines. */
export function onEarth(x: number, y: number): Corner {
  const [left, below] = [Math.min(Math.floor(x), columns - 1), Math.min(Math.floor(y), rows - 1)]
  const [s, t] = [x - left, y - below]
  const corners = [
    [crossing(left, below), (1 - s) * (1 - t)],
    [crossing(left + 1, below), s * (1 - t)],
    [crossing(left, below + 1), (1 - s) * t],
    [crossing(left + 1, below + 1), s * t],
  ] as const
  let [gx, gy] = [0, 0]
  for (const [[cx, cy], weight] of corners) {
    gx += cx * weight
    gy += cy * weight
  }
  const east = (gx / columns - 0.5) * widthDeg * squeeze
  const north = (gy / rows - 0.5) * heightDeg
  const lon = centreLon + (east * Math.cos(turn) - north * Math.sin(turn)) / squeeze
  const lat = centreLat + east * Math.sin(turn) + north * Math.cos(turn)
  // A millionth of a degree is a hand's breadth.
  return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6]
}

/** Cells from x0 to x1 and y0 to y1, ends excluded. */
export interface Block {
  x0: number
  x1: number
  y0: number
  y1: number
}

const has = (blocks: readonly Block[], x: number, y: number) =>
  blocks.some((b) => b.x0 <= x && x < b.x1 && b.y0 <= y && y < b.y1)

/** The outline of blocks that hang together, anticlockwise, through every crossing it passes. */
export function outline(blocks: readonly Block[]): Corner[] {
  const next = new Map<string, [number, number]>()
  const key = (x: number, y: number) => `${x},${y}`
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      if (!has(blocks, x, y)) continue
      if (!has(blocks, x, y - 1)) next.set(key(x, y), [x + 1, y])
      if (!has(blocks, x + 1, y)) next.set(key(x + 1, y), [x + 1, y + 1])
      if (!has(blocks, x, y + 1)) next.set(key(x + 1, y + 1), [x, y + 1])
      if (!has(blocks, x - 1, y)) next.set(key(x, y + 1), [x, y])
    }
  }
  const ring: Corner[] = []
  const [first] = next.keys()
  for (let at = first; at !== undefined && ring.length <= next.size; ) {
    const [x, y] = next.get(at)!
    ring.push(onEarth(x, y))
    at = key(x, y)
    if (at === first) break
  }
  return ring
}

/** A plot inside a block: its sides as shares of the block's width and height. It bends with the ground it stands on. */
export function plot(block: Block, left: number, right: number, low: number, high: number): Corner[] {
  const at = (u: number, v: number) =>
    onEarth(block.x0 + u * (block.x1 - block.x0), block.y0 + v * (block.y1 - block.y0))
  const steps = [0, 1 / 3, 2 / 3]
  const along = (from: number, to: number) => steps.map((step) => from + step * (to - from))
  return [
    ...along(left, right).map((u) => at(u, low)),
    ...along(low, high).map((v) => at(right, v)),
    ...along(right, left).map((u) => at(u, high)),
    ...along(high, low).map((v) => at(left, v)),
  ]
}
