/** What a line begins with: a list number or a bullet. */
export interface Marker {
  family:
    | 'han'
    | 'han-bracket'
    | 'arabic'
    | 'arabic-bracket'
    | 'circled'
    | 'padded'
    | 'bullet'
    | 'hash'
    | 'ordinal'
  number: number | null
  /** Characters of the line that belong to the marker. */
  length: number
}

import { readMeasure } from './measures.ts'
import { parseChinese } from './numerals.ts'

const BULLET = /^(?:[○●◎◆◇■□▪▫★☆►▶➤▲△✓✔√※❖·•∙‧o]|[-–—*＊](?=\s)|[-–—](?=[一-鿿]))\s?/
const HAN = '[一二三四五六七八九十]{1,3}'

/**
 * Reads the marker at the beginning of a line, null when there is none. A figure that begins a date, a range or a
 * quantity is no marker: "12个小区", "3.5万", "2020年".
 */
export function readMarker(text: string): Marker | null {
  let skipped = 0
  let rest = text
  const bullet = BULLET.exec(rest)
  if (bullet && !/^o[A-Za-z]/.test(rest)) {
    skipped = bullet[0].length
    rest = rest.slice(skipped)
  }
  const hash = /^#{1,6}\s?/.exec(rest)
  if (hash) {
    skipped += hash[0].length
    rest = rest.slice(hash[0].length)
  }
  const inner = readNumberMarker(rest)
  if (inner) return { ...inner, length: inner.length + skipped }
  if (hash) return { family: 'hash', number: null, length: skipped }
  if (bullet) return { family: 'bullet', number: null, length: skipped }
  return null
}

function readNumberMarker(text: string): Marker | null {
  const head = text.slice(0, 24)
  let found = new RegExp(`^(${HAN})\\s?[、.．,，]\\s?`).exec(head)
  if (found && !/^[一二三四五六七八九十]/.test(head.slice(found[0].length))) {
    return { family: 'han', number: parseChinese(found[1] ?? '')?.value ?? null, length: found[0].length }
  }
  found = new RegExp(`^[(（]\\s?(${HAN})\\s?[)）]\\s?[、.．]?\\s?`).exec(head)
  if (found) {
    return {
      family: 'han-bracket',
      number: parseChinese(found[1] ?? '')?.value ?? null,
      length: found[0].length,
    }
  }
  found = /^[(（]?\s?(\d{1,3})\s?[)）]\s?[、.．]?\s?/.exec(head)
  if (found) return { family: 'arabic-bracket', number: Number(found[1]), length: found[0].length }
  found = /^([①-⑳㈠-㈩⑴-⒇❶-❿➀-➉])\s?/.exec(head)
  if (found) return { family: 'circled', number: circled(found[1] ?? ''), length: found[0].length }
  found = /^([⒈-⒛])\s?/.exec(head)
  if (found)
    return { family: 'arabic', number: (found[1] ?? '').charCodeAt(0) - 0x2487, length: found[0].length }
  found = new RegExp(`^第\\s?(${HAN}|\\d{1,2})\\s?(?:项|条|件|章|部分)\\s?[、:：,，\\s]\\s?`).exec(head)
  if (found) return { family: 'ordinal', number: numberOf(found[1] ?? ''), length: found[0].length }
  found = /^(0[1-9])\s?[、.．:：]?\s?(?=[^\d\s])/.exec(head)
  if (found && !/^[年月日]/.test(head.slice(found[0].length))) {
    return { family: 'padded', number: Number(found[1]), length: found[0].length }
  }
  found = /^(0[1-9])\s(?=\d)/.exec(head)
  if (found) return { family: 'padded', number: Number(found[1]), length: found[0].length }
  found =
    /^(\d{1,3})\s?[.．、]\s?(?=[^\d\s])/.exec(head) ?? /^(\d{1,3})\s?[、]\s?(?=\d+\S*?[一-鿿])/.exec(head)
  if (found && !/^\d{1,3}、\d{1,4}(?:、|号|弄|室|幢|栋|楼|月|日)/.test(head)) {
    return { family: 'arabic', number: Number(found[1]), length: found[0].length }
  }
  found = /^(\d{1,3})[.．]\s(?=\d)/.exec(head) ?? /^(\d{1,3})[.．](?=(?:19|20)\d\d年)/.exec(head)
  if (found) return { family: 'arabic', number: Number(found[1]), length: found[0].length }
  found = /^(\d{1,2})[\s\t](?=[“"《一-鿿])/.exec(head)
  if (
    found &&
    !readMeasure(head, found[0].length) &&
    !/^[余多年月日时号弄万千百亿]/.test(head.slice(found[0].length))
  ) {
    return { family: 'arabic', number: Number(found[1]), length: found[0].length }
  }
  return null
}

function numberOf(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : (parseChinese(text)?.value ?? null)
}

function circled(char: string): number | null {
  const code = char.charCodeAt(0)
  if (code >= 0x2460 && code <= 0x2473) return code - 0x245f
  if (code >= 0x3220 && code <= 0x3229) return code - 0x321f
  if (code >= 0x2474 && code <= 0x2487) return code - 0x2473
  if (code >= 0x2776 && code <= 0x277f) return code - 0x2775
  if (code >= 0x2780 && code <= 0x2789) return code - 0x277f
  return null
}
