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
import { Named, noRun } from './core.ts'
import { registerOpen } from './elections.ts'

// The polling day: stations and the roving box, who votes for whom, voting cards handed, the close of polling.

export const notEntrustable = problem('not_entrustable', 409, 'This vote cannot be entrusted like that.', {
  why: oneOf([
    'not_allowed',
    'carrier_full',
    'carrier_entrusts',
    'voter_carries',
    'candidate',
    'entrusted',
    'voted',
  ]),
})
export const noRovingBox = problem('no_roving_box', 409, 'The method has no roving box.')
export const stationUsed = problem('station_used', 409, 'Cards were handed at this station; it stays.')
export const stationTwice = problem('station_twice', 409, 'A station of this name is there already.')
export const badHours = problem('bad_hours', 422, 'A station closes after it opens.')
export const votedBefore = problem('voted_before', 409, 'This voter’s card was handed already.', {
  at: Instant,
  station: orNull(Type.String()),
})
export const pollingOver = problem('polling_over', 409, 'Polling is closed; no card is handed any more.')
export const voteEntrusted = problem(
  'vote_entrusted',
  409,
  'Somebody else carries this vote; end that first if the voter came after all.',
  { carrier: Type.String() },
)

const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })

export const Station = shape({
  id: Id,
  name: Type.String(),
  roving: Type.Boolean(),
  opensAt: Instant,
  closesAt: Instant,
  buildings: Type.Array(Type.String()),
  /** Voters expected here, and cards handed here so far. */
  expected: Type.Integer(),
  handed: Type.Integer(),
})
export const Entrustment = shape({ id: Id, voter: Named, carrier: Named, reason: Type.String() })
export const Polling = shape({
  entitled: Type.Integer(),
  handed: Type.Integer(),
  entrusted: Type.Integer(),
  needed: Type.Integer(),
  /** Whether enough took part, as it stands now. */
  isEnough: Type.Boolean(),
  stations: Type.Array(Station),
  buildings: Type.Array(shape({ building: Type.String(), entitled: Type.Integer(), handed: Type.Integer() })),
  entrustments: Type.Array(Entrustment),
  /** Set once polling is closed. */
  closed: orNull(
    shape({
      at: Instant,
      by: Named,
      entitled: Type.Integer(),
      handed: Type.Integer(),
      entrusted: Type.Integer(),
      isValid: Type.Boolean(),
    }),
  ),
  run: orNull(shape({ id: Id, kind: oneOf(['rehearsal', 'real']) })),
})
export type Polling = Static<typeof Polling>

export const getPolling = endpoint('GET', '/api/assembly/elections/:id/polling', {
  summary: 'The polling day: stations, cards handed by station and building, turnout against the rule.',
  params: byId,
  reply: Polling,
})
export const addStation = endpoint('POST', '/api/assembly/elections/:id/stations', {
  summary: 'Add a polling station or the roving box, for some buildings or for all that have none.',
  params: byId,
  body: shape({
    name: Words(60),
    roving: Type.Boolean(),
    opensAt: Instant,
    closesAt: Instant,
    buildings: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 500 }),
  }),
  reply: byId,
  problems: [noRovingBox, stationTwice, badHours],
})
export const removeStation = endpoint('DELETE', '/api/assembly/elections/stations/:id', {
  summary: 'Take away a station at which no card was handed.',
  params: byId,
  reply: shape({}),
  problems: [stationUsed],
})
export const entrustVote = endpoint('POST', '/api/assembly/elections/:id/entrustments', {
  summary: 'Enter that a voter entrusts the vote to another; the signed paper is kept by the clerk.',
  params: byId,
  body: shape({ voterId: Id, carrierId: Id, reason: Words(300) }),
  reply: byId,
  problems: [notEntrustable, registerOpen],
})
export const endEntrustment = endpoint('POST', '/api/assembly/elections/entrustments/:id/ending', {
  summary: 'End an entrustment before its card is handed.',
  params: byId,
  reply: byId,
  problems: [votedBefore],
})
export const findVoter = endpoint('GET', '/api/assembly/elections/:id/roll', {
  summary: 'Voters of the frozen register by name or building, and whether their card was handed.',
  params: byId,
  query: shape({ search: Type.String({ minLength: 1, maxLength: 60 }) }),
  reply: shape({
    voters: Type.Array(
      shape({
        id: Id,
        name: Type.String(),
        building: Type.String(),
        room: Type.String(),
        station: orNull(Named),
        handedAt: orNull(Instant),
        handedAtStation: orNull(Type.String()),
        /** Whose votes this voter carries, cards not handed yet. */
        carries: Type.Array(Named),
        entrustedTo: orNull(Type.String()),
      }),
    ),
  }),
})
export const handCards = endpoint('POST', '/api/assembly/elections/:id/cards', {
  summary:
    'Hand a voter the card, and with it the cards of those whose votes they carry: each once, whatever desk.',
  params: byId,
  body: shape({ voterId: Id, stationId: Id, carriedIds: Type.Array(Id, { maxItems: 10 }) }),
  reply: shape({ handed: Type.Integer() }),
  problems: [noRun, registerOpen, votedBefore, pollingOver, voteEntrusted],
})
export const closePolling = endpoint('POST', '/api/assembly/elections/:id/polling', {
  summary: 'Close polling: the turnout is fixed and held against the rule. Nobody gets a card afterwards.',
  params: byId,
  reply: shape({ entitled: Type.Integer(), handed: Type.Integer(), isValid: Type.Boolean() }),
  problems: [noRun, registerOpen, pollingOver],
})
