import { sql } from 'kysely'
import type { Static } from 'typebox'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { holdDraft, readVoted, releaseDraft } from '../../plans/index.ts'
import { recordAct } from '../acts.ts'
import { noRun } from '../contract/core.ts'
import { type Opening, type OpeningObstacle, openingObstructed } from '../contract/polls.ts'
import type { PollOption, RoundCause, RoundFacts } from '../contract/polls-shapes.ts'
import { cautions, mayOpen, type OpeningFacts, type Rule } from '../rules.ts'
import { attendanceOf } from '../sessions/attendance.ts'
import { currentRun, nowTopic, type Run, runToAct, sessionToMove, sessionToRead } from '../sessions/sight.ts'
import { type Electorate, electorateOf } from './electorate.ts'
import { roundOpened } from './events.ts'
import { roundFacts, roundsOf, roundsOfPoll } from './facts.ts'
import { causeAfter, type NextBallot, nextBallot } from './next.ts'
import { type PollRow, pollToRead } from './prepare.ts'
import { pollsTopic, roundTopic, running } from './sight.ts'
import { plainStore } from './store.ts'

type Said = Static<typeof OpeningObstacle>

export interface Asked {
  cause?: RoundCause
  formerId?: string
  rule?: Rule
  optionIds?: string[]
}

/** What would be frozen at this moment, and everything that stands in the way: the screen and the act look at the same. */
interface Readiness extends NextBallot {
  cause: RoundCause
  former: RoundFacts | undefined
  entitled: number
  electorate: Electorate
  obstacles: Said[]
  cautions: Said[]
}

/** What would be frozen if the poll opened now, for the screen that opens it. */
export async function getOpening(tx: Tx, actor: Actor, pollId: string, asked: Asked): Promise<Opening> {
  const poll = await pollToRead(tx, actor, pollId)
  const session = await sessionToRead(tx, actor, poll.sessionId)
  demand(actor, running(session.kind), session)
  const run = (await currentRun(tx, session.id)) ?? refuse(noRun)
  const ready = await readinessOf(tx, session, run, poll, asked)
  const { electorate } = ready
  return {
    obstacles: ready.obstacles,
    cautions: ready.cautions,
    cause: ready.cause,
    entitled: ready.entitled,
    present: electorate.voters.length,
    seats: ready.seats,
    most: ready.most,
    rule: { ...ready.rule, share: [...ready.rule.share] },
    options: ready.options,
    assigned: electorate.assigned,
    boxes: electorate.boxes.map((box) => ({
      id: box.id,
      name: box.name,
      assigned: box.assigned,
      tellers: box.tellers.map(({ name }) => name),
      hasNetwork: box.offline.length === 0,
    })),
    scrutineers: electorate.scrutineers.map(({ name }) => name),
  }
}

/**
 * Opens a ballot: from this instant its rule, lines, places, who is entitled, who is present and each voter’s channel are frozen. Refuses
 * with every obstacle at once. Opening what is open already answers with the open one, so that of two who open at once both see the same.
 */
export async function openRound(tx: Tx, actor: Actor, pollId: string, asked: Asked): Promise<RoundFacts> {
  const { sessionId } = await pollToRead(tx, actor, pollId)
  // Held until it commits: ballots of a session open one after the other, so numbers have no hole and none twice.
  const session = await sessionToRead(tx, actor, sessionId)
  await sessionToMove(tx, actor, sessionId, running(session.kind))
  const run = await runToAct(tx, sessionId)
  const poll = await pollToRead(tx, actor, pollId)
  const before = await roundsOfPoll(tx, pollId, run.id)
  const open = before.find(({ state }) => state === 'open')
  if (open && (asked.cause ?? 'first') === open.cause && (asked.formerId ?? null) === open.formerId)
    return open
  const ready = await readinessOf(tx, session, run, poll, asked)
  if (ready.obstacles.length > 0) refuse(openingObstructed, { obstacles: ready.obstacles })
  const id = newId(tx.now.getTime())
  const draft = await layBefore(tx, poll, run, id, ready.former)
  const { electorate } = ready
  await sql`
    insert into assembly.round (id, run_id, poll_id, session_id, number, ordinal, cause, former_id, question, kind, mode, stage, secrecy,
      quorum, rule, seats, most, write_ins, ties, options, draft, entitled, present, opened_at, opened_by)
    select ${id}::uuid, ${run.id}::uuid, ${pollId}::uuid, ${sessionId}::uuid, coalesce(max(r.number), 0) + 1, ${before.length + 1}::int, ${ready.cause},
      ${ready.former?.id ?? null}::uuid, ${poll.question}, ${poll.kind}, ${poll.mode}, ${poll.stage}, ${poll.secrecy},
      ${JSON.stringify(poll.quorum)}::jsonb, ${JSON.stringify(ready.rule)}::jsonb, ${ready.seats}::int, ${ready.most}::int,
      ${ready.writeIns}, ${poll.ties}, ${JSON.stringify(ready.options)}::jsonb, ${draft === null ? null : JSON.stringify(draft)}::jsonb,
      ${ready.entitled}::int, ${electorate.voters.length}::int, ${tx.now}, ${actor.personId}::uuid
    from assembly.round r where r.run_id = ${run.id}`.execute(tx.db)
  await sql`
    insert into assembly.round_box (round_id, run_id, venue_id, name, offline)
    select ${id}::uuid, ${run.id}::uuid, b.id, b.name, array(select jsonb_array_elements_text(b.offline))::uuid[]
    from jsonb_to_recordset(${JSON.stringify(electorate.boxes)}::jsonb) as b(id uuid, name text, offline jsonb)`.execute(
    tx.db,
  )
  await plainStore.open(tx, { id, runId: run.id, secrecy: poll.secrecy }, electorate.voters)
  const round = await roundFacts(tx, id)
  recordAct(tx, run, roundOpened, {
    placeId: session.placeId,
    officeId: session.officeId,
    actor,
    subject: { kind: 'assembly.round', id },
    data: {
      poll: pollId,
      kind: round.kind,
      secrecy: round.secrecy,
      cause: round.cause,
      number: round.number,
      ...round.frozen,
      ...round.assigned,
    },
  })
  publish(tx, nowTopic(sessionId))
  publish(tx, pollsTopic(sessionId))
  publish(tx, roundTopic(id))
  return round
}

