import {
  byId,
  endpoint,
  Id,
  Instant,
  oneOf,
  orNull,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { Attendance, itemKinds, runKinds, sessionStates } from './core.ts'
import {
  BallotSums,
  pollKinds,
  pollModes,
  pollSecrecies,
  Reply,
  roundCauses,
  roundStates,
} from './polls-shapes.ts'

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

export const RoundNow = shape({
  id: Id,
  /** The how-manieth ballot of this run (第几号表决), and of this question. */
  number: Type.Integer(),
  ordinal: Type.Integer(),
  cause: oneOf(roundCauses),
  title: Type.String(),
  kind: oneOf(pollKinds),
  mode: oneOf(pollModes),
  secrecy: oneOf(pollSecrecies),
  state: oneOf(roundStates),
  seats: Type.Integer(),
  options: Type.Array(shape({ id: Type.String(), label: Type.String() })),
  /** Voters by channel, and how many ballots of phones have come in. Never by option while it is open. */
  assigned: shape({ phone: Type.Integer(), paper: Type.Integer(), hands: Type.Integer() }),
  cast: Type.Integer(),
  /** Once all is counted; before that nobody is told how a poll stands. */
  sums: orNull(BallotSums),
  /** Written-in names stand as options of the reply whose id is the name. */
  reply: orNull(Reply),
  voidReason: orNull(Type.String()),
})
export type RoundNow = Static<typeof RoundNow>

export const HallState = shape({
  sessionId: Id,
  title: Type.String(),
  body: Type.String(),
  /** What the session stands at; a closed one still shows its last state. */
  state: oneOf(sessionStates),
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

export const getNow = endpoint('GET', '/api/assembly/sessions/:id/now', {
  summary: 'The state of the moment, for whoever may see the session.',
  params: byId,
  reply: HallState,
})
/** For `useBroadcast`: whoever may see the session, at either door. */
export const watchNow = endpoint('GET', '/api/assembly/sessions/:id/now/stream', {
  summary: 'The state of the moment whenever it moves, as server-sent events; each is a whole HallState.',
  params: byId,
  reply: HallState,
  sends: 'text/event-stream',
})
/** The same for a screen of the hall, by the code it was opened with. */
export const watchHall = endpoint('GET', '/api/assembly/hall/stream', {
  summary: 'The state of the moment for a screen of the hall that was opened by a code.',
  reply: HallState,
  sends: 'text/event-stream',
})
