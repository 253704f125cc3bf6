import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import * as contract from '../contract/papers.ts'
import { layOutPaper } from '../layout/paper.ts'
import { attachFile, draftPaper, savePaper } from '../papers/drafts.ts'
import { listPapers } from '../papers/lines.ts'
import { filePaper, issuePaper, numberPaper, voidPaper, withdrawPaper } from '../papers/moving.ts'
import { listNumbers, listSeries, openSeries } from '../papers/numbers.ts'
import { compareTwo, getPaper, getPrintedBody } from '../papers/reading.ts'
import { checkFile, keepScan, sendAttachment, sendScan } from '../papers/scans.ts'
import { submitPaper } from '../papers/submission.ts'

export function paperRoutes(app: App): void {
  const { lilong } = app
  const { files } = lilong
  serve(app, contract.draftPaper, { can: 'documents.draft' }, ({ tx, actor, body }) =>
    draftPaper(tx, actor, body),
  )
  serve(app, contract.savePaper, { can: 'documents.draft' }, ({ tx, actor, params, body }) =>
    savePaper(tx, actor, params.id, body),
  )
  serve(app, contract.attachFile, { can: 'documents.draft' }, ({ tx, actor, params, files: received }) =>
    attachFile(tx, files, actor, params.id, received),
  )
  serve(app, contract.getAttachment, { can: 'documents.read' }, ({ tx, actor, params, reply }) =>
    sendAttachment(tx, files, actor, params, reply),
  )
  serve(app, contract.listPapers, { can: 'documents.read' }, ({ tx, actor, query }) =>
    listPapers(tx, actor, query),
  )
  serve(app, contract.getPaper, { can: 'documents.read' }, ({ tx, actor, params }) =>
    getPaper(tx, actor, params.id),
  )
  serve(app, contract.compareVersions, { can: 'documents.read' }, ({ tx, actor, params, query }) =>
    compareTwo(tx, actor, params.id, query),
  )
  serve(app, contract.getPaperDocx, { can: 'documents.read' }, async ({ tx, actor, params, reply }) => {
    const { body, name } = await getPrintedBody(tx, actor, params.id)
    reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.docx`)}`)
      .type(contract.getPaperDocx.sends!)
    return reply.send(await layOutPaper(body))
  })
  serve(app, contract.submitPaper, { can: 'documents.draft' }, ({ tx, actor, params, body }) =>
    submitPaper(tx, lilong, actor, params.id, body),
  )
  serve(app, contract.withdrawPaper, { can: 'documents.draft' }, ({ tx, actor, params, body }) =>
    withdrawPaper(tx, actor, params.id, body.reason),
  )
  serve(
    app,
    contract.voidPaper,
    { can: ['documents.draft', 'documents.number'] },
    ({ tx, actor, params, body }) => voidPaper(tx, actor, params.id, body.reason),
  )
  serve(app, contract.numberPaper, { can: 'documents.number' }, ({ tx, actor, params, body }) =>
    numberPaper(tx, actor, params.id, body.series),
  )
  serve(app, contract.issuePaper, { can: 'documents.number' }, ({ tx, actor, params }) =>
    issuePaper(tx, actor, params.id),
  )
  serve(app, contract.filePaper, { can: 'documents.number' }, ({ tx, actor, params, body }) =>
    filePaper(tx, actor, params.id, body.fileMark),
  )
  serve(app, contract.keepScan, { can: 'documents.number' }, ({ tx, actor, params, body, files: received }) =>
    keepScan(tx, files, actor, params.id, received, body.reason ?? null),
  )
  serve(app, contract.getScan, { can: 'documents.read' }, ({ tx, actor, params, reply }) =>
    sendScan(tx, files, actor, params, reply),
  )
  serve(app, contract.checkFile, { can: 'documents.read' }, ({ tx, actor, files: received }) =>
    checkFile(tx, actor, received),
  )
  serve(app, contract.listSeries, { can: 'documents.oversee' }, ({ tx, actor }) => listSeries(tx, actor))
  serve(app, contract.openSeries, { can: 'documents.number' }, ({ tx, actor, body }) =>
    openSeries(tx, actor, body),
  )
  serve(app, contract.listNumbers, { can: 'documents.oversee' }, ({ tx, actor, query }) =>
    listNumbers(tx, actor, query),
  )
}
