import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { reverse } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { recordAct } from '../acts.ts'
import { codeRead } from '../contract/card-digits.ts'
import type { PresenceChannel } from '../contract/core.ts'
import {
  cardOfAnother,
  cardReplaced,
  cardUnknown,
  cardUnreadable,
  mayNotSignIn,
  notThere,
  type PersonLine,
  removedFromList,
  type Signed,
  type scanCard as scanEndpoint,
  type tickIn as tickInEndpoint,
  votedOver,
} from '../contract/presence.ts'
import { presenceTopic, type Run, runToAct, sessionSeen } from '../sessions/sight.ts'
import { cardField } from './cards.ts'
import { type Door, doorOf, venueAtDoor } from './door.ts'
import { signInStruck } from './events.ts'
import { lineOf } from './lists.ts'
import { signIn, signOut } from './signing.ts'

/** Whose card this is. Refuses digits that are none, and cards that are unknown, replaced, or of another session, each in its own words. */
async function attendeeOfCard(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  sessionId: string,
  typed: string,
): Promise<string> {
  const code = codeRead(typed) ?? refuse(cardUnreadable)
  const { rows } = await sql<{
    attendeeId: string
    sessionId: string
    name: string
    title: string
    seen: boolean
    endedAt: Date | null
    removed: boolean
  }>`
    select a.id as "attendeeId", s.id as "sessionId", l.name, s.title, ${sessionSeen(tx, actor)} as seen, c.ended_at as "endedAt",
      a.removed_at is not null as removed
    from assembly.card c join assembly.attendee a on a.id = c.attendee_id join assembly.session s on s.id = a.session_id
      join people.label l on l.id = a.person_id
    where c.code_index = ${vault.blindIndex(cardField, code)}`.execute(tx.db)
  const card = rows[0] ?? refuse(cardUnknown)
  // What another session is called is told only to whoever may see it.
  if (card.sessionId !== sessionId) refuse(cardOfAnother, { title: card.seen ? card.title : null })
  if (card.endedAt) refuse(cardReplaced, { name: card.name, endedAt: card.endedAt.toISOString() })
  if (card.removed) refuse(removedFromList, { name: card.name })
  return card.attendeeId
}

async function atDesk(
  tx: Tx,
  actor: Actor,
  run: Run,
  arrival: { attendeeId: string; venueId: string | null; channel: PresenceChannel; move?: boolean },
): Promise<Signed> {
  const { already } = await signIn(tx, actor, run, arrival)
  return { already, line: await lineOf(tx, run.sessionId, run.id, arrival.attendeeId) }
}

/** Signs in whoever bears this card. The desk that scans second is told of the first. */
export async function scanCard(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  sessionId: string,
  { code, venueId, move }: BodyOf<typeof scanEndpoint>,
): Promise<Signed> {
  const where = venueAtDoor(await doorOf(tx, actor, sessionId), venueId)
  const run = await runToAct(tx, sessionId)
  const attendeeId = await attendeeOfCard(tx, vault, actor, sessionId, code)
  return atDesk(tx, actor, run, { attendeeId, venueId: where, channel: 'card', move })
}

/** Signs in somebody ticked on the list. */
export async function tickIn(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  { attendeeId, venueId, move }: BodyOf<typeof tickInEndpoint>,
): Promise<Signed> {
  const where = venueAtDoor(await doorOf(tx, actor, sessionId), venueId)
  const run = await runToAct(tx, sessionId)
  return atDesk(tx, actor, run, { attendeeId, venueId: where, channel: 'list', move })
}

/** An usher of one venue sends home, or takes back, only who is at that venue. */
async function mayUndo(tx: Tx, door: Door, run: Run, attendeeId: string): Promise<void> {
  if (door.everywhere) return
  const { rows } = await sql<{ venueId: string | null }>`
    select venue_id as "venueId" from assembly.presence where run_id = ${run.id} and attendee_id = ${attendeeId} and out_at is null`.execute(
    tx.db,
  )
  const there = rows[0]
  if (door.venueIds.length === 0 || (there && !door.venueIds.includes(there.venueId ?? '')))
    refuse(mayNotSignIn)
}

/** Signs out somebody who leaves. */
export async function tickOut(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  attendeeId: string,
): Promise<PersonLine> {
  const door = await doorOf(tx, actor, sessionId)
  const run = await runToAct(tx, sessionId)
  await mayUndo(tx, door, run, attendeeId)
  await signOut(tx, actor, run, { attendeeId })
  return lineOf(tx, sessionId, run.id, attendeeId)
}

/**
 * The run, held against everybody else who acts in it: a poll that is opening counts whoever is there, and must not count somebody who is
 * struck at the same moment.
 */
async function runAlone(tx: Tx, sessionId: string): Promise<Run> {
  await sql`select from assembly.run where session_id = ${sessionId} and ended_at is null for update`.execute(
    tx.db,
  )
  return runToAct(tx, sessionId)
}

/**
 * Takes back a sign-in that was a mistake, as when another person of the same name was ticked: it counts for nothing, and the event of the
 * arrival is reversed. Refused once a poll has been opened with this person counted as present: what was frozen stays true, and they are
 * signed out instead.
 */
export async function strikeSignIn(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  attendeeId: string,
): Promise<PersonLine> {
  const door = await doorOf(tx, actor, sessionId)
  const run = await runAlone(tx, sessionId)
  await mayUndo(tx, door, run, attendeeId)
  const { rows } = await sql<{
    id: string
    channel: PresenceChannel
    standing: 'entitled' | 'observer'
    known: Date
  }>`
    update assembly.presence p set out_at = greatest(p.in_at, ${tx.now}), out_by = ${actor.personId}, struck_at = ${tx.now},
      struck_by = ${actor.personId}
    from assembly.attendee a
    where a.id = p.attendee_id and a.session_id = ${sessionId} and p.run_id = ${run.id} and p.attendee_id = ${attendeeId}
      and p.out_at is null
    returning p.id, p.channel, a.standing, coalesce(p.learned_at, p.in_at) as known`.execute(tx.db)
  const struck = rows[0]
  if (!struck) {
    found(
      (
        await sql`select from assembly.attendee where id = ${attendeeId} and session_id = ${sessionId}`.execute(
          tx.db,
        )
      ).rows[0],
    )
    refuse(notThere)
  }
  const { rows: rounds } = await sql`
    select from assembly.round where run_id = ${run.id} and opened_at >= ${struck.known} limit 1`.execute(
    tx.db,
  )
  if (rounds.length > 0) refuse(votedOver)
  const { rows: counted } = await sql<{ id: string }>`
    select e.id from ledger.event e where e.kind = 'assembly.signed_in' and e.subject_kind = 'assembly.attendee'
      and e.subject_id = ${attendeeId} and e.quantity is not null and e.reverses is null
      and not exists (select from ledger.event r where r.reverses = e.id)
      and not exists (select from assembly.presence p where p.run_id = ${run.id} and p.attendee_id = ${attendeeId} and p.struck_at is null)`.execute(
    tx.db,
  )
  // Whoever came before, truly, keeps the arrival that was counted.
  if (run.kind === 'real' && counted[0]) await reverse(tx, counted[0].id, actor, 'mistaken')
  recordAct(tx, run, signInStruck, {
    placeId: run.placeId,
    officeId: run.officeId,
    actor,
    subject: { kind: 'assembly.attendee', id: attendeeId },
    data: { standing: struck.standing, channel: struck.channel },
  })
  publish(tx, presenceTopic(sessionId))
  return lineOf(tx, sessionId, run.id, attendeeId)
}
