import { sql } from 'kysely'
import { newId } from '../id.ts'
import type { Lilong } from '../lilong.ts'
import type { Tx } from '../tx.ts'
import { type Outcome, verifyLedger } from './verify.ts'

// Checks of the books that were asked for, and what came of them. A check takes as long as the ledger is large; it runs after the act that
// asks for it, and the act only writes down that it is wanted.

export interface KeptVerification {
  id: string
  asked_at: Date
  asked_by: string | null
  ended_at: Date | null
  events: number | null
  waiting: number | null
  seals: number | null
  whole: boolean | null
  outcomes: Outcome[] | null
}

/** A check that has not ended after so long never will: its process is gone. */
const longestMs = 6 * 3_600_000

/**
 * Asks for a check of the books.
 * @returns its id, or undefined while another is under way
 */
export async function askVerification(tx: Tx, askedBy: string | null): Promise<string | undefined> {
  await sql`update ledger.verification set ended_at = ${tx.now}
    where ended_at is null and asked_at < ${new Date(tx.now.getTime() - longestMs)}`.execute(tx.db)
  const { rows } = await sql<{ id: string }>`
    insert into ledger.verification (id, asked_at, asked_by) values (${newId(tx.now.getTime())}, ${tx.now}, ${askedBy})
    on conflict ((true)) where ended_at is null do nothing returning id`.execute(tx.db)
  return rows[0]?.id
}

/**
 * Carries out a check that was asked for and keeps what came of it. Looks before it writes anything: a transaction that had written would
 * hold back sealing for as long as it looks.
 * @returns what came of it, or undefined when it had ended already
 */
export async function carryOutVerification(
  tx: Tx,
  lilong: Lilong,
  id: string,
): Promise<KeptVerification | undefined> {
  const open = await sql`select 1 from ledger.verification where id = ${id} and ended_at is null`.execute(
    tx.db,
  )
  if (open.rows.length === 0) return undefined
  const found = await verifyLedger(lilong.database.read, await lilong.publications.read())
  const { rows } = await sql<KeptVerification>`
    update ledger.verification set ended_at = ${lilong.clock.now()}, events = ${found.events}, waiting = ${found.waiting},
      seals = ${found.seals}, whole = ${found.whole}, outcomes = ${JSON.stringify(found.outcomes)}::jsonb
    where id = ${id} and ended_at is null returning *`.execute(tx.db)
  return rows[0]
}

/** The last checks, newest first. */
export async function listVerifications(tx: Tx, limit: number): Promise<KeptVerification[]> {
  const { rows } = await sql<KeptVerification>`
    select * from ledger.verification order by number desc limit ${limit}`.execute(tx.db)
  return rows
}
