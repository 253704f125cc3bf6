import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { systemClock } from '../platform/clock.ts'
import { Id, Type } from '../platform/contract.ts'
import { startEmbedded } from '../platform/db/embedded.ts'
import { migrate } from '../platform/db/migrate.ts'
import { openDatabase } from '../platform/db/pool.ts'
import { system } from '../platform/http/actor.ts'
import { eventKind, flush, record } from '../platform/ledger/event.ts'
import { foldDeltas } from '../platform/ledger/fold.ts'
import { inTransaction } from '../platform/transaction.ts'
import { inPairs, machine, perSecond, ratioHead, ratioLine } from './pairs.ts'

// `npm run bench -- ledger`: recording events beside raw inserts into a table with the same columns and indexes, both durable.

const seconds = Number(process.env.BENCH_SECONDS ?? 3)
const rounds = 9
const workers = 8

const dataDir = await mkdtemp(join(tmpdir(), 'lilong-bench-'))
const embedded = await startEmbedded({ dataDir, log: () => {} })
const database = openDatabase(embedded.connection, { most: workers })
const plainPool = new pg.Pool({ ...embedded.connection, max: workers, options: '-c jit=off' })
await migrate(database.write, join(import.meta.dirname, '../db/migrations'))
await sql`create table public.bare (like ledger.event including all)`.execute(database.write)
await sql`create table public.plainPooldelta (like ledger.delta including all)`.execute(database.write)

const kind = eventKind('bench.counted', { data: Type.Object({ target: Id }), dims: ['target'] })
const places = Array.from({ length: 40 }, () => randomUUID())
const offices = Array.from({ length: 20 }, () => randomUUID())
const targets = Array.from({ length: 60 }, () => randomUUID())
const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!
const times = { clock: systemClock, database }

const ours = (events: number) => () =>
  perSecond(seconds * 1000, workers, async () => {
    await inTransaction(times, 'bench', async (tx) => {
      for (let i = 0; i < events; i++) {
        record(tx, kind, {
          subject: { kind: 'bench', id: randomUUID() },
          actor: system,
          placeId: pick(places),
          officeId: pick(offices),
          quantity: 1,
          measure: '个',
          data: { target: pick(targets) },
        })
      }
      await flush(tx)
    })
    return events
  })

const columns = [
  'id',
  'kind',
  'version',
  'occurred_on',
  'occurred_at',
  'recorded_at',
  'place_id',
  'office_id',
  'channel',
  'subject_kind',
  'subject_id',
  'quantity',
  'measure',
  'data',
  'dims',
  'request_id',
]
const insertText = (rows: number) =>
  `insert into public.bare (${columns.join(', ')}) values ${Array.from(
    { length: rows },
    (_, r) => `(${columns.map((_, c) => `$${r * columns.length + c + 1}`).join(', ')})`,
  ).join(', ')}`
const deltaText = (rows: number) =>
  `insert into public.plainPooldelta (kind, measure, dims, day, place_id, office_id, quantity, n) values ${Array.from(
    { length: rows },
    (_, r) => `(${Array.from({ length: 8 }, (_, c) => `$${r * 8 + c + 1}`).join(', ')})`,
  ).join(', ')}`

const bare = (events: number, withDelta: boolean) => {
  const text = insertText(events)
  const delta = deltaText(events)
  return () =>
    perSecond(seconds * 1000, workers, async () => {
      const client = await plainPool.connect()
      try {
        const at = new Date()
        const on = at.toISOString().slice(0, 10)
        const values: unknown[] = []
        const deltas: unknown[] = []
        for (let i = 0; i < events; i++) {
          const dims = JSON.stringify({ target: pick(targets) })
          const place = pick(places)
          const office = pick(offices)
          values.push(
            randomUUID(),
            'bench.counted',
            1,
            on,
            at,
            at,
            place,
            office,
            'system',
            'bench',
            randomUUID(),
            1,
            '个',
            dims,
            dims,
            'bench',
          )
          deltas.push('bench.counted', '个', dims, on, place, office, 1, 1)
        }
        await client.query('begin')
        await client.query({ name: `event${events}`, text, values })
        if (withDelta) await client.query({ name: `delta${events}`, text: delta, values: deltas })
        await client.query('commit')
      } finally {
        client.release()
      }
      return events
    })
}

try {
  const { rows } = await sql<{
    version: string
  }>`select current_setting('server_version') as version`.execute(database.read)
  const lines = [
    `Machine: ${machine()}, PostgreSQL ${rows[0]?.version}, ${workers} connections, durable commits.`,
    '',
    ratioHead,
  ]
  for (const events of [1, 100]) {
    for (const withDelta of [false, true]) {
      const beside = withDelta ? 'raw event + raw delta rows' : 'raw event rows only'
      const ratio = await inPairs(rounds, ours(events), bare(events, withDelta))
      lines.push(
        ratioLine(
          `${events} event${events > 1 ? 's' : ''} per transaction, beside ${beside}`,
          'events/s',
          ratio,
        ),
      )
      // Between measurements the deltas are folded, as the tick of a running server does.
      while ((await foldDeltas(database.write, 50_000)) > 0);
    }
  }
  process.stdout.write(`${lines.join('\n')}\n`)
} finally {
  await plainPool.end()
  await database.close()
  await embedded.stop()
  await rm(dataDir, { recursive: true, force: true })
}
