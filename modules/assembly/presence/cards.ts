import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { withCheckDigit } from '../contract/card-digits.ts'
import { presenceTopic } from '../sessions/sight.ts'
import { cardsIssued } from './events.ts'

/** The card of one person for one session: sixteen digits, printed as a QR code and in groups of four. */
export interface Card {
  attendeeId: string
  code: string
}

/** The vault’s name of a card’s code; the database holds it sealed, and its blind index to find it by. */
export const cardField = 'assembly.card'

/** Fifteen random digits and one that betrays a slip of the hand. */
export const newCode = (): string =>
  withCheckDigit(`${randomInt(10 ** 7, 10 ** 8)}${String(randomInt(0, 10 ** 7)).padStart(7, '0')}`)

/** Gives everybody on the list a card who has none; those who have one keep it. Returns how many were made. */
export async function issueCards(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  session: { id: string; placeId: string; officeId: string },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select a.id from assembly.attendee a where a.session_id = ${session.id} and a.removed_at is null
      and not exists (select from assembly.card c where c.attendee_id = a.id and c.ended_at is null) order by a.id`.execute(
    tx.db,
  )
  if (rows.length === 0) return 0
  const fresh = rows.map(({ id }) => {
    const code = newCode()
    return {
      id: newId(tx.now.getTime()),
      attendee_id: id,
      code_index: vault.blindIndex(cardField, code).toString('hex'),
      code_sealed: vault.seal(cardField, code).toString('hex'),
    }
  })
  const { rows: made } = await sql`
    insert into assembly.card (id, attendee_id, code_index, code_sealed, issued_at, issued_by)
    select n.id, n.attendee_id, decode(n.code_index, 'hex'), decode(n.code_sealed, 'hex'), ${tx.now}, ${actor.personId}
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as n(id uuid, attendee_id uuid, code_index text, code_sealed text)
    on conflict (attendee_id) where ended_at is null do nothing returning id`.execute(tx.db)
  if (made.length > 0) {
    record(tx, cardsIssued, {
      placeId: session.placeId,
      officeId: session.officeId,
      actor,
      subject: { kind: 'assembly.session', id: session.id },
      data: { cards: made.length },
    })
    publish(tx, presenceTopic(session.id))
  }
  return made.length
}

/** The valid cards of these attendees, by attendee. Whoever was given none yet is missing: issue first. */
export async function cardsOf(
  tx: Tx,
  vault: Vault,
  attendeeIds: readonly string[],
): Promise<Map<string, Card>> {
  const { rows } = await sql<{ attendeeId: string; sealed: Buffer }>`
    select c.attendee_id as "attendeeId", c.code_sealed as sealed from assembly.card c
      join assembly.attendee a on a.id = c.attendee_id and a.removed_at is null
    where c.attendee_id = any (${attendeeIds}::uuid[]) and c.ended_at is null`.execute(tx.db)
  return new Map(
    rows.map(({ attendeeId, sealed }) => [attendeeId, { attendeeId, code: vault.open(cardField, sealed) }]),
  )
}

/** The valid card of one attendee, or null where none was issued. */
export async function cardOf(tx: Tx, vault: Vault, attendeeId: string): Promise<Card | null> {
  return (await cardsOf(tx, vault, [attendeeId])).get(attendeeId) ?? null
}
