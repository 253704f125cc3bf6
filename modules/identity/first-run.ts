import { createHash, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { BodyOf } from '../../platform/contract.ts'
import { nobody } from '../../platform/http/actor.ts'
import { refuse } from '../../platform/http/refusal.ts'
import { newId } from '../../platform/id.ts'
import { flush } from '../../platform/ledger/event.ts'
import type { Lilong } from '../../platform/lilong.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { Tx } from '../../platform/tx.ts'
import { enterPersons } from '../people/index.ts'
import { plantUnits, roots } from '../units/index.ts'
import { admitStaff } from './accounts.ts'
import { codeWrong, type firstRun as firstRunEndpoint, firstRunOver, type Me } from './contract.ts'
import { giveGrants } from './grants.ts'
import { meOf } from './me.ts'
import { hashPassword, oneTimeCode } from './passwords.ts'
import { demandPatience } from './patience.ts'
import { cleanCode, cleanStaffNumber } from './rules.ts'
import { demandGoodPassword, openSession, type Wire } from './sessions.ts'

const settingKey = 'identity.first_run'
const codeHours = 24
const hashOf = (code: string) => createHash('sha256').update(cleanCode(code)).digest()

export async function isFirstRunOpen(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select not exists (select from identity.account where staff_number is not null) as open`.execute(tx.db)
  return rows[0]!.open
}

/**
 * While nobody has an account, makes a one-time code that whoever reads the terminal may use to become the first administrator. A
 * code made before no longer works. Only its hash is kept.
 */
export async function announceFirstRun(lilong: Lilong): Promise<{ code: string } | null> {
  const { result } = await inTransaction(lilong, 'first-run', async (tx) => {
    if (!(await isFirstRunOpen(tx))) return null
    const code = oneTimeCode(4)
    const value = {
      hash: hashOf(code).toString('hex'),
      expiresAt: new Date(tx.now.getTime() + codeHours * 3_600_000).toISOString(),
    }
    await sql`insert into platform.setting (key, value, set_at) values (${settingKey}, ${JSON.stringify(value)}::jsonb, ${tx.now})
      on conflict (key) do update set value = excluded.value, set_at = excluded.set_at`.execute(tx.db)
    return { code }
  })
  return result
}

/**
 * Makes the first administrator, plants the roots of both trees where there are none, and signs in. The code is taken in the same
 * transaction: of two requests at once the second waits for the first and then finds the door closed.
 */
export async function makeFirstAdministrator(
  tx: Tx,
  lilong: Lilong,
  body: BodyOf<typeof firstRunEndpoint>,
  wire: Wire,
): Promise<Me> {
  const subject = 'first-run code'
  await demandPatience(tx, subject, null, wire.request.ip)
  const { rows } = await sql<{ value: { hash: string; expiresAt: string } }>`
    select value from platform.setting where key = ${settingKey} for update`.execute(tx.db)
  if (!(await isFirstRunOpen(tx))) refuse(firstRunOver)
  const kept = rows[0]?.value
  const right = kept !== undefined && timingSafeEqual(Buffer.from(kept.hash, 'hex'), hashOf(body.code))
  if (!right || new Date(kept.expiresAt) <= tx.now) refuse(codeWrong, {}, { subject })
  demandGoodPassword(body.password, [body.staffNumber, body.name])
  await sql`delete from platform.setting where key = ${settingKey}`.execute(tx.db)

  const personId = newId(tx.now.getTime())
  const actor = { ...nobody, kind: 'person' as const, personId, channel: 'desk' }
  const { placeId, officeId } = (await roots(tx)) ?? (await plantRoots(tx, actor, body.subDistrict))
  await enterPersons(tx, lilong.vault, actor, [
    {
      id: personId,
      name: body.name,
      placeId,
      officeId,
      posts: [{ officeId, title: null, fromOn: tx.today }],
    },
  ])
  const [accountId] = await admitStaff(tx, actor, [
    {
      personId,
      placeId,
      officeId,
      staffNumber: cleanStaffNumber(body.staffNumber),
      passwordHash: await hashPassword(body.password),
      mustChange: false,
    },
  ])
  await giveGrants(tx, actor, [
    { personId, role: 'administrator', placeId, lines: null, fromOn: tx.today, untilOn: null },
  ])
  await flush(tx)
  await openSession(tx, accountId!, 'first_run', wire)
  return meOf(tx, lilong, accountId!)
}

async function plantRoots(tx: Tx, actor: Parameters<typeof plantUnits>[1], name: string) {
  const [placeId, officeId] = await plantUnits(tx, actor, [
    { tree: 'place', kind: 'sub_district', name, parentId: null, openedOn: tx.today },
    {
      tree: 'office',
      kind: 'sub_district_office',
      name: `${name}办事处`,
      parentId: null,
      openedOn: tx.today,
    },
  ])
  return { placeId: placeId!, officeId: officeId! }
}
