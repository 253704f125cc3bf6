import {
  Amount,
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
import {
  behalfChannels,
  feasibilities,
  mostPhotos,
  refusalReasons,
  stances,
  wishActs,
  wishChannels,
  wishStates,
} from '../rules/wishes.ts'
import { planAdopted } from './drafts.ts'
import { Figure } from './projects.ts'
import { Named } from './words.ts'

// What residents wish for: suggested, looked at, supported, merged, weighed, put into the list, told back.

const said = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' })
export const WishState = oneOf(wishStates)
export const RefusalReason = oneOf(refusalReasons)
const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 30 }))

// ── shapes ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const Round = shape({
  id: Id,
  year: Type.Integer(),
  title: Type.String(),
  words: Type.String(),
  fromOn: CivilDate,
  /** The last day on which it takes suggestions. */
  lastOn: CivilDate,
  categories: Type.Array(Named),
  state: oneOf(['announced', 'open', 'over']),
  wishes: Type.Integer(),
})
export type Round = Static<typeof Round>

export const WishPhoto = shape({
  id: Id,
  widthPx: orNull(Type.Integer()),
  heightPx: orNull(Type.Integer()),
  isPublic: Type.Boolean(),
})

/** One line of any list of suggestions. Whose they are is never in it. */
export const WishLine = shape({
  id: Id,
  title: Type.String(),
  excerpt: Type.String(),
  category: orNull(Named),
  place: Named,
  neighbourhood: orNull(Named),
  state: WishState,
  year: orNull(Type.Integer()),
  madeOn: CivilDate,
  /** Human beings who support it or one of those merged into it. */
  supports: Type.Integer(),
  /** Hands counted in meetings and names on sheets: not persons we know, never added to them. */
  crowd: Type.Integer(),
  /** How many suggestions it speaks for, itself included. */
  voices: Type.Integer(),
  photoId: orNull(Id),
  project: orNull(shape({ id: Id, number: orNull(Type.String()), title: Type.String() })),
})
export type WishLine = Static<typeof WishLine>

/** Something that happened to it, with what was said. */
export const WishStep = shape({
  id: Id,
  at: Instant,
  act: Type.String(),
  state: WishState,
  reason: orNull(RefusalReason),
  words: orNull(Type.String()),
  otherId: orNull(Id),
  otherTitle: orNull(Type.String()),
  officeName: orNull(Type.String()),
})

/** What became of it: the promise it stands behind, how far that has come, and the evidence. */
export const Became = shape({
  planId: Id,
  projectId: Id,
  year: Type.Integer(),
  number: orNull(Type.String()),
  title: Type.String(),
  text: Type.String(),
  state: Type.String(),
  /** Others stand behind it too. */
  voices: Type.Integer(),
  targets: Type.Array(
    shape({
      id: Id,
      quoted: Type.String(),
      value: Type.Number(),
      unit: orNull(Type.String()),
      comparator: Type.String(),
      measuredBy: Type.String(),
      figure: Figure,
      standing: Type.String(),
      /** The number somebody said this suggestion became. */
      isIts: Type.Boolean(),
    }),
  ),
  deeds: Type.Array(
    shape({
      id: Id,
      targetId: Id,
      happenedOn: CivilDate,
      placeName: Type.String(),
      quantity: Type.Number(),
      unit: orNull(Type.String()),
      photoIds: Type.Array(Id),
    }),
  ),
})
export type Became = Static<typeof Became>

const wishFields = {
  ...WishLine.properties,
  words: Type.String(),
  photos: Type.Array(WishPhoto),
  steps: Type.Array(WishStep),
  mergedInto: orNull(shape({ id: Id, title: Type.String() })),
  became: orNull(Became),
  /** Support by the neighbourhood of whoever supports. */
  byNeighbourhood: Type.Array(shape({ place: Named, supports: Type.Integer() })),
}
export const PublicWish = shape(wishFields)
export type PublicWish = Static<typeof PublicWish>

