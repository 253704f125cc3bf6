import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { systemClock } from '../platform/clock.ts'
import { startEmbedded } from '../platform/db/embedded.ts'
import { migrate } from '../platform/db/migrate.ts'
import { type Database, openDatabase } from '../platform/db/pool.ts'
import { askFacts, type FactAsk, joinedByHash, statementFor } from '../platform/ledger/cube.ts'
import { foldDeltas } from '../platform/ledger/fold.ts'
import { verifyLedger } from '../platform/ledger/verify.ts'
import { makeTx } from '../platform/transaction.ts'
import { kinds, type Loaded, loadStreet, serving, tellSome } from './indicators-load.ts'
import { machine, median } from './pairs.ts'

// `npm run bench -- indicators [events …]`: the cube beside GROUP BY over the events with the best index for it, at several densities of
// the same street, year and persons. Without arguments 1,000,000 and 10,000,000 events; two sizes or more give the growth of buffers.

const sizes = process.argv.slice(2).map((word) => Number(word.replaceAll(/[_,]/g, '')))
if (sizes.some((size) => !Number.isInteger(size) || size < 1_000)) {
  process.stderr.write('npm run bench -- indicators [events …], each a whole number of a thousand or more\n')
  process.exit(2)
}
const looks = Number(process.env.BENCH_LOOKS ?? 60)
/** Up to this many events the whole bench is checked against a recomputation before anything is measured. */
const verifiedUpTo = 300_000

const months = Array.from({ length: 12 }, (_, m) => ({
  from: `2025-${String(m + 1).padStart(2, '0')}-01`,
  until: m === 11 ? '2026-01-01' : `2025-${String(m + 2).padStart(2, '0')}-01`,
}))
const year = [{ from: '2025-01-01', until: '2026-01-01' }]

interface Question {
  name: string
  ours: (round: number) => FactAsk[]
  /** The same answered from the events. */
  bare: (round: number) => RawBuilder<unknown>
}

const questions = ({ street, neighbourhoods }: Loaded): Question[] => {
  const nodeAt = (round: number) => neighbourhoods[round % neighbourhoods.length]!
  const kindAt = (round: number) => kinds[1 + ((round * 7) % (serving - 1))]!
  const manyAt = (round: number) =>
    Array.from({ length: 5 }, (_, k) => kinds[1 + ((round * 7 + k * 13) % (serving - 1))]!)
  const persons = (facts: FactAsk['facts']): FactAsk[] => [{ what: 'persons', facts, periods: year }]
  const bareOfPersons = (of: readonly string[]) => sql`
    select count(*) from (
      select from ledger.event where kind = any (${of}) and occurred_on >= '2025-01-01' and occurred_on < '2026-01-01'
        and person_id is not null
      group by person_id having sum(case when reverses is null then 1 else -1 end) > 0
    ) one`
  const dashboard = (name: string, at: (round: number) => string): Question => ({
    name,
    ours: (round) =>
      kinds.map((kind, k): FactAsk => {
        const of = { periods: months, placeId: at(round) }
        return k % 2 === 0
          ? { what: 'sum', facts: { kinds: [kind], measure: '人次' }, ...of }
          : { what: 'count', facts: { kinds: [kind] }, ...of }
      }),
    bare: (round) => sql`
      select kind, date_trunc('month', occurred_on), sum(quantity), sum(case when reverses is null then 1 else -1 end)
      from ledger.event
      where occurred_on >= '2025-01-01' and occurred_on < '2026-01-01'
        and place_id = any (array(select id from ledger.above where above_id = ${at(round)}))
      group by 1, 2`,
  })
  return [
    dashboard('200 indicators × 12 months of a neighbourhood', nodeAt),
    dashboard('200 indicators × 12 months of the whole street', () => street),
    {
      name: 'distinct persons of the busiest indicator, a year, the whole street',
      ours: () => persons({ kinds: [kinds[0]!] }),
      bare: () => bareOfPersons([kinds[0]!]),
    },
    {
      name: 'distinct persons of any other indicator, a year, the whole street',
      ours: (round) => persons({ kinds: [kindAt(round)] }),
      bare: (round) => bareOfPersons([kindAt(round)]),
    },
    {
      name: 'distinct persons over five kinds of events, a year, the whole street',
      ours: (round) => persons({ kinds: manyAt(round) }),
      bare: (round) => bareOfPersons(manyAt(round)),
    },
  ]
}

interface Measured {
  p50: number
  p95: number
  buffers: number
  plan: string
}

const millis = async (work: () => Promise<unknown>) => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Shared buffers found or read, over the whole statement, and the plan. */
async function explain(
  db: Kysely<unknown>,
  statement: RawBuilder<unknown>,
): Promise<Pick<Measured, 'buffers' | 'plan'>> {
  const text = await sql<Record<string, string>>`explain (analyze, buffers, timing off) ${statement}`.execute(
    db,
  )
  const lines = text.rows.map((row) => Object.values(row)[0]!)
  // The first line of buffers belongs to the top of the plan, which holds all beneath it.
  const top = lines.find((line) => line.includes('Buffers: shared')) ?? ''
  const count = (word: string) =>
    Number(new RegExp(`${word}=(\\d+)`).exec(top.split(/, (?:local|temp)/)[0]!)?.[1] ?? 0)
  return { buffers: count('hit') + count('read'), plan: lines.join('\n') }
}

async function measure(
  times: number,
  act: (round: number) => Promise<unknown>,
  plan: () => Promise<Pick<Measured, 'buffers' | 'plan'>>,
): Promise<Measured> {
  for (let warm = 0; warm < Math.min(6, times); warm++) await act(warm)
  const taken: number[] = []
  for (let round = 0; round < times; round++) taken.push(await millis(() => act(round)))
  taken.sort((a, b) => a - b)
  return { p50: median(taken), p95: taken[Math.ceil(taken.length * 0.95) - 1]!, ...(await plan()) }
}

