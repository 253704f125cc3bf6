import { sql } from 'kysely'
import type { Static, TObject } from 'typebox'
import { newId } from '../../platform/id.ts'
import type { MessageKind } from '../../platform/message.ts'
import { publish, type Tx } from '../../platform/tx.ts'
import { dueAfterQuiet, smsGoodMs } from './rules.ts'

/** What a browser watches to know that its person's inbox moved. */
export const inboxOf = (personId: string) => `messages:${personId}`

/**
 * Tells one person something, in the transaction of the act: the message stands in their inbox exactly when the act does, and a kind for
 * `inbox+sms` also puts a text on its way. The same occasion is told once. Refuses (throws) data the kind did not declare.
 */
export async function tell<D extends TObject>(
  tx: Tx,
  personId: string,
  kind: MessageKind<D>,
  data: Static<D>,
): Promise<void> {
  if (!kind.check(data)) throw new TypeError(`Message ${kind.kind} was told with data it did not declare`)
  const id = newId(tx.now.getTime())
  const values = data as Record<string, unknown>
  const occasion = kind.once.length > 0 ? JSON.stringify(kind.once.map((name) => values[name] ?? null)) : id
  const { rows } = await sql`
    insert into messages.message (id, person_id, kind, data, told_at, occasion)
    values (${id}, ${personId}, ${kind.kind}, ${JSON.stringify(data)}::jsonb, ${tx.now}, ${occasion})
    on conflict on constraint message_once do nothing returning id`.execute(tx.db)
  if (rows.length === 0) return
  publish(tx, inboxOf(personId))
  if (kind.channel !== 'inbox+sms') return
  await sql`
    insert into messages.sms (id, message_id, person_id, told_at, due_at, good_until)
    values (${newId(tx.now.getTime())}, ${id}, ${personId}, ${tx.now}, ${dueAfterQuiet(tx.now)},
      ${new Date(tx.now.getTime() + smsGoodMs)})`.execute(tx.db)
}

/**
 * The occasion of a message is over (what somebody was asked is done, by whomever): nobody who was told of it has it unread any more.
 * The message stays to be looked up. Only for kinds that name their occasion.
 */
export async function settle<D extends TObject>(
  tx: Tx,
  kind: MessageKind<D>,
  data: Static<D>,
): Promise<void> {
  const values = data as Record<string, unknown>
  const occasion = JSON.stringify(kind.once.map((name) => values[name] ?? null))
  const { rows } = await sql<{ personId: string }>`
    update messages.message set read_at = ${tx.now}
    where kind = ${kind.kind} and occasion = ${occasion} and read_at is null returning person_id as "personId"`.execute(
    tx.db,
  )
  for (const { personId } of rows) publish(tx, inboxOf(personId))
}
