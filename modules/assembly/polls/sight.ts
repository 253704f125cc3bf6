import { sql } from 'kysely'
import type { Actor, Permission } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { noRun, type SessionKind } from '../contract/core.ts'
import { roundMoved } from '../contract/polls.ts'
import type { RoundFacts, RoundState } from '../contract/polls-shapes.ts'
import { type Run, sessionSeen } from '../sessions/sight.ts'
import { roundFacts } from './facts.ts'

// Who may see and move a ballot: whoever sees its session. What each may do is asked besides.

/** A round that this actor may see, with the run it belongs to; 404 otherwise. */
export async function roundToRead(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ round: RoundFacts; run: RunOf }> {
  const run = await runOf(tx, actor, id)
  return { round: await roundFacts(tx, id), run }
}

export interface RunOf extends Run {
  isOver: boolean
  sessionKind: SessionKind
}

async function runOf(tx: Tx, actor: Actor, roundId: string): Promise<RunOf> {
  const { rows } = await sql<RunOf>`
    select n.id, n.session_id as "sessionId", n.kind, s.place_id as "placeId", s.office_id as "officeId", n.ended_at is not null as "isOver",
      s.kind as "sessionKind"
    from assembly.round r join assembly.run n on n.id = r.run_id join assembly.session s on s.id = r.session_id
    where r.id = ${roundId} and ${sessionSeen(tx, actor)}`.execute(tx.db)
  return found(rows[0])
}

/**
 * The same for an act, held until it commits: whoever else moves this round waits. Refuses when the run is over.
 * @param who staff who run the session, or anybody who sees it where the row itself says who may (tellers, scrutineers)
 */
export async function roundToMove(
  tx: Tx,
  actor: Actor,
  id: string,
  who: 'running' | 'anybody' = 'running',
): Promise<{ round: RoundFacts; run: RunOf }> {
  const run = await runOf(tx, actor, id)
  if (who === 'running') demand(actor, running(run.sessionKind), run)
  if (run.isOver) refuse(noRun)
  await sql`select from assembly.round where id = ${id} for no key update`.execute(tx.db)
  return { round: await roundFacts(tx, id), run }
}

/** Who runs which kind of session: opens and ends its ballots. */
const runWith: Record<SessionKind, Permission> = {
  conference: 'assembly.run',
  meeting: 'assembly.keep_committee',
  election: 'assembly.hold_election',
}
export const anyRunning = ['assembly.run', 'assembly.keep_committee', 'assembly.hold_election'] as const
export const running = (kind: SessionKind): Permission => runWith[kind]

export function demandState(round: RoundFacts, ...states: RoundState[]): void {
  if (!states.includes(round.state)) refuse(roundMoved, { state: round.state })
}

/** Topics: a round as staff, tellers and scrutineers watch it; and the polls of a session. */
export const roundTopic = (id: string) => `assembly.round:${id}`
export const pollsTopic = (sessionId: string) => `assembly.polls:${sessionId}`

/** The human beings behind these persons, in the same order. */
export async function humansOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; humanId: string }>`
    select id, human_id as "humanId" from people.human where id = any (${[...personIds]}::uuid[])`.execute(
    tx.db,
  )
  return new Map(rows.map((row) => [row.id, row.humanId]))
}
