import { useSyncExternalStore } from 'react'

/** A choice of this browser that outlives the page: the language, the theme, the size of the text. */
export interface StoredChoice<V extends string> {
  get(): V
  set(value: V): void
  use(): V
}

/** Kept in local storage when the browser lets us, and for the life of the page when not. Unknown values fall back. */
export function storedChoice<V extends string>(
  name: string,
  values: readonly V[],
  fallback: V,
): StoredChoice<V> {
  const key = `lilong.${name}`
  const hearers = new Set<() => void>()
  const known = (text: string | null): V => values.find((v) => v === text) ?? fallback
  const read = (): V => {
    try {
      return known(localStorage.getItem(key))
    } catch {
      return fallback
    }
  }
  let now = read()
  const tell = () => {
    for (const hear of hearers) hear()
  }
  // Another tab of the same browser chose differently.
  addEventListener('storage', (event) => {
    if (event.key !== key) return
    now = known(event.newValue)
    tell()
  })
  const get = () => now
  return {
    get,
    set(value) {
      now = value
      try {
        localStorage.setItem(key, value)
      } catch {
        // A browser that keeps nothing still shows what was chosen.
      }
      tell()
    },
    use: () =>
      useSyncExternalStore((hear) => {
        hearers.add(hear)
        return () => hearers.delete(hear)
      }, get),
  }
}
