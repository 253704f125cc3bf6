import { type Kysely, sql } from 'kysely'
import type { Tx } from '../tx.ts'
import { countDistinct, everything } from './asking.ts'
import { piecesOf } from './spans.ts'

/** A civil day; periods are half-open, from `from` up to, not including, `until`. */
export type Day = string

/** Which events are meant: their kinds, what they count, and the declared dimensions they carry. */
export interface FactFilter {
  kinds: readonly string[]
  /** Only events that count in this measure; absent, every event of the kinds, whether it counts something or not. */
  measure?: string
  /** Each dimension named must have one of the values; null also fits an event that does not carry the dimension. */
  dims?: Readonly<Record<string, readonly (string | number | boolean | null)[]>>
}

/** `persons`, `households` and `places` are counted once however often they occur; persons entered twice are one human being. */
export type What = 'sum' | 'count' | 'persons' | 'households' | 'places'

export interface FactAsk {
  what: What
  facts: FactFilter
  periods: readonly { from: Day; until: Day }[]
  /** The node of the tree of places whose sub-tree is meant; the whole street when absent. Likewise for offices. */
  placeId?: string
  officeId?: string
  /** `then` (when absent): by the trees as they stood on the day of each event. `now`: as they stand today. */
  view?: 'then' | 'now'
}

export interface FactAnswer {
  /** null: no event at all, which is not zero. An event taken back is no event. */
  quantity: number | null
  /** How many events stand behind it. */
  n: number
  /** For persons and households: behind how many of the events a known one stands; the others are anonymous. */
  identified?: number
}

interface AnswerRow {
  a: number
  j: number
  quantity: number
  n: number
  of_persons: number
  of_households: number
  heads: number
}

const isDistinct = (what: What) => what === 'persons' || what === 'households' || what === 'places'

/**
 * Answers questions about what happened, exact at this instant: one row of answers per ask, one answer per period. All of them in one
 * statement, so of one moment: what has been folded into the tiers and what still waits to be.
 * Refuses a sum without a measure and a period that ends before it begins.
 */
export async function askFacts(tx: Tx, asks: readonly FactAsk[]): Promise<FactAnswer[][]> {
  if (asks.length === 0) return []
  const statement = statementFor(tx, asks)
  const { rows } = await joinedByHash(tx.db, (db) => statement.execute(db))
  const answers = new Map(rows.map((row) => [`${row.a}:${row.j}`, row]))
  return asks.map(({ what, periods }, a) =>
    periods.map((_, j): FactAnswer => {
      const row = answers.get(`${a}:${j}`)
      const known =
        what === 'persons' || what === 'households'
          ? { identified: (what === 'persons' ? row?.of_persons : row?.of_households) ?? 0 }
          : {}
      if (!row || row.n === 0) return { quantity: null, n: 0, ...known }
      return {
        quantity: what === 'sum' ? row.quantity : what === 'count' ? row.n : row.heads,
        n: row.n,
        ...known,
      }
    }),
  )
}

/** The statement that `askFacts` sends: `bench/indicators` explains it. */
export function statementFor(tx: Tx, asks: readonly FactAsk[]) {
  const asked = prepare(asks)
  const sums = everything(asked, tx.today)
  return asks.some((ask) => isDistinct(ask.what))
    ? sql<AnswerRow>`with ${sums}, ${countDistinct(asked)}
      select t.a, t.j, t.quantity, t.n, t.of_persons, t.of_households, coalesce(d.heads, 0)::integer as heads
      from total t left join different d using (a, j)`
    : sql<AnswerRow>`with ${sums}
      select a, j, quantity, n, of_persons, of_households, 0 as heads from total`
}

/** Nested loops off for one statement (`asking.ts` says why). In a transaction of its own where there is none. */
export async function joinedByHash<T>(
  db: Kysely<unknown>,
  ask: (db: Kysely<unknown>) => Promise<T>,
): Promise<T> {
  if (!db.isTransaction) return db.transaction().execute((trx) => joinedByHash(trx, ask))
  await sql`set local enable_nestloop = off`.execute(db)
  const answer = await ask(db)
  await sql`set local enable_nestloop = on`.execute(db)
  return answer
}

/** Asks as rows that refer to each other: what many asks share (a filter, a period) is said and resolved once. */
export interface Asked {
  filters: object[]
  nodes: object[]
  asks: object[]
  slots: object[]
  spans: object[]
  pieces: object[]
  edges: object[]
  /** Whether some ask needs single days whatever its periods: of a place and an office together, or as the trees stand today. */
  byDay: boolean
}

function prepare(asks: readonly FactAsk[]): Asked {
  const asked: Asked = {
    filters: [],
    nodes: [],
    asks: [],
    slots: [],
    spans: [],
    pieces: [],
    edges: [],
    byDay: false,
  }
  const once = (known: Map<string, number>, key: string, add: (at: number) => void): number => {
    const at = known.get(key) ?? known.size
    if (!known.has(key)) {
      known.set(key, at)
      add(at)
    }
    return at
  }
  const filters = new Map<string, number>()
  const nodes = new Map<string, number>()
  const lists = new Map<string, number>()
  const spans = new Map<string, number>()
  const reach = new Map<number, [number, number]>()
  asks.forEach(({ what, facts, periods, placeId, officeId, view }, a) => {
    if (what === 'sum' && facts.measure === undefined) throw new RangeError('A sum needs a measure')
    const filter = { kinds: facts.kinds, measure: facts.measure ?? null, dims: facts.dims ?? {} }
    const f = once(filters, JSON.stringify(filter), (at) => asked.filters.push({ f: at, ...filter }))
    const p = once(lists, JSON.stringify(periods), (list) => {
      let [lo, hi] = [Number.MAX_SAFE_INTEGER, 0]
      periods.forEach(({ from, until }, j) => {
        const { tiers, core, edges } = piecesOf(from, until)
        for (const period of tiers) [lo, hi] = [Math.min(lo, period), Math.max(hi, period)]
        const s = once(spans, `${from} ${until}`, (at) => {
          asked.spans.push({
            s: at,
            from_on: from,
            until_on: until,
            core_from: core.from,
            core_until: core.until,
          })
          for (const period of tiers) asked.pieces.push({ s: at, period })
          for (const edge of edges) asked.edges.push({ s: at, from_on: edge.from, until_on: edge.until })
        })
        asked.slots.push({ p: list, j, s })
      })
      reach.set(list, hi === 0 ? [0, -1] : [lo, hi])
    })
    const [lo, hi] = reach.get(p)!
    const now = view === 'now' && (placeId !== undefined || officeId !== undefined)
    asked.byDay ||= now || (placeId !== undefined && officeId !== undefined)
    const o = once(nodes, `${placeId} ${officeId}`, (at) =>
      asked.nodes.push({ o: at, place: placeId ?? null, office: officeId ?? null }),
    )
    asked.asks.push({ a, f, p, o, what, now, lo, hi })
  })
  return asked
}
