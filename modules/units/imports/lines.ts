import { parse } from 'csv-parse/sync'
import { isCivilDate } from '../../../platform/civil.ts'
import {
  formula,
  type ReadCell,
  readWorkbook,
  WorkbookProblem,
} from '../../../platform/files/workbook-reading.ts'
import type { FileFault } from '../contract.ts'
import type { WrittenLine } from '../rules/importing.ts'
import { kinds, type TreeName, trees } from '../rules.ts'
import { words as english } from '../words.en.ts'
import { words as chinese } from '../words.zh-CN.ts'

// From a file to lines that say what should stand where: GeoJSON, xlsx or csv. Nothing is decided here.

export class ImportFault extends Error {
  readonly why: FileFault
  constructor(why: FileFault) {
    super(`import: ${why}`)
    this.why = why
  }
}

export const mostLines = 5_000
/** Headings and empty rows among the lines are read past, as far as this: a file of nothing but line ends is not read to its end. */
const mostRows = 2 * mostLines

/** Each corner of a boundary is held against all others of it, while everybody else waits. */
export const mostCornersAtOnce = 100_000

/** The columns a table may have, by any of their titles. */
const titles = {
  kind: ['种类', '类型', '类别', 'kind', 'type'],
  name: ['名称', '全称', 'name'],
  shortName: ['简称', 'short name', 'shortname'],
  code: ['编号', '代码', '编码', 'code', 'number'],
  parent: ['上级', '上级单位', '所属', 'parent'],
  openedOn: ['启用日期', '设立日期', '成立日期', 'opened on', 'openedon'],
} as const
type Column = keyof typeof titles

const spellings = new Map<string, { tree: TreeName; kind: string }>()
for (const tree of trees) {
  for (const kind of kinds[tree]) {
    for (const text of [kind, chinese.kinds[kind], english.kinds[kind]])
      spellings.set(text.toLowerCase(), { tree, kind })
  }
}

/** Reads a file by what it is, whatever it is called. Throws an ImportFault when it is none of the three, or holds no line. */
export async function readLines(bytes: Buffer): Promise<WrittenLine[]> {
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK'
  const isOld = bytes.subarray(0, 4).toString('latin1') === '\xD0\xCF\x11\xE0'
  const lines = isZip || isOld ? await readSheet(bytes) : readText(decode(bytes))
  if (lines.length === 0) throw new ImportFault('empty')
  if (lines.length > mostLines) throw new ImportFault('too_large')
  return lines
}

/** Spreadsheet programs here save csv in the national encoding (GB 18030) as often as in UTF-8. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function readText(text: string): WrittenLine[] {
  if (text.includes('\0')) throw new ImportFault('unreadable')
  const start = text.trimStart()
  if (start === '') throw new ImportFault('empty')
  if (start.startsWith('{')) return readGeoJson(start)
  const head = start.slice(0, start.search(/[\r\n]|$/))
  const delimiter = ['\t', ';', ','].find((one) => head.includes(one)) ?? ','
  let rows: string[][]
  try {
    rows = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      to: mostRows + 1,
    })
  } catch {
    throw new ImportFault('unreadable')
  }
  if (rows.length > mostRows) throw new ImportFault('too_large')
  return fromTable(rows)
}

async function readSheet(bytes: Buffer): Promise<WrittenLine[]> {
  try {
    const [sheet] = await readWorkbook(bytes)
    return fromTable(sheet?.rows ?? [])
  } catch (error) {
    if (!(error instanceof WorkbookProblem)) throw error
    const { reason } = error
    throw new ImportFault(reason === 'old_excel' || reason === 'too_large' ? reason : 'unreadable')
  }
}

/** A table whose first row with both a kind and a name for a title is its head; what stands above is a heading for people. */
function fromTable(rows: readonly (readonly ReadCell[])[]): WrittenLine[] {
  const headAt = rows.findIndex((row) => {
    const found = columnsOf(row)
    return found.kind !== undefined && found.name !== undefined
  })
  if (headAt < 0) throw new ImportFault(rows.length === 0 ? 'empty' : 'no_columns')
  const columns = columnsOf(rows[headAt]!)
  return rows.flatMap((row, index) => {
    if (index <= headAt || row.every((cell) => textOf(cell) === null)) return []
    const cell = (column: Column) => (columns[column] === undefined ? null : (row[columns[column]] ?? null))
    const texts = Object.fromEntries(
      Object.keys(titles).map((column) => [column, textOf(cell(column as Column))]),
    ) as Record<Column, string | null>
    return [
      {
        ...understood(texts),
        line: index + 1,
        openedOn: dayOf(cell('openedOn')),
        boundary: null,
        hasFormula: Object.keys(titles).some((column) => isFormula(cell(column as Column))),
      },
    ]
  })
}

