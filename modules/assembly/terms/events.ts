import { Id, oneOf, Type } from '../../../platform/contract.ts'
import { eventKind } from '../../../platform/ledger/event.ts'
import { bodyKinds, sessionKinds } from '../contract/core.ts'
import { posts } from '../contract/prepare-roster.ts'

// What is done before a day: by whom it is prepared, who belongs, who is asked, who may stay away.

export const bodyEntered = eventKind('assembly.body_entered', {
  data: Type.Object({ kind: oneOf(bodyKinds) }),
})
export const termEntered = eventKind('assembly.term_entered', {
  data: Type.Object({ body: Id, ordinal: Type.Integer() }),
})
export const termChanged = eventKind('assembly.term_changed')
/** One person in one post, from the day it counts. */
export const memberEntered = eventKind('assembly.member_entered', {
  data: Type.Object({ term: Id, post: oneOf(posts) }),
})
export const memberChanged = eventKind('assembly.member_changed', { data: Type.Object({ term: Id }) })
export const memberLeft = eventKind('assembly.member_left', {
  data: Type.Object({ term: Id, post: oneOf(posts) }),
})
export const rosterImported = eventKind('assembly.roster_imported', {
  data: Type.Object({
    entered: Type.Integer(),
    joined: Type.Integer(),
    changed: Type.Integer(),
    left: Type.Integer(),
  }),
})

export const sessionOpened = eventKind('assembly.session_opened', {
  data: Type.Object({ kind: oneOf(sessionKinds), term: Id, ordinal: Type.Integer() }),
})
export const sessionChanged = eventKind('assembly.session_changed')
export const sessionCalled = eventKind('assembly.session_called', {
  data: Type.Object({ kind: oneOf(sessionKinds) }),
})
export const sessionCancelled = eventKind('assembly.session_cancelled', {
  data: Type.Object({ kind: oneOf(sessionKinds) }),
})
/** Whatever was arranged for a session before its day: list, venues, groups, duties, agenda, papers. */
export const arranged = ['list', 'venues', 'groups', 'seats', 'duties', 'agenda', 'papers'] as const
export const sessionArranged = eventKind('assembly.session_arranged', {
  data: Type.Object({ what: oneOf(arranged), count: Type.Integer() }),
})
export const invited = eventKind('assembly.invited', {
  data: Type.Object({ told: Type.Integer(), onPaper: Type.Integer() }),
})
export const invitationHanded = eventKind('assembly.invitation_handed', {
  data: Type.Object({ session: Id }),
})
export const leaveAsked = eventKind('assembly.leave_asked', { data: Type.Object({ session: Id }) })
export const leaveTakenBack = eventKind('assembly.leave_taken_back', { data: Type.Object({ session: Id }) })
export const leaveDecided = eventKind('assembly.leave_decided', {
  data: Type.Object({ session: Id, decision: oneOf(['granted', 'refused']) }),
})

export const prepareKinds = [
  bodyEntered,
  termEntered,
  termChanged,
  memberEntered,
  memberChanged,
  memberLeft,
  rosterImported,
  sessionOpened,
  sessionChanged,
  sessionCalled,
  sessionCancelled,
  sessionArranged,
  invited,
  invitationHanded,
  leaveAsked,
  leaveTakenBack,
  leaveDecided,
]
