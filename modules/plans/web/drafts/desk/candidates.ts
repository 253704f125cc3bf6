import { readPlan } from '../../../reading/index.ts'
import type { Item, Quantity } from './content.ts'

export interface Candidate {
  readonly start: number
  readonly end: number
  readonly text: string
}

const most = 4

/** Where a quantity that lost its words could stand now: numbers of the text that no other quantity claims, the likeliest first. */
export function candidatesFor(item: Item, quantity: Quantity): Candidate[] {
  const taken = item.quantities.filter((one) => one.isPlaced)
  const isFree = (start: number, end: number) => taken.every((one) => one.end <= start || one.start >= end)
  const unlike = (found: { value: number; unit: string | null; start: number }) =>
    (found.unit === quantity.unit ? 0 : 2) +
    (found.value === quantity.value ? 0 : 1) +
    Math.min(1, Math.abs(found.start - quantity.start) / Math.max(1, item.text.length))
  return readPlan(item.text)
    .items.flatMap((one) => one.targets)
    .filter(({ start, end }) => isFree(start, end))
    .sort((a, b) => unlike(a) - unlike(b))
    .slice(0, most)
    .map(({ start, end }) => ({ start, end, text: item.text.slice(start, end) }))
}
