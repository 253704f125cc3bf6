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
import { Answer } from './answers.ts'
import { definitionProblems, kindStays, nameTaken, retired, stillUsed } from './refusals.ts'
import { Better, IndicatorKind, Named, Said, Step, View, What } from './words.ts'

// Definitions without code: what an indicator counts, in versions that never change.

const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })
/** The key of an event kind: `plans.record_accepted`. People never see it; the page shows its name. */
const KindKey = Type.String({ maxLength: 80, pattern: '^[a-z]+\\.[a-z_]+$' })
/** A plain number: inside a choice of shapes the serializer has to tell apart, it must not carry a format of our own. */
const Stated = Type.Number({ minimum: -1e12, maximum: 1e12 })
/** A value of a declared dimension, as the events carry it. */
export const DimValue = Type.Unsafe<string | number | boolean | null>({
  type: ['string', 'number', 'boolean', 'null'],
  maxLength: 200,
})
export type DimValue = Static<typeof DimValue>

/** Which events are meant. An empty list of values is refused; a dimension that is absent is not filtered by. */
const facts = {
  kinds: Type.Array(KindKey, { minItems: 1, maxItems: 20, uniqueItems: true }),
  dims: Type.Record(
    Type.String({ pattern: '^[a-z][A-Za-z0-9_]{0,39}$' }),
    Type.Array(DimValue, { minItems: 1, maxItems: 200, uniqueItems: true }),
    { maxProperties: 8 },
  ),
  /** The measure word whose quantities are summed, as the events carry it (个, 人次, fen); null where events themselves are counted. */
  measure: orNull(Words(20)),
  /** Only what happened below this place; null: everywhere. */
  placeId: orNull(Id),
  /** Only what this office, or one below it, did; null: all. */
  officeId: orNull(Id),
}

export const FlowRule = shape({
  kind: Type.Literal('flow'),
  ...facts,
  what: What,
  /** What a period without any event means: not reported, or zero (where the system itself is where it is done). */
  silence: oneOf(['unreported', 'zero']),
})
export const LevelRule = shape({
  kind: Type.Literal('level'),
  ...facts,
  /** Always the sum; anything else is refused in words rather than as a wrong shape. */
  what: Type.Optional(What),
  /** The balance before the first event, by place: the sum is the balance of the whole. Null: it begins at nothing. */
  opening: orNull(
    shape({
      on: CivilDate,
      source: Words(200),
      values: Type.Array(shape({ placeId: Id, value: Stated }), { minItems: 1, maxItems: 200 }),
    }),
  ),
  /** The register it is checked against, by its key in `getVocabulary`; null: none. */
  register: orNull(Type.String({ maxLength: 60 })),
})
/** The things that should be there: open units of a kind below a place on the last day of the period, or a list that an office keeps. */
export const Expected = Type.Union([
  shape({ unitKind: Type.String({ maxLength: 40 }), placeId: orNull(Id) }),
  shape({ listId: Id }),
])
export type Expected = Static<typeof Expected>
export const RatioRule = shape({
  kind: Type.Literal('ratio'),
  /** A flow or a level. With a list below it, its filter says which event covers an expected thing. */
  numeratorId: Id,
  denominator: Type.Union([
    shape({ indicatorId: Id }),
    shape({ number: Stated, source: Words(200) }),
    shape({ expected: Expected }),
  ]),
  factor: Type.Unsafe<1 | 100 | 1000 | 10_000>({ type: 'integer', enum: [1, 100, 1000, 10_000] }),
})
export const ExternalRule = shape({
  kind: Type.Literal('external'),
  /** Who publishes it. */
  publisher: Words(100),
})
export const Rule = Type.Union([FlowRule, LevelRule, RatioRule, ExternalRule])
export type FlowRule = Static<typeof FlowRule>
export type LevelRule = Static<typeof LevelRule>
export type RatioRule = Static<typeof RatioRule>
export type ExternalRule = Static<typeof ExternalRule>
export type Rule = FlowRule | LevelRule | RatioRule | ExternalRule

