import { zip } from '../../../platform/files/zip.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import { type TemplateReads, templateUnreadable } from '../contract/registers.ts'
import { printable } from '../layout/wording.ts'

// The upper office’s sheet stays as it came: its head, its widths, its borders. Rows are put below the head in the look of the first empty
// row; what stands below moves down.

type Cell = string | number | null

const xml = (text: string) =>
  printable(text)
    .slice(0, 32_000)
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

const letters = (column: number): string =>
  column > 26
    ? letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column)
const numberOf = (name: string) => [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

interface Row {
  r: number
  attributes: string
  cells: { column: number; style: string | null; whole: string; hasValue: boolean }[]
}

/** A sheet with rows, each cell where its column says. `once` maps {名称} in the rows above the head to what is said there. */
export async function fillXlsx(
  parts: Map<string, Buffer>,
  reads: NonNullable<TemplateReads['sheet']>,
  rows: readonly (readonly Cell[])[],
  once: (name: string) => string | undefined,
): Promise<Buffer> {
  const path = sheetPart(parts, reads.name)
  const sheet = text(parts, path)
  const [whole, inside] = /<sheetData\s*>([\s\S]*)<\/sheetData>/.exec(sheet) ?? []
  if (whole === undefined || inside === undefined) return refuse(templateUnreadable, { reason: 'unusual' })
  const read = rowsOf(inside)
  const head = reads.headRow
  const sample = read.find(({ r }) => r === head + 1)
  const look = sample?.cells.every(({ hasValue }) => !hasValue) ? sample : undefined
  const filled = read
    .filter(({ r, cells }) => r > head && cells.some(({ hasValue }) => hasValue))
    .map(({ r }) => r)
  const next = filled[0] ?? Number.POSITIVE_INFINITY
  const shift = Number.isFinite(next) ? Math.max(0, rows.length - (next - head - 1)) : 0
  const styles = quotingStyles(parts)
  const made = rows.map((cells, index) => {
    const r = head + 1 + index
    const byColumn = new Map(reads.columns.map(({ column }, at) => [column, cells[at] ?? null]))
    const columns = [
      ...new Set([...byColumn.keys(), ...(look?.cells.map(({ column }) => column) ?? [])]),
    ].sort((a, b) => a - b)
    const written = columns.map((column) =>
      cellXml(
        `${letters(column)}${r}`,
        byColumn.get(column) ?? null,
        look?.cells.find((c) => c.column === column)?.style ?? null,
        styles,
      ),
    )
    return `<row r="${r}"${look?.attributes ?? ''}>${written.join('')}</row>`
  })
  const strings = sharedStrings(parts)
  const above = read
    .filter(({ r }) => r <= head)
    .map((row) => (row.r === head ? asWas(row) : saying(row, strings, once)))
  const left = read.filter(({ r }) => r > head + rows.length && r < next).map(asWas)
  const below = read.filter(({ r }) => r >= next).map((row) => moved(row, shift))
  const data = `<sheetData>${[...above, ...made, ...left, ...below].join('')}</sheetData>`
  const merged = sheet
    .replace(whole, () => data)
    .replace(/<dimension\b[^>]*\/>/, '')
    .replace(/<mergeCells\b[^>]*>([\s\S]*?)<\/mergeCells>/, (_, refs: string) =>
      mergesOf(refs, { head, next, shift, count: rows.length }),
    )
  const written = new Map(parts)
  written.set(path, Buffer.from(merged))
  written.set('xl/styles.xml', Buffer.from(styles.written()))
  return zip(written)
}

const text = (parts: Map<string, Buffer>, name: string) => parts.get(name)?.toString('utf8') ?? ''

function sheetPart(parts: Map<string, Buffer>, name: string): string {
  const attribute = (tag: string, key: string) =>
    new RegExp(`\\s${key}\\s*=\\s*"([^"]*)"`)
      .exec(tag)?.[1]
      ?.replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
  const tag = [...text(parts, 'xl/workbook.xml').matchAll(/<sheet\s[^>]*>/g)].find(
    ([tag]) => attribute(tag, 'name') === name,
  )
  const id = tag && attribute(tag[0], 'r:id')
  const rel = [...text(parts, 'xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s[^>]*>/g)].find(
    ([r]) => attribute(r, 'Id') === id,
  )
  const target = rel && attribute(rel[0], 'Target')
  const path = target?.startsWith('/') ? target.slice(1) : `xl/${target}`
  return parts.has(path) ? path : refuse(templateUnreadable, { reason: 'unusual' })
}

function rowsOf(inside: string): Row[] {
  let at = 0
  return [...inside.matchAll(/<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g)].map(([, said = '', body = '']) => {
    const r = Number(/\sr="(\d+)"/.exec(said)?.[1] ?? at + 1)
    at = r
    let column = 0
    const cells = [...body.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(
      ([whole, look = '', content = '']) => {
        const ref = /\sr="([A-Z]+)\d+"/.exec(look)?.[1]
        column = ref ? numberOf(ref) : column + 1
        return {
          column,
          style: /\ss="(\d+)"/.exec(look)?.[1] ?? null,
          whole,
          hasValue: /<(v|is)\b/.test(content),
        }
      },
    )
    return { r, attributes: said.replace(/\s(r|spans)="[^"]*"/g, ''), cells }
  })
}

const asWas = (row: Row) => moved(row, 0)
const moved = (row: Row, by: number) =>
  `<row r="${row.r + by}"${row.attributes}>${row.cells.map((c) => c.whole.replace(/^<c\b([^>]*)/, (_, look: string) => `<c r="${letters(c.column)}${row.r + by}"${look.replace(/\sr="[^"]*"/, '')}`)).join('')}</row>`

/** A row above the head, with {期间} and its like said. */
function saying(row: Row, strings: readonly string[], once: (name: string) => string | undefined): string {
  const cells = row.cells.map((cell) => {
    const index = /\st="s"/.test(cell.whole) ? Number(/<v>(\d+)<\/v>/.exec(cell.whole)?.[1]) : Number.NaN
    const said = Number.isNaN(index)
      ? (/<is>[\s\S]*?<\/is>/.exec(cell.whole)?.[0] ?? '').replace(/<[^>]*>/g, '')
      : (strings[index] ?? '')
    if (!/\{[^{}]+\}/.test(said)) return cell
    const full = said.replace(
      /\{([^{}]{1,60})\}/g,
      (whole, tag: string) => once(unmarked(tag).trim()) ?? whole,
    )
    const style = cell.style ? ` s="${cell.style}"` : ''
    return {
      ...cell,
      whole: `<c r="${letters(cell.column)}${row.r}"${style} t="inlineStr"><is><t xml:space="preserve">${xml(unmarked(full))}</t></is></c>`,
    }
  })
  return asWas({ ...row, cells })
}

const unmarked = (said: string) =>
  said
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

const sharedStrings = (parts: Map<string, Buffer>) =>
  [...text(parts, 'xl/sharedStrings.xml').matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/g)].map(
    ([, inside = '']) =>
      [...inside.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '').matchAll(/<t\b[^>]*>([^<]*)<\/t>/g)]
        .map((m) => m[1] ?? '')
        .join(''),
  )

interface Styles {
  quoting(style: string | null): string
  written(): string
}

/** Looks for texts that begin as a formula would: the same look, and a mark that keeps them texts also after somebody edits the cell. */
function quotingStyles(parts: Map<string, Buffer>): Styles {
  let styles = text(parts, 'xl/styles.xml')
  const block = () => /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/.exec(styles)
  const made = new Map<string, string>()
  return {
    quoting(style) {
      const known = made.get(style ?? '0')
      if (known) return known
      const [whole, inside = ''] = block() ?? []
      const all = [...inside.matchAll(/<xf\b[^>]*?(?:\/>|>[\s\S]*?<\/xf>)/g)].map(([xf]) => xf)
      const base = all[Number(style ?? 0)]
      if (!whole || !base) return style ?? '0'
      const xf = base
        .replace(/\s(numFmtId|quotePrefix|applyNumberFormat)="[^"]*"/g, '')
        .replace(/^<xf\b/, '<xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"')
      styles = styles.replace(
        whole,
        () => `<cellXfs count="${all.length + 1}">${all.join('')}${xf}</cellXfs>`,
      )
      made.set(style ?? '0', String(all.length))
      return String(all.length)
    },
    written: () => styles,
  }
}

function cellXml(ref: string, value: Cell, style: string | null, styles: Styles): string {
  const look = (s: string | null) => (s === null ? '' : ` s="${s}"`)
  if (value === null || value === '') return style === null ? '' : `<c r="${ref}"${look(style)}/>`
  if (typeof value === 'number') return `<c r="${ref}"${look(style)}><v>${value}</v></c>`
  const asText = /^[\s]*[=+\-@|]/.test(value) ? styles.quoting(style) : style
  return `<c r="${ref}"${look(asText)} t="inlineStr"><is><t xml:space="preserve">${xml(value)}</t></is></c>`
}

/** Merged cells: above the head as they were, of the first empty row once for every row, below moved with what they hold. */
function mergesOf(refs: string, at: { head: number; next: number; shift: number; count: number }): string {
  const all = [...refs.matchAll(/ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].flatMap(
    ([, a = '', from = '', b = '', until = '']) => {
      const [top, bottom] = [Number(from), Number(until)]
      if (bottom <= at.head) return [`${a}${top}:${b}${bottom}`]
      if (top >= at.next) return [`${a}${top + at.shift}:${b}${bottom + at.shift}`]
      if (top === at.head + 1 && bottom === top)
        return Array.from({ length: at.count }, (_, i) => `${a}${top + i}:${b}${top + i}`)
      return top > at.head + at.count ? [`${a}${top}:${b}${bottom}`] : []
    },
  )
  return all.length === 0
    ? ''
    : `<mergeCells count="${all.length}">${all.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
}
