import {
  byId,
  CivilDate,
  endpoint,
  Id,
  Instant,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { PaperLine, paperMoved } from './papers.ts'
import { Named, Outcome, PaperKind, Stance, Words } from './words.ts'

// What offices and persons say about a paper, and who may speak for whom.

export const notAsked = problem('not_asked', 403, 'You are not asked about this paper.')
export const officeNotAsked = problem(
  'office_not_asked',
  403,
  'You do not speak for an office that is asked.',
)
export const alreadySpoken = problem('already_spoken', 409, 'This office has spoken already.', {
  by: Type.String(),
})
export const notYetYourTurn = problem('not_yet_your_turn', 409, 'Others come first.', {
  before: Type.String(),
})
export const objectionOpen = problem(
  'objection_open',
  409,
  'An office has objected; the drafting office answers first.',
  { office: Type.String() },
)
export const wordsMissing = problem('words_missing', 422, 'Say why, in a sentence.')
export const noObjection = problem(
  'no_objection',
  409,
  'This office has no objection that waits for an answer.',
)
export const alreadyDecidedStep = problem('already_decided_step', 409, 'This step is decided already.', {
  by: Type.String(),
})
export const ownPaper = problem(
  'own_paper',
  403,
  'Whoever wrote the paper does not approve it, nor anybody in that name.',
)
export const twoHands = problem(
  'two_hands',
  403,
  'You have signed this paper already in another person’s name.',
)
export const passNobody = problem(
  'pass_nobody',
  422,
  'Say to whom it goes: another than yourself and than the writer.',
)
export const passedTooOften = problem('passed_too_often', 409, 'The paper has been passed on too often.')
export const onlyReads = problem(
  'only_reads',
  409,
  'You are asked to read this paper, not to decide about it.',
)
export const signDecides = problem(
  'sign_decides',
  409,
  'Whoever signs approves, sends back or passes on; having seen it is not enough.',
)
export const deputyOverlaps = problem('deputy_overlaps', 409, 'This person deputises in those days already.')
export const deputyDays = problem(
  'deputy_days',
  422,
  'The days are in the wrong order, past, or more than a year.',
)
export const deputySelf = problem('deputy_self', 422, 'Nobody deputises for themselves.')
export const deputyCannot = problem('deputy_cannot', 422, 'This person has no account for papers.')
export const deputyOver = problem('deputy_over', 409, 'This deputising has ended already.')

export const countersignPaper = endpoint('POST', '/api/documents/papers/:id/countersignatures', {
  summary: 'Says what one’s office makes of a paper: agrees, agrees with a remark, objects with a reason.',
  params: byId,
  body: shape({ officeId: Id, stance: Stance, words: orNull(Type.String({ maxLength: 1_000 })) }),
  reply: byId,
  problems: [
    paperMoved,
    officeNotAsked,
    alreadySpoken,
    notYetYourTurn,
    objectionOpen,
    wordsMissing,
    ownPaper,
  ],
})
export const answerObjection = endpoint('POST', '/api/documents/papers/:id/answers', {
  summary: 'Answers the objection of an office, so that the paper goes on with both in sight.',
  params: byId,
  body: shape({ officeId: Id, words: Words }),
  reply: byId,
  problems: [paperMoved, noObjection],
})
export const decidePaper = endpoint('POST', '/api/documents/papers/:id/decisions', {
  summary: 'Approves, sends back, passes on (请××阅处) or has seen a paper; for oneself or as a deputy.',
  params: byId,
  body: shape({
    approvalId: Id,
    outcome: Outcome,
    words: orNull(Type.String({ maxLength: 1_000 })),
    passToId: Type.Optional(orNull(Id)),
  }),
  reply: byId,
  problems: [
    paperMoved,
    notAsked,
    notYetYourTurn,
    alreadyDecidedStep,
    ownPaper,
    twoHands,
    passNobody,
    passedTooOften,
    onlyReads,
    signDecides,
    wordsMissing,
  ],
})

const WaitingPaper = shape({
  paper: PaperLine,
  /** For whom, where one acts as a deputy or for an office. */
  forName: orNull(Type.String()),
  dueOn: orNull(CivilDate),
  /** Whose words brought it here: why it was returned, passed on, objected to. */
  words: orNull(Type.String()),
  by: orNull(Type.String()),
})
export type WaitingPaper = Static<typeof WaitingPaper>
export const getPapersWaiting = endpoint('GET', '/api/documents/waiting', {
  summary: 'Papers that wait for this very person.',
  reply: shape({
    toDecide: Type.Array(WaitingPaper),
    toRead: Type.Array(WaitingPaper),
    toCountersign: Type.Array(WaitingPaper),
    toAnswer: Type.Array(WaitingPaper),
    cameBack: Type.Array(WaitingPaper),
    toNumber: Type.Array(WaitingPaper),
    toSeal: Type.Array(WaitingPaper),
    toIssue: Type.Array(WaitingPaper),
    toScan: Type.Array(WaitingPaper),
  }),
})

export const DeputyTerm = shape({
  id: Id,
  person: Named,
  deputy: Named,
  kinds: orNull(Type.Array(PaperKind)),
  fromOn: CivilDate,
  /** The first day on which it no longer holds. */
  untilOn: CivilDate,
  reason: Type.String(),
  endedOn: orNull(CivilDate),
  writtenAt: Instant,
  isMine: Type.Boolean(),
})
export type DeputyTerm = Static<typeof DeputyTerm>
export const listDeputies = endpoint('GET', '/api/documents/deputies', {
  summary:
    'Who deputises for whom: one’s own, those one deputises for, and all within reach of whoever keeps the papers.',
  reply: Type.Array(DeputyTerm),
})
export const nameDeputy = endpoint('POST', '/api/documents/deputies', {
  summary: 'Names somebody who signs in one’s own name from a day until a day.',
  body: shape({
    deputyId: Id,
    kinds: orNull(Type.Array(PaperKind, { minItems: 1, uniqueItems: true })),
    fromOn: CivilDate,
    untilOn: CivilDate,
    reason: Words,
  }),
  reply: byId,
  problems: [deputyOverlaps, deputyDays, deputySelf, deputyCannot],
})
export const endDeputy = endpoint('POST', '/api/documents/deputies/:id/end', {
  summary: 'Ends a deputising from today on. What was signed stays.',
  params: byId,
  reply: byId,
  problems: [deputyOver],
})
