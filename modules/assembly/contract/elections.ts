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
import { bases, writeInRules } from '../rules/polls.ts'
import { Named, Quorum, Share, sessionMoved, sessionStates } from './core.ts'

// Elections of a Residents' Committee: what its method says, how far it is, its candidates and its result.

/** Who votes: Organic Law of Urban Residents' Committees (1989, as amended in 2018), art. 8. */
export const electorKinds = ['voters', 'households', 'representatives'] as const
export const soughtPosts = ['director', 'deputy_director', 'member'] as const
export type SoughtPost = (typeof soughtPosts)[number]
export const electionCauses = ['general', 'by_election'] as const
export const electionStages = [
  'method',
  'register',
  'shown',
  'objections',
  'frozen',
  'candidates',
  'polling',
  'counting',
  'failed',
  'elected',
] as const
export type ElectionStage = (typeof electionStages)[number]

export const PostSought = shape({
  post: oneOf(soughtPosts),
  seats: Type.Integer({ minimum: 1, maximum: 30 }),
  /** At least so many more candidates than seats (差额); 0 where as many suffice (等额). */
  more: Type.Integer({ minimum: 0, maximum: 30 }),
})
export type PostSought = Static<typeof PostSought>
export const WinningShare = shape({ share: Share, strict: Type.Boolean(), base: oneOf(bases) })
export type WinningShare = Static<typeof WinningShare>

const OptionalDay = orNull(CivilDate)
/** Everything about an election that differs between bodies: data, and frozen with the register. */
export const ElectionMethod = shape({
  electors: oneOf(electorKinds),
  /** Full years on polling day. */
  votingAge: Type.Integer({ minimum: 0, maximum: 120 }),
  posts: Type.Array(PostSought, { minItems: 1, maxItems: 3 }),
  winning: WinningShare,
  /** How many of those on the register must take part. */
  turnout: Quorum,
  namesShown: oneOf(['whole', 'masked']),
  /** The public list: from this day up to, not including, the other. */
  shownFrom: OptionalDay,
  shownUntil: OptionalDay,
  objectionsUntil: OptionalDay,
  decidedWithinDays: Type.Integer({ minimum: 1, maximum: 60 }),
  registrationUntil: OptionalDay,
  entrustedMost: Type.Integer({ minimum: 0, maximum: 10 }),
  candidatesMayCarry: Type.Boolean(),
  rovingBox: Type.Boolean(),
  /** Whether only somebody on the register may be a candidate. */
  candidatesOnRegister: Type.Boolean(),
  /** Whether other people may be named on a ballot (另选他人). */
  writeIns: oneOf(writeInRules),
})
export type ElectionMethod = Static<typeof ElectionMethod>

export const badMethod = problem('bad_method', 422, 'The method contradicts itself.', {
  why: oneOf([
    'share',
    'days_missing',
    'days_order',
    'days_after_polling',
    'post_twice',
    'too_few_days_to_decide',
  ]),
})
export const registerFrozen = problem(
  'register_frozen',
  409,
  'The register is frozen; nothing about it or the method changes any more.',
)
export const registerOpen = problem('register_open', 409, 'The register has not been frozen yet.')
export const freezeObstacles = [
  'nobody',
  'not_shown',
  'shown_still',
  'objections_open',
  'asked_open',
  'group_size',
] as const
export const notToFreeze = problem('not_to_freeze', 409, 'The register cannot be frozen yet.', {
  why: oneOf(freezeObstacles),
})
export const officeNotCommittee = problem(
  'office_not_committee',
  422,
  'An election is held for a Residents’ Committee and its neighbourhood.',
)
export const electionUnderWay = problem(
  'election_under_way',
  409,
  'This Residents’ Committee has an election under way already.',
)
export const candidateTwice = problem('candidate_twice', 409, 'This person stands for this post already.')
export const candidateNot = problem('candidate_not', 422, 'This person cannot be a candidate here.')
export const candidatesShown = problem('candidates_shown', 409, 'The candidates have been announced.')
export const candidatesFew = problem('candidates_few', 409, 'There are too few candidates for this post.', {
  post: oneOf(soughtPosts),
  candidates: Type.Integer(),
  needed: Type.Integer(),
})
export const pollsPrepared = problem('polls_prepared', 409, 'The ballots have been prepared already.')
export const nothingElected = problem(
  'nothing_elected',
  409,
  'No ballot of this election has elected anybody.',
)

const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })

export const ElectionHead = shape({
  id: Id,
  title: Type.String(),
  body: Named,
  place: Named,
  termId: Id,
  termOrdinal: Type.Integer(),
  cause: oneOf(electionCauses),
  heldOn: CivilDate,
  opensAt: Instant,
  state: oneOf(sessionStates),
  stage: oneOf(electionStages),
  electors: oneOf(electorKinds),
  voters: Type.Integer(),
})
export type ElectionHead = Static<typeof ElectionHead>

export const Candidate = shape({
  id: Id,
  person: Named,
  post: oneOf(soughtPosts),
  nominatedBy: oneOf(['residents', 'group', 'organisation', 'self']),
  nominators: orNull(Type.Integer()),
  introduction: Type.String(),
  state: oneOf(['nominated', 'confirmed', 'withdrawn', 'refused']),
  reason: orNull(Type.String()),
  /** The building of the register; null for somebody who is not on it. */
  building: orNull(Type.String()),
})
export type Candidate = Static<typeof Candidate>

