import { sql } from 'kysely'
import { type BodyOf, notFound, staleVersion } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record, type Standing } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import type {
  assignProject as assignEndpoint,
  handOverProject as handOverEndpoint,
} from '../contract/projects.ts'
import type { ProjectState } from '../contract/words.ts'
import { projectAssigned, projectHandedOver } from '../events.ts'
import { at } from '../tables.ts'

export interface LockedProject extends Standing {
  id: string
  planId: string
  /** The office that drew up the plan: whose a project is as long as nobody leads it. */
  planOfficeId: string
  state: ProjectState
  version: number
  year: number
  adoptedOn: string
}

/** The project, held until the act commits: two acts on one project come one after the other. */
export async function lockProject(tx: Tx, id: string): Promise<LockedProject> {
  const { rows } = await sql<LockedProject>`
    select p.id, p.plan_id as "planId", pl.office_id as "planOfficeId", p.state, p.version, pl.year,
      pl.adopted_on as "adoptedOn", p.place_id as "placeId", p.office_id as "officeId"
    from plans.project p join plans.plan pl on pl.id = p.plan_id
    where p.id = ${id} for no key update of p`.execute(tx.db)
  return found(rows[0])
}

export function publishProject(tx: Tx, project: { id: string; planId: string }): void {
  publish(tx, `plans:${project.planId}`)
  publish(tx, `plans.project:${project.id}`)
  // State, milestones and deadlines show on the public page too.
  publish(tx, `plans.public:${project.planId}`)
}

/** Refuses with 404 when one of these is no office, no place, no person. */
async function knowAll(
  tx: Tx,
  ids: { offices: string[]; places: string[]; people: string[] },
): Promise<void> {
  const { rows } = await sql<{ known: number }>`
    select (select count(*) from units.label where tree = 'office' and id = any (${ids.offices}::uuid[]))
      + (select count(*) from units.label where tree = 'place' and id = any (${ids.places}::uuid[]))
      + (select count(*) from people.label where id = any (${ids.people}::uuid[])) as known`.execute(tx.db)
  const asked = [ids.offices, ids.places, ids.people].reduce((sum, list) => sum + new Set(list).size, 0)
  if (rows[0]?.known !== asked) refuse(notFound)
}

/**
 * Says who carries the project out. From then on the project is the lead office's, and records that wait are its to decide;
 * what was decided stays with whoever decided. Refuses a version that is no longer the newest (412).
 */
export async function assignProject(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof assignEndpoint>,
): Promise<{ version: number }> {
  const project = await lockProject(tx, id)
  demand(actor, 'plans.assign', project)
  if (project.version !== body.version) refuse(staleVersion)
  const given = (value: string | null) => (value === null ? [] : [value])
  await knowAll(tx, {
    offices: [...given(body.leadOfficeId), ...body.joiningOfficeIds],
    places: given(body.sitePlaceId),
    people: given(body.contactPersonId),
  })
  const officeId = body.leadOfficeId ?? project.planOfficeId
  await at(tx)
    .updateTable('plans.project')
    .set({
      lead_office_id: body.leadOfficeId,
      office_id: officeId,
      contact_person_id: body.contactPersonId,
      budget_fen: body.budgetFen,
      site: body.site,
      site_place_id: body.sitePlaceId,
      version: project.version + 1,
    })
    .where('id', '=', id)
    .execute()
  // An office that leads does not also join.
  const joining = body.joiningOfficeIds.filter((office) => office !== body.leadOfficeId)
  await sql`
    with gone as (
      delete from plans.joining_office where project_id = ${id} and office_id <> all (${joining}::uuid[])
    )
    insert into plans.joining_office (project_id, office_id)
    select ${id}, unnest(${joining}::uuid[]) on conflict do nothing`.execute(tx.db)
  if (officeId !== project.officeId) {
    await sql`update plans.record set office_id = ${officeId} where project_id = ${id} and state = 'submitted'`.execute(
      tx.db,
    )
  }
  // Works that go on are the new office's too; what was accepted stays with whoever carried it out.
  if (officeId !== project.officeId) {
    await sql`update plans.site set office_id = ${officeId} where project_id = ${id} and phase <> 'accepted'`.execute(
      tx.db,
    )
  }
  record(tx, projectAssigned, {
    placeId: project.placeId,
    officeId,
    actor,
    subject: { kind: 'plans.project', id },
    data: { leadOffice: body.leadOfficeId, joining, contact: body.contactPersonId },
  })
  publishProject(tx, project)
  return { version: project.version + 1 }
}

/**
 * Puts a leader in charge from a day on. Whoever was in charge stays in the record until that day (half-open: the new one has
 * the day itself). Refuses a day on or before which another term already begins.
 */
export async function handOverProject(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof handOverEndpoint>,
): Promise<{ version: number }> {
  const project = await lockProject(tx, id)
  demand(actor, 'plans.assign', project)
  await knowAll(tx, { offices: [], places: [], people: [body.personId] })
  await sql`
    update plans.leader_term set during = daterange(lower(during), ${body.fromOn}::date)
    where project_id = ${id} and during @> ${body.fromOn}::date and lower(during) < ${body.fromOn}::date`.execute(
    tx.db,
  )
  await sql`
    insert into plans.leader_term (id, project_id, person_id, during)
    values (${newId(tx.now.getTime())}, ${id}, ${body.personId}, daterange(${body.fromOn}::date, null))`.execute(
    tx.db,
  )
  await sql`update plans.project set version = version + 1 where id = ${id}`.execute(tx.db)
  record(tx, projectHandedOver, {
    placeId: project.placeId,
    officeId: project.officeId,
    actor,
    subject: { kind: 'plans.project', id },
    data: { leader: body.personId, fromOn: body.fromOn },
  })
  publishProject(tx, project)
  return { version: project.version + 1 }
}
