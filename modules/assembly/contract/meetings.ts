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
import { outsideTerm, specialGone } from './committee.ts'
import { Named, Quorum, sessionStates } from './core.ts'

// Meetings of a committee between the sessions, and who came to them over the term.

export const nobodyToCall = problem('nobody_to_call', 409, 'Nobody is a member on that day.')
export const attendanceKept = problem(
  'attendance_kept',
  409,
  'The attendance of this meeting was kept already.',
)
export const meetingAhead = problem('meeting_ahead', 409, 'The meeting has not been held yet.')

const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })

export const callMeeting = endpoint('POST', '/api/assembly/committees/terms/:id/meetings', {
  summary:
    'Call a meeting of the body or of one of its special committees; those in office that day are asked.',
  params: byId,
  body: shape({
    specialCommitteeId: orNull(Id),
    title: orNull(Words(120)),
    heldOn: CivilDate,
    opensAt: Instant,
    where: Words(120),
    quorum: Quorum,
    items: Type.Array(Words(200), { minItems: 1, maxItems: 50 }),
    /** People who attend without a vote. */
    observerIds: Type.Array(Id, { maxItems: 100 }),
  }),
  reply: byId,
  problems: [nobodyToCall, outsideTerm, specialGone],
})

export const attendanceMarks = ['present', 'leave', 'absent', 'expected'] as const
export const Meeting = shape({
  id: Id,
  title: Type.String(),
  heldOn: CivilDate,
  opensAt: Instant,
  where: orNull(Type.String()),
  state: oneOf(sessionStates),
  special: orNull(Named),
  entitled: Type.Integer(),
  present: Type.Integer(),
  leave: Type.Integer(),
  absent: Type.Integer(),
  needed: Type.Integer(),
  /** Null before it was held. */
  quorate: orNull(Type.Boolean()),
})
export type Meeting = Static<typeof Meeting>

export const getMeetings = endpoint('GET', '/api/assembly/committees/terms/:id/meetings', {
  summary: 'Meetings of a term and who came: counted anew from the sign-ins, none of it kept.',
  params: byId,
  reply: shape({
    meetings: Type.Array(Meeting),
    people: Type.Array(
      shape({
        person: Named,
        isNow: Type.Boolean(),
        /** Meetings held to which this person was asked with a vote. */
        held: Type.Integer(),
        present: Type.Integer(),
        leave: Type.Integer(),
        absent: Type.Integer(),
        /** By meeting: what became of it; a meeting this person was not asked to is missing. */
        marks: Type.Array(shape({ meetingId: Id, mark: oneOf(attendanceMarks) })),
      }),
    ),
  }),
})
export const getAttendanceSheet = endpoint('GET', '/api/assembly/committees/meetings/:id/attendees', {
  summary: 'Those asked to a meeting, as its list stands now.',
  params: byId,
  reply: shape({
    meeting: Meeting,
    attendees: Type.Array(
      shape({
        id: Id,
        person: Named,
        standing: oneOf(['entitled', 'observer']),
        leave: oneOf(['none', 'asked', 'granted', 'refused']),
        isPresent: Type.Boolean(),
      }),
    ),
    mayKeep: Type.Boolean(),
  }),
})
export const keepAttendance = endpoint('POST', '/api/assembly/committees/meetings/:id/attendance', {
  summary: 'Enter from the sheet who came to a meeting that was held, and close it.',
  params: byId,
  body: shape({
    presentIds: Type.Array(Id, { maxItems: 500 }),
    leaveIds: Type.Array(Id, { maxItems: 500 }),
  }),
  reply: byId,
  problems: [attendanceKept, meetingAhead],
})
