import { useEffect, useState } from 'react'
import { useKeys } from '../../../../web/lib/keys.ts'

/**
 * A list under the keyboard: `j` and `k` move, further keys act on the row that is held. Rows carry `data-row={id}`; the held row
 * is scrolled into view. It stays on its row while the list changes around it, and goes to the next when that row leaves.
 */
export function useRows(
  ids: readonly string[],
  acts: Readonly<Record<string, (id: string) => void>>,
  /** Whether the first row is held before anybody moved: where it is shown beside the list. */
  begun = false,
) {
  const [held, setHeld] = useState<{ id: string; at: number } | null>(null)
  const found = held ? ids.indexOf(held.id) : -1
  const at =
    held === null
      ? begun
        ? Math.min(0, ids.length - 1)
        : -1
      : found >= 0
        ? found
        : Math.min(held.at, ids.length - 1)
  const current = ids[at]
  const hold = (id: string) => setHeld({ id, at: ids.indexOf(id) })
  const move = (by: number) => {
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))]
    if (next) hold(next)
  }
  useKeys({
    j: () => move(1),
    k: () => move(at < 0 ? 1 : -1),
    arrowdown: () => move(1),
    arrowup: () => move(at < 0 ? 1 : -1),
    ...Object.fromEntries(
      Object.entries(acts).map(([key, act]) => [
        key,
        () => (current === undefined ? undefined : act(current)),
      ]),
    ),
  })
  const moved = held !== null
  useEffect(() => {
    if (current && moved)
      document.querySelector(`[data-row="${current}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current, moved])
  return { current, hold }
}
