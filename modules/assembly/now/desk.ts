import { sql } from 'kysely'
import type { ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import type * as contract from '../contract/desk.ts'
import type { Picture } from '../contract/now.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import { running } from '../polls/sight.ts'
import { currentRun, sessionToRead } from '../sessions/sight.ts'
import { said } from '../words/said.zh-CN.ts'
import { type Around, aroundOf } from './around.ts'
import { endLocksOf, locksOf } from './locks.ts'
import { pictureOf, stepOf } from './picture.ts'
import { itemVotedAt } from './round.ts'
import { type Filling, fillScript } from './script.ts'
import { speakersOf } from './speakers.ts'
import { stepNow } from './state.ts'

/** The chair's desk. Scripts are filled with the numbers of this moment; what keeps an item locked stands beside it. */
export async function getDesk(
  tx: Tx,
  actor: Actor,
  sessionId: string,
): Promise<ReplyOf<typeof contract.getDesk>> {
  const session = await sessionToRead(tx, actor, sessionId)
  const run = await currentRun(tx, sessionId)
  const around = await aroundOf(tx, session, run)
  const { rows } = await sql<{
    body: string
    chair: string | null
    picture: Picture | null
    step: string
    round: string
  }>`
    select b.name as body, l.name as chair, c.picture, c.step, c.round_id as round
    from assembly.session s join assembly.term t on t.id = s.term_id join assembly.body b on b.id = t.body_id
      left join people.label l on l.id = s.chaired_by left join assembly.shown c on c.run_id = ${run?.id ?? null}::uuid
    where s.id = ${sessionId}`.execute(tx.db)
  const { body, chair, picture, step: chosenStep, round: roundId } = rows[0]!
  const step = stepNow(
    { open: run !== undefined },
    around.items,
    around.rounds,
    await itemVotedAt(tx, around.rounds.at(-1)),
  )
  const follows = pictureOf(step)
  const chosen = run && chosenStep === stepOf(step) ? picture : null
  const current = run && around.items.find((item) => item.state === 'under_way')
  return {
    sessionId,
    title: session.title,
    body,
    heldOn: session.heldOn,
    state: session.state,
    run: run ? { id: run.id, kind: run.kind } : null,
    items: around.items.map((item) => {
      const { lines, missing } = fillScript(
        item.script,
        fillingFor(item, around, { title: session.title, body, chair }),
      )
      return {
        id: item.id,
        position: item.position,
        kind: item.kind,
        title: item.title,
        speaker: item.speaker,
        minutes: item.minutes,
        state: item.state ?? 'waiting',
        beganAt: item.beganAt?.toISOString() ?? null,
        endedAt: item.endedAt?.toISOString() ?? null,
        script: lines,
        missing,
        locks: locksOf(item.id, around),
        polls: around.polls
          .filter((poll) => poll.itemId === item.id)
          .map(({ id, question }) => ({ id, question, round: newestOn(around.rounds, id) })),
      }
    }),
    speakers: run && current ? await speakersOf(tx, run.id, current.id) : [],
    endLocks: endLocksOf(around),
    hall: { shows: chosen ?? follows, follows, roundId: chosen ? roundId : null },
    may: actor.may(running(session.kind), session) ? ['run'] : [],
  }
}

const newestOn = (rounds: readonly RoundFacts[], pollId: string): RoundFacts | null =>
  rounds.findLast((round) => round.pollId === pollId) ?? null

/** The round an item's script speaks of: the newest on its own polls; without any, the last result of the run. */
function roundSpokenOf(itemId: string, { polls, rounds }: Around): RoundFacts | null {
  const own = polls.filter((poll) => poll.itemId === itemId)
  if (own.length === 0) return rounds.findLast(({ state }) => state === 'closed') ?? null
  return rounds.findLast((round) => own.some(({ id }) => id === round.pollId)) ?? null
}

function fillingFor(
  item: Around['items'][number],
  around: Around,
  { title, body, chair }: { title: string; body: string; chair: string | null },
): Filling {
  const { entitled, leave, absent, present, observers, needed, quorate } = around.attendance
  const round = roundSpokenOf(item.id, around)
  const poll = around.polls.find(({ itemId }) => itemId === item.id)
  const reply = round?.state === 'closed' ? round.reply : null
  const sums = round?.state === 'closed' ? round.sums : null
  const only = reply?.options.length === 1 ? reply.options[0] : null
  const labels = new Map(round?.options.map(({ id, label }) => [id, label]))
  return {
    title,
    body,
    chair,
    entitled,
    leave,
    absent,
    present,
    observers,
    needed,
    quorum: quorate ? said.quorate : said.inquorate,
    item: item.title,
    speaker: item.speaker,
    question: round?.question ?? poll?.question ?? null,
    seats: round?.seats ?? poll?.seats ?? null,
    issued: sums?.issued,
    returned: sums?.returned,
    valid: sums?.valid,
    invalid: sums?.invalid,
    for: only?.for,
    against: only?.against,
    abstain: only?.abstain,
    elected: reply?.elected.map((id) => labels.get(id) ?? id).join(said.between),
    verdict: reply?.verdict,
  }
}
