import mammoth from 'mammoth'

/** Why a file cannot be read as a plan; the page and the command line word these. */
export type DecodeRefusal =
  | 'empty'
  | 'too-large'
  | 'old-word'
  | 'pdf'
  | 'archive'
  | 'binary'
  | 'encrypted'
  | 'damaged'
  | 'unknown-encoding'

export type Decoded =
  | { ok: true; source: string; format: 'text' | 'docx' }
  | { ok: false; reason: DecodeRefusal }

/** Larger than any plan ever printed; beyond it the upload is a mistake. */
export const LARGEST_FILE_BYTES = 20 * 1024 * 1024

/**
 * Turns the bytes of an upload into the source text, by their content and not by the file's name: a Word document
 * that was renamed to .txt is read as Word. Refuses, with a reason, what holds no readable text.
 */
export async function decodePlan(bytes: Uint8Array): Promise<Decoded> {
  if (bytes.length === 0) return refuse('empty')
  if (bytes.length > LARGEST_FILE_BYTES) return refuse('too-large')
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    return decodeZip(bytes)
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    // A password-protected .docx is wrapped in the old compound format (MS-OFFCRYPTO 2.3.4).
    return refuse(includesUtf16(bytes, 'EncryptedPackage') ? 'encrypted' : 'old-word')
  }
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return refuse('pdf')
  if (isOtherArchive(bytes)) return refuse('archive')
  return decodeText(bytes)
}

async function decodeZip(bytes: Uint8Array): Promise<Decoded> {
  if (!includesAscii(bytes, 'word/document.xml')) return refuse('archive')
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { includeDefaultStyleMap: true },
    )
    const source = textOfHtml(value)
    return source.trim() === '' ? refuse('empty') : { ok: true, source, format: 'docx' }
  } catch {
    return refuse('damaged')
  }
}

/**
 * Flattens the document's HTML to lines: ordered lists get their numbers back, cells are parted by tabs. Only the
 * tags that mammoth itself writes occur here.
 */
function textOfHtml(html: string): string {
  const lists: { ordered: boolean; count: number }[] = []
  let out = ''
  let cells = 0
  let inCell = 0
  const newline = (): void => {
    if (inCell > 0) {
      if (!/[\s\t]$/.test(out)) out += ' '
    } else if (out !== '' && !out.endsWith('\n')) out += '\n'
  }
  const pattern = /<(\/?)([a-z0-9]+)[^>]*>|([^<]+)/g
  for (const hit of html.matchAll(pattern)) {
    const [, slash, tag, words] = hit
    if (words !== undefined) {
      out += unescapeHtml(words)
      continue
    }
    const closing = slash === '/'
    switch (tag) {
      case 'p':
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        newline()
        if (closing && inCell === 0 && tag !== 'p') out += '\n'
        break
      case 'br':
        newline()
        break
      case 'ol':
      case 'ul':
        if (closing) lists.pop()
        else lists.push({ ordered: tag === 'ol', count: 0 })
        newline()
        break
      case 'li': {
        newline()
        const list = lists.at(-1)
        if (!closing && list) {
          list.count++
          out += list.ordered ? (lists.length > 1 ? `（${list.count}）` : `${list.count}、`) : '● '
        }
        break
      }
      case 'tr':
        newline()
        cells = 0
        break
      case 'td':
      case 'th':
        if (closing) inCell--
        else {
          if (cells > 0) out = `${out.trimEnd()}\t`
          cells++
          inCell++
        }
        break
    }
  }
  return out.replace(/\n{3,}/g, '\n\n').trimEnd()
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&amp;', '&')
}

function decodeText(bytes: Uint8Array): Decoded {
  const text = textIn(bytes)
  if (text === null) return refuse(looksBinary(bytes) ? 'binary' : 'unknown-encoding')
  if (text.trim() === '') return refuse('empty')
  return { ok: true, source: text, format: 'text' }
}

function textIn(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return strictly('utf-8', bytes)
  if (startsWith(bytes, [0xff, 0xfe])) return readable(strictly('utf-16le', bytes))
  if (startsWith(bytes, [0xfe, 0xff])) return readable(strictly('utf-16be', bytes))
  const zeros = zeroBytes(bytes)
  if (zeros.even + zeros.odd > 0) {
    // UTF-16 without a mark: Latin figures and line ends leave zero bytes on one side only.
    if (zeros.even === 0) return readable(strictly('utf-16le', bytes))
    if (zeros.odd === 0) return readable(strictly('utf-16be', bytes))
    return null
  }
  return readable(strictly('utf-8', bytes)) ?? readable(strictly('gb18030', bytes))
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Text in which control characters or private-use characters abound is a binary file that happens to decode. */
function readable(text: string | null): string | null {
  if (text === null) return null
  const sample = text.slice(0, 20_000)
  let odd = 0
  for (const char of sample) {
    const code = char.codePointAt(0) ?? 0
    if (code < 9 || (code > 13 && code < 32) || code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) odd++
  }
  return odd > Math.max(2, sample.length * 0.005) ? null : text
}

function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8192)
  let odd = 0
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32)) odd++
  return odd > sample.length * 0.01
}

function zeroBytes(bytes: Uint8Array): { even: number; odd: number } {
  let even = 0
  let odd = 0
  const length = Math.min(bytes.length, 65_536)
  for (let at = 0; at < length; at++) {
    if (bytes[at] !== 0) continue
    if (at % 2 === 0) even++
    else odd++
  }
  return { even, odd }
}

function isOtherArchive(bytes: Uint8Array): boolean {
  return (
    startsWith(bytes, [0x52, 0x61, 0x72, 0x21]) ||
    startsWith(bytes, [0x37, 0x7a, 0xbc, 0xaf]) ||
    startsWith(bytes, [0x1f, 0x8b])
  )
}

function startsWith(bytes: Uint8Array, head: number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte)
}

function includesAscii(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(word, 0, 'latin1')
}

function includesUtf16(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(word, 0, 'utf16le')
}

function refuse(reason: DecodeRefusal): Decoded {
  return { ok: false, reason }
}
