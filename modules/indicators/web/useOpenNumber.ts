import { useCallback, useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import type { Ask } from '../contract/answers.ts'

/** An ask as one word of the address: `id~2026-01-01~2027-01-01~place~office~now~version`, the end left out where it is plain. */
export function writeAsk(ask: Ask): string {
  const parts = [
    ask.indicatorId,
    ask.from,
    ask.until,
    ask.placeId ?? '',
    ask.officeId ?? '',
    ask.view === 'now' ? 'now' : '',
    ask.versionId ?? '',
  ]
  while (parts.at(-1) === '') parts.pop()
  return parts.join('~')
}

/** The ask an address speaks of, or null when it speaks of none. */
export function readAsk(text: string | null): Ask | null {
  const [indicatorId, from, until, placeId, officeId, view, versionId] = (text ?? '').split('~')
  const day = /^\d{4}-\d{2}-\d{2}$/
  if (!indicatorId || !from || !until || !day.test(from) || !day.test(until)) return null
  return {
    indicatorId,
    from,
    until,
    ...(placeId ? { placeId } : {}),
    ...(officeId ? { officeId } : {}),
    ...(view === 'now' ? { view } : {}),
    ...(versionId ? { versionId } : {}),
  }
}

/**
 * Which number is open, kept in the address (`?number=…`) so that it can be passed on. From a number one goes on to its parts, and
 * the browser's way back leads through them; when the panel closes, the keyboard is where it was before the first was opened.
 */
export function useOpenNumber() {
  const [query, setQuery] = useSearchParams()
  const written = query.get('number')
  const cameFrom = useRef<HTMLElement | null>(null)
  useEffect(() => {
    if (written !== null || !cameFrom.current) return
    if (cameFrom.current.isConnected) cameFrom.current.focus({ preventScroll: true })
    cameFrom.current = null
  }, [written])
  const show = useCallback(
    (ask: Ask | null) => {
      if (ask && cameFrom.current === null && document.activeElement instanceof HTMLElement)
        cameFrom.current = document.activeElement
      setQuery(
        (now) => {
          const next = new URLSearchParams(now)
          if (ask) next.set('number', writeAsk(ask))
          else next.delete('number')
          return next
        },
        { replace: ask === null, preventScrollReset: true },
      )
    },
    [setQuery],
  )
  return { open: readAsk(written), show }
}
