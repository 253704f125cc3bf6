import {
  byId,
  CivilDate,
  endpoint,
  Id,
  Instant,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { noticeStates } from '../rules/notices.ts'

// Supervision notices (督办单): an order with a number and a due day, and what the office answered.

const Named = shape({ id: Id, name: Type.String() })
export const NoticeState = oneOf(noticeStates)

export const Evidence = shape({
  id: Id,
  name: Type.String(),
  mediaType: Type.String(),
  isPhoto: Type.Boolean(),
})
export type Evidence = Static<typeof Evidence>

export const NoticeAnswer = shape({
  id: Id,
  ordinal: Type.Integer(),
  words: Type.String(),
  answeredBy: Named,
  answeredAt: Instant,
  evidence: Type.Array(Evidence),
  decision: orNull(oneOf(['accepted', 'sent_back'])),
  decisionWords: orNull(Type.String()),
  decidedBy: orNull(Named),
  decidedAt: orNull(Instant),
})
export type NoticeAnswer = Static<typeof NoticeAnswer>

export const aboutKinds = ['target', 'project', 'other'] as const
export const NoticeHead = shape({
  id: Id,
  number: Type.String(),
  title: Type.String(),
  state: NoticeState,
  isOverdue: Type.Boolean(),
  dueOn: CivilDate,
  issuedAt: Instant,
  office: Named,
  toOffice: Named,
  orderedBy: Named,
  about: shape({
    kind: oneOf(aboutKinds),
    id: orNull(Id),
    text: orNull(Type.String()),
    projectId: orNull(Id),
  }),
  escalatedAt: orNull(Instant),
  settledAt: orNull(Instant),
})
export type NoticeHead = Static<typeof NoticeHead>
export const Notice = shape({
  ...NoticeHead.properties,
  asked: Type.String(),
  issuedBy: Named,
  answers: Type.Array(NoticeAnswer),
  /** Acts of `noticeMoves` open to this actor now. */
  may: Type.Array(Type.String()),
})
export type Notice = Static<typeof Notice>

export const noticeMoved = problem('notice_moved', 409, 'The notice is not in a state that allows this.', {
  state: NoticeState,
  act: Type.String(),
})
export const dueInPast = problem('due_in_past', 422, 'The due day lies in the past.')
export const notALeader = problem('not_a_leader', 422, 'A notice is ordered by a leader.')
export const evidenceNotYours = problem(
  'evidence_not_yours',
  422,
  'A file belongs to another notice or person.',
)
export const evidenceOdd = problem('evidence_odd', 422, 'Evidence is a photo or a PDF.', {
  name: Type.String(),
})
export const wordsNeeded = problem('words_needed', 422, 'Say what is missing.')
export const officeUnknown = problem('office_unknown', 422, 'There is no such office.')

const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })

export const listNotices = endpoint('GET', '/api/reports/notices', {
  summary: 'Supervision notices the actor may see, those due first.',
  query: shape({
    state: Type.Optional(NoticeState),
    officeId: Type.Optional(Id),
    /** Those about a project or one of its targets. */
    projectId: Type.Optional(Id),
    overdue: Type.Optional(Type.Boolean()),
    /** Those that wait for this very person: to answer, to decide, put before the leader. */
    forMe: Type.Optional(Type.Boolean()),
    text: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  reply: Type.Array(NoticeHead),
})
export const getNotice = endpoint('GET', '/api/reports/notices/:id', {
  summary: 'A supervision notice with its answers.',
  params: byId,
  reply: Notice,
})
export const issueNotice = endpoint('POST', '/api/reports/notices', {
  summary: 'Issues a supervision notice in the name of a leader; it takes the next number of the year.',
  body: shape({
    title: Words(120),
    asked: Words(4_000),
    about: shape({ kind: oneOf(aboutKinds), id: orNull(Id), text: orNull(Type.String({ maxLength: 300 })) }),
    toOfficeId: Id,
    orderedById: Id,
    dueOn: CivilDate,
  }),
  reply: shape({ id: Id, number: Type.String() }),
  problems: [dueInPast, notALeader, officeUnknown],
})
export const keepEvidence = endpoint('POST', '/api/reports/notices/:id/evidence', {
  summary: 'Keeps a photo or PDF until an answer names it. One file.',
  params: byId,
  files: { most: 1, mostBytes: 30_000_000 },
  reply: Evidence,
  problems: [evidenceOdd, noticeMoved],
  quiet: 'a file alone says nothing yet; the answer that names it is the act',
})
export const answerNotice = endpoint('POST', '/api/reports/notices/:id/answers', {
  summary: 'Answers a notice with words and evidence.',
  params: byId,
  body: shape({ words: Words(4_000), evidenceIds: Type.Array(Id, { maxItems: 20, uniqueItems: true }) }),
  reply: byId,
  problems: [noticeMoved, evidenceNotYours],
})
export const decideNotice = endpoint('POST', '/api/reports/notices/:id/decision', {
  summary: 'Accepts the answer, or sends it back saying what is missing, with a new due day.',
  params: byId,
  body: shape({
    decision: oneOf(['accept', 'send_back']),
    words: orNull(Type.String({ maxLength: 2_000 })),
    dueOn: Type.Optional(CivilDate),
  }),
  reply: byId,
  problems: [noticeMoved, wordsNeeded, dueInPast],
})
export const escalateNotice = endpoint('POST', '/api/reports/notices/:id/escalation', {
  summary: 'Puts an unanswered notice before the leader who ordered it.',
  params: byId,
  reply: byId,
  problems: [noticeMoved],
})
export const withdrawNotice = endpoint('POST', '/api/reports/notices/:id/withdrawal', {
  summary: 'Takes a notice back; its number stays used.',
  params: byId,
  reply: byId,
  problems: [noticeMoved],
})
export const getNoticePaper = endpoint('GET', '/api/reports/notices/:id/notice.docx', {
  summary: 'The notice as a document in the official layout.',
  params: byId,
  reply: Type.Unknown(),
  sends: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})
export const getEvidence = endpoint('GET', '/api/reports/notices/:id/evidence/:fileId', {
  summary: 'A file of an answer.',
  params: shape({ id: Id, fileId: Id }),
  query: shape({ width: Type.Optional(Type.Integer({ minimum: 64, maximum: 2048 })) }),
  reply: Type.Unknown(),
  sends: 'application/octet-stream',
})
export const listOrderers = endpoint('GET', '/api/reports/orderers', {
  summary: 'Leaders in whose name a notice may be issued.',
  reply: Type.Array(Named),
})
