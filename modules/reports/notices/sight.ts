import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { withinReach } from '../../units/index.ts'
import { type NoticeHead, noticeMoved } from '../contract/notices.ts'
import { isOverdue, type NoticeAct, noticeMoves } from '../rules/notices.ts'
import type { Tables } from '../tables.ts'

// Who may see a supervision notice: whoever reads reports where it was issued, the office it is addressed to, the leader who ordered it.

export type NoticeRow = Tables['reports.notice'] & {
  office_name: string
  to_office_name: string
  ordered_by_name: string
  issued_by_name: string
}

export const noticeSeen = (tx: Tx, actor: Actor): RawBuilder<boolean> =>
  sql<boolean>`(n.ordered_by = ${actor.personId} or ${withinReach(tx, actor.reach('reports.read'), 'n.place_id', 'n.office_id')}
    or ${withinReach(tx, actor.reach('reports.answer'), 'n.place_id', 'n.to_office_id')})`

/** Notices that fit, those due first, what is settled last. `condition` speaks of `reports.notice n`. */
export async function askNotices(tx: Tx, condition: RawBuilder<unknown>, limit = 300): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select n.*, office.short_name as office_name, addressed.short_name as to_office_name, leader.name as ordered_by_name,
      issuer.name as issued_by_name
    from reports.notice n
    join units.label office on office.id = n.office_id
    join units.label addressed on addressed.id = n.to_office_id
    join people.label leader on leader.id = n.ordered_by
    join people.label issuer on issuer.id = n.issued_by
    where ${condition}
    order by n.settled_at is not null, n.due_on, n.id limit ${limit}`.execute(tx.db)
  return rows
}

/** A notice the actor may see, or 404. */
export async function noticeToRead(tx: Tx, actor: Actor, id: string): Promise<NoticeRow> {
  return found((await askNotices(tx, sql`n.id = ${id} and ${noticeSeen(tx, actor)}`, 1))[0])
}

/** The same for an act, held until it commits; refuses an act its state does not allow. */
export async function noticeToMove(tx: Tx, actor: Actor, id: string, act: NoticeAct): Promise<NoticeRow> {
  await sql`select 1 from reports.notice where id = ${id} for no key update`.execute(tx.db)
  const row = await noticeToRead(tx, actor, id)
  const { permission } = noticeMoves[act]
  demand(actor, permission, { placeId: row.place_id, officeId: officeFor(row, act) })
  if (!noticeMoves[act].from.includes(row.state)) refuse(noticeMoved, { state: row.state, act })
  return row
}

/** Answering is the addressed office's; the rest is whoever's who orders where it was issued. */
const officeFor = (row: NoticeRow, act: NoticeAct) => (act === 'answer' ? row.to_office_id : row.office_id)

const mayMove = (actor: Actor, row: NoticeRow, act: NoticeAct): boolean =>
  actor.may(noticeMoves[act].permission, { placeId: row.place_id, officeId: officeFor(row, act) })

export const actsOf = (actor: Actor, row: NoticeRow): NoticeAct[] =>
  (Object.keys(noticeMoves) as NoticeAct[]).filter(
    (act) =>
      noticeMoves[act].from.includes(row.state) &&
      mayMove(actor, row, act) &&
      (act !== 'escalate' || row.escalated_at === null),
  )

export const standingOf = (row: Pick<NoticeRow, 'place_id' | 'office_id' | 'id'>) => ({
  placeId: row.place_id,
  officeId: row.office_id,
  subject: { kind: 'reports.notice', id: row.id },
})

export function headOf(tx: Tx, row: NoticeRow): NoticeHead {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    state: row.state,
    isOverdue: isOverdue(row.state, row.due_on, tx.today),
    dueOn: row.due_on,
    issuedAt: row.issued_at.toISOString(),
    office: { id: row.office_id, name: row.office_name },
    toOffice: { id: row.to_office_id, name: row.to_office_name },
    orderedBy: { id: row.ordered_by, name: row.ordered_by_name },
    about: {
      kind: row.about_kind,
      id: row.about_id,
      text: row.about_text,
      projectId: row.about_project_id,
    },
    escalatedAt: row.escalated_at?.toISOString() ?? null,
    settledAt: row.settled_at?.toISOString() ?? null,
  }
}

export const topicOf = (id: string): string => `reports.notice:${id}`
export const noticesTopic = 'reports.notices'
