import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import encodeQr from 'qr'
import type { BodyOf, ReplyOf } from '../../platform/contract.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { found, refuse } from '../../platform/http/refusal.ts'
import { record } from '../../platform/ledger/event.ts'
import type { Lilong } from '../../platform/lilong.ts'
import { publish, type Tx } from '../../platform/tx.ts'
import { personStanding } from '../people/index.ts'
import { accessChanged } from './actors.ts'
import {
  type beginSecondFactor as beginEndpoint,
  type confirmSecondFactor as confirmEndpoint,
  noSecondFactor,
  passwordWrong,
  type removeSecondFactor as removeEndpoint,
  secondFactorNeeded,
  secondFactorSet,
  secondFactorWrong,
} from './contract/access.ts'
import { secondFactorConfirmed, secondFactorLifted } from './events.ts'
import { isPassword, oneTimeCode } from './passwords.ts'
import { demandPatience, triesAgainst } from './patience.ts'
import { cleanCode } from './rules.ts'
import { at } from './tables.ts'

/** What the vault seals the secrets as. */
const sealedAs = 'identity.second_factor'
/** A code is good for its own half minute and for its neighbours: clocks of phones are off by seconds (RFC 6238 §5.2). */
const window = 1
const recoveryCodes = 10

const totpOf = (secret: string, label = '') =>
  new TOTP({ issuer: '里弄 Lilong', label, secret: Secret.fromBase32(secret), digits: 6, period: 30 })
const hashOf = (code: string) => createHash('sha256').update(code).digest()

async function ownAccount(tx: Tx, actor: Actor) {
  return at(tx)
    .selectFrom('identity.account')
    .selectAll()
    .where('id', '=', actor.accountId!)
    .forUpdate()
    .executeTakeFirstOrThrow()
}
type Account = Awaited<ReturnType<typeof ownAccount>>

/** A wrong password or code here counts as a wrong sign-in does: somebody at an open desk gets no more tries than at a closed one. */
async function demandPassword(tx: Tx, account: Account, password: string, address: string): Promise<void> {
  const subject = triesAgainst(account.id)
  await demandPatience(tx, subject, account.id, address)
  if (!(await isPassword(account.password_hash ?? undefined, password)))
    refuse(passwordWrong, {}, { subject })
}

/**
 * Whether the code is the account's present one, or a recovery code not yet used; takes it. A code is taken once: who reads it over a
 * shoulder finds it used.
 */
async function takeCode(
  tx: Tx,
  lilong: Pick<Lilong, 'vault'>,
  account: Account,
  code: string,
): Promise<boolean> {
  if (!account.second_factor_sealed) return false
  const clean = cleanCode(code)
  const secret = lilong.vault.open(sealedAs, account.second_factor_sealed)
  const step = Math.floor(tx.now.getTime() / 30_000)
  const delta = totpOf(secret).validate({ token: clean, window, timestamp: tx.now.getTime() })
  if (delta !== null) {
    const { rows } = await sql`
      update identity.account set second_factor_step = ${step + delta}
      where id = ${account.id} and coalesce(second_factor_step, 0) < ${step + delta} returning id`.execute(
      tx.db,
    )
    return rows.length > 0
  }
  const { rows } = await sql`
    update identity.recovery_code set used_at = ${tx.now}
    where account_id = ${account.id} and code_hash = ${hashOf(clean)} and used_at is null returning account_id`.execute(
    tx.db,
  )
  return rows.length > 0
}

/**
 * The second half of signing in: refuses (422) an account that asks for a code and got none, or a wrong one; a wrong one counts against
 * the account as a wrong password does.
 */
export async function demandSecondFactor(
  tx: Tx,
  lilong: Pick<Lilong, 'vault'>,
  accountId: string,
  code: string | undefined,
): Promise<'password' | 'second_factor'> {
  const account = await at(tx)
    .selectFrom('identity.account')
    .selectAll()
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  if (!account.second_factor_sealed) return 'password'
  if (code === undefined) refuse(secondFactorNeeded)
  if (!(await takeCode(tx, lilong, account, code)))
    refuse(secondFactorWrong, {}, { subject: triesAgainst(accountId) })
  return 'second_factor'
}

export async function getSecondFactor(
  tx: Tx,
  actor: Actor,
): Promise<{ since: string | null; recoveryCodes: number }> {
  const { rows } = await sql<{ since: string | null; recoveryCodes: number }>`
    select to_json(second_factor_at) as since, (
      select count(*)::integer from identity.recovery_code r where r.account_id = a.id and r.used_at is null
    ) as "recoveryCodes"
    from identity.account a where a.id = ${actor.accountId}`.execute(tx.db)
  return found(rows[0])
}