/** The same to a resident who has signed in. */
const ownFields = {
  isMine: Type.Boolean(),
  isSupported: Type.Boolean(),
  isFollowed: Type.Boolean(),
}
export const MyLine = shape({ ...WishLine.properties, ...ownFields })
export type MyLine = Static<typeof MyLine>
export const MyWish = shape({
  ...wishFields,
  ...ownFields,
  version: Type.Integer(),
  claimed: orNull(shape({ lon: Type.Number(), lat: Type.Number() })),
  channel: oneOf(wishChannels),
  may: Type.Array(Type.String()),
})
export type MyWish = Static<typeof MyWish>

export const Opinion = shape({
  id: Id,
  office: Named,
  question: Type.String(),
  dueOn: CivilDate,
  askedAt: Instant,
  stance: orNull(oneOf(stances)),
  words: orNull(Type.String()),
  givenBy: orNull(Type.String()),
  givenAt: orNull(Instant),
  mayAnswer: Type.Boolean(),
})
export type Opinion = Static<typeof Opinion>

export const Candidate = shape({
  id: Id,
  wishId: Id,
  wishTitle: Type.String(),
  place: Named,
  category: orNull(Named),
  roundId: orNull(Id),
  title: Type.String(),
  leadOffice: Named,
  budgetFen: orNull(Type.Integer()),
  feasibility: oneOf(feasibilities),
  value: orNull(Type.Number()),
  unit: orNull(Type.String()),
  words: orNull(Type.String()),
  position: Type.Integer(),
  version: Type.Integer(),
  state: WishState,
  supports: Type.Integer(),
  crowd: Type.Integer(),
  voices: Type.Integer(),
  opinions: Type.Array(shape({ office: Type.String(), stance: orNull(oneOf(stances)) })),
  draftId: orNull(Id),
  planId: orNull(Id),
  project: orNull(shape({ id: Id, number: orNull(Type.String()), title: Type.String() })),
  targetId: orNull(Id),
  /** Where its paragraph came to stand in the adopted text, for the clerk to confirm. Nobody is told before that. */
  proposed: orNull(
    shape({
      projectId: Id,
      number: orNull(Type.String()),
      title: Type.String(),
      text: Type.String(),
      targets: Type.Array(shape({ id: Id, quoted: Type.String(), subject: orNull(Type.String()) })),
    }),
  ),
})
export type Candidate = Static<typeof Candidate>

export const StaffLine = shape({
  ...WishLine.properties,
  channel: oneOf(wishChannels),
  opinionsOpen: Type.Integer(),
  opinionDueOn: orNull(CivilDate),
})
export type StaffLine = Static<typeof StaffLine>

export const StaffWish = shape({
  ...wishFields,
  channel: oneOf(wishChannels),
  madeAt: Instant,
  enteredBy: orNull(Type.String()),
  /** Who suggested it: the whole name only to whoever answers them, the phone always masked. */
  suggester: orNull(shape({ name: Type.String(), phone: orNull(Type.String()) })),
  claimed: orNull(shape({ lon: Type.Number(), lat: Type.Number() })),
  followers: Type.Integer(),
  merged: Type.Array(shape({ id: Id, title: Type.String(), madeOn: CivilDate, placeName: Type.String() })),
  splitFrom: orNull(shape({ id: Id, title: Type.String() })),
  opinions: Type.Array(Opinion),
  candidate: orNull(Candidate),
  may: Type.Array(Type.String()),
})
export type StaffWish = Static<typeof StaffWish>

export const Similar = shape({
  id: Id,
  title: Type.String(),
  excerpt: Type.String(),
  placeName: Type.String(),
  state: WishState,
  supports: Type.Integer(),
  isSupported: Type.Boolean(),
  isMine: Type.Boolean(),
})

// ── refusals ───────────────────────────────────────────────────────────────────────────────────────────────────

