import { breaksMeasure } from './measures.ts'
import { isChineseNumeral } from './numerals.ts'

/** Text with, for every UTF-16 unit, the offset in the source it was taken from. */
export interface Mapped {
  text: string
  map: number[]
}

/** One line of the source, spaces still standing (collapsed to one), tabs and table bars kept as tabs. */
export interface Line extends Mapped {
  start: number
  end: number
  /** Columns of white space before the first character; an ideographic space is two. */
  indent: number
  blankBefore: boolean
  /** Width in columns: a Han character is two. */
  width: number
}

/** Control characters, zero-width marks and directions: they come along when text is copied and say nothing. */
function isInvisible(code: number): boolean {
  return (
    (code < 0x20 && code !== 9) ||
    code === 0x7f ||
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2064) ||
    code === 0xfe0e ||
    code === 0xfe0f ||
    code === 0xfeff
  )
}
/** Nearly all of a text is these, and they stay as they are: asked first, for speed. */
function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff
}

const BLANK = /[ \u00a0\u2000-\u200a\u202f\u205f\u3000]/

/** Cuts the source into lines; emphasis marks and invisible characters are left out of the text. */
export function cutLines(source: string): Line[] {
  const lines: Line[] = []
  let blank = false
  let at = 0
  while (at <= source.length) {
    let end = at
    while (end < source.length && !/[\n\r\u2028\u2029\f\v]/.test(source.charAt(end))) end++
    const line = cleanLine(source, at, end)
    if (line.text === '') blank = true
    else {
      line.blankBefore = blank
      blank = source.charAt(end) === '\f'
      lines.push(line)
    }
    at = end + 1
    if (source.charAt(end) === '\r' && source.charAt(at) === '\n') at++
  }
  return lines
}

function cleanLine(source: string, from: number, to: number): Line {
  // Characters are gathered in an array: reading the end of a growing string would copy it every time.
  const out: string[] = []
  const map: number[] = []
  let indent = 0
  let pending = -1
  let pendingTab = false
  let strong = false
  const put = (char: string, at: number): void => {
    out.push(char)
    map.push(at)
  }
  for (let at = from; at < to; at++) {
    const char = source.charAt(at)
    const code = source.charCodeAt(at)
    if (isHan(code) && pending < 0) {
      out.push(char)
      map.push(at)
      continue
    }
    if (isInvisible(code)) continue
    if (char === '\t' || BLANK.test(char)) {
      if (out.length === 0) indent += char === '\t' ? 4 : char === '\u3000' ? 2 : 1
      else if (pending < 0 && out.at(-1) !== '\u3000') pending = at
      if (char === '\t' && out.length > 0) pendingTab = true
      continue
    }
    if ((char === '*' || char === '_') && source.charAt(at + 1) === char) {
      at++
      strong = !strong
      // A project's name in bold stays apart from its text.
      if (!strong && out.length > 0 && BLANK.test(source.charAt(at + 1))) put('\u3000', at + 1)
      continue
    }
    if (char === '|') {
      if (out.length > 0) {
        if (pending < 0) pending = at
        pendingTab = true
      }
      continue
    }
    if (pending >= 0) {
      put(pendingTab ? '\t' : ' ', pending)
      pending = -1
      pendingTab = false
    }
    put(usualForm(char), at)
  }
  let width = 0
  for (const char of out) width += char > '\u2e7f' ? 2 : 1
  return { start: from, end: to, text: out.join(''), map, indent, blankBefore: false, width }
}

/** Full-width digits, letters and signs of number in their usual form; radicals from PDF fonts as characters. */
function usualForm(char: string): string {
  const code = char.charCodeAt(0)
  if (
    (code >= 0xff10 && code <= 0xff19) ||
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a)
  ) {
    return String.fromCharCode(code - 0xfee0)
  }
  if (code === 0xff05 || code === 0xfe6a) return '%'
  if (code === 0xff0b) return '+'
  if (code === 0xff0e) return '.'
  if (code >= 0x2e80 && code <= 0x2fdf) {
    const plain = char.normalize('NFKC')
    return plain.length === 1 ? plain : char
  }
  return char
}

const ASCII_WORD = /[A-Za-z0-9]/

/**
 * Takes out the spaces that stand between Han characters, punctuation and figures. One between Latin words stays;
 * one between two figures goes ("1 20 套"), unless the first is a whole year.
 */
export function closeSpaces({ text, map }: Mapped): Mapped {
  const out: string[] = []
  const kept: number[] = []
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === ' ') {
      const before = out.at(-1) ?? ''
      const after = text.charAt(at + 1)
      if (before === '' || after === '' || before === '\t' || before === '\u3000') continue
      if (!keepsSpace(before, after, text, at, out)) continue
    }
    out.push(char)
    kept.push(map[at] ?? 0)
  }
  return { text: out.join(''), map: kept }
}

