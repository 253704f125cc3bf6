import { Id, Instant, oneOf, orNull, type Static, shape, Type } from '../../../platform/contract.ts'
import { Named, Quorum, Share } from './core.ts'

// What a poll is prepared as, and what is fixed of it when a ballot on it opens.

export const pollKinds = ['motion', 'election', 'choice', 'evaluation', 'ranked'] as const
export const pollModes = ['approve', 'pick', 'rank', 'grades'] as const
export const pollSecrecies = ['named', 'secret', 'hands'] as const
export const pollWriteIns = ['none', 'free', 'instead-of'] as const
export const pollBases = ['entitled', 'present', 'returned', 'valid'] as const
/** 预选 narrows the field, the formal poll decides. */
export const pollStages = ['formal', 'primary'] as const
/** What follows a tie at the last seat: those tied once more (再次投票), or the seat goes to a further election (另行选举). */
export const tieRules = ['revote', 'separate'] as const
/** Who gets a paper: as assigned at check-in, nobody, or everybody. A venue without a network votes on paper in any case. */
export const ballotBys = ['assigned', 'phone', 'paper'] as const
/** Why this ballot is held: the first on the question, 再次投票, 另行选举, 重选. */
export const roundCauses = ['first', 'revote', 'separate', 'repeat'] as const
export type RoundCause = (typeof roundCauses)[number]
/** open: ballots come in. counting: none come in, paper or hands are being counted. provisional: counted, but a venue without a network is not reconciled. */
export const roundStates = ['open', 'counting', 'provisional', 'closed', 'void'] as const
export type RoundState = (typeof roundStates)[number]
export const voterChannels = ['phone', 'paper', 'hands'] as const
export type VoterChannel = (typeof voterChannels)[number]
/** Why no result stands: somebody voided it with a reason, or doubtful ballots could have changed a verdict. */
export const voidCauses = ['declared', 'cannot-stand'] as const

export const PollRuleShape = shape({ share: Share, strict: Type.Boolean(), base: oneOf(pollBases) })

const Label = Type.String({ minLength: 1, maxLength: 300 })

/** A line of a poll as it is prepared. Ids of options are made by the server. */
export const NewOption = shape({
  label: Label,
  /** What is said below it: the post, the office that leads it. */
  note: Type.Optional(Type.String({ maxLength: 500 })),
  /** The candidate, where the line is a person. */
  personId: Type.Optional(Id),
  /** What a line that is voted en bloc (一并表决) comprises, in its order. */
  parts: Type.Optional(Type.Array(Label, { maxItems: 300 })),
})

export const PollOption = shape({
  id: Type.String(),
  label: Type.String(),
  note: orNull(Type.String()),
  personId: orNull(Id),
  /** The item of the plan's draft that is voted, by its id there. */
  planItem: orNull(Type.String()),
  parts: Type.Array(Type.String()),
})
export type PollOption = Static<typeof PollOption>

/** Everything an administrator sets before the poll opens; nothing of it has a default in the code (C3). */
export const ruleFields = {
  kind: oneOf(pollKinds),
  mode: oneOf(pollModes),
  stage: oneOf(pollStages),
  secrecy: oneOf(pollSecrecies),
  quorum: Quorum,
  rule: PollRuleShape,
  /** Places to fill; 1 for a motion or an evaluation. */
  seats: Type.Integer({ minimum: 1, maximum: 10_000 }),
  /** The most names one ballot may choose. */
  most: Type.Integer({ minimum: 1, maximum: 10_000 }),
  writeIns: oneOf(pollWriteIns),
  ties: oneOf(tieRules),
  ballotBy: oneOf(ballotBys),
}

export const NewPoll = shape({
  /** The item of the agenda at which it is voted. */
  itemId: Type.Optional(orNull(Id)),
  question: Type.String({ minLength: 1, maxLength: 500 }),
  ...ruleFields,
  /** The lines; left empty where they come from a draft or from a former poll. */
  options: Type.Array(NewOption, { maxItems: 500 }),
  /** Vote on the items of this draft of a plan: they become the options (item by item), or the parts of the one option (en bloc). */
  draftId: Type.Optional(orNull(Id)),
  enBloc: Type.Optional(Type.Boolean()),
  /** The options are whoever that poll elected, looked up when this one opens: a director from among the members, a primary’s winners. */
  fromPollId: Type.Optional(orNull(Id)),
})
export type NewPoll = Static<typeof NewPoll>

