import { byId, endpoint, Id, oneOf, orNull, shape, Type } from '../../../../platform/contract.ts'
import { mostPhotos } from '../../rules/wishes.ts'
import { Named } from '../words.ts'
import {
  categoryUnknown,
  dayFull,
  ownWish,
  placeTooFine,
  supportOver,
  wishElsewhere,
  wishPhotoNotYours,
  wishSupported,
  wishTaken,
} from './refusals.ts'
import { MyLine, MyWish, PublicWish, Round, Similar, said, WishLine, WishPhoto } from './shapes.ts'

// What everybody may read, and what a resident does.

export const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 30 }))
export const width = Type.Optional(Type.Integer({ minimum: 64, maximum: 2048 }))

export const wishFilters = {
  year: Type.Optional(Type.Integer()),
  categoryId: Type.Optional(Id),
  placeId: Type.Optional(Id),
  text: Type.Optional(Type.String({ maxLength: 100 })),
  /** `open`: not decided yet; `became`: in the list or done; `not`: refused or somebody else's. */
  what: Type.Optional(oneOf(['open', 'became', 'not'])),
  order: Type.Optional(oneOf(['newest', 'supported'])),
  after: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  limit: Limit,
}

export const getPublicRounds = endpoint('GET', '/api/plans/public/rounds', {
  summary: 'The round that is open, the next and the former ones: when, for which year, what is asked for.',
  reply: Type.Array(Round),
})
export const listPublicWishes = endpoint('GET', '/api/plans/public/wishes', {
  summary: 'Published suggestions and what became of them. Nobody’s name.',
  query: shape(wishFilters),
  reply: shape({ wishes: Type.Array(WishLine), next: orNull(Type.Integer()) }),
})
export const getPublicWish = endpoint('GET', '/api/plans/public/wishes/:id', {
  summary: 'One published suggestion, its steps and what it became.',
  params: byId,
  reply: PublicWish,
})
export const getPublicWishPhoto = endpoint('GET', '/api/plans/public/wish-photos/:id', {
  summary: 'A photo of a published suggestion.',
  params: byId,
  query: shape({ width }),
  reply: Type.Unknown(),
  sends: 'image/jpeg',
})
export const listWishesBehind = endpoint('GET', '/api/plans/public/:id/wishes', {
  summary: 'Which projects of an adopted list came from suggestions, and from how many.',
  params: byId,
  reply: Type.Array(
    shape({
      projectId: Id,
      voices: Type.Integer(),
      supports: Type.Integer(),
      crowd: Type.Integer(),
      wishes: Type.Array(shape({ id: Id, title: Type.String(), placeName: Type.String() })),
    }),
  ),
})

// ── a resident ─────────────────────────────────────────────────────────────────────────────────────────────────

export const wishBody = {
  title: said(40),
  words: said(2_000),
  categoryId: orNull(Id),
  placeId: Id,
  point: Type.Optional(
    orNull(
      shape({
        lon: Type.Number({ minimum: -180, maximum: 180 }),
        lat: Type.Number({ minimum: -90, maximum: 90 }),
      }),
    ),
  ),
  photoIds: Type.Array(Id, { maxItems: mostPhotos, uniqueItems: true }),
}
export const wishRefusals = [categoryUnknown, placeTooFine, wishPhotoNotYours] as const

export const getMyWishing = endpoint('GET', '/api/plans/my/wishing', {
  summary:
    'What a resident needs to suggest something: the round, categories, where they live, places to choose.',
  reply: shape({
    round: orNull(Round),
    categories: Type.Array(Named),
    home: orNull(Named),
    places: Type.Array(
      shape({ id: Id, name: Type.String(), kind: Type.String(), neighbourhood: orNull(Type.String()) }),
    ),
    leftToday: Type.Integer(),
  }),
})
export const listMyWishes = endpoint('GET', '/api/plans/my/wishes', {
  summary: 'Suggestions near me, mine, those I follow or support.',
  query: shape({ ...wishFilters, show: Type.Optional(oneOf(['near', 'all', 'mine', 'followed'])) }),
  reply: shape({ wishes: Type.Array(MyLine), next: orNull(Type.Integer()) }),
})
export const getMyWish = endpoint('GET', '/api/plans/my/wishes/:id', {
  summary: 'One suggestion: one’s own whole, that of another once it is published and without whose it is.',
  params: byId,
  reply: MyWish,
})
export const findSimilar = endpoint('GET', '/api/plans/my/similar', {
  summary: 'Published suggestions that speak of the same, to support instead.',
  query: shape({ text: Type.String({ maxLength: 400 }), placeId: Type.Optional(Id) }),
  reply: Type.Array(Similar),
})
export const keepWishPhoto = endpoint('POST', '/api/plans/my/photos', {
  summary: 'Keeps a photo until a suggestion names it: drawn anew, without where it was taken. One file.',
  files: { most: 1, mostBytes: 30_000_000 },
  reply: WishPhoto,
  quiet: 'a photo alone says nothing yet; the suggestion that names it is the act',
})
export const makeWish = endpoint('POST', '/api/plans/my/wishes', {
  summary: 'Suggests something for the list. Nobody else sees it before somebody looked at it.',
  body: shape(wishBody),
  reply: byId,
  problems: [...wishRefusals, dayFull],
})
export const editWish = endpoint('PUT', '/api/plans/my/wishes/:id', {
  summary: 'Changes one’s own suggestion until somebody takes it up; answers a question that came back.',
  params: byId,
  body: shape({ ...wishBody, version: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) }),
  reply: shape({ version: Type.Integer() }),
  problems: [...wishRefusals, wishTaken],
})
export const withdrawWish = endpoint('POST', '/api/plans/my/wishes/:id/withdrawal', {
  summary: 'Takes back one’s own suggestion while it is nobody else’s yet.',
  params: byId,
  reply: byId,
  problems: [wishElsewhere, wishSupported],
})
const Support = shape({ supports: Type.Integer(), isSupported: Type.Boolean() })
export const supportWish = endpoint('POST', '/api/plans/my/wishes/:id/support', {
  summary: 'Supports a suggestion, once per human being.',
  params: byId,
  reply: Support,
  problems: [ownWish, supportOver, dayFull],
  quiet: 'supporting twice is supporting once; the first time leaves the event',
})
export const takeSupportBack = endpoint('DELETE', '/api/plans/my/wishes/:id/support', {
  summary: 'Takes one’s support back.',
  params: byId,
  reply: Support,
  problems: [supportOver],
  quiet: 'support that was never given is not taken back; what was given leaves a reversal',
})
const Following = shape({ isFollowed: Type.Boolean() })
export const followWish = endpoint('POST', '/api/plans/my/wishes/:id/follow', {
  summary: 'Wants to be told what becomes of a suggestion.',
  params: byId,
  reply: Following,
  quiet: 'what somebody wants to hear of is their own affair',
})
export const unfollowWish = endpoint('DELETE', '/api/plans/my/wishes/:id/follow', {
  summary: 'No longer wants to be told.',
  params: byId,
  reply: Following,
  quiet: 'what somebody wants to hear of is their own affair',
})
export const getMyWishPhoto = endpoint('GET', '/api/plans/my/wishes/:id/photos/:photoId', {
  summary: 'A photo of one’s own suggestion, or of a published one.',
  params: shape({ id: Id, photoId: Id }),
  query: shape({ width }),
  reply: Type.Unknown(),
  sends: 'image/jpeg',
})
