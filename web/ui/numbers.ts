/** 12345.5 → "12,345.5"; the same in both languages, so that a number looks like the same number. */
const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })
export const sayNumber = (value: number): string => grouped.format(value)

/** A share of the whole, rounded down: 99.9 % is not 100 %. */
export function sayPercent(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)}%`
}

/** Fen as yuan: "12,345.00". */
const money = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
export const sayFen = (fen: number): string => money.format(fen / 100)

/**
 * A figure with the decimals of its definition, rounded half up as decimals are; where it is held against a threshold it never
 * rounds up to it: 74.96 of 75.0 stays 74.9, because what is read must not say more than what is so.
 */
export function sayFigure(value: number, decimals = 2, threshold?: number | null): string {
  const format = new Intl.NumberFormat('en', {
    minimumFractionDigits: 0,
    maximumFractionDigits: decimals,
    roundingMode: 'halfExpand',
  })
  const said = format.format(value)
  if (threshold === undefined || threshold === null || value >= threshold) return said
  if (Number(said.replaceAll(',', '')) < threshold) return said
  const times = 10 ** decimals
  return format.format(Math.floor(value * times) / times)
}
