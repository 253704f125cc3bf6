import {
  Amount,
  byId,
  CivilDate,
  endpoint,
  Id,
  oneOf,
  orNull,
  shape,
  Type,
} from '../../../../platform/contract.ts'
import { behalfChannels, feasibilities, mostPhotos, stances } from '../../rules/wishes.ts'
import { planAdopted } from '../drafts.ts'
import { Named } from '../words.ts'
import { Limit, width, wishBody, wishFilters, wishRefusals } from './doors.ts'
import {
  candidateThere,
  categoryUnknown,
  dayInFuture,
  daysInOrder,
  dueInPast,
  mergeIntoItself,
  nameMissing,
  noPhone,
  notInPlan,
  notMergeable,
  notMerged,
  opinionAskedAlready,
  opinionGivenAlready,
  orderStale,
  placeTooFine,
  roundOver,
  roundsOverlap,
  roundThere,
  supportOver,
  textNotOneItem,
  valueNeedsUnit,
  wishElsewhere,
} from './refusals.ts'
import {
  Candidate,
  RefusalReason,
  Round,
  Similar,
  StaffLine,
  StaffWish,
  said,
  WishLine,
  WishState,
} from './shapes.ts'

// What staff do: rounds, the desk, candidates.

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
  reply: shape({ total: Type.Integer(), wishes: Type.Array(StaffLine), next: orNull(Type.Integer()) }),
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
