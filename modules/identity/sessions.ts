import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { BodyOf } from '../../platform/contract.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { subjectHash } from '../../platform/http/problems.ts'
import { refuse } from '../../platform/http/refusal.ts'
import { newId } from '../../platform/id.ts'
import { record } from '../../platform/ledger/event.ts'
import type { Lilong } from '../../platform/lilong.ts'
import { publish, type Tx } from '../../platform/tx.ts'
import { personByPhone, personStanding } from '../people/index.ts'
import { accessChanged } from './actors.ts'
import {
  type changePassword as changePasswordEndpoint,
  type Me,
  notRecognised,
  oldPasswordWrong,
  passwordWeak,
  type signIn as signInEndpoint,
} from './contract.ts'
import { passwordChanged } from './events.ts'
import { meOf } from './me.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { demandPatience, triesAgainst } from './patience.ts'
import { cleanStaffNumber, longestMs, passwordLength, passwordWeakness, residentSessionMs } from './rules.ts'
import { demandSecondFactor } from './second-factor.ts'
import { at } from './tables.ts'
import { deviceOf, giveCookie, hashToken, newToken, takeCookie } from './token.ts'

export interface Wire {
  request: FastifyRequest
  reply: FastifyReply
}

async function accountNamed(tx: Tx, lilong: Lilong, name: string) {
  const personId = await personByPhone(tx, lilong.vault, name)
  return at(tx)
    .selectFrom('identity.account')
    .selectAll()
    .where((eb) =>
      personId ? eb('person_id', '=', personId) : eb('staff_number', '=', cleanStaffNumber(name)),
    )
    .executeTakeFirst()
}

/**
 * Signs in. An unknown name, a wrong password, a closed account and a used-up one-time password get one answer after the same
 * work. Wrong passwords make the name wait, and nobody is barred: not by others guessing, and not for longer than a quarter of an
 * hour. From an address where this account has signed in before, only wrong tries from that address count.
 */
export async function signIn(
  tx: Tx,
  lilong: Lilong,
  { name, password, code }: BodyOf<typeof signInEndpoint>,
  wire: Wire,
): Promise<Me> {
  const account = await accountNamed(tx, lilong, name)
  const subject = account ? triesAgainst(account.id) : `sign-in of ${cleanStaffNumber(name)}`
  await demandPatience(tx, subject, account?.id ?? null, wire.request.ip)
  const right = await isPassword(account?.password_hash, password)
  const usedUp = account?.password_until && account.password_until <= tx.now
  if (!account || !right || account.closed_at || usedUp) return refuse(notRecognised, {}, { subject })
  await openSession(tx, account.id, await demandSecondFactor(tx, lilong, account.id, code), wire)
  return meOf(tx, lilong, account.id)
}

export async function openSession(
  tx: Tx,
  accountId: string,
  proof: 'password' | 'first_run' | 'second_factor' | 'phone_code',
  { request, reply }: Wire,
): Promise<string> {
  const token = newToken()
  const id = newId(tx.now.getTime())
  const door = proof === 'phone_code' ? 'my' : 'staff'
  await at(tx)
    .insertInto('identity.session')
    .values({
      id,
      token_hash: hashToken(token),
      account_id: accountId,
      created_at: tx.now,
      seen_at: tx.now,
      expires_at: new Date(tx.now.getTime() + (door === 'my' ? residentSessionMs : longestMs)),
      ended_at: null,
      device: deviceOf(request.headers['user-agent']),
      address_hash: subjectHash(request.ip),
      proof,
    })
    .execute()
  giveCookie(request, reply, token, door)
  return id
}

export async function signOut(tx: Tx, actor: Actor, { request, reply }: Wire): Promise<Record<never, never>> {
  await endSessions(tx, actor.accountId!, { only: actor.sessionId! })
  takeCookie(request, reply, actor.door ?? 'staff')
  return {}
}

/** Ends the sessions of an account: all, all but one, one, or those at the residents' door. */
export async function endSessions(
  tx: Tx,
  accountId: string,
  which: { only?: string; except?: string; proof?: 'phone_code' } = {},
): Promise<void> {
  await at(tx)
    .updateTable('identity.session')
    .set({ ended_at: tx.now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .$if(which.only !== undefined, (q) => q.where('id', '=', which.only!))
    .$if(which.except !== undefined, (q) => q.where('id', '<>', which.except!))
    .$if(which.proof !== undefined, (q) => q.where('proof', '=', which.proof!))
    .execute()
  publish(tx, accessChanged)
}

/** Refuses a password that a guesser would try early. */
export function demandGoodPassword(password: string, about: readonly string[]): void {
  const why = passwordWeakness(password, about)
  if (why) refuse(passwordWeak, { why, ...passwordLength })
}

/** Changes the own password; every other session of the account ends. Wrong present passwords count as wrong sign-ins do. */
export async function changePassword(
  tx: Tx,
  lilong: Lilong,
  actor: Actor,
  { present, fresh }: BodyOf<typeof changePasswordEndpoint>,
  wire: Wire,
): Promise<Me> {
  const account = await at(tx)
    .selectFrom('identity.account')
    .selectAll()
    .where('id', '=', actor.accountId!)
    .executeTakeFirstOrThrow()
  const person = await personStanding(tx, account.person_id)
  const subject = triesAgainst(account.id)
  await demandPatience(tx, subject, account.id, wire.request.ip)
  if (!(await isPassword(account.password_hash, present))) refuse(oldPasswordWrong, {}, { subject })
  demandGoodPassword(fresh, [account.staff_number ?? '', person!.name])
  await at(tx)
    .updateTable('identity.account')
    .set({ password_hash: await hashPassword(fresh), must_change: false, password_until: null })
    .where('id', '=', account.id)
    .execute()
  await endSessions(tx, account.id, { except: actor.sessionId! })
  record(tx, passwordChanged, {
    placeId: person!.placeId,
    officeId: person!.officeId,
    actor,
    subject: { kind: 'identity.account', id: account.id },
  })
  return meOf(tx, lilong, account.id)
}

/** Sessions are forgotten after a quarter of a year, and with them which addresses were whose. */
export async function forgetOldSessions(tx: Tx): Promise<number> {
  const { rows } = await sql`
    delete from identity.session where id in (
      select id from identity.session where created_at < ${new Date(tx.now.getTime() - 90 * 86_400_000)}
      limit 1000 for update skip locked)
    returning id`.execute(tx.db)
  return rows.length
}
