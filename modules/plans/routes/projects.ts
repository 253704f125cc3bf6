import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import * as contract from '../contract/projects.ts'
import { moveProject } from '../projects/acts.ts'
import { assignProject, handOverProject } from '../projects/assignment.ts'
import { addMilestone, reachMilestone } from '../projects/milestones.ts'
import { getProject, listProjects } from '../projects/projects.ts'
import { defineTarget } from '../projects/targets.ts'

export function projectRoutes(app: App): void {
  serve(app, contract.listProjects, { can: 'plans.read' }, ({ tx, params, query }) =>
    listProjects(tx, params.id, query),
  )
  serve(app, contract.getProject, { can: 'plans.read' }, ({ tx, actor, params }) =>
    getProject(tx, actor, params.id),
  )
  serve(app, contract.assignProject, { can: 'plans.assign' }, ({ tx, actor, params, body }) =>
    assignProject(tx, actor, params.id, body),
  )
  serve(app, contract.handOverProject, { can: 'plans.assign' }, ({ tx, actor, params, body }) =>
    handOverProject(tx, actor, params.id, body),
  )
  // The lead office by plans.carry_out, or whoever answers for the list by plans.assign: the verbs ask for either.
  serve(
    app,
    contract.addMilestone,
    { can: ['plans.carry_out', 'plans.assign'] },
    ({ tx, actor, params, body }) => addMilestone(tx, actor, params.id, body),
  )
  serve(
    app,
    contract.reachMilestone,
    { can: ['plans.carry_out', 'plans.assign'] },
    ({ tx, actor, params, body }) => reachMilestone(tx, actor, params.id, body),
  )
  serve(
    app,
    contract.moveProject,
    { can: ['plans.carry_out', 'plans.assign'] },
    ({ tx, actor, params, body }) => moveProject(tx, actor, params.id, body),
  )
  serve(app, contract.defineTarget, { can: 'plans.assign' }, ({ tx, actor, params, body }) =>
    defineTarget(tx, actor, params.id, body),
  )
}
