import { useEffect, useRef } from 'react'

let swallowed = 0

/**
 * What lies over the page closes on the way back, as people expect on a phone: one press takes away the photo, the next the panel
 * under it. It stands in the history as one more step of the same address, which no router hears of.
 */
export function useBackCloses(close: () => void): void {
  const latest = useRef(close)
  useEffect(() => {
    latest.current = close
  })
  useEffect(() => {
    const own = crypto.randomUUID()
    history.pushState({ ...(history.state as object | null), over: own }, '')
    const isOwn = () => (history.state as { over?: string } | null)?.over === own
    const hear = (event: PopStateEvent) => {
      if (swallowed > 0 || isOwn()) return
      event.stopImmediatePropagation()
      latest.current()
    }
    addEventListener('popstate', hear, { capture: true })
    return () => {
      removeEventListener('popstate', hear, { capture: true })
      // Closed by hand: its step goes too. Where somebody went on to another page the step stays behind, and leads back here.
      if (!isOwn()) return
      swallowed++
      addEventListener(
        'popstate',
        (event) => {
          swallowed--
          event.stopImmediatePropagation()
        },
        { capture: true, once: true },
      )
      history.back()
    }
  }, [])
}