export const Election = shape({
  ...ElectionHead.properties,
  version: Type.Integer(),
  completes: orNull(shape({ id: Id, title: Type.String() })),
  method: ElectionMethod,
  frozenAt: orNull(Instant),
  frozenBy: orNull(Named),
  candidatesShownAt: orNull(Instant),
  resultShownAt: orNull(Instant),
  register: shape({
    entered: Type.Integer(),
    asked: Type.Integer(),
    struck: Type.Integer(),
    buildings: Type.Integer(),
    /** Those who must take part. */
    needed: Type.Integer(),
  }),
  objections: shape({ open: Type.Integer(), late: Type.Integer(), decided: Type.Integer() }),
  /** What stands between the register and its freezing; empty once it may be frozen. */
  obstacles: Type.Array(oneOf(freezeObstacles)),
  candidates: Type.Array(Candidate),
  /** Polls of the session, by post, once prepared. */
  polls: Type.Array(shape({ id: Id, post: orNull(oneOf(soughtPosts)), title: Type.String() })),
  run: orNull(shape({ id: Id, kind: oneOf(['rehearsal', 'real']) })),
  may: Type.Array(oneOf(['hold'])),
})
export type Election = Static<typeof Election>

export const listElections = endpoint('GET', '/api/assembly/elections', {
  summary: 'Elections of Residents’ Committees within one’s reach, the newest day first.',
  reply: shape({ elections: Type.Array(ElectionHead), mayHold: Type.Boolean() }),
})
export const listNeighbourhoods = endpoint('GET', '/api/assembly/elections/neighbourhoods', {
  summary:
    'Where one may hold an election: neighbourhoods, Residents’ Committees, their present terms and last elections.',
  reply: shape({
    places: Type.Array(Named),
    offices: Type.Array(Named),
    bodies: Type.Array(
      shape({
        id: Id,
        name: Type.String(),
        placeId: Id,
        officeId: Id,
        terms: Type.Array(shape({ id: Id, ordinal: Type.Integer(), fromOn: CivilDate, untilOn: CivilDate })),
        elections: Type.Array(shape({ id: Id, title: Type.String(), termId: Id })),
      }),
    ),
  }),
})
export const prepareElection = endpoint('POST', '/api/assembly/elections', {
  summary: 'Begin to prepare the election of a Residents’ Committee, or a by-election in its term.',
  body: shape({
    placeId: Id,
    officeId: Id,
    cause: oneOf(electionCauses),
    /** The election whose members a by-election completes. */
    completesId: orNull(Id),
    /** The term it elects; that of a by-election is the one under way. */
    term: shape({
      ordinal: Type.Integer({ minimum: 1, maximum: 99 }),
      fromOn: CivilDate,
      untilOn: CivilDate,
      seats: orNull(Type.Integer({ minimum: 1, maximum: 60 })),
    }),
    heldOn: CivilDate,
    opensAt: Instant,
    method: ElectionMethod,
  }),
  reply: byId,
  problems: [badMethod, officeNotCommittee, electionUnderWay],
})
export const getElection = endpoint('GET', '/api/assembly/elections/:id', {
  summary: 'An election: its method, how far it is, its register in numbers, its candidates.',
  params: byId,
  reply: Election,
})
export const setMethod = endpoint('PUT', '/api/assembly/elections/:id/method', {
  summary: 'Change the method or the day of an election before its register is frozen.',
  params: byId,
  body: shape({ version: Type.Integer(), heldOn: CivilDate, opensAt: Instant, method: ElectionMethod }),
  reply: byId,
  problems: [badMethod, registerFrozen],
})
export const freezeRegister = endpoint('POST', '/api/assembly/elections/:id/freezing', {
  summary:
    'Freeze the register: those on it are asked to vote, and turnout is counted against it from now on.',
  params: byId,
  reply: shape({ voters: Type.Integer() }),
  problems: [registerFrozen, notToFreeze],
})

export const nominate = endpoint('POST', '/api/assembly/elections/:id/candidates', {
  summary: 'Enter a nomination; whoever is not on the register only where the method allows it.',
  params: byId,
  body: shape({
    post: oneOf(soughtPosts),
    voterId: orNull(Id),
    /** Somebody who is not on the register, where the method allows it. */
    name: orNull(Words(60)),
    nominatedBy: Candidate.properties.nominatedBy,
    nominators: orNull(Type.Integer({ minimum: 1, maximum: 100_000 })),
    introduction: Type.String({ maxLength: 600 }),
  }),
  reply: byId,
  problems: [candidateTwice, candidateNot, candidatesShown],
})
export const settleCandidate = endpoint('POST', '/api/assembly/elections/candidates/:id/settling', {
  summary: 'Confirm a candidate, refuse one with a reason, or note that one withdrew.',
  params: byId,
  body: shape({
    state: oneOf(['confirmed', 'withdrawn', 'refused']),
    reason: orNull(Type.String({ maxLength: 300 })),
  }),
  reply: byId,
  problems: [candidatesShown],
})
export const showCandidates = endpoint('POST', '/api/assembly/elections/:id/candidates/showing', {
  summary:
    'Announce the candidates, in stroke order, to everybody. Refused while there are too few for a post.',
  params: byId,
  reply: byId,
  problems: [registerOpen, candidatesFew, candidatesShown],
})
export const prepareBallots = endpoint('POST', '/api/assembly/elections/:id/ballots', {
  summary: 'Prepare one ballot for each post with the announced candidates and the method’s rules.',
  params: byId,
  reply: shape({ pollIds: Type.Array(Id) }),
  problems: [registerOpen, pollsPrepared, candidatesFew],
})
export const showResult = endpoint('POST', '/api/assembly/elections/:id/result', {
  summary: 'Seat those whom the closed ballots elected and show the result to everybody.',
  params: byId,
  body: shape({ fromOn: CivilDate }),
  reply: shape({ seated: Type.Integer() }),
  problems: [nothingElected, sessionMoved],
})
