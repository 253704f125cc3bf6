import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import * as plans from '../contract/drafts.ts'
import { adopt } from '../drafts/adoption.ts'
import { compareDrafts } from '../drafts/comparison.ts'
import * as drafts from '../drafts/drafts.ts'
import { getPlan, listPlans } from '../drafts/plans.ts'

/** From the plan's own text to the text that is adopted. */
export function draftRoutes(app: App): void {
  serve(app, plans.listPlans, { can: 'plans.read' }, ({ tx, actor }) => listPlans(tx, actor))
  serve(app, plans.getPlan, { can: 'plans.read' }, ({ tx, actor, params }) => getPlan(tx, actor, params.id))
  serve(app, plans.readText, { can: 'plans.draft' }, ({ tx, actor, body }) =>
    drafts.readText(tx, actor, body),
  )
  serve(app, plans.readFile, { can: 'plans.draft' }, ({ tx, actor, body, files }) =>
    drafts.readFile(tx, actor, app.lilong.files, files, body),
  )
  serve(app, plans.getDraft, { can: 'plans.draft' }, ({ tx, actor, params }) =>
    drafts.getDraft(tx, actor, params.id),
  )
  serve(app, plans.saveDraft, { can: 'plans.draft' }, ({ tx, actor, params, body }) =>
    drafts.saveDraft(tx, actor, params.id, body),
  )
  serve(app, plans.copyDraft, { can: 'plans.draft' }, ({ tx, actor, params, body }) =>
    drafts.copyDraft(tx, actor, params.id, body),
  )
  serve(app, plans.compareDrafts, { can: 'plans.draft' }, ({ tx, actor, params, query }) =>
    compareDrafts(tx, actor, params.id, query.with),
  )
  serve(app, plans.adoptDraft, { can: 'plans.adopt' }, ({ tx, actor, params, body }) =>
    adopt(tx, actor, params.id, body),
  )
}
