import {
  byId,
  CivilDate,
  endpoint,
  Id,
  Instant,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { Answer, badPeriod, indicatorUnknown } from './answers.ts'
import { Named, View } from './words.ts'

// Expected things: lists that an office keeps, and what of them is missing.

/**
 * How an event finds its thing on the list: by where it happened (at or below the thing's place; such a thing has a place of its own),
 * or by a declared dimension of the event whose value is the thing's key.
 */
export const MatchedBy = oneOf(['place', 'key'])

export const ListItem = shape({
  id: Id,
  name: Type.String(),
  place: Named,
  key: orNull(Type.String()),
  fromOn: CivilDate,
  /** Half-open; null while it stands. A thing is expected in a period when it stands on the period's last day. */
  untilOn: orNull(CivilDate),
})
export type ListItem = Static<typeof ListItem>

export const ListHead = shape({
  id: Id,
  name: Type.String(),
  office: Named,
  matchedBy: MatchedBy,
  /** The dimension of events that carries the key. */
  dim: orNull(Type.String()),
  /** Things that stand today. */
  count: Type.Integer(),
  version: Type.Integer(),
  may: Type.Array(Type.String()),
})
export const ExpectedList = shape({ ...ListHead.properties, items: Type.Array(ListItem) })
export type ExpectedList = Static<typeof ExpectedList>

const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })
/** One line of an import that could not be taken; `line` counts from 1, a heading included. */
export const LineFault = shape({
  line: Type.Integer(),
  text: Type.String(),
  /** no_place: names no place below the office’s area; place_ambiguous; name_missing; key_missing; twice: named twice; on_list: stands on the list already; formula: a formula instead of a text. */
  code: oneOf(['no_place', 'place_ambiguous', 'name_missing', 'key_missing', 'twice', 'on_list', 'formula']),
})
export type LineFault = Static<typeof LineFault>

export const listNameTaken = problem('list_name_taken', 409, 'This office keeps a list of this name already.')
export const keyNeedsDim = problem(
  'key_needs_dim',
  422,
  'Say which field of the events carries the key of a thing.',
)
export const linesFaulty = problem('lines_faulty', 422, 'Some lines cannot be taken; nothing was added.', {
  faults: Type.Array(LineFault),
})
export const listUnreadable = problem('list_unreadable', 422, 'The file cannot be read as a table.', {
  reason: Type.String(),
})

export const listLists = endpoint('GET', '/api/indicators/lists', {
  summary: 'The lists of expected things.',
  reply: Type.Array(ListHead),
})
export const getList = endpoint('GET', '/api/indicators/lists/:id', {
  summary: 'A list with its things, in the order of places and names.',
  params: byId,
  query: shape({ on: Type.Optional(CivilDate) }),
  reply: ExpectedList,
})
export const makeList = endpoint('POST', '/api/indicators/lists', {
  summary: 'Begins a list of expected things that an office answers for.',
  body: shape({
    officeId: Id,
    /** The area whose places it may name; the whole street when absent. */
    placeId: Type.Optional(Id),
    name: Words(60),
    matchedBy: MatchedBy,
    dim: orNull(Type.String({ pattern: '^[a-z][A-Za-z0-9_]{0,39}$' })),
  }),
  reply: byId,
  problems: [listNameTaken, keyNeedsDim],
})
export const addLines = endpoint('POST', '/api/indicators/lists/:id/lines', {
  summary:
    'Adds things from pasted lines, "名称<TAB>地点[<TAB>编号]" (commas do as well); with `tryOnly` it says what it would do. All or nothing, with a report line by line.',
  params: byId,
  body: shape({
    text: Type.String({ maxLength: 400_000 }),
    fromOn: CivilDate,
    tryOnly: Type.Boolean(),
  }),
  reply: shape({ added: Type.Integer(), faults: Type.Array(LineFault) }),
  problems: [linesFaulty],
  quiet: 'a try adds nothing; what adds records its event',
})
export const addSheet = endpoint('POST', '/api/indicators/lists/:id/sheet', {
  summary: 'The same from the first sheet of an xlsx, or a csv: columns 名称, 地点, 编号.',
  params: byId,
  /** From today on when no day is given. */
  body: shape({ fromOn: Type.Optional(CivilDate), tryOnly: Type.Optional(Type.Boolean()) }),
  files: { most: 1, mostBytes: 5_000_000 },
  reply: shape({ added: Type.Integer(), faults: Type.Array(LineFault) }),
  problems: [linesFaulty, listUnreadable],
  quiet: 'a try adds nothing; what adds records its event',
})
export const endItems = endpoint('POST', '/api/indicators/lists/:id/endings', {
  summary: 'Takes things off the list from a day on; periods before still expect them.',
  params: byId,
  body: shape({
    itemIds: Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true }),
    untilOn: CivilDate,
  }),
  reply: shape({ ended: Type.Integer() }),
})

export const Thing = shape({
  /** The unit, or the item of the list. */
  id: Id,
  name: Type.String(),
  place: Named,
  /** Who answers for its place: nearest first, at most three. */
  answerers: Type.Array(shape({ name: Type.String(), role: Type.String(), title: orNull(Type.String()) })),
})
export type Thing = Static<typeof Thing>
export const notCoverage = problem('not_coverage', 409, 'This indicator has no list of expected things.')
export const getCoverage = endpoint('GET', '/api/indicators/:id/coverage', {
  summary:
    'Which expected things have their event in the period and which have not: "28 of 30", and the two by name.',
  params: byId,
  query: shape({
    versionId: Type.Optional(Id),
    from: CivilDate,
    until: CivilDate,
    placeId: Type.Optional(Id),
    view: Type.Optional(View),
  }),
  reply: shape({
    answer: Answer,
    /** What stands on the list: its name, or the kind of unit. */
    expected: Type.Integer(),
    met: Type.Integer(),
    missing: Type.Array(Thing),
    there: Type.Array(shape({ id: Id, name: Type.String(), place: Named })),
    list: orNull(Named),
    unitKind: orNull(Type.String()),
    onDay: CivilDate,
    cutOffOn: CivilDate,
    asOf: Instant,
  }),
  problems: [indicatorUnknown, badPeriod, notCoverage],
})
