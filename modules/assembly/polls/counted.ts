import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { CountLine } from '../contract/counts.ts'
import type { BallotSums, Reply, RoundFacts } from '../contract/polls-shapes.ts'
import type { PublishedBox, PublishedFacts } from '../rules/published.ts'
import { type Recount, recount } from '../rules/recounting.ts'
import {
  type BallotMarks,
  canStand,
  countBallots,
  merge,
  ordersOf,
  secretLeast,
  type TallyInput,
  WrongInput,
} from '../rules.ts'
import { type BoxCount, type Entry, namesInBox } from './boxes.ts'
import { ruleOf } from './casting.ts'
import { type KeptBallot, plainStore, receiptOf } from './store.ts'

// All channels together: the very facts that are published, counted by the very function that recounts the published file.

/** Everything of a counted round but its result and signatures. */
export type CountedFacts = Omit<PublishedFacts, 'sums' | 'result' | 'signatures'>

/** Asked only once voting has ended and every box has its count. */
export async function countedFacts(
  tx: Tx,
  round: RoundFacts,
  boxes: readonly BoxCount[],
): Promise<CountedFacts> {
  const head = await headOf(tx, round)
  const kept = await plainStore.ballots(tx, round.id)
  const names = await votersNamed(tx, kept)
  const paper = boxes.flatMap((box): PublishedBox[] =>
    round.secrecy !== 'hands' && box.agreed ? [boxFacts(box, box.agreed, namesInBox(boxes, box.id))] : [],
  )
  const returned = paper.reduce((sum, box) => sum + box.returned, 0)
  const isMixed = round.secrecy === 'secret' && kept.length > 0 && paper.length > 0
  // A heap below ten is not shown apart, not even as what is left when the other is taken from the whole.
  const isHidden = isMixed && (kept.length < secretLeast || returned < secretLeast)
  const ballots = kept.map(({ id, marks, voterId }) => ({
    id: receiptOf(id),
    marks,
    ...(voterId ? { voter: { id: voterId, name: names.get(voterId) ?? '' } } : {}),
  }))
  return {
    ...head,
    ballots: isHidden ? [] : ballots.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    boxes: isHidden ? [oneHeap(round, kept, paper)] : paper,
    hands: boxes.flatMap(({ agreed, name, assigned }) =>
      round.secrecy === 'hands' && agreed?.how
        ? [{ name, teller: agreed.name, voters: assigned, how: agreed.how, lines: agreed.lines }]
        : [],
    ),
  }
}

/** What was frozen, as it is published. */
export async function headOf(
  tx: Tx,
  round: RoundFacts,
): Promise<Pick<PublishedFacts, 'poll' | 'round' | 'attendance' | 'options' | 'voided'>> {
  const { rows } = await sql<{ body: string; session: string }>`
    select b.name as body, s.title as session from assembly.session s join assembly.term t on t.id = s.term_id
      join assembly.body b on b.id = t.body_id where s.id = ${round.sessionId}`.execute(tx.db)
  const { rows: former } = await sql<{ number: number; ordinal: number; digest: string | null }>`
    select r.number, r.ordinal, (select p.digest from assembly.published p where p.round_id = r.id order by p.ordinal desc limit 1) as digest
    from assembly.round r where r.poll_id = ${round.pollId} and r.run_id = ${round.runId} and r.ordinal < ${round.ordinal}
    order by r.ordinal`.execute(tx.db)
  const { number, question, kind, mode, stage, secrecy, quorum, rule, seats, most, writeIns, ties, draft } =
    round
  const { id, ordinal, cause, openedAt, endedAt, closedAt, frozen, arrived, left, assigned, doubtful } = round
  return {
    poll: {
      ...found(rows[0]),
      number,
      question,
      kind,
      mode,
      stage,
      secrecy,
      quorum,
      rule,
      seats,
      most,
      writeIns,
      ties,
      draft,
    },
    round: { id, ordinal, cause, openedAt, endedAt, closedAt, former },
    attendance: { ...frozen, arrived, left, assigned, doubtful },
    options: round.options.map(({ id: option, label, note, parts }) => ({ id: option, label, note, parts })),
    voided: round.voidCause && round.voidReason ? { cause: round.voidCause, reason: round.voidReason } : null,
  }
}

