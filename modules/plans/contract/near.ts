import {
  CivilDate,
  endpoint,
  Id,
  Instant,
  orNull,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'

/** Something that was done near somebody, as the public sees it: what, where, when, a photo; nobody's name. */
export const NearDeed = shape({
  deedId: Id,
  planId: Id,
  targetId: Id,
  happenedOn: CivilDate,
  releasedAt: Instant,
  placeName: Type.String(),
  quantity: Type.Number(),
  unit: orNull(Type.String()),
  quoted: Type.String(),
  subject: orNull(Type.String()),
  measuredBy: Type.String(),
  /** The words of the adopted text before the promised number, for the verb that belongs to it. */
  lead: Type.String(),
  photoId: orNull(Id),
})
export type NearDeed = Static<typeof NearDeed>

export const listNearDeeds = endpoint('GET', '/api/plans/public/near', {
  summary: 'What was done and released lately in a place and everything within it, the newest first.',
  query: shape({ placeId: Id, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })) }),
  reply: shape({ deeds: Type.Array(NearDeed) }),
})
