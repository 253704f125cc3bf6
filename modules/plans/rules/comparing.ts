import { diffArrays } from 'diff'
import type { ComparedItem, DraftItem, DraftQuantity } from '../contract/drafts.ts'

// What changed from one draft to another, item by item, as somebody with a pencil would mark it. Pure.

type Piece = ComparedItem['pieces'][number]
interface Pair {
  before: DraftItem | null
  after: DraftItem | null
}

/**
 * Compares the items of two drafts in the order of the later one; what was dropped stands where it used to be. Items that are left out
 * of the text count as not being there. Taken together, pieces that are not added give the words before, and those that are not
 * removed give the words after.
 */
export function compareItems(before: readonly DraftItem[], after: readonly DraftItem[]): ComparedItem[] {
  const old = before.filter((item) => item.part !== 'left_out')
  const fresh = after.filter((item) => item.part !== 'left_out')
  const partner = matchItems(old, fresh)
  const stayed = keptInOrder(fresh.map((item) => (partner.has(item) ? old.indexOf(partner.get(item)!) : -1)))
  const matched = new Set(partner.values())
  // What was dropped stands behind the item it used to follow; null: before all others.
  const droppedAfter = new Map<DraftItem | null, DraftItem[]>()
  let previous: DraftItem | null = null
  for (const item of old) {
    if (matched.has(item)) previous = item
    else droppedAfter.set(previous, [...(droppedAfter.get(previous) ?? []), item])
  }
  const dropped = (behind: DraftItem | null) =>
    (droppedAfter.get(behind) ?? []).map((item) => compareItem({ before: item, after: null }, false))
  return [
    ...dropped(null),
    ...fresh.flatMap((item, index) => {
      const before = partner.get(item) ?? null
      const compared = compareItem({ before, after: item }, before !== null && !stayed.has(index))
      return before === null ? [compared] : [compared, ...dropped(before)]
    }),
  ]
}

function compareItem({ before, after }: Pair, isMoved: boolean): ComparedItem {
  const item = after ?? before!
  return {
    change: changeOf({ before, after }, isMoved),
    number: item.number,
    category: item.category,
    before: before?.text ?? null,
    after: after?.text ?? null,
    pieces: compareWords(before?.text ?? '', after?.text ?? ''),
    numbers: compareNumbers(before, after),
  }
}

function changeOf({ before, after }: Pair, isMoved: boolean): ComparedItem['change'] {
  if (!before) return 'added'
  if (!after) return 'removed'
  if (before.text !== after.text) return 'changed'
  return isMoved || before.category !== after.category ? 'moved' : 'same'
}

/** Below this likeness two items are two promises, not one reworded. */
const alike = 0.45
/** The same list number makes a heavy rewording believable. */
const alikeUnderOneNumber = 0.25

/** Which old item each new one continues: equal texts first, in order, then the most alike. */
function matchItems(old: readonly DraftItem[], fresh: readonly DraftItem[]): Map<DraftItem, DraftItem> {
  const partner = new Map<DraftItem, DraftItem>()
  const waiting = new Map<string, DraftItem[]>()
  for (const item of old) waiting.set(item.text, [...(waiting.get(item.text) ?? []), item])
  for (const item of fresh) {
    const same = waiting.get(item.text)?.shift()
    if (same) partner.set(item, same)
  }
  const taken = new Set(partner.values())
  const likeness = likenessTo(old.filter((item) => !taken.has(item)))
  const candidates: { item: DraftItem; of: DraftItem; likeness: number }[] = []
  for (const item of fresh) {
    if (partner.has(item)) continue
    for (const { of, value } of likeness(item)) {
      const sameNumber = item.number !== null && item.number === of.number
      if (value >= (sameNumber ? alikeUnderOneNumber : alike))
        candidates.push({ item, of, likeness: value + (sameNumber ? 0.1 : 0) })
    }
  }
  for (const { item, of } of candidates.sort((a, b) => b.likeness - a.likeness)) {
    if (partner.has(item) || taken.has(of)) continue
    partner.set(item, of)
    taken.add(of)
  }
  return partner
}

type Counted = ReadonlyMap<string, number>

