import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'

const sha256 = (...parts: Buffer[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/**
 * The Merkle root of leaf hashes, in the form of RFC 6962 §2.1: leaves are prefixed 0x00, inner nodes 0x01, and the left
 * sub-tree holds the largest power of two below the number of leaves. Refuses an empty list.
 */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) throw new RangeError('A Merkle tree has at least one leaf')
  if (leaves.length === 1) return sha256(Buffer.from([0]), leaves[0]!)
  const split = 2 ** (31 - Math.clz32(leaves.length - 1))
  return sha256(Buffer.from([1]), merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split)))
}

/** The bytes of an event that a seal vouches for, in the order of the table's columns. */
const leafText = sql`jsonb_build_array(e.id, e.kind, e.version, e.occurred_on, e.occurred_at, e.recorded_at, e.place_id, e.office_id,
  e.actor_id, e.channel, e.subject_kind, e.subject_id, e.person_id, e.household_id, e.quantity, e.measure, e.evidence, e.reverses,
  e.reason, e.turn, e.data, e.dims)::text`

/**
 * Seals every event whose transaction can no longer be overtaken by one still running: those below the snapshot's xmin.
 * A watermark over `seq` would lose rows, since sequences commit out of order.
 * @returns the new seal's root in hex, or null when nothing waits
 */
export async function sealEvents(db: Kysely<unknown>, at: Date, most = 50_000): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    await sql`lock table ledger.seal in exclusive mode`.execute(trx)
    const horizon = await sql<{
      xmin: string
    }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`.execute(trx)
    const below = horizon.rows[0]!.xmin
    const { rows } = await sql<{ id: string; leaf: string }>`
      select e.id, ${leafText} as leaf from ledger.event e
      where e.transaction_id < ${below}::xid8 and not exists (select from ledger.sealed s where s.event_id = e.id)
      order by e.seq limit ${most}`.execute(trx)
    if (rows.length === 0) return null
    const previous = await sql<{
      root: Buffer
    }>`select root from ledger.seal order by id desc limit 1`.execute(trx)
    const own = merkleRoot(rows.map((r) => Buffer.from(r.leaf)))
    const before = previous.rows[0]?.root ?? null
    const root = before ? sha256(Buffer.from([2]), before, own) : own
    const seal = await sql<{ id: number }>`
      insert into ledger.seal (sealed_at, below_transaction, events, root, previous_root)
      values (${at}, ${below}::xid8, ${rows.length}, ${root}, ${before}) returning id`.execute(trx)
    await sql`insert into ledger.sealed (event_id, seal_id, position)
      select id, ${seal.rows[0]!.id}, position - 1
      from unnest(${rows.map((r) => r.id)}::uuid[]) with ordinality as t(id, position)`.execute(trx)
    return root.toString('hex')
  })
}

/** About how many events are held in memory at once while seals are recomputed. */
const atOnce = 20_000

/**
 * Recomputes every seal and its link to the one before from the events as they stand now.
 * @returns the ids of seals that no longer fit, oldest first; empty when the books are whole
 */
export async function brokenSeals(db: Kysely<unknown>): Promise<number[]> {
  const seals = await sql<{ id: number; root: Buffer; previous_root: Buffer | null; events: number }>`
    select id, root, previous_root, events from ledger.seal order by id`.execute(db)
  const broken: number[] = []
  let before: Buffer | null = null
  for (let at = 0; at < seals.rows.length; ) {
    const run = [seals.rows[at]!]
    for (let events = run[0]!.events; at + run.length < seals.rows.length; ) {
      const next = seals.rows[at + run.length]!
      events += next.events
      if (events > atOnce) break
      run.push(next)
    }
    at += run.length
    const { rows } = await sql<{ seal: number; leaf: string }>`
      select s.seal_id as seal, ${leafText} as leaf from ledger.sealed s join ledger.event e on e.id = s.event_id
      where s.seal_id between ${run[0]!.id} and ${run.at(-1)!.id} order by s.seal_id, s.position`.execute(db)
    const leaves = Map.groupBy(rows, (row) => row.seal)
    for (const seal of run) {
      const own = leaves.get(seal.id) ?? []
      const whole =
        own.length === seal.events &&
        (before === null ? seal.previous_root === null : seal.previous_root?.equals(before))
      const tree = own.length > 0 ? merkleRoot(own.map((row) => Buffer.from(row.leaf))) : null
      const root: Buffer | null = tree && (before ? sha256(Buffer.from([2]), before, tree) : tree)
      if (!whole || !root?.equals(seal.root)) broken.push(seal.id)
      before = seal.root
    }
  }
  return broken
}
