import { Id, oneOf, Type } from '../../platform/contract.ts'
import { eventKind } from '../../platform/ledger/event.ts'
import { bookKinds } from './books/events.ts'
import { indicatorKinds } from './contract/words.ts'

// The civic acts of this module. Data holds ids, enumerations and numbers only.

/** A new indicator, or a new version of one; `follows` when the version came from a new version of what it stands on. */
export const indicatorDefined = eventKind('indicators.indicator_defined', {
  data: Type.Object({
    kind: oneOf(indicatorKinds),
    version: Id,
    number: Type.Integer(),
    follows: Type.Union([Id, Type.Null()]),
  }),
})
export const indicatorRetired = eventKind('indicators.indicator_retired', {
  data: Type.Object({ number: Type.Integer() }),
})
export const rankingOpened = eventKind('indicators.ranking_opened')
export const rankingClosed = eventKind('indicators.ranking_closed')
/** Somebody typed in what others published: no quantity, so it counts nowhere among ours. */
export const figureEntered = eventKind('indicators.figure_entered', {
  data: Type.Object({ figure: Id, from: Type.String(), until: Type.String() }),
})
export const figureTakenBack = eventKind('indicators.figure_taken_back', {
  data: Type.Object({ figure: Id }),
})
export const listBegun = eventKind('indicators.list_begun')
export const listChanged = eventKind('indicators.list_changed', {
  data: Type.Object({ added: Type.Integer(), ended: Type.Integer() }),
})

/** Chosen for the open data, and what it counts; no month is public by that. */
export const indicatorOpened = eventKind('indicators.indicator_opened', {
  data: Type.Object({ about: oneOf(['people', 'things']) }),
})
export const indicatorClosed = eventKind('indicators.indicator_closed')
export const monthReleased = eventKind('indicators.month_released', {
  data: Type.Object({ month: Type.String(), shown: Type.Integer(), hidden: Type.Integer() }),
})

export const kinds = [
  ...bookKinds,
  indicatorOpened,
  indicatorClosed,
  monthReleased,
  indicatorDefined,
  indicatorRetired,
  rankingOpened,
  rankingClosed,
  figureEntered,
  figureTakenBack,
  listBegun,
  listChanged,
]
