import { type RawBuilder, sql } from 'kysely'
import type { Static } from 'typebox'
import type { Actor, Permission } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { withinReach } from '../../units/index.ts'
import { noRun, type Quorum, type SessionKind, type SessionState } from '../contract/core.ts'

// Who may see a session: staff within reach, and whoever is on its list or has a duty that day, at either door.

/** All rows of the one human being who acts. An array of ids, for `= any (…)`. */
export function ownIds(actor: Actor): RawBuilder<string[]> {
  return sql<string[]>`array(select own.id from people.human own
    where own.human_id = (select me.human_id from people.human me where me.id = ${actor.personId}::uuid))`
}

/** For WHERE, with `assembly.session s`: on its list, or with a duty that day. Who is preparing nothing yet is not asked. */
export const isMySession = (actor: Actor): RawBuilder<boolean> =>
  sql<boolean>`(exists (select from assembly.attendee mine where mine.session_id = s.id and mine.removed_at is null
      and mine.person_id = any (${ownIds(actor)}))
    or exists (select from assembly.duty d where d.session_id = s.id and d.person_id = any (${ownIds(actor)})))`

/** For WHERE, with `assembly.session s`: what this actor sees as staff. */
export const sessionReached = (
  tx: Tx,
  actor: Actor,
  permission: Permission = 'assembly.read',
): RawBuilder<boolean> => withinReach(tx, actor.reach(permission), 's.place_id', 's.office_id')

/** For WHERE, with `assembly.session s`: seen as staff or as one’s own once it has been called. */
export const sessionSeen = (tx: Tx, actor: Actor): RawBuilder<boolean> =>
  sql<boolean>`(${sessionReached(tx, actor)} or (s.state <> 'preparing' and ${isMySession(actor)}))`

export interface SessionRow {
  id: string
  termId: string
  bodyId: string
  kind: SessionKind
  title: string
  state: SessionState
  placeId: string
  officeId: string
  heldOn: string
  quorum: Static<typeof Quorum>
  version: number
}

const columns = sql`s.id, s.term_id as "termId", t.body_id as "bodyId", s.kind, s.title, s.state, s.place_id as "placeId",
  s.office_id as "officeId", s.held_on as "heldOn", s.quorum, s.version`

/**
 * Whether this actor reads the people of a session by name as staff. The list of an election is the roll of its voters: that is for those
 * who sit at a table or hold it, and whoever only reads sees numbers.
 */
export function readsNames(
  actor: Actor,
  session: { kind: SessionKind; placeId: string; officeId: string },
): boolean {
  if (session.kind !== 'election') return actor.may('assembly.read', session)
  return actor.may('assembly.check_in', session) || actor.may('assembly.hold_election', session)
}

/** The same, refusing whoever may not. */
export function demandNames(actor: Actor, session: Parameters<typeof readsNames>[1]): void {
  if (!readsNames(actor, session))
    demand(actor, session.kind === 'election' ? 'assembly.hold_election' : 'assembly.read', session)
}

/** A session this actor may see, or 404. */
export async function sessionToRead(tx: Tx, actor: Actor, id: string): Promise<SessionRow> {
  const { rows } = await sql<SessionRow>`
    select ${columns} from assembly.session s join assembly.term t on t.id = s.term_id
    where s.id = ${id} and ${sessionSeen(tx, actor)}`.execute(tx.db)
  return found(rows[0])
}

/** The same for an act of staff, held until it commits: 404 where it is not seen, 403 where the permission does not reach it. */
export async function sessionToMove(
  tx: Tx,
  actor: Actor,
  id: string,
  permission: Permission,
): Promise<SessionRow> {
  const { rows } = await sql<SessionRow>`
    select ${columns} from assembly.session s join assembly.term t on t.id = s.term_id
    where s.id = ${id} and ${sessionSeen(tx, actor)} for no key update of s`.execute(tx.db)
  const session = found(rows[0])
  demand(actor, permission, session)
  return session
}

export interface Run {
  id: string
  sessionId: string
  kind: 'rehearsal' | 'real'
  placeId: string
  officeId: string
}

/** What is going on in a session now, or undefined. Says nothing about who may see it. */
export async function currentRun(tx: Tx, sessionId: string): Promise<Run | undefined> {
  const { rows } = await sql<Run>`
    select r.id, r.session_id as "sessionId", r.kind, s.place_id as "placeId", s.office_id as "officeId"
    from assembly.run r join assembly.session s on s.id = r.session_id
    where r.session_id = ${sessionId} and r.ended_at is null`.execute(tx.db)
  return rows[0]
}

/** The same, refusing where nothing goes on. Held against the end of the run, not against others who act in it. */
export async function runToAct(tx: Tx, sessionId: string): Promise<Run> {
  const { rows } = await sql<Run>`
    select r.id, r.session_id as "sessionId", r.kind, s.place_id as "placeId", s.office_id as "officeId"
    from assembly.run r join assembly.session s on s.id = r.session_id
    where r.session_id = ${sessionId} and r.ended_at is null for key share of r`.execute(tx.db)
  return rows[0] ?? refuse(noRun)
}

/** Topics: what screens of a session watch. `now` is what the hall and every phone show; it carries its state (see live). */
export const sessionTopic = (id: string) => `assembly.session:${id}`
export const presenceTopic = (id: string) => `assembly.presence:${id}`
export const nowTopic = (id: string) => `assembly.now:${id}`
/** How many ballots have come in: it moves in storms, and screens may learn of it a little later than of a step. */
export const turnoutTopic = (id: string) => `assembly.turnout:${id}`
/** The chair's desk: the agenda, the speakers, what the hall shows. */
export const deskTopic = (id: string) => `assembly.desk:${id}`