/** On the day the text itself is held until it is adopted or set free; a rehearsal only says which text it would have been. */
async function layBefore(
  tx: Tx,
  poll: PollRow,
  run: Run,
  roundId: string,
  former: RoundFacts | undefined,
): Promise<RoundFacts['draft']> {
  if (!poll.draftId) return null
  if (run.kind === 'real' && former) await releaseDraft(tx, former.id)
  const text =
    run.kind === 'real' ? await holdDraft(tx, poll.draftId, roundId) : await readVoted(tx, poll.draftId)
  return { id: text.draftId, version: text.version, hash: text.hash }
}

async function readinessOf(
  tx: Tx,
  session: { id: string; quorum: Parameters<typeof attendanceOf>[1]['quorum'] },
  run: Run,
  poll: PollRow,
  asked: Asked,
): Promise<Readiness> {
  const own: Said[] = []
  const cause = asked.cause ?? 'first'
  const before = await roundsOfPoll(tx, poll.id, run.id)
  const former = asked.formerId ? found(before.find(({ id }) => id === asked.formerId)) : undefined
  const next = await ballotOf(tx, run, poll, { ...asked, cause }, former, own)
  const under = before.find(
    ({ state }) => state === 'open' || state === 'counting' || state === 'provisional',
  )
  if (under) own.push({ name: 'round-open', number: under.number })
  else if (cause === 'first' ? before.length > 0 : !former || former.next !== cause)
    own.push({ name: 'no-next', cause, instead: before.at(-1)?.next ?? null })
  if (poll.draftId) {
    const text = await readVoted(tx, poll.draftId)
    if (text.hash !== poll.draftHash) own.push({ name: 'draft-moved', title: text.title })
  }
  const { entitled } = await attendanceOf(tx, session, run.id)
  const electorate = await electorateOf(tx, session.id, run.id, poll, next.options)
  for (const name of electorate.twice) own.push({ name: 'same-person-twice', person: name })
  const facts: OpeningFacts = {
    kind: poll.kind,
    mode: poll.mode,
    secrecy: poll.secrecy,
    quorum: poll.quorum,
    rule: next.rule,
    seats: next.seats,
    most: next.most,
    writeIns: next.writeIns,
    options: next.options.map(({ id, label, personId }) => ({
      id,
      name: label,
      person: personId === null ? null : (electorate.humans.get(personId) ?? personId),
    })),
    entitled,
    present: electorate.voters.length,
    assigned: electorate.assigned,
    boxes:
      poll.secrecy === 'hands'
        ? []
        : electorate.boxes.map((box) => ({
            name: box.name,
            assigned: box.assigned,
            tellers: box.tellers.map(({ humanId }) => humanId),
          })),
    scrutineers: electorate.scrutineers.map(({ humanId }) => humanId),
  }
  // Hands can be counted for or against; they neither grade nor rank.
  if (poll.secrecy === 'hands' && (poll.mode === 'grades' || poll.mode === 'rank'))
    own.push({ name: 'mode-not-by-hands' })
  if (electorate.unboxed > 0) own.push({ name: 'no-box' })
  const said = (list: readonly { name: string }[]): Said[] =>
    list.map((entry) => ({
      ...(entry as Said),
      // Obstacles name human beings by id; whoever reads them wants a name.
      ...('person' in entry ? { person: electorate.names.get(String(entry.person)) ?? '' } : {}),
    }))
  const obstacles = [
    ...own,
    ...said(mayOpen(facts).filter(({ name }) => name !== 'no-box' || electorate.unboxed === 0)),
  ]
  return { ...next, cause, former, entitled, electorate, obstacles, cautions: said(cautions(facts)) }
}

/** Lines, places and rule: those of the poll, or what follows from the former ballot. */
async function ballotOf(
  tx: Tx,
  run: Run,
  poll: PollRow,
  asked: Asked & { cause: RoundCause },
  former: RoundFacts | undefined,
  own: Said[],
): Promise<NextBallot> {
  const { cause } = asked
  if (cause !== 'first' && former && causeAfter(former) === cause) return nextBallot(former, cause, asked)
  const options = poll.fromPollId ? await electedBy(tx, run, poll.fromPollId, own) : poll.options
  return { options, seats: poll.seats, most: poll.most, rule: poll.rule, writeIns: poll.writeIns }
}

/** Whoever a former poll elected over all its ballots of this run; nobody, and an obstacle, while one of them is not decided. */
async function electedBy(tx: Tx, run: Run, pollId: string, own: Said[]): Promise<PollOption[]> {
  const rounds = (await roundsOf(tx, run.id)).filter((round) => round.pollId === pollId)
  const standing = rounds.filter(({ state }) => state !== 'void')
  if (standing.length === 0 || standing.some(({ state }) => state !== 'closed')) {
    own.push({ name: 'former-not-closed' })
    return []
  }
  return standing.flatMap(({ reply, options }) =>
    (reply?.elected ?? []).map(
      (id): PollOption =>
        options.find((option) => option.id === id) ?? {
          id: newId(),
          label: id,
          note: null,
          personId: null,
          planItem: null,
          parts: [],
        },
    ),
  )
}
