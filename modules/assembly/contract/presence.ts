import {
  byId,
  endpoint,
  Id,
  Instant,
  Nothing,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import {
  Attendance,
  ballotChannels,
  leaveStates,
  Named,
  noRun,
  presenceChannels,
  runKinds,
  sessionMoved,
  sessionStates,
  standings,
  venueKinds,
} from './core.ts'

// Signing in at the desk: cards, the list, how people vote, what is printed for it.

/** A sheet of cards, a sign-in sheet: what a word processor opens. */
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export const notThere = problem('not_there', 409, 'This person is not signed in.')
export const unlikelyTime = problem(
  'unlikely_time',
  422,
  'The time lies in the future; the clock of the device is wrong.',
)
export const mayNotSignIn = problem(
  'may_not_sign_in',
  403,
  'You have no duty at the door of this session, or not at this venue.',
)
export const cardUnreadable = problem('card_unreadable', 422, 'These are not the sixteen digits of a card.')
export const cardUnknown = problem('card_unknown', 422, 'No card has this number.')
export const cardReplaced = problem(
  'card_replaced',
  409,
  'This card was replaced by a newer one and counts no longer.',
  {
    name: Type.String(),
    endedAt: Instant,
  },
)
export const cardOfAnother = problem('card_of_another', 409, 'This card belongs to another session.', {
  title: orNull(Type.String()),
})
export const removedFromList = problem(
  'removed_from_list',
  409,
  'This person was taken off the list of the session.',
  {
    name: Type.String(),
  },
)
export const votedOver = problem(
  'voted_over',
  409,
  'A poll was opened while this person counted as present; sign them out instead.',
)
export const venueIsPaper = problem(
  'venue_is_paper',
  422,
  'This venue has no network: whoever sits there votes on paper.',
  {
    venue: Type.String(),
  },
)
export const noCard = problem('no_card', 409, 'No card has been issued for this person yet.')

export const CheckInVenue = shape({
  ...Named.properties,
  kind: oneOf(venueKinds),
  hasNetwork: Type.Boolean(),
  /** Whether whoever asks may sign people in there. */
  mine: Type.Boolean(),
})

/** The desk at the door: what goes on and how many are there. */
export const CheckIn = shape({
  title: Type.String(),
  state: oneOf(sessionStates),
  run: orNull(shape({ id: Id, kind: oneOf(runKinds) })),
  attendance: Attendance,
  venues: Type.Array(CheckInVenue),
  groups: Type.Array(Named),
  cards: shape({ issued: Type.Integer(), missing: Type.Integer() }),
  /** Sign people in: anywhere, only at certain venues, or not at all. */
  may: oneOf(['everywhere', 'some', 'nothing']),
  /** Who votes how, and what is printed, is decided by the clerk of the session. */
  mayPrepare: Type.Boolean(),
})
export type CheckIn = Static<typeof CheckIn>

export const PersonLine = shape({
  attendeeId: Id,
  name: Type.String(),
  /** How many on this list bear the same name: what follows tells them apart. */
  sameName: Type.Integer(),
  sex: orNull(oneOf(['female', 'male'])),
  constituency: orNull(Type.String()),
  delegation: orNull(Type.String()),
  capacity: orNull(Type.String()),
  seat: orNull(Type.String()),
  standing: oneOf(standings),
  venue: orNull(Named),
  group: orNull(Named),
  ballotBy: oneOf(ballotChannels),
  leave: oneOf(leaveStates),
  hasCard: Type.Boolean(),
  /** Their sign-in that holds now. */
  there: orNull(
    shape({
      presenceId: Id,
      venue: orNull(Named),
      channel: oneOf(presenceChannels),
      inAt: Instant,
      by: orNull(Type.String()),
      /** When it became known, where that was later. */
      learnedAt: orNull(Instant),
    }),
  ),
  /** When they last left, where they are not there now. */
  leftAt: orNull(Instant),
})
export type PersonLine = Static<typeof PersonLine>

export const Signed = shape({
  /** True when they were signed in already: nothing was changed. */
  already: Type.Boolean(),
  line: PersonLine,
})
export type Signed = Static<typeof Signed>

const atDoor = [noRun, mayNotSignIn] as const

export const getCheckIn = endpoint('GET', '/api/assembly/sessions/:id/check-in', {
  summary: 'What goes on at the door: counts by venue and channel, venues, cards.',
  params: byId,
  reply: CheckIn,
})

export const listCheckIn = endpoint('GET', '/api/assembly/sessions/:id/check-in/people', {
  summary: 'Everybody asked to the session, in the order of strokes, with who is there.',
  params: byId,
  reply: Type.Array(PersonLine),
  problems: [mayNotSignIn],
})

export const scanCard = endpoint('POST', '/api/assembly/sessions/:id/check-in/scans', {
  summary: 'Signs in whoever bears this card.',
  params: byId,
  body: shape({
    code: Type.String({ maxLength: 80 }),
    venueId: orNull(Id),
    move: Type.Optional(Type.Boolean()),
  }),
  reply: Signed,
  quiet: 'a card scanned twice changes nothing; the first scan leaves the event',
  problems: [...atDoor, cardUnreadable, cardUnknown, cardReplaced, cardOfAnother, removedFromList],
})

export const tickIn = endpoint('POST', '/api/assembly/sessions/:id/check-in/arrivals', {
  summary: 'Signs in somebody from the list.',
  params: byId,
  body: shape({ attendeeId: Id, venueId: orNull(Id), move: Type.Optional(Type.Boolean()) }),
  reply: Signed,
  quiet: 'a name ticked twice changes nothing; the first tick leaves the event',
  problems: atDoor,
})

export const tickOut = endpoint('POST', '/api/assembly/sessions/:id/check-in/leavings', {
  summary: 'Signs out somebody who leaves; they may come back.',
  params: byId,
  body: shape({ attendeeId: Id }),
  reply: PersonLine,
  problems: [...atDoor, notThere],
})

export const strikeSignIn = endpoint('POST', '/api/assembly/sessions/:id/check-in/strikes', {
  summary: 'Takes back a sign-in that was a mistake, unless a poll has been opened since.',
  params: byId,
  body: shape({ attendeeId: Id }),
  reply: PersonLine,
  problems: [...atDoor, notThere, votedOver],
})

export const assignBallots = endpoint('POST', '/api/assembly/sessions/:id/check-in/ballots', {
  summary: 'Says who votes on paper and who by phone: one by one, a whole venue, or everybody.',
  params: byId,
  body: shape({
    ballotBy: oneOf(ballotChannels),
    /** All three null: everybody. */
    attendeeIds: orNull(Type.Array(Id, { maxItems: 5000 })),
    venueId: orNull(Id),
  }),
  reply: shape({ changed: Type.Integer(), people: Type.Integer() }),
  quiet: 'assigning what is assigned already changes nothing; a change leaves its event',
  problems: [sessionMoved, venueIsPaper],
})

export const issueCards = endpoint('POST', '/api/assembly/sessions/:id/check-in/cards', {
  summary: 'Makes a card for everybody on the list who has none.',
  params: byId,
  body: Nothing,
  reply: shape({ made: Type.Integer() }),
  quiet: 'where everybody has a card nothing changes; new cards leave their event',
  problems: [sessionMoved],
})

export const replaceCard = endpoint('POST', '/api/assembly/sessions/:id/check-in/cards/replacements', {
  summary: 'Makes a new card for one person; the old one counts no longer from this moment.',
  params: byId,
  body: shape({ attendeeId: Id }),
  reply: shape({ attendeeId: Id }),
  problems: [sessionMoved, noCard, mayNotSignIn],
})

export const printCards = endpoint('GET', '/api/assembly/sessions/:id/check-in/cards.docx', {
  summary: 'The cards to print and cut, eight on a page: all, of one venue, or of one person.',
  params: byId,
  query: shape({ venueId: Type.Optional(Id), attendeeId: Type.Optional(Id) }),
  reply: Nothing,
  sends: docxType,
  problems: [noCard],
})

export const printSignIn = endpoint('GET', '/api/assembly/sessions/:id/check-in/sheets.docx', {
  summary:
    'Sign-in sheets to print, one part per venue or per group, names in the order of strokes, observers apart.',
  params: byId,
  query: shape({ by: oneOf(['venue', 'group']) }),
  reply: Nothing,
  sends: docxType,
})

export const getDoorCode = endpoint('GET', '/api/assembly/sessions/:id/check-in/door-code', {
  summary:
    'The six digits on the screen at a venue, by which people there sign in with their own phone; new every minute.',
  params: byId,
  query: shape({ venueId: Id }),
  reply: shape({ code: Type.String(), until: Instant }),
  problems: [noRun, mayNotSignIn],
})
