import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { Project } from '../contract/projects.ts'

type Entry = Project['diary'][number]

interface EventOfProject {
  kind: string
  recorded_at: Date
  who: string | null
  data: Record<string, unknown>
  named: string | null
}

const most = 200

/**
 * What happened to a project, newest first, from the ledger. Records are not in it: they are seen only where one works.
 * Ids in the data become the names they stand for; lists become their length.
 */
export async function diaryOf(tx: Tx, projectId: string): Promise<Entry[]> {
  const { rows } = await sql<EventOfProject>`
    select e.kind, e.recorded_at, who.name as who, e.data,
      coalesce(office.short_name, leader.name, m.title, t.quoted) as named
    from ledger.event e
    left join people.label who on who.id = e.actor_id
    left join units.label office on office.id = (e.data->>'leadOffice')::uuid
    left join people.label leader on leader.id = (e.data->>'leader')::uuid
    left join plans.milestone m on m.id = (e.data->>'milestone')::uuid
    left join plans.target t on t.id = (e.data->>'target')::uuid
    where e.subject_kind = 'plans.project' and e.subject_id = ${projectId}
    order by e.seq desc limit ${most}`.execute(tx.db)
  return rows.map((row) => ({
    at: row.recorded_at.toISOString(),
    kind: row.kind,
    who: row.who,
    params: { ...told(row.data), named: row.named },
  }))
}

const isId = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value)

function told(data: Record<string, unknown>): Entry['params'] {
  const params: Entry['params'] = {}
  for (const [key, value] of Object.entries(data)) {
    if (Array.isArray(value)) params[key] = value.length
    else if (typeof value === 'number' || value === null || (typeof value === 'string' && !isId(value)))
      params[key] = value
  }
  return params
}