export const wishElsewhere = problem(
  'wish_elsewhere',
  409,
  'The suggestion is no longer where this act can be done.',
  { state: WishState, act: Type.String() },
)
export const wishTaken = problem('wish_taken', 409, 'Somebody has taken it up; it no longer changes.')
export const wishSupported = problem(
  'wish_supported',
  409,
  'Others support it; it is no longer one person’s alone to withdraw.',
  { supports: Type.Integer() },
)
export const ownWish = problem('own_wish', 409, 'Nobody supports their own suggestion.')
export const supportOver = problem('support_over', 409, 'Support is over: the list was decided.')
export const dayFull = problem('day_full', 429, 'More than one person says in a day.', {
  most: Type.Integer(),
})
export const categoryUnknown = problem('category_unknown', 422, 'This is not asked for in this round.')
export const placeTooFine = problem('place_too_fine', 422, 'Say the compound or the road, not the house.')
export const wishPhotoNotYours = problem('wish_photo_not_yours', 422, 'A photo belongs to somebody else.')
export const roundsOverlap = problem('rounds_overlap', 409, 'Another round is open in those days.')
export const roundThere = problem('round_there', 409, 'There was a round for this year already.')
export const roundOver = problem('round_over', 409, 'This round is over already.')
export const daysInOrder = problem(
  'days_in_order',
  422,
  'The last day lies before the first or before today.',
)
export const mergeIntoItself = problem('merge_into_itself', 422, 'A suggestion is not merged into itself.')
export const notMergeable = problem('not_mergeable', 409, 'This one no longer speaks for others.', {
  state: WishState,
})
export const notMerged = problem('not_merged', 409, 'It is not merged into another.')
export const opinionAskedAlready = problem('opinion_asked', 409, 'This office has been asked already.')
export const opinionGivenAlready = problem('opinion_given', 409, 'This office has answered already.')
export const dueInPast = problem('due_in_past', 422, 'The deadline lies in the past.')
export const candidateThere = problem('candidate_there', 409, 'It is a candidate already.')
export const orderStale = problem('order_stale', 409, 'Somebody added or dropped a candidate meanwhile.')
export const valueNeedsUnit = problem('value_needs_unit', 422, 'A number needs its measure word.')
export const notInPlan = problem('not_in_plan', 422, 'This project or number is not in the adopted list.')
export const textNotOneItem = problem('text_not_one_item', 422, 'A candidate is one paragraph of the draft.')
export const noPhone = problem('no_phone', 422, 'The person left no phone.')
export const nameMissing = problem(
  'name_missing',
  422,
  'A phone without a name says nothing about whose it is.',
)
export const dayInFuture = problem('day_in_future', 422, 'The day lies in the future.')

// ── for everybody ──────────────────────────────────────────────────────────────────────────────────────────────

export const wishFilters = {
  year: Type.Optional(Type.Integer()),
  categoryId: Type.Optional(Id),
  placeId: Type.Optional(Id),
  text: Type.Optional(Type.String({ maxLength: 100 })),
  /** `open`: not decided yet; `became`: in the list or done; `not`: refused or somebody else's. */
  what: Type.Optional(oneOf(['open', 'became', 'not'])),
  order: Type.Optional(oneOf(['newest', 'supported'])),
  after: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  limit: Limit,
}

export const getPublicRounds = endpoint('GET', '/api/plans/public/rounds', {
  summary: 'The round that is open, the next and the former ones: when, for which year, what is asked for.',
  reply: Type.Array(Round),
})
export const listPublicWishes = endpoint('GET', '/api/plans/public/wishes', {
  summary: 'Published suggestions and what became of them. Nobody’s name.',
  query: shape(wishFilters),
  reply: Type.Array(WishLine),
})
export const getPublicWish = endpoint('GET', '/api/plans/public/wishes/:id', {
  summary: 'One published suggestion, its steps and what it became.',
  params: byId,
  reply: PublicWish,
})
const width = Type.Optional(Type.Integer({ minimum: 64, maximum: 2048 }))
export const getPublicWishPhoto = endpoint('GET', '/api/plans/public/wish-photos/:id', {
  summary: 'A photo of a published suggestion.',
  params: byId,
  query: shape({ width }),
  reply: Type.Unknown(),
  sends: 'image/jpeg',
})
export const listWishesBehind = endpoint('GET', '/api/plans/public/:id/wishes', {
  summary: 'Which projects of an adopted list came from suggestions, and from how many.',
  params: byId,
  reply: Type.Array(
    shape({
      projectId: Id,
      voices: Type.Integer(),
      supports: Type.Integer(),
      crowd: Type.Integer(),
      wishes: Type.Array(shape({ id: Id, title: Type.String(), placeName: Type.String() })),
    }),
  ),
})

