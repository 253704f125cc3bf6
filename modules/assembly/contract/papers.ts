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

// What a session leaves on paper; the adopted list; what follows an evaluation.

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Papers that go on as official ones in `documents`. */
export const officialKinds = ['resolution', 'notice', 'minutes'] as const
export type OfficialKind = (typeof officialKinds)[number]

export const nothingCounted = problem('nothing_counted', 409, 'This round has no result yet.')
export const rehearsalDecides = problem(
  'rehearsal_decides',
  409,
  'A rehearsal decides nothing: no paper goes out and no list is adopted from it.',
)
export const draftedAlready = problem('drafted_already', 409, 'This paper has been begun already.', {
  paperId: Id,
})

export const getAttendancePaper = endpoint('GET', '/api/assembly/sessions/:id/attendance/docx', {
  summary: 'Who was there, by venue, to be printed.',
  params: byId,
  reply: Type.Unknown(),
  sends: docx,
})
export const getOfficialPaper = endpoint('GET', '/api/assembly/sessions/:id/papers/:kind/docx', {
  summary: 'Resolution, public notice or minutes as they would be begun now, to be read before.',
  params: shape({ id: Id, kind: oneOf(officialKinds) }),
  reply: Type.Unknown(),
  sends: docx,
})
export const draftOfficialPaper = endpoint('POST', '/api/assembly/sessions/:id/papers', {
  summary: 'Begin resolution, public notice or minutes as an official paper, once each.',
  params: byId,
  body: shape({ kind: oneOf(officialKinds) }),
  reply: shape({ paperId: Id }),
  problems: [rehearsalDecides, draftedAlready],
})
export const getSessionPapers = endpoint('GET', '/api/assembly/sessions/:id/papers', {
  summary: 'What a session has on paper: official papers begun, rounds with their sheets, the adopted list.',
  params: byId,
  reply: shape({
    official: Type.Array(shape({ kind: oneOf(officialKinds), paperId: orNull(Id) })),
    rounds: Type.Array(
      shape({
        id: Id,
        number: Type.Integer(),
        question: Type.String(),
        state: Type.String(),
        /** The plan that came of it, or why it cannot be adopted; null where no list was voted. */
        list: orNull(
          shape({
            draftId: Id,
            planId: orNull(Id),
            can: Type.Boolean(),
            passed: Type.Integer(),
            rejected: Type.Integer(),
          }),
        ),
      }),
    ),
    isRehearsal: Type.Boolean(),
    may: Type.Array(oneOf(['draft', 'adopt'])),
  }),
})
export const getResultPaper = endpoint('GET', '/api/assembly/rounds/:id/sheet/docx', {
  summary: 'The result sheet of a round, to be signed.',
  params: byId,
  reply: Type.Unknown(),
  sends: docx,
})
export const printing = {
  copies: Type.Optional(Type.Integer({ minimum: 1, maximum: 300 })),
}
export const getBallotPaper = endpoint('GET', '/api/assembly/polls/:id/ballots/docx', {
  summary: 'Blank ballots of a poll, without number or mark; of a round where one is named.',
  params: byId,
  query: shape({
    ...printing,
    roundId: Type.Optional(Id),
    what: Type.Optional(oneOf(['ballot', 'counting'])),
  }),
  reply: Type.Unknown(),
  sends: docx,
})

export const notPassed = problem('not_passed', 409, 'The vote did not pass this list.')
export const noList = problem('no_list', 409, 'No list of a plan was voted in this round.')
export const adoptedAlready = problem('adopted_already', 409, 'This list has been adopted.', { planId: Id })
export const adoptList = endpoint('POST', '/api/assembly/rounds/:id/adoption', {
  summary:
    'Adopt exactly the text that was voted; items voted down stay in it, marked, and become no project.',
  params: byId,
  reply: shape({ planId: Id, projects: Type.Integer(), targets: Type.Integer(), rejected: Type.Integer() }),
  problems: [notPassed, noList, adoptedAlready, rehearsalDecides, nothingCounted],
})

export const noEvaluation = problem(
  'no_evaluation',
  409,
  'This round was no evaluation, or has no such line.',
)
export const rectifiedAlready = problem(
  'rectified_already',
  409,
  'Rectification of this line was ordered already.',
)
export const notAnswered = problem(
  'rectification_open',
  409,
  'The office has not answered yet; a second test comes after that.',
)
export const Rectification = shape({
  id: Id,
  optionId: Type.String(),
  label: Type.String(),
  grade: oneOf(['satisfied', 'mostly', 'dissatisfied']),
  office: shape({ id: Id, name: Type.String() }),
  orderedAt: Instant,
  dueOn: CivilDate,
  notice: shape({ id: Id, number: Type.String(), state: Type.String() }),
  /** The second test, and what came of it. */
  secondPollId: orNull(Id),
  secondGrade: orNull(oneOf(['satisfied', 'mostly', 'dissatisfied'])),
})
export type Rectification = Static<typeof Rectification>
export const listRectifications = endpoint('GET', '/api/assembly/rounds/:id/rectifications', {
  summary: 'What was ordered after an evaluation, and how far it is.',
  params: byId,
  reply: shape({ rectifications: Type.Array(Rectification), may: Type.Array(oneOf(['order', 'retest'])) }),
})
export const orderRectification = endpoint('POST', '/api/assembly/rounds/:id/rectifications', {
  summary:
    'Order rectification of what was evaluated: a supervision notice with a due day goes to the office.',
  params: byId,
  body: shape({
    optionId: Type.String({ minLength: 1, maxLength: 300 }),
    officeId: Id,
    orderedById: Id,
    asked: Type.String({ minLength: 2, maxLength: 4_000, pattern: '\\S' }),
    dueOn: CivilDate,
  }),
  reply: shape({ id: Id, noticeId: Id, number: Type.String() }),
  problems: [noEvaluation, rectifiedAlready, rehearsalDecides, nothingCounted],
})
export const prepareSecondTest = endpoint('POST', '/api/assembly/rounds/:id/second-tests', {
  summary:
    'Prepare the second test of what was rectified, in this session or a later one, under the same rules.',
  params: byId,
  body: shape({
    sessionId: Id,
    rectificationIds: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }),
  }),
  reply: shape({ pollId: Id }),
  problems: [notAnswered, rehearsalDecides],
})
