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
import { itemKinds, Named, noRun, runKinds, sessionStates } from './core.ts'
import { pictures } from './now.ts'
import { RoundFacts } from './polls-shapes.ts'
import { placeholders } from './script.ts'

// The chair's desk: the agenda as it proceeds, what keeps a step locked, what is read aloud, who speaks, what the hall shows.

export const itemStates = ['waiting', 'under_way', 'done', 'skipped'] as const

/** Why an item may not begin yet; the words are the browser's. */
export const Lock = Type.Union([
  shape({ name: Type.Literal('quorum'), present: Type.Integer(), needed: Type.Integer() }),
  shape({ name: Type.Literal('previous_done'), title: Type.String() }),
  shape({ name: Type.Literal('round_open'), question: Type.String() }),
  shape({ name: Type.Literal('round_closed'), question: Type.String() }),
  shape({ name: Type.Literal('round_decided'), question: Type.String() }),
  shape({ name: Type.Literal('papers') }),
  shape({ name: Type.Literal('counters'), tellers: Type.Integer(), scrutineers: Type.Integer() }),
])
export type Lock = Static<typeof Lock>

export const Speaker = shape({
  id: Id,
  attendee: Named,
  /** What tells two of one name apart: the constituency or delegation, or what an observer comes as. */
  from: orNull(Type.String()),
  state: oneOf(['waiting', 'speaking', 'done']),
  minutes: Type.Integer(),
  beganAt: orNull(Instant),
  endedAt: orNull(Instant),
})
export type Speaker = Static<typeof Speaker>

export const DeskItem = shape({
  id: Id,
  position: Type.Integer(),
  kind: oneOf(itemKinds),
  title: Type.String(),
  speaker: orNull(Type.String()),
  minutes: orNull(Type.Integer()),
  state: oneOf(itemStates),
  beganAt: orNull(Instant),
  endedAt: orNull(Instant),
  /** What the chair reads, line by line, with the numbers of this moment in it. */
  script: Type.Array(Type.String()),
  /** What in it is not known yet. */
  missing: Type.Array(oneOf(placeholders)),
  /** What keeps it from beginning; empty when it may. */
  locks: Type.Array(Lock),
  polls: Type.Array(
    shape({
      id: Id,
      question: Type.String(),
      /** The newest ballot on it in this run. */ round: orNull(RoundFacts),
    }),
  ),
})
export type DeskItem = Static<typeof DeskItem>

export const Desk = shape({
  sessionId: Id,
  title: Type.String(),
  body: Type.String(),
  heldOn: CivilDate,
  state: oneOf(sessionStates),
  run: orNull(shape({ id: Id, kind: oneOf(runKinds) })),
  items: Type.Array(DeskItem),
  /** Of the item under way; those who wait in their order. */
  speakers: Type.Array(Speaker),
  /** What keeps the item under way from ending. */
  endLocks: Type.Array(Lock),
  hall: shape({
    shows: oneOf(pictures),
    /** What it shows by itself at this step. */
    follows: oneOf(pictures),
    roundId: orNull(Id),
  }),
  may: Type.Array(oneOf(['run'])),
})
export type Desk = Static<typeof Desk>

export const getDesk = endpoint('GET', '/api/assembly/sessions/:id/desk', {
  summary:
    'The agenda as it proceeds: what is read, what is locked and why, who speaks, what the hall shows.',
  params: byId,
  reply: Desk,
})

export const itemLocked = problem('item_locked', 409, 'A condition of this item is not met.', {
  locks: Type.Array(Lock),
})
export const itemMoved = problem('item_moved', 409, 'This item has moved on meanwhile.', {
  state: oneOf(itemStates),
})

const moves = [noRun, itemMoved, itemLocked] as const

export const beginItem = endpoint('POST', '/api/assembly/items/:id/beginnings', {
  summary: 'Begin an item; the one under way is done with it. Refuses while a condition of it is not met.',
  params: byId,
  reply: shape({ id: Id }),
  problems: moves,
})
export const finishItem = endpoint('POST', '/api/assembly/items/:id/endings', {
  summary: 'Finish the item under way.',
  params: byId,
  reply: shape({ id: Id }),
  problems: moves,
})
export const skipItem = endpoint('POST', '/api/assembly/items/:id/skippings', {
  summary: 'Leave out an item that has not begun; it can still be begun later.',
  params: byId,
  reply: shape({ id: Id }),
  problems: [noRun, itemMoved],
})
export const extendItem = endpoint('POST', '/api/assembly/items/:id/minutes', {
  summary: 'Give the item under way more minutes.',
  params: byId,
  body: shape({ minutes: Type.Integer({ minimum: 1, maximum: 60 }) }),
  reply: shape({ id: Id }),
  problems: [noRun, itemMoved],
  quiet: 'how long a timer runs is no civic act; the item’s beginning and end are',
})

export const speakerMoved = problem('speaker_moved', 409, 'This speaker is not where you saw them.')
export const speaksAlready = problem('speaks_already', 409, 'This person is on the list already.')
export const somebodySpeaks = problem('somebody_speaks', 409, 'Somebody else is speaking.')

export const addSpeaker = endpoint('POST', '/api/assembly/items/:id/speakers', {
  summary: 'Put somebody on the speakers’ list of the item under way.',
  params: byId,
  body: shape({ attendeeId: Id, minutes: Type.Integer({ minimum: 1, maximum: 240 }) }),
  reply: shape({ id: Id }),
  problems: [noRun, itemMoved, speaksAlready],
  quiet: 'a list of who wants to speak is a working paper; who spoke is recorded',
})
export const moveSpeaker = endpoint('POST', '/api/assembly/speakers/:id/moves', {
  summary: 'Begin or end a speech, move somebody to the front, take them off the list, or give more minutes.',
  params: byId,
  body: shape({ act: oneOf(['begin', 'end', 'first', 'withdraw', 'extend']) }),
  reply: shape({ id: Id }),
  problems: [noRun, speakerMoved, somebodySpeaks],
  quiet: 'the order of a list is no civic act; that somebody took the floor leaves its event',
})
/** Whoever is there may be given the floor; found by name. */
export const findSpeakers = endpoint('GET', '/api/assembly/sessions/:id/floor', {
  summary: 'Those present whose name contains a text, to be given the floor.',
  params: byId,
  query: shape({ search: Type.String({ minLength: 1, maxLength: 40 }) }),
  reply: shape({
    people: Type.Array(shape({ attendeeId: Id, name: Type.String(), from: orNull(Type.String()) })),
  }),
})

export const showPicture = endpoint('PUT', '/api/assembly/sessions/:id/picture', {
  summary: 'Choose what the hall shows until the next step, or let it follow the step again (null).',
  params: byId,
  body: shape({ picture: orNull(oneOf(pictures)), roundId: Type.Optional(orNull(Id)) }),
  reply: shape({ shows: oneOf(pictures) }),
  problems: [noRun],
  quiet: 'what a screen shows decides nothing',
})
