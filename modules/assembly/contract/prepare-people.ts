import {
  byId,
  endpoint,
  Id,
  Nothing,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { ballotChannels, duties, leaveStates, Named, sessionMoved, standings, venueKinds } from './core.ts'
import { posts, sexes } from './prepare-roster.ts'
import { groupModes, notOfSession } from './talk.ts'

// Who is asked to a session, where they sit and with whom they speak, and what they do that day.

export const venueTwice = problem('venue_twice', 409, 'The session has a venue of this name already.')
export const venueInUse = problem('venue_in_use', 409, 'People are assigned to this venue.', {
  people: Type.Integer(),
})
export const badCountedWith = problem(
  'bad_counted_with',
  422,
  'A venue is counted with another one that counts for itself.',
)
export const groupTwice = problem('group_twice', 409, 'The session has a group of this name already.')
export const attendeeTwice = problem('attendee_twice', 409, 'This person is on the list already.')
export const dutyTwice = problem('duty_twice', 409, 'This person has this duty already.')
export const tellerScrutinises = problem(
  'teller_scrutinises',
  409,
  'Whoever counts does not watch the count.',
)
export const leaveMoved = problem('leave_moved', 409, 'The leave is not in a state that allows this.', {
  leave: oneOf(leaveStates),
})

const Name = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' })

export const Attendee = shape({
  id: Id,
  personId: Id,
  name: Type.String(),
  standing: oneOf(standings),
  number: orNull(Type.String()),
  post: orNull(oneOf(posts)),
  sex: orNull(oneOf(sexes)),
  constituency: orNull(Type.String()),
  delegation: orNull(Type.String()),
  capacity: orNull(Type.String()),
  venueId: orNull(Id),
  groupId: orNull(Id),
  seat: orNull(Type.String()),
  ballotBy: oneOf(ballotChannels),
  leave: oneOf(leaveStates),
  /** Why, as the person said; only for those who decide. */
  leaveReason: orNull(Type.String()),
  hasPhone: Type.Boolean(),
  hasNamesake: Type.Boolean(),
  invited: oneOf(['no', 'told', 'printed']),
  seen: oneOf(['no', 'self', 'handed']),
  /** How many of the papers this person has opened. */
  papersRead: Type.Integer(),
})
export type Attendee = Static<typeof Attendee>

export const Venue = shape({
  id: Id,
  name: Type.String(),
  kind: oneOf(venueKinds),
  position: Type.Integer(),
  hasNetwork: Type.Boolean(),
  countedWith: orNull(Named),
  people: Type.Integer(),
})
export type Venue = Static<typeof Venue>

export const Group = shape({
  id: Id,
  name: Type.String(),
  mode: oneOf(groupModes),
  position: Type.Integer(),
  whereHeld: orNull(Type.String()),
  convenor: orNull(Named),
  recorder: orNull(Named),
  people: Type.Integer(),
})
export type Group = Static<typeof Group>

export const DutyLine = shape({ id: Id, person: Named, duty: oneOf(duties), venue: orNull(Named) })

export const listAttendees = endpoint('GET', '/api/assembly/sessions/:id/attendees', {
  summary: 'Everybody asked to a session, with venues, groups and duties.',
  params: byId,
  reply: shape({
    attendees: Type.Array(Attendee),
    venues: Type.Array(Venue),
    groups: Type.Array(Group),
    duties: Type.Array(DutyLine),
    papers: Type.Integer(),
    may: Type.Array(oneOf(['prepare'])),
  }),
})

export const takeRoster = endpoint('POST', '/api/assembly/sessions/:id/roster', {
  summary:
    'Bring the list of a session up to the members of its term in office on the day: adds who is missing, takes off who left.',
  params: byId,
  reply: shape({ added: Type.Integer(), removed: Type.Integer() }),
  problems: [sessionMoved],
})

export const addObserver = endpoint('POST', '/api/assembly/sessions/:id/observers', {
  summary: 'Ask somebody to attend without a vote.',
  params: byId,
  body: shape({
    personId: Type.Optional(Id),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    phone: Type.Optional(orNull(Type.String({ maxLength: 40 }))),
    capacity: orNull(Type.String({ maxLength: 60 })),
    venueId: Type.Optional(orNull(Id)),
  }),
  reply: shape({ id: Id, personId: Id }),
  problems: [sessionMoved, attendeeTwice, notOfSession],
})

export const removeAttendee = endpoint('POST', '/api/assembly/attendees/:id/removal', {
  summary: 'Take somebody off the list of a session that has not begun.',
  params: byId,
  reply: Nothing,
  problems: [sessionMoved],
})

export const assignAttendees = endpoint('POST', '/api/assembly/sessions/:id/assignments', {
  summary:
    'Give people of a session their venue, group or seat; null takes it away, what is not named stays.',
  params: byId,
  body: shape({
    attendeeIds: Type.Array(Id, { minItems: 1, maxItems: 5_000 }),
    venueId: Type.Optional(orNull(Id)),
    groupId: Type.Optional(orNull(Id)),
    seat: Type.Optional(orNull(Type.String({ maxLength: 20 }))),
  }),
  reply: shape({ assigned: Type.Integer() }),
  problems: [notOfSession, sessionMoved],
})

const VenueFields = {
  name: Name,
  kind: oneOf(venueKinds),
  hasNetwork: Type.Boolean(),
  /** The name of the venue whose box takes its paper. */
  countedWith: Type.Optional(orNull(Type.String({ maxLength: 60 }))),
}
export const addVenues = endpoint('POST', '/api/assembly/sessions/:id/venues', {
  summary: 'Add venues to a session.',
  params: byId,
  body: shape({ venues: Type.Array(shape(VenueFields), { minItems: 1, maxItems: 100 }) }),
  reply: shape({ ids: Type.Array(Id) }),
  problems: [sessionMoved, venueTwice, badCountedWith],
})
export const changeVenue = endpoint('PUT', '/api/assembly/venues/:id', {
  summary: 'Change what a venue is called, whether it has a network, and with which it is counted.',
  params: byId,
  body: shape(VenueFields),
  reply: shape({ id: Id }),
  problems: [sessionMoved, venueTwice, badCountedWith],
})
export const removeVenue = endpoint('DELETE', '/api/assembly/venues/:id', {
  summary: 'Take away a venue to which nobody is assigned.',
  params: byId,
  reply: Nothing,
  problems: [sessionMoved, venueInUse],
})

const GroupFields = {
  name: Name,
  mode: oneOf(groupModes),
  whereHeld: orNull(Type.String({ maxLength: 60 })),
  convenorId: Type.Optional(orNull(Id)),
  recorderId: Type.Optional(orNull(Id)),
}
export const addGroups = endpoint('POST', '/api/assembly/sessions/:id/groups', {
  summary: 'Add groups of discussion to a session.',
  params: byId,
  body: shape({ groups: Type.Array(shape(GroupFields), { minItems: 1, maxItems: 100 }) }),
  reply: shape({ ids: Type.Array(Id) }),
  problems: [sessionMoved, groupTwice, notOfSession],
})
export const groupByRoster = endpoint('POST', '/api/assembly/sessions/:id/groups/roster', {
  summary: 'Make the groups that the roster names and put everybody into theirs who has none yet.',
  params: byId,
  reply: shape({ groups: Type.Integer(), assigned: Type.Integer() }),
  problems: [sessionMoved],
})
export const changeGroup = endpoint('PUT', '/api/assembly/groups/:id', {
  summary: 'Change a group of discussion.',
  params: byId,
  body: shape(GroupFields),
  reply: shape({ id: Id }),
  problems: [sessionMoved, groupTwice, notOfSession],
})
export const removeGroup = endpoint('DELETE', '/api/assembly/groups/:id', {
  summary: 'Take away a group before the session begins; its people have none then.',
  params: byId,
  reply: Nothing,
  problems: [sessionMoved],
})

export const giveDuty = endpoint('POST', '/api/assembly/sessions/:id/duties', {
  summary: 'Give a person a duty of the day; who counts does not watch the count.',
  params: byId,
  body: shape({ personId: Id, duty: oneOf(duties), venueId: orNull(Id) }),
  reply: shape({ id: Id }),
  problems: [sessionMoved, dutyTwice, tellerScrutinises, notOfSession],
})
export const takeDuty = endpoint('DELETE', '/api/assembly/duties/:id', {
  summary: 'Take a duty back.',
  params: byId,
  reply: Nothing,
  problems: [sessionMoved],
})
