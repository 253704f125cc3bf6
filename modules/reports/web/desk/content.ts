import type { Block, NumberAsked, ReportContent } from '../../contract/content.ts'

// What can be done to a report while it is written. Pure: what is not touched stays the same object.

export type Table = Extract<Block, { kind: 'table' }>
export type List = Extract<Block, { kind: 'list' }>

/** Where a line of text stands: in a block, in an item of a list, in a cell or the name of a table. */
export type Spot =
  | { block: string; part: 'text' }
  | { block: string; part: 'item'; at: number }
  | { block: string; part: 'title' }
  | { block: string; part: 'column'; at: number }
  | { block: string; part: 'cell'; row: number; at: number }

/** The id of a part that is not in the content yet. */
export function freshId(content: ReportContent, kind: 'b' | 'n'): string {
  const taken = new Set([...content.blocks.map(({ id }) => id), ...content.numbers.map(({ id }) => id)])
  let at = kind === 'b' ? content.blocks.length : content.numbers.length
  while (taken.has(`${kind}${at}`)) at++
  return `${kind}${at}`
}

const mapBlock = (content: ReportContent, id: string, change: (block: Block) => Block): ReportContent => ({
  ...content,
  blocks: content.blocks.map((block) => (block.id === id ? change(block) : block)),
})
const replaced = <T>(list: readonly T[], at: number, value: T): T[] =>
  list.map((one, i) => (i === at ? value : one))

/** The text of a line; null where there is none. */
export function lineAt(content: ReportContent, spot: Spot): string | null {
  const block = content.blocks.find(({ id }) => id === spot.block)
  if (!block) return null
  if (spot.part === 'text') return 'text' in block ? block.text : null
  if (spot.part === 'item') return block.kind === 'list' ? (block.items[spot.at] ?? null) : null
  if (block.kind !== 'table') return null
  if (spot.part === 'title') return block.title
  if (spot.part === 'column') return block.columns[spot.at] ?? null
  return block.rows[spot.row]?.[spot.at] ?? null
}

/** Writes a line. */
export function setLine(content: ReportContent, spot: Spot, text: string): ReportContent {
  return mapBlock(content, spot.block, (block) => {
    if (spot.part === 'text' && (block.kind === 'paragraph' || block.kind === 'heading'))
      return { ...block, text }
    if (spot.part === 'item' && block.kind === 'list')
      return { ...block, items: replaced(block.items, spot.at, text) }
    if (block.kind !== 'table') return block
    if (spot.part === 'title') return { ...block, title: text }
    if (spot.part === 'column') return { ...block, columns: replaced(block.columns, spot.at, text) }
    if (spot.part !== 'cell') return block
    const row = block.columns.map((_, at) => block.rows[spot.row]?.[at] ?? '')
    return { ...block, rows: replaced(block.rows, spot.row, replaced(row, spot.at, text)) }
  })
}

export function insertAfter(content: ReportContent, afterId: string | null, block: Block): ReportContent {
  const at = afterId === null ? -1 : content.blocks.findIndex(({ id }) => id === afterId)
  return { ...content, blocks: content.blocks.toSpliced(at + 1, 0, block) }
}

export const removeBlock = (content: ReportContent, id: string): ReportContent => ({
  ...content,
  blocks: content.blocks.filter((block) => block.id !== id),
})

export const changeBlock = (content: ReportContent, block: Block): ReportContent =>
  mapBlock(content, block.id, () => block)

export function moveBlock(content: ReportContent, id: string, by: -1 | 1): ReportContent {
  const at = content.blocks.findIndex((block) => block.id === id)
  const to = at + by
  const block = content.blocks[at]
  if (!block || to < 0 || to >= content.blocks.length) return content
  return { ...content, blocks: content.blocks.toSpliced(at, 1).toSpliced(to, 0, block) }
}

