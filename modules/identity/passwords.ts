import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { openTurns } from '../../platform/http/turns.ts'
import { codeLetters } from './rules.ts'

/**
 * Argon2id with 19 MiB, two passes and one lane: the first of the equivalent settings of the OWASP Password Storage Cheat Sheet
 * ("Use Argon2id with a minimum configuration of 19 MiB of memory, an iteration count of 2, and 1 degree of parallelism").
 */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hashing runs on the few threads that files and name lookups use too; two at once leave the others free. */
export const hashingTurns = openTurns(2)

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), settings)
}

let nobodysHash: Promise<string> | undefined

/** Without an account the same work is done against a hash that nothing fits, so that time tells nothing about who has one. */
export async function isPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  nobodysHash ??= hashPassword(oneTimeCode(8))
  const right = await verify(passwordHash ?? (await nobodysHash), password.normalize('NFC'))
  return Boolean(passwordHash) && right
}

/** Groups of four letters that are easy to read aloud: 20 bits a group. */
export function oneTimeCode(groups: number): string {
  const letter = () => codeLetters[randomInt(codeLetters.length)]
  return Array.from({ length: groups }, () => [letter(), letter(), letter(), letter()].join('')).join('-')
}
