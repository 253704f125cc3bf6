import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import { answerObjection, countersignPaper } from '../approvals/countersigns.ts'
import { decidePaper } from '../approvals/decisions.ts'
import { endDeputy, listDeputies, nameDeputy } from '../approvals/deputies.ts'
import { getPapersWaiting } from '../approvals/waiting.ts'
import * as contract from '../contract/approvals.ts'

export function approvalRoutes(app: App): void {
  const { lilong } = app
  serve(app, contract.countersignPaper, { can: 'documents.countersign' }, ({ tx, actor, params, body }) =>
    countersignPaper(tx, actor, params.id, body),
  )
  serve(app, contract.answerObjection, { can: 'documents.draft' }, ({ tx, actor, params, body }) =>
    answerObjection(tx, actor, params.id, body),
  )
  // Whoever a paper was passed to may hold no post that approves; the verb asks whether this very person is asked.
  serve(app, contract.decidePaper, { can: 'documents.read' }, ({ tx, actor, params, body }) =>
    decidePaper(tx, lilong, actor, params.id, body),
  )
  serve(app, contract.getPapersWaiting, { can: 'documents.read' }, ({ tx, actor }) =>
    getPapersWaiting(tx, actor),
  )
  serve(app, contract.listDeputies, { can: 'documents.read' }, ({ tx, actor }) => listDeputies(tx, actor))
  serve(app, contract.nameDeputy, { can: 'documents.approve' }, ({ tx, actor, body }) =>
    nameDeputy(tx, lilong, actor, body),
  )
  serve(app, contract.endDeputy, { can: 'documents.read' }, ({ tx, actor, params }) =>
    endDeputy(tx, actor, params.id),
  )
}
