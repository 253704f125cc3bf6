import type { DraftContent, DraftItem, DraftQuantity } from '../../../contract/drafts.ts'
import { readPlan } from '../../../reading/index.ts'
import { placeAt, reanchor } from '../../../rules/anchors.ts'
import { mergeItems, splitItem } from '../../../rules/items.ts'

// What a person does to a draft. Every act takes a content and gives the next one; what was not touched stays the same object, so
// that rows which did not change are not drawn again. An act that changes nothing gives back the content it was given.

export type Content = DraftContent
export type Item = DraftItem
export type Quantity = DraftQuantity

export const findItem = (content: Content, itemId: string): Item | undefined =>
  content.items.find((item) => item.id === itemId)

export const findQuantity = (content: Content, itemId: string, quantityId: string): Quantity | undefined =>
  findItem(content, itemId)?.quantities.find((quantity) => quantity.id === quantityId)

export function changeItem(content: Content, itemId: string, change: (item: Item) => Item): Content {
  const at = content.items.findIndex((item) => item.id === itemId)
  const item = content.items[at]
  if (!item) return content
  const next = change(item)
  return next === item ? content : { ...content, items: content.items.with(at, next) }
}

export function changeQuantity(
  content: Content,
  itemId: string,
  quantityId: string,
  change: (quantity: Quantity) => Quantity,
): Content {
  return changeItem(content, itemId, (item) => {
    const at = item.quantities.findIndex((quantity) => quantity.id === quantityId)
    const quantity = item.quantities[at]
    if (!quantity) return item
    const next = change(quantity)
    return next === quantity ? item : { ...item, quantities: item.quantities.with(at, next) }
  })
}

/** A quantity becomes a target, or stops being one. What is called a target is also of that role in its sentence. */
export function toggleTarget(content: Content, itemId: string, quantityId: string): Content {
  return changeQuantity(content, itemId, quantityId, (quantity) =>
    quantity.isTarget ? { ...quantity, isTarget: false } : { ...quantity, isTarget: true, role: 'target' },
  )
}

/** Takes a quantity out. Its parts stand for themselves from then on. */
export function dropQuantity(content: Content, itemId: string, quantityId: string): Content {
  return changeItem(content, itemId, (item) => {
    if (!item.quantities.some((quantity) => quantity.id === quantityId)) return item
    return {
      ...item,
      quantities: item.quantities
        .filter((quantity) => quantity.id !== quantityId)
        .map((quantity) => (quantity.partOf === quantityId ? { ...quantity, partOf: null } : quantity)),
    }
  })
}

/** More than the contract lets a quantity stand on, or an item hold. */
const most = { quoted: 400, text: 20_000, quantities: 500 }
const isStretch = (text: string, start: number, end: number) =>
  start >= 0 && end <= text.length && start < end && end - start <= most.quoted

/** The reading of one stretch of a text by the same reader that reads whole plans; undefined where it finds no quantity. */
export function readStretch(text: string, start: number, end: number) {
  const overlap = (from: number, until: number) => Math.min(until, end) - Math.max(from, start)
  const inPlace = readPlan(text)
    .items.flatMap((item) => item.targets)
    .filter((found) => overlap(found.start, found.end) > 0)
    .sort((a, b) => overlap(b.start, b.end) - overlap(a.start, a.end))[0]
  // The whole sentence says more, but only the words themselves can hold a number that the sentence hides.
  return inPlace ?? readPlan(text.slice(start, end)).items.flatMap((item) => item.targets)[0]
}

/**
 * Marks a stretch of an item's text as a quantity, with what the reader makes of it. Where it finds nothing, the value is 1 and the
 * person at the desk says more.
 */
export function addQuantity(
  content: Content,
  itemId: string,
  start: number,
  end: number,
  id: string,
): Content {
  return changeItem(content, itemId, (item) => {
    if (!isStretch(item.text, start, end) || item.quantities.length >= most.quantities) return item
    const found = readStretch(item.text, start, end)
    const quantity: Quantity = {
      id,
      quoted: item.text.slice(start, end),
      start,
      end,
      sourceStart: null,
      sourceEnd: null,
      value: found?.value ?? 1,
      max: found?.max ?? null,
      comparator: found?.comparator ?? '=',
      unit: found?.unit ?? null,
      subject: found?.subject ?? null,
      kind: found?.kind ?? 'flow',
      baseline: found?.baseline ?? null,
      per: found?.per ?? null,
      role: 'target',
      partOf: null,
      isTarget: true,
      isPlaced: true,
    }
    return { ...item, quantities: inOrder([...item.quantities, quantity]) }
  })
}

