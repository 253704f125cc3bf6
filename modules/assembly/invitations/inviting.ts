import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { tell } from '../../messages/index.ts'
import { personsWithPhones } from '../../people/index.ts'
import {
  type invite as inviteEndpoint,
  nobodyToInvite,
  notCalledYet,
  type printInvitations as printEndpoint,
} from '../contract/prepare-invitations.ts'
import { issueCards } from '../presence/index.ts'
import { sessionToPrepare } from '../sessions/preparing.ts'
import { type SessionRow, sessionTopic } from '../sessions/sight.ts'
import { invitationHanded, invited } from '../terms/events.ts'
import { invitedTo } from './telling.ts'

async function calledSession(tx: Tx, actor: Actor, id: string): Promise<SessionRow> {
  const session = await sessionToPrepare(tx, actor, id)
  return session.state === 'called' ? session : refuse(notCalledYet)
}

interface Asked {
  id: string
  personId: string
  toldAt: Date | null
  printedAt: Date | null
}

async function listed(tx: Tx, sessionId: string, ids: readonly string[] | undefined): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select a.id, a.person_id as "personId", n.told_at as "toldAt", n.printed_at as "printedAt"
    from assembly.attendee a left join assembly.invitation n on n.attendee_id = a.id
    where a.session_id = ${sessionId} and a.removed_at is null
      and ${ids ? sql`a.id = any (${ids}::uuid[])` : sql`true`} order by a.id`.execute(tx.db)
  return rows
}

function recordInvited(
  tx: Tx,
  actor: Actor,
  session: SessionRow,
  data: { told: number; onPaper: number },
): void {
  const { id, placeId, officeId } = session
  record(tx, invited, { placeId, officeId, actor, subject: { kind: 'assembly.session', id }, data })
  publish(tx, sessionTopic(id))
}

/**
 * Tells whoever has a phone and was not told yet, in the inbox and by text; says how many are left for paper. Nobody is told twice. Refuses
 * before the session is called, and when there is nobody to tell and nobody for paper.
 */
export async function invite(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  { attendeeIds }: BodyOf<typeof inviteEndpoint>,
): Promise<{ told: number; onPaper: number }> {
  const session = await calledSession(tx, actor, sessionId)
  const people = await listed(tx, sessionId, attendeeIds)
  const reachable = await personsWithPhones(
    tx,
    people.map(({ personId }) => personId),
  )
  const fresh = people.filter(({ personId, toldAt }) => toldAt === null && reachable.has(personId))
  const onPaper = people.filter(
    ({ personId, printedAt }) => printedAt === null && !reachable.has(personId),
  ).length
  if (fresh.length + onPaper === 0) refuse(nobodyToInvite)
  await sql`
    insert into assembly.invitation (attendee_id, told_at, sent_by)
    select unnest(${fresh.map(({ id }) => id)}::uuid[]), ${tx.now}, ${actor.personId}
    on conflict (attendee_id) do update set told_at = excluded.told_at`.execute(tx.db)
  for (const { personId } of fresh) await tell(tx, personId, invitedTo, { session: sessionId })
  recordInvited(tx, actor, session, { told: fresh.length, onPaper: 0 })
  return { told: fresh.length, onPaper }
}

/**
 * Puts down that invitations go out on paper, and sees that everybody has a card to print on them. Those named get a sheet even when they had
 * one: the first may be lost.
 */
export async function printInvitations(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  sessionId: string,
  { attendeeIds }: BodyOf<typeof printEndpoint>,
): Promise<{ printed: number; printedAt: string }> {
  const session = await calledSession(tx, actor, sessionId)
  const people = await listed(tx, sessionId, attendeeIds)
  const reachable = attendeeIds
    ? new Set<string>()
    : await personsWithPhones(
        tx,
        people.map(({ personId }) => personId),
      )
  const wanted = people.filter(
    ({ personId, printedAt }) => attendeeIds || (printedAt === null && !reachable.has(personId)),
  )
  if (wanted.length === 0) refuse(nobodyToInvite)
  await issueCards(tx, vault, actor, session)
  await sql`
    insert into assembly.invitation (attendee_id, printed_at, sent_by)
    select unnest(${wanted.map(({ id }) => id)}::uuid[]), ${tx.now}, ${actor.personId}
    on conflict (attendee_id) do update set printed_at = excluded.printed_at`.execute(tx.db)
  recordInvited(tx, actor, session, { told: 0, onPaper: wanted.length })
  return { printed: wanted.length, printedAt: tx.now.toISOString() }
}

/** A clerk says that a sheet was handed over: the receipt of somebody without a phone. */
export async function handInvitation(tx: Tx, actor: Actor, attendeeId: string): Promise<{ seenAt: string }> {
  const { rows } = await sql<{ sessionId: string; personId: string }>`
    select session_id as "sessionId", person_id as "personId" from assembly.attendee
    where id = ${attendeeId} and removed_at is null`.execute(tx.db)
  const attendee = found(rows[0])
  const session = await calledSession(tx, actor, attendee.sessionId)
  const { rows: seen } = await sql<{ seenAt: Date }>`
    insert into assembly.invitation (attendee_id, printed_at, seen_at, handed_by, sent_by)
    values (${attendeeId}, ${tx.now}, ${tx.now}, ${actor.personId}, ${actor.personId})
    on conflict (attendee_id) do update set seen_at = coalesce(invitation.seen_at, excluded.seen_at),
      handed_by = case when invitation.seen_at is null then excluded.handed_by else invitation.handed_by end
    returning seen_at as "seenAt"`.execute(tx.db)
  const { placeId, officeId } = session
  record(tx, invitationHanded, {
    placeId,
    officeId,
    actor,
    subject: { kind: 'assembly.attendee', id: attendeeId },
    personId: attendee.personId,
    data: { session: session.id },
  })
  publish(tx, sessionTopic(session.id))
  return { seenAt: seen[0]!.seenAt.toISOString() }
}
