import { cleanTyped, markOf, runsOf } from '../../rules/text.ts'

// A line of text as the browser edits it: text nodes, and numbers as elements that are touched whole.

export interface Shown {
  said: string
  kind: string
  gap: string | null
  title: string
}

/** The element of a number; it holds no text of its own to edit. */
export function chipOf(id: string, shown: Shown, className: string): HTMLElement {
  const chip = document.createElement('span')
  chip.contentEditable = 'false'
  chip.dataset.number = id
  chip.tabIndex = 0
  chip.setAttribute('role', 'button')
  chip.className = className
  showIn(chip, shown)
  return chip
}

export function showIn(chip: HTMLElement, { said, kind, gap, title }: Shown): void {
  if (chip.textContent !== said) chip.textContent = said
  if (chip.dataset.kind !== kind) chip.dataset.kind = kind
  if (gap === null) delete chip.dataset.gap
  else if (chip.dataset.gap !== gap) chip.dataset.gap = gap
  if (chip.title !== title) chip.title = title
}

/** Puts a text into the element, numbers as elements. */
export function fill(line: HTMLElement, text: string, chip: (id: string) => HTMLElement): void {
  line.replaceChildren(
    ...runsOf(text).map((run) => ('text' in run ? document.createTextNode(run.text) : chip(run.number))),
  )
}

/** The text as it stands in the element, or in a piece of it. */
export function readLine(of: Node): string {
  let text = ''
  for (const node of of.childNodes) {
    if (node instanceof HTMLElement && node.dataset.number) text += markOf(node.dataset.number)
    else if (node instanceof HTMLElement) text += readLine(node)
    else text += cleanTyped(node.textContent ?? '')
  }
  // Browsers keep a trailing space alive as one that does not break.
  return text.replace(/\u00a0/g, ' ').replace(/\n/g, '')
}

/** What stands before and behind the caret (or the selection, which is left out). */
export function around(line: HTMLElement): { before: string; after: string } | null {
  const selection = getSelection()
  if (!selection || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!line.contains(range.startContainer) || !line.contains(range.endContainer)) return null
  const piece = (set: (range: Range) => void) => {
    const part = document.createRange()
    part.selectNodeContents(line)
    set(part)
    return readLine(part.cloneContents())
  }
  return {
    before: piece((part) => part.setEnd(range.startContainer, range.startOffset)),
    after: piece((part) => part.setStart(range.endContainer, range.endOffset)),
  }
}

/** How long a text is for the caret: a number counts as one. */
export const lengthOf = (text: string): number =>
  runsOf(text).reduce((sum, run) => sum + ('text' in run ? run.text.length : 1), 0)

/** Puts the caret behind so many letters. */
export function placeCaret(line: HTMLElement, at: number | 'end'): void {
  line.focus({ preventScroll: false })
  const range = document.createRange()
  if (at === 'end') {
    range.selectNodeContents(line)
    range.collapse(false)
  } else {
    let left = at
    range.setStart(line, 0)
    for (const node of line.childNodes) {
      const size = node instanceof Text ? node.length : 1
      if (node instanceof Text && left <= size) {
        range.setStart(node, left)
        break
      }
      left -= size
      range.setStartAfter(node)
      if (left <= 0) break
    }
    range.collapse(true)
  }
  const selection = getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
}
