import type { Share } from './polls.ts'

/** 2/4 is read out as a half. A share of nothing keeps 0 on top. */
export function lowestTerms([numerator, denominator]: Share): [bigint, bigint] {
  let [a, b] = [BigInt(numerator), BigInt(denominator)]
  while (b !== 0n) [a, b] = [b, a % b]
  return [BigInt(numerator) / a, BigInt(denominator) / a]
}

const digits = '零一二三四五六七八九'

/** Numbers up to ninety-nine in Chinese, as fractions are read out; larger ones stay digits, because nobody could follow them by ear. */
export function chineseNumber(value: bigint): string {
  if (value > 99n) return value.toString()
  const tens = Number(value / 10n)
  const ones = Number(value % 10n)
  if (tens === 0) return digits.charAt(ones)
  return `${tens === 1 ? '' : digits.charAt(tens)}十${ones === 0 ? '' : digits.charAt(ones)}`
}