function columnsOf(head: readonly ReadCell[]): Partial<Record<Column, number>> {
  const found: Partial<Record<Column, number>> = {}
  head.forEach((cell, index) => {
    const title = textOf(cell)?.toLowerCase()
    for (const [column, names] of Object.entries(titles) as [Column, readonly string[]][]) {
      if (title !== undefined && names.includes(title)) found[column] ??= index
    }
  })
  return found
}

const understood = (texts: Record<Exclude<Column, 'openedOn'>, string | null>) => ({
  kind: (texts.kind && spellings.get(texts.kind.toLowerCase())) || null,
  kindText: texts.kind,
  name: texts.name,
  shortName: texts.shortName,
  code: texts.code,
  parent: texts.parent,
})

function textOf(cell: ReadCell): string | null {
  if (cell === null || cell === formula) return null
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
  // JSON and sheets can spell out what no row of the database can hold.
  if (text.includes('\0') || !text.isWellFormed()) throw new ImportFault('unreadable')
  return text.normalize('NFC').replace(/\s+/g, ' ').trim() || null
}

/** A text that a spreadsheet program would run when the table is opened again. Nothing here is called like that. */
const isFormula = (cell: ReadCell) => cell === formula || /^[=+\-@\t\r]/.test(textOf(cell) ?? '')

function dayOf(cell: ReadCell): string | null | false {
  const text = textOf(cell)
  if (text === null) return null
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(on) ? on : false
}

// ── GeoJSON (RFC 7946): WGS-84, longitude before latitude ─────────────────────────────────────────────────────────

function readGeoJson(text: string): WrittenLine[] {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    throw new ImportFault('not_geojson')
  }
  const { type, features } = given as { type?: unknown; features?: unknown }
  if (type !== 'FeatureCollection' || !Array.isArray(features)) throw new ImportFault('not_geojson')
  if (features.length > mostLines) throw new ImportFault('too_large')
  let corners = 0
  return features.map((feature: unknown, index) => {
    const { properties, geometry } = (feature ?? {}) as { properties?: unknown; geometry?: unknown }
    // A text or a list has entries too: one for each of its letters.
    const isObject = typeof properties === 'object' && properties !== null && !Array.isArray(properties)
    const said = isObject ? Object.entries(properties) : []
    const text = (column: Column) => {
      const known = said.find(([name]) => (titles[column] as readonly string[]).includes(name.toLowerCase()))
      return known && ['string', 'number'].includes(typeof known[1]) ? textOf(known[1] as string) : null
    }
    const openedOn = dayOf(text('openedOn'))
    const boundary = geometry ? boundaryOf(geometry) : null
    corners += boundary && 'corners' in boundary ? boundary.corners.length : 0
    if (corners > mostCornersAtOnce) throw new ImportFault('too_large')
    return {
      ...understood({
        kind: text('kind'),
        name: text('name'),
        shortName: text('shortName'),
        code: text('code'),
        parent: text('parent'),
      }),
      line: index + 1,
      openedOn,
      boundary,
      hasFormula: (['name', 'shortName', 'code'] as const).some((column) => isFormula(text(column))),
    }
  })
}

function boundaryOf(geometry: unknown): WrittenLine['boundary'] {
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown }
  if (!Array.isArray(coordinates)) return { fault: 'not_polygon' }
  if (type === 'MultiPolygon' && coordinates.length > 1) return { fault: 'many_pieces' }
  const rings: unknown = type === 'MultiPolygon' ? coordinates[0] : coordinates
  if ((type !== 'Polygon' && type !== 'MultiPolygon') || !Array.isArray(rings))
    return { fault: 'not_polygon' }
  if (rings.length > 1) return { fault: 'has_hole' }
  const ring: unknown = rings[0]
  const isCorner = (corner: unknown): corner is [number, number] =>
    Array.isArray(corner) && corner.length >= 2 && corner.slice(0, 2).every((n) => Number.isFinite(n))
  if (!Array.isArray(ring) || !ring.every(isCorner)) return { fault: 'not_polygon' }
  return { corners: ring.map(([lon, lat]) => [lon, lat]) }
}
