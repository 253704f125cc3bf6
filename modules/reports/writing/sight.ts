import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { withinReach } from '../../units/index.ts'
import { hashOf } from '../closing/hash.ts'
import type { Report, ReportHead } from '../contract/reports.ts'
import type { Tables } from '../tables.ts'

// Who may see a report: whoever holds reports.read where it stands. Released ones everybody reads, at an address of their own.

export type ReportRow = Tables['reports.report'] & {
  place_name: string
  office_name: string
  saved_by_name: string | null
  closed_by_name: string | null
  released_by_name: string | null
  corrects: { id: string; title: string } | null
  corrected_by: { id: string; title: string } | null
}

const person = (id: RawBuilder<unknown>) => sql`(select w.name from people.label w where w.id = ${id})`

/** Reports that fit, the newest first. `condition` speaks of `reports.report r`. Without text and pins unless asked for. */
export async function askReports(
  tx: Tx,
  condition: RawBuilder<unknown>,
  how: { whole?: boolean; limit?: number; order?: RawBuilder<unknown> } = {},
): Promise<ReportRow[]> {
  const heavy = how.whole
    ? sql`r.content, r.pinned`
    : sql`'{"blocks":[],"numbers":[]}'::jsonb as content, null::jsonb as pinned`
  const { rows } = await sql<ReportRow>`
    select r.id, r.kind, r.title, r.from_on, r.until_on, r.place_id, r.office_id, r.version, r.corrects_id, r.created_by,
      r.created_at, r.saved_by, r.saved_at, r.closed_by, r.closed_at, r.follows_id, r.hash, r.released_by, r.released_at, ${heavy},
      place.short_name as place_name, office.name as office_name, ${person(sql`r.saved_by`)} as saved_by_name,
      ${person(sql`r.closed_by`)} as closed_by_name, ${person(sql`r.released_by`)} as released_by_name,
      (select json_build_object('id', c.id, 'title', c.title) from reports.report c where c.id = r.corrects_id) as corrects,
      (select json_build_object('id', c.id, 'title', c.title) from reports.report c
        where c.corrects_id = r.id and c.closed_at is not null) as corrected_by
    from reports.report r
    join units.label place on place.id = r.place_id
    join units.label office on office.id = r.office_id
    where ${condition}
    order by ${how.order ?? sql`r.saved_at desc, r.id desc`} limit ${how.limit ?? 200}`.execute(tx.db)
  return rows
}

export const reportSeen = (tx: Tx, actor: Actor): RawBuilder<boolean> =>
  withinReach(tx, actor.reach('reports.read'), 'r.place_id', 'r.office_id')

/** A report the actor may read, whole; or 404. */
export async function reportToRead(tx: Tx, actor: Actor, id: string): Promise<ReportRow> {
  const [row] = await askReports(tx, sql`r.id = ${id}`, { whole: true, limit: 1 })
  return found(row && actor.may('reports.read', standingOf(row)) ? row : null)
}

/** The same, held until the act commits: two who close it come one after the other. */
export async function reportToChange(tx: Tx, actor: Actor, id: string): Promise<ReportRow> {
  await sql`select 1 from reports.report where id = ${id} for no key update`.execute(tx.db)
  return reportToRead(tx, actor, id)
}

export const standingOf = (row: { place_id: string; office_id: string }) => ({
  placeId: row.place_id,
  officeId: row.office_id,
})

export function headOf(row: ReportRow): ReportHead {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    from: row.from_on,
    until: row.until_on,
    place: { id: row.place_id, name: row.place_name },
    office: { id: row.office_id, name: row.office_name },
    version: row.version,
    savedAt: row.saved_at.toISOString(),
    savedBy: row.saved_by_name,
    closedAt: row.closed_at?.toISOString() ?? null,
    closedBy: row.closed_by_name,
    releasedAt: row.released_at?.toISOString() ?? null,
    releasedBy: row.released_by_name,
    corrects: row.corrects,
    correctedBy: row.corrected_by,
  }
}

/** What goes under the hash: the text, every number, who closed it and when. */
export function sealedOf(
  row: Pick<
    ReportRow,
    'id' | 'kind' | 'title' | 'from_on' | 'until_on' | 'place_id' | 'office_id' | 'content' | 'corrects_id'
  > & {
    follows_id: string | null
    pinned: unknown
    closed_by: string | null
    closed_at: Date | null
  },
) {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    from: row.from_on,
    until: row.until_on,
    placeId: row.place_id,
    officeId: row.office_id,
    content: row.content,
    correctsId: row.corrects_id,
    followsId: row.follows_id,
    pinned: row.pinned,
    closedBy: row.closed_by,
    closedAt: row.closed_at?.toISOString() ?? null,
  }
}

export function reportOf(actor: Actor, row: ReportRow): Report {
  return {
    ...headOf(row),
    content: row.content,
    hash: row.hash,
    isIntact: row.hash === null ? null : hashOf(sealedOf(row)) === row.hash,
    may: mayOf(actor, row),
  }
}

function mayOf(actor: Actor, row: ReportRow): string[] {
  const standing = standingOf(row)
  const isClosed = row.closed_at !== null
  return [
    ...(!isClosed && actor.may('reports.write', standing) ? ['write'] : []),
    ...(!isClosed && actor.may('reports.close', standing) ? ['close'] : []),
    ...(isClosed &&
    row.released_at === null &&
    row.corrected_by === null &&
    actor.may('reports.release', standing)
      ? ['release']
      : []),
    ...(isClosed && row.corrected_by === null && actor.may('reports.write', standing) ? ['correct'] : []),
    ...(actor.may('reports.write', standing) ? ['copy'] : []),
  ]
}
