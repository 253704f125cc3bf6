import { unzip, ZipProblem } from '../../../platform/files/unzip.ts'

/** A line of a document: a heading, or a paragraph. A row of a table is one paragraph. */
export interface TextPart {
  kind: 'heading' | 'paragraph'
  text: string
}

const limits = { mostBytes: 60_000_000, mostEntries: 3_000 }
const mostParts = 5_000
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const said = (xml: string) =>
  xml.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name) return entities[name] ?? whole
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )

/**
 * The text of a .docx, paragraph by paragraph, for reading and for large print. Nothing in the file is believed: it is unpacked within
 * limits, and entities of its own are refused. Null for what is no Word document.
 */
export async function textOfDocx(bytes: Buffer): Promise<TextPart[] | null> {
  let parts: Map<string, Buffer>
  try {
    parts = await unzip(bytes, limits)
  } catch (error) {
    if (error instanceof ZipProblem) return null
    throw error
  }
  const xml = parts.get('word/document.xml')?.toString('utf8')
  if (xml === undefined || /<!(?:DOCTYPE|ENTITY)/i.test(xml)) return null
  const body = xml.slice(Math.max(0, xml.indexOf('<w:body')))
  const found: TextPart[] = []
  const add = (kind: TextPart['kind'], text: string) => {
    const clean = text
      .toWellFormed()
      .replace(/[^\P{Cc}\t]/gu, '')
      .replace(/\s+/g, ' ')
      .trim()
    if (clean !== '' && found.length < mostParts) found.push({ kind, text: clean })
  }
  // Tables first become one line a row; what is left are the paragraphs between them.
  for (const piece of body.split(/(<w:tr[\s>][\s\S]*?<\/w:tr>)/)) {
    if (piece.startsWith('<w:tr')) {
      add('paragraph', piece.split('</w:tc>').map(lineOf).filter(Boolean).join(' · '))
      continue
    }
    for (const paragraph of piece.split('</w:p>')) {
      const text = lineOf(paragraph)
      const isHeading =
        /<w:outlineLvl |<w:pStyle w:val="(?:Heading|Title|标题|[1-9]")/i.test(paragraph) || isNumbered(text)
      add(isHeading ? 'heading' : 'paragraph', text)
    }
  }
  return found
}

/** 一、 and （一） alone on a short line are headings of the official layout, where no style says so. */
const isNumbered = (text: string) =>
  /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)/.test(text) && [...text].length <= 30

function lineOf(xml: string): string {
  let text = ''
  for (const [, content, mark] of xml.matchAll(/<w:t(?:\s[^<>]*)?>([^<]*)<\/w:t>|<w:(tab|br|cr)\b/g))
    text += mark ? ' ' : said(content ?? '')
  return text.trim()
}
