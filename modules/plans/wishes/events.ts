import { Id, oneOf, Type } from '../../../platform/contract.ts'
import { eventKind } from '../../../platform/ledger/event.ts'
import { refusalReasons, stances, wishActs, wishChannels, wishStates } from '../rules/wishes.ts'

// The civic acts around residents' suggestions. No titles, no words, and nobody's opinion under their name.

const category = Type.Union([Id, Type.Null()])

export const roundOpened = eventKind('plans.round_opened', {
  data: Type.Object({ year: Type.Integer(), fromOn: Type.String(), lastOn: Type.String() }),
})
export const roundClosed = eventKind('plans.round_closed', { data: Type.Object({ year: Type.Integer() }) })

/** One 件 each, where it points to. */
export const wishMade = eventKind('plans.wish_made', {
  data: Type.Object({ category, channel: oneOf(wishChannels) }),
  dims: ['category', 'channel'],
})
export const wishEdited = eventKind('plans.wish_edited', { data: Type.Object({ version: Type.Integer() }) })
/** Every step from state to state; `step` is the row that holds what was said. */
export const wishMoved = eventKind('plans.wish_moved', {
  data: Type.Object({
    act: oneOf(wishActs),
    state: oneOf(wishStates),
    step: Id,
    category,
    reason: Type.Union([oneOf(refusalReasons), Type.Null()]),
  }),
  dims: ['act', 'category'],
})
export const wishSeparated = eventKind('plans.wish_separated', { data: Type.Object({ from: Id, step: Id }) })
/** Support, where whoever supports lives. It names no actor: what somebody is for is nobody's to look up, not even in the ledger. */
export const wishSupported = eventKind('plans.wish_supported', {
  data: Type.Object({ wish: Id, category, way: oneOf(['person', 'meeting', 'sheet']) }),
  dims: ['category', 'way'],
})
export const opinionAsked = eventKind('plans.opinion_asked', {
  data: Type.Object({ opinion: Id, office: Id, dueOn: Type.String() }),
})
export const opinionGiven = eventKind('plans.opinion_given', {
  data: Type.Object({ opinion: Id, office: Id, stance: oneOf(stances) }),
  dims: ['stance'],
})
export const candidateEstimated = eventKind('plans.candidate_estimated', {
  data: Type.Object({
    wish: Id,
    budgetFen: Type.Union([Type.Number(), Type.Null()]),
    value: Type.Union([Type.Number(), Type.Null()]),
  }),
})
export const candidatesOrdered = eventKind('plans.candidates_ordered', {
  data: Type.Object({ candidates: Type.Integer() }),
})

export const wishKinds = [
  roundOpened,
  roundClosed,
  wishMade,
  wishEdited,
  wishMoved,
  wishSeparated,
  wishSupported,
  opinionAsked,
  opinionGiven,
  candidateEstimated,
  candidatesOrdered,
]
