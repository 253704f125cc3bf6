import { type RawBuilder, sql } from 'kysely'
import type { QueryOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { listPapers as listPapersEndpoint, PaperLine } from '../contract/papers.ts'
import { ofOwnOffice, ownIds, paperSeen } from './sight.ts'

/** The most urgent of the papers at hand come first where an order is asked for. */
export const byUrgency = sql`case p.urgency when 'most_urgent' then 0 when 'urgent' then 1 else 2 end, p.touched_at`

/** Papers as lines of a list. `condition` speaks of `documents.paper p`; who may see them is the caller’s to say in it. */
export async function askLines(
  tx: Tx,
  _actor: Actor,
  condition: RawBuilder<unknown>,
  { limit, order }: { limit: number; order?: RawBuilder<unknown> },
): Promise<PaperLine[]> {
  const { rows } = await sql<Omit<PaperLine, 'touchedAt'> & { touchedAt: Date }>`
    select p.id, p.kind, p.title, p.state,
      (select n.number from documents.number n where n.paper_id = p.id) as number,
      (select jsonb_build_object('id', u.id, 'name', u.short_name) from units.label u where u.id = p.office_id) as office,
      (select jsonb_build_object('id', l.id, 'name', l.name) from people.label l where l.id = p.drafted_by) as "draftedBy",
      p.is_internal as "isInternal", p.urgency, p.due_on as "dueOn", p.dated_on as "datedOn", p.touched_at as "touchedAt",
      case p.state
        when 'countersigning' then array(
          select coalesce(u.short_name, '') from documents.countersign c join units.label u on u.id = c.office_id
          where c.paper_id = p.id and c.round = p.round and c.stance is null order by c.position, u.short_name)
        when 'approval' then array(
          select l.name from documents.approval a join people.label l on l.id = a.person_id
          where a.paper_id = p.id and a.round = p.round and a.outcome is null and a.ask <> 'read' order by a.path collate "C" limit 1)
        else '{}' end as "waitsFor"
    from documents.paper p
    where ${condition}
    order by ${order ?? sql`p.id desc`} limit ${limit}`.execute(tx.db)
  return rows.map((row) => ({ ...row, touchedAt: row.touchedAt.toISOString() }))
}

/** Papers one may see, newest first; `before` is the last id of the page before. */
export async function listPapers(
  tx: Tx,
  actor: Actor,
  query: QueryOf<typeof listPapersEndpoint>,
): Promise<PaperLine[]> {
  const search = query.search?.trim()
  const like = search && `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    paperSeen(tx, actor),
    ...(query.state ? [sql`p.state = ${query.state}`] : []),
    ...(query.kind ? [sql`p.kind = ${query.kind}`] : []),
    ...(query.officeId ? [sql`p.office_id = ${query.officeId}`] : []),
    ...(query.mine ? [sql`p.drafted_by = any (${ownIds(actor)})`] : []),
    ...(query.received
      ? [
          sql`p.issued_at is not null and exists (select from documents.recipient r
            where r.paper_id = p.id and ${ofOwnOffice(tx, actor, 'documents.read', 'r.office_id')})`,
        ]
      : []),
    ...(query.aboutId ? [sql`p.about_id = ${query.aboutId}`] : []),
    ...(like
      ? [
          sql`(p.title ilike ${like} or exists (select from documents.number n where n.paper_id = p.id and n.number ilike ${like}))`,
        ]
      : []),
    ...(query.before ? [sql`p.id < ${query.before}`] : []),
  ]
  return askLines(tx, actor, sql.join(conditions, sql` and `), { limit: query.limit ?? 50 })
}
