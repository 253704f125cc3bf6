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
