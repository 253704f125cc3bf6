import { sql } from 'kysely'
import type { ReplyOf } from '../../platform/contract.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { found } from '../../platform/http/refusal.ts'
import type { Tx } from '../../platform/tx.ts'
import type { Device, listDevices as listDevicesEndpoint } from './contract/phone.ts'
import { residentSessionMs } from './rules.ts'
import { endSessions } from './sessions.ts'

const open = (
  tx: Tx,
  actor: Actor,
) => sql<boolean>`account_id = ${actor.accountId} and proof = 'phone_code' and ended_at is null
  and created_at > ${new Date(tx.now.getTime() - residentSessionMs)}`

/** Where a resident is signed in: this device first, then the one used last. Sessions at the staff's door are not shown here. */
export async function listDevices(tx: Tx, actor: Actor): Promise<ReplyOf<typeof listDevicesEndpoint>> {
  const { rows } = await sql<Device>`
    select id, device, to_json(created_at) as "openedAt", to_json(seen_at) as "seenAt",
      id is not distinct from ${actor.sessionId}::uuid as here
    from identity.session where ${open(tx, actor)}
    order by id is not distinct from ${actor.sessionId}::uuid desc, seen_at desc limit 100`.execute(tx.db)
  return { devices: rows }
}

/** Signs out one of one's own devices at this door; any other is not there. */
export async function endDevice(tx: Tx, actor: Actor, id: string): Promise<Record<never, never>> {
  const { rows } = await sql`select id from identity.session where id = ${id} and ${open(tx, actor)}`.execute(
    tx.db,
  )
  found(rows[0])
  await endSessions(tx, actor.accountId!, { only: id })
  return {}
}
