import type { Rule, Share } from './polls.ts'

// Shares by whole numbers. Products of counts may pass 2^53, so every comparison is made in BigInt.

type Bar = Pick<Rule, 'share' | 'strict'>

/** What is wrong with a share, or null. 0 reached strictly is a plurality; the whole passed strictly can never be reached, but may be asked. */
export function wrongShare(share: Share): 'not-whole' | 'zero-denominator' | 'above-one' | null {
  const [numerator, denominator] = share
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator)) return 'not-whole'
  if (numerator < 0 || denominator < 0) return 'not-whole'
  if (denominator === 0) return 'zero-denominator'
  return numerator > denominator ? 'above-one' : null
}

/** How many it takes at least: floor(nB/d) + 1 to pass the share, ceil(nB/d) to reach it, and never nobody. */
export function needed({ share, strict }: Bar, base: number): number {
  const product = BigInt(share[0]) * BigInt(base)
  const denominator = BigInt(share[1])
  const floor = product / denominator
  const least = strict || product % denominator !== 0n ? floor + 1n : floor
  return Math.max(1, Number(least))
}

/** Whether so many of a base meet the rule. Of nobody nothing is a share: an empty base decides nothing. */
export function meets(count: number, rule: Bar, base: number): boolean {
  return base > 0 && count >= needed(rule, base)
}

/**
 * The share in per cent with two decimals, for the eye; empty when there is nobody to take it of. Rounding never carries it over or onto
 * the bar, never to all while somebody is missing and never to none while somebody is there; a share short of a bar that it cannot show
 * exactly is cut off.
 */
export function percentOf(count: number, rule: Bar, base: number): string {
  if (base <= 0) return ''
  const scaled = BigInt(count) * 10_000n
  const whole = BigInt(base)
  const floor = scaled / whole
  const ceil = scaled % whole === 0n ? floor : floor + 1n
  const nearest = (scaled * 2n + whole) / (whole * 2n)
  return written(mayShow(nearest) ? nearest : floor === nearest ? ceil : floor)

  function mayShow(shown: bigint): boolean {
    if (shown >= 10_000n && count < base) return false
    if (shown === 0n && count > 0) return false
    const [numerator, denominator] = [BigInt(rule.share[0]), BigInt(rule.share[1])]
    const side = BigInt(count) * denominator - numerator * whole
    const shownSide = shown * denominator - numerator * 10_000n
    if (side < 0n) return shownSide < 0n
    if (side > 0n) return shownSide > 0n
    // Exactly the share: where that is not enough it may not look like more than it.
    return !rule.strict || shownSide <= 0n
  }
}

function written(hundredths: bigint): string {
  const digits = hundredths.toString().padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}%`
}
