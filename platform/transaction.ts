import type { Kysely } from 'kysely'
import { civilDate } from './civil.ts'
import type { Clock } from './clock.ts'
import type { Database } from './db/pool.ts'
import type { Tx } from './tx.ts'

export interface Times {
  clock: Clock
  database: Database
}

export function makeTx(db: Kysely<unknown>, now: Date, requestId: string): Tx {
  return { now, today: civilDate(now), requestId, db, pending: [], recorded: 0, topics: new Set() }
}

/** For reading: no BEGIN; each statement sees what is committed. PostgreSQL refuses any write on it. */
export function readingTx({ clock, database }: Times, requestId: string): Tx {
  return makeTx(database.read, clock.now(), requestId)
}

/**
 * For what must be read as of one instant: every statement of `work` sees the database as it was at the first. It sees nothing that
 * an act under way has written, and cannot write.
 */
export async function inOneSight<T>(
  { clock, database }: Times,
  requestId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return database.read
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((trx) => work(makeTx(trx, clock.now(), requestId)))
}

/**
 * Runs `work` in one transaction. All or nothing; topics to tell are returned for after the commit.
 * Whoever calls it writes the pending events (`flush`) before returning.
 */
export async function inTransaction<T>(
  { clock, database }: Times,
  requestId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<{ result: T; topics: ReadonlySet<string> }> {
  let topics: ReadonlySet<string> = new Set()
  const result = await database.write.transaction().execute(async (trx) => {
    const tx = makeTx(trx, clock.now(), requestId)
    topics = tx.topics
    return work(tx)
  })
  return { result, topics }
}
