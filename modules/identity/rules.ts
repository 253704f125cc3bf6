/** Pure decisions about accounts: what a password must be, how long a wrong one makes everybody wait, how a code is read. */
import { residentSessionMs } from './rules/phone.ts'

export * from './rules/phone.ts'

/**
 * Length counts and a list of the obvious; no rule about character classes
 * (NIST SP 800-63B-4 §3.1.1.2: at least 8, at least 64 accepted, blocklist, no composition rules).
 */
export const passwordLength = { least: 10, most: 128 } as const

export type Weakness = 'short' | 'long' | 'common' | 'repeats' | 'yourself'

const common =
  /^(?:(?:admin|administrator|password|passw0rd|welcome|letmein|qwerty|qwertyuiop|asdfghjkl|zxcvbnm|iloveyou|woaini|lilong)[\d!@#.]*|(?:0?1234567890?|9876543210|1q2w3e4r5t|q1w2e3r4t5|abc\d+|a\d{6,}|[\d]{6}abc)\d*)$/i

/** Why a password will not do, or null. `about` are words a guesser knows of this person: name, staff number, phone. */
export function passwordWeakness(password: string, about: readonly string[]): Weakness | null {
  const letters = [...password]
  if (letters.length < passwordLength.least) return 'short'
  if (letters.length > passwordLength.most) return 'long'
  if (new Set(letters).size < 5) return 'repeats'
  if (common.test(password)) return 'common'
  const lower = password.toLowerCase()
  // What is left when the known word is taken out must still be worth guessing.
  for (const word of about) {
    const known = word.trim().toLowerCase()
    if (known.length >= 2 && [...lower.replaceAll(known, '')].length < 6) return 'yourself'
  }
  return null
}

export const freeTries = 5
export const longestDelaySec = 15 * 60

/**
 * How long a name must wait after its last wrong password: nothing for the first tries, then 1, 2, 4 … seconds up to a quarter of
 * an hour. It delays and never bars: who keeps guessing gets a hundred tries a day, and the owner is back within 15 minutes.
 */
export function delaySec(wrongTries: number): number {
  if (wrongTries < freeTries) return 0
  return Math.min(longestDelaySec, 2 ** Math.min(wrongTries - freeTries, 30))
}

/** Seconds still to wait at `now`, rounded up; 0 when the next try may be made. */
export function waitSec(wrongTries: number, lastAt: Date | null, now: Date): number {
  if (!lastAt) return 0
  return Math.max(0, Math.ceil((lastAt.getTime() + delaySec(wrongTries) * 1000 - now.getTime()) / 1000))
}

export const idleMs = 12 * 60 * 60_000
export const longestMs = 7 * 24 * 60 * 60_000

/** A session of staff lives seven days at most, and twelve hours after it was last used; a resident's phone stays signed in for thirty days. */
export function sessionLives(session: { createdAt: Date; seenAt: Date; proof?: string }, now: Date): boolean {
  if (session.proof === 'phone_code') return now.getTime() - session.createdAt.getTime() < residentSessionMs
  return (
    now.getTime() - session.seenAt.getTime() < idleMs &&
    now.getTime() - session.createdAt.getTime() < longestMs
  )
}

/** Staff numbers are typed in any case and width: `ｇｄｑ００１` is GDQ001. */
export function cleanStaffNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
}

/** Letters and digits that nobody confuses when reading them off a terminal: no 0, O, 1, I, L. */
export const codeLetters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A code as a person types it: case, spaces and dashes do not matter. */
export function cleanCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
}

/** Whether a grant holds on a day: from its first day up to, not including, `untilOn`. */
export function holdsOn(grant: { fromOn: string; untilOn: string | null }, on: string): boolean {
  return grant.fromOn <= on && (grant.untilOn === null || on < grant.untilOn)
}

/** A row that belongs to a line is covered by a grant for that line or for all; a row without one by any grant on its node. */
export function coversLine(grantLines: readonly string[] | null, line: string | null | undefined): boolean {
  return grantLines === null || line === null || line === undefined || grantLines.includes(line)
}
