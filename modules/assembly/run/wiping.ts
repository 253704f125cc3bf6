import { sql } from 'kysely'
import type { ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import * as contract from '../contract/run.ts'
import { sessionToRead } from '../sessions/sight.ts'
import { runWiped } from './events.ts'
import { factsOfRun, moved, runToMove, sessionOfRun, standing } from './runs.ts'

// The zero tape: a rehearsal is deleted from every table that holds anything of it, and what was counted before and after is kept.

/**
 * Every table of a run, those first that point at others. Asked of the catalogue and not listed here: a table that a room adds later
 * is wiped and counted too.
 */
async function tablesOfRuns(tx: Tx): Promise<string[]> {
  const { rows: tables } = await sql<{ id: number; name: string }>`
    select c.oid::int as id, c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'run_id' and not a.attisdropped
    where c.relnamespace = 'assembly'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`.execute(tx.db)
  const { rows: keys } = await sql<{ from: number; to: number }>`
    select conrelid::int as "from", confrelid::int as "to" from pg_constraint
    where contype = 'f' and conrelid <> confrelid`.execute(tx.db)
  const left = [...tables]
  const ordered: string[] = []
  while (left.length > 0) {
    const next = left.findIndex(
      ({ id }) => !keys.some((k) => k.to === id && left.some((t) => t.id === k.from)),
    )
    // Tables that point at each other cannot be emptied one by one; then PostgreSQL says so.
    ordered.push(...left.splice(Math.max(0, next), 1).map(({ name }) => name))
  }
  return ordered
}

const tableNamed = (name: string) => sql.table(`assembly.${name}`)

async function countRows(tx: Tx, tables: readonly string[], runId: string): Promise<Map<string, number>> {
  const parts = tables.map(
    (name) =>
      sql`select ${name}::text as name, count(*)::int as n from ${tableNamed(name)} where run_id = ${runId}`,
  )
  const { rows } = await sql<{ name: string; n: number }>`${sql.join(parts, sql` union all `)}`.execute(tx.db)
  return new Map(rows.map(({ name, n }) => [name, n]))
}

/**
 * Deletes everything of a rehearsal that has ended, in one transaction, and keeps the counts before and after. Refuses the day itself, a
 * rehearsal under way, and a second wiping. When anything is left, nothing is wiped.
 */
export async function wipeRun(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const { run, session } = await runToMove(tx, actor, id)
  if (run.kind !== 'rehearsal' || !run.ended || run.wiped) refuse(contract.runNotWipeable)
  const tables = await tablesOfRuns(tx)
  // Triggers that forbid change let go for this run and this transaction.
  await sql`select set_config('assembly.wiping', ${id}, true)`.execute(tx.db)
  const before = await countRows(tx, tables, id)
  for (const name of tables) await sql`delete from ${tableNamed(name)} where run_id = ${id}`.execute(tx.db)
  const after = await countRows(tx, tables, id)
  const counted: contract.WipedTable[] = [...tables]
    .sort()
    .map((table) => ({ table, before: before.get(table) ?? 0, after: after.get(table) ?? 0 }))
  const left = counted.filter((line) => line.after > 0)
  if (left.length > 0) throw new Error(`Wiping left rows in ${left.map((line) => line.table).join(', ')}`)
  await sql`
    update assembly.run set wiped_at = ${tx.now}, wiped_by = ${actor.personId}, wiped = ${JSON.stringify(counted)}
    where id = ${id}`.execute(tx.db)
  const rows = counted.reduce((sum, line) => sum + line.before, 0)
  record(tx, runWiped, { ...standing(session), actor, subject: { kind: 'run', id }, data: { rows } })
  moved(tx, session.id)
  return { id }
}

/** The proof of a wiping, for everybody who may see the session; the rows are counted once more at this moment. */
export async function getRunProof(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<ReplyOf<typeof contract.getRunProof>> {
  const session = await sessionToRead(tx, actor, await sessionOfRun(tx, id))
  const run = await factsOfRun(tx, id)
  const { rows } = await sql<{ wiped: contract.WipedTable[] | null; body: string }>`
    select r.wiped, b.name as body from assembly.run r, assembly.body b where r.id = ${id} and b.id = ${session.bodyId}`.execute(
    tx.db,
  )
  const { wiped, body } = rows[0]!
  const now = await countRows(tx, await tablesOfRuns(tx), id)
  const names = [...new Set([...now.keys(), ...(wiped ?? []).map((line) => line.table)])].sort()
  return {
    session: { id: session.id, title: session.title, body },
    run,
    tables: names.map((table) => {
      const line = wiped?.find((one) => one.table === table)
      return { table, before: line?.before ?? null, after: line?.after ?? null, now: now.get(table) ?? 0 }
    }),
    countedAt: tx.now.toISOString(),
  }
}
