import { Id, oneOf, type Static, shape, Type } from '../../../platform/contract.ts'

// The closed vocabularies of the module, spelled once here.

/**
 * 流量 is summed over time (visits, homes); 存量 stands at an instant and is never summed over time; 比率 is a numerator over a
 * denominator and is never stored; 外部 is a figure that somebody else published, with its source, never mixed with ours.
 */
export const indicatorKinds = ['flow', 'level', 'ratio', 'external'] as const
export const IndicatorKind = oneOf(indicatorKinds)
export type IndicatorKind = (typeof indicatorKinds)[number]

/** What is asked of the events: their quantities summed, how many they are, or how many distinct persons, households or places. */
export const whats = ['sum', 'count', 'persons', 'households', 'places'] as const
export const What = oneOf(whats)
export type What = (typeof whats)[number]

/** Which direction is good; `neither` where a number only describes. */
export const betters = ['more', 'less', 'neither'] as const
export const Better = oneOf(betters)
export type Better = (typeof betters)[number]

/** Places as they stood on the day of the deed, or as the tree stands today. Both add up; an answer says which it is. */
export const views = ['then', 'now'] as const
export const View = oneOf(views)
export type View = (typeof views)[number]

export const steps = ['day', 'month', 'quarter', 'half_year', 'year'] as const
export const Step = oneOf(steps)
export type Step = (typeof steps)[number]

/**
 * How a published or stated figure is to be read: exact, 余/多 (more than), 约/左右 (about), 以上 (at least), 以内 (at most). A bound stays
 * a bound: "1,600余" is never shown as 1,600.
 */
export const bounds = ['exact', 'over', 'about', 'at_least', 'at_most'] as const
export const Bound = oneOf(bounds)
export type Bound = (typeof bounds)[number]

/**
 * Why there is no value. `not_reported`: no event at all, which is not zero. `no_denominator`: the denominator is zero or itself
 * unknown. `before_it_began`: the indicator or its opening balance begins later. `not_yet`: the period has not begun.
 * `out_of_scope`: the place or office asked about is not one this indicator is counted for. `opening_unknown`: the opening balance is
 * known for the whole only, not for this part. `not_published`: nobody has entered the published figure of that period.
 * `nothing_expected`: the list of expected things is empty.
 */
export const whyNots = [
  'not_reported',
  'no_denominator',
  'before_it_began',
  'not_yet',
  'out_of_scope',
  'opening_unknown',
  'not_published',
  'nothing_expected',
] as const
export const WhyNot = oneOf(whyNots)
export type WhyNot = (typeof whyNots)[number]

/** A text in both languages; Chinese is the source. Sentences about a definition are made by the server, so that exports say the same. */
export const Said = shape({ 'zh-CN': Type.String(), en: Type.String() })
export type Said = Static<typeof Said>

export const Named = shape({ id: Id, name: Type.String() })
export type Named = Static<typeof Named>
