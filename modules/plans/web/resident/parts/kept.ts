import type { KeptPhoto } from '../../promises/unsent.ts'

/** What somebody wrote and has not sent yet. It stays in this browser for three days, for this person alone. */
export interface KeptWish {
  readonly title: string
  readonly words: string
  readonly categoryId: string
  readonly placeId: string
  readonly photos: readonly KeptPhoto[]
}

const keptMs = 3 * 86_400_000
const keyOf = (personId: string) => `lilong.wish.${personId}`

export function recallWish(personId: string): KeptWish | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(personId)) ?? 'null') as
      | (KeptWish & { at: number })
      | null
    return kept && Date.now() - kept.at <= keptMs ? kept : undefined
  } catch {
    return undefined
  }
}

export function keepWish(personId: string, wish: KeptWish): void {
  try {
    localStorage.setItem(keyOf(personId), JSON.stringify({ ...wish, at: Date.now() }))
  } catch {
    // A browser that keeps nothing still holds the form while the page is open.
  }
}

export function forgetWish(personId: string): void {
  try {
    localStorage.removeItem(keyOf(personId))
  } catch {
    // Nothing was kept.
  }
}
