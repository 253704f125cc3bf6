import { sql } from 'kysely'
import { addDays } from '../../../platform/civil.ts'
import { system } from '../../../platform/http/actor.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import { tell } from '../../messages/index.ts'
import { noticeOverdue } from '../events.ts'
import { escalatesAfterDays } from '../rules/notices.ts'
import { escalate, publishNotice } from './notices.ts'
import { type NoticeRow, standingOf } from './sight.ts'
import { noticeNews } from './telling.ts'

type Late = Pick<NoticeRow, 'id' | 'place_id' | 'office_id' | 'ordered_by' | 'issued_by' | 'due_on'>

const atOnce = 100

/**
 * Says of notices whose due day has passed without an answer that they are overdue, each once.
 * @returns how many
 */
export async function markOverdue(tx: Tx): Promise<number> {
  const { rows } = await sql<Late>`
    update reports.notice set overdue_at = ${tx.now} where id in (
      select id from reports.notice where state in ('issued', 'sent_back') and overdue_at is null and due_on < ${tx.today}::date
      order by due_on limit ${atOnce} for update skip locked)
    returning id, place_id, office_id, ordered_by, issued_by, due_on`.execute(tx.db)
  for (const row of rows) {
    record(tx, noticeOverdue, { ...standingOf(row), actor: system, data: { dueOn: row.due_on } })
    await tell(tx, row.issued_by, noticeNews, {
      notice: row.id,
      news: 'overdue',
      ordinal: ordinalOf(row.due_on),
    })
    publishNotice(tx, row.id)
  }
  return rows.length
}

/** A notice that got a new day may be late again: another occasion. */
const ordinalOf = (dueOn: string): number => Number(dueOn.replaceAll('-', ''))

/**
 * Puts notices that are overdue for some days before the leader who ordered them.
 * @returns how many
 */
export async function escalateLate(tx: Tx): Promise<number> {
  const { rows } = await sql<Late>`
    select id, place_id, office_id, ordered_by, issued_by, due_on from reports.notice
    where state in ('issued', 'sent_back') and escalated_at is null and due_on <= ${addDays(tx.today, -escalatesAfterDays)}::date
    order by due_on limit ${atOnce} for update skip locked`.execute(tx.db)
  for (const row of rows) await escalate(tx, system, row, true)
  return rows.length
}
