import { Id, Instant, oneOf, orNull, type Static, shape, Type } from '../../../platform/contract.ts'
import { Attendance, itemKinds, Named, runKinds } from './core.ts'

// The state of the moment: the one thing that the hall screens, the phones and the chair's desk look at.

/** What the hall can be shown. */
export const pictures = ['welcome', 'item', 'attendance', 'question', 'count', 'result', 'pause'] as const
export type Picture = (typeof pictures)[number]

/** Something that is timed: since when, and how many minutes it was given. */
export const Timed = shape({ beganAt: Instant, minutes: orNull(Type.Integer()) })

export const ItemNow = shape({
  id: Id,
  position: Type.Integer(),
  title: Type.String(),
  kind: oneOf(itemKinds),
  speaker: orNull(Type.String()),
  beganAt: Instant,
  minutes: orNull(Type.Integer()),
})

/** The outcome of a round as the count decided it: `TallyReply` of the rules. */
export const ReplyNow = shape({
  quorate: Type.Boolean(),
  void: orNull(oneOf(['inquorate', 'returned-exceeds-issued'])),
  needed: Type.Integer(),
  options: Type.Array(
    shape({
      id: Type.String(),
      for: Type.Integer(),
      against: Type.Integer(),
      abstain: Type.Integer(),
      percent: Type.String(),
      passed: Type.Boolean(),
      grade: Type.Optional(orNull(oneOf(['satisfied', 'mostly', 'dissatisfied']))),
    }),
  ),
  elected: Type.Array(Type.String()),
  tied: Type.Array(Type.String()),
  vacant: Type.Integer(),
  next: orNull(oneOf(['revote', 'separate-election', 'repeat'])),
  verdict: Type.String(),
})

export const roundStates = ['open', 'counting', 'provisional', 'closed', 'void'] as const

export const RoundNow = shape({
  id: Id,
  /** The number the public knows it by. */
  number: Type.String(),
  /** Which ballot on this question: 1, 2 … */
  ordinal: Type.Integer(),
  cause: oneOf(['first', 'revote', 'separate', 'repeat']),
  title: Type.String(),
  kind: oneOf(['motion', 'election', 'choice', 'evaluation', 'ranked']),
  mode: oneOf(['approve', 'pick', 'rank', 'grades']),
  secrecy: oneOf(['named', 'secret', 'hands']),
  state: oneOf(roundStates),
  seats: Type.Integer(),
  options: Type.Array(shape({ id: Type.String(), label: Type.String() })),
  /** Voters by channel, and how many ballots of phones have come in. Never by option while it is open. */
  assigned: shape({ phone: Type.Integer(), paper: Type.Integer() }),
  cast: Type.Integer(),
  /** Once it is closed; before that nobody is told how a poll stands. */
  reply: orNull(ReplyNow),
  voidReason: orNull(Type.String()),
})
export type RoundNow = Static<typeof RoundNow>

export const HallState = shape({
  sessionId: Id,
  title: Type.String(),
  body: Type.String(),
  /** What the session stands at; a closed one still shows its last state. */
  state: oneOf(['preparing', 'called', 'sitting', 'closed', 'cancelled']),
  heldOn: Type.String(),
  opensAt: Instant,
  run: orNull(shape({ id: Id, kind: oneOf(runKinds) })),
  /** When this was computed. Screens count time from the clock the stream tells them, not from their own. */
  at: Instant,
  item: orNull(ItemNow),
  /** What comes after it, so that a break can say so. */
  next: orNull(shape({ title: Type.String(), kind: oneOf(itemKinds) })),
  /** Who speaks at this moment from the speakers' list. */
  speaking: orNull(shape({ name: Type.String(), ...Timed.properties })),
  attendance: Attendance,
  /** The one official sentence that belongs to what is shown: who is there, or the verdict. */
  sentence: orNull(Type.String()),
  /** The newest round of this run, or the one that the chair shows. */
  round: orNull(RoundNow),
  shows: oneOf(pictures),
})
export type HallState = Static<typeof HallState>

/**
 * Where the state arrives by itself. Whoever may see the session (at either door) reads the first address with their session; a screen
 * of the hall reads the second with the code it was opened by. Both carry `HallState` (see `platform/http/broadcast.ts`).
 */
export const nowStreamOf = (sessionId: string) => `/api/assembly/sessions/${sessionId}/now/stream`
export const hallStream = '/api/assembly/hall/stream'

export const HallScreen = shape({ id: Id, venue: Named })