// ── a resident ─────────────────────────────────────────────────────────────────────────────────────────────────

const wishBody = {
  title: said(40),
  words: said(2_000),
  categoryId: orNull(Id),
  placeId: Id,
  point: Type.Optional(
    orNull(
      shape({
        lon: Type.Number({ minimum: -180, maximum: 180 }),
        lat: Type.Number({ minimum: -90, maximum: 90 }),
      }),
    ),
  ),
  photoIds: Type.Array(Id, { maxItems: mostPhotos, uniqueItems: true }),
}
const wishRefusals = [categoryUnknown, placeTooFine, wishPhotoNotYours] as const

export const getMyWishing = endpoint('GET', '/api/plans/my/wishing', {
  summary:
    'What a resident needs to suggest something: the round, categories, where they live, places to choose.',
  reply: shape({
    round: orNull(Round),
    categories: Type.Array(Named),
    home: orNull(Named),
    places: Type.Array(
      shape({ id: Id, name: Type.String(), kind: Type.String(), neighbourhood: orNull(Type.String()) }),
    ),
    leftToday: Type.Integer(),
  }),
})
export const listMyWishes = endpoint('GET', '/api/plans/my/wishes', {
  summary: 'Suggestions near me, mine, those I follow or support.',
  query: shape({ ...wishFilters, show: Type.Optional(oneOf(['near', 'all', 'mine', 'followed'])) }),
  reply: Type.Array(MyLine),
})
export const getMyWish = endpoint('GET', '/api/plans/my/wishes/:id', {
  summary: 'One suggestion: one’s own whole, that of another once it is published and without whose it is.',
  params: byId,
  reply: MyWish,
})
export const findSimilar = endpoint('GET', '/api/plans/my/similar', {
  summary: 'Published suggestions that speak of the same, to support instead.',
  query: shape({ text: Type.String({ maxLength: 400 }), placeId: Type.Optional(Id) }),
  reply: Type.Array(Similar),
})
export const keepWishPhoto = endpoint('POST', '/api/plans/my/photos', {
  summary: 'Keeps a photo until a suggestion names it: drawn anew, without where it was taken. One file.',
  files: { most: 1, mostBytes: 30_000_000 },
  reply: WishPhoto,
  quiet: 'a photo alone says nothing yet; the suggestion that names it is the act',
})
export const makeWish = endpoint('POST', '/api/plans/my/wishes', {
  summary: 'Suggests something for the list. Nobody else sees it before somebody looked at it.',
  body: shape(wishBody),
  reply: byId,
  problems: [...wishRefusals, dayFull],
})
export const editWish = endpoint('PUT', '/api/plans/my/wishes/:id', {
  summary: 'Changes one’s own suggestion until somebody takes it up; answers a question that came back.',
  params: byId,
  body: shape({ ...wishBody, version: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) }),
  reply: shape({ version: Type.Integer() }),
  problems: [...wishRefusals, wishTaken],
})
export const withdrawWish = endpoint('POST', '/api/plans/my/wishes/:id/withdrawal', {
  summary: 'Takes back one’s own suggestion while it is nobody else’s yet.',
  params: byId,
  reply: byId,
  problems: [wishElsewhere, wishSupported],
})
const Support = shape({ supports: Type.Integer(), isSupported: Type.Boolean() })
export const supportWish = endpoint('POST', '/api/plans/my/wishes/:id/support', {
  summary: 'Supports a suggestion, once per human being.',
  params: byId,
  reply: Support,
  problems: [ownWish, supportOver, dayFull],
  quiet: 'supporting twice is supporting once; the first time leaves the event',
})
export const takeSupportBack = endpoint('DELETE', '/api/plans/my/wishes/:id/support', {
  summary: 'Takes one’s support back.',
  params: byId,
  reply: Support,
  problems: [supportOver],
  quiet: 'support that was never given is not taken back; what was given leaves a reversal',
})
const Following = shape({ isFollowed: Type.Boolean() })
export const followWish = endpoint('POST', '/api/plans/my/wishes/:id/follow', {
  summary: 'Wants to be told what becomes of a suggestion.',
  params: byId,
  reply: Following,
  quiet: 'what somebody wants to hear of is their own affair',
})
export const unfollowWish = endpoint('DELETE', '/api/plans/my/wishes/:id/follow', {
  summary: 'No longer wants to be told.',
  params: byId,
  reply: Following,
  quiet: 'what somebody wants to hear of is their own affair',
})
export const getMyWishPhoto = endpoint('GET', '/api/plans/my/wishes/:id/photos/:photoId', {
  summary: 'A photo of one’s own suggestion, or of a published one.',
  params: shape({ id: Id, photoId: Id }),
  query: shape({ width }),
  reply: Type.Unknown(),
  sends: 'image/jpeg',
})

