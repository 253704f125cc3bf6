import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { releaseDraft } from '../../plans/index.ts'
import { recordAct } from '../acts.ts'
import { boxesOutstanding, notSigned } from '../contract/counts.ts'
import { adoptedAlready } from '../contract/papers.ts'
import { roundFollowed, tooFewCast } from '../contract/polls.ts'
import type { Reply, RoundFacts } from '../contract/polls-shapes.ts'
import type { Recount } from '../rules/recounting.ts'
import { secretLeast } from '../rules.ts'
import { nowTopic, type Run } from '../sessions/sight.ts'
import { boxesOf, outstanding } from './boxes.ts'
import { countedFacts, decide, shakenBy, sheetDigest } from './counted.ts'
import { told } from './entering.ts'
import { roundClosed, roundVoided, votingEnded } from './events.ts'
import { roundFacts } from './facts.ts'
import { offlineOf } from './offline.ts'
import { publishRound } from './publishing.ts'
import { demandState, pollsTopic, roundToMove, roundTopic } from './sight.ts'
import { signaturesOf, standsSigned } from './signatures.ts'
import { lockCasting, plainStore } from './store.ts'

// How a ballot ends: voting is closed, everything is counted and signed, venues without a network are reconciled, the result stands.

/**
 * Ends the voting. A ballot of phones alone has its result at once; with paper or hands the counting begins. Ending what has ended answers
 * with what it has become.
 */
export async function closeRound(tx: Tx, actor: Actor, roundId: string): Promise<RoundFacts> {
  const { round, run } = await roundToMove(tx, actor, roundId)
  if (round.state !== 'open') {
    if (round.state === 'void') demandState(round, 'open')
    return round
  }
  await demandEnough(tx, run, round)
  await endVoting(tx, actor, run, roundId)
  const ended = await roundFacts(tx, roundId)
  return settle(tx, actor, run, ended)
}

/**
 * Refuses to end a secret vote of a hall in which fewer than ten phones have voted and others still may: whoever ended it after one ballot
 * would read that one. It can be voided, which tells nothing. A body of fewer than ten is as secret as its members make it.
 */
async function demandEnough(tx: Tx, run: Run, { id, secrecy, assigned: of }: RoundFacts): Promise<void> {
  // Beside paper the phones' ballots are shown in one heap with it.
  if (secrecy !== 'secret' || run.kind === 'rehearsal' || of.paper > 0) return
  await lockCasting(tx, id)
  const { assigned, cast } = await plainStore.turnout(tx, id)
  if (assigned >= secretLeast && cast > 0 && cast < secretLeast)
    refuse(tooFewCast, { cast, least: secretLeast })
}

async function endVoting(tx: Tx, actor: Actor, run: Run, roundId: string): Promise<void> {
  await plainStore.close(tx, roundId, actor.personId)
  // Whoever came or went meanwhile changes nothing, but it is remembered. `limit 1` keeps it one look into the index for each: of a ballot
  // that is minutes old the planner knows nothing.
  await sql`
    update assembly.round r set
      arrived = (select count(*) from assembly.presence p join assembly.attendee a on a.id = p.attendee_id and a.standing = 'entitled'
        where p.run_id = r.run_id and p.in_at > r.opened_at
          and (select v.id from assembly.voter v where v.round_id = r.id and v.attendee_id = a.id limit 1) is null),
      gone = (select count(distinct v.id) from assembly.voter v where v.round_id = r.id
        and (select p.id from assembly.presence p
          where p.run_id = r.run_id and p.attendee_id = v.attendee_id and p.out_at is null limit 1) is null)
    where r.id = ${roundId}`.execute(tx.db)
  const { cast } = await plainStore.turnout(tx, roundId)
  const round = await roundFacts(tx, roundId)
  recordAct(tx, run, votingEnded, { ...told(run, round, actor), data: { poll: round.pollId, cast } })
  moved(tx, round)
}

/**
 * Lets the result stand as soon as nothing is missing: every box counted, every scrutineer’s signature, every venue without a network
 * reconciled. With everything but the last it is provisional. Where doubles or unexplained ballots could change a verdict it is void.
 * @param content whether the signatures there are suffice
 */
