import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import { sessionToRead } from '../sessions/sight.ts'
import { roundsOf, runToShow } from './facts.ts'
import { roundToRead } from './sight.ts'

/** The rounds of a session that are shown, oldest first, for whoever sees it. */
export async function listRounds(tx: Tx, actor: Actor, sessionId: string): Promise<{ rounds: RoundFacts[] }> {
  const session = await sessionToRead(tx, actor, sessionId)
  const runId = await runToShow(tx, session.id)
  return { rounds: runId === null ? [] : await roundsOf(tx, runId) }
}

export async function getRound(tx: Tx, actor: Actor, id: string): Promise<RoundFacts> {
  return (await roundToRead(tx, actor, id)).round
}
