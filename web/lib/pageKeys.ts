import { useEffect, useSyncExternalStore } from 'react'

/** Keys and what they do, in words. */
export type KeyLine = readonly [keys: readonly string[], word: string]

let shown: readonly KeyLine[] = []
const hearers = new Set<() => void>()
const put = (lines: readonly KeyLine[]) => {
  shown = lines
  for (const hear of hearers) hear()
}

/** Tells the sheet under `?` which keys the page on screen adds to those of the frame. */
export function usePageKeys(lines: readonly KeyLine[]): void {
  const told = JSON.stringify(lines)
  useEffect(() => {
    put(JSON.parse(told) as readonly KeyLine[])
    return () => put([])
  }, [told])
}

/** The keys of the page on screen. */
export function useShownKeys(): readonly KeyLine[] {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => shown,
  )
}