// ── staff: rounds ──────────────────────────────────────────────────────────────────────────────────────────────

export const listRounds = endpoint('GET', '/api/plans/rounds', {
  summary: 'All rounds of soliciting, newest first.',
  reply: Type.Array(Round),
})
export const openRound = endpoint('POST', '/api/plans/rounds', {
  summary: 'Opens a round: for which year, from when until when, in which words, what is asked for.',
  body: shape({
    year: Type.Integer({ minimum: 1980, maximum: 2100 }),
    title: said(60),
    words: said(2_000),
    fromOn: CivilDate,
    lastOn: CivilDate,
    categories: Type.Array(said(20), { minItems: 1, maxItems: 30 }),
  }),
  reply: byId,
  problems: [roundsOverlap, roundThere, daysInOrder],
})
export const closeRound = endpoint('POST', '/api/plans/rounds/:id/close', {
  summary: 'Ends a round early; what still comes in is for the next.',
  params: byId,
  reply: byId,
  problems: [roundOver],
})

// ── staff: the desk ────────────────────────────────────────────────────────────────────────────────────────────

const deskFilters = {
  year: wishFilters.year,
  roundId: Type.Optional(Id),
  categoryId: Type.Optional(Id),
  placeId: Type.Optional(Id),
  state: Type.Optional(WishState),
  text: wishFilters.text,
  /** `opinion`: my office was asked and has not answered; `mine`: written down by me. */
  forMe: Type.Optional(oneOf(['opinion', 'mine'])),
}
export const listWishes = endpoint('GET', '/api/plans/wishes', {
  summary: 'Suggestions the actor may see, for the desk.',
  query: shape({ ...deskFilters, order: wishFilters.order, after: wishFilters.after, limit: Limit }),
  reply: shape({ total: Type.Integer(), wishes: Type.Array(StaffLine) }),
})
export const countWishes = endpoint('GET', '/api/plans/wishes/counts', {
  summary: 'How many suggestions come from where, of what kind, and how they stand.',
  query: shape(deskFilters),
  reply: shape({
    places: Type.Array(shape({ place: Named, wishes: Type.Integer() })),
    neighbourhoods: Type.Array(shape({ place: Named, wishes: Type.Integer() })),
    categories: Type.Array(shape({ category: Named, wishes: Type.Integer() })),
    states: Type.Array(shape({ state: WishState, wishes: Type.Integer() })),
  }),
})
export const getWishesWaiting = endpoint('GET', '/api/plans/wishes/waiting', {
  summary: 'What waits for this actor among the suggestions.',
  reply: shape({
    toLook: Type.Integer(),
    toConfirm: Type.Integer(),
    opinions: Type.Array(shape({ wishId: Id, title: Type.String(), dueOn: CivilDate })),
  }),
})
export const getWish = endpoint('GET', '/api/plans/wishes/:id', {
  summary: 'One suggestion with everything the desk needs.',
  params: byId,
  reply: StaffWish,
})
export const getWishPhoto = endpoint('GET', '/api/plans/wishes/:id/photos/:photoId', {
  summary: 'A photo of a suggestion the actor may see.',
  params: shape({ id: Id, photoId: Id }),
  query: shape({ width }),
  reply: Type.Unknown(),
  sends: 'image/jpeg',
})
export const listAlike = endpoint('GET', '/api/plans/wishes/:id/similar', {
  summary: 'Suggestions that speak of the same, to be merged.',
  params: byId,
  reply: Type.Array(Similar),
})
export const enterWish = endpoint('POST', '/api/plans/wishes', {
  summary: 'Writes down what somebody without a phone at hand suggests. Who wrote it down stays known.',
  body: shape({
    ...wishBody,
    channel: oneOf(behalfChannels),
    person: orNull(
      shape({
        name: Type.String({ maxLength: 60 }),
        phone: orNull(Type.String({ maxLength: 40 })),
        homeId: Id,
      }),
    ),
  }),
  reply: byId,
  problems: [...wishRefusals, nameMissing],
})
export const publishWish = endpoint('POST', '/api/plans/wishes/:id/publication', {
  summary: 'Publishes a suggestion after a look. Chosen photos stay back.',
  params: byId,
  body: shape({ hiddenPhotoIds: Type.Array(Id, { maxItems: mostPhotos, uniqueItems: true }) }),
  reply: byId,
  problems: [wishElsewhere],
})
export const askBack = endpoint('POST', '/api/plans/wishes/:id/question', {
  summary: 'Asks the suggester for what is missing.',
  params: byId,
  body: shape({ words: said(500) }),
  reply: byId,
  problems: [wishElsewhere],
})
export const refuseWish = endpoint('POST', '/api/plans/wishes/:id/refusal', {
  summary: 'Does not follow a suggestion: the reason from the list, and words to the suggester.',
  params: byId,
  body: shape({ reason: RefusalReason, words: said(1_000) }),
  reply: byId,
  problems: [wishElsewhere],
})
export const reconsiderWish = endpoint('POST', '/api/plans/wishes/:id/reconsideration', {
  summary: 'Takes a refusal back: the suggestion waits for a look again.',
  params: byId,
  body: shape({ words: said(500) }),
  reply: byId,
  problems: [wishElsewhere],
})
export const mergeWish = endpoint('POST', '/api/plans/wishes/:id/merger', {
  summary: 'Merges a suggestion into another: supports unite, nobody counts twice, followers are told.',
  params: byId,
  body: shape({ intoId: Id }),
  reply: byId,
  problems: [wishElsewhere, mergeIntoItself, notMergeable],
})
export const unmergeWish = endpoint('POST', '/api/plans/wishes/:id/separation', {
  summary: 'Takes a merger back: the suggestion stands where it stood.',
  params: byId,
  reply: byId,
  problems: [notMerged],
})
export const splitWish = endpoint('POST', '/api/plans/wishes/:id/split', {
  summary: 'Gives the second matter of a suggestion a page of its own. The first stays as it was written.',
  params: byId,
  body: shape({ title: said(40), words: said(2_000), categoryId: orNull(Id), placeId: Id }),
  reply: byId,
  problems: [wishElsewhere, categoryUnknown, placeTooFine],
})
export const moveWishOn = endpoint('POST', '/api/plans/wishes/:id/referral', {
  summary: 'Says that it is under way already as a project, or belongs to somebody else, in words.',
  params: byId,
  body: shape({ projectId: orNull(Id), targetId: orNull(Id), words: said(500) }),
  reply: byId,
  problems: [wishElsewhere, notInPlan],
})
export const askOpinion = endpoint('POST', '/api/plans/wishes/:id/opinions', {
  summary: 'Asks an office for its opinion until a day.',
  params: byId,
  body: shape({ officeId: Id, question: said(500), dueOn: CivilDate }),
  reply: byId,
  problems: [opinionAskedAlready, dueInPast, wishElsewhere],
})
export const giveOpinion = endpoint('POST', '/api/plans/opinions/:id/answer', {
  summary: 'The office says what it thinks can be done.',
  params: byId,
  body: shape({ stance: oneOf(stances), words: said(1_000) }),
  reply: byId,
  problems: [opinionGivenAlready],
})
export const addCrowd = endpoint('POST', '/api/plans/wishes/:id/crowds', {
  summary: 'Writes down support counted elsewhere: hands in a meeting, names on a sheet.',
  params: byId,
  body: shape({
    count: Type.Integer({ minimum: 1, maximum: 10_000 }),
    way: oneOf(['meeting', 'sheet']),
    placeId: Id,
    happenedOn: CivilDate,
  }),
  reply: byId,
  problems: [supportOver, dayInFuture],
})
export const revealSuggester = endpoint('POST', '/api/plans/wishes/:id/reveal', {
  summary: 'Opens the phone of whoever suggested it, for a purpose; who looked and why is kept.',
  params: byId,
  body: shape({ purpose: oneOf(['contact', 'verify', 'emergency', 'correction']) }),
  reply: shape({ name: Type.String(), phone: Type.String() }),
  problems: [noPhone],
  quiet: 'looking is not a civic act; it is kept in platform.access',
})

