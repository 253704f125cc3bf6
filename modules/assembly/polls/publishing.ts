import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { writePublished } from '../rules/publishing.ts'
import { sessionSeen } from '../sessions/sight.ts'
import { boxesOf } from './boxes.ts'
import { countedFacts, headOf, sheetDigest } from './counted.ts'
import { roundFacts } from './facts.ts'
import { signaturesOf } from './signatures.ts'

// The file of a closed ballot: written in the transaction in which its result stands, and once more when it is voided.

/**
 * Writes the file of a round as it stands now. Of a round that was voided before its result stood the file says how it was opened and why it
 * is void; nobody learns how it stood.
 * @returns the digest
 */
export async function publishRound(tx: Tx, roundId: string): Promise<string> {
  const round = await roundFacts(tx, roundId)
  const { sums, reply } = round
  const boxes = await boxesOf(tx, round)
  const { text, digest } =
    sums && reply
      ? writePublished({
          ...(await countedFacts(tx, round, boxes)),
          sums,
          result: reply,
          signatures: (await signaturesOf(tx, roundId, sheetDigest(round, boxes, { sums, result: reply })))
            .filter(({ holds }) => holds)
            .map(({ name, signs, words }) => ({ name, signs, words })),
        })
      : writePublished({
          ...(await headOf(tx, round)),
          ballots: [],
          boxes: [],
          hands: [],
          signatures: [],
          sums: null,
          result: null,
        })
  await sql`
    insert into assembly.published (round_id, run_id, ordinal, text, digest, published_at)
    select ${roundId}::uuid, ${round.runId}::uuid, coalesce(max(p.ordinal), 0) + 1, ${text}, ${digest}, ${tx.now}
    from assembly.published p where p.round_id = ${roundId}`.execute(tx.db)
  return digest
}

/** Hands out the newest file of a round: of the day itself to everybody, of a rehearsal or a committee’s meeting to whoever sees it. */
export async function sendRoundFile(
  tx: Tx,
  actor: Actor,
  roundId: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { rows } = await sql<{ text: string; number: number }>`
    select p.text, r.number from assembly.published p join assembly.round r on r.id = p.round_id
      join assembly.run n on n.id = r.run_id join assembly.session s on s.id = r.session_id
    where p.round_id = ${roundId} and ((n.kind = 'real' and s.kind <> 'meeting') or ${sessionSeen(tx, actor)}) order by p.ordinal desc limit 1`.execute(
    tx.db,
  )
  const { text, number } = found(rows[0])
  return reply
    .header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(`第${number}号表决.json`)}`,
    )
    .type('application/json; charset=utf-8')
    .send(text)
}
