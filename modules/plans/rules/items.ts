import type { DraftItem, DraftQuantity } from '../contract/drafts.ts'
import { stands } from './anchors.ts'
import { proposeTitle } from './proposing.ts'

// Cutting an item in two and putting two together, without losing an anchor. Pure, and the same on the page and on the server.

/**
 * Cuts an item at an offset of its text. The first keeps number, title and id; the second gets the id that is given. A quantity
 * through which the cut goes stays with the first and asks for its place; a part whose whole is now elsewhere stands for itself.
 * Refuses (null) a cut that would leave one side without words.
 */
export function splitItem(item: DraftItem, at: number, secondId: string): [DraftItem, DraftItem] | null {
  const head = item.text.slice(0, at)
  const tail = item.text.slice(at)
  if (head.trim() === '' || tail.trim() === '') return null
  const first = item.quantities
    .filter((q) => q.start < at)
    .map((q) => (q.isPlaced && q.end > at ? { ...q, isPlaced: false } : q))
  const second = item.quantities
    .filter((q) => q.start >= at)
    .map((q) => ({ ...q, start: q.start - at, end: q.end - at }))
  return [
    { ...item, text: head, quantities: withWholesHere(first) },
    {
      ...item,
      id: secondId,
      number: null,
      text: tail,
      title: proposeTitle(tail),
      quantities: withWholesHere(second),
    },
  ]
}

/**
 * Joins an item with the one behind it; number, title and id are the first's. What was cut apart by `splitItem` comes back as it was,
 * a quantity on the seam included.
 */
export function mergeItems(first: DraftItem, second: DraftItem): DraftItem {
  const text = first.text + second.text
  const shift = first.text.length
  const quantities = [
    ...first.quantities,
    ...second.quantities.map((q) => ({ ...q, start: q.start + shift, end: q.end + shift })),
  ]
  return {
    ...first,
    number: first.number ?? second.number,
    category: first.category ?? second.category,
    text,
    title: first.title === '' ? second.title : first.title,
    part: first.part === 'project' || second.part === 'project' ? 'project' : first.part,
    sourceStart: least(first.sourceStart, second.sourceStart),
    sourceEnd: most(first.sourceEnd, second.sourceEnd),
    quantities: quantities.map((q) => (!q.isPlaced && stands(text, q) ? { ...q, isPlaced: true } : q)),
  }
}

/** The first part whose whole is not in the item, is the part itself, or leads back to it in a circle. */
export function findStrayPart(quantities: readonly DraftQuantity[]): DraftQuantity | undefined {
  const byId = new Map(quantities.map((q) => [q.id, q]))
  return quantities.find((quantity) => {
    const passed = new Set([quantity.id])
    for (let id = quantity.partOf; id !== null; ) {
      const whole = byId.get(id)
      if (!whole || passed.has(id)) return true
      passed.add(id)
      id = whole.partOf
    }
    return false
  })
}

function withWholesHere(quantities: DraftQuantity[]): DraftQuantity[] {
  const here = new Set(quantities.map((q) => q.id))
  return quantities.map((q) => (q.partOf !== null && !here.has(q.partOf) ? { ...q, partOf: null } : q))
}

const least = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.min(a, b))
const most = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.max(a, b))
