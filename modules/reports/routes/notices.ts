import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import * as contract from '../contract/notices.ts'
import { answerNotice, decideNotice } from '../notices/answers.ts'
import { keepEvidence, sendEvidence } from '../notices/evidence.ts'
import * as notices from '../notices/notices.ts'
import { makeNoticePaper } from '../notices/paper.ts'
import { hand } from './reports.ts'

export function noticeRoutes(app: App): void {
  const { files } = app.lilong
  // Whoever reads reports, and the office it is addressed to: the verbs ask which of them.
  const see = { can: ['reports.read', 'reports.answer'] } as const
  const order = { can: 'reports.order' } as const
  const answer = { can: 'reports.answer' } as const
  serve(app, contract.listNotices, see, ({ tx, actor, query }) => notices.listNotices(tx, actor, query))
  serve(app, contract.listOrderers, order, ({ tx }) => notices.listOrderers(tx))
  serve(app, contract.getNotice, see, ({ tx, actor, params }) => notices.getNotice(tx, actor, params.id))
  serve(app, contract.issueNotice, order, ({ tx, actor, body }) => notices.issueNotice(tx, actor, body))
  serve(app, contract.keepEvidence, answer, ({ tx, actor, params, files: received }) =>
    keepEvidence(tx, files, actor, params.id, received),
  )
  serve(app, contract.answerNotice, answer, ({ tx, actor, params, body }) =>
    answerNotice(tx, actor, params.id, body),
  )
  serve(app, contract.decideNotice, order, ({ tx, actor, params, body }) =>
    decideNotice(tx, actor, params.id, body),
  )
  serve(app, contract.escalateNotice, order, ({ tx, actor, params }) =>
    notices.escalateNotice(tx, actor, params.id),
  )
  serve(app, contract.withdrawNotice, order, ({ tx, actor, params }) =>
    notices.withdrawNotice(tx, actor, params.id),
  )
  serve(app, contract.getNoticePaper, see, async ({ tx, actor, params, reply }) =>
    hand(reply, await makeNoticePaper(tx, actor, params.id)),
  )
  serve(app, contract.getEvidence, see, ({ tx, actor, params, query, reply }) =>
    sendEvidence(tx, files, actor, { noticeId: params.id, fileId: params.fileId, width: query.width }, reply),
  )
}
