/** Pure decisions about persons: how names, phones and identity numbers are written, and how they are masked. */

/** Han of every plane, letters of any script, the dots and hyphens of long names; at most 60 characters as people count them. */
const nameLetters = /^[\p{L}\p{M}][\p{L}\p{M}·'’.\- ]*$/u
/** Letters that show nothing, a Hangul filler for one: a name made of them is none, and one with them looks like somebody else's. */
const unseen = /\p{Default_Ignorable_Code_Point}/u
/** Which of its written forms a Han character takes (龍󠄀): that does show. */
const hanForm = /(?<=\p{Script=Han})[\u{E0100}-\u{E01EF}]/gu
export const longestName = 60

/**
 * A name as it is kept: composed (NFC), single spaces, the dot between parts of a Uygur or Tibetan name as the
 * interpunct · of GB/T 15834-2011 §4.14, whichever of its look-alikes was typed. Null when it is no name.
 */
export function cleanName(text: string): string | null {
  const name = text
    .normalize('NFC')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[•‧∙・･⋅．]/g, '·')
    .replace(/ ?· ?/g, '·')
  if (unseen.test(name.replace(hanForm, ''))) return null
  return nameLetters.test(name) && [...name].length <= longestName ? name : null
}

/** A Chinese mobile phone as its eleven digits, however it was typed; null when it is none. */
export function cleanMobile(text: string): string | null {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s\-()]/g, '')
    .replace(/^(?:\+|00)86/, '')
  return /^1\d{10}$/.test(digits) ? digits : null
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The check character of an identity number (GB 11643-1999 §6, ISO 7064 MOD 11-2). */
export function checkCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0)
  return '10X98765432'[sum % 11]!
}

/**
 * An identity number as its eighteen characters; null when the check character or the day of birth is wrong. One of fifteen digits
 * (issued until 1999, born in the 1900s) is written as the eighteen that replaced it. Residence permits for Hong Kong, Macao and
 * Taiwan (810000, 820000, 830000) and the foreigners' card (beginning with 9) follow the same rule.
 */
export function cleanIdentityNumber(text: string): string | null {
  const typed = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  let number = typed
  if (/^\d{15}$/.test(typed)) {
    const first17 = `${typed.slice(0, 6)}19${typed.slice(6)}`
    number = first17 + checkCharacter(first17)
  }
  if (!/^\d{17}[\dX]$/.test(number) || checkCharacter(number) !== number[17]) return null
  const on = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const at = new Date(`${on}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(on) ? number : null
}

/** 张三 → 张*, 张小三 → 张*三, 阿依努尔·买买提 → 阿***提: first and last stay, and the length says nothing. */
export function maskName(name: string): string {
  const letters = [...name]
  if (letters.length <= 1) return '*'
  if (letters.length === 2) return `${letters[0]}*`
  return `${letters[0]}${'*'.repeat(Math.min(letters.length - 2, 3))}${letters.at(-1)}`
}

/** 13812341234 → 138****1234; of any other number only the last four. */
export function maskPhone(phone: string): string {
  return /^\d{11}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(7)}` : `****${phone.slice(-4)}`
}

/** 11010519491231002X → 110105********002X. */
export function maskIdentityNumber(number: string): string {
  return number.length === 18 ? `${number.slice(0, 6)}********${number.slice(14)}` : `****${number.slice(-4)}`
}

export const sexes = ['female', 'male'] as const
export const purposes = ['contact', 'verify', 'emergency', 'correction'] as const
export type Purpose = (typeof purposes)[number]
export const protectedFields = ['phone', 'identity_number'] as const
export type ProtectedField = (typeof protectedFields)[number]
