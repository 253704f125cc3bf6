import { useEffect, useSyncExternalStore } from 'react'

/**
 * What the sub-district is called is data, and a page that asks for data learns it first. It tells the nameplate, which
 * remembers it in this browser so that the next page opens under the right name at once.
 */
const key = 'lilong.place'
const hearers = new Set<() => void>()
let known = read()

function read(): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

/** Tells the nameplate the name of the sub-district. */
export function usePlaceTold(name: string | undefined): void {
  useEffect(() => {
    if (!name || name === known) return
    known = name
    try {
      localStorage.setItem(key, name)
    } catch {
      // A browser that keeps nothing learns it again next time.
    }
    for (const hear of hearers) hear()
  }, [name])
}

/** The name of the sub-district; empty until a page has told it. */
export function usePlace(): string {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => known,
  )
}
