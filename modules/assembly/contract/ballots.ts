import {
  byId,
  endpoint,
  Id,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import {
  PollOption,
  pollKinds,
  pollModes,
  pollSecrecies,
  pollWriteIns,
  roundCauses,
  roundStates,
} from './polls-shapes.ts'

// What a voter does at either door.

const OptionId = Type.String({ minLength: 1, maxLength: 300 })

/** A ballot as it is sent: `BallotMarks` of the rules. Lines that are left out are blank. */
export const Marks = shape({
  mode: oneOf(pollModes),
  lines: Type.Optional(Type.Record(OptionId, oneOf(['y', 'n', 'a']))),
  picks: Type.Optional(Type.Array(OptionId, { maxItems: 500 })),
  grades: Type.Optional(Type.Record(OptionId, oneOf(['satisfied', 'mostly', 'dissatisfied', 'unknown']))),
  writeIns: Type.Optional(
    Type.Array(shape({ name: Type.String({ minLength: 1, maxLength: 100 }), insteadOf: orNull(OptionId) }), {
      maxItems: 200,
    }),
  ),
})

/** Made by the browser of 32 random bytes and kept until the answer is there: the same token is the same ballot. */
export const Token = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })

export const alreadyVoted = problem(
  'already_voted',
  409,
  'You have voted in this ballot already; the first ballot stands.',
)
export const notVoter = problem('not_voter', 403, 'You are not on the list of voters of this ballot.')
export const votesOtherwise = problem('votes_otherwise', 409, 'You vote on paper in this ballot.', {
  channel: oneOf(['paper', 'hands']),
})
export const notOpen = problem('not_open', 409, 'This ballot is not open; nothing was cast.', {
  state: oneOf(roundStates),
})
/** Never says which line: what a voter tried to mark is nobody’s business. */
export const ballotUnfit = problem(
  'ballot_unfit',
  422,
  'The ballot does not fit this poll; nothing was cast.',
  {
    reason: oneOf([
      'over-marked',
      'unknown-option',
      'wrong-mode',
      'write-ins-not-allowed',
      'line-does-not-count',
    ]),
  },
)
export const tokenTaken = problem(
  'token_taken',
  409,
  'Another ballot has this token; make a new one and send again.',
)

/** A ballot paper on a screen. */
export const MyBallot = shape({
  roundId: Id,
  number: Type.Integer(),
  ordinal: Type.Integer(),
  cause: oneOf(roundCauses),
  question: Type.String(),
  kind: oneOf(pollKinds),
  mode: oneOf(pollModes),
  secrecy: oneOf(pollSecrecies),
  seats: Type.Integer(),
  most: Type.Integer(),
  writeIns: oneOf(pollWriteIns),
  options: Type.Array(PollOption),
  state: oneOf(roundStates),
  channel: oneOf(['phone', 'paper', 'hands']),
  voted: Type.Boolean(),
})
export type MyBallot = Static<typeof MyBallot>

export const getMyBallot = endpoint('GET', '/api/assembly/rounds/:id/ballot', {
  summary: 'My ballot paper in this round, and whether I have voted.',
  params: byId,
  reply: MyBallot,
  problems: [notVoter],
})
export const castBallot = endpoint('POST', '/api/assembly/rounds/:id/ballots', {
  summary: 'Cast my ballot. Sending it again with the same token answers the same and casts nothing.',
  params: byId,
  body: shape({ token: Token, marks: Marks }),
  /** The ballot’s own random id: in a secret ballot nothing else leads from a voter to it, and only whoever keeps it can show it. */
  reply: shape({ receipt: Type.String() }),
  problems: [alreadyVoted, notVoter, votesOtherwise, notOpen, ballotUnfit, tokenTaken],
  quiet: 'sending the same ballot again casts nothing; the first time leaves the event',
  repeats:
    'the token in the ballot names it; a hash of the ballot kept under the account would betray what is in it',
})
