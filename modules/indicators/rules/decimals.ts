// Quantities are decimals as people write them. Adding and comparing them as binary fractions would let 0.1 + 0.2 miss 0.3, or
// round 74.96 of 75 up to met; so sums and comparisons go through whole numbers.

interface Scaled {
  units: bigint
  places: number
}

function scaled(value: number): Scaled {
  const [digits = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = digits.split('.')
  const places = fraction.length - Number(exponent)
  const units = BigInt(whole + fraction)
  return places >= 0 ? { units, places } : { units: units * 10n ** BigInt(-places), places: 0 }
}

const raised = (value: Scaled, places: number) => value.units * 10n ** BigInt(places - value.places)

/** The exact sum, as the nearest number. */
export function add(a: number, b: number): number {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(a + b)) return a + b
  const [x, y] = [scaled(a), scaled(b)]
  const places = Math.max(x.places, y.places)
  return Number(`${raised(x, places) + raised(y, places)}e${-places}`)
}

/** The exact product, as the nearest number. */
export function multiply(a: number, b: number): number {
  const [x, y] = [scaled(a), scaled(b)]
  return Number(`${x.units * y.units}e${-(x.places + y.places)}`)
}

/** Below zero, zero or above zero as a × b is less than, equal to or greater than c × d, decided exactly. */
export function compareProducts(a: number, b: number, c: number, d: number): number {
  if (Number.isInteger(a) && Number.isInteger(b) && Number.isInteger(c) && Number.isInteger(d)) {
    const [left, right] = [a * b, c * d]
    if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return Math.sign(left - right)
  }
  const [w, x, y, z] = [scaled(a), scaled(b), scaled(c), scaled(d)]
  const places = Math.max(w.places + x.places, y.places + z.places)
  const left = raised({ units: w.units * x.units, places: w.places + x.places }, places)
  const right = raised({ units: y.units * z.units, places: y.places + z.places }, places)
  return left < right ? -1 : left > right ? 1 : 0
}
