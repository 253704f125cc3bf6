import { Document, DocumentGridType, Header, Packer, PageOrientation } from 'docx'
import { unzip } from '../../../platform/files/unzip.ts'
import { zip } from '../../../platform/files/zip.ts'
import type { PaperBlock, PaperBody } from '../contract/layout.ts'
import { attachmentsNote, bodyText } from './body.ts'
import { letterFoot, letterMark, redHead, titleAndRecipients } from './head.ts'
import { characterSpace, fontTable, linePitch, loose, sheetOf, styleSheet, twips } from './page.ts'
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
  return finished(document, body.blocks, sheet.textWidth)
}

/** Title and text once per copy, each copy in a section of its own without head or foot. */
export function drawLoose(body: PaperBody, copies: number): Promise<Buffer> {
  const { width, height, top, bottom, left, right, textWidth } = loose
  const document = new Document({
    title: printable(body.title).replace(/\s+/g, ' '),
    creator: 'Lilong',
    lastModifiedBy: 'Lilong',
    description: '',
    sections: Array.from({ length: copies }, () => ({
      properties: {
        page: { size: { width, height }, margin: { top, bottom, left, right } },
        grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch, charSpace: characterSpace },
      },
      children: [...titleAndRecipients(body), ...bodyText(body)],
    })),
  })
  return finished(document, Array.from({ length: copies }, () => body.blocks).flat(), textWidth)
}

/**
 * Puts the tables in their places, and takes out the minute in which the library made the file: a paper says itself of which day it is, and
 * its hash must be its own.
 */
async function finished(
  document: Document,
  blocks: readonly PaperBlock[],
  textWidth: number,
): Promise<Buffer> {
  const packed = await Packer.toBuffer(document, undefined, [
    { path: 'word/fontTable.xml', data: fontTable() },
    { path: 'word/styles.xml', data: styleSheet() },
  ])
  const parts = await unzip(packed, { mostBytes: 200_000_000, mostEntries: 200 })
  const change = (name: string, by: (xml: string) => string) => {
    const part = parts.get(name)
    if (part) parts.set(name, Buffer.from(by(part.toString('utf8'))))
  }
  change('word/document.xml', (xml) => setTables(xml, blocks, textWidth))
  change('docProps/core.xml', (xml) =>
    xml.replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ''),
  )
  return zip(parts)
}
