import { useCallback, useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'

/**
 * Which number is open, kept in the address (`?target=…`) so that it can be passed on. A number opened by address is scrolled
 * to; when the panel closes, the keyboard is back on the number it belonged to.
 */
export function useOpenTarget(ready: boolean) {
  const [query, setQuery] = useSearchParams()
  const open = query.get('target')
  const former = useRef<string | null>(null)
  const arrived = useRef(false)
  useEffect(() => {
    if (!ready || arrived.current) return
    arrived.current = true
    if (open) document.getElementById(`number-${open}`)?.scrollIntoView({ block: 'center' })
  }, [ready, open])
  useEffect(() => {
    const left = former.current
    former.current = open
    if (left && !open)
      document
        .getElementById(`number-${left}`)
        ?.querySelector<HTMLElement>('a, button')
        ?.focus({ preventScroll: true })
  }, [open])
  const show = useCallback(
    (targetId: string | null) =>
      setQuery(
        (now) => {
          const next = new URLSearchParams(now)
          if (targetId) next.set('target', targetId)
          else next.delete('target')
          return next
        },
        // The way back leads from the open panel to the text, not through every number that was touched.
        { replace: former.current !== null || targetId === null, preventScrollReset: true },
      ),
    [setQuery],
  )
  return { open, show }
}
