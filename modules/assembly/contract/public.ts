import {
  byId,
  CivilDate,
  endpoint,
  Id,
  Instant,
  oneOf,
  orNull,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { itemKinds, Named, Quorum, sessionKinds } from './core.ts'
import {
  BallotSums,
  PollRuleShape,
  pollBases,
  pollKinds,
  pollSecrecies,
  Reply,
  roundCauses,
} from './polls-shapes.ts'

// What everybody may read of conferences and elections: that they are held, who came, what was decided, and the files to recount it.

export const publicStates = ['called', 'sitting', 'closed'] as const

const head = {
  id: Id,
  kind: oneOf(sessionKinds),
  title: Type.String(),
  body: Named,
  heldOn: CivilDate,
  opensAt: Instant,
  state: oneOf(publicStates),
}
/** 应到 and 到会: of a session that is over, everybody who came at all. */
const Came = shape({
  entitled: Type.Integer(),
  leave: Type.Integer(),
  absent: Type.Integer(),
  present: Type.Integer(),
  observers: Type.Integer(),
})
export type Came = Static<typeof Came>

export const PublicLine = shape({
  ...head,
  came: orNull(Came),
  /** How many ballots have a result. */
  decided: Type.Integer(),
})
export type PublicLine = Static<typeof PublicLine>

export const PublicRound = shape({
  id: Id,
  number: Type.Integer(),
  ordinal: Type.Integer(),
  cause: oneOf(roundCauses),
  question: Type.String(),
  kind: oneOf(pollKinds),
  secrecy: oneOf(pollSecrecies),
  quorum: Quorum,
  rule: PollRuleShape,
  base: oneOf(pollBases),
  seats: Type.Integer(),
  options: Type.Array(shape({ id: Type.String(), label: Type.String(), parts: Type.Array(Type.String()) })),
  entitled: Type.Integer(),
  present: Type.Integer(),
  sums: orNull(BallotSums),
  reply: orNull(Reply),
  closedAt: orNull(Instant),
  /** Why no result stands; what was counted stays readable. */
  void: orNull(Type.String()),
  /** The published files, oldest first: one when the result stood, another when it was voided. */
  files: Type.Array(shape({ ordinal: Type.Integer(), digest: Type.String(), publishedAt: Instant })),
})
export type PublicRound = Static<typeof PublicRound>

export const listPublicSessions = endpoint('GET', '/api/assembly/public/sessions', {
  summary: 'Conferences and elections that were called, the newest first.',
  query: shape({
    after: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })),
  }),
  reply: shape({ sessions: Type.Array(PublicLine), next: orNull(Type.Integer()) }),
})
export const getPublicSession = endpoint('GET', '/api/assembly/public/sessions/:id', {
  summary:
    'One session: its agenda, who came, every ballot with a result, what the groups raised in numbers.',
  params: byId,
  reply: shape({
    ...head,
    term: Type.Integer(),
    ordinal: Type.Integer(),
    came: orNull(Came),
    items: Type.Array(shape({ position: Type.Integer(), kind: oneOf(itemKinds), title: Type.String() })),
    rounds: Type.Array(PublicRound),
    groups: shape({
      groups: Type.Integer(),
      opinion: Type.Integer(),
      suggestion: Type.Integer(),
      question: Type.Integer(),
    }),
  }),
})
export type PublicSession = Static<(typeof getPublicSession)['reply']>
export const getPublicRound = endpoint('GET', '/api/assembly/public/rounds/:id', {
  summary: 'One ballot with its result, and the session it was held in.',
  params: byId,
  reply: shape({ session: Named, round: PublicRound }),
})
export const getPublicFile = endpoint('GET', '/api/assembly/public/rounds/:id/file', {
  summary: 'The published file of a ballot, byte for byte, to be recounted by anybody.',
  params: byId,
  query: shape({ ordinal: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })) }),
  reply: Type.Unknown(),
  sends: 'application/json',
})
