/** A generator of chance that gives the same year every time (mulberry32): the demonstration must not differ between two machines. */
export interface Chance {
  /** At least `from`, at most `to`, whole. */
  int(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  /** True in this share of cases. */
  sometimes(share: number): boolean
}

export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return { int, pick: (list) => list[int(0, list.length - 1)]!, sometimes: (share) => next() < share }
}
