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
import { Named } from './core.ts'

// Bodies between their sessions: who is in them and since when, special committees, meetings and who came to them.

export const memberPosts = ['director', 'deputy_director', 'secretary_general', 'member'] as const
export type Post = (typeof memberPosts)[number]
/** How somebody came to be a member. */
export const seatings = ['elected', 'confirmed', 'added', 'by_election', 'appointed'] as const
export type Seating = (typeof seatings)[number]
export const leavingReasons = [
  'resigned',
  'moved',
  'died',
  'recalled',
  'unable',
  'other_post',
  'other',
] as const
export type LeavingReason = (typeof leavingReasons)[number]
export const specialPosts = ['chair', 'deputy', 'member'] as const
export type SpecialPost = (typeof specialPosts)[number]
export const committeeKinds = ['committee', 'residents_committee', 'party_branch'] as const

export const postFull = problem('post_full', 409, 'The term has no seat of this post left on that day.', {
  post: oneOf(memberPosts),
  seats: Type.Integer(),
})
export const termFull = problem('term_full', 409, 'The term has no seat left on that day.', {
  seats: Type.Integer(),
})
export const seatedTwice = problem('seated_twice', 409, 'This person holds this post in those days already.')
export const outsideTerm = problem('outside_term', 422, 'The day lies outside the term.', {
  fromOn: CivilDate,
  untilOn: CivilDate,
})
export const leftAlready = problem('left_already', 409, 'This member has left already.')
export const memberInUse = problem(
  'member_in_use',
  409,
  'This member was asked to a meeting; let them leave instead of taking the entry back.',
)
export const personUnknown = problem('person_unknown', 422, 'There is no such person to be seated here.')
export const specialTwice = problem('special_twice', 409, 'The term has a special committee of this name.')
export const specialSeated = problem('special_seated', 409, 'This person sits in it on that day already.')
export const specialChaired = problem('special_chaired', 409, 'Somebody chairs it on that day already.')
export const outsidersNot = problem(
  'outsiders_not',
  422,
  'Only members of the body may sit in this special committee.',
)
export const specialGone = problem('special_gone', 409, 'This special committee was dissolved.')
export const roundNotElecting = problem(
  'round_not_electing',
  409,
  'This ballot is not closed, or it elected nobody.',
)

const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })
const Note = orNull(Type.String({ maxLength: 500 }))
const seatsOfPost = Type.Optional(Type.Integer({ minimum: 0, maximum: 500 }))
/** How many of each post; one that is not named has no limit of its own. */
const Posts = shape({
  director: seatsOfPost,
  deputy_director: seatsOfPost,
  secretary_general: seatsOfPost,
  member: seatsOfPost,
})

export const TermHead = shape({
  id: Id,
  ordinal: Type.Integer(),
  fromOn: CivilDate,
  /** The first day after it. */
  untilOn: CivilDate,
  seats: orNull(Type.Integer()),
  /** In office today. */
  members: Type.Integer(),
  isShown: Type.Boolean(),
})
export type TermHead = Static<typeof TermHead>

export const Committee = shape({
  id: Id,
  kind: oneOf(committeeKinds),
  name: Type.String(),
  /** The conference it stands for between sessions. */
  of: orNull(Named),
  place: Named,
  terms: Type.Array(TermHead),
})
export type Committee = Static<typeof Committee>

export const SeatedMember = shape({
  id: Id,
  person: Named,
  post: oneOf(memberPosts),
  sex: orNull(oneOf(['female', 'male'])),
  constituency: orNull(Type.String()),
  fromOn: CivilDate,
  /** The first day no longer in office. */
  untilOn: CivilDate,
  how: orNull(oneOf(seatings)),
  roundId: orNull(Id),
  special: Type.Array(Type.String()),
})
export type SeatedMember = Static<typeof SeatedMember>

export const MemberChange = shape({
  id: Id,
  person: Named,
  post: oneOf(memberPosts),
  change: oneOf(['seated', 'left', 'mistaken']),
  how: orNull(oneOf(seatings)),
  reason: orNull(oneOf(leavingReasons)),
  words: orNull(Type.String()),
  roundId: orNull(Id),
  on: CivilDate,
  enteredBy: Named,
  enteredAt: Instant,
})
export type MemberChange = Static<typeof MemberChange>

export const SpecialCommittee = shape({
  id: Id,
  name: Type.String(),
  remit: Type.String(),
  takesOutsiders: Type.Boolean(),
  foundedOn: CivilDate,
  dissolvedOn: orNull(CivilDate),
  members: Type.Array(
    shape({
      id: Id,
      person: Named,
      post: oneOf(specialPosts),
      fromOn: CivilDate,
      /** A member of the body itself today. */
      isMember: Type.Boolean(),
    }),
  ),
})
export type SpecialCommittee = Static<typeof SpecialCommittee>

