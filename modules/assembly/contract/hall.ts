import {
  byId,
  endpoint,
  Id,
  Instant,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { Named } from './core.ts'

// Screens of the hall: opened by a code of ten digits that a clerk makes for a venue and can withdraw.

export const codeDigits = 10

export const HallVenue = shape({
  venue: Named,
  /** Null while no code opens screens there. The digits are told once, when the code is made. */
  code: orNull(
    shape({
      id: Id,
      madeAt: Instant,
      madeBy: Type.String(),
      screens: Type.Integer(),
      lastOpenedAt: orNull(Instant),
    }),
  ),
})
export type HallVenue = Static<typeof HallVenue>

export const listHallCodes = endpoint('GET', '/api/assembly/sessions/:id/hall-codes', {
  summary: 'The venues of a session and whether a code opens screens there.',
  params: byId,
  reply: shape({ venues: Type.Array(HallVenue) }),
})
export const venueNotHere = problem('venue_not_here', 422, 'This venue does not belong to the session.')
export const makeHallCode = endpoint('POST', '/api/assembly/sessions/:id/hall-codes', {
  summary: 'Make a code for the screens of a venue; a former one is withdrawn and its screens go dark.',
  params: byId,
  body: shape({ venueId: Id }),
  reply: shape({ id: Id, code: Type.String() }),
  problems: [venueNotHere],
  quiet: 'a code opens a screen and nothing else; who made it and who withdrew it stands in its row',
})
export const withdrawHallCode = endpoint('POST', '/api/assembly/hall-codes/:id/withdrawals', {
  summary: 'Withdraw a code: screens that it opened go dark at once.',
  params: byId,
  reply: shape({ id: Id }),
  quiet: 'a code opens a screen and nothing else; who made it and who withdrew it stands in its row',
})

export const codeWrong = problem('code_wrong', 422, 'This code opens no screen; it may have been withdrawn.')
export const guessedTooOften = problem('guessed_too_often', 429, 'Too many wrong codes; wait a little.', {
  retryAfterSec: Type.Integer(),
})
export const openHallScreen = endpoint('POST', '/api/assembly/hall/screens', {
  summary:
    'Open a screen of the hall with a code; it stays open until the code is withdrawn or the day is over.',
  body: shape({ code: Type.String({ pattern: '^[0-9]{10}$' }) }),
  reply: shape({ title: Type.String(), venue: Named }),
  problems: [codeWrong, guessedTooOften],
  quiet: 'opening a screen shows what everybody in the hall sees',
})
export const getHallScreen = endpoint('GET', '/api/assembly/hall/screen', {
  summary: 'Which venue this screen stands in; null when it was not opened, or its code was withdrawn.',
  reply: shape({ screen: orNull(shape({ title: Type.String(), venue: Named })) }),
})
