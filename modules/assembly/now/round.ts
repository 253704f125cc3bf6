import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { RoundNow } from '../contract/now.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import { roundsOf } from '../polls/facts.ts'

const unfinished = ['open', 'counting', 'provisional']

/** A round of this run that is not closed and not void, or undefined. */
export async function unfinishedRound(tx: Tx, runId: string): Promise<{ title: string } | undefined> {
  const round = (await roundsOf(tx, runId)).find(({ state }) => unfinished.includes(state))
  return round && { title: round.question }
}

/** The item of the agenda that a round's question was prepared for. */
export async function itemVotedAt(
  tx: Tx,
  round: Pick<RoundFacts, 'pollId'> | undefined,
): Promise<string | null> {
  if (!round) return null
  const { rows } = await sql<{ itemId: string | null }>`
    select item_id as "itemId" from assembly.poll where id = ${round.pollId}`.execute(tx.db)
  return rows[0]?.itemId ?? null
}

/** What everybody may know of a round at this moment: never how it stands before all is counted. */
export function roundNow(facts: RoundFacts): RoundNow {
  const { id, number, ordinal, cause, kind, mode, secrecy, state, seats, assigned, sums, reply } = facts
  const told = state === 'closed' || state === 'void' || state === 'provisional'
  return {
    id,
    number,
    ordinal,
    cause,
    title: facts.question,
    kind,
    mode,
    secrecy,
    state,
    seats,
    options: facts.options.map(({ id: option, label }) => ({ id: option, label })),
    assigned,
    cast: facts.cast.phone,
    sums: told ? sums : null,
    reply: told ? reply : null,
    voidReason: facts.voidReason,
  }
}
