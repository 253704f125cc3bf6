import type { DraftQuantity } from '../../contract/drafts.ts'
import type { DraftWords } from './words.ts'

/** The figure as written for people: 40,000 and 1.5, never rounded. */
const figures = new Intl.NumberFormat('en', { maximumFractionDigits: 10 })
export const sayFigure = (value: number): string => figures.format(value)

type Said = Pick<DraftQuantity, 'value' | 'max' | 'comparator' | 'unit' | 'baseline' | 'per'>

/** "不少于 120 套", "由 300 到 450 客", "每季度 1 次". */
export function sayQuantity(quantity: Said, words: DraftWords['quantity']): string {
  const { value, max, comparator, unit, baseline, per } = quantity
  const number = max === null ? sayFigure(value) : words.range(sayFigure(value), sayFigure(max))
  const counted = unit === null ? number : unit === '%' ? `${number}%` : `${number} ${unit}`
  const bounded = `${words.bounded[comparator]}${counted}`
  const grown = baseline === null ? bounded : words.from(sayFigure(baseline), bounded)
  return per ? words.every(grown, per) : grown
}

/** A number as a person types it: full-width digits, thousands signs and 万 are understood. Null when it is none. */
export function readFigure(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,，]/g, '')
  const found = /^(-?\d+(?:\.\d+)?)(万|亿)?%?$/.exec(plain)
  if (!found) return null
  const times = found[2] === '万' ? 10_000 : found[2] === '亿' ? 100_000_000 : 1
  const value = Number((Number(found[1]) * times).toPrecision(15))
  return Number.isFinite(value) ? value : null
}
