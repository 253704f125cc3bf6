import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { NoticeState } from '../rules/notices.ts'

export interface NoticeStanding {
  id: string
  number: string
  state: NoticeState
}

/** How notices stand, by id; for a later module whose matter they carry. Says nothing about who may read them. */
export async function noticesStanding(tx: Tx, ids: readonly string[]): Promise<Map<string, NoticeStanding>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<NoticeStanding>`
    select id, number, state from reports.notice where id = any (${ids}::uuid[])`.execute(tx.db)
  return new Map(rows.map((row) => [row.id, row]))
}