interface Sheet {
  events: number
  lines: { name: string; ours: Measured; bare: Measured }[]
  bytes: { ledger: number; cube: number }
  foldPerSecond: number
}

async function bytesPerEvent(db: Kysely<unknown>, events: number): Promise<Sheet['bytes']> {
  const { rows } = await sql<{ ledger: number; indexes: number; cube: number }>`
    select pg_total_relation_size('ledger.event') as ledger,
      (pg_relation_size('ledger.bench_by_place') + pg_relation_size('ledger.bench_by_kind')) as indexes,
      (select sum(pg_total_relation_size(t)) from unnest(array['ledger.delta', 'ledger.key', 'ledger.rollup', 'ledger.mark',
        'ledger.tier', 'ledger.presence', 'ledger.stood']::regclass[]) t)::bigint as cube`.execute(db)
  const { ledger, indexes, cube } = rows[0]!
  return { ledger: Math.round((ledger - indexes) / events), cube: Math.round(cube / events) }
}

async function atSize(database: Database, events: number): Promise<Sheet> {
  const { write } = database
  const note = (line: string) => process.stderr.write(`${events.toLocaleString('en')}: ${line}\n`)
  const loaded = await loadStreet(write, events, note)
  // Two seconds' worth of events that nothing has folded yet, as on any busy afternoon.
  await tellSome({ clock: systemClock, database }, 200)
  if (events <= verifiedUpTo) {
    const { whole, outcomes } = await verifyLedger(database.read, null)
    if (!whole) throw new Error(`What was loaded differs from its events: ${JSON.stringify(outcomes)}`)
    note('what was loaded is what the events say')
  }
  const sheet: Sheet = { events, lines: [], bytes: await bytesPerEvent(write, events), foldPerSecond: 0 }
  const { read } = database
  const now = systemClock.now()
  for (const { name, ours, bare } of questions(loaded)) {
    note(name)
    const tx = makeTx(read, now, 'bench')
    sheet.lines.push({
      name,
      ours: await measure(
        looks,
        (round) => askFacts(tx, ours(round)),
        () => joinedByHash(read, (db) => explain(db, statementFor(tx, ours(1)))),
      ),
      bare: await measure(
        Math.max(3, Math.round(looks / 10)),
        (round) => bare(round).execute(read),
        () => explain(read, bare(1)),
      ),
    })
  }
  note('folding')
  while ((await foldDeltas(write)) > 0);
  const folded = 20_000
  await tellSome({ clock: systemClock, database }, folded)
  const took = await millis(async () => {
    while ((await foldDeltas(write)) > 0);
  })
  sheet.foldPerSecond = folded / (took / 1000)
  return sheet
}

async function withDatabase(events: number): Promise<{ sheet: Sheet; version: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lilong-bench-'))
  const embedded = await startEmbedded({ dataDir, log: () => {}, durable: false })
  const database = openDatabase(embedded.connection)
  try {
    await migrate(database.write, join(import.meta.dirname, '../db/migrations'))
    const { rows } = await sql<{
      version: string
    }>`select current_setting('server_version') as version`.execute(database.read)
    return { sheet: await atSize(database, events), version: rows[0]!.version }
  } finally {
    await database.close()
    await embedded.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const n = (value: number) => Math.round(value).toLocaleString('en')
const ms = (value: number) => (value < 10 ? value.toFixed(1) : n(value))
const sheets: Sheet[] = []
let version = ''
for (const events of sizes.length > 0 ? sizes : [1_000_000, 10_000_000]) {
  const measured = await withDatabase(events)
  sheets.push(measured.sheet)
  version = measured.version
}

const out = [
  `Machine: ${machine()}, PostgreSQL ${version}, one connection, all in memory or the system's cache.`,
  '',
  '| what | events | cube p50 | cube p95 | buffers | GROUP BY p50 | buffers | times faster |',
  '|---|---|---|---|---|---|---|---|',
]
for (const [at, line] of sheets[0]!.lines.entries()) {
  for (const { events, lines } of sheets) {
    const { ours, bare } = lines[at]!
    out.push(
      `| ${line.name} | ${n(events)} | ${ms(ours.p50)} ms | ${ms(ours.p95)} ms | ${n(ours.buffers)} | ${ms(bare.p50)} ms | ${n(bare.buffers)} | **${n(bare.p50 / ours.p50)}** |`,
    )
  }
  const [first, last] = [sheets[0]!.lines[at]!.ours, sheets.at(-1)!.lines[at]!.ours]
  if (sheets.length > 1)
    out.push(
      `| buffers at the largest / at the smallest | | | | **${(last.buffers / first.buffers).toFixed(2)}** | | | |`,
    )
}
out.push(
  '',
  '| events | bytes of disk per event: the event with its indexes | all tiers and presence | folded per second |',
  '|---|---|---|---|',
)
for (const { events, bytes, foldPerSecond } of sheets)
  out.push(`| ${n(events)} | ${n(bytes.ledger)} | ${n(bytes.cube)} | ${n(foldPerSecond)} |`)
out.push('')
for (const { name, ours, bare } of sheets.at(-1)!.lines) {
  out.push(
    `Plan of GROUP BY, ${name}:`,
    '```',
    bare.plan,
    '```',
    `Plan of the cube, ${name}:`,
    '```',
    ours.plan,
    '```',
  )
}
process.stdout.write(`${out.join('\n')}\n`)