/** What the rules say of a count. A ranked list carries `sum` and `place` on each line instead of votes. */
export const Reply = shape({
  quorate: Type.Boolean(),
  void: orNull(oneOf(['inquorate', 'returned-exceeds-issued'])),
  needed: Type.Integer(),
  options: Type.Array(
    shape({
      id: Type.String(),
      for: Type.Integer(),
      against: Type.Integer(),
      abstain: Type.Integer(),
      percent: Type.String(),
      passed: Type.Boolean(),
      grade: Type.Optional(orNull(oneOf(['satisfied', 'mostly', 'dissatisfied']))),
      /** Of an evaluation: the four boxes as they were counted. */
      marks: Type.Optional(
        shape({
          satisfied: Type.Integer(),
          mostly: Type.Integer(),
          dissatisfied: Type.Integer(),
          unknown: Type.Integer(),
        }),
      ),
      sum: Type.Optional(Type.Integer()),
      place: Type.Optional(Type.Integer()),
    }),
  ),
  elected: Type.Array(Type.String()),
  tied: Type.Array(Type.String()),
  vacant: Type.Integer(),
  next: orNull(oneOf(['revote', 'separate-election', 'repeat'])),
  verdict: Type.String(),
})
export type Reply = Static<typeof Reply>

/** 发出 / 收回 / 有效 / 无效 of all channels together. */
export const BallotSums = shape({
  issued: Type.Integer(),
  returned: Type.Integer(),
  valid: Type.Integer(),
  invalid: Type.Integer(),
})
export type BallotSums = Static<typeof BallotSums>

const ByChannel = shape({ phone: Type.Integer(), paper: Type.Integer(), hands: Type.Integer() })

/** One ballot on a question under frozen rules. Nothing of it but its state changes after it opened. */
export const RoundFacts = shape({
  id: Id,
  pollId: Id,
  sessionId: Id,
  runId: Id,
  /** The how-manieth ballot of this run (第几号表决), and of this question. */
  number: Type.Integer(),
  ordinal: Type.Integer(),
  cause: oneOf(roundCauses),
  formerId: orNull(Id),
  question: Type.String(),
  kind: oneOf(pollKinds),
  mode: oneOf(pollModes),
  stage: oneOf(pollStages),
  secrecy: oneOf(pollSecrecies),
  quorum: Quorum,
  rule: PollRuleShape,
  seats: Type.Integer(),
  most: Type.Integer(),
  writeIns: oneOf(pollWriteIns),
  ties: oneOf(tieRules),
  options: Type.Array(PollOption),
  /** The text that is voted, where it is a plan’s: exactly this version. */
  draft: orNull(shape({ id: Id, version: Type.Integer(), hash: Type.String() })),
  state: oneOf(roundStates),
  openedAt: Instant,
  /** When voting ended, and when the result stood. */
  endedAt: orNull(Instant),
  closedAt: orNull(Instant),
  assigned: ByChannel,
  /** Ballots that phones have cast so far. What they say nobody is told before the end. */
  cast: shape({ phone: Type.Integer() }),
  frozen: shape({ entitled: Type.Integer(), present: Type.Integer() }),
  /** Who came and went while it was open; they change nothing. */
  arrived: Type.Integer(),
  left: Type.Integer(),
  /** Null until all is counted. */
  sums: orNull(BallotSums),
  reply: orNull(Reply),
  /** What may be opened next on this question, by its cause; null where nothing is left. */
  next: orNull(oneOf(['revote', 'separate', 'repeat'])),
  doubtful: Type.Integer(),
  voidCause: orNull(oneOf(voidCauses)),
  voidReason: orNull(Type.String()),
  /** SHA-256 of the published file, once there is one. */
  digest: orNull(Type.String()),
})
export type RoundFacts = Static<typeof RoundFacts>

export const Poll = shape({
  id: Id,
  sessionId: Id,
  item: orNull(Named),
  position: Type.Integer(),
  question: Type.String(),
  ...ruleFields,
  options: Type.Array(PollOption),
  draftId: orNull(Id),
  enBloc: Type.Boolean(),
  fromPollId: orNull(Id),
  version: Type.Integer(),
  /** Its rounds in the run that is under way, or in the day itself once that is over; oldest first. */
  rounds: Type.Array(RoundFacts),
})
export type Poll = Static<typeof Poll>
