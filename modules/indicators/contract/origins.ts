import {
  Amount,
  byId,
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
import { Answer, badPeriod, indicatorUnknown, Parts, Source, tableQuery } from './answers.ts'
import { Definition } from './definitions.ts'
import { retired, unitUnknown } from './refusals.ts'
import { Bound, Named, Said, View } from './words.ts'

// Where a number comes from: definition → sums → events → source record → evidence. And figures that others published.

/** An event beneath a number. What it did not say of itself is looked up when it is shown. */
export const BehindEvent = shape({
  id: Id,
  kind: Type.String(),
  kindName: Said,
  occurredOn: CivilDate,
  recordedAt: Instant,
  place: Named,
  office: orNull(Named),
  /** Who recorded it; null for the system. */
  by: orNull(Type.String()),
  quantity: orNull(Type.Number()),
  measure: orNull(Type.String()),
  /** Whether it names the person or household that was served; never who. */
  isIdentified: Type.Boolean(),
  /** A correction: the event it takes back, and why (an enumeration word of the module, in words). */
  reverses: orNull(Id),
  reason: orNull(Said),
  /** Taken back by a later event. */
  isReversed: Type.Boolean(),
  /** What it is filtered by, in words. */
  dims: Type.Array(shape({ name: Said, value: Said })),
  /** The source record: what it is called and where its page is; null where the owning module names none or this actor may not open it. */
  subject: shape({ kind: Type.String(), id: Id, title: orNull(Type.String()), path: orNull(Type.String()) }),
  /** Files beneath it, read at `getEvidence`. */
  evidence: Type.Array(
    shape({
      id: Id,
      isImage: Type.Boolean(),
      widthPx: orNull(Type.Integer()),
      heightPx: orNull(Type.Integer()),
    }),
  ),
})
export type BehindEvent = Static<typeof BehindEvent>

const ask = {
  versionId: Type.Optional(Id),
  from: CivilDate,
  until: CivilDate,
  placeId: Type.Optional(Id),
  officeId: Type.Optional(Id),
  view: Type.Optional(View),
}

export const NumberOrigin = shape({
  indicator: shape({ id: Id, name: Type.String(), versionId: Id, version: Type.Integer(), owner: Named }),
  definition: Definition,
  sentence: Said,
  answer: Answer,
  /** For a ratio: its parts, each of which opens in its own right. */
  numerator: orNull(shape({ indicatorId: Id, name: Type.String(), answer: Answer })),
  denominator: orNull(
    shape({
      indicatorId: orNull(Id),
      name: Type.String(),
      answer: orNull(Answer),
      source: orNull(Type.String()),
    }),
  ),
  byPlace: Type.Array(shape({ unit: Named, unitKind: Type.String(), answer: Answer })),
  /** What is recorded at the place itself and below none of the parts. */
  elsewhere: orNull(Answer),
  parts: Parts,
  byMonth: Type.Array(shape({ from: CivilDate, until: CivilDate, answer: Answer })),
  corrections: Type.Array(
    shape({
      id: Id,
      reverses: Id,
      recordedAt: Instant,
      occurredOn: CivilDate,
      quantity: orNull(Type.Number()),
      measure: orNull(Type.String()),
      place: Named,
      reason: orNull(Said),
    }),
  ),
  place: orNull(Named),
  office: orNull(Named),
  view: View,
  cutOffOn: CivilDate,
  asOf: Instant,
})
export type NumberOrigin = Static<typeof NumberOrigin>

export const getNumberOrigin = endpoint('GET', '/api/indicators/:id/origin', {
  summary:
    'Where a number comes from: its definition in a sentence, the sums by place and month, the corrections.',
  params: byId,
  query: shape(ask),
  reply: NumberOrigin,
  problems: [indicatorUnknown, badPeriod],
})
export const listEventsBehind = endpoint('GET', '/api/indicators/:id/events', {
  summary:
    'The events beneath a number, newest deed first, as far as this actor may open them; the others are only counted. Ratios: those of the numerator.',
  params: byId,
  query: shape({
    ...ask,
    /** The `next` of the page before. */
    after: Type.Optional(Type.String({ maxLength: 60 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  reply: shape({
    events: Type.Array(BehindEvent),
    next: orNull(Type.String()),
    /** All events of the ask, reversals among them. */
    total: Type.Integer(),
    /** Of these, how many this actor may not open. */
    others: Type.Integer(),
    asOf: Instant,
  }),
  problems: [indicatorUnknown, badPeriod],
})
export const getTimeline = endpoint('GET', '/api/indicators/timeline', {
  summary: 'What happened beneath several indicators, newest first: a diary of a dashboard.',
  query: shape({
    ids: tableQuery.ids,
    from: CivilDate,
    until: CivilDate,
    placeId: Type.Optional(Id),
    officeId: Type.Optional(Id),
    after: Type.Optional(Type.String({ maxLength: 60 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  reply: shape({
    events: Type.Array(shape({ ...BehindEvent.properties, indicatorIds: Type.Array(Id) })),
    next: orNull(Type.String()),
    asOf: Instant,
  }),
  problems: [indicatorUnknown, badPeriod],
})
export const getEvidence = endpoint('GET', '/api/indicators/events/:id/evidence/:fileId', {
  summary: 'A file beneath an event within reach; images in the wanted width.',
  params: shape({ id: Id, fileId: Id }),
  query: shape({ width: Type.Optional(Type.Integer({ minimum: 64, maximum: 2048 })) }),
  reply: Type.Unknown(),
  sends: 'application/octet-stream',
})

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const getValuesSheet = endpoint('GET', '/api/indicators/values.xlsx', {
  summary: 'The matrix as xlsx, with definition, 口径, cut-off day and source beside the numbers.',
  query: shape(tableQuery),
  reply: Type.Unknown(),
  sends: xlsx,
  problems: [indicatorUnknown, badPeriod],
})
export const getValuesCsv = endpoint('GET', '/api/indicators/values.csv', {
  summary: 'The matrix as csv (UTF-8 with mark), one line per indicator and period.',
  query: shape(tableQuery),
  reply: Type.Unknown(),
  sends: 'text/csv',
  problems: [indicatorUnknown, badPeriod],
})
export const getNumberSheet = endpoint('GET', '/api/indicators/:id/number.xlsx', {
  summary:
    'One number with its definition, its months and places, and the events this actor may open, as xlsx.',
  params: byId,
  query: shape(ask),
  reply: Type.Unknown(),
  sends: xlsx,
  problems: [indicatorUnknown, badPeriod],
})
export const getNumberCsv = endpoint('GET', '/api/indicators/:id/number.csv', {
  summary: 'The same as csv: the definition above, then the events.',
  params: byId,
  query: shape(ask),
  reply: Type.Unknown(),
  sends: 'text/csv',
  problems: [indicatorUnknown, badPeriod],
})

// ── external figures ────────────────────────────────────────────────────────────────────────────────────────────

export const PublishedFigure = shape({
  id: Id,
  place: Named,
  from: CivilDate,
  until: CivilDate,
  value: Type.Number(),
  bound: Bound,
  source: Source,
  enteredBy: orNull(Type.String()),
  enteredAt: Instant,
  /** Taken back: it stays readable and answers nothing. */
  withdrawnReason: orNull(Type.String()),
  may: Type.Array(Type.String()),
})
export type PublishedFigure = Static<typeof PublishedFigure>

export const notExternal = problem(
  'not_external',
  409,
  'Figures are typed in only for an external indicator.',
)
export const figureTaken = problem(
  'figure_taken',
  409,
  'There is a figure for this place and period already; take it back first.',
)
export const publishedInFuture = problem(
  'published_in_future',
  422,
  'It cannot have been published after today.',
)
export const figureWithdrawn = problem('figure_withdrawn', 409, 'This figure was taken back already.')
export const urlOdd = problem('url_odd', 422, 'An address begins with https:// or http://.')

export const listFigures = endpoint('GET', '/api/indicators/:id/figures', {
  summary:
    'The published figures of an external indicator, newest period first, those taken back among them.',
  params: byId,
  reply: Type.Array(PublishedFigure),
})
export const enterFigure = endpoint('POST', '/api/indicators/:id/figures', {
  summary: 'Enters a figure that somebody else published, with its source.',
  params: byId,
  body: shape({
    placeId: Id,
    from: CivilDate,
    until: CivilDate,
    value: Amount,
    bound: Bound,
    source: shape({
      title: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
      on: CivilDate,
      url: orNull(Type.String({ minLength: 1, maxLength: 500 })),
    }),
  }),
  reply: byId,
  problems: [notExternal, figureTaken, publishedInFuture, badPeriod, urlOdd, unitUnknown, retired],
})
export const withdrawFigure = endpoint('POST', '/api/indicators/figures/:id/withdrawal', {
  summary: 'Takes a typed figure back, with a reason; it stays readable.',
  params: byId,
  body: shape({ reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) }),
  reply: byId,
  problems: [figureWithdrawn],
})
