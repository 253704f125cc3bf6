import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { unzip } from '../../platform/files/unzip.ts'
import { makeWorkbook, type Sheet } from '../../platform/files/workbook.ts'
import { zip } from '../../platform/files/zip.ts'

// Templates as an upper office would send them, good ones and bad ones.

const row = (cells: readonly string[]) =>
  new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) })

/** A docx with a heading and a table: the loop opens in the first cell of its row and closes in the last. */
export function docxTemplate(
  columns: readonly (readonly [title: string, field: string])[],
  { head = '{标题}（{期间}）', loop = '记录' }: { head?: string; loop?: string } = {},
): Promise<Buffer> {
  const fields = columns.map(([, field], index) => {
    const open = index === 0 ? `{#${loop}}` : ''
    const close = index === columns.length - 1 ? `{/${loop}}` : ''
    return `${open}{${field}}${close}`
  })
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph(head),
            new Table({ rows: [row(columns.map(([title]) => title)), row(fields)] }),
          ],
        },
      ],
    }),
  )
}

/** An xlsx with a title, a head row in borders, empty rows to fill in, and a line for signatures below them. */
export function xlsxTemplate(
  titles: readonly string[],
  {
    above = ['沪中区台账', '{期间}'],
    empty = 3,
    below = ['填报人：', '审核人：'],
  }: Partial<Record<'above' | 'below', string[]>> & { empty?: number } = {},
): Promise<Buffer> {
  const bordered = { value: null, borderStyle: 'thin' as const }
  const sheet: Sheet = {
    name: '台账',
    rows: [
      above,
      titles.map((value) => ({ value, fontWeight: 'bold' as const, borderStyle: 'thin' as const })),
      ...Array.from({ length: empty }, () => titles.map(() => bordered)),
      ...(below.length > 0 ? [below] : []),
    ],
    columns: titles.map(() => ({ width: 16 })),
  }
  return makeWorkbook([sheet])
}

/** The same archive with parts added or changed. */
export async function tampered(file: Buffer, change: (parts: Map<string, Buffer>) => void): Promise<Buffer> {
  const parts = await unzip(file, { mostBytes: 50_000_000, mostEntries: 500 })
  change(parts)
  return zip(parts)
}

export const partsOf = async (file: Buffer) => unzip(file, { mostBytes: 50_000_000, mostEntries: 500 })
export const textOfDocx = async (file: Buffer) =>
  ((await partsOf(file)).get('word/document.xml')?.toString('utf8') ?? '')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]*>/g, '')
