/** The face of this room: bodies between their sessions. */

export { foundCommittee, openCommitteeTerm } from './committees.ts'
export { seatElected } from './elected.ts'
export { callMeeting, keepAttendance } from './meetings.ts'
export { leaveBody, seatMembers } from './members.ts'
export { foundSpecial, seatSpecial } from './special.ts'
