import { type RawBuilder, sql } from 'kysely'
import type { QueryOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type {
  listProjects as listProjectsEndpoint,
  Milestone,
  Project,
  ProjectSummary,
} from '../contract/projects.ts'
import type { Named, ProjectLevel, ProjectState } from '../contract/words.ts'
import { askTargets, type TargetRow, targetOf } from '../figures/figures.ts'
import { worstOf } from '../rules/standing.ts'
import { type ProjectAct, transitions } from '../rules/states.ts'
import { diaryOf } from './diary.ts'

export interface ProjectRow {
  id: string
  plan_id: string
  year: number
  adopted_on: string
  basis: string
  number: string | null
  category: string | null
  text: string
  level: ProjectLevel
  title: string
  state: ProjectState
  stopped_reason: string | null
  place_id: string
  office_id: string
  budget_fen: number | null
  site: string | null
  version: number
  lead_office: Named | null
  joining_offices: Named[]
  leader: Named | null
  contact: Named | null
  site_place: Named | null
  milestones: Milestone[]
  leaders: Project['leaders']
  waiting: number
}

/** An id with its name, as JSON. By sub-select: as joins the many labels made PostgreSQL plan longer than answer. */
const office = (id: RawBuilder<unknown>) =>
  sql`(select json_build_object('id', u.id, 'name', u.short_name) from units.label u where u.id = ${id})`
const person = (id: RawBuilder<unknown>) =>
  sql`(select json_build_object('id', w.id, 'name', w.name) from people.label w where w.id = ${id})`

/**
 * Projects of adopted plans that fit, with the people around them, in one statement. `condition` speaks of `plans.project p`,
 * `plans.plan pl`, `plans.passage ps` and the present `leader`.
 */
export async function askProjects(tx: Tx, condition: RawBuilder<unknown>): Promise<ProjectRow[]> {
  const { rows } = await sql<ProjectRow>`
    select p.id, p.plan_id, pl.year, pl.adopted_on, pl.basis, ps.number, ps.category, ps.text, p.level, p.title, p.state,
      p.stopped_reason, p.place_id, p.office_id, p.budget_fen, p.site, p.version,
      ${office(sql`p.lead_office_id`)} as lead_office, ${person(sql`leader.person_id`)} as leader,
      ${person(sql`p.contact_person_id`)} as contact, ${office(sql`p.site_place_id`)} as site_place,
      coalesce((
        select json_agg(json_build_object('id', o.id, 'name', o.short_name) order by o.short_name)
        from plans.joining_office j join units.label o on o.id = j.office_id where j.project_id = p.id), '[]') as joining_offices,
      coalesce((
        select json_agg(json_build_object('id', m.id, 'title', m.title, 'dueOn', m.due_on, 'reachedOn', m.reached_on)
          order by m.due_on, m.id)
        from plans.milestone m where m.project_id = p.id), '[]') as milestones,
      coalesce((
        select json_agg(json_build_object('person', json_build_object('id', w.id, 'name', w.name),
          'fromOn', lower(l.during), 'untilOn', upper(l.during)) order by lower(l.during))
        from plans.leader_term l join people.label w on w.id = l.person_id where l.project_id = p.id), '[]') as leaders,
      (select count(*) from plans.record r where r.project_id = p.id and r.state = 'submitted') as waiting
    from plans.project p
    join plans.plan pl on pl.id = p.plan_id and pl.adopted_on is not null
    join plans.passage ps on ps.id = p.passage_id
    left join plans.leader_term leader on leader.project_id = p.id and leader.during @> ${tx.today}::date
    where ${condition}
    order by ps.position`.execute(tx.db)
  return rows
}

/** A row and its targets as a list shows them. */
export function summaryOf(tx: Tx, row: ProjectRow, targetRows: readonly TargetRow[]): ProjectSummary {
  const around = { state: row.state, adoptedOn: row.adopted_on, milestones: row.milestones }
  const targets = targetRows.map((target) => targetOf(tx, target, around))
  return {
    id: row.id,
    planId: row.plan_id,
    number: row.number,
    category: row.category,
    level: row.level,
    title: row.title,
    text: row.text,
    state: row.state,
    leadOffice: row.lead_office,
    joiningOffices: row.joining_offices,
    leader: row.leader,
    contact: row.contact,
    budgetFen: row.budget_fen,
    targets,
    nextMilestone: row.milestones.find((m) => m.reachedOn === null) ?? null,
    standing: worstOf(
      targets.map((target) => target.standing.kind),
      row.state,
    ),
    waitingRecords: row.waiting,
  }
}

export function byProject(rows: readonly TargetRow[]): Map<string, TargetRow[]> {
  const groups = new Map<string, TargetRow[]>()
  for (const row of rows) {
    const group = groups.get(row.project_id)
    if (group) group.push(row)
    else groups.set(row.project_id, [row])
  }
  return groups
}

/** The projects of a plan in the order of its text, with figures as they are now: three statements, whatever their number. */
export async function listProjects(
  tx: Tx,
  planId: string,
  query: QueryOf<typeof listProjectsEndpoint>,
): Promise<ProjectSummary[]> {
  const plan = await sql<{
    id: string
  }>`select id from plans.plan where id = ${planId} and adopted_on is not null`.execute(tx.db)
  found(plan.rows[0])
  const like = query.text && `%${query.text.replace(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    sql`p.plan_id = ${planId}`,
    ...(query.category ? [sql`ps.category = ${query.category}`] : []),
    ...(query.state ? [sql`p.state = ${query.state}`] : []),
    ...(query.leaderId ? [sql`leader.person_id = ${query.leaderId}`] : []),
    ...(query.officeId
      ? [
          sql`(p.lead_office_id = ${query.officeId} or exists (
            select from plans.joining_office o where o.project_id = p.id and o.office_id = ${query.officeId}))`,
        ]
      : []),
    ...(like ? [sql`(p.title ilike ${like} or ps.text ilike ${like} or ps.number ilike ${like})`] : []),
  ]
  const [projects, targets] = await Promise.all([
    askProjects(tx, sql.join(conditions, sql` and `)),
    askTargets(tx, sql`p.plan_id = ${planId}`),
  ])
  const grouped = byProject(targets)
  const summaries = projects.map((row) => summaryOf(tx, row, grouped.get(row.id) ?? []))
  return query.standing ? summaries.filter((project) => project.standing === query.standing) : summaries
}

/** One promise whole. Anybody who holds plans.read may see it: the adopted text is public. */
export async function getProject(tx: Tx, actor: Actor, id: string): Promise<Project> {
  const [projects, targets, diary] = await Promise.all([
    askProjects(tx, sql`p.id = ${id}`),
    askTargets(tx, sql`t.project_id = ${id}`),
    diaryOf(tx, id),
  ])
  const row = found(projects[0])
  return {
    ...summaryOf(tx, row, targets),
    version: row.version,
    site: row.site,
    sitePlace: row.site_place,
    milestones: row.milestones,
    leaders: row.leaders,
    stoppedReason: row.stopped_reason,
    adoptedOn: row.adopted_on,
    basis: row.basis,
    may: mayOf(actor, row),
    diary,
  }
}

/** What this actor may do with a project now, by the names of the acts. */
function mayOf(actor: Actor, row: ProjectRow): string[] {
  const standing = { placeId: row.place_id, officeId: row.office_id }
  const assigns = actor.may('plans.assign', standing)
  const carriesOut = actor.may('plans.carry_out', standing)
  const acts = (Object.keys(transitions) as ProjectAct[]).filter(
    (act) => transitions[act].from.includes(row.state) && actor.may(transitions[act].permission, standing),
  )
  return [
    ...(assigns ? ['assign', 'hand_over', 'define_target'] : []),
    ...(assigns || carriesOut ? ['set_milestone', 'reach_milestone'] : []),
    ...acts,
  ]
}
