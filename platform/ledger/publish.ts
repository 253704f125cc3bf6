import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Lilong } from '../lilong.ts'
import type { Tx } from '../tx.ts'
import type { Difference } from './verify.ts'

/** Where the seals are made known outside the database: a file that only grows, one line a day, meant to be copied elsewhere. */
export interface Publications {
  /** Its lines, oldest first; null when nothing was published yet. */
  read(): Promise<string | null>
  /** Adds a line and returns when it is on the disk. */
  add(line: string): Promise<void>
}

export function openPublications(folder: string): Publications {
  const path = join(folder, 'seals.txt')
  return {
    async read() {
      try {
        return await readFile(path, 'utf8')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    async add(line) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = await open(path, 'a', 0o600)
      try {
        await file.appendFile(`${line}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
    },
  }
}

/** A day, the newest seal of that day, how many events all seals up to it hold, and its root. */
const lineShape = /^(\d{4}-\d{2}-\d{2}) (\d+) (\d+) ([0-9a-f]{64})$/

/**
 * Publishes the newest seal, once a day. Whoever later changes an event and makes the seals fit again would have to change every copy of
 * this file as well.
 * @returns how many lines were added
 */
export async function publishSeal(tx: Tx, { publications }: Pick<Lilong, 'publications'>): Promise<number> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('ledger.publish', 0)) as mine`.execute(tx.db)
  if (!rows[0]?.mine) return 0
  const last = (await publications.read())?.trimEnd().split('\n').at(-1)?.slice(0, 10) ?? ''
  if (last >= tx.today) return 0
  const newest = await sql<{ id: number; root: Buffer; events: number }>`
    select id, root, (select sum(events) from ledger.seal)::integer as events from ledger.seal order by id desc limit 1`.execute(
    tx.db,
  )
  const seal = newest.rows[0]
  if (!seal) return 0
  await publications.add(`${tx.today} ${seal.id} ${seal.events} ${seal.root.toString('hex')}`)
  return 1
}

/** Compares every published line with the seals as they stand now. */
export async function brokenPublications(
  db: Kysely<unknown>,
  published: string | null,
): Promise<{ lines: number; broken: Difference[] }> {
  const lines = (published ?? '').split('\n').filter((line) => line !== '')
  if (lines.length === 0) return { lines: 0, broken: [] }
  const { rows } = await sql<{ id: number; root: Buffer; events: number }>`
    select id, root, (sum(events) over (order by id))::integer as events from ledger.seal`.execute(db)
  const seals = new Map(rows.map((seal) => [seal.id, `${seal.events} ${seal.root.toString('hex')}`]))
  const broken = lines.flatMap((line): Difference[] => {
    const [, on, id, events, root] = lineShape.exec(line) ?? []
    if (on === undefined)
      return [{ at: { line: line.slice(0, 120) }, expected: 'a line of four words', found: 'another' }]
    const expected = `${events} ${root}`
    const found = seals.get(Number(id)) ?? null
    return found === expected ? [] : [{ at: { on, seal: Number(id) }, expected, found }]
  })
  return { lines: lines.length, broken }
}
