import { performance } from 'node:perf_hooks'
import type { Kysely } from 'kysely'
import type { Lilong } from './lilong.ts'

/** How long another process's change may stay unnoticed when its notice is lost. */
const trustMs = 1_000

export interface Remembered<T> {
  /** What the database says, from memory while that is known to be true. */
  get(): Promise<T>
}

/**
 * Keeps in memory what every request needs and seldom changes (trees, grants). A change in this process tells `topic` after its
 * commit and is seen by the next request; a change in another process is seen at its notice, or after a second at the latest,
 * when the version row is asked again. The version must be raised in the transaction of the change.
 */
export function remember<T>(
  lilong: Pick<Lilong, 'hub' | 'database'>,
  what: {
    topic: string
    version: (db: Kysely<unknown>) => Promise<number>
    load: (db: Kysely<unknown>) => Promise<T>
  },
): Remembered<T> {
  let known: { version: number; value: T; askedAt: number } | undefined
  let asking: Promise<T> | undefined
  let changes = 0
  lilong.hub.listen([what.topic], () => {
    changes++
    known = undefined
    // Whoever asks from now on must not be given the answer to a question put before the change.
    asking = undefined
  })

  async function ask(): Promise<T> {
    const before = known
    const changesBefore = changes
    const askedAt = performance.now()
    const db = lilong.database.read
    // Version first: what is loaded afterwards is at least that new. The other order could mark old rows as new.
    const version = await what.version(db)
    const value = before?.version === version ? before.value : await what.load(db)
    if (changes === changesBefore) known = { version, value, askedAt }
    return value
  }
  return {
    get() {
      if (known && performance.now() - known.askedAt < trustMs) return Promise.resolve(known.value)
      if (asking) return asking
      const question = ask().finally(() => {
        if (asking === question) asking = undefined
      })
      asking = question
      return question
    },
  }
}
