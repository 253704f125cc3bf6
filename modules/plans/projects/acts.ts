import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, refuse } from '../../../platform/http/refusal.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import {
  type moveProject as moveEndpoint,
  reasonNeeded,
  unmetTargets,
  wrongState,
} from '../contract/projects.ts'
import type { ProjectState } from '../contract/words.ts'
import { projectMoved } from '../events.ts'
import { acceptedSums, askTargets, promisedBy } from '../figures/figures.ts'
import { figureOf, isCeiling, isReached, isWithin } from '../rules/measuring.ts'
import { moved, transitions } from '../rules/states.ts'
import { lockProject, publishProject } from './assignment.ts'

/**
 * Begins, finishes, accepts, stops or resumes a project, as the table of transitions allows. Refuses to stop without a reason,
 * and to finish with targets unmet unless a reason is given; the reason stays readable with the project.
 */
export async function moveProject(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof moveEndpoint>,
): Promise<{ state: ProjectState }> {
  const project = await lockProject(tx, id)
  const transition = transitions[body.act]
  demand(actor, transition.permission, project)
  const state = moved(project.state, body.act)
  if (!state) refuse(wrongState, { state: project.state, act: body.act })
  const reason = body.reason?.trim() || null
  if (transition.reason === 'always' && !reason) refuse(reasonNeeded)
  const left = transition.reason === 'when_short' ? await countUnmet(tx, id) : 0
  if (left > 0 && !reason) refuse(unmetTargets, { left })
  // What was said when it finished short stays when it is accepted; resuming begins with a clean sheet.
  const words =
    body.act === 'accept' ? sql`stopped_reason` : body.act === 'stop' || left > 0 ? sql`${reason}` : sql`null`
  await sql`update plans.project set state = ${state}, stopped_reason = ${words}, version = version + 1 where id = ${id}`.execute(
    tx.db,
  )
  record(tx, projectMoved, {
    placeId: project.placeId,
    officeId: project.officeId,
    actor,
    subject: { kind: 'plans.project', id },
    data: { act: body.act, state },
  })
  publishProject(tx, project)
  return { state }
}

/** Targets not kept by what is accepted now. A ceiling counts as kept while nothing exceeds it. */
async function countUnmet(tx: Tx, projectId: string): Promise<number> {
  const rows = await askTargets(tx, sql`t.project_id = ${projectId}`)
  return rows.filter((row) => {
    const target = promisedBy(row)
    const figure = figureOf(target, acceptedSums(row))
    return isCeiling(target) ? !isWithin(target, figure) : !isReached(target, figure)
  }).length
}