/** Everything a version fixes. */
export const Definition = shape({
  name: Words(60),
  /** As it stands behind the number: 人次, 户, %. For money in 元 the events carry fen and `decimals` is 2. */
  unit: Type.String({ maxLength: 12 }),
  decimals: Type.Integer({ minimum: 0, maximum: 4 }),
  better: Better,
  /** 口径: in words everybody may read, what counts and what does not. */
  countedHow: Words(600),
  /** The first day it is counted from; a period before it has no value. Null: since the first event. */
  beganOn: orNull(CivilDate),
  rule: Rule,
})
export type Definition = Static<typeof Definition>

export const Version = shape({
  id: Id,
  /** 1, 2, 3 … within the indicator; the newest one is also what `saveVersion` asks for. */
  number: Type.Integer(),
  definition: Definition,
  /** The definition as a sentence, with the names of what it filters by. */
  sentence: Said,
  /** Why this version was made; for the first one null. */
  reason: orNull(Type.String()),
  savedAt: Instant,
  savedBy: orNull(Type.String()),
})
export type Version = Static<typeof Version>

export const IndicatorSummary = shape({
  id: Id,
  kind: IndicatorKind,
  category: Type.String(),
  position: Type.Integer(),
  owner: Named,
  place: Named,
  /** Of the newest version. */
  name: Type.String(),
  unit: Type.String(),
  decimals: Type.Integer(),
  better: Better,
  countedHow: Type.String(),
  versionId: Id,
  version: Type.Integer(),
  retiredOn: orNull(CivilDate),
  /** The reason an administrator gave for opening the ranking; null: places and offices are shown in the order of the tree only. */
  rankingReason: orNull(Type.String()),
})
export type IndicatorSummary = Static<typeof IndicatorSummary>

export const Indicator = shape({
  ...IndicatorSummary.properties,
  definition: Definition,
  sentence: Said,
  /** Oldest first, the newest last. */
  versions: Type.Array(Version),
  /** Ratios that stand on it. */
  usedBy: Type.Array(Named),
  /** The named parts of a ratio, in the order numerator, denominator. */
  parts: Type.Array(Named),
  /** For a level with a register: both counts today; `differs` says that the books and the register disagree. */
  register: orNull(
    shape({
      name: Said,
      counted: orNull(Type.Number()),
      registered: orNull(Type.Number()),
      differs: Type.Boolean(),
    }),
  ),
  /** What this actor may do with it: change, retire, rank, enter_figure. */
  may: Type.Array(Type.String()),
})
export type Indicator = Static<typeof Indicator>

// ── what a definition may be made of ─────────────────────────────────────────────────────────────────────────────

export const OfferedDim = shape({
  key: Type.String(),
  name: Said,
  /** Values to choose from, in an order that makes sense; null where any value may be typed. */
  values: orNull(Type.Array(shape({ value: DimValue, label: Said, group: orNull(Said) }))),
})
export const OfferedKind = shape({
  kind: Type.String(),
  /** In words: "实事项目记录已认定". */
  name: Said,
  /** The module's name, to group a long list. */
  group: Said,
  /** Measure words its quantities carry; empty: its events are only counted. */
  measures: Type.Array(Type.String()),
  /** Whether its events name the person or household that was served. */
  carriesPersons: Type.Boolean(),
  carriesHouseholds: Type.Boolean(),
  dims: Type.Array(OfferedDim),
})
export type OfferedKind = Static<typeof OfferedKind>
export const Vocabulary = shape({
  kinds: Type.Array(OfferedKind),
  registers: Type.Array(shape({ key: Type.String(), name: Said })),
  /** Kinds of unit that may be expected things (居民区, 小区 …). */
  unitKinds: Type.Array(Type.String()),
  lists: Type.Array(Named),
  /** Categories in use, for the field that takes any. */
  categories: Type.Array(Type.String()),
  /** Offices this actor may define indicators for. */
  offices: Type.Array(Named),
})

// ── endpoints ───────────────────────────────────────────────────────────────────────────────────────────────────

