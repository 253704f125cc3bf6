import { useEffect, useRef, useState } from 'react'

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** Files dropped anywhere on the page; true while some hover over it. Text dragged into a field stays with the field. */
export function useDropping(take: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    let depth = 0
    const set = (next: number) => {
      depth = Math.max(0, next)
      setOver(depth > 0)
    }
    const hear: { [kind: string]: (event: DragEvent) => void } = {
      dragenter: () => set(depth + 1),
      dragleave: () => set(depth - 1),
      // Without it the browser would leave the page and show the file.
      dragover: (event) => event.preventDefault(),
      drop: (event) => {
        event.preventDefault()
        set(0)
        latest.current([...(event.dataTransfer?.files ?? [])])
      },
    }
    const acts = Object.entries(hear).map(([kind, act]) => {
      const listener = (event: Event) => {
        if (holdsFiles(event as DragEvent)) act(event as DragEvent)
      }
      document.addEventListener(kind, listener)
      return () => document.removeEventListener(kind, listener)
    })
    return () => {
      for (const stop of acts) stop()
    }
  }, [])
  return over
}
