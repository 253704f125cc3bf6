import { AlignmentType, Paragraph, TextRun } from 'docx'
import type { PaperBlock } from '../contract/layout.ts'
import { type Face, faces, sizes } from './page.ts'
import { alignOf, printable, widthOf } from './wording.ts'
import { blankLine, line, run } from './writing.ts'

// Tables are written as the XML they become: the library makes an object of every attribute of every cell, and a register of five
// thousand rows kept everybody waiting for twenty seconds.

type TableBlock = Extract<PaperBlock, { kind: 'table' }>
type Align = 'left' | 'center' | 'right'

const sizeOf = (block: TableBlock) =>
  block.columns.length > 8 ? sizes.五号 : block.columns.length > 5 ? sizes.小四 : sizes.四号

/**
 * Widths of the columns in twips, together exactly the width there is. Where nobody said them: what is short (a day, a number, a name) gets
 * what it needs to stand on one line, and the long ones share the rest.
 */
export function columnWidths(block: TableBlock, width: number): number[] {
  const unit = sizeOf(block) * 20
  const needs = block.columns.map(({ title }, index) => {
    // Digits of a face that stands in for ours may be wider than half a character, and a day must not break at its hyphen.
    const cells = block.rows.slice(0, 300).map((row) => {
      const text = row[index] ?? ''
      return widthOf(text) + (text.match(/[ -~]/g)?.length ?? 0) * 0.14
    })
    // A title may stand on two lines.
    return Math.max(2, Math.ceil(widthOf(title) / (title.length > 3 ? 2 : 1)), ...cells) + 0.9
  })
  const isSaid = block.columns.some((column) => column.width !== undefined)
  const short = needs.map((need) => (need <= 7.5 ? need * unit : 0))
  const rest = width - short.reduce((a, b) => a + b, 0)
  const long = needs.map((need) => (need <= 7.5 ? 0 : Math.min(need, 24)))
  const shares = long.reduce((a, b) => a + b, 0)
  const wanted = isSaid
    ? block.columns.map((column) => column.width ?? 1)
    : shares === 0 || rest < 5 * unit * long.filter((need) => need > 0).length
      ? needs.map((need) => Math.min(need, 24))
      : short.map((fixed, index) => fixed || ((long[index] ?? 0) / shares) * rest)
  const sum = wanted.reduce((a, b) => a + b, 0)
  const widths = wanted.map((share) => Math.floor((share / sum) * width))
  widths[widths.length - 1] = width - widths.slice(0, -1).reduce((a, b) => a + b, 0)
  return widths
}

/** Between two signs that stand for nothing (Unicode 23.7) and that no text of ours keeps. The first one is the first table's, and so on. */
const mark = '\uFDD0table\uFDD0'

/**
 * A table as wide as the text: its head stands again on every page, a row is never torn in two, numbers stand to the right. Leaves a mark
 * where it goes; `setTables` puts it there.
 */
export function drawTable(block: TableBlock): Paragraph[] {
  return [
    ...(block.caption
      ? [line(run(block.caption, { face: 'black' }), { alignment: AlignmentType.CENTER, keepNext: true })]
      : []),
    new Paragraph({ children: [new TextRun(mark)] }),
    // The note belongs to its table; without one a line of air, for two tables that touch become one.
    block.note ? line(run(block.note, { pt: sizes.小四 }), { alignment: AlignmentType.LEFT }) : blankLine(),
  ]
}

/** The document with every mark replaced by its table. */
export function setTables(xml: string, blocks: readonly PaperBlock[], width: number): string {
  const parts: string[] = []
  let kept = 0
  for (const block of blocks) {
    if (block.kind !== 'table') continue
    const at = xml.indexOf(mark, kept)
    const from = xml.lastIndexOf('<w:p>', at)
    const until = xml.indexOf('</w:p>', at) + '</w:p>'.length
    if (at < 0) throw new Error('A table lost its place')
    parts.push(xml.slice(kept, from), tableXml(block, width))
    kept = until
  }
  return parts.join('') + xml.slice(kept)
}

const escaped = (text: string) =>
  printable(text).replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

function tableXml(block: TableBlock, width: number): string {
  const widths = columnWidths(block, width)
  const pt = sizeOf(block)
  const height = Math.round(pt * 20 * 1.35)
  const aligns = block.columns.map(
    ({ align }, index): Align => align ?? alignOf(block.rows.map((row) => row[index] ?? '')),
  )
  const latin = faces.latin.name
  const look = (face: Face) =>
    `<w:rPr><w:rFonts w:ascii="${latin}" w:cs="${latin}" w:eastAsia="${faces[face].name}" w:hAnsi="${latin}" w:hint="eastAsia"/><w:snapToGrid w:val="0"/><w:sz w:val="${pt * 2}"/><w:szCs w:val="${pt * 2}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>`
  const [plain, black] = [look('body'), look('black')]
  const cell = (text: string, index: number, align: Align, face: string) => {
    const lines = text.split('\n').map((part) => {
      const said = part === '' ? '' : `<w:r>${face}<w:t xml:space="preserve">${escaped(part)}</w:t></w:r>`
      return `<w:p><w:pPr><w:spacing w:before="40" w:after="40" w:line="${height}" w:lineRule="exact"/><w:jc w:val="${align}"/></w:pPr>${said}</w:p>`
    })
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[index]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${lines.join('')}</w:tc>`
  }
  const head = block.columns.map(({ title }, index) => cell(title, index, 'center', black))
  const last = block.rows.length - 1
  const rows = block.rows.map((row, at) => {
    const face = block.hasTotal && at === last ? black : plain
    const cells = block.columns.map((_, index) => cell(row[index] ?? '', index, aligns[index] ?? 'left', face))
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr>`
  })
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(
    (side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`,
  )
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`)
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${borders.join('')}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${grid.join('')}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head.join('')}</w:tr>${rows.join('')}</w:tbl>`
}
