/** Pure decisions about signing in by a code on the phone: how a code is read, how often one is sent, what one may want to be called. */

export const codeDigits = 6
export const codeGoodMs = 5 * 60_000
/** One in two hundred thousand guesses is right: five are enough for slips and too few for guessing. */
export const mostCodeTries = 5
/** So long somebody who proved a phone has for saying what to be called. */
export const ticketMs = 15 * 60_000

/** The notice about personal data that residents agree to; raised when its words change in substance, and then agreed to anew. */
export const noticeVersion = 1

/** A resident's phone stays signed in for thirty days, used or not. */
export const residentSessionMs = 30 * 24 * 3_600_000

/**
 * How long after a code the next one may be asked for, by how many the phone was sent within a day: a minute, and longer and longer, so
 * that nobody's phone is made to ring all night. It delays and never bars.
 */
const pauses = [60, 60, 120, 300, 900, 3_600, 3_600] as const
export const longestPauseSec = 4 * 3_600

/** Seconds to wait before the next code to this phone; 0 when it may be sent now. `sentAt` within the last day, in any order. */
export function codeWaitSec(sentAt: readonly Date[], now: Date): number {
  if (sentAt.length === 0) return 0
  const last = Math.max(...sentAt.map((at) => at.getTime()))
  const pause = pauses[sentAt.length - 1] ?? longestPauseSec
  return Math.max(0, Math.ceil((last + pause * 1000 - now.getTime()) / 1000))
}

/**
 * The address that codes are counted against. A line with IPv6 is a network of its own, with more addresses than anybody could count: its
 * first 64 bits are one asker (RFC 6177 gives every line at least so many).
 */
export function askerOf(ip: string): string {
  const plain = ip.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const groups = (text: string) => text.split(':').filter(Boolean)
  const left = groups(head)
  const rest = tail === undefined ? [] : groups(tail)
  const zeros = Array<string>(Math.max(0, 8 - left.length - rest.length)).fill('0')
  return [...left, ...zeros, ...rest]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/** A hall full of people behind one address all get theirs; a program that asks for strangers' phones waits. */
export const codesPerAddress = { anHour: 300, aDay: 2_000 } as const

/** A code as typed: spaces, dashes and full width do not matter. Null when it is not six digits. */
export function readCode(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}

/** What somebody may want to be called: 陈阿姨, 老周, Anna. Longer is no form of address. */
export const longestCalled = 16