/** Puts a quantity that lost its words on others. When those hold a number, it is taken over: the text is what counts. */
export function placeQuantity(
  content: Content,
  itemId: string,
  quantityId: string,
  start: number,
  end: number,
): Content {
  return changeItem(content, itemId, (item) => {
    if (!isStretch(item.text, start, end)) return item
    const found = readStretch(item.text, start, end)
    return {
      ...item,
      quantities: inOrder(
        item.quantities.map((quantity) => {
          if (quantity.id !== quantityId) return quantity
          const placed = placeAt(item.text, quantity, start, end)
          if (!found) return placed
          const { value, max, comparator, unit, baseline, per } = found
          return { ...placed, value, max, comparator, unit, baseline: baseline ?? placed.baseline, per }
        }),
      ),
    }
  })
}

/** Gives an item other words. Quantities move with theirs; those whose words are gone come back not placed. */
export function rewriteItem(content: Content, itemId: string, text: string): Content {
  return changeItem(content, itemId, (item) =>
    item.text === text ? item : { ...item, text, quantities: reanchor(item.text, text, item.quantities) },
  )
}

export function splitAt(content: Content, itemId: string, at: number, secondId: string): Content {
  const index = content.items.findIndex((item) => item.id === itemId)
  const item = content.items[index]
  const halves = item && splitItem(item, at, secondId)
  return halves ? { ...content, items: content.items.toSpliced(index, 1, ...halves) } : content
}

/** Joins an item with the one behind it, as long as the two together are not longer than an item may be. */
export function mergeWithNext(content: Content, itemId: string): Content {
  const index = content.items.findIndex((item) => item.id === itemId)
  const [first, second] = [content.items[index], content.items[index + 1]]
  if (!first || !second) return content
  if (first.text.length + second.text.length > most.text) return content
  if (first.quantities.length + second.quantities.length > most.quantities) return content
  return { ...content, items: content.items.toSpliced(index, 2, mergeItems(first, second)) }
}

/** Moves an item by so many places; at either end it stays. */
export function moveItem(content: Content, itemId: string, by: number): Content {
  const from = content.items.findIndex((item) => item.id === itemId)
  const item = content.items[from]
  const to = Math.max(0, Math.min(content.items.length - 1, from + by))
  if (!item || to === from) return content
  return { ...content, items: content.items.toSpliced(from, 1).toSpliced(to, 0, item) }
}

/** Leaves out this item and all plain text above it: what stands before a list in a newspaper is not the list. */
export function leaveOutAbove(content: Content, itemId: string): Content {
  const until = content.items.findIndex((item) => item.id === itemId)
  const goes = (item: Item, at: number) => at <= until && item.part === 'prose'
  if (!content.items.some(goes)) return content
  return {
    ...content,
    items: content.items.map((item, at) => (goes(item, at) ? { ...item, part: 'left_out' } : item)),
  }
}

/** An id that no item or quantity of the draft has: `q` and the next number. */
export function freshId(content: Content, letter: 'i' | 'q'): string {
  let most = 0
  for (const item of content.items)
    for (const { id } of letter === 'i' ? [item] : item.quantities)
      if (id.startsWith(letter)) most = Math.max(most, Number.parseInt(id.slice(1), 10) || 0)
  return `${letter}${most + 1}`
}

const inOrder = (quantities: Quantity[]) => quantities.sort((a, b) => a.start - b.start || b.end - a.end)

export interface Counts {
  readonly projects: number
  readonly targets: number
  readonly unplaced: number
}

/** What would come into being by adopting: projects, their targets, and quantities somebody still has to place or drop. */
export function countDraft(content: Content): Counts {
  let projects = 0
  let targets = 0
  let unplaced = 0
  for (const item of content.items) {
    if (item.part === 'left_out') continue
    if (item.part === 'project') projects++
    for (const quantity of item.quantities) {
      if (!quantity.isPlaced) unplaced++
      else if (quantity.isTarget && item.part === 'project') targets++
    }
  }
  return { projects, targets, unplaced }
}
