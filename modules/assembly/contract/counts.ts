import {
  byId,
  endpoint,
  Id,
  Instant,
  Nothing,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { Named, noRun } from './core.ts'
import { RoundFacts, roundMoved } from './polls.ts'
import {
  BallotSums,
  PollOption,
  pollKinds,
  pollModes,
  pollSecrecies,
  pollWriteIns,
  roundStates,
} from './polls-shapes.ts'

// Counting paper and hands: boxes, two tellers who do not see each other's numbers, signatures, reconciling.

const Many = Type.Integer({ minimum: 0, maximum: 1_000_000 })

/** One line as a teller counted it. `option` is the id of a printed line, or the name that was written in. */
export const CountLine = shape({
  option: Type.String({ minLength: 1, maxLength: 300 }),
  for: Type.Optional(Many),
  against: Type.Optional(Many),
  abstain: Type.Optional(Many),
  /** Of an evaluation, instead. */
  marks: Type.Optional(shape({ satisfied: Many, mostly: Many, dissatisfied: Many, unknown: Many })),
})
export type CountLine = Static<typeof CountLine>

export const paperFields = {
  issued: Many,
  returned: Many,
  invalid: Many,
  lines: Type.Array(CountLine, { maxItems: 1_000 }),
  /** Of a ranked list, instead of lines: one order per valid ballot, the best first. */
  orders: Type.Optional(
    Type.Array(Type.Array(Type.String({ maxLength: 300 }), { maxItems: 500 }), { maxItems: 5_000 }),
  ),
}

export const notTeller = problem('not_teller', 403, 'You do not count this box.')
export const notScrutineer = problem('not_scrutineer', 403, 'You are no scrutineer of this session.')
export const countUnfit = problem('count_unfit', 422, 'These numbers cannot be true.', {
  reason: oneOf([
    'invalid-exceeds-returned',
    'issued-exceeds-assigned',
    'line-exceeds-returned',
    'unknown-option',
    'repeated-option',
    'lines-missing',
    'wrong-marks',
    'too-many-orders',
    'exceeds-present',
    'write-ins-not-allowed',
  ]),
  option: orNull(Type.String()),
})
export const boxAgreed = problem(
  'box_agreed',
  409,
  'The count of this box stands; have it counted anew to change it.',
)
/** Whoever enters one guess after another learns by what still differs what the other has counted. */
export const enteredOften = problem(
  'entered_often',
  409,
  'You have corrected this box often enough; the other teller enters again first, or it is counted anew.',
  { most: Type.Integer() },
)
/** Fewer than ten in a secret ballot: the box is poured into another before anybody counts it. */
export const boxTooSmall = problem(
  'box_too_small',
  409,
  'Too few ballots to be counted apart; pour the box into another.',
  {
    least: Type.Integer(),
  },
)
export const boxesOutstanding = problem('boxes_outstanding', 409, 'Not every box has its count.', {
  boxes: Type.Array(Type.String()),
})
export const notSigned = problem('not_signed', 409, 'No scrutineer has signed this count, or one refused.')
export const countMoved = problem(
  'count_moved',
  409,
  'The count changed since you read it; read it again before signing.',
)

export const enterHands = endpoint('POST', '/api/assembly/rounds/:id/hands', {
  summary:
    'Enter the hands counted in a venue: three numbers, all of one mind, or those in favour derived from the rest (flagged).',
  params: byId,
  body: shape({
    boxId: Id,
    how: oneOf(['counted', 'derived', 'unanimous']),
    /** counted: all three. derived: against and abstain; the rest were in favour. unanimous: everybody in favour, no numbers. */
    lines: Type.Array(
      shape({
        option: Type.String({ maxLength: 300 }),
        for: Type.Optional(Many),
        against: Type.Optional(Many),
        abstain: Type.Optional(Many),
      }),
      { maxItems: 500 },
    ),
  }),
  reply: RoundFacts,
  problems: [notTeller, countUnfit, roundMoved, noRun],
})
export const enterPaperCount = endpoint('POST', '/api/assembly/rounds/:id/counts', {
  summary: 'Enter what I counted in a box. Nobody sees it; where two agree it becomes the count of the box.',
  params: byId,
  body: shape({ boxId: Id, ...paperFields }),
  reply: shape({
    /** waiting: for the other teller. differ: the lines named differ; count them again. agreed: the box has its count. */
    state: oneOf(['waiting', 'differ', 'agreed']),
    differences: Type.Array(Type.String()),
  }),
  problems: [notTeller, countUnfit, boxAgreed, boxTooSmall, enteredOften, roundMoved, noRun],
})
export const recountBox = endpoint('POST', '/api/assembly/rounds/:id/boxes/:boxId/recounts', {
  summary: 'Have a box counted anew: its entries are kept aside, signatures no longer hold.',
  params: shape({ id: Id, boxId: Id }),
  reply: Nothing,
  problems: [roundMoved, noRun],
})
export const pourBox = endpoint('POST', '/api/assembly/rounds/:id/boxes/:boxId/pourings', {
  summary: 'Pour a box into another before it is counted; they are counted as one.',
  params: shape({ id: Id, boxId: Id }),
  body: shape({ intoId: Id }),
  reply: Nothing,
  problems: [roundMoved, boxAgreed, noRun],
})

const boxStates = ['waiting', 'one-entered', 'differ', 'agreed', 'poured'] as const

/** How far counting is. Numbers of lines are nobody’s before the end; those of a secret ballot never by box. */
export const getCounting = endpoint('GET', '/api/assembly/rounds/:id/counting', {
  summary: 'How far the counting of boxes, signatures and reconciling is.',
  params: byId,
  reply: shape({
    state: oneOf(roundStates),
    boxes: Type.Array(
      shape({
        id: Id,
        name: Type.String(),
        assigned: Type.Integer(),
        state: oneOf(boxStates),
        pouredInto: orNull(Id),
        attempt: Type.Integer(),
        /** Who has entered, in this attempt. */
        tellers: Type.Array(shape({ name: Type.String(), enteredAt: Instant })),
        /** 'issued', 'returned', 'invalid', 'orders', or an option: where the entries differ. */
        differences: Type.Array(Type.String()),
        hasNetwork: Type.Boolean(),
        reconciled: Type.Boolean(),
        /** Of a box whose count stands: what went out and came back. */
        papers: orNull(BallotSums),
      }),
    ),
    signatures: Type.Array(
      shape({
        name: Type.String(),
        signs: Type.Boolean(),
        words: orNull(Type.String()),
        at: Instant,
        holds: Type.Boolean(),
      }),
    ),
    /** Venues without a network whose list has to be reconciled before the result stands. */
    offline: Type.Array(
      shape({ venue: Named, assigned: Type.Integer(), reconciled: Type.Boolean(), doubtful: Type.Integer() }),
    ),
    doubtful: Type.Integer(),
    /** What a scrutineer signs: once every box has its count, for scrutineers, tellers and whoever runs the day. */
    sheet: orNull(
      shape({
        digest: Type.String(),
        sums: BallotSums,
        lines: Type.Array(CountLine),
        derived: Type.Boolean(),
      }),
    ),
  }),
})
export type Counting = Static<typeof getCounting.reply>

/** A teller’s own page: the boxes they count, their own last entry, and where it differs from the other’s. */
export const getMyCounts = endpoint('GET', '/api/assembly/rounds/:id/counts/mine', {
  summary: 'The boxes I count in this round, what I entered, and which lines differ from another teller’s.',
  params: byId,
  reply: shape({
    round: shape({
      id: Id,
      number: Type.Integer(),
      question: Type.String(),
      kind: oneOf(pollKinds),
      mode: oneOf(pollModes),
      secrecy: oneOf(pollSecrecies),
      writeIns: oneOf(pollWriteIns),
      options: Type.Array(PollOption),
      state: oneOf(roundStates),
    }),
    scrutineer: Type.Boolean(),
    boxes: Type.Array(
      shape({
        id: Id,
        name: Type.String(),
        assigned: Type.Integer(),
        state: oneOf(boxStates),
        differences: Type.Array(Type.String()),
        mine: orNull(shape(paperFields)),
      }),
    ),
  }),
  problems: [notTeller],
})
/** Rounds of the run under way in which I count or watch: what the duties page lists. */
export const listMyDuties = endpoint('GET', '/api/assembly/sessions/:id/counting', {
  summary: 'The rounds in which I count boxes or watch the count.',
  params: byId,
  reply: shape({
    rounds: Type.Array(
      shape({
        id: Id,
        number: Type.Integer(),
        question: Type.String(),
        secrecy: oneOf(pollSecrecies),
        state: oneOf(roundStates),
        teller: Type.Boolean(),
        scrutineer: Type.Boolean(),
      }),
    ),
  }),
})

export const signCount = endpoint('POST', '/api/assembly/rounds/:id/signatures', {
  summary: 'Sign the count as a scrutineer, or refuse with words. When all have signed the result stands.',
  params: byId,
  body: shape({
    /** The sheet that was read. */
    digest: Type.String({ maxLength: 64 }),
    signs: Type.Boolean(),
    words: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  reply: RoundFacts,
  problems: [notScrutineer, boxesOutstanding, countMoved, roundMoved, noRun],
})
export const finishCount = endpoint('POST', '/api/assembly/rounds/:id/results', {
  summary: 'Let the count stand with the signatures it has: at least one, and none refused.',
  params: byId,
  reply: RoundFacts,
  problems: [notSigned, boxesOutstanding, roundMoved, noRun],
})
export const reconcile = endpoint('POST', '/api/assembly/rounds/:id/reconcilings', {
  summary:
    'Reconcile a venue without a network: who was handed a paper there, by its own list. Where doubles or unexplained ballots could change a verdict, the ballot is void.',
  params: byId,
  body: shape({
    venueId: Id,
    /** Voters of this round who were handed a paper there. */
    handedTo: Type.Array(Id, { maxItems: 5_000 }),
    /** Papers handed to anybody who is not on the list of voters. */
    strangers: Many,
    /** Papers its list and its box cannot explain otherwise. */
    unexplained: Many,
  }),
  reply: RoundFacts,
  problems: [roundMoved, boxesOutstanding, noRun],
})
