import {
  CivilDate,
  Id,
  Instant,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'

// What every room of the conference speaks of: sessions, runs, who is there.

export const bodyKinds = ['conference', 'committee', 'residents_committee', 'party_branch', 'forum'] as const
export const sessionKinds = ['conference', 'meeting', 'election'] as const
export type SessionKind = (typeof sessionKinds)[number]
export const sessionStates = ['preparing', 'called', 'sitting', 'closed', 'cancelled'] as const
export type SessionState = (typeof sessionStates)[number]
export const runKinds = ['rehearsal', 'real'] as const
export const standings = ['entitled', 'observer'] as const
export const presenceChannels = ['card', 'list', 'phone', 'online', 'telephone'] as const
export type PresenceChannel = (typeof presenceChannels)[number]
export const ballotChannels = ['phone', 'paper'] as const
export const venueKinds = ['main', 'sub', 'online'] as const
export const leaveStates = ['none', 'asked', 'granted', 'refused'] as const
export const duties = ['chair', 'teller', 'scrutineer', 'usher'] as const
export type Duty = (typeof duties)[number]
export const itemKinds = [
  'opening',
  'report',
  'motion',
  'deliberation',
  'vote',
  'election',
  'evaluation',
  'speech',
  'break',
  'closing',
  'other',
] as const

/** An integer fraction: [numerator, denominator]. */
export const Share = Type.Unsafe<[number, number]>({
  type: 'array',
  items: { type: 'integer', minimum: 0, maximum: 1_000_000 },
  minItems: 2,
  maxItems: 2,
})
/** How many must be there: a share of all who are entitled. */
export const Quorum = shape({ share: Share, strict: Type.Boolean(), base: oneOf(['entitled']) })

export const Named = shape({ id: Id, name: Type.String() })

/** 应到 / 请假 / 缺席 / 实到 of those entitled, and how many observers sit beside them. entitled = leave + absent + present. */
export const Count = shape({
  entitled: Type.Integer(),
  leave: Type.Integer(),
  absent: Type.Integer(),
  present: Type.Integer(),
  observers: Type.Integer(),
})
export type Count = Static<typeof Count>

export const Attendance = shape({
  ...Count.properties,
  /** Whether the session's own quorum is met; needed: how many of those entitled it asks for. */
  quorate: Type.Boolean(),
  needed: Type.Integer(),
  venues: Type.Array(shape({ venue: Named, ...Count.properties })),
  channels: Type.Array(shape({ channel: oneOf(presenceChannels), present: Type.Integer() })),
})
export type Attendance = Static<typeof Attendance>

export const SessionHead = shape({
  id: Id,
  kind: oneOf(sessionKinds),
  title: Type.String(),
  ordinal: Type.Integer(),
  body: Named,
  termOrdinal: Type.Integer(),
  heldOn: CivilDate,
  opensAt: Instant,
  state: oneOf(sessionStates),
  /** What is going on now: a rehearsal, the day itself, or nothing. */
  run: orNull(shape({ id: Id, kind: oneOf(runKinds) })),
})
export type SessionHead = Static<typeof SessionHead>

export const noRun = problem('no_run', 409, 'The session is not sitting; begin it or a rehearsal first.')
export const sessionMoved = problem('session_moved', 409, 'The session is not in a state that allows this.', {
  state: oneOf(sessionStates),
})
export const notAttending = problem('not_attending', 403, 'You are not on the list of this session.')
