import { useEffect, useState } from 'react'
import { trimSelection } from './selection.ts'

/** Words somebody has selected in the text of one item, and where on the screen they stand. */
export interface SelectedWords {
  readonly itemId: string
  readonly start: number
  readonly end: number
  readonly quoted: string
  readonly box: DOMRect
}

/** The selection, when it lies inside the text of one item. The text on the page is the text of the item, letter for letter. */
function selectedWords(): SelectedWords | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const holder = range.commonAncestorContainer
  const text = (holder instanceof Element ? holder : holder.parentElement)?.closest<HTMLElement>(
    '[data-text]',
  )
  const itemId = text?.dataset.text
  if (!text || !itemId) return null
  const before = document.createRange()
  before.selectNodeContents(text)
  before.setEnd(range.startContainer, range.startOffset)
  const from = before.toString().length
  const stretch = trimSelection(text.textContent ?? '', from, from + range.toString().length)
  if (!stretch) return null
  const quoted = (text.textContent ?? '').slice(stretch.start, stretch.end)
  return { itemId, ...stretch, quoted, box: range.getBoundingClientRect() }
}

/** Follows the selection; null while there is none in a text. */
export function useSelectedWords(): SelectedWords | null {
  const [selected, setSelected] = useState<SelectedWords | null>(null)
  useEffect(() => {
    const hear = () => {
      const next = selectedWords()
      setSelected((former) =>
        former === next ||
        (former &&
          next &&
          former.start === next.start &&
          former.end === next.end &&
          former.itemId === next.itemId)
          ? former
          : next,
      )
    }
    // A pane that scrolls carries the words away from where the button would stand.
    const gone = () => setSelected(null)
    document.addEventListener('selectionchange', hear)
    document.addEventListener('scroll', gone, { capture: true, passive: true })
    return () => {
      document.removeEventListener('selectionchange', hear)
      document.removeEventListener('scroll', gone, { capture: true })
    }
  }, [])
  return selected
}
