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
import { bodyKinds, Named, Quorum, SessionHead, sessionKinds, sessionMoved } from './core.ts'

// Bodies, their terms, and the sessions of a term.

export const bodyTwice = problem('body_twice', 409, 'This place has a body of this kind and name already.')
export const termTwice = problem('term_twice', 409, 'This body has a term of this number already.')
export const termsOverlap = problem('terms_overlap', 409, 'Two terms of one body would share days.')
export const badTerm = problem('bad_term', 422, 'A term ends after it begins.')
export const dayOutsideTerm = problem('day_outside_term', 422, 'The day lies outside the term.', {
  fromOn: CivilDate,
  untilOn: CivilDate,
})
export const sessionTwice = problem('session_twice', 409, 'The term has a session of this number already.')
export const badQuorum = problem('bad_quorum', 422, 'A quorum is a share between nothing and the whole.')
export const notReadyToCall = problem(
  'not_ready_to_call',
  409,
  'Something is missing before people can be called.',
  {
    missing: Type.Array(oneOf(['attendees', 'venues', 'agenda'])),
  },
)

const Title = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' })

export const Term = shape({
  id: Id,
  ordinal: Type.Integer(),
  fromOn: CivilDate,
  /** The first day after it. */
  untilOn: CivilDate,
  seats: orNull(Type.Integer()),
  /** In office today. */
  members: Type.Integer(),
  sessions: Type.Integer(),
})
export type Term = Static<typeof Term>

export const Body = shape({
  id: Id,
  kind: oneOf(bodyKinds),
  name: Type.String(),
  of: orNull(Named),
  place: Named,
  terms: Type.Array(Term),
  may: Type.Array(oneOf(['prepare'])),
})
export type Body = Static<typeof Body>

export const listBodies = endpoint('GET', '/api/assembly/bodies', {
  summary: 'The bodies within one’s reach with their terms, the newest term first.',
  reply: shape({ bodies: Type.Array(Body) }),
})

export const enterBody = endpoint('POST', '/api/assembly/bodies', {
  summary:
    'Enter a body that deliberates: a representative conference, its committee, a Residents’ Committee.',
  body: shape({
    kind: oneOf(bodyKinds),
    name: Title,
    /** The conference a committee belongs to. */
    ofBodyId: Type.Optional(Id),
    /** The sub-district itself when absent. */
    placeId: Type.Optional(Id),
    officeId: Type.Optional(Id),
  }),
  reply: shape({ id: Id }),
  problems: [bodyTwice],
})

const TermFields = {
  ordinal: Type.Integer({ minimum: 1, maximum: 99 }),
  fromOn: CivilDate,
  untilOn: CivilDate,
  seats: orNull(Type.Integer({ minimum: 1, maximum: 100_000 })),
}
export const enterTerm = endpoint('POST', '/api/assembly/bodies/:id/terms', {
  summary: 'Enter a term of a body: how long it lasts is said here, for no charter fixes it for all.',
  params: byId,
  body: shape(TermFields),
  reply: shape({ id: Id }),
  problems: [termTwice, termsOverlap, badTerm],
})
export const changeTerm = endpoint('PUT', '/api/assembly/terms/:id', {
  summary: 'Change the days or the seats of a term; its members keep theirs up to the new end.',
  params: byId,
  body: shape({ fromOn: CivilDate, untilOn: CivilDate, seats: TermFields.seats }),
  reply: shape({ id: Id }),
  problems: [termsOverlap, badTerm],
})

export const listSessions = endpoint('GET', '/api/assembly/sessions', {
  summary: 'Sessions within one’s reach, the newest day first.',
  query: shape({ termId: Type.Optional(Id), kind: Type.Optional(oneOf(sessionKinds)) }),
  reply: shape({ sessions: Type.Array(SessionHead) }),
})

export const templates = ['first', 'yearly', 'committee', 'blank'] as const
export const openSession = endpoint('POST', '/api/assembly/sessions', {
  summary:
    'Begin to prepare a session: from a template or from an earlier session, with the members of the term as its list.',
  body: shape({
    termId: Id,
    kind: oneOf(sessionKinds),
    /** By its place in the term when absent. */
    title: Type.Optional(Title),
    heldOn: CivilDate,
    opensAt: Instant,
    quorum: Type.Optional(Quorum),
    /** Venues, groups and agenda as they were there. */
    likeSessionId: Type.Optional(Id),
    /** The agenda, where no earlier session is named. */
    template: Type.Optional(oneOf(templates)),
  }),
  reply: shape({ id: Id, title: Type.String() }),
  problems: [sessionTwice, dayOutsideTerm, badQuorum],
})

export const Session = shape({
  ...SessionHead.properties,
  termId: Id,
  place: Named,
  office: Named,
  quorum: Quorum,
  version: Type.Integer(),
  chairedBy: orNull(Named),
  /** What is prepared so far. */
  prepared: shape({
    entitled: Type.Integer(),
    observers: Type.Integer(),
    leaveAsked: Type.Integer(),
    leaveGranted: Type.Integer(),
    venues: Type.Integer(),
    /** Entitled to vote and without a venue. */
    withoutVenue: Type.Integer(),
    groups: Type.Integer(),
    withoutGroup: Type.Integer(),
    items: Type.Integer(),
    papers: Type.Integer(),
    invited: Type.Integer(),
    seen: Type.Integer(),
  }),
  may: Type.Array(oneOf(['prepare', 'check_in', 'run'])),
})
export type Session = Static<typeof Session>

export const getSession = endpoint('GET', '/api/assembly/sessions/:id', {
  summary: 'One session, what is prepared of it, and what the actor may do with it.',
  params: byId,
  reply: Session,
})

export const changeSession = endpoint('PUT', '/api/assembly/sessions/:id', {
  summary: 'Change title, day, hour, quorum or chair of a session that has not begun.',
  params: byId,
  body: shape({
    version: Type.Integer(),
    title: Title,
    heldOn: CivilDate,
    opensAt: Instant,
    quorum: Quorum,
    chairedBy: orNull(Id),
  }),
  reply: shape({ version: Type.Integer() }),
  problems: [sessionMoved, dayOutsideTerm, badQuorum],
})

export const callSession = endpoint('POST', '/api/assembly/sessions/:id/call', {
  summary:
    'Call the session: from now on those on its list see it. Refused while list, venues or agenda are missing.',
  params: byId,
  reply: shape({ called: Type.Integer() }),
  problems: [sessionMoved, notReadyToCall],
})

export const cancelSession = endpoint('POST', '/api/assembly/sessions/:id/cancellation', {
  summary: 'Call off a session that has not begun; whoever was invited is told.',
  params: byId,
  reply: shape({ told: Type.Integer() }),
  problems: [sessionMoved],
})