export const CommitteeTerm = shape({
  ...TermHead.properties,
  body: shape({ id: Id, kind: oneOf(committeeKinds), name: Type.String(), of: orNull(Named) }),
  place: Named,
  posts: Type.Array(
    shape({ post: oneOf(memberPosts), seats: orNull(Type.Integer()), filled: Type.Integer() }),
  ),
  /** In office today, in the order of their posts; those of a term that is over as they were on its last day. */
  now: Type.Array(SeatedMember),
  /** Seated for a day to come. */
  coming: Type.Array(SeatedMember),
  changes: Type.Array(MemberChange),
  special: Type.Array(SpecialCommittee),
  /** Closed ballots that elected people who are not seated on them yet. */
  ballots: Type.Array(
    shape({
      roundId: Id,
      session: Type.String(),
      question: Type.String(),
      elected: Type.Array(Type.String()),
    }),
  ),
  may: Type.Array(oneOf(['keep'])),
})
export type CommitteeTerm = Static<typeof CommitteeTerm>

export const listCommittees = endpoint('GET', '/api/assembly/committees', {
  summary: 'Committees and Residents’ Committees within one’s reach with their terms, the newest first.',
  query: shape({ kind: Type.Optional(oneOf(committeeKinds)) }),
  reply: shape({
    committees: Type.Array(Committee),
    /** Conferences that a committee may be founded for. */
    conferences: Type.Array(Named),
    mayKeep: Type.Boolean(),
  }),
})

const NewTerm = shape({
  ordinal: Type.Integer({ minimum: 1, maximum: 99 }),
  fromOn: CivilDate,
  untilOn: CivilDate,
  seats: orNull(Type.Integer({ minimum: 1, maximum: 500 })),
  posts: Posts,
})
export type NewTerm = Static<typeof NewTerm>
export const foundCommittee = endpoint('POST', '/api/assembly/committees', {
  summary: 'Enter the committee of a conference with its first term here.',
  body: shape({ name: Words(120), ofBodyId: orNull(Id), term: NewTerm }),
  reply: shape({ id: Id, termId: Id }),
})
export const openCommitteeTerm = endpoint('POST', '/api/assembly/committees/:id/terms', {
  summary: 'Open the next term of a committee.',
  params: byId,
  body: NewTerm,
  reply: byId,
})
export const getCommitteeTerm = endpoint('GET', '/api/assembly/committees/terms/:id', {
  summary: 'A term of a committee: who is in it, who came and went and why, its special committees.',
  params: byId,
  reply: CommitteeTerm,
})
export const setSeats = endpoint('PUT', '/api/assembly/committees/terms/:id/seats', {
  summary: 'Say how many members and how many of each post the body has by its own rule.',
  params: byId,
  body: shape({ seats: NewTerm.properties.seats, posts: Posts }),
  reply: byId,
  problems: [postFull, termFull],
})

export const SeatablePerson = shape({
  id: Id,
  name: Type.String(),
  /** What tells two of one name apart: a constituency, an office, a building. */
  aside: orNull(Type.String()),
})
export const findSeatable = endpoint('GET', '/api/assembly/committees/terms/:id/people', {
  summary:
    'People who may be seated: representatives of the conference, voters of the election, members of the body.',
  params: byId,
  query: shape({ search: Type.String({ maxLength: 60 }) }),
  reply: shape({ people: Type.Array(SeatablePerson) }),
})

