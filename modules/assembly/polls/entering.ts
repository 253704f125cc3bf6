import { sql } from 'kysely'
import type { BodyOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { recordAct } from '../acts.ts'
import {
  boxAgreed,
  boxTooSmall,
  type CountLine,
  countUnfit,
  enteredOften,
  type enterHands as enterHandsEndpoint,
  type enterPaperCount as enterPaperCountEndpoint,
  notTeller,
} from '../contract/counts.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import { secretLeast } from '../rules.ts'
import { nowTopic, type Run } from '../sessions/sight.ts'
import { type BoxCount, boxesOf } from './boxes.ts'
import { boxesToldBy, dutyOf } from './duties.ts'
import { boxPoured, boxRecounted, countEntered, handsEntered } from './events.ts'
import { roundFacts } from './facts.ts'
import { type PaperEntry, readCount } from './reading.ts'
import { demandState, roundToMove, roundTopic, running } from './sight.ts'

// What tellers type. An entry is added, never changed; two of different persons that agree make the count of a box.

/**
 * Enters what one teller counted in a box. Who entered first is never shown to the other. Refuses whoever does not count this box, numbers
 * that cannot be true, a box that has its count, a teller who tries one number after another, and in a secret ballot a box with fewer than ten papers in it while there is another
 * into which it can be poured: in so small a heap people are found.
 */
export async function enterPaperCount(
  tx: Tx,
  actor: Actor,
  roundId: string,
  { boxId, ...entry }: BodyOf<typeof enterPaperCountEndpoint>,
): Promise<ReplyOf<typeof enterPaperCountEndpoint>> {
  const { round, run } = await roundToMove(tx, actor, roundId, 'anybody')
  const duty = await dutyOf(tx, actor, round.sessionId, round.options)
  if (!(await boxesToldBy(tx, roundId, duty)).has(boxId)) refuse(notTeller)
  demandState(round, 'counting')
  const boxes = await boxesOf(tx, round)
  const box = openBox(boxes, boxId, round)
  const read = readCount(entry, round, box.offline.length > 0 ? null : box.assigned)
  if ('fault' in read) refuse(countUnfit, { reason: read.fault, option: read.option })
  const others = boxes.filter(({ id, state }) => id !== boxId && state !== 'poured')
  if (round.secrecy === 'secret' && read.returned < secretLeast && others.length > 0)
    refuse(boxTooSmall, { least: secretLeast })
  if ((await triesOf(tx, round, box, duty.humanId)) >= mostTries) refuse(enteredOften, { most: mostTries })
  await keep(tx, run, round, box, duty.humanId, null, read)
  recordAct(tx, run, countEntered, { ...told(run, round, actor), data: { box: boxId, attempt: box.attempt } })
  const after = (await boxesOf(tx, round)).find(({ id }) => id === boxId)!
  // The other teller's page and the desk learn that something was entered, not what.
  publish(tx, roundTopic(roundId))
  if (after.state === 'agreed') return { state: 'agreed', differences: [] }
  if (after.state === 'differ') return { state: 'differ', differences: after.differences }
  return { state: 'waiting', differences: [] }
}

/** So often one teller may correct a count of which they are told where it differs; with more tries they would find the other's. */
const mostTries = 3

/** How often a teller has entered this box since anybody else did; nothing is learned before another has. */
async function triesOf(
  tx: Tx,
  { id }: Pick<RoundFacts, 'id'>,
  box: BoxCount,
  humanId: string,
): Promise<number> {
  const { rows } = await sql<{ tries: number }>`
    select count(*)::int as tries from assembly.count_entry e
    where e.round_id = ${id} and e.box_id = ${box.id} and e.attempt = ${box.attempt} and e.person_id = ${humanId}
      and e.seq > (select max(o.seq) from assembly.count_entry o
        where o.round_id = e.round_id and o.box_id = e.box_id and o.attempt = e.attempt and o.person_id <> e.person_id)`.execute(
    tx.db,
  )
  return rows[0]!.tries
}

/**
 * Enters the hands of a venue: three numbers, or those in favour as the rest of all who sit there (kept as derived), or everybody in favour.
 * Whoever counts there may, and whoever runs the session; a later entry takes the place of the former one until the result stands.
 */
export async function enterHands(
  tx: Tx,
  actor: Actor,
  roundId: string,
  { boxId, how, lines }: BodyOf<typeof enterHandsEndpoint>,
): Promise<RoundFacts> {
  const { round, run } = await roundToMove(tx, actor, roundId, 'anybody')
  const duty = await dutyOf(tx, actor, round.sessionId, round.options)
  const may = (await boxesToldBy(tx, roundId, duty)).has(boxId) || actor.may(running(run.sessionKind), run)
  if (!may || !actor.personId) refuse(notTeller)
  demandState(round, 'open', 'counting')
  const box = found((await boxesOf(tx, round)).find(({ id }) => id === boxId))
  if (round.secrecy !== 'hands') found(undefined)
  const { assigned } = box
  const given = new Map(lines.map((line) => [line.option, line]))
  if (given.size !== lines.length) refuse(countUnfit, { reason: 'repeated-option', option: null })
  const strange = lines.find(({ option }) => !round.options.some(({ id }) => id === option))
  if (strange) refuse(countUnfit, { reason: 'unknown-option', option: strange.option })
  const counted = round.options.map(({ id }): CountLine => {
    const line = given.get(id)
    if (how === 'unanimous') return { option: id, for: assigned, against: 0, abstain: 0 }
    if (!line) refuse(countUnfit, { reason: 'lines-missing', option: id })
    const [against, abstain] = [line.against ?? 0, line.abstain ?? 0]
    const rest = Math.max(0, assigned - against - abstain)
    const inFavour = how === 'derived' ? rest : (line.for ?? 0)
    if (inFavour + against + abstain > assigned) refuse(countUnfit, { reason: 'exceeds-present', option: id })
    return { option: id, for: inFavour, against, abstain }
  })
  const sums = { issued: assigned, returned: assigned, invalid: 0 }
  await keep(tx, run, round, box, actor.personId, how, { ...sums, lines: counted })
  recordAct(tx, run, handsEntered, { ...told(run, round, actor), data: { box: boxId, how } })
  publish(tx, roundTopic(roundId))
  return roundFacts(tx, roundId)
}

/** Has a box counted anew: the former entries are kept aside, and no signature under them holds any more. */
export async function recountBox(
  tx: Tx,
  actor: Actor,
  roundId: string,
  boxId: string,
): Promise<Record<never, never>> {
  const { round, run } = await roundToMove(tx, actor, roundId)
  demandState(round, 'counting', 'provisional')
  const { rows } = await sql<{ attempt: number }>`
    update assembly.round_box set attempt = attempt + 1 where round_id = ${roundId} and venue_id = ${boxId} and poured_into is null
    returning attempt`.execute(tx.db)
  const { attempt } = found(rows[0])
  if (round.state === 'provisional')
    await sql`update assembly.round set state = 'counting', sums = null, reply = null where id = ${roundId}`.execute(
      tx.db,
    )
  recordAct(tx, run, boxRecounted, { ...told(run, round, actor), data: { box: boxId, attempt } })
  publish(tx, roundTopic(roundId))
  publish(tx, nowTopic(round.sessionId))
  return {}
}

/** Pours one box into another before either is counted, so that no heap is so small that people are found in it. */
export async function pourBox(
  tx: Tx,
  actor: Actor,
  roundId: string,
  boxId: string,
  intoId: string,
): Promise<Record<never, never>> {
  const { round, run } = await roundToMove(tx, actor, roundId)
  demandState(round, 'counting')
  const boxes = await boxesOf(tx, round)
  openBox(boxes, boxId, round)
  const into = openBox(boxes, intoId, round)
  if (into.id === boxId) found(undefined)
  // What one teller has entered of either box was of another heap; it is kept aside.
  await sql`
    update assembly.round_box set poured_into = case when venue_id = ${boxId} then ${intoId}::uuid end, attempt = attempt + 1
    where round_id = ${roundId} and venue_id in (${boxId}, ${intoId})`.execute(tx.db)
  recordAct(tx, run, boxPoured, { ...told(run, round, actor), data: { box: boxId, into: intoId } })
  publish(tx, roundTopic(roundId))
  return {}
}

/** A box of paper that can still be counted. */
function openBox(boxes: readonly BoxCount[], boxId: string, round: RoundFacts): BoxCount {
  const box = found(boxes.find(({ id, state }) => id === boxId && state !== 'poured'))
  if (round.secrecy === 'hands') found(undefined)
  if (box.state === 'agreed') refuse(boxAgreed)
  return box
}

async function keep(
  tx: Tx,
  run: Run,
  round: RoundFacts,
  box: BoxCount,
  humanId: string,
  how: 'counted' | 'derived' | 'unanimous' | null,
  { issued, returned, invalid, lines, orders }: PaperEntry,
): Promise<void> {
  await sql`
    insert into assembly.count_entry (id, round_id, run_id, box_id, attempt, person_id, entered_at, how, issued, returned, invalid, lines, orders)
    values (${newId(tx.now.getTime())}, ${round.id}, ${run.id}, ${box.id}, ${box.attempt}, ${humanId}, ${tx.now}, ${how}, ${issued},
      ${returned}, ${invalid}, ${JSON.stringify(lines)}::jsonb, ${orders ? JSON.stringify(orders) : null}::jsonb)`.execute(
    tx.db,
  )
}

export const told = (run: Run, round: Pick<RoundFacts, 'id'>, actor: Actor) => ({
  placeId: run.placeId,
  officeId: run.officeId,
  actor,
  subject: { kind: 'assembly.round', id: round.id },
})
