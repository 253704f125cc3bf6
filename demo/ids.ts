import { createHash } from 'node:crypto'

/**
 * The same id for the same words in every installation of the demonstration (a UUID in the form of version 5), so that tests and
 * later chapters of the demonstration can name a row without looking it up.
 */
export function demoId(...words: string[]): string {
  const bytes = createHash('sha1')
    .update(['lilong demonstration', ...words].join('\n'))
    .digest()
    .subarray(0, 16)
  bytes[6] = 0x50 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A place of the demonstration by its short name: '桂渡桥街道', '书带里', '书带里第1网格', '青藤里' … */
export const placeId = (shortName: string) => demoId('place', shortName)
/** An office by its short name: '街道办事处', '党政办', '书带里居委会', '书带里党总支' … */
export const officeId = (shortName: string) => demoId('office', shortName)
/** A person of the cast by name; the two 王秀英 are '王秀英甲' and '王秀英乙'. */
export const personId = (name: string) => demoId('person', name)
