import {
  CivilDate,
  endpoint,
  Id,
  Instant,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { Bound, IndicatorKind, Named, Step, View, WhyNot } from './words.ts'

// What an indicator answers. Periods are half-open civil days, [from, until).

/** Where a published figure comes from. */
export const Source = shape({ title: Type.String(), on: CivilDate, url: orNull(Type.String()) })
export type Source = Static<typeof Source>

export const Answer = shape({
  indicatorId: Id,
  versionId: Id,
  kind: IndicatorKind,
  /** Null is "no value", for the reason in `why`; zero is data. A level is the value at the end of the period. */
  value: orNull(Type.Number()),
  why: orNull(WhyNot),
  /** Live events beneath it; for a ratio, of its numerator. */
  n: Type.Integer(),
  unit: Type.String(),
  decimals: Type.Integer(),
  /** For a ratio. Compare ratios by these, never by the rounded value. */
  numerator: Type.Optional(orNull(Type.Number())),
  denominator: Type.Optional(orNull(Type.Number())),
  factor: Type.Optional(Type.Integer()),
  /** The numerator is larger than the denominator of a share: shown and flagged, never clipped. */
  exceeds: Type.Optional(Type.Boolean()),
  /** Of `n` events, how many name the person (or household) that was served: 人次 in crowds name nobody. */
  identified: Type.Optional(Type.Integer()),
  /** For an external figure: who published it and when; and how it is to be read. */
  source: Type.Optional(Source),
  bound: Type.Optional(Bound),
})
export type Answer = Static<typeof Answer>

export const Ask = shape({
  indicatorId: Id,
  /** A pinned version; the newest when absent. */
  versionId: Type.Optional(Id),
  from: CivilDate,
  until: CivilDate,
  placeId: Type.Optional(Id),
  officeId: Type.Optional(Id),
  view: Type.Optional(View),
})
export type Ask = Static<typeof Ask>

export const indicatorUnknown = problem('indicator_unknown', 422, 'There is no such indicator or version.', {
  indicatorId: Type.String(),
})
export const badPeriod = problem(
  'bad_period',
  422,
  'A period ends after it begins and is no longer than twenty years; a table has at most 400 columns.',
)
export const rankingClosed = problem(
  'ranking_closed',
  409,
  'Ranking by this indicator is not allowed; an administrator can open it with a reason.',
)

export const askMany = endpoint('POST', '/api/indicators/answers', {
  summary: 'Up to 2,000 answers at once, in the order of the asks.',
  body: shape({ asks: Type.Array(Ask, { minItems: 1, maxItems: 2_000 }) }),
  reply: shape({ answers: Type.Array(Answer), asOf: Instant, cutOffOn: CivilDate }),
  problems: [indicatorUnknown, badPeriod],
  quiet: 'a question changes nothing',
})

/** Comma-separated ids; at most 60. */
const Ids = Type.String({ minLength: 36, maxLength: 2_400, pattern: '^[0-9a-f-]{36}(,[0-9a-f-]{36})*$' })
export const tableQuery = {
  ids: Ids,
  from: CivilDate,
  until: CivilDate,
  step: Step,
  placeId: Type.Optional(Id),
  officeId: Type.Optional(Id),
  view: Type.Optional(View),
}
const scope = {
  place: orNull(Named),
  office: orNull(Named),
  view: View,
  /** The last civil day that can be in the figures: the day before `until`, or today. */
  cutOffOn: CivilDate,
  asOf: Instant,
}
export const getValues = endpoint('GET', '/api/indicators/values', {
  summary: 'Indicators by periods: the matrix behind tables and small multiples.',
  query: shape(tableQuery),
  reply: shape({
    periods: Type.Array(shape({ from: CivilDate, until: CivilDate })),
    rows: Type.Array(
      shape({
        indicatorId: Id,
        name: Type.String(),
        countedHow: Type.String(),
        /** One per period. */
        answers: Type.Array(Answer),
        /** Asked for the whole range: never the sum of the columns, which levels, ratios and distinct persons do not have. */
        whole: Answer,
      }),
    ),
    ...scope,
  }),
  problems: [indicatorUnknown, badPeriod],
})

/** Whether the parts add to the whole. `adds`: flows do. `overlaps`: one person may be counted in several parts. `no_sum`: rates and levels of different days have no sum. */
export const Parts = shape({
  how: Type.Unsafe<'adds' | 'overlaps' | 'no_sum'>({ type: 'string', enum: ['adds', 'overlaps', 'no_sum'] }),
  /** Sum of the parts less the whole; 0 for flows. Null where there is no sum. */
  residual: orNull(Type.Number()),
})
export type Parts = Static<typeof Parts>

const partsQuery = {
  indicatorId: Id,
  versionId: Type.Optional(Id),
  from: CivilDate,
  until: CivilDate,
  view: Type.Optional(View),
  /** `tree` when absent. `value` only where ranking was opened. */
  order: Type.Optional(Type.Unsafe<'tree' | 'value'>({ type: 'string', enum: ['tree', 'value'] })),
}
export const getByPlace = endpoint('GET', '/api/indicators/places', {
  summary:
    'One indicator by the places below a place, in the order of the tree; by value only where an administrator opened the ranking.',
  query: shape({
    ...partsQuery,
    /** The root when absent. */
    placeId: Type.Optional(Id),
    /** Units of this kind at any depth (neighbourhood, grid); the direct children when absent. */
    unitKind: Type.Optional(Type.String({ maxLength: 40 })),
  }),
  reply: shape({
    whole: Answer,
    rows: Type.Array(shape({ unit: Named, unitKind: Type.String(), answer: Answer })),
    /** What is recorded at the place itself and below none of its parts; null when nothing is, or where parts have no sum. */
    elsewhere: orNull(Answer),
    parts: Parts,
    rankingReason: orNull(Type.String()),
    ...scope,
  }),
  problems: [indicatorUnknown, badPeriod, rankingClosed],
})
export const getByOffice = endpoint('GET', '/api/indicators/offices', {
  summary: 'One indicator by the offices below an office, like `getByPlace`.',
  query: shape({ ...partsQuery, officeId: Type.Optional(Id), placeId: Type.Optional(Id) }),
  reply: shape({
    whole: Answer,
    rows: Type.Array(shape({ unit: Named, unitKind: Type.String(), answer: Answer })),
    elsewhere: orNull(Answer),
    parts: Parts,
    rankingReason: orNull(Type.String()),
    ...scope,
  }),
  problems: [indicatorUnknown, badPeriod, rankingClosed],
})