export const seatMembers = endpoint('POST', '/api/assembly/committees/terms/:id/members', {
  summary: 'Seat members from a day on, saying by what: elected, confirmed, added in mid-term, appointed.',
  params: byId,
  body: shape({
    fromOn: CivilDate,
    how: oneOf(seatings),
    /** The ballot it rests on. */
    roundId: orNull(Id),
    words: Note,
    members: Type.Array(
      shape({
        /** Somebody known; or a newcomer by name. */
        personId: orNull(Id),
        name: orNull(Words(60)),
        sex: orNull(oneOf(['female', 'male'])),
        post: oneOf(memberPosts),
        constituency: orNull(Type.String({ maxLength: 120 })),
      }),
      { minItems: 1, maxItems: 200 },
    ),
  }),
  reply: shape({ ids: Type.Array(Id) }),
  problems: [postFull, termFull, seatedTwice, outsideTerm, personUnknown],
})
export const seatElected = endpoint('POST', '/api/assembly/committees/terms/:id/elected', {
  summary: 'Seat those whom a closed ballot elected, each once however often it is asked.',
  params: byId,
  body: shape({ roundId: Id, post: oneOf(memberPosts), fromOn: CivilDate, how: oneOf(seatings) }),
  reply: shape({
    ids: Type.Array(Id),
    /** Elected by writing in: names only; who is meant is said when they are seated by hand. */
    writtenIn: Type.Array(Type.String()),
  }),
  problems: [postFull, termFull, seatedTwice, outsideTerm, roundNotElecting],
})
export const leaveBody = endpoint('POST', '/api/assembly/committees/members/:id/leaving', {
  summary:
    'A member leaves: from that day on no longer in office; special committees end with it where they take no outsiders.',
  params: byId,
  body: shape({ on: CivilDate, reason: oneOf(leavingReasons), words: Note }),
  reply: byId,
  problems: [leftAlready, outsideTerm],
})
export const takeBackMember = endpoint('POST', '/api/assembly/committees/members/:id/mistake', {
  summary: 'Take back an entry that was a mistake; the line that says so stays.',
  params: byId,
  body: shape({ words: Words(500) }),
  reply: byId,
  problems: [memberInUse],
})
export const showMembers = endpoint('POST', '/api/assembly/committees/terms/:id/showing', {
  summary: 'Show the members to everybody, or no longer.',
  params: byId,
  body: shape({ shown: Type.Boolean() }),
  reply: byId,
})

export const foundSpecial = endpoint('POST', '/api/assembly/committees/terms/:id/special', {
  summary: 'Found a special committee of the term.',
  params: byId,
  body: shape({ name: Words(60), remit: Type.String({ maxLength: 1_000 }), takesOutsiders: Type.Boolean() }),
  reply: byId,
  problems: [specialTwice],
})
export const changeSpecial = endpoint('PUT', '/api/assembly/committees/special/:id', {
  summary: 'Change the name or the remit of a special committee.',
  params: byId,
  body: shape({ name: Words(60), remit: Type.String({ maxLength: 1_000 }) }),
  reply: byId,
  problems: [specialTwice, specialGone],
})
export const dissolveSpecial = endpoint('POST', '/api/assembly/committees/special/:id/dissolution', {
  summary: 'Dissolve a special committee today; its members leave it.',
  params: byId,
  reply: byId,
  problems: [specialGone],
})
export const seatSpecial = endpoint('POST', '/api/assembly/committees/special/:id/members', {
  summary: 'Seat somebody in a special committee from a day on.',
  params: byId,
  body: shape({ personId: Id, post: oneOf(specialPosts), fromOn: CivilDate }),
  reply: byId,
  problems: [specialSeated, specialChaired, outsidersNot, specialGone, personUnknown, outsideTerm],
})
export const leaveSpecial = endpoint('POST', '/api/assembly/committees/special/:id/leavings', {
  summary: 'Somebody leaves a special committee.',
  params: byId,
  body: shape({ memberId: Id, on: CivilDate }),
  reply: byId,
})

// ── for everybody ──────────────────────────────────────────────────────────────────────────────────────────────

export const PublicMember = shape({
  name: Type.String(),
  post: oneOf(memberPosts),
  constituency: orNull(Type.String()),
  fromOn: CivilDate,
})
export const PublicCommittee = shape({
  termId: Id,
  kind: oneOf(committeeKinds),
  name: Type.String(),
  of: orNull(Type.String()),
  ordinal: Type.Integer(),
  fromOn: CivilDate,
  untilOn: CivilDate,
  members: Type.Array(PublicMember),
  special: Type.Array(
    shape({
      name: Type.String(),
      remit: Type.String(),
      members: Type.Array(shape({ name: Type.String(), post: oneOf(specialPosts) })),
    }),
  ),
  /** Meetings held in the term. */
  meetings: Type.Integer(),
})
export type PublicCommittee = Static<typeof PublicCommittee>
export const listPublicCommittees = endpoint('GET', '/api/assembly/public/committees', {
  summary: 'Committees whose members are shown to everybody.',
  reply: shape({
    committees: Type.Array(
      shape({
        termId: Id,
        kind: oneOf(committeeKinds),
        name: Type.String(),
        ordinal: Type.Integer(),
        members: Type.Integer(),
      }),
    ),
  }),
})
export const getPublicCommittee = endpoint('GET', '/api/assembly/public/committees/:id', {
  summary:
    'The members of a committee, by the id of its term: names, posts and for whom they stand; nothing else of them.',
  params: byId,
  reply: PublicCommittee,
})
