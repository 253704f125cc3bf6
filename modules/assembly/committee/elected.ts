import { sql } from 'kysely'
import type { BodyOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type seatElected as electedEndpoint, roundNotElecting } from '../contract/committee.ts'
import type { PollOption, Reply } from '../contract/polls-shapes.ts'
import type { TermRow } from '../terms/terms.ts'
import { termToKeep } from './committees.ts'
import { seat } from './members.ts'

interface ElectingRound {
  options: PollOption[]
  reply: Reply
}

/**
 * A ballot that elects into a body: closed, of the day itself, formal, in a session of the body or of the conference whose committee it is.
 * 404 for any other ballot, 409 for one that has elected nobody.
 */
async function electingRound(tx: Tx, term: TermRow, roundId: string): Promise<ElectingRound> {
  const { rows } = await sql<ElectingRound & { state: string; stage: string; kind: string }>`
    select r.options, r.reply, r.state, r.stage, r.kind
    from assembly.round r join assembly.run run on run.id = r.run_id and run.kind = 'real'
      join assembly.session s on s.id = r.session_id join assembly.term t on t.id = s.term_id
    where r.id = ${roundId} and (t.body_id = ${term.bodyId}
      or t.body_id = (select b.of_body_id from assembly.body b where b.id = ${term.bodyId}))`.execute(tx.db)
  const round = found(rows[0])
  if (round.state !== 'closed' || round.stage !== 'formal' || round.kind !== 'election')
    return refuse(roundNotElecting)
  return round
}

/** Those elected, as persons; and the names of those who were written in, who are nobody's row yet. */
function electedOf({ options, reply }: ElectingRound): { personIds: string[]; writtenIn: string[] } {
  const byId = new Map(options.map((option) => [option.id, option]))
  const personIds: string[] = []
  const writtenIn: string[] = []
  for (const id of reply.elected) {
    const option = byId.get(id)
    if (option?.personId) personIds.push(option.personId)
    else writtenIn.push(option?.label ?? id)
  }
  return { personIds, writtenIn }
}

/**
 * Seats those whom a closed ballot elected. Whoever was seated on this ballot and post before is left as they are, so that asking twice
 * seats nobody twice.
 */
export async function seatElected(
  tx: Tx,
  actor: Actor,
  termId: string,
  { roundId, post, fromOn, how }: BodyOf<typeof electedEndpoint>,
): Promise<ReplyOf<typeof electedEndpoint>> {
  const term = await termToKeep(tx, actor, termId)
  const { personIds, writtenIn } = electedOf(await electingRound(tx, term, roundId))
  if (personIds.length + writtenIn.length === 0) refuse(roundNotElecting)
  const { rows: before } = await sql<{ id: string; personId: string }>`
    select id, person_id as "personId" from assembly.member
    where term_id = ${termId} and post = ${post} and round_id = ${roundId}`.execute(tx.db)
  const seated = new Set(before.map(({ personId }) => personId))
  const fresh = personIds.filter((personId) => !seated.has(personId))
  const ids =
    fresh.length === 0
      ? []
      : await seat(tx, actor, term, {
          fromOn,
          how,
          roundId,
          words: null,
          seats: fresh.map((personId) => ({ personId, post })),
        })
  return { ids: [...before.map(({ id }) => id), ...ids], writtenIn }
}
