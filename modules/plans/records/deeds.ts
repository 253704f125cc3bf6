import { type RawBuilder, sql } from 'kysely'
import type { QueryOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Deed, listRecords as listEndpoint } from '../contract/records.ts'
import type { Named, ProjectState, RecordState, ReversalReason } from '../contract/words.ts'
import { measureColumn } from '../figures/figures.ts'
import { isClosed } from '../rules/states.ts'
import { mayDecide, ownIds, recordDecided, recordSeen } from './sight.ts'

interface DeedRow {
  id: string
  project_id: string
  project_title: string
  project_state: ProjectState
  project_place_id: string
  target_id: string
  quoted: string
  subject: string | null
  unit: string | null
  place_id: string
  place_name: string
  office_id: string
  office_name: string | null
  happened_on: string
  quantity: number
  note: string | null
  state: RecordState
  submitted_by: string
  is_own: boolean
  submitted_name: string
  submitted_at: Date
  decided_by: string | null
  decided_name: string | null
  decided_at: Date | null
  return_reason: string | null
  reversal_reason: ReversalReason | null
  photos: Deed['photos']
  released_at: Date | null
  held_until_on: string | null
  hold_reason: string | null
}

/**
 * Records with everything a person needs to judge them, in one statement. Names come by sub-selects: as joins they made
 * PostgreSQL spend more time on planning than on answering. `condition` speaks of `plans.record r`,
 * `plans.project p` and `plans.target t`; who may see them is the caller's to say in it.
 */
export async function askDeeds(
  tx: Tx,
  actor: Actor,
  condition: RawBuilder<unknown>,
  options: { limit: number; order?: RawBuilder<unknown> },
): Promise<Deed[]> {
  // A limit that the plan can see, in few sizes, so that the statement is planned once.
  const step = [25, 50, 100, 200, 500].find((size) => size >= options.limit) ?? options.limit
  const { rows } = await sql<DeedRow>`
    select r.id, r.project_id, p.title as project_title, p.state as project_state, p.place_id as project_place_id,
      r.target_id, t.quoted, t.subject,
      case when t.measured_by = 'share' then ${measureColumn} else t.unit end as unit,
      r.place_id, (select short_name from units.label where id = r.place_id) as place_name,
      r.office_id, (select short_name from units.label where id = r.office_id) as office_name, r.happened_on, r.quantity, r.note,
      r.state, r.submitted_by, r.submitted_by = any (${ownIds(actor)}) as is_own, (select name from people.label where id = r.submitted_by) as submitted_name, r.submitted_at,
      r.decided_by, (select name from people.label where id = r.decided_by) as decided_name, r.decided_at, r.return_reason, r.reversal_reason, r.released_at, r.held_until_on,
      r.hold_reason,
      coalesce((
        select json_agg(json_build_object('id', ph.file_id, 'widthPx', f.width_px, 'heightPx', f.height_px,
          'isPublic', ph.is_public) order by ph.position)
        from plans.photo ph join platform.file f on f.id = ph.file_id where ph.record_id = r.id), '[]') as photos
    from plans.record r
    join plans.project p on p.id = r.project_id
    join plans.target t on t.id = r.target_id
    where ${condition}
    order by ${options.order ?? sql`r.id desc`} limit ${sql.lit(step)}`.execute(tx.db)
  return rows.slice(0, options.limit).map((row) => deedOf(tx, actor, row))
}

const named = (id: string | null, name: string | null): Named | null => (id && name ? { id, name } : null)

function deedOf(tx: Tx, actor: Actor, row: DeedRow): Deed {
  // A hold that ended today no longer holds, whether or not it was cleared away yet.
  const isHeld = row.held_until_on !== null && row.held_until_on > tx.today
  return {
    id: row.id,
    projectId: row.project_id,
    projectTitle: row.project_title,
    targetId: row.target_id,
    targetQuoted: row.quoted,
    targetSubject: row.subject,
    unit: row.unit,
    place: { id: row.place_id, name: row.place_name },
    office: named(row.office_id, row.office_name),
    happenedOn: row.happened_on,
    quantity: row.quantity,
    note: row.note,
    state: row.state,
    submittedBy: { id: row.submitted_by, name: row.submitted_name },
    submittedAt: row.submitted_at.toISOString(),
    decidedBy: named(row.decided_by, row.decided_name),
    decidedAt: row.decided_at?.toISOString() ?? null,
    returnReason: row.return_reason,
    reversalReason: row.reversal_reason,
    photos: row.photos,
    releasedAt: row.released_at?.toISOString() ?? null,
    heldUntilOn: isHeld ? row.held_until_on : null,
    holdReason: isHeld ? row.hold_reason : null,
    may: mayOf(actor, row, isHeld),
  }
}

/** What this actor may do with a record now, by the names of the acts. */
function mayOf(actor: Actor, row: DeedRow, isHeld: boolean): string[] {
  const decision = { officeId: row.office_id, projectPlaceId: row.project_place_id }
  const standing = { placeId: row.place_id, officeId: row.office_id }
  const acts: string[] = []
  if (row.state === 'submitted') {
    if (row.is_own) acts.push('withdraw')
    else if (mayDecide(actor, 'plans.accept', decision)) {
      if (!isClosed(row.project_state)) acts.push('accept')
      acts.push('return')
    }
  }
  if (row.state === 'accepted') {
    if (mayDecide(actor, 'plans.reverse', decision)) acts.push('reverse')
    if (row.released_at === null && actor.may('plans.release', standing))
      acts.push(...(isHeld ? ['lift_hold', 'hold'] : ['release', 'hold']))
  }
  return acts
}

/** Records the actor may see, newest first; `before` is the last id of the page before. */
export async function listRecords(
  tx: Tx,
  actor: Actor,
  query: QueryOf<typeof listEndpoint>,
): Promise<Deed[]> {
  const conditions = [
    recordSeen(tx, actor),
    ...(query.planId ? [sql`p.plan_id = ${query.planId}`] : []),
    ...(query.projectId ? [sql`r.project_id = ${query.projectId}`] : []),
    ...(query.targetId ? [sql`r.target_id = ${query.targetId}`] : []),
    ...(query.placeId
      ? [
          sql`exists (select from units.within w where w.ancestor_id = ${query.placeId} and w.id = r.place_id
            and w.from_on <= ${tx.today}::date and ${tx.today}::date < w.until_on)`,
        ]
      : []),
    ...(query.state ? [sql`r.state = ${query.state}`] : []),
    ...(query.mine ? [sql`r.submitted_by = any (${ownIds(actor)})`] : []),
    ...(query.forMe ? [forMe(tx, actor)] : []),
    ...(query.before ? [sql`r.id < ${query.before}`] : []),
  ]
  return askDeeds(tx, actor, sql.join(conditions, sql` and `), { limit: query.limit ?? 50 })
}

/** Records that wait for this very person: of the own line, by somebody else, in a project that is still open. */
export function forMe(tx: Tx, actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(r.state = 'submitted' and r.submitted_by <> all (${ownIds(actor)})
    and p.state not in ('stopped', 'accepted') and ${recordDecided(tx, actor, 'plans.accept')})`
}

export async function getRecord(tx: Tx, actor: Actor, id: string): Promise<Deed> {
  const deeds = await askDeeds(tx, actor, sql`r.id = ${id} and ${recordSeen(tx, actor)}`, { limit: 1 })
  return found(deeds[0])
}