/** Enter: what stands behind the caret becomes a paragraph of its own; in a list, an item. An empty item ends its list. */
export function breakLine(
  content: ReportContent,
  spot: Spot,
  before: string,
  after: string,
): { content: ReportContent; to: Spot } {
  const block = content.blocks.find(({ id }) => id === spot.block)
  if (block?.kind === 'list' && spot.part === 'item') {
    if (before === '' && after === '') {
      const items = block.items.toSpliced(spot.at, 1)
      const id = freshId(content, 'b')
      const kept = items.length > 0 ? changeBlock(content, { ...block, items }) : content
      const placed = insertAfter(kept, block.id, { id, kind: 'paragraph', text: '' })
      return {
        content: items.length > 0 ? placed : removeBlock(placed, block.id),
        to: { block: id, part: 'text' },
      }
    }
    const items = block.items.toSpliced(spot.at, 1, before, after)
    return {
      content: changeBlock(content, { ...block, items }),
      to: { block: block.id, part: 'item', at: spot.at + 1 },
    }
  }
  const id = freshId(content, 'b')
  return {
    content: insertAfter(setLine(content, spot, before), spot.block, { id, kind: 'paragraph', text: after }),
    to: { block: id, part: 'text' },
  }
}

/** Backspace at the beginning of a line: it joins the one before. Undefined where there is nothing to join. */
export function joinLine(
  content: ReportContent,
  spot: Spot,
): { content: ReportContent; to: Spot; before: string } | undefined {
  const at = content.blocks.findIndex(({ id }) => id === spot.block)
  const block = content.blocks[at]
  if (!block) return undefined
  if (block.kind === 'list' && spot.part === 'item' && spot.at > 0) {
    const before = block.items[spot.at - 1] ?? ''
    const items = block.items.toSpliced(spot.at - 1, 2, before + (block.items[spot.at] ?? ''))
    return {
      content: changeBlock(content, { ...block, items }),
      to: { block: block.id, part: 'item', at: spot.at - 1 },
      before,
    }
  }
  const former = content.blocks[at - 1]
  if (spot.part !== 'text' || !('text' in block) || !former) return undefined
  if ('text' in former) {
    const joined = changeBlock(content, { ...former, text: former.text + block.text })
    return {
      content: removeBlock(joined, block.id),
      to: { block: former.id, part: 'text' },
      before: former.text,
    }
  }
  if (former.kind === 'list' && former.items.length > 0) {
    const last = former.items.length - 1
    const before = former.items[last] ?? ''
    const items = replaced(former.items, last, before + block.text)
    return {
      content: removeBlock(changeBlock(content, { ...former, items }), block.id),
      to: { block: former.id, part: 'item', at: last },
      before,
    }
  }
  // An empty line below a table or a part of a plan just goes.
  return block.text === '' ? { content: removeBlock(content, block.id), to: spot, before: '' } : undefined
}

/** Text of several lines put in at once: each line a paragraph of its own. */
export function putLines(
  content: ReportContent,
  spot: Spot,
  before: string,
  lines: readonly string[],
  after: string,
): { content: ReportContent; to: Spot } {
  let at = breakLine(content, spot, before + (lines[0] ?? ''), '')
  lines.slice(1).forEach((line, i) => {
    const isLast = i === lines.length - 2
    at = isLast
      ? { content: setLine(at.content, at.to, line + after), to: at.to }
      : breakLine(at.content, at.to, line, '')
  })
  return at
}

export const putNumber = (content: ReportContent, number: NumberAsked): ReportContent => ({
  ...content,
  numbers: [...content.numbers.filter(({ id }) => id !== number.id), number],
})

// ── tables ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const newTable = (id: string): Table => ({
  id,
  kind: 'table',
  title: '',
  columns: ['', ''],
  rows: [
    ['', ''],
    ['', ''],
  ],
  sharesOf: null,
})

export const addRow = (table: Table): Table => ({
  ...table,
  rows: [...table.rows, table.columns.map(() => '')],
})
export const addColumn = (table: Table): Table => ({
  ...table,
  columns: [...table.columns, ''],
  rows: table.rows.map((row) => [...table.columns.map((_, at) => row[at] ?? ''), '']),
})
export const dropRow = (table: Table): Table =>
  table.rows.length < 2 ? table : { ...table, rows: table.rows.slice(0, -1) }
export const dropColumn = (table: Table): Table => {
  if (table.columns.length < 2) return table
  const last = table.columns.length - 1
  return {
    ...table,
    columns: table.columns.slice(0, -1),
    rows: table.rows.map((row) => row.slice(0, last)),
    sharesOf: table.sharesOf === last ? null : table.sharesOf,
  }
}
