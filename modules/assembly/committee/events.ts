import { Id, oneOf, Type } from '../../../platform/contract.ts'
import { eventKind } from '../../../platform/ledger/event.ts'
import { leavingReasons, memberPosts, seatings, specialPosts } from '../contract/committee.ts'

// Who comes into a body and who leaves it, its special committees and its meetings.

export const seated = eventKind('assembly.member_seated', {
  data: Type.Object({ term: Id, post: oneOf(memberPosts), how: oneOf(seatings) }),
})
export const unseated = eventKind('assembly.member_unseated', {
  data: Type.Object({ term: Id, post: oneOf(memberPosts), reason: oneOf(leavingReasons) }),
})
/** An entry that was a mistake is gone; this event and its line stay. */
export const seatMistaken = eventKind('assembly.member_mistaken', { data: Type.Object({ term: Id }) })
export const seatsSet = eventKind('assembly.seats_set')
export const membersShown = eventKind('assembly.members_shown', {
  data: Type.Object({ shown: Type.Boolean() }),
})
export const specialFounded = eventKind('assembly.special_founded', { data: Type.Object({ term: Id }) })
export const specialChanged = eventKind('assembly.special_changed')
export const specialDissolved = eventKind('assembly.special_dissolved')
export const specialSeatTaken = eventKind('assembly.special_seat_taken', {
  data: Type.Object({ post: oneOf(specialPosts) }),
})
export const specialSeatLeft = eventKind('assembly.special_seat_left')
export const attendanceEntered = eventKind('assembly.attendance_entered', {
  data: Type.Object({ present: Type.Integer(), leave: Type.Integer() }),
})

export const committeeKindsOfEvents = [
  seated,
  unseated,
  seatMistaken,
  seatsSet,
  membersShown,
  specialFounded,
  specialChanged,
  specialDissolved,
  specialSeatTaken,
  specialSeatLeft,
  attendanceEntered,
]
