/** A round number at or above `most`, so that a scale ends on something one can say: 1, 2, 2.5 or 5 times a power of ten. */
export function roundTop(most: number): number {
  if (!(most > 0) || !Number.isFinite(most)) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((times) => times * power >= most * (1 - 1e-12)) ?? 10
  return Number((step * power).toPrecision(12))
}

/**
 * Shades for a map: as many equal steps as asked, from zero to a round top. Equal steps, not equal shares: twice as dark is about
 * twice as much, and a place does not change its shade because another place did.
 */
export function shadesOf(values: readonly number[], steps = 5): { top: number; bounds: number[] } {
  const top = roundTop(Math.max(0, ...values))
  return {
    top,
    bounds: Array.from({ length: steps + 1 }, (_, at) => Number(((top * at) / steps).toPrecision(12))),
  }
}

/** Which shade a value gets: 0 for zero itself, then 1 to `steps`; values below zero stay unshaded. */
export function shadeOf(value: number, bounds: readonly number[]): number {
  if (value <= 0) return 0
  const at = bounds.findIndex((bound, i) => i > 0 && value <= bound)
  return at === -1 ? bounds.length - 1 : at
}
