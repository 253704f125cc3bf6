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
import { Named, noRun } from './core.ts'
import {
  GroupPerson,
  longestWords,
  mayNotInGroup,
  notOfSession,
  onlyRehearsed,
  pointElsewhere,
  pointHasOthers,
  pointKinds,
  pointWants,
  TalkSession,
  typed,
} from './talk-shapes.ts'

// Points raised in groups, and what becomes of them.

export const Point = shape({
  id: Id,
  group: Named,
  position: Type.Integer(),
  kind: oneOf(pointKinds),
  words: Type.String(),
  /** Null where the group as a whole said it. */
  raisedBy: orNull(GroupPerson),
  enteredBy: Named,
  enteredAt: Instant,
  item: orNull(shape({ id: Id, title: Type.String() })),
  about: orNull(Type.String()),
  wanted: oneOf(pointWants),
  mergedInto: orNull(Id),
  /** How many are handled together with it. */
  merged: Type.Integer(),
  struck: orNull(shape({ reason: Type.String() })),
  wishId: orNull(Id),
})
export type Point = Static<typeof Point>

export const listPoints = endpoint('GET', '/api/assembly/groups/:id/points', {
  summary: 'Every point the group raised, in their order, with what became of it.',
  params: byId,
  reply: Type.Array(Point),
})
export const listSessionPoints = endpoint('GET', '/api/assembly/sessions/:id/points', {
  summary: 'The points of all groups in one list, by group.',
  params: byId,
  reply: shape({ session: TalkSession, points: Type.Array(Point) }),
})
export const raisePoint = endpoint('POST', '/api/assembly/groups/:id/points', {
  summary: 'Raises a point: a member their own, the recorder and the convenor that of anybody in the group.',
  params: byId,
  body: shape({
    kind: oneOf(pointKinds),
    words: typed(longestWords),
    /** Null: the group as a whole. */
    raisedBy: orNull(Id),
    itemId: orNull(Id),
    about: orNull(typed(80)),
    wanted: oneOf(pointWants),
  }),
  reply: byId,
  problems: [noRun, notOfSession, mayNotInGroup],
})
export const sortPoint = endpoint('POST', '/api/assembly/points/:id/sorting', {
  summary:
    'Says anew what kind of point it is, what it is about and what is to become of it. Its words stay.',
  params: byId,
  body: shape({
    kind: oneOf(pointKinds),
    itemId: orNull(Id),
    about: orNull(typed(80)),
    wanted: oneOf(pointWants),
  }),
  reply: byId,
  problems: [pointElsewhere, notOfSession, mayNotInGroup],
})
export const mergePoint = endpoint('POST', '/api/assembly/points/:id/merger', {
  summary: 'Handles a point together with another of the session. Both keep their words.',
  params: byId,
  body: shape({ intoId: Id }),
  reply: byId,
  problems: [pointElsewhere, pointHasOthers, notOfSession],
})
export const separatePoint = endpoint('POST', '/api/assembly/points/:id/separation', {
  summary: 'Handles a point by itself again.',
  params: byId,
  reply: byId,
  problems: [pointElsewhere],
})
export const strikePoint = endpoint('POST', '/api/assembly/points/:id/striking', {
  summary: 'Takes a point that was entered by mistake off the list, with a reason; it stays readable.',
  params: byId,
  body: shape({ reason: typed(200) }),
  reply: byId,
  problems: [pointElsewhere, pointHasOthers, mayNotInGroup],
})
export const handPoint = endpoint('POST', '/api/assembly/points/:id/wish', {
  summary: 'Hands a point on as a suggestion for the yearly list, as it was said at a meeting.',
  params: byId,
  body: shape({ title: typed(40), placeId: Id, categoryId: orNull(Id) }),
  reply: shape({ id: Id, wishId: Id }),
  problems: [pointElsewhere, onlyRehearsed],
})