// ── staff: candidates ──────────────────────────────────────────────────────────────────────────────────────────

const estimate = {
  title: said(80),
  leadOfficeId: Id,
  budgetFen: orNull(Type.Integer({ minimum: 0, maximum: 1e13 })),
  feasibility: oneOf(feasibilities),
  value: orNull(Amount),
  unit: orNull(Type.String({ maxLength: 20 })),
  words: orNull(Type.String({ maxLength: 1_000 })),
}
export const nominateWish = endpoint('POST', '/api/plans/wishes/:id/candidacy', {
  summary: 'Makes a suggestion a candidate for the list, with an estimate.',
  params: byId,
  body: shape(estimate),
  reply: byId,
  problems: [wishElsewhere, candidateThere, valueNeedsUnit],
})
export const estimateCandidate = endpoint('POST', '/api/plans/candidates/:id/estimate', {
  summary: 'Corrects the estimate of a candidate.',
  params: byId,
  body: shape({ ...estimate, version: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) }),
  reply: shape({ version: Type.Integer() }),
  problems: [valueNeedsUnit, wishElsewhere],
})
export const listCandidates = endpoint('GET', '/api/plans/candidates', {
  summary:
    'Candidates in the order of the list, with support, estimate and opinions; by round or by adopted plan.',
  query: shape({ roundId: Type.Optional(Id), planId: Type.Optional(Id) }),
  reply: Type.Array(Candidate),
})
export const orderCandidates = endpoint('POST', '/api/plans/rounds/:id/order', {
  summary: 'Puts the candidates of a round in order.',
  params: byId,
  body: shape({ candidateIds: Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true }) }),
  reply: byId,
  problems: [orderStale],
})
export const draftCandidate = endpoint('POST', '/api/plans/candidates/:id/paragraph', {
  summary:
    'Writes a candidate into a draft as a paragraph that keeps its origin through every edit and copy.',
  params: byId,
  body: shape({ draftId: Id, text: said(2_000), category: orNull(Type.String({ maxLength: 200 })) }),
  reply: shape({ itemId: Type.String(), version: Type.Integer() }),
  problems: [wishElsewhere, planAdopted, textNotOneItem],
})
export const undraftCandidate = endpoint('POST', '/api/plans/candidates/:id/return', {
  summary: 'Says that a candidate is not in the list: it stays a candidate for another year.',
  params: byId,
  body: shape({ words: said(500) }),
  reply: byId,
  problems: [wishElsewhere],
})
export const confirmAdoption = endpoint('POST', '/api/plans/candidates/adoptions', {
  summary: 'Confirms which project and which number of the adopted list each candidate became, all or none.',
  body: shape({
    links: Type.Array(shape({ candidateId: Id, projectId: Id, targetId: orNull(Id) }), {
      minItems: 1,
      maxItems: 200,
    }),
  }),
  reply: shape({ confirmed: Type.Integer() }),
  problems: [wishElsewhere, notInPlan],
})
export const listWishesOfProject = endpoint('GET', '/api/plans/projects/:id/wishes', {
  summary: 'The suggestions a project came from.',
  params: byId,
  reply: shape({
    voices: Type.Integer(),
    supports: Type.Integer(),
    crowd: Type.Integer(),
    wishes: Type.Array(WishLine),
  }),
})

export { wishActs }
