/**
 * Where quantities stand in a text, and where they stand after somebody has edited it. An anchor is never guessed: it follows its
 * own words, or it is marked as not placed and the page asks. Pure, and the same on the page and on the server.
 */

/** A quantity as far as its place is concerned. `start` and `end` are UTF-16 offsets; without a place they say where it last stood. */
export interface Anchored {
  id: string
  quoted: string
  start: number
  end: number
  isPlaced: boolean
}

/** Whether the quantity stands where it says: its words are exactly that slice of the text. */
export function stands(text: string, quantity: Anchored): boolean {
  const { start, end, quoted } = quantity
  return start >= 0 && end > start && end <= text.length && text.slice(start, end) === quoted
}

/** The first quantity that claims a place where its words do not stand. */
export function findStray<Q extends Anchored>(text: string, quantities: readonly Q[]): Q | undefined {
  return quantities.find((quantity) => quantity.isPlaced && !stands(text, quantity))
}

/** A person puts a quantity on a selection: from now on its words are the selected ones. */
export function placeAt<Q extends Anchored>(text: string, quantity: Q, start: number, end: number): Q {
  return { ...quantity, start, end, quoted: text.slice(start, end), isPlaced: end > start }
}

/**
 * Carries anchors through an edit. Guarantees that a quantity which comes back placed stands on its own words: those that were not
 * touched move with the text around them. Where the edit went through its words, where two readings of the edit are possible
 * ("12个12个" became "12个"), or where digits now touch its number, it comes back not placed.
 */
export function reanchor<Q extends Anchored>(
  oldText: string,
  newText: string,
  quantities: readonly Q[],
): Q[] {
  if (oldText === newText) return [...quantities]
  const edit = editBetween(oldText, newText)
  const moved = quantities.map((quantity): Q => {
    if (!quantity.isPlaced) return clip(quantity, newText)
    const start = whereNow(oldText, newText, edit, quantity)
    if (start === null || changesNumber(oldText, newText, quantity, start))
      return clip({ ...quantity, isPlaced: false }, newText)
    return { ...quantity, start, end: start + quantity.quoted.length }
  })
  return askAboutCollisions(quantities, moved)
}

/** One replacement that explains a change. When it can slide (equal letters on both sides), `least` and `most` bound where it begins. */
interface Edit {
  /** The fewest and the most characters at the front that the edit may have left alone. */
  frontLeast: number
  frontMost: number
  /** The same at the back. */
  backLeast: number
  backMost: number
  /** Nothing was taken away. */
  onlyAdds: boolean
  shift: number
}

function editBetween(oldText: string, newText: string): Edit {
  const shorter = Math.min(oldText.length, newText.length)
  let front = 0
  while (front < shorter && oldText.charCodeAt(front) === newText.charCodeAt(front)) front++
  let back = 0
  while (
    back < shorter &&
    oldText.charCodeAt(oldText.length - 1 - back) === newText.charCodeAt(newText.length - 1 - back)
  )
    back++
  const overlap = Math.max(0, front + back - shorter)
  return {
    frontLeast: front - overlap,
    frontMost: front,
    backLeast: back - overlap,
    backMost: back,
    onlyAdds: front + back >= oldText.length && newText.length > oldText.length,
    shift: newText.length - oldText.length,
  }
}

/** Where the words begin in the new text, or null when that cannot be said for certain. */
function whereNow(oldText: string, newText: string, edit: Edit, quantity: Anchored): number | null {
  const { start, end } = quantity
  if (end <= edit.frontLeast) return start
  if (start >= oldText.length - edit.backLeast) return start + edit.shift
  const mayStay = end <= edit.frontMost
  const mayShift = start >= oldText.length - edit.backMost
  // Letters were only added: the old words are all still there, so one possible place is the place.
  if (edit.onlyAdds && mayStay !== mayShift) return mayStay ? start : start + edit.shift
  if (mayStay || mayShift || edit.frontMost + edit.backMost >= Math.min(oldText.length, newText.length))
    return null
  return findInRewritten(oldText, newText, edit, quantity)
}

/** How much of the neighbourhood must have survived with the words for them to be the same words. */
const witnesses = 3

/**
 * Several edits at once look like one long replacement. Inside it, words are the same when they stand once in the old and once in the
 * new stretch together with letters before or behind them.
 */
function findInRewritten(oldText: string, newText: string, edit: Edit, quantity: Anchored): number | null {
  const { start, end } = quantity
  const stretch = newText.slice(edit.frontMost, newText.length - edit.backMost)
  const places = new Set<number>()
  for (const [before, behind] of [
    [witnesses, 0],
    [0, witnesses],
  ] as const) {
    const from = start - before
    const until = end + behind
    if (from < edit.frontMost || until > oldText.length - edit.backMost) continue
    const window = oldText.slice(from, until)
    const at = stretch.indexOf(window)
    if (at < 0) continue
    if (stretch.indexOf(window, at + 1) >= 0 || isRepeated(oldText, window)) return null
    places.add(edit.frontMost + at + before)
  }
  const [only] = places
  return places.size === 1 && only !== undefined ? only : null
}

const isRepeated = (text: string, words: string) => text.indexOf(words) !== text.lastIndexOf(words)

const numeral = /[0-9０-９〇零一二两三四五六七八九十百千万亿]/
const insideNumber = /[0-9０-９.．]/

/** "12个" became "112个", or "4" became "40": the words survive inside another number, which is not theirs. */
function changesNumber(oldText: string, newText: string, quantity: Anchored, start: number): boolean {
  const first = quantity.quoted.charAt(0)
  const last = quantity.quoted.charAt(quantity.quoted.length - 1)
  const end = start + quantity.quoted.length
  const before = newText.charAt(start - 1)
  const behind = newText.charAt(end)
  if (numeral.test(first) && before !== oldText.charAt(quantity.start - 1)) {
    if (numeral.test(before)) return true
    if (/[.．]/.test(before) && insideNumber.test(newText.charAt(start - 2))) return true
  }
  if (numeral.test(last) && behind !== oldText.charAt(quantity.end)) {
    if (numeral.test(behind)) return true
    if (/[.．]/.test(behind) && insideNumber.test(newText.charAt(end + 1))) return true
  }
  return false
}

/** Two quantities that stood apart and now claim the same letters: neither is certain. */
function askAboutCollisions<Q extends Anchored>(before: readonly Q[], after: Q[]): Q[] {
  const overlap = (a: Anchored, b: Anchored) => a.isPlaced && b.isPlaced && a.start < b.end && b.start < a.end
  const colliding = new Set<number>()
  const order = after.map((_, index) => index).sort((a, b) => after[a]!.start - after[b]!.start)
  for (let i = 0; i < order.length; i++) {
    const one = order[i]!
    for (let j = i + 1; j < order.length && after[order[j]!]!.start < after[one]!.end; j++) {
      const other = order[j]!
      if (overlap(after[one]!, after[other]!) && !overlap(before[one]!, before[other]!))
        colliding.add(one).add(other)
    }
  }
  return after.map((quantity, index) => (colliding.has(index) ? { ...quantity, isPlaced: false } : quantity))
}

/** Keeps the last place of a quantity without one inside the text, as a hint where to look. */
function clip<Q extends Anchored>(quantity: Q, text: string): Q {
  const start = Math.min(quantity.start, text.length)
  return { ...quantity, start, end: Math.max(start, Math.min(quantity.end, text.length)), isPlaced: false }
}