/** A new secret, kept sealed until its first code confirms it. Refuses an account that has a factor, and a wrong password. */
export async function beginSecondFactor(
  tx: Tx,
  lilong: Pick<Lilong, 'vault'>,
  actor: Actor,
  { password }: BodyOf<typeof beginEndpoint>,
  address: string,
): Promise<ReplyOf<typeof beginEndpoint>> {
  const account = await ownAccount(tx, actor)
  if (account.second_factor_sealed) refuse(secondFactorSet)
  await demandPassword(tx, account, password, address)
  const secret = new Secret({ size: 20 }).base32
  await at(tx)
    .updateTable('identity.account')
    .set({ second_factor_pending: lilong.vault.seal(sealedAs, secret) })
    .where('id', '=', account.id)
    .execute()
  const uri = totpOf(secret, account.staff_number ?? '').toString()
  return { secret, uri, picture: pictureOf(uri) }
}

/** Dark on white, with a border of four squares, on pages of any theme (ISO/IEC 18004 §6.3.8). */
const pictureOf = (text: string) =>
  encodeQr(text, 'svg', { ecc: 'medium', border: 4 }).replace(
    /<svg[^>]*>/,
    '$&<rect width="100%" height="100%" fill="#ffffff"/>',
  )

/** The first code shows that the app holds the secret; from now on every sign-in asks for one. */
export async function confirmSecondFactor(
  tx: Tx,
  lilong: Pick<Lilong, 'vault'>,
  actor: Actor,
  { code }: BodyOf<typeof confirmEndpoint>,
  address: string,
): Promise<ReplyOf<typeof confirmEndpoint>> {
  const account = await ownAccount(tx, actor)
  if (account.second_factor_sealed) refuse(secondFactorSet)
  const pending = account.second_factor_pending ?? refuse(noSecondFactor)
  const subject = triesAgainst(account.id)
  await demandPatience(tx, subject, account.id, address)
  const totp = totpOf(lilong.vault.open(sealedAs, pending))
  const delta = totp.validate({ token: cleanCode(code), window, timestamp: tx.now.getTime() })
  if (delta === null) return refuse(secondFactorWrong, {}, { subject })
  await at(tx)
    .updateTable('identity.account')
    .set({
      second_factor_sealed: pending,
      second_factor_at: tx.now,
      second_factor_pending: null,
      second_factor_step: Math.floor(tx.now.getTime() / 30_000) + delta,
    })
    .where('id', '=', account.id)
    .execute()
  const codes = Array.from({ length: recoveryCodes }, () => oneTimeCode(3))
  await sql`delete from identity.recovery_code where account_id = ${account.id}`.execute(tx.db)
  await sql`
    insert into identity.recovery_code (account_id, code_hash)
    select ${account.id}, unnest(${codes.map((one) => hashOf(cleanCode(one)))}::bytea[])`.execute(tx.db)
  const person = found(await personStanding(tx, account.person_id))
  record(tx, secondFactorConfirmed, { ...standing(person), actor, subject: subjectOf(account.id) })
  return { recoveryCodes: codes }
}

/** Gives up the own factor: with the password and one more code, so that an open desk is not enough. */
export async function removeSecondFactor(
  tx: Tx,
  lilong: Pick<Lilong, 'vault'>,
  actor: Actor,
  { password, code }: BodyOf<typeof removeEndpoint>,
  address: string,
): Promise<Record<never, never>> {
  const account = await ownAccount(tx, actor)
  if (!account.second_factor_sealed) refuse(noSecondFactor)
  await demandPassword(tx, account, password, address)
  if (!(await takeCode(tx, lilong, account, code)))
    refuse(secondFactorWrong, {}, { subject: triesAgainst(account.id) })
  const person = found(await personStanding(tx, account.person_id))
  await takeOff(tx, actor, account.id, person)
  return {}
}

/** Takes the factor off an account, with its recovery codes. */
export async function takeOff(
  tx: Tx,
  actor: Actor,
  accountId: string,
  person: { placeId: string; officeId: string },
): Promise<void> {
  await at(tx)
    .updateTable('identity.account')
    .set({
      second_factor_sealed: null,
      second_factor_at: null,
      second_factor_pending: null,
      second_factor_step: null,
    })
    .where('id', '=', accountId)
    .execute()
  await sql`delete from identity.recovery_code where account_id = ${accountId}`.execute(tx.db)
  record(tx, secondFactorLifted, { ...standing(person), actor, subject: subjectOf(accountId) })
  publish(tx, accessChanged)
}

const standing = ({ placeId, officeId }: { placeId: string; officeId: string }) => ({ placeId, officeId })
const subjectOf = (id: string) => ({ kind: 'identity.account', id })
