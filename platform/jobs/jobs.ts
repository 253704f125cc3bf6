import { CompiledQuery, type Kysely } from 'kysely'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Tx } from '../tx.ts'
import type { HeardEvent, Listener } from './listeners.ts'

/** Runs one listener for one event in a transaction of its own. */
export type RunJob = (listener: Listener, event: HeardEvent) => Promise<void>

export interface Jobs {
  readonly listeners: readonly Listener[]
  enqueue(tx: Tx, name: string, events: readonly HeardEvent[]): Promise<void>
  /** Runs what waits now until nothing is left; for tests, commands and the demonstration. Returns how many ran. */
  drain(): Promise<number>
  start(): Promise<void>
  /** Gives back what a process began and did not live to finish, and lets go of what is long done. A running server asks every minute. */
  mend(): Promise<void>
  stop(): Promise<void>
}

const statementsOn = (db: Kysely<unknown>) => ({
  executeSql: async (text: string, values: unknown[] = []) => {
    const result = await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, values))
    return { rows: result.rows as never[] }
  },
})

/** A job begun this long ago and not done is taken to be orphaned: its process was killed. None of ours takes a tenth of it. */
const longestSec = 5 * 60

/**
 * The queue (pg-boss) on our own pool. Jobs are inserted inside the transaction of the act, so a job exists exactly when its
 * event does; workers claim them in batches.
 */
export async function openJobs(
  pool: pg.Pool,
  listeners: readonly Listener[],
  run: RunJob,
  onError: (error: Error) => void,
): Promise<Jobs> {
  const boss = new PgBoss({
    schema: 'jobs',
    db: { executeSql: async (text: string, values?: unknown[]) => pool.query(text, values as unknown[]) },
    schedule: false,
    supervise: false,
  })
  boss.on('error', onError)
  await boss.start()
  for (const listener of listeners) {
    await boss.createQueue(listener.name, {
      retryLimit: 8,
      retryBackoff: true,
      retryDelay: 2,
      expireInSeconds: longestSec,
    })
  }
  const byName = new Map(listeners.map((l) => [l.name, l]))
  return {
    listeners,
    async enqueue(tx, name, events) {
      await boss.insert(
        name,
        events.map((data) => ({ data: data as object })),
        { db: statementsOn(tx.db) },
      )
    },
    async drain() {
      let ran = 0
      for (let found = true; found; ) {
        found = false
        for (const listener of listeners) {
          const jobs = (await boss.fetch<HeardEvent>(listener.name, { batchSize: 100 })) ?? []
          for (const job of jobs) {
            await run(listener, job.data)
            await boss.complete(listener.name, job.id)
            ran++
            found = true
          }
        }
      }
      return ran
    },
    async start() {
      for (const [name, listener] of byName) {
        await boss.work<HeardEvent>(name, { batchSize: 20, pollingIntervalSeconds: 1 }, async (jobs) => {
          for (const job of jobs) await run(listener, job.data)
        })
      }
    },
    async mend() {
      await boss.supervise()
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5_000, close: false })
    },
  }
}
