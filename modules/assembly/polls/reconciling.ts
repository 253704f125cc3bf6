import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import type { Tx } from '../../../platform/tx.ts'
import { recordAct } from '../acts.ts'
import { boxesOutstanding, type reconcile as reconcileEndpoint } from '../contract/counts.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import { boxesOf, outstanding } from './boxes.ts'
import { told } from './entering.ts'
import { venueReconciled } from './events.ts'
import { offlineOf } from './offline.ts'
import { moved, settle } from './settling.ts'
import { demandState, roundToMove } from './sight.ts'

/**
 * Reconciles a venue: who was handed a paper there. Doubtful is every paper of somebody who also voted by phone, or was handed one
 * elsewhere, or is on no list of voters, and whatever its list and its box do not explain. Which ballots they were nobody can know, and need not:
 * if so many could change a verdict, the ballot is void.
 */
export async function reconcile(
  tx: Tx,
  actor: Actor,
  roundId: string,
  { venueId, handedTo, strangers, unexplained }: BodyOf<typeof reconcileEndpoint>,
): Promise<RoundFacts> {
  const { round, run } = await roundToMove(tx, actor, roundId)
  demandState(round, 'counting', 'provisional')
  const offline = await offlineOf(tx, roundId)
  found(offline.find(({ venue }) => venue.id === venueId))
  const boxes = await boxesOf(tx, round)
  const missing = outstanding(boxes)
  if (missing.length > 0) refuse(boxesOutstanding, { boxes: missing.map(({ name }) => name) })
  const handed = [...new Set(handedTo)]
  const { rows } = await sql<{ known: number; doubles: number }>`
    select count(*)::int as known, count(*) filter (where v.voted
      or (v.channel = 'paper' and v.venue_id is distinct from ${venueId}::uuid)
      or exists (select from (select distinct on (g.venue_id) g.venue_id, g.handed_to from assembly.reconciling g
          where g.round_id = v.round_id order by g.venue_id, g.seq desc) g
        where g.venue_id <> ${venueId} and v.id = any (g.handed_to)))::int as doubles
    from assembly.voter v where v.round_id = ${roundId} and v.id = any (${handed}::uuid[])`.execute(tx.db)
  const { known, doubles } = rows[0]!
  if (known !== handed.length) found(undefined)
  // Where the box took no other venue's paper, what went out by count and by list must be the same number.
  const box = boxes.find(({ offline: served }) => served.includes(venueId))
  const alone = box?.agreed && box.assigned === offline.find(({ venue }) => venue.id === venueId)?.assigned
  const gap = alone ? Math.abs(box.agreed!.issued - handed.length - strangers) : 0
  const doubtful = doubles + strangers + Math.max(unexplained, gap)
  await sql`
    insert into assembly.reconciling (id, round_id, run_id, venue_id, handed_to, strangers, unexplained, doubtful, reconciled_at, reconciled_by)
    values (${newId(tx.now.getTime())}, ${roundId}, ${run.id}, ${venueId}, ${handed}::uuid[], ${strangers}, ${Math.max(unexplained, gap)}, ${doubtful},
      ${tx.now}, ${actor.personId}::uuid)`.execute(tx.db)
  recordAct(tx, run, venueReconciled, { ...told(run, round, actor), data: { venue: venueId, doubtful } })
  moved(tx, round)
  // A provisional result was signed already; it is only waiting for this.
  return settle(tx, actor, run, round, { content: round.state === 'provisional' })
}
