import { problem, Type } from '../../../../platform/contract.ts'
import { WishState } from './shapes.ts'

// Why something about a suggestion is refused.

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
