import {
  CivilDate,
  Id,
  Instant,
  oneOf,
  orNull,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { NumberForm } from './content.ts'

// What a report says at a moment: every number with what stands behind it. When the report closes, this is what is kept.

export const InTwo = shape({ zh: Type.String(), en: Type.String() })
export type InTwo = Static<typeof InTwo>

/**
 * Why there is no value: nobody reported (which is not zero), the whole of a rate is nothing, there is no figure of a year before,
 * it is not there any more.
 */
export const numberGaps = ['not_reported', 'no_whole', 'no_former', 'gone'] as const
export const NumberGap = oneOf(numberGaps)
export type NumberGap = Static<typeof NumberGap>

export const NumberTold = shape({
  id: Type.String(),
  kind: oneOf(['target', 'indicator', 'external']),
  form: NumberForm,
  /** What the number is called. */
  title: Type.String(),
  /** 口径: in words, what counts. */
  counted: orNull(Type.String()),
  value: orNull(Type.Number()),
  gap: orNull(NumberGap),
  unit: orNull(Type.String()),
  decimals: Type.Integer(),
  /** Events (or records) beneath it. */
  n: Type.Integer(),
  numerator: orNull(Type.Number()),
  denominator: orNull(Type.Number()),
  /** Of persons: how many are known by name. */
  identified: orNull(Type.Number()),
  /** The same a year before, for a change. */
  former: orNull(Type.Number()),
  /** What it is a share of, for a share. */
  whole: orNull(Type.Number()),
  from: orNull(CivilDate),
  until: CivilDate,
  place: orNull(shape({ id: Id, name: Type.String() })),
  /** The words that stand in the text. */
  said: InTwo,
  source: orNull(shape({ title: Type.String(), on: CivilDate, url: orNull(Type.String()) })),
  targetId: orNull(Id),
  projectId: orNull(Id),
  planId: orNull(Id),
  indicatorId: orNull(Id),
  versionId: orNull(Id),
})
export type NumberTold = Static<typeof NumberTold>

export const TargetLine = shape({
  targetId: Id,
  quoted: Type.String(),
  /** What is counted, as the text names it. */
  subject: orNull(Type.String()),
  start: Type.Integer(),
  end: Type.Integer(),
  unit: orNull(Type.String()),
  value: Type.Number(),
  comparator: Type.String(),
  measuredBy: Type.String(),
  dueOn: CivilDate,
  counted: orNull(Type.String()),
  promised: orNull(Type.Number()),
  done: orNull(Type.Number()),
  covered: orNull(Type.Number()),
  whole: orNull(Type.Number()),
  wholeUnit: orNull(Type.String()),
  ratio: orNull(Type.Number()),
  records: Type.Integer(),
  isKept: Type.Boolean(),
  standing: Type.String(),
  why: shape({ zh: Type.Array(Type.String()), en: Type.Array(Type.String()) }),
  /** 占全年计划 %, as it is written; "未统计" is null. */
  share: orNull(Type.String()),
})
export type TargetLine = Static<typeof TargetLine>

export const ProjectLine = shape({
  projectId: Id,
  number: orNull(Type.String()),
  title: Type.String(),
  state: Type.String(),
  office: orNull(shape({ id: Id, name: Type.String() })),
  leader: orNull(shape({ id: Id, name: Type.String() })),
  /** The worst standing among its targets. */
  standing: Type.String(),
  targets: Type.Array(TargetLine),
})
export type ProjectLine = Static<typeof ProjectLine>

export const PlanLine = shape({
  planId: Id,
  title: Type.String(),
  year: Type.Integer(),
  adoptedOn: CivilDate,
  basis: Type.String(),
  passages: Type.Array(
    shape({
      id: Id,
      number: orNull(Type.String()),
      category: orNull(Type.String()),
      text: Type.String(),
      project: orNull(ProjectLine),
    }),
  ),
  /** What was done, category by category, in sentences; one paragraph each. */
  narrative: Type.Array(shape({ category: orNull(Type.String()), zh: Type.String(), en: Type.String() })),
})
export type PlanLine = Static<typeof PlanLine>

/** A number of an earlier report that is another one now, with the events behind the difference. */
export const Adjustment = shape({
  reportId: Id,
  reportTitle: Type.String(),
  key: Type.String(),
  /** All numbers of that report that ask the same. */
  keys: Type.Array(Type.String()),
  title: Type.String(),
  unit: orNull(Type.String()),
  decimals: Type.Integer(),
  from: orNull(CivilDate),
  until: CivilDate,
  was: orNull(Type.Number()),
  became: orNull(Type.Number()),
  targetId: orNull(Id),
  projectId: orNull(Id),
  planId: orNull(Id),
  indicatorId: orNull(Id),
  events: Type.Array(
    shape({
      eventId: Id,
      recordId: orNull(Id),
      occurredOn: CivilDate,
      recordedAt: Instant,
      quantity: orNull(Type.Number()),
      isReversal: Type.Boolean(),
      reason: orNull(Type.String()),
      placeName: orNull(Type.String()),
    }),
  ),
})
export type Adjustment = Static<typeof Adjustment>

export const Told = shape({
  asOf: Instant,
  placeName: Type.String(),
  officeName: Type.String(),
  numbers: Type.Array(NumberTold),
  plans: Type.Array(PlanLine),
  /** What the reports before this one of the same series said, and what it is now. */
  adjustments: Type.Array(Adjustment),
  /** The report that was closed last in this series. */
  follows: orNull(shape({ id: Id, title: Type.String() })),
})
export type Told = Static<typeof Told>
