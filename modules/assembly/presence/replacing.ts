import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { mayNotSignIn, noCard } from '../contract/presence.ts'
import { presenceTopic, sessionToMove } from '../sessions/sight.ts'
import { demandOpen } from './ballots.ts'
import { cardField, issueCards, newCode } from './cards.ts'
import { doorOf } from './door.ts'
import { cardReplaced } from './events.ts'

/** Makes a card for everybody on the list who has none. */
export async function issueSessionCards(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  sessionId: string,
): Promise<{ made: number }> {
  const session = await sessionToMove(tx, actor, sessionId, 'assembly.prepare')
  demandOpen(session)
  return { made: await issueCards(tx, vault, actor, session) }
}

/** A new card for somebody who lost theirs; whoever finds the old one is told that it counts no longer. */
export async function replaceCard(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  sessionId: string,
  attendeeId: string,
): Promise<{ attendeeId: string }> {
  const door = await doorOf(tx, actor, sessionId)
  if (!door.everywhere && !actor.may('assembly.prepare', door.session)) refuse(mayNotSignIn)
  demandOpen(door.session)
  const { rows: known } = await sql`
    select from assembly.attendee where id = ${attendeeId} and session_id = ${sessionId} and removed_at is null for no key update`.execute(
    tx.db,
  )
  found(known[0])
  const { rows: ended } = await sql`
    update assembly.card set ended_at = ${tx.now}, ended_by = ${actor.personId}
    where attendee_id = ${attendeeId} and ended_at is null returning id`.execute(tx.db)
  if (ended.length === 0) refuse(noCard)
  const code = newCode()
  await sql`
    insert into assembly.card (id, attendee_id, code_index, code_sealed, issued_at, issued_by)
    values (${newId(tx.now.getTime())}, ${attendeeId}, ${vault.blindIndex(cardField, code)}, ${vault.seal(cardField, code)}, ${tx.now},
      ${actor.personId})`.execute(tx.db)
  record(tx, cardReplaced, {
    placeId: door.session.placeId,
    officeId: door.session.officeId,
    actor,
    subject: { kind: 'assembly.attendee', id: attendeeId },
  })
  publish(tx, presenceTopic(sessionId))
  return { attendeeId }
}
