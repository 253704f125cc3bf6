import { Document, DocumentGridType, Header, Packer, PageOrientation } from 'docx'
import { unzip } from '../../../platform/files/unzip.ts'
import { zip } from '../../../platform/files/zip.ts'
import type { PaperBody } from '../contract/layout.ts'
import { attachmentsNote, bodyText } from './body.ts'
import { letterFoot, letterMark, redHead, titleAndRecipients } from './head.ts'
import { characterSpace, fontTable, linePitch, sheetOf, styleSheet, twips } from './page.ts'
import { setTables } from './tables.ts'
import { copiesBlock, noPageNumber, notesOf, pageNumber, signatureAndDate } from './tail.ts'
import { printable } from './wording.ts'

/** Draws the parts in the order of chapter 7, and packs them so that the same body gives the same bytes. */
export async function drawPaper(body: PaperBody): Promise<Buffer> {
  const isLetter = body.form === 'letter'
  const sheet = sheetOf(body)
  const isLying = sheet.width > sheet.height
  const document = new Document({
    title: printable(body.title).replace(/\s+/g, ' '),
    creator: 'Lilong',
    lastModifiedBy: 'Lilong',
    description: '',
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          titlePage: isLetter,
          page: {
            size: isLying
              ? // The library turns a sheet that it is told lies on its side.
                { width: sheet.height, height: sheet.width, orientation: PageOrientation.LANDSCAPE }
              : { width: sheet.width, height: sheet.height },
            margin: {
              top: sheet.top,
              bottom: sheet.bottom,
              left: sheet.left,
              right: sheet.right,
              header: isLetter ? twips(30) : twips(15),
              footer: sheet.footer,
            },
          },
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch, charSpace: characterSpace },
        },
        ...(isLetter && body.organ
          ? { headers: { first: new Header({ children: letterMark(body.organ) }) } }
          : {}),
        footers: {
          default: pageNumber('odd'),
          even: pageNumber('even'),
          ...(isLetter ? { first: noPageNumber(letterFoot()) } : {}),
        },
        children: [
          ...redHead(body),
          ...titleAndRecipients(body),
          ...bodyText(body),
          ...attachmentsNote(body.attachments),
          ...signatureAndDate(body),
          ...notesOf(body),
          ...copiesBlock(body),
        ],
      },
    ],
  })
  const packed = await Packer.toBuffer(document, undefined, [
    { path: 'word/fontTable.xml', data: fontTable() },
    { path: 'word/styles.xml', data: styleSheet() },
  ])
  return finished(packed, body)
}

/**
 * Puts the tables in their places, and takes out the minute in which the library made the file: a paper says itself of which day it is, and
 * its hash must be its own.
 */
async function finished(packed: Buffer, body: PaperBody): Promise<Buffer> {
  const parts = await unzip(packed, { mostBytes: 200_000_000, mostEntries: 200 })
  const change = (name: string, by: (xml: string) => string) => {
    const part = parts.get(name)
    if (part) parts.set(name, Buffer.from(by(part.toString('utf8'))))
  }
  change('word/document.xml', (xml) => setTables(xml, body.blocks, sheetOf(body).textWidth))
  change('docProps/core.xml', (xml) =>
    xml.replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ''),
  )
  return zip(parts)
}
