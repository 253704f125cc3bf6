import {
  byId,
  CivilDate,
  endpoint,
  Id,
  Instant,
  orNull,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { Ask } from '../../indicators/contract.ts'
import { PlanVote } from './drafts.ts'
import { Figure, Target } from './projects.ts'
import { Named, ReversalReason } from './words.ts'

// Where a number comes from, and the adopted text with its numbers alive: for staff, and for everybody.

/** A released deed as the public sees it: what, where, when, the photo; nobody's name. */
export const PublicDeed = shape({
  id: Id,
  happenedOn: CivilDate,
  placeName: Type.String(),
  quantity: Type.Number(),
  unit: orNull(Type.String()),
  photos: Type.Array(shape({ id: Id, widthPx: orNull(Type.Integer()), heightPx: orNull(Type.Integer()) })),
  /** Set when it was taken back after its release: it stays, struck through, with the reason. */
  reversedReason: orNull(ReversalReason),
})
export type PublicDeed = Static<typeof PublicDeed>

/** "Where does this number come from?": one panel used everywhere. */
const origin = {
  target: shape({ ...Target.properties }),
  project: shape({ id: Id, number: orNull(Type.String()), title: Type.String(), text: Type.String() }),
  byPlace: Type.Array(shape({ place: Named, quantity: Type.Number(), records: Type.Integer() })),
  byMonth: Type.Array(shape({ month: Type.String(), quantity: Type.Number() })),
  asOf: Instant,
}
export const PublicOrigin = shape({
  target: shape({
    id: Id,
    quoted: Type.String(),
    value: Type.Number(),
    unit: orNull(Type.String()),
    measuredBy: Type.String(),
    dueOn: CivilDate,
    countedHow: orNull(Type.String()),
    comparator: Type.String(),
    baseline: orNull(Type.Number()),
    figure: Figure,
    standing: Type.String(),
  }),
  /** For a target measured by an indicator: its definition in a sentence. The events beneath it are not public. */
  indicator: Type.Optional(
    orNull(
      shape({
        name: Type.String(),
        sentence: shape({ 'zh-CN': Type.String(), en: Type.String() }),
        countedHow: Type.String(),
        cutOffOn: CivilDate,
        source: orNull(Type.String()),
      }),
    ),
  ),
  project: origin.project,
  byPlace: origin.byPlace,
  byMonth: origin.byMonth,
  asOf: Instant,
  deeds: Type.Array(PublicDeed),
})
export type PublicOrigin = Static<typeof PublicOrigin>

export const Origin = shape({
  ...origin,
  indicator: PublicOrigin.properties.indicator,
  /** The question that the indicator answers, to be opened beside the promise. */
  ask: Type.Optional(orNull(Ask)),
  corrections: Type.Array(
    shape({ recordId: Id, at: Instant, reason: ReversalReason, quantity: Type.Number() }),
  ),
})
export type Origin = Static<typeof Origin>

export const getOrigin = endpoint('GET', '/api/plans/targets/:id/origin', {
  summary:
    'Where a figure comes from: definition, sums by place and month, corrections. The records themselves: /api/plans/records?targetId=.',
  params: byId,
  reply: Origin,
})

/** A quantity of the adopted text as it lives. Offsets are UTF-16 in the passage's text. */
export const LiveQuantity = shape({
  targetId: Id,
  start: Type.Integer(),
  end: Type.Integer(),
  quoted: Type.String(),
  unit: orNull(Type.String()),
  value: Type.Number(),
  measuredBy: Type.String(),
  comparator: Type.String(),
  figure: Figure,
  standing: Type.String(),
})
export const Passage = shape({
  id: Id,
  /** Null for prose that is no project. */
  projectId: orNull(Id),
  number: orNull(Type.String()),
  category: orNull(Type.String()),
  text: Type.String(),
  state: orNull(Type.String()),
  /** It stood in the text that was voted and was not passed. */
  votedDown: Type.Boolean(),
  quantities: Type.Array(LiveQuantity),
})
export type Passage = Static<typeof Passage>
export const LivingDocument = shape({
  id: Id,
  title: Type.String(),
  year: Type.Integer(),
  streetName: Type.String(),
  adoptedOn: CivilDate,
  basis: Type.String(),
  /** The ballot that passed it, where it was voted here. */
  vote: orNull(PlanVote),
  passages: Type.Array(Passage),
  /** What became public lately, newest first: place, how many of what, when. */
  changes: Type.Array(
    shape({
      deedId: Id,
      targetId: Id,
      releasedAt: Instant,
      happenedOn: CivilDate,
      placeName: Type.String(),
      quantity: Type.Number(),
      unit: orNull(Type.String()),
      quoted: Type.String(),
      subject: orNull(Type.String()),
      measuredBy: Type.String(),
      isReversed: Type.Boolean(),
    }),
  ),
  asOf: Instant,
})
export type LivingDocument = Static<typeof LivingDocument>

/** The same document for staff: figures live from accepted records, released or not. */
export const getDocument = endpoint('GET', '/api/plans/:id/document', {
  summary: 'The adopted text with live figures.',
  params: byId,
  reply: LivingDocument,
})

export const listPublicPlans = endpoint('GET', '/api/plans/public', {
  summary: 'Adopted plans, newest first.',
  reply: Type.Array(
    shape({
      id: Id,
      title: Type.String(),
      year: Type.Integer(),
      adoptedOn: CivilDate,
      streetName: Type.String(),
    }),
  ),
})
export const getPublicDocument = endpoint('GET', '/api/plans/public/:id', {
  summary: 'The adopted text, word for word, each promised quantity with what was done and released.',
  params: byId,
  reply: LivingDocument,
})
export const getPublicOrigin = endpoint('GET', '/api/plans/public/targets/:id', {
  summary: 'Where a public figure comes from.',
  params: byId,
  reply: PublicOrigin,
})
export const getPublicPhoto = endpoint('GET', '/api/plans/public/photos/:id', {
  summary: 'A photo of a released record.',
  params: byId,
  query: shape({ width: Type.Optional(Type.Integer({ minimum: 64, maximum: 2048 })) }),
  reply: Type.Unknown(),
  sends: 'image/jpeg',
})
