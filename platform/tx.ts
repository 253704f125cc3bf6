import type { Kysely } from 'kysely'
import type { Civil } from './civil.ts'
import type { EventRow } from './ledger/event.ts'

/**
 * What a verb works with. For a write it is one database transaction; for a read it is the read-only pool.
 * Everything a verb does — rows, events, jobs, notices — goes through it and happens together or not at all.
 */
export interface Tx {
  /** The one instant of this request. */
  readonly now: Date
  /** The civil date of `now` in Shanghai. */
  readonly today: Civil
  readonly requestId: string
  /** Untyped on purpose: a module narrows it with `at(tx)` from its own `tables.ts` to the tables it may name. */
  readonly db: Kysely<unknown>
  /** Events of this transaction, written together just before COMMIT. */
  readonly pending: EventRow[]
  /** How many events this transaction has recorded so far, written or pending. */
  recorded: number
  /** Topics told to browsers after COMMIT, never before. */
  readonly topics: Set<string>
}

/** Tells whoever is looking at `topic` that it changed, once this transaction has committed. */
export function publish(tx: Tx, topic: string): void {
  tx.topics.add(topic)
}
