import type { ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { getCounting as getCountingEndpoint } from '../contract/counts.ts'
import { boxesOf, outstanding } from './boxes.ts'
import { countedFacts, decide, sheetDigest } from './counted.ts'
import { dutyOf } from './duties.ts'
import { offlineOf } from './offline.ts'
import { roundToRead, running } from './sight.ts'
import { signaturesOf } from './signatures.ts'

type Counting = ReplyOf<typeof getCountingEndpoint>

/**
 * How far the counting is, for whoever sees the session. What a box or a channel says line by line is told to nobody: the sheet that
 * scrutineers sign adds up all channels, and only those who count, watch or run the session read it before the result stands.
 */
export async function getCounting(tx: Tx, actor: Actor, roundId: string): Promise<Counting> {
  const { round, run } = await roundToRead(tx, actor, roundId)
  const boxes = await boxesOf(tx, round)
  const offline = await offlineOf(tx, roundId)
  const isCounted =
    round.state !== 'open' &&
    outstanding(boxes).length === 0 &&
    !(round.state === 'void' && round.reply === null)
  const counted = isCounted ? decide(await countedFacts(tx, round, boxes)) : null
  const digest = isCounted ? sheetDigest(round, boxes, counted) : null
  const duty = await dutyOf(tx, actor, round.sessionId, round.options)
  const reads = duty.tells || duty.watches || actor.may(running(run.sessionKind), run)
  return {
    state: round.state,
    boxes: boxes.map((box) => ({
      id: box.id,
      name: box.name,
      assigned: box.assigned,
      state: box.state,
      pouredInto: box.pouredInto,
      attempt: box.attempt,
      tellers: box.entries.map(({ name, enteredAt }) => ({ name, enteredAt: enteredAt.toISOString() })),
      differences: box.differences,
      hasNetwork: box.offline.length === 0,
      reconciled: offline.every(({ venue, reconciled }) => reconciled || !box.offline.includes(venue.id)),
      papers:
        box.agreed && round.secrecy !== 'hands'
          ? {
              issued: box.agreed.issued,
              returned: box.agreed.returned,
              valid: box.agreed.returned - box.agreed.invalid,
              invalid: box.agreed.invalid,
            }
          : null,
    })),
    signatures: (await signaturesOf(tx, roundId, digest)).map(({ name, signs, words, at, holds }) => ({
      name,
      signs,
      words,
      at: at.toISOString(),
      holds,
    })),
    offline,
    doubtful: offline.reduce((sum, venue) => sum + venue.doubtful, 0),
    sheet:
      counted && digest && reads
        ? {
            digest,
            sums: counted.sums,
            lines: counted.result.options.map(({ id, marks, for: inFavour, against, abstain }) => ({
              option: id,
              ...(marks ? { marks } : { for: inFavour, against, abstain }),
            })),
            derived: boxes.some(({ agreed }) => agreed?.how === 'derived'),
          }
        : null,
  }
}
