import { compareProducts } from '../../plans/rules.ts'

// Percentages as a report writes them. Decided with whole numbers: a binary fraction would let 99.96 show as 100.0.

/** A decimal as people write it, in whole units of 10^-places. */
interface Exact {
  units: bigint
  places: number
}

export function exact(value: number): Exact {
  const [digits = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = digits.split('.')
  const places = fraction.length - Number(exponent)
  const units = BigInt(whole + fraction)
  return places >= 0 ? { units, places } : { units: units * 10n ** BigInt(-places), places: 0 }
}

/** part ÷ whole × factor × 10^decimals, rounded half up, as whole units; `floor` when told to stay below. */
function quotient(part: number, whole: number, factor: number, decimals: number, floor: boolean): bigint {
  const [p, w] = [exact(part), exact(whole)]
  const top = p.units * 10n ** BigInt(w.places + decimals) * BigInt(factor)
  const bottom = w.units * 10n ** BigInt(p.places)
  const [n, d] = bottom < 0n ? [-top, -bottom] : [top, bottom]
  const down = n >= 0n ? n / d : -((-n + d - 1n) / d)
  if (floor || (n - down * d) * 2n < d) return down
  return down + 1n
}

/** Whole units of 10^-decimals as text; zeros behind the point are left out. */
export function written(units: bigint, decimals: number, keepZeros = false): string {
  const sign = units < 0n ? '-' : ''
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',')
  const fraction = decimals === 0 ? '' : digits.slice(-decimals)
  const shown = keepZeros ? fraction : fraction.replace(/0+$/, '')
  return `${sign}${whole}${shown ? `.${shown}` : ''}`
}

const decimals = 1

/**
 * `done` of `promised` as a percentage with one decimal: 172 %, 93.1 %. What is more than promised shows as it is; what is less
 * never rounds up to 100 (99.96 % is written 99.9 %), and something never rounds down to nothing. Null where nothing was reported
 * or nothing is promised: whoever writes says 未统计, which is not zero.
 */
export function shareOf(done: number | null, promised: number | null): string | null {
  if (done === null || promised === null || promised <= 0) return null
  const reached = compareProducts(done, 1, promised, 1) >= 0
  const hundred = 100n * 10n ** BigInt(decimals)
  const rounded = quotient(done, promised, 100, decimals, false)
  const units = !reached && rounded >= hundred ? hundred - 1n : rounded
  if (units === 0n && done !== 0) return done > 0 ? '<0.1%' : '>-0.1%'
  return `${written(units, decimals)}%`
}

/**
 * The change from `former` to `value`, with one decimal. Null where either was not reported or the former is zero: growth from
 * nothing has no rate. What changed never says 0.
 */
export function changeOf(
  value: number | null,
  former: number | null,
): { direction: 'up' | 'down' | 'same'; rate: string } | null {
  if (value === null || former === null || former <= 0) return null
  const side = compareProducts(value, 1, former, 1)
  if (side === 0) return { direction: 'same', rate: '0%' }
  const [v, f] = [exact(value), exact(former)]
  const places = Math.max(v.places, f.places)
  const gap = v.units * 10n ** BigInt(places - v.places) - f.units * 10n ** BigInt(places - f.places)
  const size = Number(`${gap < 0n ? -gap : gap}e${-places}`)
  const units = quotient(size, former, 100, decimals, false)
  return {
    direction: side > 0 ? 'up' : 'down',
    rate: units === 0n ? '<0.1%' : `${written(units, decimals)}%`,
  }
}

/** A number with as many decimals as its definition says, half up, grouped by thousands. */
export function sayValue(value: number, places: number): string {
  const { units, places: own } = exact(value)
  if (own <= places) return written(units * 10n ** BigInt(places - own), places)
  const scale = 10n ** BigInt(own - places)
  const size = units < 0n ? -units : units
  const rounded = size / scale + ((size % scale) * 2n >= scale ? 1n : 0n)
  return written(units < 0n ? -rounded : rounded, places)
}
