import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import { mayNot, type ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { layOutLoose, layOutPaper, openPaper, type PaperBody } from '../../documents/index.ts'
import { listOf } from '../adoption/lists.ts'
import {
  draftedAlready,
  type getSessionPapers as getSessionPapersEndpoint,
  nothingCounted,
  type OfficialKind,
  officialKinds,
  rehearsalDecides,
} from '../contract/papers.ts'
import { getPoll } from '../polls/prepare.ts'
import { roundToRead } from '../polls/sight.ts'
import { sessionToMove, sessionTopic, sessionToRead } from '../sessions/sight.ts'
import { attendanceSheet } from './attendance-sheet.ts'
import { ballotPaper, countingPaper } from './ballots.ts'
import { paperBegun } from './events.ts'
import { readSessionFacts, type SessionFacts } from './facts.ts'
import { talkOf } from './group-talk.ts'
import { minutesBody, noticeBody, resolutionBody } from './official.ts'
import { resultSheet } from './result-sheet.ts'

export const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Sends a paper as a file under its title. */
async function sendPaper(reply: FastifyReply, body: PaperBody, laidOut = layOutPaper): Promise<FastifyReply> {
  const bytes = await laidOut(body)
  const name = encodeURIComponent(`${body.title.replaceAll('\n', '')}.docx`)
  return reply.type(docx).header('content-disposition', `attachment; filename*=UTF-8''${name}`).send(bytes)
}

async function officialBody(tx: Tx, facts: SessionFacts, kind: OfficialKind): Promise<PaperBody> {
  if (kind === 'resolution') return resolutionBody(facts)
  if (kind === 'notice') return noticeBody(facts)
  return minutesBody(facts, await talkOf(tx, facts.session.id))
}

export async function sendAttendancePaper(tx: Tx, actor: Actor, id: string, reply: FastifyReply) {
  return sendPaper(reply, attendanceSheet(await readSessionFacts(tx, actor, id)))
}

export async function sendOfficialPaper(
  tx: Tx,
  actor: Actor,
  id: string,
  kind: OfficialKind,
  reply: FastifyReply,
) {
  const facts = await readSessionFacts(tx, actor, id)
  return sendPaper(reply, await officialBody(tx, facts, kind))
}

/** The sheet to be signed. Refuses a round that has no numbers yet (409); of a void one it prints the reason. */
export async function sendResultPaper(tx: Tx, actor: Actor, roundId: string, reply: FastifyReply) {
  const { round } = await roundToRead(tx, actor, roundId)
  if (!round.reply && !round.voidReason) refuse(nothingCounted)
  const facts = await readSessionFacts(tx, actor, round.sessionId)
  return sendPaper(reply, resultSheet(facts, round))
}

/** Blank ballots, or the sheet a teller fills. They carry no number: one that could be told from another would not be secret. */
export async function sendBallotPaper(
  tx: Tx,
  actor: Actor,
  pollId: string,
  {
    copies = 1,
    roundId,
    what = 'ballot',
  }: { copies?: number; roundId?: string; what?: 'ballot' | 'counting' },
  reply: FastifyReply,
) {
  const poll = await getPoll(tx, actor, pollId)
  const of = roundId === undefined ? poll : (await roundToRead(tx, actor, roundId)).round
  const session = await sessionToRead(tx, actor, poll.sessionId)
  const printed = { ...of, organ: session.title }
  const body = what === 'ballot' ? ballotPaper(printed) : countingPaper(printed)
  return sendPaper(reply, body, (sheet) => layOutLoose(sheet, what === 'ballot' ? copies : 1))
}

/**
 * Begins an official paper from what was counted, among the drafts of the office; once each. Refuses a rehearsal (409): what is signed and
 * sealed rests on the day itself.
 */
export async function draftOfficialPaper(
  tx: Tx,
  actor: Actor,
  id: string,
  kind: OfficialKind,
): Promise<{ paperId: string }> {
  const session = await sessionToMove(tx, actor, id, 'assembly.prepare')
  const facts = await readSessionFacts(tx, actor, id)
  if (facts.runId === null || facts.isRehearsal) refuse(rehearsalDecides)
  const former = await sql<{ paperId: string }>`
    select paper_id as "paperId" from assembly.official_paper where session_id = ${id} and kind = ${kind}`.execute(
    tx.db,
  )
  if (former.rows[0]) refuse(draftedAlready, former.rows[0])
  const body = await officialBody(tx, facts, kind)
  const { placeId, officeId } = session
  const { id: paperId } = await openPaper(tx, actor, {
    kind: kind === 'notice' ? 'public_notice' : kind,
    title: body.title,
    placeId,
    officeId,
    body,
    about: { kind: 'assembly.session', id },
  })
  await sql`
    insert into assembly.official_paper (session_id, kind, paper_id, drafted_by, drafted_at)
    values (${id}, ${kind}, ${paperId}, ${actor.personId}, ${tx.now})`.execute(tx.db)
  record(tx, paperBegun, {
    placeId,
    officeId,
    actor,
    subject: { kind: 'assembly.session', id },
    data: { kind, paper: paperId },
  })
  publish(tx, sessionTopic(id))
  return { paperId }
}

/** What a session has on paper, and what may still be begun. */
export async function getSessionPapers(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<ReplyOf<typeof getSessionPapersEndpoint>> {
  const facts = await readSessionFacts(tx, actor, id)
  if (!actor.may('assembly.read', facts.session)) refuse(mayNot, { permission: 'assembly.read' })
  const { rows } = await sql<{ kind: OfficialKind; paperId: string }>`
    select kind, paper_id as "paperId" from assembly.official_paper where session_id = ${id}`.execute(tx.db)
  const begun = new Map(rows.map((row) => [row.kind, row.paperId]))
  const may = (permission: 'assembly.prepare' | 'plans.adopt') => actor.may(permission, facts.session)
  return {
    official: officialKinds.map((kind) => ({ kind, paperId: begun.get(kind) ?? null })),
    rounds: await Promise.all(
      facts.rounds.map(async (round) => ({
        id: round.id,
        number: round.number,
        question: round.question,
        state: round.state,
        list: await listOf(tx, round, facts.isRehearsal),
      })),
    ),
    isRehearsal: facts.isRehearsal,
    may: [
      // Before the day there is nothing to resolve: the paper would be refused.
      ...(facts.runId !== null && may('assembly.prepare') && actor.may('documents.draft', facts.session)
        ? (['draft'] as const)
        : []),
      ...(may('plans.adopt') ? (['adopt'] as const) : []),
    ],
  }
}
