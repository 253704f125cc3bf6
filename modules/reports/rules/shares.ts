import { exact, written } from './percent.ts'

/**
 * The shares of a distribution in percent with two decimals, so that they add to exactly 100.00: each is rounded down, and the
 * hundredths that are left go one each to those with the largest remainders; of equal remainders the earlier in the table is
 * first (the method of largest remainders, Hamilton). No share is further than 0.01 from its exact value.
 *
 * Only parts of one whole are a distribution: null where a part is missing or negative or all are zero. Rates are never given to
 * this.
 */
export function sharesOf(parts: readonly (number | null)[]): string[] | null {
  if (parts.length === 0 || parts.some((part) => part === null || !Number.isFinite(part) || part < 0))
    return null
  const read = parts.map((part) => exact(part ?? 0))
  const places = Math.max(...read.map((one) => one.places))
  const units = read.map((one) => one.units * 10n ** BigInt(places - one.places))
  const whole = units.reduce((sum, one) => sum + one, 0n)
  if (whole === 0n) return null
  const hundredths = 10_000n
  const shares = units.map((one, at) => ({
    at,
    share: (one * hundredths) / whole,
    rest: (one * hundredths) % whole,
  }))
  const left = Number(hundredths - shares.reduce((sum, { share }) => sum + share, 0n))
  const first = [...shares].sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))
  for (const one of first.slice(0, left)) one.share += 1n
  return shares.map(({ share }) => written(share, 2, true))
}

/** A number as it stands in the cell of a table: digits, group marks and a unit behind it. Null for anything else. */
export function numberIn(cell: string): number | null {
  const plain = cell.normalize('NFKC').replace(/[,\s]/g, '')
  const found = /^(\d+(?:\.\d+)?)[^\d.]*$/.exec(plain)
  return found ? Number(found[1]) : null
}
