import { oneOf, orNull, type Static, shape, Type } from '../../../platform/contract.ts'

// The closed vocabularies of the module: states and kinds are string unions, spelled once here.

/** Where a draft stands on its way: 征求意见稿 → 送审稿 → 表决稿 → 印发稿. */
export const draftStages = ['soliciting', 'submitted', 'voting', 'issued'] as const
export const DraftStage = oneOf(draftStages)
export type DraftStage = (typeof draftStages)[number]

export const quantityRoles = ['target', 'scope', 'attribute', 'statistic'] as const
export const QuantityRole = oneOf(quantityRoles)
export type QuantityRole = (typeof quantityRoles)[number]

export const comparators = ['=', '>=', '>', '<=', '<', '~'] as const
export const Comparator = oneOf(comparators)
export type Comparator = (typeof comparators)[number]

/** A flow is summed over time (12 场); a level stands at an instant (450 客, 98 %) and is never summed over time. */
export const quantityKinds = ['flow', 'level'] as const
export const QuantityKind = oneOf(quantityKinds)
export type QuantityKind = (typeof quantityKinds)[number]

/**
 * How progress towards a target is measured, always from accepted records:
 * `count` sums what was done; `change` adds signed changes to the baseline; `share` is what was covered over a stated whole;
 * `reading` is the latest figure read from a named source and is never summed. `indicator`: the figure is the answer of an indicator
 * for the year of the plan up to today, and no record is written for the target itself.
 */
export const measures = ['count', 'change', 'share', 'reading', 'indicator'] as const
export const Measure = oneOf(measures)
export type Measure = (typeof measures)[number]

export const projectLevels = ['city', 'district', 'street'] as const
export const ProjectLevel = oneOf(projectLevels)
export type ProjectLevel = (typeof projectLevels)[number]

export const projectStates = ['draft', 'adopted', 'under_way', 'finished', 'accepted', 'stopped'] as const
export const ProjectState = oneOf(projectStates)
export type ProjectState = (typeof projectStates)[number]

export const standings = ['met', 'ahead', 'on_track', 'late', 'at_risk', 'not_begun'] as const
export const StandingKind = oneOf(standings)
export type StandingKind = (typeof standings)[number]

export const recordStates = ['submitted', 'accepted', 'returned', 'withdrawn', 'reversed'] as const
export const RecordState = oneOf(recordStates)
export type RecordState = (typeof recordStates)[number]

/** Why an accepted record is taken back: an enumeration, since the ledger holds no free text. */
export const reversalReasons = [
  'counted_twice',
  'wrong_quantity',
  'wrong_place',
  'wrong_day',
  'not_done',
  'sample_failed',
] as const
export const ReversalReason = oneOf(reversalReasons)
export type ReversalReason = (typeof reversalReasons)[number]

export const Named = shape({ id: Type.String({ format: 'uuid' }), name: Type.String() })
export type Named = Static<typeof Named>

/** A trillion times a million: nothing a plan of a street says is larger, and sums of it stay numbers. */
const Stated = Type.Number({ minimum: -1e18, maximum: 1e18 })
const Offset = Type.Integer({ minimum: 0, maximum: 100_000_000 })

/** A quantity as it stands in a text. Offsets are UTF-16 code units; `quoted` is exactly that slice. */
export const quantityFields = {
  quoted: Type.String({ minLength: 1, maxLength: 400 }),
  start: Offset,
  end: Offset,
  /** The same quantity in the source as it came; null when a person added it. */
  sourceStart: orNull(Offset),
  sourceEnd: orNull(Offset),
  /** Fully expanded: 4万平方米 is 40000 平方米, money is in 元. */
  value: Stated,
  /** The upper end of a range (1-2 个), else null. */
  max: orNull(Stated),
  comparator: Comparator,
  unit: orNull(Type.String({ maxLength: 20 })),
  subject: orNull(Type.String({ maxLength: 200 })),
  kind: QuantityKind,
  baseline: orNull(Stated),
  per: orNull(Type.String({ maxLength: 20 })),
}
