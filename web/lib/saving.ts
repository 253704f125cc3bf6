export type SavingState =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  /** It did not work; `again` says whether it will be tried again by itself. */
  | { readonly kind: 'failed'; readonly error: unknown; readonly again: boolean }
  /** Somebody else saved meanwhile: nothing is sent until a person has decided. */
  | { readonly kind: 'conflict' }

export interface Saved {
  readonly version: number
  readonly savedAt: string
}

export interface Saving<Content> {
  state(): SavingState
  hear(hearer: () => void): () => void
  /** The content as it is now; it is sent a moment after the last change. */
  offer(content: Content): void
  /** Sends at once what waits, and resolves to the version that is then saved; null when it could not be saved. */
  now(): Promise<number | null>
  /** The state the server has, as known here. */
  base(): { version: number; content: Content }
  /** Goes on from what the server has now: after a conflict, or after somebody else's change came in. */
  rebase(version: number, savedAt: string, content: Content): void
  close(): void
}

const momentMs = 1200
const againMs = 6000

/**
 * Saves what somebody writes quietly: one request at a time, always the newest content, with the version it was made from. Refuses to send
 * over somebody else's version.
 */
export function openSaving<Content>(given: {
  version: number
  savedAt: string
  content: Content
  send: (version: number, content: Content) => Promise<Saved>
  isStale: (error: unknown) => boolean
  mayRepeat: (error: unknown) => boolean
  onSaved?: (saved: Saved, content: Content) => void
}): Saving<Content> {
  const hearers = new Set<() => void>()
  let base = { version: given.version, content: given.content }
  let savedAt = given.savedAt
  let newest = given.content
  let state: SavingState = { kind: 'saved', at: savedAt }
  let timer: ReturnType<typeof setTimeout> | undefined
  let under: Promise<void> | null = null

  const tell = (next: SavingState) => {
    state = next
    for (const hear of hearers) hear()
  }
  const later = (waitMs: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), waitMs)
  }
  const run = (): Promise<void> => {
    clearTimeout(timer)
    under ??= attempt().finally(() => {
      under = null
      // What was typed while the last request was on its way.
      if (state.kind === 'saved' && newest !== base.content) offer(newest)
    })
    return under
  }
  const attempt = async () => {
    if (newest === base.content || state.kind === 'conflict') return
    const content = newest
    const { version } = base
    tell({ kind: 'saving' })
    try {
      const saved = await given.send(version, content)
      base = { version: saved.version, content }
      savedAt = saved.savedAt
      given.onSaved?.(saved, content)
      tell({ kind: 'saved', at: savedAt })
    } catch (error) {
      if (given.isStale(error)) return tell({ kind: 'conflict' })
      const again = given.mayRepeat(error)
      tell({ kind: 'failed', error, again })
      if (again) later(againMs)
    }
  }
  const offer = (content: Content) => {
    newest = content
    if (under || state.kind === 'conflict') return
    if (content === base.content) {
      clearTimeout(timer)
      if (state.kind !== 'saved') tell({ kind: 'saved', at: savedAt })
      return
    }
    if (state.kind !== 'waiting') tell({ kind: 'waiting' })
    later(momentMs)
  }

  return {
    state: () => state,
    hear(hearer) {
      hearers.add(hearer)
      return () => hearers.delete(hearer)
    },
    offer,
    async now() {
      // Twice: the first may only end a request that began before the last change.
      await run()
      if (newest !== base.content) await run()
      return newest === base.content && state.kind === 'saved' ? base.version : null
    },
    base: () => base,
    rebase(version, at, content) {
      base = { version, content }
      savedAt = at
      tell({ kind: 'saved', at })
      if (newest !== content) offer(newest)
    },
    close: () => clearTimeout(timer),
  }
}
