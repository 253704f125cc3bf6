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
import {
  ballotChannels,
  leaveStates,
  Named,
  noRun,
  notAttending,
  presenceChannels,
  runKinds,
  sessionStates,
  standings,
  venueKinds,
} from './core.ts'
import { notThere } from './presence.ts'

// Signing in with one’s own phone: by the digits on the screen of the venue, or from afar where one was assigned to an online venue.

export const doorCodeWrong = problem(
  'door_code_wrong',
  422,
  'These are not the digits on the screen of a venue now.',
)
export const expectedOnSite = problem(
  'expected_on_site',
  409,
  'You are expected at a venue; only those assigned to take part online sign in from afar.',
  {
    venue: orNull(Type.String()),
  },
)

export const OwnCheckIn = shape({
  attendeeId: Id,
  title: Type.String(),
  state: oneOf(sessionStates),
  run: orNull(shape({ id: Id, kind: oneOf(runKinds) })),
  name: Type.String(),
  standing: oneOf(standings),
  venue: orNull(shape({ ...Named.properties, kind: oneOf(venueKinds) })),
  seat: orNull(Type.String()),
  ballotBy: oneOf(ballotChannels),
  leave: oneOf(leaveStates),
  there: orNull(shape({ venue: orNull(Type.String()), channel: oneOf(presenceChannels), inAt: Instant })),
  leftAt: orNull(Instant),
})
export type OwnCheckIn = Static<typeof OwnCheckIn>

export const getOwnCheckIn = endpoint('GET', '/api/assembly/sessions/:id/own-check-in', {
  summary: 'Whether I am signed in, where I sit and how I vote.',
  params: byId,
  reply: OwnCheckIn,
  problems: [notAttending],
})

export const signMyselfIn = endpoint('POST', '/api/assembly/sessions/:id/own-check-in/arrivals', {
  summary:
    'Signs me in: by the digits on the screen of the venue, or from afar (null) where I was assigned to take part online.',
  params: byId,
  body: shape({ code: orNull(Type.String({ maxLength: 40 })) }),
  reply: OwnCheckIn,
  quiet: 'whoever is there already changes nothing; the first sign-in leaves the event',
  problems: [noRun, notAttending, doorCodeWrong, expectedOnSite],
})

export const signMyselfOut = endpoint('POST', '/api/assembly/sessions/:id/own-check-in/leavings', {
  summary: 'Signs me out; I may come back.',
  params: byId,
  reply: OwnCheckIn,
  problems: [noRun, notAttending, notThere],
})
