import { sql } from 'kysely'
import { type BodyOf, mayNot, type QueryOf, type ReplyOf } from '../../platform/contract.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { demand, found, refuse } from '../../platform/http/refusal.ts'
import { newId } from '../../platform/id.ts'
import { record } from '../../platform/ledger/event.ts'
import { publish, type Tx } from '../../platform/tx.ts'
import { personStanding } from '../people/index.ts'
import { roots, withinReach } from '../units/index.ts'
import { accessChanged } from './actors.ts'
import {
  accountClosed as accountIsClosed,
  hasAccount,
  type listAccounts as listAccountsEndpoint,
  noSecondFactor,
  type openAccount as openAccountEndpoint,
  type renewPassword as renewPasswordEndpoint,
  unknownPerson,
} from './contract.ts'
import { accountClosed, accountOpened, passwordRenewed } from './events.ts'
import { demandAnotherAdministrator, lockAccess } from './grants.ts'
import { hashPassword, oneTimeCode } from './passwords.ts'
import { cleanStaffNumber } from './rules.ts'
import { takeOff } from './second-factor.ts'
import { endSessions } from './sessions.ts'
import { at } from './tables.ts'

/** A one-time password that nobody used within a week is void. */
const oneTimeDays = 7

export interface Admission {
  id?: string
  personId: string
  /** Whose register holds the person: where the event stands. */
  placeId: string
  officeId: string
  staffNumber: string
  passwordHash: string
  mustChange: boolean
}

/**
 * Opens many accounts at once, one event each. Refuses a second account of a person; PostgreSQL refuses a staff number twice. The account
 * of somebody who is a resident so far becomes one of staff.
 */
