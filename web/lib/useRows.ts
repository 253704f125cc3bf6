import { useEffect, useRef, useState } from 'react'
import { useKeys } from './keys.ts'

type Acts = Readonly<Record<string, (id: string) => void>>

/** What Enter and Space belong to already: they act on a row only where nothing else would hear them. */
const hearsItself = 'a, button, input, select, textarea, summary, [role], [contenteditable]'

/**
 * A list under the keyboard: `j` and `k` move, further keys act on the row that is held. Rows carry `data-row={id}`; the held row
 * is scrolled into view. It stays on its row while the list changes around it, and goes to the next when that row leaves.
 * A button that only holds its row carries `data-holds`, so that Enter and Space still speak of the row.
 */
export function useRows(
  ids: readonly string[],
  { enter, space, ...acts }: Acts,
  /** Whether the first row is held before anybody moved: where it is shown beside the list. */
  begun = false,
) {
  const [held, setHeld] = useState<{ id: string; at: number } | null>(null)
  const found = held ? ids.indexOf(held.id) : -1
  const start = begun ? Math.min(0, ids.length - 1) : -1
  const at = held === null ? start : found >= 0 ? found : Math.min(held.at, ids.length - 1)
  const current = ids[at]
  const hold = (id: string) => setHeld({ id, at: ids.indexOf(id) })
  const move = (by: number) => {
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))]
    if (next) hold(next)
  }
  useKeys({
    j: () => move(1),
    k: () => move(at < 0 ? 1 : -1),
    ...Object.fromEntries(
      Object.entries(acts).map(([key, act]) => [
        key,
        () => (current === undefined ? undefined : act(current)),
      ]),
    ),
  })
  const latest = useRef<(key: string) => (() => void) | undefined>(() => undefined)
  useEffect(() => {
    latest.current = (key) => {
      const act = key === 'Enter' ? enter : key === ' ' ? space : undefined
      return act && current !== undefined ? () => act(current) : undefined
    }
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const act = latest.current(event.key)
      if (!act || event.isComposing || event.defaultPrevented || !(event.target instanceof Element)) return
      const owner = event.target.closest(hearsItself)
      if (document.querySelector('dialog[open]') || (owner && !owner.matches('main, [data-holds]'))) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
  const moved = held !== null
  useEffect(() => {
    if (current && moved)
      document.querySelector(`[data-row="${current}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current, moved])
  return { current, hold }
}
