import {
  byId,
  endpoint,
  Id,
  Nothing,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  staleVersion,
  Type,
} from '../../../platform/contract.ts'
import { Named, noRun, sessionMoved } from './core.ts'
import { adoptedAlready } from './papers.ts'
import {
  NewPoll,
  Poll,
  PollOption,
  PollRuleShape,
  RoundFacts,
  roundCauses,
  roundStates,
} from './polls-shapes.ts'

// Polls: preparing a question, opening a ballot on it under frozen rules, ending it, voiding it, and the next ballot after it.

export * from './polls-shapes.ts'

/** Why a prepared poll may not open yet; `name` and its parameters are those of `Obstacle` in rules/obstacles.ts, and some of our own. */
export const OpeningObstacle = Type.Unsafe<{ name: string } & Record<string, string | number | null>>(
  Type.Object({ name: Type.String() }, { additionalProperties: true }),
)

export const pollUsed = problem(
  'poll_used',
  409,
  'A ballot was opened on this poll; it no longer changes. Void it or prepare another.',
)
export const draftUnfit = problem(
  'draft_unfit',
  422,
  'This draft has no item to vote on, or is not yours to read.',
)
export const optionsUnfit = problem(
  'options_unfit',
  422,
  'Options are given once: typed, from a draft, or from a former poll of this session.',
)
export const openingObstructed = problem(
  'opening_obstructed',
  409,
  'Something stands in the way of opening.',
  {
    obstacles: Type.Array(OpeningObstacle),
  },
)
export const roundMoved = problem('round_moved', 409, 'The ballot is not in a state that allows this.', {
  state: oneOf(roundStates),
})
/** A secret vote is not ended while its result would tell how single people voted. */
export const tooFewCast = problem(
  'too_few_cast',
  409,
  'Too few ballots have come in to keep a secret vote secret; wait for more, or void it.',
  { cast: Type.Integer(), least: Type.Integer() },
)
export const roundFollowed = problem(
  'round_followed',
  409,
  'Another ballot rests on this one; void that first.',
  { number: Type.Integer() },
)
export const channelKept = problem('channel_kept', 409, 'The channel of this voter cannot change.', {
  reason: oneOf(['voted', 'paper-out', 'small-channel', 'no-network', 'no-box', 'same', 'hands']),
})

export const listPolls = endpoint('GET', '/api/assembly/sessions/:id/polls', {
  summary: 'The polls of a session in their order, with the rounds of the run under way.',
  params: byId,
  reply: shape({ polls: Type.Array(Poll) }),
})
export const getPoll = endpoint('GET', '/api/assembly/polls/:id', {
  summary: 'One poll with its rounds.',
  params: byId,
  reply: Poll,
})
export const preparePoll = endpoint('POST', '/api/assembly/sessions/:id/polls', {
  summary: 'Prepare a poll: question, lines and every rule.',
  params: byId,
  body: NewPoll,
  reply: shape({ id: Id }),
  problems: [optionsUnfit, draftUnfit, sessionMoved],
  quiet: 'a poll that is being prepared is nobody’s act yet; opening it is',
})
export const changePoll = endpoint('PUT', '/api/assembly/polls/:id', {
  summary: 'Change a poll on which no ballot was opened.',
  params: byId,
  body: shape({ ...NewPoll.properties, version: Type.Integer() }),
  reply: shape({ version: Type.Integer() }),
  problems: [pollUsed, optionsUnfit, draftUnfit, sessionMoved, staleVersion],
  quiet: 'a poll that is being prepared is nobody’s act yet; opening it is',
})
export const removePoll = endpoint('DELETE', '/api/assembly/polls/:id', {
  summary: 'Remove a poll on which no ballot was opened.',
  params: byId,
  reply: Nothing,
  problems: [pollUsed, sessionMoved],
  quiet: 'a poll that is being prepared is nobody’s act yet; opening it is',
})
export const orderPolls = endpoint('PUT', '/api/assembly/sessions/:id/polls/order', {
  summary: 'Put the polls of a session in this order.',
  params: byId,
  body: shape({ ids: Type.Array(Id, { maxItems: 500 }) }),
  reply: Nothing,
  problems: [sessionMoved],
  quiet: 'the order in which polls are listed decides nothing',
})

const Cause = shape({
  cause: Type.Optional(oneOf(roundCauses)),
  /** The round that this one follows; needed by every cause but `first`. */
  formerId: Type.Optional(Id),
})

