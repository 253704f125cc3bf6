import type { Content } from './content.ts'

/** What the keyboard is at: a quantity of an item, or an item as a whole. */
export interface Place {
  readonly itemId: string
  readonly quantityId: string | null
}

/**
 * Every place in reading order: the quantities of an item, or the item itself where it has none. What is left out is passed over
 * as a whole: nobody corrects the numbers of a page that is not adopted.
 */
function placesOf(content: Content): Place[] {
  return content.items.flatMap((item): Place[] =>
    item.quantities.length === 0 || item.part === 'left_out'
      ? [{ itemId: item.id, quantityId: null }]
      : item.quantities.map((quantity) => ({ itemId: item.id, quantityId: quantity.id })),
  )
}

/** The quantity before or behind; at the ends it stays. Items without a quantity are passed over. */
export function stepQuantity(content: Content, from: Place | null, by: 1 | -1): Place | null {
  const places = placesOf(content)
  const quantities = places.filter((place) => place.quantityId !== null)
  if (from === null) return (by > 0 ? quantities[0] : quantities.at(-1)) ?? null
  const at = quantities.findIndex((place) => place.quantityId === from.quantityId)
  if (from.quantityId !== null && at >= 0) return quantities[at + by] ?? from
  const items = new Map(content.items.map((item, index) => [item.id, index]))
  const here = items.get(from.itemId) ?? 0
  const before = quantities.filter((place) => (items.get(place.itemId) ?? 0) < here)
  const inside = quantities.filter((place) => place.itemId === from.itemId)
  const behind = quantities.filter((place) => (items.get(place.itemId) ?? 0) > here)
  return (by > 0 ? (inside[0] ?? behind[0]) : before.at(-1)) ?? from
}

/** The item above or below, at its first quantity. */
export function stepItem(content: Content, from: Place | null, by: 1 | -1): Place | null {
  const at = from === null ? -1 : content.items.findIndex((item) => item.id === from.itemId)
  const item = from === null ? content.items[by > 0 ? 0 : content.items.length - 1] : content.items[at + by]
  return item ? { itemId: item.id, quantityId: item.quantities[0]?.id ?? null } : from
}

/** The next quantity behind this place that lost its words, going round. */
export function nextUnplaced(content: Content, from: Place | null): Place | null {
  const lost = (place: Place) =>
    content.items
      .find((item) => item.id === place.itemId)
      ?.quantities.some((quantity) => quantity.id === place.quantityId && !quantity.isPlaced) ?? false
  const places = placesOf(content)
  const at = places.findIndex(
    (place) => place.itemId === from?.itemId && place.quantityId === from?.quantityId,
  )
  return [...places.slice(at + 1), ...places.slice(0, at + 1)].find(lost) ?? null
}

/** The same place in another content, or the nearest there is: after a deletion the next quantity, after a merge the item. */
export function holdPlace(before: Content, after: Content, place: Place | null): Place | null {
  if (place === null) return null
  const item = after.items.find(({ id }) => id === place.itemId)
  if (place.quantityId !== null) {
    for (const { id, quantities } of after.items)
      if (quantities.some((quantity) => quantity.id === place.quantityId))
        return { itemId: id, quantityId: place.quantityId }
  }
  if (item) {
    const former = before.items.find(({ id }) => id === place.itemId)?.quantities ?? []
    const at = former.findIndex(({ id }) => id === place.quantityId)
    const next =
      place.quantityId === null
        ? null
        : (item.quantities[Math.min(Math.max(at, 0), item.quantities.length - 1)] ?? null)
    return { itemId: item.id, quantityId: next?.id ?? null }
  }
  const index = before.items.findIndex(({ id }) => id === place.itemId)
  const near = after.items[Math.min(Math.max(index, 0), after.items.length - 1)]
  return near ? { itemId: near.id, quantityId: null } : null
}

/** Where one content differs from another first: what an undo should show. */
export function firstDifference(before: Content, after: Content): Place | null {
  const former = new Map(before.items.map((item) => [item.id, item]))
  for (const item of after.items) {
    const was = former.get(item.id)
    if (was === item) continue
    const quantity = item.quantities.find((one) => !was?.quantities.includes(one))
    return { itemId: item.id, quantityId: quantity?.id ?? null }
  }
  return null
}
