import {
  CivilDate,
  Id,
  Instant,
  oneOf,
  orNull,
  type Static,
  shape,
  Type,
} from '../../../../platform/contract.ts'
import { feasibilities, refusalReasons, stances, wishChannels, wishStates } from '../../rules/wishes.ts'
import { Figure } from '../projects.ts'
import { Named } from '../words.ts'

// What a suggestion looks like: to everybody, to a resident, at the desk.

export const said = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' })
export const WishState = oneOf(wishStates)
export const RefusalReason = oneOf(refusalReasons)

export const Round = shape({
  id: Id,
  year: Type.Integer(),
  title: Type.String(),
  words: Type.String(),
  fromOn: CivilDate,
  /** The last day on which it takes suggestions. */
  lastOn: CivilDate,
  categories: Type.Array(Named),
  state: oneOf(['announced', 'open', 'over']),
  wishes: Type.Integer(),
})
export type Round = Static<typeof Round>

export const WishPhoto = shape({
  id: Id,
  widthPx: orNull(Type.Integer()),
  heightPx: orNull(Type.Integer()),
  isPublic: Type.Boolean(),
})

/** One line of any list of suggestions. Whose they are is never in it. */
export const WishLine = shape({
  id: Id,
  title: Type.String(),
  excerpt: Type.String(),
  category: orNull(Named),
  place: Named,
  neighbourhood: orNull(Named),
  state: WishState,
  /** How the one that speaks for it stands: its own, unless it was merged. */
  groupState: WishState,
  year: orNull(Type.Integer()),
  madeOn: CivilDate,
  /** Human beings who support it or one of those merged into it. */
  supports: Type.Integer(),
  /** Hands counted in meetings and names on sheets: not persons we know, never added to them. */
  crowd: Type.Integer(),
  /** How many suggestions it speaks for, itself included. */
  voices: Type.Integer(),
  photoId: orNull(Id),
  project: orNull(shape({ id: Id, number: orNull(Type.String()), title: Type.String() })),
})
export type WishLine = Static<typeof WishLine>

/** Something that happened to it, with what was said. */
export const WishStep = shape({
  id: Id,
  at: Instant,
  act: Type.String(),
  state: WishState,
  reason: orNull(RefusalReason),
  words: orNull(Type.String()),
  otherId: orNull(Id),
  otherTitle: orNull(Type.String()),
  officeName: orNull(Type.String()),
})

/** What became of it: the promise it stands behind, how far that has come, and the evidence. */
export const Became = shape({
  planId: Id,
  projectId: Id,
  year: Type.Integer(),
  number: orNull(Type.String()),
  title: Type.String(),
  text: Type.String(),
  state: Type.String(),
  /** Others stand behind it too. */
  voices: Type.Integer(),
  targets: Type.Array(
    shape({
      id: Id,
      quoted: Type.String(),
      value: Type.Number(),
      unit: orNull(Type.String()),
      comparator: Type.String(),
      measuredBy: Type.String(),
      figure: Figure,
      standing: Type.String(),
      /** The number somebody said this suggestion became. */
      isIts: Type.Boolean(),
    }),
  ),
  deeds: Type.Array(
    shape({
      id: Id,
      targetId: Id,
      happenedOn: CivilDate,
      placeName: Type.String(),
      quantity: Type.Number(),
      unit: orNull(Type.String()),
      photoIds: Type.Array(Id),
    }),
  ),
})
export type Became = Static<typeof Became>

const wishFields = {
  ...WishLine.properties,
  words: Type.String(),
  photos: Type.Array(WishPhoto),
  steps: Type.Array(WishStep),
  mergedInto: orNull(shape({ id: Id, title: Type.String() })),
  became: orNull(Became),
  /** Support by the neighbourhood of whoever supports. */
  byNeighbourhood: Type.Array(shape({ place: Named, supports: Type.Integer() })),
}
export const PublicWish = shape(wishFields)
export type PublicWish = Static<typeof PublicWish>

/** The same to a resident who has signed in. */
const ownFields = {
  isMine: Type.Boolean(),
  isSupported: Type.Boolean(),
  isFollowed: Type.Boolean(),
}
export const MyLine = shape({ ...WishLine.properties, ...ownFields })
export type MyLine = Static<typeof MyLine>
export const MyWish = shape({
  ...wishFields,
  ...ownFields,
  version: Type.Integer(),
  claimed: orNull(shape({ lon: Type.Number(), lat: Type.Number() })),
  channel: oneOf(wishChannels),
  may: Type.Array(Type.String()),
})
export type MyWish = Static<typeof MyWish>

export const Opinion = shape({
  id: Id,
  office: Named,
  question: Type.String(),
  dueOn: CivilDate,
  askedAt: Instant,
  stance: orNull(oneOf(stances)),
  words: orNull(Type.String()),
  givenBy: orNull(Type.String()),
  givenAt: orNull(Instant),
  mayAnswer: Type.Boolean(),
})
export type Opinion = Static<typeof Opinion>

export const Candidate = shape({
  id: Id,
  wishId: Id,
  wishTitle: Type.String(),
  place: Named,
  category: orNull(Named),
  roundId: orNull(Id),
  title: Type.String(),
  leadOffice: Named,
  budgetFen: orNull(Type.Integer()),
  feasibility: oneOf(feasibilities),
  value: orNull(Type.Number()),
  unit: orNull(Type.String()),
  words: orNull(Type.String()),
  position: Type.Integer(),
  version: Type.Integer(),
  state: WishState,
  supports: Type.Integer(),
  crowd: Type.Integer(),
  voices: Type.Integer(),
  opinions: Type.Array(shape({ office: Type.String(), stance: orNull(oneOf(stances)) })),
  draftId: orNull(Id),
  planId: orNull(Id),
  project: orNull(shape({ id: Id, number: orNull(Type.String()), title: Type.String() })),
  targetId: orNull(Id),
  /** Where its paragraph came to stand in the adopted text, for the clerk to confirm. Nobody is told before that. */
  proposed: orNull(
    shape({
      projectId: Id,
      number: orNull(Type.String()),
      title: Type.String(),
      text: Type.String(),
      targets: Type.Array(shape({ id: Id, quoted: Type.String(), subject: orNull(Type.String()) })),
    }),
  ),
})
export type Candidate = Static<typeof Candidate>

export const StaffLine = shape({
  ...WishLine.properties,
  channel: oneOf(wishChannels),
  opinionsOpen: Type.Integer(),
  opinionDueOn: orNull(CivilDate),
})
export type StaffLine = Static<typeof StaffLine>

export const StaffWish = shape({
  ...wishFields,
  channel: oneOf(wishChannels),
  madeAt: Instant,
  enteredBy: orNull(Type.String()),
  /** Who suggested it: the whole name only to whoever answers them, the phone always masked. */
  suggester: orNull(shape({ name: Type.String(), phone: orNull(Type.String()) })),
  claimed: orNull(shape({ lon: Type.Number(), lat: Type.Number() })),
  followers: Type.Integer(),
  merged: Type.Array(shape({ id: Id, title: Type.String(), madeOn: CivilDate, placeName: Type.String() })),
  splitFrom: orNull(shape({ id: Id, title: Type.String() })),
  opinions: Type.Array(Opinion),
  candidate: orNull(Candidate),
  may: Type.Array(Type.String()),
})
export type StaffWish = Static<typeof StaffWish>

export const Similar = shape({
  id: Id,
  title: Type.String(),
  excerpt: Type.String(),
  placeName: Type.String(),
  state: WishState,
  supports: Type.Integer(),
  isSupported: Type.Boolean(),
  isMine: Type.Boolean(),
})
