import {
  byId,
  CivilDate,
  endpoint,
  Id,
  Nothing,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../platform/contract.ts'
import { lineActs, lineFaults } from './rules/importing.ts'
import { lines, roles, trees } from './rules.ts'

// ── refusals ───────────────────────────────────────────────────────────────────────────────────────────────────

export const circle = problem('circle', 409, 'A unit cannot stand below itself.')
export const twoParents = problem('two_parents', 409, 'The unit stands elsewhere in those days.')
export const unitClosedAlready = problem('unit_closed', 409, 'This unit is closed.')
export const unitsOpenBelow = problem('units_open_below', 409, 'Units below it are still open.', {
  count: Type.Integer(),
})
export const parentNotThere = problem(
  'parent_not_there',
  422,
  'There is no such unit in this tree in those days.',
)
export const kindNotOfTree = problem(
  'kind_not_of_tree',
  422,
  'This kind of unit does not stand in this tree.',
)
export const codeTaken = problem('code_taken', 409, 'Another unit of this kind has this number.')
export const beforeItOpened = problem('before_it_opened', 422, 'The unit was not open yet on that day.')
export const badBoundary = problem('bad_boundary', 422, 'These corners bound no piece of ground.', {
  why: oneOf(['few_corners', 'many_corners', 'off_the_earth', 'crosses_itself', 'no_area']),
})
export const drawnAlready = problem('drawn_already', 409, 'A boundary begins on that day or later already.')

export const fileFaults = [
  'empty',
  'unreadable',
  'old_excel',
  'too_large',
  'no_columns',
  'not_geojson',
] as const
export type FileFault = (typeof fileFaults)[number]
export const fileNotRead = problem('file_not_read', 422, 'This file cannot be read as a list of units.', {
  why: oneOf(fileFaults),
})
export const importHasFaults = problem(
  'import_has_faults',
  422,
  'Some lines cannot be imported, so none was.',
  { count: Type.Integer(), line: Type.Integer() },
)
export const nothingToImport = problem('nothing_to_import', 422, 'Everything in this file stands already.')

// ── shapes ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const UnitName = shape({
  id: Id,
  tree: oneOf(trees),
  kind: Type.String(),
  name: Type.String(),
  shortName: Type.String(),
})
export type UnitName = Static<typeof UnitName>

export const Unit = shape({
  id: Id,
  tree: oneOf(trees),
  kind: Type.String(),
  name: Type.String(),
  shortName: Type.String(),
  code: orNull(Type.String()),
  parentId: orNull(Id),
  labels: Type.Record(Type.String(), Type.String()),
  openedOn: CivilDate,
  closedOn: orNull(CivilDate),
})
export type Unit = Static<typeof Unit>

const LonLat = Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })
export const PlaceShape = shape({
  id: Id,
  kind: Type.String(),
  name: Type.String(),
  shortName: Type.String(),
  /** [longitude, latitude] in WGS-84 degrees; the first corner is not repeated. */
  corners: Type.Array(LonLat),
})
export type PlaceShape = Static<typeof PlaceShape>

export const Answer = shape({
  /** The unit the role is held on: the one asked about or one above it. */
  unit: UnitName,
  role: oneOf(roles),
  /** null: every line of work. */
  lines: orNull(Type.Array(oneOf(lines))),
  person: shape({ id: Id, name: Type.String(), title: orNull(Type.String()) }),
})
export type Answer = Static<typeof Answer>

const on = { on: Type.Optional(CivilDate) }
const Labels = Type.Record(
  Type.String({ pattern: '^[a-z][a-z_]{0,39}$' }),
  Type.String({ minLength: 1, maxLength: 60 }),
  { maxProperties: 20 },
)

// ── reading ────────────────────────────────────────────────────────────────────────────────────────────────────

export const getTree = endpoint('GET', '/api/units/tree', {
  summary:
    'One of the two trees as it stood on a day: every open unit with its parent, parents before children.',
  query: shape({ tree: oneOf(trees), ...on }),
  reply: shape({ on: CivilDate, units: Type.Array(Unit) }),
})

export const getUnitsAt = endpoint('GET', '/api/units/at', {
  summary:
    'The places a point lies in on a day, the smallest first up to the root; empty outside every boundary.',
  query: shape({
    lon: Type.Number({ minimum: -180, maximum: 180 }),
    lat: Type.Number({ minimum: -90, maximum: 90 }),
    ...on,
  }),
  reply: shape({ on: CivilDate, chain: Type.Array(UnitName) }),
})

