import { createHash } from 'node:crypto'
import { Kysely, type LogEvent, PostgresDialect } from 'kysely'
import pg from 'pg'

export type Connection = pg.PoolConfig

/** A statement as it was sent: what `bench/http` replays beside the whole request. */
export interface Statement {
  text: string
  values: readonly unknown[]
  pool: 'write' | 'read'
}

export interface Database {
  /** For acts. */
  readonly write: Kysely<unknown>
  /** For reading: PostgreSQL itself refuses a write on these connections. */
  readonly read: Kysely<unknown>
  /**
   * For the job queue's own statements. Apart from the others: an act that waits for the queue while every connection is held by acts
   * that wait for it would wait for ever.
   */
  readonly queuePool: pg.Pool
  /** How many connections each pool holds, by state. */
  connections(): Record<'write' | 'read' | 'queue', { busy: number; idle: number; waiting: number }>
  close(): Promise<void>
}

// int8 and numeric come as numbers where they fit exactly; a figure that would lose digits is an error, never a rounding.
pg.types.setTypeParser(pg.types.builtins.INT8, exactNumber)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (text) => Number(text))
// A civil date stays the string it is: through `Date` it would shift with the server's zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

function exactNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`An integer from the database is too large: ${text}`)
  return value
}

const names = new Map<string, string>()
const mostNames = 1_000
/** More parameters than any hand-written statement has: rows of a list, another text for every length of it. */
const mostValues = 100

/**
 * Every parameterised statement is prepared once per connection: Kysely sends text, and planning it anew cost more than running it.
 * The number of names is bounded, so a statement built with ever-new text is sent unnamed, and so is one that inserts a list: the lists of
 * a few hundred plans would otherwise take every name and stay in the memory of every connection.
 */
class PreparingClient extends pg.Client {
  // biome's types follow pg's overloads; only the form Kysely uses (text, values) is renamed.
  override query(...args: unknown[]): never {
    const [text, values] = args
    if (typeof text === 'string' && Array.isArray(values) && values.length > 0 && args.length === 2) {
      const name = values.length <= mostValues ? nameOf(text) : undefined
      if (name) return super.query({ name, text, values } as never) as never
    }
    return (super.query as (...a: unknown[]) => never).apply(this, args)
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  if (names.size >= mostNames) return undefined
  const name = createHash('sha1').update(text).digest('base64url')
  names.set(text, name)
  return name
}

/**
 * Two pools: one that acts, one that can only read.
 * @param connection where PostgreSQL is
 * @param onStatement called with each statement sent; for benchmarks
 */
export function openDatabase(
  connection: Connection,
  options: { onStatement?: (s: Statement) => void; most?: number; onError?: (error: Error) => void } = {},
): Database {
  const common = {
    ...connection,
    Client: PreparingClient as unknown as typeof pg.Client,
    max: options.most ?? 10,
    application_name: 'lilong',
  }
  const writePool = new pg.Pool({ ...common, options: '-c TimeZone=UTC -c jit=off' })
  const readPool = new pg.Pool({
    ...common,
    options: '-c TimeZone=UTC -c jit=off -c default_transaction_read_only=on',
  })
  // A connection that breaks while idle (the database was restarted) is dropped; the next query opens another.
  const queuePool = new pg.Pool({ ...common, max: 2, options: '-c TimeZone=UTC -c jit=off' })
  for (const pool of [writePool, readPool, queuePool]) {
    pool.on('error', (error) => options.onError?.(error))
    // The pool listens only while a connection is idle; one that breaks between two statements of a transaction would otherwise
    // end the process. The next statement on it fails, and with it the act.
    pool.on('connect', (client) => client.on('error', (error) => options.onError?.(error)))
  }
  const log = (pool: Statement['pool']) =>
    options.onStatement
      ? (event: LogEvent) =>
          options.onStatement?.({ text: event.query.sql, values: event.query.parameters, pool })
      : undefined
  const write = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: writePool }), log: log('write') })
  const read = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: readPool }), log: log('read') })
  return {
    write,
    read,
    queuePool,
    connections() {
      const of = (pool: pg.Pool) => ({
        busy: pool.totalCount - pool.idleCount,
        idle: pool.idleCount,
        waiting: pool.waitingCount,
      })
      return { write: of(writePool), read: of(readPool), queue: of(queuePool) }
    },
    async close() {
      await Promise.all([write.destroy(), read.destroy(), queuePool.end()])
    },
  }
}