/** What would be frozen if it opened at this moment, and all that stands in the way. */
export const Opening = shape({
  obstacles: Type.Array(OpeningObstacle),
  /** To be said aloud before opening; they stop nothing. */
  cautions: Type.Array(OpeningObstacle),
  cause: oneOf(roundCauses),
  entitled: Type.Integer(),
  present: Type.Integer(),
  seats: Type.Integer(),
  most: Type.Integer(),
  rule: PollRuleShape,
  options: Type.Array(PollOption),
  assigned: shape({ phone: Type.Integer(), paper: Type.Integer(), hands: Type.Integer() }),
  /** Where paper is put in or hands are counted: one box takes one or more venues. */
  boxes: Type.Array(
    shape({
      id: Id,
      name: Type.String(),
      assigned: Type.Integer(),
      tellers: Type.Array(Type.String()),
      hasNetwork: Type.Boolean(),
    }),
  ),
  scrutineers: Type.Array(Type.String()),
})
export type Opening = Static<typeof Opening>

export const getOpening = endpoint('GET', '/api/assembly/polls/:id/opening', {
  summary: 'What would be frozen if the poll opened now, with every obstacle.',
  params: byId,
  query: Cause,
  reply: Opening,
  problems: [noRun],
})
export const openRound = endpoint('POST', '/api/assembly/polls/:id/rounds', {
  summary:
    'Open a ballot: rules, lines, seats, who is entitled, who is present and each voter’s channel are frozen. Opening again answers with the open one.',
  params: byId,
  body: shape({
    ...Cause.properties,
    /** Of a revote or a further election: another rule than the former ballot’s (a plurality, say). A revote is decided by more votes unless this says otherwise. */
    rule: Type.Optional(PollRuleShape),
    /** Of a further election: who stands again; those not elected in order of their votes unless this says otherwise. */
    optionIds: Type.Optional(Type.Array(Type.String({ maxLength: 300 }), { maxItems: 500 })),
  }),
  reply: RoundFacts,
  problems: [openingObstructed, noRun],
  quiet: 'opening what is open already opens nothing; the first time leaves the event',
})

export const listRounds = endpoint('GET', '/api/assembly/sessions/:id/rounds', {
  summary: 'The rounds of the run under way, or of the day itself once that is over; oldest first.',
  params: byId,
  reply: shape({ rounds: Type.Array(RoundFacts) }),
})
export const getRound = endpoint('GET', '/api/assembly/rounds/:id', {
  summary: 'One round as it was frozen, how far it is, and its result.',
  params: byId,
  reply: RoundFacts,
})
export const closeRound = endpoint('POST', '/api/assembly/rounds/:id/closings', {
  summary:
    'End the voting. Paper and hands are counted next; a ballot of phones alone has its result at once.',
  params: byId,
  reply: RoundFacts,
  problems: [roundMoved, tooFewCast, noRun],
  quiet: 'closing what is closed already changes nothing; the first time leaves the event',
})
export const voidRound = endpoint('POST', '/api/assembly/rounds/:id/voidings', {
  summary: 'Void a ballot with a reason. Its rules, and its result where it had one, stay.',
  params: byId,
  body: shape({ reason: Type.String({ minLength: 2, maxLength: 500 }) }),
  reply: RoundFacts,
  problems: [roundFollowed, adoptedAlready, roundMoved, noRun],
})

/** The frozen list of voters: whether each has voted, never what. */
export const Voter = shape({
  id: Id,
  attendeeId: Id,
  personId: Id,
  name: Type.String(),
  venue: orNull(Named),
  boxId: orNull(Id),
  channel: oneOf(['phone', 'paper', 'hands']),
  /** Of phones only; of paper nobody knows until it is counted. */
  voted: Type.Boolean(),
  paper: oneOf(['none', 'out', 'given-back']),
})
export type Voter = Static<typeof Voter>
export const listVoters = endpoint('GET', '/api/assembly/rounds/:id/voters', {
  summary: 'Who votes in this ballot, and how: the list as it was frozen.',
  params: byId,
  reply: shape({ voters: Type.Array(Voter) }),
})
export const changeChannel = endpoint('PUT', '/api/assembly/rounds/:id/voters/:voterId/channel', {
  summary:
    'Give a voter another channel: paper while they have not voted by phone, phone once their paper was given back.',
  params: shape({ id: Id, voterId: Id }),
  body: shape({
    channel: oneOf(['phone', 'paper']),
    /** The unused paper was handed back and is kept apart. */
    paperGivenBack: Type.Optional(Type.Boolean()),
    /** Where the paper goes in; the voter’s own venue’s unless this says otherwise. */
    boxId: Type.Optional(Id),
  }),
  reply: Nothing,
  problems: [roundMoved, channelKept, noRun],
})

/** The published file of a closed ballot: everybody may take it and recount it. */
export const getRoundFile = endpoint('GET', '/api/assembly/rounds/:id/file', {
  summary: 'The published file of a closed ballot, for `npm run --silent lilong -- verify-poll FILE`.',
  params: byId,
  reply: Type.Any(),
  sends: 'application/json',
})
