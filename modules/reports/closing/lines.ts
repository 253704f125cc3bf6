import { sql } from 'kysely'
import type { QueryOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { listTelling as listEndpoint } from '../contract/reports.ts'
import type { InTwo } from '../contract/told.ts'
import { reportSeen } from '../writing/sight.ts'

interface Line {
  id: string
  title: string
  closedAt: Date
  isReleased: boolean
  until: string
  targetId: string | null
  said: { key: string; title: string; said: InTwo }[]
}

/** The line back: closed reports that told of a project, a target or an indicator, with the words they said, the newest first. */
export async function listTelling(
  tx: Tx,
  actor: Actor,
  query: QueryOf<typeof listEndpoint>,
): Promise<ReplyOf<typeof listEndpoint>> {
  const wanted = [
    ...(query.projectId ? [sql`p.project_id = ${query.projectId}`] : []),
    ...(query.targetId ? [sql`p.target_id = ${query.targetId}`] : []),
    ...(query.indicatorId ? [sql`p.indicator_id = ${query.indicatorId}`] : []),
  ]
  if (wanted.length === 0) return []
  const { rows } = await sql<Line>`
    select r.id, r.title, r.closed_at as "closedAt", r.released_at is not null as "isReleased", p.until_on as until,
      p.target_id as "targetId",
      json_agg(json_build_object('key', p.key, 'title', p.title, 'said', p.said) order by p.position) as said
    from reports.pin p join reports.report r on r.id = p.report_id
    where ${sql.join(wanted, sql` and `)} and ${reportSeen(tx, actor)}
    group by r.id, r.title, r.closed_at, r.released_at, p.until_on, p.target_id
    order by r.closed_at desc, min(p.position) limit 100`.execute(tx.db)
  return rows.map((row) => ({
    report: {
      id: row.id,
      title: row.title,
      closedAt: row.closedAt.toISOString(),
      isReleased: row.isReleased,
    },
    until: row.until,
    targetId: row.targetId,
    said: row.said.map(({ key, title, said }) => ({ key, title, ...said })),
  }))
}
