import type { PaperBlock } from '../contract/layout.ts'

// Pure decisions about text on paper: what can be written, how wide it is, where a title breaks, which number a heading has.

/** XML 1.0 has no room for control characters nor for halves of a character; a file with one does not open. */
export const printable = (text: string) =>
  text.toWellFormed().replace(/[^\P{Cc}\t\n]|[\uFDD0-\uFDEF\uFFFE\uFFFF]/gu, '')

/** Width in Chinese characters: letters, digits and narrow signs are half of one. A rare character is one, though two units of text. */
export function widthOf(text: string): number {
  let width = 0
  for (const sign of text) width += /[\u0020-\u007E\u00A0-\u024F]/.test(sign) ? 0.5 : 1
  return width
}

const digits = '〇一二三四五六七八九'
/** 1 to 99 in Chinese numerals, as headings count; beyond that nobody numbers. */
export function numeral(n: number): string {
  const tens = Math.floor(n / 10)
  const ones = n % 10
  if (n > 99) return [...String(n)].map((digit) => digits[Number(digit)]).join('')
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || n === 0 ? digits[ones] : ''}`
}

/** 7.3.5.4: Arabic digits, year in full, month and day without a leading zero. */
export function daySaid(on: string): string {
  const [year, month, day] = on.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** 7.3.3: "一、" "（一）" "1." "（1）"; each level begins again below the one above. */
export function numberHeadings(blocks: readonly PaperBlock[]): string[] {
  const counts = [0, 0, 0, 0]
  return blocks.map((block) => {
    if (block.kind !== 'heading' || block.unnumbered) return ''
    const level = block.level
    const n = (counts[level - 1] ?? 0) + 1
    counts.splice(level - 1, 5 - level, n, ...Array<number>(4 - level).fill(0))
    return [`${numeral(n)}、`, `（${numeral(n)}）`, `${n}.`, `（${n}）`][level - 1] ?? ''
  })
}

const words = new Intl.Segmenter('zh', { granularity: 'word' })
const closing = /^[，。、；：！？）》】〕”’%的了和与及]/u
const opening = /[（《【〔“‘]$/u

/**
 * 7.3.1: a title breaks between words, in lines of about the same length, the longest first where they cannot be equal. A line break in
 * the text is obeyed. `most` is the width of a line in characters.
 */
export function breakTitle(title: string, most: number): string[] {
  return title
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => breakLine(line.trim(), most))
}

function breakLine(line: string, most: number): string[] {
  const width = widthOf(line)
  if (width <= most) return [line]
  const places = breaksOf(line)
  for (let count = Math.ceil(width / most); count <= 6; count++) {
    const lines: string[] = []
    let from = 0
    for (let left = count; left > 1; left--) {
      const wanted = widthOf(line.slice(from)) / left
      const best = places
        .filter((at) => at > from && widthOf(line.slice(from, at)) <= most)
        .map((at) => ({ at, cost: Math.abs(widthOf(line.slice(from, at)) - wanted - 0.25) }))
        .sort((a, b) => a.cost - b.cost)[0]
      if (!best) break
      lines.push(line.slice(from, best.at))
      from = best.at
    }
    lines.push(line.slice(from))
    if (lines.every((part) => widthOf(part) <= most)) return lines
  }
  // No words to break between: by length alone, never inside a character.
  const signs = [...line]
  const each = Math.ceil(signs.length / Math.ceil(width / most))
  return Array.from({ length: Math.ceil(signs.length / each) }, (_, i) =>
    signs.slice(i * each, (i + 1) * each).join(''),
  )
}

/** Where a line may end: after a word, not before what closes nor behind what opens, not within 《》 or （） or 〔〕. */
function breaksOf(line: string): number[] {
  const places: number[] = []
  let depth = 0
  for (const { index, segment } of words.segment(line)) {
    if (index > 0 && depth === 0 && !closing.test(segment) && !opening.test(line.slice(0, index)))
      places.push(index)
    for (const sign of segment) {
      if ('《（〔“'.includes(sign)) depth++
      if ('》）〕”'.includes(sign)) depth = Math.max(0, depth - 1)
    }
  }
  return places.length > 0
    ? places
    : [...words.segment(line)].map(({ index }) => index).filter((at) => at > 0)
}

const asNumber = /^[-−+]?[\d,，]*\.?\d+\s*(%|％)?$/u
/** How a column stands when nobody said it: numbers to the right, short words in the middle, text to the left. */
export function alignOf(cells: readonly string[]): 'left' | 'center' | 'right' {
  const said = cells.map((cell) => cell.trim()).filter((cell) => cell !== '' && cell !== '—' && cell !== '-')
  if (said.length === 0) return 'center'
  if (said.every((cell) => asNumber.test(cell))) return 'right'
  return said.every((cell) => widthOf(cell) <= 6) ? 'center' : 'left'
}

/** A line of names broken after so many characters, never before a sign that closes. */
export function breakCopies(text: string, most: number): string[] {
  const lines: string[] = []
  let open = ''
  for (const sign of printable(text).replace(/\s+/g, ' ')) {
    if (widthOf(open + sign) > most && !closing.test(sign)) {
      lines.push(open)
      open = ''
    }
    open += sign
  }
  return open === '' ? lines : [...lines, open]
}