export async function admitStaff(tx: Tx, actor: Actor, admissions: readonly Admission[]): Promise<string[]> {
  if (admissions.length === 0) return []
  const wanted = admissions.map((a) => ({ ...a, id: a.id ?? newId(tx.now.getTime()) }))
  const opened = await at(tx)
    .insertInto('identity.account')
    .values(
      wanted.map((row) => ({
        id: row.id,
        person_id: row.personId,
        staff_number: row.staffNumber,
        password_hash: row.passwordHash,
        must_change: row.mustChange,
        password_until: row.mustChange ? new Date(tx.now.getTime() + oneTimeDays * 86_400_000) : null,
        second_factor_sealed: null,
        second_factor_at: null,
        opened_at: tx.now,
        closed_at: null,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .constraint('account_one_per_person')
        .doUpdateSet((eb) => ({
          staff_number: eb.ref('excluded.staff_number'),
          password_hash: eb.ref('excluded.password_hash'),
          must_change: eb.ref('excluded.must_change'),
          password_until: eb.ref('excluded.password_until'),
          closed_at: null,
        }))
        .where('identity.account.staff_number', 'is', null),
    )
    .returning(['id', 'person_id'])
    .execute()
  if (opened.length < wanted.length) refuse(hasAccount)
  const ids = new Map(opened.map((row) => [row.person_id, row.id]))
  const rows = wanted.map((row) => ({ ...row, id: ids.get(row.personId) ?? row.id }))
  for (const row of rows) {
    record(tx, accountOpened, {
      placeId: row.placeId,
      officeId: row.officeId,
      actor,
      subject: { kind: 'identity.account', id: row.id },
      personId: row.personId,
    })
  }
  publish(tx, accessChanged)
  return rows.map((row) => row.id)
}

/** Gives a person within reach an account. The one-time password is told once and kept only as a hash. */
export async function openAccount(
  tx: Tx,
  actor: Actor,
  { personId, staffNumber }: BodyOf<typeof openAccountEndpoint>,
): Promise<ReplyOf<typeof openAccountEndpoint>> {
  const person = await personStanding(tx, personId)
  if (!person) return refuse(unknownPerson)
  demand(actor, 'identity.account', person)
  await demandAuthorityOver(tx, actor, personId)
  const oneTimePassword = oneTimeCode(3)
  const [id] = await admitStaff(tx, actor, [
    {
      personId,
      placeId: person.placeId,
      officeId: person.officeId,
      staffNumber: cleanStaffNumber(staffNumber),
      passwordHash: await hashPassword(oneTimePassword),
      mustChange: true,
    },
  ])
  return { id: id!, oneTimePassword }
}

/**
 * Whoever holds a person's one-time password can act as that person, so it is handed out only by somebody whose own reach takes in every
 * role that person holds or will hold. A grant of `administrator` on one neighbourhood would otherwise lead to the whole street.
 */
async function demandAuthorityOver(tx: Tx, actor: Actor, personId: string): Promise<void> {
  const both = found(await roots(tx))
  const { rows } = await sql`
    select 1 from identity.grant g
      cross join lateral (
        select coalesce(g.place_id, ${both.placeId}::uuid) as place_id, coalesce(g.office_id, ${both.officeId}::uuid) as office_id
      ) st
    where g.person_id = ${personId} and g.role <> 'resident' and (g.until_on is null or g.until_on > ${tx.today}::date)
      and not ${withinReach(tx, actor.reach('identity.account'), 'st.place_id', 'st.office_id')}
    limit 1`.execute(tx.db)
  if (rows.length > 0) refuse(mayNot, { permission: 'identity.account' })
}

async function accountWithinReach(tx: Tx, actor: Actor, id: string) {
  const account = found(
    await at(tx)
      .selectFrom('identity.account')
      .selectAll()
      .where('id', '=', id)
      // A resident's account is nobody's to open with a password.
      .where('staff_number', 'is not', null)
      .executeTakeFirst(),
  )
  const person = found(await personStanding(tx, account.person_id))
  found(actor.may('identity.account', person) ? person : null)
  await demandAuthorityOver(tx, actor, person.id)
  return { account, person }
}

/** Closes an account; its sessions end with it. Refuses to leave the street without anybody who can hand out roles. */
export async function closeAccount(tx: Tx, actor: Actor, id: string): Promise<Record<never, never>> {
  await lockAccess(tx)
  const { account, person } = await accountWithinReach(tx, actor, id)
  if (account.closed_at) refuse(accountIsClosed)
  await demandAnotherAdministrator(tx, { besidesPerson: account.person_id })
  await at(tx).updateTable('identity.account').set({ closed_at: tx.now }).where('id', '=', id).execute()
  await endSessions(tx, id)
  record(tx, accountClosed, {
    placeId: person.placeId,
    officeId: person.officeId,
    actor,
    subject: { kind: 'identity.account', id },
    personId: person.id,
  })
  return {}
}

/** Hands out a new one-time password, which also opens a closed account again. */
export async function renewPassword(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<ReplyOf<typeof renewPasswordEndpoint>> {
  const { person } = await accountWithinReach(tx, actor, id)
  const oneTimePassword = oneTimeCode(3)
  await at(tx)
    .updateTable('identity.account')
    .set({
      password_hash: await hashPassword(oneTimePassword),
      must_change: true,
      password_until: new Date(tx.now.getTime() + oneTimeDays * 86_400_000),
      closed_at: null,
    })
    .where('id', '=', id)
    .execute()
  await endSessions(tx, id)
  record(tx, passwordRenewed, {
    placeId: person.placeId,
    officeId: person.officeId,
    actor,
    subject: { kind: 'identity.account', id },
    personId: person.id,
  })
  return { oneTimePassword }
}

/** For somebody whose phone is lost: an administrator whose reach takes in all that the person holds. The sessions end. */
export async function liftSecondFactor(tx: Tx, actor: Actor, id: string): Promise<Record<never, never>> {
  const { account, person } = await accountWithinReach(tx, actor, id)
  if (!account.second_factor_sealed) refuse(noSecondFactor)
  await takeOff(tx, actor, id, person)
  await endSessions(tx, id)
  return {}
}

export async function listAccounts(
  tx: Tx,
  actor: Actor,
  { search = '' }: QueryOf<typeof listAccountsEndpoint>,
): Promise<ReplyOf<typeof listAccountsEndpoint>> {
  const words = search.normalize('NFC').trim()
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<ReplyOf<typeof listAccountsEndpoint>['accounts'][number]>`
    select a.id, jsonb_build_object('id', p.id, 'name', p.name) as person, a.staff_number as "staffNumber",
      a.must_change as "mustChange", a.second_factor_at is not null as "hasSecondFactor", to_json(a.closed_at) as "closedAt",
      (select to_json(max(s.seen_at)) from identity.session s where s.account_id = a.id) as "seenAt"
    from identity.account a join people.label p on p.id = a.person_id join people.standing st on st.id = a.person_id
    where ${withinReach(tx, actor.reach('identity.account'), 'st.place_id', 'st.office_id')}
      and a.staff_number is not null
      and (p.name ilike ${pattern} or a.staff_number = ${cleanStaffNumber(words)})
    order by p.name collate "zh-x-icu", a.staff_number limit 500`.execute(tx.db)
  return { accounts: rows }
}
