import { sql } from 'kysely'
import { type BodyOf, staleVersion } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { copyAgenda, layOutAgenda } from '../agenda/copying.ts'
import {
  badQuorum,
  type changeSession as changeSessionEndpoint,
  dayOutsideTerm,
  notReadyToCall,
  type openSession as openSessionEndpoint,
} from '../contract/prepare.ts'
import { tellCancelled } from '../invitations/telling.ts'
import { sessionCalled, sessionCancelled, sessionChanged, sessionOpened } from '../terms/events.ts'
import { termToRead } from '../terms/terms.ts'
import { copyPlaces } from '../venues/copying.ts'
import { agendaTemplates, usualQuorum } from '../words/templates.zh-CN.ts'
import { sessionTitle } from '../words/titles.ts'
import { bringUpToRoster } from './list.ts'
import { beforehand, preparing, sessionToPrepare } from './preparing.ts'
import { sessionTopic, sessionToRead } from './sight.ts'

/** A share between nothing and the whole; more than the whole could never be met. */
function checkQuorum({ share: [over, under], strict }: { share: [number, number]; strict: boolean }): void {
  if (under < 1 || over < 1 || over > under || (strict && over === under)) refuse(badQuorum)
}

/**
 * Begins to prepare a session of a term: numbered after the last of its kind, with the members in office on the day as its list, and
 * venues, groups and agenda of an earlier session or the agenda of a template. Refuses a day outside the term and a quorum that is none.
 */
export async function openSession(
  tx: Tx,
  actor: Actor,
  wanted: BodyOf<typeof openSessionEndpoint>,
): Promise<{ id: string; title: string }> {
  const term = await termToRead(tx, actor, wanted.termId)
  demand(actor, preparing(wanted.kind), term)
  const { fromOn, untilOn } = term
  if (wanted.heldOn < fromOn || wanted.heldOn >= untilOn) refuse(dayOutsideTerm, { fromOn, untilOn })
  const quorum = wanted.quorum ?? usualQuorum
  checkQuorum(quorum)
  const like = wanted.likeSessionId ? await sessionToRead(tx, actor, wanted.likeSessionId) : null
  // Two who begin at once would take the same number: the term stands still for a moment.
  await sql`select from assembly.term where id = ${term.id} for no key update`.execute(tx.db)
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(ordinal), 0)::int as last from assembly.session where term_id = ${term.id} and kind = ${wanted.kind}`.execute(
    tx.db,
  )
  const ordinal = rows[0]!.last + 1
  const id = newId(tx.now.getTime())
  const title = wanted.title?.trim() ?? sessionTitle(term.bodyName, term.ordinal, wanted.kind, ordinal)
  const { placeId, officeId } = term
  await sql`
    insert into assembly.session (id, term_id, kind, ordinal, title, held_on, opens_at, place_id, office_id, quorum, created_by, created_at)
    values (${id}, ${term.id}, ${wanted.kind}, ${ordinal}, ${title}, ${wanted.heldOn}, ${wanted.opensAt}, ${placeId}, ${officeId},
      ${JSON.stringify(quorum)}::jsonb, ${actor.personId}, ${tx.now})`.execute(tx.db)
  await bringUpToRoster(tx, { id, termId: term.id, heldOn: wanted.heldOn })
  if (like) {
    await copyPlaces(tx, like.id, id)
    await copyAgenda(tx, like.id, id)
  } else {
    await layOutAgenda(tx, id, agendaTemplates[wanted.template ?? 'blank'])
  }
  record(tx, sessionOpened, {
    placeId,
    officeId,
    actor,
    subject: { kind: 'assembly.session', id },
    data: { kind: wanted.kind, term: term.id, ordinal },
  })
  publish(tx, 'assembly.sessions')
  return { id, title }
}

/** Changes what stands at the head of a session before its day. Another day may bring another list. */
export async function changeSession(
  tx: Tx,
  actor: Actor,
  id: string,
  wanted: BodyOf<typeof changeSessionEndpoint>,
): Promise<{ version: number }> {
  const session = await sessionToPrepare(tx, actor, id)
  if (wanted.version !== session.version) refuse(staleVersion)
  checkQuorum(wanted.quorum)
  const { fromOn, untilOn } = await termToRead(tx, actor, session.termId)
  if (wanted.heldOn < fromOn || wanted.heldOn >= untilOn) refuse(dayOutsideTerm, { fromOn, untilOn })
  await sql`
    update assembly.session set title = ${wanted.title.trim()}, held_on = ${wanted.heldOn}, opens_at = ${wanted.opensAt},
      quorum = ${JSON.stringify(wanted.quorum)}::jsonb, chaired_by = ${wanted.chairedBy}, version = version + 1
    where id = ${id}`.execute(tx.db)
  if (wanted.heldOn !== session.heldOn) await bringUpToRoster(tx, { ...session, heldOn: wanted.heldOn })
  const { placeId, officeId } = session
  record(tx, sessionChanged, { placeId, officeId, actor, subject: { kind: 'assembly.session', id } })
  publish(tx, sessionTopic(id))
  publish(tx, 'assembly.sessions')
  return { version: session.version + 1 }
}

/**
 * From preparing to called: whoever is on the list sees the session from now on. Refuses while there is nobody entitled, no venue or no
 * agenda, and says which. A meeting of a committee needs no venues of its own.
 */
export async function callSession(tx: Tx, actor: Actor, id: string): Promise<{ called: number }> {
  const session = await sessionToPrepare(tx, actor, id, ['preparing'])
  const { rows } = await sql<{ entitled: number; people: number; venues: number; items: number }>`
    select count(*) filter (where a.standing = 'entitled')::int as entitled, count(*)::int as people,
      (select count(*)::int from assembly.venue v where v.session_id = ${id}) as venues,
      (select count(*)::int from assembly.item i where i.session_id = ${id}) as items
    from assembly.attendee a where a.session_id = ${id} and a.removed_at is null`.execute(tx.db)
  const has = rows[0]!
  const missing = [
    ...(has.entitled === 0 ? (['attendees'] as const) : []),
    ...(has.venues === 0 && session.kind !== 'meeting' ? (['venues'] as const) : []),
    ...(has.items === 0 ? (['agenda'] as const) : []),
  ]
  if (missing.length > 0) refuse(notReadyToCall, { missing })
  await sql`update assembly.session set state = 'called', version = version + 1 where id = ${id}`.execute(
    tx.db,
  )
  const { placeId, officeId, kind } = session
  record(tx, sessionCalled, {
    placeId,
    officeId,
    actor,
    subject: { kind: 'assembly.session', id },
    data: { kind },
  })
  publish(tx, sessionTopic(id))
  publish(tx, 'assembly.sessions')
  return { called: has.people }
}

/** Calls a session off before it has begun. Its title and list stay, so that what people were told can be looked up. */
export async function cancelSession(tx: Tx, actor: Actor, id: string): Promise<{ told: number }> {
  const session = await sessionToPrepare(tx, actor, id, beforehand)
  await sql`update assembly.session set state = 'cancelled', version = version + 1 where id = ${id}`.execute(
    tx.db,
  )
  const told = await tellCancelled(tx, id)
  const { placeId, officeId, kind } = session
  record(tx, sessionCancelled, {
    placeId,
    officeId,
    actor,
    subject: { kind: 'assembly.session', id },
    data: { kind },
  })
  publish(tx, sessionTopic(id))
  publish(tx, 'assembly.sessions')
  return { told }
}
