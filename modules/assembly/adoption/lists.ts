import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, refuse } from '../../../platform/http/refusal.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { adopt } from '../../plans/index.ts'
import { adoptedAlready, noList, nothingCounted, notPassed, rehearsalDecides } from '../contract/papers.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import { listAdopted } from '../papers/events.ts'
import { roundToRead } from '../polls/sight.ts'
import { sessionToMove, sessionTopic } from '../sessions/sight.ts'

// A list that was voted becomes the adopted plan: exactly its text, with what was voted down marked.

/** The items of the draft that were passed and that were not. En bloc the whole list stands or falls as one. */
export function decided(round: Pick<RoundFacts, 'kind' | 'options' | 'reply' | 'state'>): {
  passed: string[]
  rejected: string[]
  stands: boolean
} {
  const { reply } = round
  if (!reply || round.state !== 'closed' || reply.void !== null)
    return { passed: [], rejected: [], stands: false }
  const holds = (id: string) => {
    const line = reply.options.find((option) => option.id === id)
    // A motion passes by its votes; of a list with places only those that got one are in.
    return round.kind === 'motion' ? line?.passed === true : reply.elected.includes(id)
  }
  const items = round.options.filter(({ planItem }) => planItem !== null)
  if (items.length === 0) {
    const stands = round.options.some(({ id }) => holds(id))
    return { passed: [], rejected: [], stands }
  }
  const passed = items.filter(({ id }) => holds(id)).map(({ planItem }) => planItem!)
  const rejected = items.filter(({ id }) => !holds(id)).map(({ planItem }) => planItem!)
  return { passed, rejected, stands: passed.length > 0 }
}

/** What a page shows of a list that was voted: whether it may be adopted, and the plan it became. */
export async function listOf(tx: Tx, round: RoundFacts, isRehearsal: boolean) {
  if (!round.draft) return null
  const { rows } = await sql<{ planId: string }>`
    select plan_id as "planId" from assembly.adoption where round_id = ${round.id}`.execute(tx.db)
  const { passed, rejected, stands } = decided(round)
  const planId = rows[0]?.planId ?? null
  return {
    draftId: round.draft.id,
    planId,
    can: stands && planId === null && !isRehearsal,
    passed: passed.length,
    rejected: rejected.length,
  }
}

/**
 * Adopts exactly the text that was voted (`plans`): frozen with the ballot's number and digest; what was voted down stays in it, marked, and
 * becomes no project. Refuses a round without a list, one that did not pass it, a rehearsal, and a second adoption.
 */
export async function adoptList(
  tx: Tx,
  actor: Actor,
  roundId: string,
): Promise<{ planId: string; projects: number; targets: number; rejected: number }> {
  const seen = await roundToRead(tx, actor, roundId)
  const session = await sessionToMove(tx, actor, seen.round.sessionId, 'assembly.read')
  demand(actor, 'plans.adopt', session)
  // And against whoever voids it at this moment. Read again under the locks: whoever held them may have adopted, or voided.
  await sql`select from assembly.round where id = ${roundId} for no key update`.execute(tx.db)
  const { round, run } = await roundToRead(tx, actor, roundId)
  if (!round.draft) return refuse(noList)
  if (run.kind !== 'real') refuse(rehearsalDecides)
  if (!round.reply || !round.digest) return refuse(nothingCounted)
  const { rows } = await sql<{ planId: string }>`
    select plan_id as "planId" from assembly.adoption where round_id = ${roundId}`.execute(tx.db)
  if (rows[0]) refuse(adoptedAlready, rows[0])
  const { rejected, stands } = decided(round)
  if (!stands) refuse(notPassed)
  const done = await adopt(
    tx,
    actor,
    round.draft.id,
    {
      version: round.draft.version,
      adoptedOn: session.heldOn,
      basis: `${session.title}第${round.number}号表决通过，应到${round.frozen.entitled}人，实到${round.frozen.present}人`,
    },
    {
      vote: { roundId, number: round.number, session: session.title, digest: round.digest },
      rejected: new Set(rejected),
    },
  )
  await sql`
    insert into assembly.adoption (round_id, plan_id, draft_id, adopted_by, adopted_at)
    values (${roundId}, ${done.planId}, ${round.draft.id}, ${actor.personId}, ${tx.now})`.execute(tx.db)
  record(tx, listAdopted, {
    placeId: session.placeId,
    officeId: session.officeId,
    actor,
    subject: { kind: 'assembly.round', id: roundId },
    data: { plan: done.planId, projects: done.projects, rejected: rejected.length },
  })
  publish(tx, sessionTopic(session.id))
  return { ...done, rejected: rejected.length }
}