async function votersNamed(tx: Tx, kept: readonly KeptBallot[]): Promise<Map<string, string>> {
  const ids = kept.flatMap(({ voterId }) => voterId ?? [])
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select v.id, l.name from assembly.voter v join people.label l on l.id = v.person_id where v.id = any (${ids}::uuid[])`.execute(
    tx.db,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const plainEntry = ({ issued, returned, invalid, lines, orders = [] }: Entry) => ({
  issued,
  returned,
  invalid,
  lines,
  orders,
})

/** A box with the entries of the tellers who agree; whoever erred and was outvoted is no witness of the count. */
function boxFacts(box: BoxCount, agreed: Entry, names: string[]): PublishedBox {
  return {
    names,
    ...plainEntry(agreed),
    entries: box.agreeing.map((entry) => ({ teller: entry.name, ...plainEntry(entry) })),
  }
}

/** Phones and paper as one heap. What was handed out by phone stays counted as such. */
function oneHeap(
  round: RoundFacts,
  kept: readonly KeptBallot[],
  paper: readonly PublishedBox[],
): PublishedBox {
  const rule = ruleOf(round)
  const marks = kept.map((ballot): BallotMarks => ballot.marks)
  const isRanked = round.mode === 'rank'
  const { invalid, orders } = isRanked
    ? ordersOf(marks, rule)
    : { invalid: countBallots(marks, rule).invalid, orders: [] }
  const screen = isRanked ? [] : countBallots(marks, rule).options
  const part = ({ lines, ...box }: PublishedBox) => ({
    ...box,
    options: lines.map(({ option, ...votes }) => ({ id: option, ...votes })),
  })
  const whole = merge([{ issued: 0, returned: kept.length, invalid, options: screen }, ...paper.map(part)])
  return {
    names: ['手机', ...paper.flatMap(({ names }) => names)],
    issued: whole.issued,
    returned: whole.returned,
    invalid: whole.invalid,
    lines: whole.options.map(({ id, marks: boxes, ...votes }) => ({
      option: id,
      ...(boxes ? { marks: { ...boxes, unknown: boxes.unknown ?? 0 } } : votes),
    })),
    // In no order but that of what they say.
    orders: [...orders, ...paper.flatMap((box) => box.orders)]
      .map((order) => JSON.stringify(order))
      .toSorted()
      .map((order) => JSON.parse(order) as string[]),
    entries: [],
  }
}

/** What the rules decide, or null where the numbers of all boxes together cannot be true: more papers than people, say. */
export function decide(facts: CountedFacts): Recount | null {
  try {
    return recount(facts)
  } catch (error) {
    if (error instanceof WrongInput) return null
    throw error
  }
}

/**
 * Which lines could come out otherwise whatever the doubtful ballots are. A ranked list has no such proof: one ballot moves every
 * sum, so with any doubt none of its lines is certain.
 */
export function shakenBy(round: RoundFacts, { sums, result }: Recount, doubtful: number): string[] {
  if (doubtful === 0) return []
  const all = round.options.map(({ id }) => id)
  if (round.kind === 'ranked') return all
  try {
    const { stands, shaken } = canStand(inputOf(round, sums, result), doubtful)
    return stands ? [] : shaken.length > 0 ? shaken : all
  } catch (error) {
    if (error instanceof WrongInput) return all
    throw error
  }
}

function inputOf(round: RoundFacts, { issued, returned, invalid }: BallotSums, result: Reply): TallyInput {
  const { kind, quorum, rule, seats, frozen } = round
  return {
    kind: kind === 'ranked' ? 'choice' : kind,
    ...frozen,
    issued,
    returned,
    invalid,
    quorum,
    rule,
    seats,
    options: result.options.map(({ id, marks, for: inFavour, against, abstain }) =>
      marks ? { id, marks } : { id, for: inFavour, against, abstain },
    ),
  }
}

/** What scrutineers put their name under: it changes with every number of every box. */
export function sheetDigest(
  round: Pick<RoundFacts, 'id'>,
  boxes: readonly BoxCount[],
  counted: Recount | null,
): string {
  const said = boxes.map(({ id, pouredInto, attempt, agreed }) => [
    id,
    pouredInto,
    attempt,
    agreed && [
      agreed.issued,
      agreed.returned,
      agreed.invalid,
      agreed.how,
      agreed.lines.map(flat),
      agreed.orders ?? null,
    ],
  ])
  const lines = counted?.result.options.map(({ id, ...line }) => [
    flat({ option: id, ...line }),
    line.sum ?? null,
  ])
  const sums =
    counted && (['issued', 'returned', 'valid', 'invalid'] as const).map((sum) => counted.sums[sum])
  return createHash('sha256')
    .update(JSON.stringify([round.id, said, sums, lines ?? null]))
    .digest('hex')
}

/** PostgreSQL gives back keys in another order. */
const flat = ({ option, marks, ...votes }: CountLine) => [
  option,
  votes.for ?? 0,
  votes.against ?? 0,
  votes.abstain ?? 0,
  marks ? [marks.satisfied, marks.mostly, marks.dissatisfied, marks.unknown] : null,
]
