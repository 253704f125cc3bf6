import { sql } from 'kysely'
import type { BodyOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { issueNotice, noticesStanding } from '../../reports/index.ts'
import {
  type listRectifications as listEndpoint,
  noEvaluation,
  notAnswered,
  nothingCounted,
  type orderRectification as orderEndpoint,
  type Rectification,
  rectifiedAlready,
  rehearsalDecides,
  type prepareSecondTest as secondEndpoint,
} from '../contract/papers.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import { rectificationOrdered, secondTestPrepared } from '../papers/events.ts'
import { roundFacts } from '../polls/facts.ts'
import { preparePoll } from '../polls/prepare.ts'
import { roundToRead } from '../polls/sight.ts'
import type { Grade } from '../rules.ts'
import { type Run, sessionToMove, sessionTopic, sessionToRead } from '../sessions/sight.ts'

// After an evaluation (评议): what is to be mended goes to its office as a supervision notice, and is tested a second time.

interface Row {
  id: string
  optionId: string
  label: string
  grade: Grade
  office: { id: string; name: string }
  orderedAt: Date
  dueOn: string
  noticeId: string
  secondPollId: string | null
  secondOptionId: string | null
}

async function rowsOf(tx: Tx, roundId: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select r.id, r.option_id as "optionId", r.label, r.grade, jsonb_build_object('id', o.id, 'name', o.short_name) as office,
      r.ordered_at as "orderedAt", r.due_on as "dueOn", r.notice_id as "noticeId", r.second_poll_id as "secondPollId",
      r.second_option_id as "secondOptionId"
    from assembly.rectification r join units.label o on o.id = r.office_id
    where r.round_id = ${roundId} order by r.ordered_at, r.id`.execute(tx.db)
  return rows
}

/** Rounds of the day itself on these polls, the newest last. */
async function secondRounds(tx: Tx, pollIds: readonly string[]): Promise<RoundFacts[]> {
  if (pollIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select r.id from assembly.round r join assembly.run n on n.id = r.run_id
    where r.poll_id = any (${[...new Set(pollIds)]}::uuid[]) and n.kind = 'real' order by r.opened_at`.execute(
    tx.db,
  )
  return Promise.all(rows.map(({ id }) => roundFacts(tx, id)))
}

/** The grade a line got in the newest round of the second test that stands. */
function secondGradeOf(rounds: readonly RoundFacts[], row: Row): Grade | null {
  const last = rounds.findLast(
    (round) => round.pollId === row.secondPollId && round.state === 'closed' && round.reply?.void === null,
  )
  return last?.reply?.options.find(({ id }) => id === row.secondOptionId)?.grade ?? null
}

/** What was ordered after a round, with the notice's state and the second test. For staff who see the session. */
export async function listRectifications(
  tx: Tx,
  actor: Actor,
  roundId: string,
): Promise<ReplyOf<typeof listEndpoint>> {
  const { round } = await roundToRead(tx, actor, roundId)
  const session = await sessionToRead(tx, actor, round.sessionId)
  const rows = await rowsOf(tx, roundId)
  const notices = await noticesStanding(
    tx,
    rows.map(({ noticeId }) => noticeId),
  )
  const second = await secondRounds(
    tx,
    rows.flatMap(({ secondPollId }) => secondPollId ?? []),
  )
  return {
    rectifications: rows.map((row): Rectification => {
      const { noticeId, secondOptionId: _, orderedAt, ...rest } = row
      const notice = notices.get(noticeId)
      return {
        ...rest,
        orderedAt: orderedAt.toISOString(),
        notice: { id: noticeId, number: notice?.number ?? '', state: notice?.state ?? '' },
        secondGrade: secondGradeOf(second, row),
      }
    }),
    may: [
      ...(actor.may('reports.order', session) ? (['order'] as const) : []),
      ...(actor.may('assembly.prepare', session) ? (['retest'] as const) : []),
    ],
  }
}

/** The evaluation and one of its lines, as its grade was counted on the day itself. */
function evaluated(round: RoundFacts, run: Run, optionId: string) {
  if (run.kind !== 'real') refuse(rehearsalDecides)
  if (!round.reply || round.state !== 'closed') return refuse(nothingCounted)
  const line = round.reply.options.find(({ id }) => id === optionId)
  const label = round.options.find(({ id }) => id === optionId)?.label
  if (round.kind !== 'evaluation' || !line?.grade || label === undefined) return refuse(noEvaluation)
  return { label, grade: line.grade }
}

/**
 * Orders rectification: a supervision notice in a leader's name goes to the office, with its number and due day, in the same act. Once for
 * each line of a round. Refuses a round that was no evaluation, a rehearsal, and a due day in the past.
 */
export async function orderRectification(
  tx: Tx,
  actor: Actor,
  roundId: string,
  { optionId, officeId, orderedById, asked, dueOn }: BodyOf<typeof orderEndpoint>,
): Promise<{ id: string; noticeId: string; number: string }> {
  const { round, run } = await roundToRead(tx, actor, roundId)
  const session = await sessionToMove(tx, actor, round.sessionId, 'assembly.read')
  const { label, grade } = evaluated(round, run, optionId)
  if ((await rowsOf(tx, roundId)).some((row) => row.optionId === optionId)) refuse(rectifiedAlready)
  const notice = await issueNotice(tx, actor, {
    title: `${label}整改`.slice(0, 120),
    asked,
    about: { kind: 'other', id: null, text: `${session.title}：${round.question}——${label}`.slice(0, 300) },
    toOfficeId: officeId,
    orderedById,
    dueOn,
  })
  const id = newId(tx.now.getTime())
  await sql`
    insert into assembly.rectification (id, round_id, option_id, label, grade, office_id, notice_id, due_on, ordered_by, ordered_at)
    values (${id}, ${roundId}, ${optionId}, ${label}, ${grade}, ${officeId}, ${notice.id}, ${dueOn}, ${actor.personId}, ${tx.now})`.execute(
    tx.db,
  )
  record(tx, rectificationOrdered, {
    placeId: session.placeId,
    officeId,
    actor,
    subject: { kind: 'assembly.rectification', id },
    data: { notice: notice.id, office: officeId, grade, dueOn },
  })
  publish(tx, sessionTopic(session.id))
  return { id, noticeId: notice.id, number: notice.number }
}

/**
 * Prepares the second test: a poll on what was rectified, under the rules of the first. Refuses lines whose office has not had its answer
 * accepted. The poll is like any other: it is opened, counted and published in its session.
 */
export async function prepareSecondTest(
  tx: Tx,
  actor: Actor,
  roundId: string,
  { sessionId, rectificationIds }: BodyOf<typeof secondEndpoint>,
): Promise<{ pollId: string }> {
  const { round } = await roundToRead(tx, actor, roundId)
  await sessionToMove(tx, actor, round.sessionId, 'assembly.prepare')
  const rows = (await rowsOf(tx, roundId)).filter(({ id }) => rectificationIds.includes(id))
  if (rows.length < rectificationIds.length) found(undefined)
  const notices = await noticesStanding(
    tx,
    rows.map(({ noticeId }) => noticeId),
  )
  if (rows.some(({ noticeId }) => notices.get(noticeId)?.state !== 'accepted')) refuse(notAnswered)
  const { kind, mode, stage, secrecy, quorum, rule, seats, most, writeIns, ties } = round
  const question = `${round.question}（整改后测评）`
  const options = rows.map(({ label }) => ({ label }))
  const { id: pollId } = await preparePoll(tx, actor, sessionId, {
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
    ballotBy: 'assigned',
    options,
  })
  const { rows: placed } = await sql<{ id: string }>`
    select id from assembly.poll_option where poll_id = ${pollId} order by position`.execute(tx.db)
  for (const [at, row] of rows.entries()) {
    await sql`
      update assembly.rectification set second_poll_id = ${pollId}, second_option_id = ${placed[at]!.id}
      where id = ${row.id}`.execute(tx.db)
  }
  const session = await sessionToRead(tx, actor, sessionId)
  record(tx, secondTestPrepared, {
    placeId: session.placeId,
    officeId: session.officeId,
    actor,
    subject: { kind: 'assembly.round', id: roundId },
    data: { poll: pollId, items: rows.length },
  })
  publish(tx, sessionTopic(sessionId))
  return { pollId }
}
