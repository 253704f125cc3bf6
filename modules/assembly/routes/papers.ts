import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import { openTurns } from '../../../platform/http/turns.ts'
import { adoptList } from '../adoption/lists.ts'
import * as contract from '../contract/papers.ts'
import * as printing from '../papers/printing.ts'
import * as rectification from '../rectification/rectifications.ts'

/** What a session leaves on paper, the adopted list, and what follows an evaluation. */
export function paperRoutes(app: App): void {
  const can = 'assembly.read'
  // Laying out hundreds of ballots takes a moment of everybody's time.
  const turns = openTurns(2)
  serve(app, contract.getSessionPapers, { can }, ({ tx, actor, params }) =>
    printing.getSessionPapers(tx, actor, params.id),
  )
  serve(app, contract.draftOfficialPaper, { can: 'assembly.prepare' }, ({ tx, actor, params, body }) =>
    printing.draftOfficialPaper(tx, actor, params.id, body.kind),
  )
  serve(app, contract.getAttendancePaper, { can, turns }, ({ tx, actor, params, reply }) =>
    printing.sendAttendancePaper(tx, actor, params.id, reply),
  )
  serve(app, contract.getOfficialPaper, { can, turns }, ({ tx, actor, params, reply }) =>
    printing.sendOfficialPaper(tx, actor, params.id, params.kind, reply),
  )
  serve(app, contract.getResultPaper, { can, turns }, ({ tx, actor, params, reply }) =>
    printing.sendResultPaper(tx, actor, params.id, reply),
  )
  serve(app, contract.getBallotPaper, { can, turns }, ({ tx, actor, params, query, reply }) =>
    printing.sendBallotPaper(tx, actor, params.id, query, reply),
  )
  serve(app, contract.adoptList, { can: 'plans.adopt' }, ({ tx, actor, params }) =>
    adoptList(tx, actor, params.id),
  )
  serve(app, contract.listRectifications, { can }, ({ tx, actor, params }) =>
    rectification.listRectifications(tx, actor, params.id),
  )
  serve(app, contract.orderRectification, { can: 'reports.order' }, ({ tx, actor, params, body }) =>
    rectification.orderRectification(tx, actor, params.id, body),
  )
  serve(app, contract.prepareSecondTest, { can: 'assembly.prepare' }, ({ tx, actor, params, body }) =>
    rectification.prepareSecondTest(tx, actor, params.id, body),
  )
}
