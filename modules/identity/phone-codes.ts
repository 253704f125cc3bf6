import { randomInt, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { type BodyOf, type ReplyOf, tooMany } from '../../platform/contract.ts'
import { subjectHash } from '../../platform/http/problems.ts'
import { refuse } from '../../platform/http/refusal.ts'
import { openTurns } from '../../platform/http/turns.ts'
import { newId } from '../../platform/id.ts'
import type { Lilong } from '../../platform/lilong.ts'
import type { Tx } from '../../platform/tx.ts'
import type { Vault } from '../../platform/vault/vault.ts'
import { sendCodeText, signature } from '../messages/index.ts'
import { badPhone } from '../people/contract.ts'
import { cleanMobile } from '../people/rules.ts'
import { type askPhoneCode as askPhoneCodeEndpoint, phoneCodeWrong, ticketOver } from './contract/phone.ts'
import {
  askerOf,
  codeDigits,
  codeGoodMs,
  codesPerAddress,
  codeWaitSec,
  mostCodeTries,
  readCode,
  ticketMs,
} from './rules.ts'
import type { Wire } from './sessions.ts'
import { hashToken, newToken } from './token.ts'
import { words } from './words/resident.zh-CN.ts'

/** Each try is written down on a connection beside the request's own; few at a time, so that they never wait for each other's. */
export const codeTurns = openTurns(4)

/** Of its own kind: nobody can match the codes sent with the phones of the register. */
const indexedAs = 'identity.phone_code'
/** Six digits are soon tried through; with the key of the vault in it the hash tells nothing to who reads the table. */
const hashOf = (vault: Vault, askId: string, code: string) =>
  vault.blindIndex('identity.phone_code.code', `${askId} ${code}`)

/** The phone as its eleven digits and the index under which codes to it are found. */
export function phoneAsked(vault: Vault, text: string): { phone: string; index: Buffer } {
  const phone = cleanMobile(text) ?? refuse(badPhone)
  return { phone, index: vault.blindIndex(indexedAs, phone) }
}

/**
 * Sends a code to a phone, whoever's it is: who is known is not looked up here, so neither the answer nor the time can tell. A newer code
 * ends the one before. Asked for too often it has to wait, longer and longer, and never for good.
 */
export async function askPhoneCode(
  tx: Tx,
  { vault }: Lilong,
  body: BodyOf<typeof askPhoneCodeEndpoint>,
  { request }: Pick<Wire, 'request'>,
): Promise<ReplyOf<typeof askPhoneCodeEndpoint>> {
  const { phone, index } = phoneAsked(vault, body.phone)
  const address = subjectHash(askerOf(request.ip))!
  // Of two that ask for one phone in the same instant, the second finds what the first did.
  await sql`select pg_advisory_xact_lock(${index.readInt32BE(0)}, ${index.readInt32BE(4)})`.execute(tx.db)
  const sentAt = await sentLately(tx, index)
  const retryAfterSec = Math.max(codeWaitSec(sentAt, tx.now), await addressWaitSec(tx, address))
  if (retryAfterSec > 0) refuse(tooMany, { retryAfterSec })
  await sql`update identity.phone_code set ended_at = ${tx.now} where phone_index = ${index} and ended_at is null`.execute(
    tx.db,
  )
  const askId = newId(tx.now.getTime())
  const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0')
  const goodUntil = new Date(tx.now.getTime() + codeGoodMs)
  await sql`
    insert into identity.phone_code (id, phone_index, code_hash, made_at, good_until, address_hash)
    values (${askId}, ${index}, ${hashOf(vault, askId, code)}, ${tx.now}, ${goodUntil}, ${address})`.execute(
    tx.db,
  )
  const text = `${await signature(tx)}${words.sms(code, codeGoodMs / 60_000)}`
  await sendCodeText(tx, vault, { phone, text, goodUntil })
  return {
    askId,
    goodForSec: codeGoodMs / 1000,
    againAfterSec: codeWaitSec([...sentAt, tx.now], tx.now),
  }
}

async function sentLately(tx: Tx, index: Buffer): Promise<Date[]> {
  const { rows } = await sql<{ at: Date }>`
    select made_at as at from identity.phone_code
    where phone_index = ${index} and made_at > ${new Date(tx.now.getTime() - 86_400_000)}`.execute(tx.db)
  return rows.map(({ at }) => at)
}

/** When so many codes went out for one address that the next has to wait until the oldest of them is an hour, or a day, ago. */
async function addressWaitSec(tx: Tx, address: Buffer): Promise<number> {
  const waits = []
  for (const [most, ms] of [
    [codesPerAddress.anHour, 3_600_000],
    [codesPerAddress.aDay, 86_400_000],
  ] as const) {
    const { rows } = await sql<{ at: Date }>`
      select made_at as at from identity.phone_code
      where address_hash = ${address} and made_at > ${new Date(tx.now.getTime() - ms)}
      order by made_at desc offset ${most - 1} limit 1`.execute(tx.db)
    const first = rows[0]
    waits.push(first ? Math.ceil((first.at.getTime() + ms - tx.now.getTime()) / 1000) : 0)
  }
  return Math.max(...waits)
}

/**
 * Takes a code: right, in time, the newest sent to this phone, asked for by whoever sends it, and not used before. A wrong one, one that
 * ran out and one never sent get one answer after the same work. Each try is written down before the code is looked at, in a
 * transaction of its own, so that a thousand guesses in the same instant are five.
 */
export async function takePhoneCode(
  tx: Tx,
  { vault, database }: Lilong,
  { askId, index, typed }: { askId: string; index: Buffer; typed: string },
): Promise<void> {
  const { rows } = await sql<{ hash: Buffer }>`
    update identity.phone_code set tries = tries + 1
    where id = ${askId} and phone_index = ${index} and ended_at is null and good_until > ${tx.now} and tries < ${mostCodeTries}
    returning code_hash as hash`.execute(database.write)
  const hash = hashOf(vault, askId, readCode(typed) ?? '')
  const kept = rows[0]?.hash
  const right = timingSafeEqual(hash, kept ?? Buffer.alloc(hash.length)) && kept !== undefined
  if (!right) refuse(phoneCodeWrong, {}, { subject: triesAt(index) })
  const { rows: taken } = await sql`
    update identity.phone_code set ended_at = ${tx.now} where id = ${askId} and ended_at is null returning id`.execute(
    tx.db,
  )
  if (taken.length === 0) refuse(phoneCodeWrong, {}, { subject: triesAt(index) })
}

const triesAt = (index: Buffer) => `codes to phone ${index.toString('hex')}`

/** For somebody whose phone is proved and who has yet to say who they are: good for a quarter of an hour, and once. */
export async function giveTicket(tx: Tx, askId: string): Promise<string> {
  const ticket = newToken()
  await sql`
    update identity.phone_code set ticket_hash = ${hashToken(ticket)}, ticket_until = ${new Date(tx.now.getTime() + ticketMs)}
    where id = ${askId}`.execute(tx.db)
  return ticket
}

/** Refuses a ticket that is made up, ran out, was used, or belongs to another phone. */
export async function takeTicket(
  tx: Tx,
  { askId, index, ticket }: { askId: string; index: Buffer; ticket: string },
): Promise<void> {
  const { rows } = await sql`
    update identity.phone_code set ticket_hash = null, ticket_until = null
    where id = ${askId} and phone_index = ${index} and ticket_hash = ${hashToken(ticket)} and ticket_until > ${tx.now}
    returning id`.execute(tx.db)
  if (rows.length === 0) refuse(ticketOver, {}, { subject: triesAt(index) })
}

/** Which codes were sent when is forgotten after two days. Not at once, even for somebody who leaves: it would be a way to ask without end. */
export async function forgetCodes(tx: Tx): Promise<number> {
  const { rows } = await sql`
    delete from identity.phone_code where id in (
      select id from identity.phone_code where made_at < ${new Date(tx.now.getTime() - 2 * 86_400_000)}
      limit 1000 for update skip locked)
    returning id`.execute(tx.db)
  return rows.length
}
