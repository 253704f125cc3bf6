import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { constraint, found, refuse } from '../../../platform/http/refusal.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { recordAct } from '../acts.ts'
import {
  alreadyVoted,
  ballotUnfit,
  type castBallot as castBallotEndpoint,
  type MyBallot,
  notOpen,
  notVoter,
  tokenTaken,
  votesOtherwise,
} from '../contract/ballots.ts'
import type { PollOption, RoundState } from '../contract/polls-shapes.ts'
import { type BallotMarks, type BallotRule, plainName, readBallot, type WriteIn } from '../rules.ts'
import { ownIds, type Run, turnoutTopic } from '../sessions/sight.ts'
import { ballotCast } from './events.ts'
import { roundTopic, roundToRead } from './sight.ts'
import { ballotId, plainStore, receiptOf } from './store.ts'

// What a voter does. Nothing here logs, keeps or answers with what anybody marked.

constraint('ballot_pkey', tokenTaken)
constraint('named_ballot_id_once', tokenTaken)

interface Mine extends Omit<MyBallot, 'roundId'> {
  roundId: string
  runId: string
  runKind: Run['kind']
  sessionId: string
  placeId: string
  officeId: string
  voterId: string
}

const columns = sql`r.id as "roundId", r.number, r.ordinal, r.cause, r.question, r.kind, r.mode, r.secrecy, r.seats, r.most,
  r.write_ins as "writeIns", r.options, r.state, v.channel, v.voted, v.id as "voterId", r.run_id as "runId", n.kind as "runKind",
  r.session_id as "sessionId", s.place_id as "placeId", s.office_id as "officeId"`

/**
 * A round with one’s own line in its list of voters; two rows of one person are one line. Being on the list is enough to see it: two thousand
 * ask at once, so nothing else is looked up. Refuses whoever sees the session and is on no list; for others there is nothing here.
 */
async function mine(tx: Tx, actor: Actor, roundId: string): Promise<Mine> {
  const { rows } = await sql<Mine>`
    select ${columns} from assembly.voter v join assembly.round r on r.id = v.round_id join assembly.run n on n.id = r.run_id
      join assembly.session s on s.id = r.session_id
    where v.round_id = ${roundId} and v.person_id = any (${ownIds(actor)})
    order by v.voted desc limit 1`.execute(tx.db)
  if (rows[0]) return rows[0]
  await roundToRead(tx, actor, roundId)
  return refuse(notVoter)
}

function shown(row: Mine): MyBallot {
  const { runId: _r, runKind: _k, sessionId: _s, placeId: _p, officeId: _o, voterId: _v, ...ballot } = row
  return ballot
}

/** My ballot paper in this round. */
export async function getMyBallot(tx: Tx, actor: Actor, roundId: string): Promise<MyBallot> {
  return shown(await mine(tx, actor, roundId))
}

/**
 * Casts a ballot. Whatever is answered is counted, and one person has one: the second is refused however it comes. Sending the same again
 * (a reply was lost) answers the same, even after the end. What cannot count as it was meant is refused here instead of being counted as
 * void: on a screen nobody should lose a vote by a slip.
 */
export async function castBallot(
  tx: Tx,
  actor: Actor,
  roundId: string,
  { token, marks }: BodyOf<typeof castBallotEndpoint>,
): Promise<{ receipt: string }> {
  const row = await mine(tx, actor, roundId)
  const { voterId } = row
  const round = { id: row.roundId, runId: row.runId, secrecy: row.secrecy }
  if (round.secrecy === 'hands') refuse(votesOtherwise, { channel: 'hands' })
  const ballot = { id: ballotId(roundId, token), marks: plainMarks(marks, ruleOf(row)) }
  const outcome = await plainStore.cast(tx, round, voterId, ballot)
  if (outcome === 'already') refuse(alreadyVoted)
  if (outcome === 'elsewhere') refuse(votesOtherwise, { channel: 'paper' })
  if (outcome === 'closed') refuse(notOpen, { state: await stateOf(tx, roundId) })
  if (outcome === 'cast') {
    recordAct(tx, { kind: row.runKind }, ballotCast, {
      placeId: row.placeId,
      officeId: row.officeId,
      actor,
      subject: { kind: 'assembly.voter', id: voterId },
      quantity: 1,
      measure: '票',
      data: { kind: row.kind, secrecy: row.secrecy },
    })
    publish(tx, turnoutTopic(row.sessionId))
    publish(tx, roundTopic(roundId))
  }
  return { receipt: receiptOf(ballot.id) }
}

async function stateOf(tx: Tx, roundId: string): Promise<RoundState> {
  const { rows } = await sql<{
    state: RoundState
  }>`select state from assembly.round where id = ${roundId}`.execute(tx.db)
  return found(rows[0]).state
}

export function ruleOf(round: {
  kind: BallotRule['kind']
  mode: BallotRule['mode']
  most: number
  writeIns: BallotRule['writeIns']
  options: readonly PollOption[]
}): BallotRule {
  const { kind, mode, most, writeIns, options } = round
  return { kind, mode, most, writeIns, options: options.map(({ id, label }) => ({ id, name: label })) }
}

/**
 * The ballot as it is kept: in one way of writing it down for everybody, so that neither order nor blanks are a signature. A line left out
 * and a line marked as abstention say the same and look the same.
 */
function plainMarks(marks: BallotMarks, rule: BallotRule): BallotMarks {
  const reading = readBallot(marks, rule)
  if (reading.fault) refuse(ballotUnfit, { reason: reading.fault })
  if (reading.lines.some(({ fault }) => fault !== null && fault !== 'unmarked'))
    refuse(ballotUnfit, { reason: 'line-does-not-count' })
  const order = new Map(rule.options.map(({ id }, at) => [id, at]))
  const inOrder = (a: string, b: string) => order.get(a)! - order.get(b)!
  const writeIns = (marks.writeIns ?? [])
    .map(
      ({ name, insteadOf }): WriteIn => ({
        name: plainName(name),
        insteadOf: rule.writeIns === 'instead-of' ? insteadOf : null,
      }),
    )
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const names = writeIns.length > 0 ? { writeIns } : {}
  switch (rule.mode) {
    case 'approve':
      return {
        mode: 'approve',
        lines: Object.fromEntries(rule.options.map(({ id }) => [id, lineMark(marks.lines, id)])),
        ...names,
      }
    case 'pick':
      return { mode: 'pick', picks: (marks.picks ?? []).toSorted(inOrder), ...names }
    case 'rank':
      return { mode: 'rank', picks: [...(marks.picks ?? [])] }
    case 'grades':
      return { mode: 'grades', grades: marks.grades ?? {} }
  }
}

const lineMark = (lines: BallotMarks['lines'], id: string) =>
  lines !== undefined && Object.hasOwn(lines, id) ? lines[id]! : 'a'