function keepsSpace(before: string, after: string, text: string, at: number, out: string[]): boolean {
  if (!ASCII_WORD.test(before) || !ASCII_WORD.test(after)) return false
  const figure = /\d/.test(before)
  if (
    /[kc]/.test(before) &&
    /^[mg](?![A-Za-z])/.test(text.slice(at + 1, at + 3)) &&
    /\d/.test(out.at(-2) ?? '')
  )
    return false
  if (figure && /\d/.test(after)) return /(?<!\d)(?:19|20)\d\d$/.test(out.slice(-5).join(''))
  return !(figure && /^(?:k?m|kg|t|k[Ww]h?|K[MW])[²³23]?(?![A-Za-z])/.test(text.slice(at + 1, at + 6)))
}

/**
 * The same text, unit for unit, with punctuation in one form, so that the grammar sees only one comma, one dash and
 * one kind of bracket.
 */
export function plainForm(text: string): string {
  const out: string[] = []
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    const code = char.charCodeAt(0)
    if (isHan(code)) out.push(char)
    else if (
      code === 0x2e &&
      /[一-鿿)）”"%％]/.test(text.charAt(at - 1)) &&
      !/[A-Za-z0-9]/.test(text.charAt(at + 1))
    )
      out.push('。')
    else if (code < 0x80) out.push(char)
    else if (code === 0x3000) out.push(':')
    else if (/[—–―‐‑‒−﹣－─]/.test(char)) out.push('-')
    else if (/[～〜∼˜]/.test(char)) out.push('~')
    else if (/[〔【﹝]/.test(char)) out.push('(')
    else if (/[〕】﹞]/.test(char)) out.push(')')
    else if (/[﹐﹑]/.test(char)) out.push(char === '﹐' ? ',' : '、')
    else if (/[·•・‧∙]/.test(char)) out.push('·')
    else if (/[「『〝]/.test(char)) out.push('“')
    else if (/[」』〞]/.test(char)) out.push('”')
    else if (/[×✕╳]/.test(char)) out.push('×')
    else if (/[≧≥]/.test(char)) out.push('≥')
    else if (/[≦≤]/.test(char)) out.push('≤')
    else if (code === 0x3001 || code === 0x3002) out.push(char)
    else if (code >= 0xff01 && code <= 0xff5e) out.push(String.fromCharCode(code - 0xfee0))
    else out.push(char)
  }
  return out.join('')
}

const TERMINAL = /[。!?！？…]["”’』」)）】]*$/
const STOP = /[。!?！？…;；:：]["”’』」)）】]*$/
const OPEN_END = /[,，、(（“‘《〈\-—~～.+＋]$/
const CLOSING_START = /^[,，、。;；:：!！?？)）”’》〉】%％‰.·~～+＋]/
const DANGLING =
  /(?:平方|立方|平|公|[,。;一-鿿]不|[少低高多大小短长]于|不超|百分|千瓦|个百|[的和与及在为对将把约近超逾余多至达由从共各每]|百分之|分之|[一二三四五六七八九十]点|零[发增事投上]?|全覆)$/
const COMPLETES = /^(?:次|方米|米|里|分点|分之|以上|以内|左右)/

export function endsSentence(text: string): boolean {
  return TERMINAL.test(text)
}

/** Whether `next` goes on with the sentence of `previous` beyond doubt: inside a number, a unit or a list. */
export function goesOn(previous: string, next: string): boolean {
  if (previous === '') return false
  if (STOP.test(previous)) return false
  if (OPEN_END.test(previous) || CLOSING_START.test(next)) return true
  if (DANGLING.test(previous)) return true
  if (breaksMeasure(previous, next)) return true
  const last = previous.charAt(previous.length - 1)
  const first = next.charAt(0)
  if (last === '成' && /[一二三四五六七八九十\d]成$/.test(previous))
    return /^[一二三四五六七八九半以]/.test(next)
  if (/\d/.test(last)) return /[\d一-鿿%％℃㎡㎥]/.test(first) || /^k?[mg]/.test(next)
  if (isChineseNumeral(last)) return /[一-鿿㎡㎥%％]/.test(first)
  if (COMPLETES.test(next)) return true
  return (
    /[〇零百千万亿余多]/.test(first) &&
    !/^(?:万众|百姓|千方|百年|多措|多元|多方|多部|多管|千里|百日|零距|零容)/.test(next)
  )
}
