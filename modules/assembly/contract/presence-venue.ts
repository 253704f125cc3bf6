import {
  byId,
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
import { ballotChannels, Named, noRun, runKinds, standings } from './core.ts'
import { mayNotSignIn, unlikelyTime } from './presence.ts'

// A venue without a network: the list its tablet keeps, what was ticked there, and attendance read out over the telephone.

export const runChanged = problem(
  'run_changed',
  409,
  'This was ticked in another run of the session (a rehearsal, or another day).',
)
export const twoEnter = problem(
  'two_enter',
  409,
  'Two people are entering this venue’s attendance already.',
  { names: Type.Array(Type.String()) },
)
export const noReport = problem('no_report', 409, 'Nobody is entering attendance of this venue.')

/** Somebody expected at the venue, as far as the usher there must know. */
export const VenuePerson = shape({
  attendeeId: Id,
  name: Type.String(),
  sameName: Type.Integer(),
  sex: orNull(oneOf(['female', 'male'])),
  constituency: orNull(Type.String()),
  capacity: orNull(Type.String()),
  seat: orNull(Type.String()),
  standing: oneOf(standings),
  /** Paper is handed to those assigned to it here, and to nobody else. */
  ballotBy: oneOf(ballotChannels),
  /** Signed in as the server knows it. */
  there: Type.Boolean(),
})
export type VenuePerson = Static<typeof VenuePerson>

export const VenueList = shape({
  sessionId: Id,
  title: Type.String(),
  venue: shape({ ...Named.properties, hasNetwork: Type.Boolean() }),
  run: orNull(shape({ id: Id, kind: oneOf(runKinds) })),
  people: Type.Array(VenuePerson),
  /** The clock of the server: a tablet measures how far its own is off. */
  at: Instant,
})
export type VenueList = Static<typeof VenueList>

export const getVenueList = endpoint('GET', '/api/assembly/sessions/:id/venue-list', {
  summary: 'The list that the tablet of a venue keeps: who is expected there and votes how.',
  params: byId,
  query: shape({ venueId: Id }),
  reply: VenueList,
  problems: [mayNotSignIn],
})

export const keptActs = ['in', 'out'] as const
export const keptOutcomes = ['done', 'already', 'elsewhere', 'not_there', 'overtaken'] as const

export const sendKept = endpoint('POST', '/api/assembly/sessions/:id/venue-list/ticks', {
  summary:
    'What was ticked on the tablet while there was no network, oldest first; each tick counts once however often it is sent.',
  params: byId,
  body: shape({
    venueId: Id,
    /** Null where the list was fetched before anything had begun: then only ticks of today count. */
    runId: orNull(Id),
    ticks: Type.Array(shape({ id: Id, attendeeId: Id, act: oneOf(keptActs), at: Instant }), {
      maxItems: 2000,
    }),
  }),
  reply: Type.Array(
    shape({
      id: Id,
      outcome: oneOf(keptOutcomes),
      /** Where they are signed in, when that is elsewhere. */
      elsewhere: orNull(Type.String()),
    }),
  ),
  quiet: 'ticks that came before change nothing; each new one leaves the event of its arrival or leaving',
  problems: [noRun, runChanged, mayNotSignIn, unlikelyTime],
})

const Entry = shape({ person: Named, people: Type.Integer(), revision: Type.Integer(), enteredAt: Instant })

export const TelephoneReport = shape({
  venue: shape({ ...Named.properties, hasNetwork: Type.Boolean() }),
  /** Who has entered so far; never what, until both have. */
  entries: Type.Array(Entry),
  /** What I entered, to go on from. */
  mine: orNull(Type.Array(Id)),
  /** Null until both have entered. */
  differences: orNull(Type.Array(shape({ attendeeId: Id, name: Type.String(), saidBy: Named }))),
  /** When the last report of this venue was agreed, and how many it said. */
  agreed: orNull(
    shape({
      at: Instant,
      present: Type.Integer(),
      by: Type.Array(Type.String()),
      /** Read out as present here, but signed in elsewhere: that sign-in was left as it is. */
      elsewhere: Type.Array(shape({ name: Type.String(), venue: orNull(Type.String()) })),
    }),
  ),
})
export type TelephoneReport = Static<typeof TelephoneReport>

export const listTelephone = endpoint('GET', '/api/assembly/sessions/:id/telephone', {
  summary:
    'Attendance by telephone, venue by venue: who is entering it, what two entries differ in, what was agreed.',
  params: byId,
  reply: Type.Array(TelephoneReport),
  problems: [mayNotSignIn],
})

export const enterTelephone = endpoint('POST', '/api/assembly/sessions/:id/telephone/entries', {
  summary:
    'What one person heard: who is present at a venue. Once a second person has entered the same, it stands.',
  params: byId,
  body: shape({ venueId: Id, attendeeIds: Type.Array(Id, { maxItems: 2000, uniqueItems: true }) }),
  reply: TelephoneReport,
  quiet: 'what one person heard is not attendance yet; once two agree that leaves the events',
  problems: [noRun, mayNotSignIn, twoEnter],
})

export const dropTelephone = endpoint('POST', '/api/assembly/sessions/:id/telephone/drops', {
  summary: 'Drops a report two people cannot agree on; the venue is called again.',
  params: byId,
  body: shape({ venueId: Id }),
  reply: TelephoneReport,
  quiet: 'nothing had been agreed, so nothing is taken back',
  problems: [noRun, mayNotSignIn, noReport],
})
