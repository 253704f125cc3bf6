import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { recordAct } from '../acts.ts'
import {
  boxesOutstanding,
  countMoved,
  notScrutineer,
  type signCount as signCountEndpoint,
} from '../contract/counts.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import { boxesOf, outstanding } from './boxes.ts'
import { countedFacts, decide, sheetDigest } from './counted.ts'
import { dutyOf } from './duties.ts'
import { told } from './entering.ts'
import { countSigned } from './events.ts'
import { settle } from './settling.ts'
import { demandState, roundToMove, roundTopic } from './sight.ts'

/**
 * A scrutineer signs the sheet they have read, or refuses with words. Refuses when the count has changed since. With the last signature
 * the result stands.
 */
export async function signCount(
  tx: Tx,
  actor: Actor,
  roundId: string,
  { digest, signs, words }: BodyOf<typeof signCountEndpoint>,
): Promise<RoundFacts> {
  const { round, run } = await roundToMove(tx, actor, roundId, 'anybody')
  const duty = await dutyOf(tx, actor, round.sessionId, round.options)
  if (!duty.watches) refuse(notScrutineer)
  demandState(round, 'counting')
  const boxes = await boxesOf(tx, round)
  const missing = outstanding(boxes)
  if (missing.length > 0) refuse(boxesOutstanding, { boxes: missing.map(({ name }) => name) })
  if (sheetDigest(round, boxes, decide(await countedFacts(tx, round, boxes))) !== digest) refuse(countMoved)
  await sql`
    insert into assembly.signature (id, round_id, run_id, person_id, signs, words, digest, signed_at)
    values (${newId(tx.now.getTime())}, ${roundId}, ${run.id}, ${duty.humanId}, ${signs}, ${words?.trim() || null}, ${digest}, ${tx.now})`.execute(
    tx.db,
  )
  recordAct(tx, run, countSigned, { ...told(run, round, actor), data: { signs, digest } })
  publish(tx, roundTopic(roundId))
  return settle(tx, actor, run, round)
}
