import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import { mayNot } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record, type Standing } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { addMilestone as addEndpoint, reachMilestone as reachEndpoint } from '../contract/projects.ts'
import { deedInFuture } from '../contract/records.ts'
import { milestoneReached, milestoneSet } from '../events.ts'
import { at } from '../tables.ts'
import { lockProject, publishProject } from './assignment.ts'

/** Milestones are kept by the lead office, and by whoever answers for the list. */
function demandKeeping(actor: Actor, project: Standing): void {
  if (!actor.may('plans.carry_out', project) && !actor.may('plans.assign', project))
    refuse(mayNot, { permission: 'plans.carry_out' })
}

export async function addMilestone(
  tx: Tx,
  actor: Actor,
  projectId: string,
  body: BodyOf<typeof addEndpoint>,
): Promise<{ id: string }> {
  const project = await lockProject(tx, projectId)
  demandKeeping(actor, project)
  const id = newId(tx.now.getTime())
  await at(tx)
    .insertInto('plans.milestone')
    .values({ id, project_id: projectId, title: body.title, due_on: body.dueOn, reached_on: null })
    .execute()
  record(tx, milestoneSet, {
    placeId: project.placeId,
    officeId: project.officeId,
    actor,
    subject: { kind: 'plans.project', id: projectId },
    data: { milestone: id, dueOn: body.dueOn },
  })
  publishProject(tx, project)
  return { id }
}

/** Says on which day a milestone was reached; said again, the later word holds and both stay in the ledger. Refuses tomorrow. */
export async function reachMilestone(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof reachEndpoint>,
): Promise<{ id: string }> {
  const { rows } = await sql<{
    project_id: string
  }>`select project_id from plans.milestone where id = ${id}`.execute(tx.db)
  const project = await lockProject(tx, found(rows[0]).project_id)
  demandKeeping(actor, project)
  if (body.reachedOn > tx.today) refuse(deedInFuture)
  await at(tx)
    .updateTable('plans.milestone')
    .set({ reached_on: body.reachedOn })
    .where('id', '=', id)
    .execute()
  record(tx, milestoneReached, {
    placeId: project.placeId,
    officeId: project.officeId,
    actor,
    subject: { kind: 'plans.project', id: project.id },
    occurredOn: body.reachedOn,
    data: { milestone: id },
  })
  publishProject(tx, project)
  return { id }
}
