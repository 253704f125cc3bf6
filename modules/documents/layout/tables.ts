import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { PaperBlock } from '../contract/layout.ts'
import { page, sizes } from './page.ts'
import { alignOf, widthOf } from './wording.ts'
import { blankLine, type Hand, line, run } from './writing.ts'

type TableBlock = Extract<PaperBlock, { kind: 'table' }>
type Align = 'left' | 'center' | 'right'

const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }

/** Widths of the columns in twips, together exactly the text area. Where nobody said them, by what stands in them. */
export function columnWidths(block: TableBlock): number[] {
  const shares = block.columns.map(({ title, width }, index) => {
    if (width !== undefined) return width
    const longest = Math.max(
      2,
      widthOf(title) / (title.length > 5 ? 2 : 1),
      ...block.rows.slice(0, 200).map((row) => Math.min(18, widthOf(row[index] ?? ''))),
    )
    return longest + 1
  })
  const sum = shares.reduce((a, b) => a + b, 0)
  const widths = shares.map((share) => Math.floor((share / sum) * page.textWidth))
  widths[widths.length - 1] = page.textWidth - widths.slice(0, -1).reduce((a, b) => a + b, 0)
  return widths
}

/** A table as wide as the text: its head stands again on every page, a row is never torn in two, numbers stand to the right. */
export function drawTable(block: TableBlock): (Paragraph | Table)[] {
  const widths = columnWidths(block)
  const pt = block.columns.length > 8 ? sizes.五号 : block.columns.length > 5 ? sizes.小四 : sizes.四号
  const lineHeight = Math.round(pt * 20 * 1.35)
  const aligns = block.columns.map(
    ({ align }, index): Align => align ?? alignOf(block.rows.map((row) => row[index] ?? '')),
  )
  const cell = (text: string, index: number, align: Align, hand: Hand = {}) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      children: text.split('\n').map((part) =>
        line(run(part, { pt, ...hand }), {
          alignment: alignments[align],
          spacing: { before: 40, after: 40, line: lineHeight, lineRule: LineRuleType.EXACT },
        }),
      ),
    })
  const last = block.rows.length - 1
  const rows = [
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: block.columns.map(({ title }, index) => cell(title, index, 'center', { face: 'black' })),
    }),
    ...block.rows.map(
      (row, at) =>
        new TableRow({
          cantSplit: true,
          children: block.columns.map((_, index) =>
            cell(
              row[index] ?? '',
              index,
              aligns[index] ?? 'left',
              block.hasTotal && at === last ? { face: 'black' } : {},
            ),
          ),
        }),
    ),
  ]
  return [
    ...(block.caption
      ? [line(run(block.caption, { face: 'black' }), { alignment: AlignmentType.CENTER, keepNext: true })]
      : []),
    new Table({
      rows,
      width: { size: page.textWidth, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      margins: { left: 60, right: 60, top: 0, bottom: 0 },
      borders: {
        top: rule,
        bottom: rule,
        left: rule,
        right: rule,
        insideHorizontal: rule,
        insideVertical: rule,
      },
    }),
    // The note belongs to its table; without one a line of air, for two tables that touch become one.
    block.note ? line(run(block.note, { pt: sizes.小四 }), { alignment: AlignmentType.LEFT }) : blankLine(),
  ]
}
