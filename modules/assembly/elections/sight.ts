import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import type { EventKind } from '../../../platform/ledger/event.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import type { SessionState } from '../contract/core.ts'
import { type ElectionMethod, registerFrozen } from '../contract/elections.ts'
import { sessionReached, sessionTopic } from '../sessions/sight.ts'

// Who may see an election: staff within reach of its neighbourhood. What residents and everybody see stands in mine.ts and public.ts.

export interface ElectionRow {
  id: string
  termId: string
  termOrdinal: number
  bodyId: string
  bodyName: string
  placeId: string
  officeId: string
  title: string
  state: SessionState
  heldOn: string
  opensAt: Date
  cause: 'general' | 'by_election'
  completesId: string | null
  method: ElectionMethod
  frozenAt: Date | null
  candidatesShownAt: Date | null
  resultShownAt: Date | null
  version: number
}

/** With `assembly.election e`, its session `s`, term `t` and body `b`. */
const electionColumns = sql`s.id, s.term_id as "termId", t.ordinal as "termOrdinal", t.body_id as "bodyId", b.name as "bodyName",
  s.place_id as "placeId", s.office_id as "officeId", s.title, s.state, s.held_on as "heldOn", s.opens_at as "opensAt", e.cause,
  e.completes_id as "completesId", e.frozen_at as "frozenAt", e.candidates_shown_at as "candidatesShownAt",
  e.result_shown_at as "resultShownAt", e.version,
  json_build_object('electors', e.electors, 'votingAge', e.voting_age, 'posts', e.posts, 'winning', e.winning, 'turnout', s.quorum,
    'namesShown', e.names_shown, 'shownFrom', e.shown_from, 'shownUntil', e.shown_until, 'objectionsUntil', e.objections_until,
    'decidedWithinDays', e.decided_within_days, 'registrationUntil', e.registration_until, 'entrustedMost', e.entrusted_most,
    'candidatesMayCarry', e.candidates_may_carry, 'rovingBox', e.roving_box, 'candidatesOnRegister', e.candidates_on_register,
    'writeIns', e.write_ins) as method`
const electionTables = sql`assembly.election e join assembly.session s on s.id = e.session_id
  join assembly.term t on t.id = s.term_id join assembly.body b on b.id = t.body_id`

/** Elections that fit; `condition` speaks of `e`, `s`, `t` and `b`. Says nothing about who may see them. */
export async function askElections(tx: Tx, condition: RawBuilder<unknown>): Promise<ElectionRow[]> {
  const { rows } = await sql<ElectionRow>`
    select ${electionColumns} from ${electionTables} where ${condition} order by s.held_on desc, s.id desc limit 200`.execute(
    tx.db,
  )
  return rows
}

/** For WHERE: seen by whoever reads sessions there, and by whoever sits at a table there on polling day. */
export const electionSeen = (tx: Tx, actor: Actor): RawBuilder<boolean> =>
  sql<boolean>`(${sessionReached(tx, actor)} or ${sessionReached(tx, actor, 'assembly.check_in')})`

/** Whether somebody sits at a table of this election, or holds it: sees voters by name on polling day. */
export const sitsThere = (actor: Actor, election: ElectionRow): boolean =>
  actor.may('assembly.check_in', election) || actor.may('assembly.hold_election', election)

/** An election this member of staff may see, or 404. */
export async function electionToRead(tx: Tx, actor: Actor, id: string): Promise<ElectionRow> {
  return found((await askElections(tx, sql`s.id = ${id} and ${electionSeen(tx, actor)}`))[0])
}

/** The same for an act, held until it commits: 404 unseen, 403 without the right to hold it, 409 once its register is frozen if asked. */
export async function electionToHold(
  tx: Tx,
  actor: Actor,
  id: string,
  { beforeFreezing = false } = {},
): Promise<ElectionRow> {
  await sql`select from assembly.election where session_id = ${id} for no key update`.execute(tx.db)
  const election = await electionToRead(tx, actor, id)
  demand(actor, 'assembly.hold_election', election)
  if (beforeFreezing && election.frozenAt) refuse(registerFrozen)
  return election
}

/** The election a line belongs to, for acts that name the line. `table` is one of this room's own. */
export async function electionOf(
  tx: Tx,
  table: 'elector' | 'objection' | 'candidate' | 'entrustment' | 'polling_station',
  id: string,
): Promise<string> {
  const key = table === 'polling_station' ? sql.ref('venue_id') : sql.ref('id')
  const { rows } = await sql<{ sessionId: string }>`
    select session_id as "sessionId" from ${sql.table(`assembly.${table}`)} where ${key} = ${id}`.execute(
    tx.db,
  )
  return found(rows[0]).sessionId
}

const electionTopic = (id: string) => `assembly.election:${id}`

/** Wakes whoever looks at an election. */
export function electionMoved(tx: Tx, id: string): void {
  publish(tx, electionTopic(id))
  publish(tx, sessionTopic(id))
  publish(tx, 'assembly.elections')
}

/** Where an act of an election stands. */
export const standingOf = ({ placeId, officeId }: Pick<ElectionRow, 'placeId' | 'officeId'>) => ({
  placeId,
  officeId,
})

/** Records an act about the election itself. */
export function recordOf<K extends EventKind>(
  tx: Tx,
  actor: Actor,
  election: ElectionRow,
  kind: K,
  data: Record<string, string | number | boolean>,
): void {
  record(tx, kind as EventKind, {
    ...standingOf(election),
    actor,
    subject: { kind: 'assembly.session', id: election.id },
    data,
  })
  electionMoved(tx, election.id)
}
