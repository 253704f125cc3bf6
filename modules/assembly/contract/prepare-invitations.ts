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
import { ballotChannels, duties, leaveStates, Named, SessionHead, sessionMoved, standings } from './core.ts'
import { Item } from './prepare-agenda.ts'
import { leaveMoved } from './prepare-people.ts'

// Asking people to come, what they see of it, and leave.

export const notCalledYet = problem('not_called_yet', 409, 'Call the session before inviting anybody.')
export const nobodyToInvite = problem(
  'nobody_to_invite',
  409,
  'Everybody on the list has been invited already.',
)

export const invite = endpoint('POST', '/api/assembly/sessions/:id/invitations', {
  summary: 'Invite by message whoever has a phone and was not invited yet; says who needs paper.',
  params: byId,
  body: shape({ attendeeIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 5_000 })) }),
  reply: shape({ told: Type.Integer(), onPaper: Type.Integer() }),
  problems: [notCalledYet, nobodyToInvite],
})
export const printInvitations = endpoint('POST', '/api/assembly/sessions/:id/invitations/prints', {
  summary:
    'Put down that invitations go out on paper: those named, or all who have no phone and no sheet yet. Gives cards to all.',
  params: byId,
  body: shape({ attendeeIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 2_000 })) }),
  reply: shape({ printed: Type.Integer(), printedAt: Instant }),
  problems: [notCalledYet, nobodyToInvite],
})
export const getInvitations = endpoint('GET', '/api/assembly/sessions/:id/invitations/docx', {
  summary:
    'The invitations put down at one moment as a document, one sheet each with the card of the person.',
  params: byId,
  query: shape({ printedAt: Instant }),
  reply: Type.Unknown(),
  sends: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})
export const handInvitation = endpoint('POST', '/api/assembly/attendees/:id/invitation', {
  summary: 'Say that an invitation on paper was handed over.',
  params: byId,
  reply: shape({ seenAt: Instant }),
  problems: [notCalledYet],
})

const Reason = Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' })
export const enterLeave = endpoint('POST', '/api/assembly/attendees/:id/leave', {
  summary: 'Write down the leave somebody asked for by telephone or in person.',
  params: byId,
  body: shape({ reason: Reason }),
  reply: shape({ leave: oneOf(leaveStates) }),
  problems: [leaveMoved, sessionMoved],
})
export const decideLeave = endpoint('POST', '/api/assembly/attendees/:id/leave/decision', {
  summary: 'Grant or refuse the leave that was asked for; the person is told.',
  params: byId,
  body: shape({ decision: oneOf(['granted', 'refused']) }),
  reply: shape({ leave: oneOf(leaveStates) }),
  problems: [leaveMoved, sessionMoved],
})

export const MySession = shape({
  ...SessionHead.properties,
  /** Null for who only has a duty that day. */
  mine: orNull(
    shape({
      attendeeId: Id,
      standing: oneOf(standings),
      number: orNull(Type.String()),
      venue: orNull(Named),
      group: orNull(Named),
      seat: orNull(Type.String()),
      ballotBy: oneOf(ballotChannels),
      leave: oneOf(leaveStates),
      leaveReason: orNull(Type.String()),
      seenAt: orNull(Instant),
    }),
  ),
  duties: Type.Array(shape({ duty: oneOf(duties), venue: orNull(Named) })),
})
export type MySession = Static<typeof MySession>

export const listMySessions = endpoint('GET', '/api/assembly/my/sessions', {
  summary: 'The sessions one is asked to or has a duty in, the next one first; at either door.',
  reply: shape({ sessions: Type.Array(MySession), today: CivilDate }),
})
export const getMySession = endpoint('GET', '/api/assembly/my/sessions/:id', {
  summary: 'One such session with its agenda and papers.',
  params: byId,
  reply: shape({ ...MySession.properties, items: Type.Array(Item) }),
})
export const seeInvitation = endpoint('POST', '/api/assembly/my/sessions/:id/seen', {
  summary: 'Say that the invitation was opened; only the first time counts.',
  params: byId,
  reply: shape({ seenAt: orNull(Instant) }),
  quiet: 'opening an invitation is no civic act; the first time is kept as a receipt',
})
export const askLeave = endpoint('POST', '/api/assembly/my/sessions/:id/leave', {
  summary: 'Ask for leave from a session that has not begun.',
  params: byId,
  body: shape({ reason: Reason }),
  reply: shape({ leave: oneOf(leaveStates) }),
  problems: [leaveMoved, sessionMoved],
})
export const takeLeaveBack = endpoint('POST', '/api/assembly/my/sessions/:id/leave/withdrawal', {
  summary: 'Come after all.',
  params: byId,
  reply: shape({ leave: oneOf(leaveStates) }),
  problems: [leaveMoved, sessionMoved],
})
