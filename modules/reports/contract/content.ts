import { CivilDate, Id, oneOf, orNull, type Static, shape, Type } from '../../../platform/contract.ts'

// What a report consists of. A text is a plain string in which a live number stands as ⟦its id⟧; whatever else is typed is text.

export const reportKinds = ['annual', 'circular', 'free'] as const
export const ReportKind = oneOf(reportKinds)
export type ReportKind = Static<typeof ReportKind>

export const LocalId = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' })

/** Which days a number speaks of: those of the report, from 1 January until the report's end, or days of its own (half-open). */
export const NumberPeriod = Type.Union([
  shape({ kind: Type.Literal('report') }),
  shape({ kind: Type.Literal('year_to_date') }),
  shape({ kind: Type.Literal('days'), from: CivilDate, until: CivilDate }),
])
export type NumberPeriod = Static<typeof NumberPeriod>

/**
 * How a number is said: with its unit, bare, as a share of what is promised (or, of an indicator, of the report's whole place), or
 * as the change against the same days a year before.
 */
export const numberForms = ['amount', 'bare', 'share', 'change'] as const
export const NumberForm = oneOf(numberForms)
export type NumberForm = Static<typeof NumberForm>

/** What a number is of. A figure of somebody else carries its source and day and is never mixed with ours. */
export const NumberSubject = Type.Union([
  shape({ kind: Type.Literal('target'), targetId: Id }),
  shape({ kind: Type.Literal('indicator'), indicatorId: Id }),
  shape({
    kind: Type.Literal('external'),
    value: Type.Number({ minimum: -1e15, maximum: 1e15 }),
    unit: Type.String({ maxLength: 20 }),
    /** What it is, and who says so. */
    title: Type.String({ minLength: 1, maxLength: 200 }),
    source: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
    on: CivilDate,
    url: orNull(Type.String({ maxLength: 500, pattern: '^https?://' })),
  }),
])
export type NumberSubject = Static<typeof NumberSubject>

export const NumberAsked = shape({
  id: LocalId,
  of: NumberSubject,
  period: NumberPeriod,
  /** Null: the place of the report. */
  placeId: orNull(Id),
  form: NumberForm,
})
export type NumberAsked = Static<typeof NumberAsked>

const Line = Type.String({ maxLength: 20_000 })
const ofPlan = { id: LocalId, planId: Id }

export const Block = Type.Union([
  shape({
    id: LocalId,
    kind: Type.Literal('heading'),
    level: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)]),
    text: Line,
  }),
  shape({ id: LocalId, kind: Type.Literal('paragraph'), text: Line }),
  shape({ id: LocalId, kind: Type.Literal('list'), items: Type.Array(Line, { maxItems: 200 }) }),
  shape({
    id: LocalId,
    kind: Type.Literal('table'),
    title: Type.String({ maxLength: 200 }),
    columns: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 12 }),
    rows: Type.Array(Type.Array(Type.String({ maxLength: 2_000 }), { maxItems: 12 }), { maxItems: 300 }),
    /** The column whose numbers are a distribution: their shares stand in a column of their own and add to 100.00. */
    sharesOf: orNull(Type.Integer({ minimum: 0, maximum: 11 })),
  }),
  /** 完成情况表: 序号 | 项目 | 完成情况 | 占全年计划 %. */
  shape({ ...ofPlan, kind: Type.Literal('completion') }),
  /** What was done, category by category, in sentences. */
  shape({ ...ofPlan, kind: Type.Literal('narrative') }),
  /** The adopted text word for word, with what became of each number beside it. */
  shape({ ...ofPlan, kind: Type.Literal('promises') }),
  /** Which are ahead, on track, late and why. Offices are compared only where somebody opened it, for a reason that shows. */
  shape({
    ...ofPlan,
    kind: Type.Literal('progress'),
    byOffice: orNull(shape({ reason: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }) })),
  }),
])
export type Block = Static<typeof Block>
export type BlockKind = Block['kind']

export const mostNumbers = 500

export const ReportContent = shape({
  blocks: Type.Array(Block, { maxItems: 1_000 }),
  numbers: Type.Array(NumberAsked, { maxItems: 2_000 }),
})
export type ReportContent = Static<typeof ReportContent>
