/** What somebody typed about one target and has not submitted yet. It stays in this browser for a day, for this person alone. */
export interface Unsent {
  readonly quantity: string
  readonly placeId: string
  readonly happenedOn: string
  readonly note: string
  readonly photos: readonly KeptPhoto[]
  /** Why the record came back that this begins from. */
  readonly returnedFor?: string
}
export interface KeptPhoto {
  readonly id: string
  readonly preview: string
}

const dayMs = 86_400_000
const keyOf = (personId: string, targetId: string) => `lilong.record.${personId}.${targetId}`

export function recallUnsent(personId: string, targetId: string): Unsent | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(personId, targetId)) ?? 'null') as
      | (Unsent & { at: number })
      | null
    if (!kept || Date.now() - kept.at > dayMs) return undefined
    return kept
  } catch {
    return undefined
  }
}

export function keepUnsent(personId: string, targetId: string, unsent: Unsent): void {
  try {
    localStorage.setItem(keyOf(personId, targetId), JSON.stringify({ ...unsent, at: Date.now() }))
  } catch {
    // A browser that keeps nothing still holds the form while the page is open.
  }
}

export function forgetUnsent(personId: string, targetId: string): void {
  try {
    localStorage.removeItem(keyOf(personId, targetId))
  } catch {
    // Nothing was kept.
  }
}