export async function settle(
  tx: Tx,
  actor: Actor,
  run: Run,
  round: RoundFacts,
  { content = false }: { content?: boolean } = {},
): Promise<RoundFacts> {
  const boxes = await boxesOf(tx, round)
  if (outstanding(boxes).length > 0) return round
  const counted = decide(await countedFacts(tx, round, boxes))
  const signatures = await signaturesOf(tx, round.id, sheetDigest(round, boxes, counted))
  if (round.assigned.paper > 0 && !(await standsSigned(tx, round, signatures, content))) return round
  const offline = await offlineOf(tx, round.id)
  const doubtful = offline.reduce((sum, venue) => sum + venue.doubtful, 0)
  const isReconciled = offline.every(({ reconciled }) => reconciled)
  // Numbers that cannot be true together (more papers than people) shake everything.
  const shaken = counted ? shakenBy(round, counted, doubtful) : round.options.map(({ id }) => id)
  if (isReconciled && shaken.length > 0) {
    await keepResult(tx, round, counted, 'counting', doubtful)
    return declareVoid(tx, actor, run, round, 'cannot-stand', sayShaken(round, shaken, doubtful))
  }
  if (counted === null) return round
  await keepResult(tx, round, counted, isReconciled ? 'closed' : 'provisional', doubtful)
  moved(tx, round)
  if (!isReconciled) return roundFacts(tx, round.id)
  const { result } = counted
  recordAct(tx, run, roundClosed, {
    ...told(run, round, actor),
    data: {
      poll: round.pollId,
      kind: round.kind,
      secrecy: round.secrecy,
      cause: round.cause,
      outcome: outcomeOf(result),
      digest: await publishRound(tx, round.id),
    },
  })
  // What nobody voted for is free again; what passed stays as it was voted until it is adopted.
  if (run.kind === 'real' && !result.options.some(({ passed }) => passed)) await releaseDraft(tx, round.id)
  return roundFacts(tx, round.id)
}

async function keepResult(
  tx: Tx,
  round: RoundFacts,
  counted: Recount | null,
  state: 'counting' | 'provisional' | 'closed',
  doubtful: number,
): Promise<void> {
  const at = state === 'provisional' || counted === null ? null : tx.now
  await sql`
    update assembly.round set state = ${state}, sums = ${counted && JSON.stringify(counted.sums)}::jsonb,
      reply = ${counted && JSON.stringify(counted.result)}::jsonb, doubtful = ${doubtful}, closed_at = ${at}
    where id = ${round.id}`.execute(tx.db)
}

const outcomeOf = ({ void: voided, next }: Reply) =>
  voided ? 'void' : next === 'revote' ? 'tied' : next === 'separate-election' ? 'vacant' : 'decided'

function sayShaken({ options }: RoundFacts, shaken: readonly string[], doubtful: number): string {
  const names = shaken.map((id) => options.find((option) => option.id === id)?.label ?? id)
  const which = names.length > 3 ? `${names.slice(0, 3).join('、')}等${names.length}项` : names.join('、')
  return `有${doubtful}张票存疑，可能改变“${which}”的结果，本次表决无效，应当重新表决。`
}

/** Lets the count stand with the signatures it has: at least one and none refused. For when a scrutineer is not there any more. */
export async function finishCount(tx: Tx, actor: Actor, roundId: string): Promise<RoundFacts> {
  const { round, run } = await roundToMove(tx, actor, roundId)
  demandState(round, 'counting')
  const missing = outstanding(await boxesOf(tx, round))
  if (missing.length > 0) refuse(boxesOutstanding, { boxes: missing.map(({ name }) => name) })
  const after = await settle(tx, actor, run, round, { content: true })
  if (after.state === 'counting') refuse(notSigned)
  return after
}

/**
 * Voids a ballot with a reason. What was opened and what was counted stay to be read; another ballot may repeat it. Refuses one whose list
 * has been adopted: the plan rests on it.
 */
export async function voidRound(tx: Tx, actor: Actor, roundId: string, reason: string): Promise<RoundFacts> {
  const { round, run } = await roundToMove(tx, actor, roundId)
  demandState(round, 'open', 'counting', 'provisional', 'closed')
  const { rows } = await sql<{ planId: string }>`
    select plan_id as "planId" from assembly.adoption where round_id = ${roundId}`.execute(tx.db)
  if (rows[0]) refuse(adoptedAlready, rows[0])
  const following = await sql<{ number: number }>`
    select number from assembly.round where former_id = ${roundId} and state <> 'void'`.execute(tx.db)
  if (following.rows[0]) refuse(roundFollowed, following.rows[0])
  if (round.state === 'open') await endVoting(tx, actor, run, roundId)
  return declareVoid(tx, actor, run, round, 'declared', reason.trim())
}

async function declareVoid(
  tx: Tx,
  actor: Actor,
  run: Run,
  { id, pollId, sessionId }: RoundFacts,
  why: 'declared' | 'cannot-stand',
  reason: string,
): Promise<RoundFacts> {
  await sql`
    update assembly.round set state = 'void', void_cause = ${why}, void_reason = ${reason}, voided_at = ${tx.now}, voided_by = ${actor.personId}::uuid
    where id = ${id}`.execute(tx.db)
  const round = await roundFacts(tx, id)
  const digest = await publishRound(tx, id)
  recordAct(tx, run, roundVoided, {
    ...told(run, round, actor),
    data: { poll: pollId, why, digest },
  })
  if (run.kind === 'real') await releaseDraft(tx, id)
  moved(tx, { id, sessionId })
  return roundFacts(tx, id)
}

export function moved(tx: Tx, { id, sessionId }: Pick<RoundFacts, 'id' | 'sessionId'>): void {
  publish(tx, nowTopic(sessionId))
  publish(tx, pollsTopic(sessionId))
  publish(tx, roundTopic(id))
}
