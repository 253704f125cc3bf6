import { Id, oneOf, Type } from '../../platform/contract.ts'
import { eventKind } from '../../platform/ledger/event.ts'
import { reportKinds } from './contract/content.ts'

// The civic acts of this module. Data holds ids, enumerations and numbers only.

const idOrNull = Type.Union([Id, Type.Null()])

/** The hash goes into the ledger, and with it under the seal: who keeps a copy can show that it is the one. */
export const reportClosed = eventKind('reports.report_closed', {
  data: Type.Object({
    kind: oneOf(reportKinds),
    hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    numbers: Type.Integer(),
    adjustments: Type.Integer(),
    corrects: idOrNull,
  }),
})
export const reportReleased = eventKind('reports.report_released', {
  data: Type.Object({ kind: oneOf(reportKinds) }),
})

export const noticeIssued = eventKind('reports.notice_issued', {
  data: Type.Object({ toOffice: Id, orderedBy: Id, about: idOrNull, dueOn: Type.String() }),
})
export const noticeAnswered = eventKind('reports.notice_answered', { data: Type.Object({ answer: Id }) })
export const noticeDecided = eventKind('reports.notice_decided', {
  data: Type.Object({ answer: Id, decision: oneOf(['accepted', 'sent_back']) }),
})
export const noticeWithdrawn = eventKind('reports.notice_withdrawn')
/** The due day passed without an answer. */
export const noticeOverdue = eventKind('reports.notice_overdue', {
  data: Type.Object({ dueOn: Type.String() }),
})
/** It was put before the leader: by somebody, or by itself when it was late for long. */
export const noticeEscalated = eventKind('reports.notice_escalated', {
  data: Type.Object({ leader: Id, byItself: Type.Boolean() }),
})

export const kinds = [
  reportClosed,
  reportReleased,
  noticeIssued,
  noticeAnswered,
  noticeDecided,
  noticeWithdrawn,
  noticeOverdue,
  noticeEscalated,
]
