import { useEffect, useRef } from 'react'

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && /^(radio|checkbox|button)$/.test(target.type))

/** Our own dialogs, and those of Ant Design, which stay in the page when they are closed. */
const dialogOpen = () =>
  [...document.querySelectorAll('dialog[open], [role="dialog"][aria-modal="true"]')].some((dialog) =>
    dialog.checkVisibility(),
  )

/**
 * Keys of the whole page: single keys such as `?`, and two in a row such as `g h` within a second and a half. Silent while
 * somebody types or composes Chinese, while a dialog is open, and when Ctrl, Alt or Meta is held.
 */
export function useKeys(acts: Readonly<Record<string, () => void>>): void {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    let first = ''
    let firstAt = 0
    const hear = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
      if (typing(event.target) || dialogOpen()) return
      // The full-width twins come from Chinese input methods.
      const key = event.key.normalize('NFKC').toLowerCase()
      const pair = first !== '' && event.timeStamp - firstAt < 1500 ? `${first} ${key}` : ''
      first = ''
      // `g` begins a way: what follows it is never a key of the page, even where somebody else goes that way.
      const act = latest.current[pair] ?? (pair.startsWith('g ') ? undefined : latest.current[key])
      if (act) {
        event.preventDefault()
        act()
        return
      }
      first = key
      firstAt = event.timeStamp
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}