export const getShapes = endpoint('GET', '/api/units/shapes', {
  summary: 'The boundaries of the open places on a day, larger kinds first.',
  query: shape({ ...on, kind: Type.Optional(Type.String({ maxLength: 40 })) }),
  reply: shape({ on: CivilDate, shapes: Type.Array(PlaceShape) }),
})

export const getUnit = endpoint('GET', '/api/units/:id', {
  summary: 'A unit, what stands directly below it, and what it stands in, nearest first.',
  params: byId,
  query: shape(on),
  reply: shape({ on: CivilDate, unit: Unit, above: Type.Array(UnitName), below: Type.Array(UnitName) }),
})

export const getAnswers = endpoint('GET', '/api/units/:id/answers', {
  summary:
    'Who answers for a unit on a day: the roles held on it and on everything it stands in, nearest first. No phones.',
  params: byId,
  query: shape(on),
  reply: shape({ on: CivilDate, chain: Type.Array(UnitName), answers: Type.Array(Answer) }),
})

// ── changing ───────────────────────────────────────────────────────────────────────────────────────────────────

export const openUnit = endpoint('POST', '/api/units', {
  summary: 'Open a unit below another from a day on.',
  body: shape({
    tree: oneOf(trees),
    kind: Type.String({ maxLength: 40 }),
    name: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
    shortName: Type.Optional(Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' })),
    code: Type.Optional(orNull(Type.String({ minLength: 1, maxLength: 40 }))),
    parentId: Id,
    openedOn: CivilDate,
    labels: Type.Optional(Labels),
  }),
  reply: Unit,
  problems: [parentNotThere, kindNotOfTree, codeTaken],
})

export const moveUnit = endpoint('POST', '/api/units/:id/moves', {
  summary: 'Put a unit below another one from a day on; where it stood before stays known.',
  params: byId,
  body: shape({ parentId: Id, fromOn: CivilDate }),
  reply: Unit,
  problems: [circle, twoParents, unitClosedAlready, parentNotThere, beforeItOpened],
})

export const closeUnit = endpoint('POST', '/api/units/:id/close', {
  summary: 'Close a unit: from that day on it is no longer there. Refused while units below it are open.',
  params: byId,
  body: shape({ closedOn: CivilDate }),
  reply: Unit,
  problems: [unitClosedAlready, unitsOpenBelow, beforeItOpened],
})

export const drawShape = endpoint('POST', '/api/units/:id/shapes', {
  summary: 'Draw the boundary of a place from a day on; the one before ends there.',
  params: byId,
  body: shape({ corners: Type.Array(LonLat, { maxItems: 5_000 }), fromOn: CivilDate }),
  reply: Nothing,
  problems: [badBoundary, drawnAlready, unitClosedAlready, beforeItOpened, kindNotOfTree],
})

// ── many at once ─────────────────────────────────────────────────────────────────────────────────────────────────

export const ImportedLine = shape({
  /** The row of the sheet, or the place of the feature in its collection, counted from 1. */
  line: Type.Integer(),
  /** The kind's code word, or what stands in the file where that is no kind. */
  kind: orNull(Type.String()),
  name: orNull(Type.String()),
  code: orNull(Type.String()),
  parent: orNull(Type.String()),
  /** How many corners the boundary has that would be drawn. */
  corners: orNull(Type.Integer()),
  /** What the line does; nothing where everything stands already. */
  acts: Type.Array(oneOf(lineActs)),
  faults: Type.Array(oneOf(lineFaults)),
})
export type ImportedLine = Static<typeof ImportedLine>

const importing = {
  files: { most: 1, mostBytes: 20_000_000 },
  body: shape({
    /** From this day on moves and boundaries hold, and units are open whose line names no day. */
    fromOn: CivilDate,
  }),
  reply: shape({ lines: Type.Array(ImportedLine) }),
}

export const previewImport = endpoint('POST', '/api/units/imports/preview', {
  summary: 'What a GeoJSON, xlsx or csv file of units would do, line by line; nothing is done.',
  ...importing,
  quiet: 'it only says what an import would do',
  problems: [fileNotRead],
})

export const importTree = endpoint('POST', '/api/units/imports', {
  summary: 'Open, move and draw the units of a GeoJSON, xlsx or csv file: all of it, or nothing.',
  ...importing,
  problems: [fileNotRead, importHasFaults, nothingToImport, circle, codeTaken, parentNotThere, drawnAlready],
})
