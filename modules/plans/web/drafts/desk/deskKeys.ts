import { useEffect, useRef } from 'react'

export type DeskKey =
  | 'next'
  | 'before'
  | 'below'
  | 'above'
  | 'target'
  | 'edit'
  | 'delete'
  | 'add'
  | 'write'
  | 'item'
  | 'part'
  | 'leaveOutAbove'
  | 'merge'
  | 'up'
  | 'down'
  | 'unplaced'
  | 'undo'
  | 'redo'
  | 'keys'
  | 'escape'

const plain: Readonly<Record<string, DeskKey>> = {
  ArrowRight: 'next',
  ArrowLeft: 'before',
  ArrowDown: 'below',
  ArrowUp: 'above',
  t: 'target',
  e: 'edit',
  d: 'delete',
  Delete: 'delete',
  a: 'add',
  w: 'write',
  i: 'item',
  p: 'part',
  x: 'leaveOutAbove',
  m: 'merge',
  n: 'unplaced',
  k: 'keys',
  Escape: 'escape',
}
const withAlt: Readonly<Record<string, DeskKey>> = { ArrowUp: 'up', ArrowDown: 'down' }

export interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

/** What a key means at the desk; undefined when it means nothing here. */
export function meaningOf({
  key: pressed,
  ctrlKey,
  altKey,
  shiftKey,
  metaKey,
}: Pressed): DeskKey | undefined {
  // The full-width twins come from Chinese input methods.
  const key = pressed.length === 1 ? pressed.normalize('NFKC').toLowerCase() : pressed
  if (ctrlKey || metaKey) {
    if (altKey) return undefined
    if (key === 'z') return shiftKey ? 'redo' : 'undo'
    return key === 'y' && !shiftKey ? 'redo' : undefined
  }
  if (altKey) return withAlt[key]
  if (shiftKey && key !== 'Escape') return undefined
  return plain[key]
}

const isText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && target.type === 'checkbox')

/** Keys of the desk: silent while somebody types or composes, over a dialog, and behind the `g` that leads to another page. */
export function useDeskKeys(acts: Readonly<Record<DeskKey, () => void>>): void {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    let leadAt = Number.NEGATIVE_INFINITY
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isText(event.target)) return
      if (document.querySelector('dialog[open]')) return
      const isLed = event.timeStamp - leadAt < 1500
      leadAt =
        event.key === 'g' && !event.ctrlKey && !event.altKey && !event.metaKey
          ? event.timeStamp
          : Number.NEGATIVE_INFINITY
      if (isLed) return
      const meaning = meaningOf(event)
      if (!meaning) return
      if (meaning !== 'escape') event.preventDefault()
      latest.current[meaning]()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}