export const getVocabulary = endpoint('GET', '/api/indicators/vocabulary', {
  summary: 'What a definition may be made of: kinds of events with their words, dimensions and values.',
  reply: Vocabulary,
})

export const listIndicators = endpoint('GET', '/api/indicators', {
  summary: 'All indicators, by category and position; retired ones only when asked for.',
  query: shape({
    officeId: Type.Optional(Id),
    category: Type.Optional(Type.String({ maxLength: 40 })),
    kind: Type.Optional(IndicatorKind),
    text: Type.Optional(Type.String({ maxLength: 60 })),
    retired: Type.Optional(Type.Boolean()),
  }),
  reply: Type.Array(IndicatorSummary),
})
export const getIndicator = endpoint('GET', '/api/indicators/:id', {
  summary: 'An indicator: its definition in words and in every version.',
  params: byId,
  reply: Indicator,
})

/** A notice is no refusal: what it speaks of may be right. `params` are for the sentence the page makes of it. */
export const Notice = shape({
  /**
   * matches_nothing: no event fits yet. dims_never_seen {dim}: this value stands in no event yet. identified_partly {identified, n}:
   * some events name no person. register_differs {counted, registered}. exceeds: numerator beyond denominator. same_value_twice.
   */
  code: oneOf(['matches_nothing', 'dim_never_seen', 'identified_partly', 'register_differs', 'exceeds']),
  params: Type.Unsafe<Record<string, string | number | null>>({
    type: 'object',
    additionalProperties: { type: ['string', 'number', 'null'] },
  }),
})
export type Notice = Static<typeof Notice>

export const previewIndicator = endpoint('POST', '/api/indicators/preview', {
  summary:
    'Computes a definition that is not saved: its sentence, its value, its periods, and what is noticed.',
  body: shape({
    definition: Definition,
    /** Absent for a new indicator; with it, one that would come to divide by itself is found. */
    indicatorId: Type.Optional(Id),
    from: CivilDate,
    until: CivilDate,
    step: Step,
    placeId: Type.Optional(Id),
    view: Type.Optional(View),
  }),
  reply: shape({
    sentence: Said,
    whole: Answer,
    periods: Type.Array(shape({ from: CivilDate, until: CivilDate, answer: Answer })),
    notices: Type.Array(Notice),
    asOf: Instant,
  }),
  problems: definitionProblems,
  quiet: 'a preview is nobody’s act',
})

const arrangement = {
  category: Words(40),
  position: Type.Integer({ minimum: 0, maximum: 100_000 }),
}
export const defineIndicator = endpoint('POST', '/api/indicators', {
  summary: 'Defines an indicator: its first version.',
  body: shape({ ...arrangement, officeId: Id, placeId: Id, definition: Definition }),
  reply: shape({ id: Id, versionId: Id, version: Type.Integer() }),
  problems: [...definitionProblems, nameTaken],
})
export const saveVersion = endpoint('POST', '/api/indicators/:id/versions', {
  summary:
    'Makes a new version with a reason; older ones stay. Ratios that stand on it get a new version too. 412 when somebody was quicker.',
  params: byId,
  body: shape({
    /** The number of the version that was edited. */
    version: Type.Integer({ minimum: 1, maximum: 100_000 }),
    reason: Words(200),
    ...arrangement,
    definition: Definition,
  }),
  reply: shape({ id: Id, versionId: Id, version: Type.Integer() }),
  problems: [...definitionProblems, nameTaken, kindStays, retired],
})
export const retireIndicator = endpoint('POST', '/api/indicators/:id/retirement', {
  summary: 'Takes an indicator out of the lists; its numbers and versions stay answerable.',
  params: byId,
  body: shape({ reason: Words(200) }),
  reply: byId,
  problems: [retired, stillUsed],
})
export const openRanking = endpoint('POST', '/api/indicators/:id/ranking', {
  summary:
    'An administrator allows places and offices to be ordered by this indicator, with a reason that is shown beside every ranking; or ends it.',
  params: byId,
  body: shape({ isOpen: Type.Boolean(), reason: Words(200) }),
  reply: byId,
  problems: [retired],
})
