import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { seatElected } from '../committee/elected.ts'
import { nothingElected, type SoughtPost, type showResult as showEndpoint } from '../contract/elections.ts'
import { resultShown } from './events.ts'
import { electionToHold, recordOf } from './sight.ts'

/**
 * Seats whom the closed ballots of the day elected, each on the ballot it rests on, and shows the result. Asked again after a further
 * election it seats whoever is new. Refuses while nobody is elected.
 */
export async function showResult(
  tx: Tx,
  actor: Actor,
  id: string,
  { fromOn }: BodyOf<typeof showEndpoint>,
): Promise<{ seated: number }> {
  const election = await electionToHold(tx, actor, id)
  const { rows } = await sql<{ roundId: string; post: SoughtPost }>`
    select r.id as "roundId", eb.post from assembly.election_ballot eb
      join assembly.round r on r.poll_id = eb.poll_id and r.state = 'closed' and r.stage = 'formal'
      join assembly.run run on run.id = r.run_id and run.kind = 'real'
    where eb.session_id = ${id} and jsonb_array_length(r.reply -> 'elected') > 0 order by r.number`.execute(
    tx.db,
  )
  if (rows.length === 0) refuse(nothingElected)
  let seated = 0
  for (const { roundId, post } of rows) {
    const how = election.cause === 'by_election' ? 'by_election' : 'elected'
    seated += (await seatElected(tx, actor, election.termId, { roundId, post, fromOn, how })).ids.length
  }
  await sql`
    update assembly.election set result_shown_at = coalesce(result_shown_at, ${tx.now}), version = version + 1 where session_id = ${id}`.execute(
    tx.db,
  )
  recordOf(tx, actor, election, resultShown, { seated })
  return { seated }
}
