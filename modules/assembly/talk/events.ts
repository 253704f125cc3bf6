import { Id, oneOf, Type } from '../../../platform/contract.ts'
import { eventKind } from '../../../platform/ledger/event.ts'
import { pointKinds, pointWants } from '../contract/talk.ts'

// The civic acts of groups. What was said stands in their rows, never here.

export const talkOpened = eventKind('assembly.talk_opened', {
  data: Type.Object({ item: Type.Union([Id, Type.Null()]) }),
})
export const talkClosed = eventKind('assembly.talk_closed', {
  data: Type.Object({ remarks: Type.Integer() }),
})
export const remarkHidden = eventKind('assembly.remark_hidden', { data: Type.Object({ group: Id }) })
export const remarkShown = eventKind('assembly.remark_shown', { data: Type.Object({ group: Id }) })
/** One 条 each. Striking it is its reversal. */
export const pointRaised = eventKind('assembly.point_raised', {
  data: Type.Object({ group: Id, kind: oneOf(pointKinds) }),
  dims: ['kind'],
})
export const pointSorted = eventKind('assembly.point_sorted', {
  data: Type.Object({ kind: oneOf(pointKinds), wanted: oneOf(pointWants) }),
})
export const pointMerged = eventKind('assembly.point_merged', { data: Type.Object({ into: Id }) })
export const pointSeparated = eventKind('assembly.point_separated', { data: Type.Object({ from: Id }) })
export const pointStruck = eventKind('assembly.point_struck')
export const pointHanded = eventKind('assembly.point_handed', { data: Type.Object({ wish: Id }) })
export const minutesWritten = eventKind('assembly.minutes_written', {
  data: Type.Object({ version: Type.Integer() }),
})
export const minutesConfirmed = eventKind('assembly.minutes_confirmed', {
  data: Type.Object({ version: Type.Integer() }),
})
export const photoKept = eventKind('assembly.photo_kept', { data: Type.Object({ photo: Id }) })
export const photoRemoved = eventKind('assembly.photo_removed', { data: Type.Object({ photo: Id }) })

export const talkKinds = [
  talkOpened,
  talkClosed,
  remarkHidden,
  remarkShown,
  pointRaised,
  pointSorted,
  pointMerged,
  pointSeparated,
  pointStruck,
  pointHanded,
  minutesWritten,
  minutesConfirmed,
  photoKept,
  photoRemoved,
]