function letterPairs(text: string): Counted {
  const pairs = new Map<string, number>()
  const letters = text.replace(/[\s，。；、：,.;:]/g, '')
  for (let at = 0; at < letters.length - 1; at++) {
    const pair = letters.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

const sizeOf = (pairs: Counted) => [...pairs.values()].reduce((sum, count) => sum + count, 0)

/**
 * How alike an item is to each of the others, by Dice's coefficient over pairs of letters: 1 for the same text, left out where nothing is
 * in common. Goes by an index of the pairs: two thousand items against two thousand would otherwise hold up everybody for half a minute.
 */
function likenessTo(others: readonly DraftItem[]): (item: DraftItem) => { of: DraftItem; value: number }[] {
  const sizes: number[] = []
  const where = new Map<string, [index: number, count: number][]>()
  for (const [index, other] of others.entries()) {
    const pairs = letterPairs(other.text)
    sizes.push(sizeOf(pairs))
    for (const [pair, count] of pairs) {
      const known = where.get(pair)
      if (known) known.push([index, count])
      else where.set(pair, [[index, count]])
    }
  }
  return (item) => {
    const pairs = letterPairs(item.text)
    const size = sizeOf(pairs)
    const shared = new Map<number, number>()
    for (const [pair, count] of pairs) {
      for (const [index, other] of where.get(pair) ?? [])
        shared.set(index, (shared.get(index) ?? 0) + Math.min(count, other))
    }
    return [...shared]
      .sort(([a], [b]) => a - b)
      .map(([index, common]) => ({ of: others[index]!, value: (2 * common) / (size + sizes[index]!) }))
  }
}

/** The indices that keep their order (a longest rising run of positions): all others were moved. */
function keptInOrder(positions: readonly number[]): Set<number> {
  const tails: number[] = []
  const previous: number[] = []
  for (const [index, position] of positions.entries()) {
    previous.push(-1)
    if (position < 0) continue
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (positions[tails[middle]!]! < position) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? tails[low - 1]! : -1
    tails[low] = index
  }
  const kept = new Set<number>()
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index]!) kept.add(index)
  return kept
}

/** Longer than this many changed words, two texts are shown one after the other instead of woven together. */
const mostEdits = 600

/** The words that stayed, went and came. A number is one word: 12 becoming 15 reads 12 → 15, not 1[2→5]. */
export function compareWords(before: string, after: string): Piece[] {
  if (before === after) return before === '' ? [] : [{ op: 'same', text: before }]
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: mostEdits })
  if (!changes)
    return settle([
      { op: 'removed', text: before },
      { op: 'added', text: after },
    ])
  return settle(
    changes.map((change) => ({
      op: change.added ? 'added' : change.removed ? 'removed' : 'same',
      text: change.value.join(''),
    })),
  )
}

const wordsOf = (text: string) => text.match(/\d+(?:[.．,，]\d+)*|[A-Za-z]+|./gsu) ?? []

/** Removed before added, neighbours of one kind joined, and no single letter left standing between two changes. */
function settle(pieces: readonly Piece[]): Piece[] {
  const settled: Piece[] = []
  let removed = ''
  let added = ''
  const close = () => {
    if (removed !== '') settled.push({ op: 'removed', text: removed })
    if (added !== '') settled.push({ op: 'added', text: added })
    removed = ''
    added = ''
  }
  for (const [index, { op, text }] of pieces.entries()) {
    const next = pieces[index + 1]
    const isSplinter =
      op === 'same' && text.length === 1 && !/[，。；、]/.test(text) && next && removed !== '' && added !== ''
    if (op === 'removed' || isSplinter) removed += text
    if (op === 'added' || isSplinter) added += text
    if (op === 'same' && !isSplinter) {
      close()
      settled.push({ op, text })
    }
  }
  close()
  return settled
}

/** Quantities whose number, bound or unit is no longer the same; for an item that came or went, what it promises. */
function compareNumbers(before: DraftItem | null, after: DraftItem | null): ComparedItem['numbers'] {
  const old = promisedIn(before, after === null)
  const fresh = promisedIn(after, before === null)
  for (const quantity of [...old]) {
    const same = fresh.findIndex((other) => meaning(other) === meaning(quantity))
    if (same < 0) continue
    fresh.splice(same, 1)
    old.splice(old.indexOf(quantity), 1)
  }
  const numbers: ComparedItem['numbers'] = []
  for (const quantity of old) {
    const at = fresh.findIndex((other) => other.unit === quantity.unit && subjectsMeet(other, quantity))
    const next = at >= 0 ? at : fresh.findIndex((other) => other.unit === quantity.unit)
    const [partner] = next >= 0 ? fresh.splice(next, 1) : []
    numbers.push({ before: quantity.quoted, after: partner?.quoted ?? null })
  }
  for (const quantity of fresh) numbers.push({ before: null, after: quantity.quoted })
  return numbers
}

function promisedIn(item: DraftItem | null, onlyTargets: boolean): DraftQuantity[] {
  return (item?.quantities ?? []).filter((q) => q.isPlaced && (!onlyTargets || q.isTarget))
}

const meaning = (q: DraftQuantity) =>
  JSON.stringify([q.value, q.max, q.comparator, q.unit, q.baseline, q.per])
const subjectsMeet = (a: DraftQuantity, b: DraftQuantity) => a.subject !== null && a.subject === b.subject
