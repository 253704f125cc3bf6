import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import { tell } from '../../messages/index.ts'
import {
  type answerNotice as answerEndpoint,
  type decideNotice as decideEndpoint,
  dueInPast,
  evidenceNotYours,
  type NoticeAnswer,
  wordsNeeded,
} from '../contract/notices.ts'
import { noticeAnswered, noticeDecided } from '../events.ts'
import { at } from '../tables.ts'
import { publishNotice } from './notices.ts'
import { noticeToMove, standingOf } from './sight.ts'
import { noticeNews } from './telling.ts'

/** The answers to a notice, the first one first, with their evidence. */
export async function answersOf(tx: Tx, noticeId: string): Promise<NoticeAnswer[]> {
  type Row = Omit<NoticeAnswer, 'answeredAt' | 'decidedAt'> & { answeredAt: Date; decidedAt: Date | null }
  const { rows } = await sql<Row>`
    select a.id, a.ordinal, a.words, a.answered_at as "answeredAt", a.decision, a.decision_words as "decisionWords",
      a.decided_at as "decidedAt",
      (select json_build_object('id', w.id, 'name', w.name) from people.label w where w.id = a.answered_by) as "answeredBy",
      (select json_build_object('id', w.id, 'name', w.name) from people.label w where w.id = a.decided_by) as "decidedBy",
      coalesce((
        select json_agg(json_build_object('id', e.file_id, 'name', e.name, 'mediaType', f.media_type,
          'isPhoto', f.media_type like 'image/%') order by e.position)
        from reports.evidence e join platform.file f on f.id = e.file_id where e.answer_id = a.id), '[]') as evidence
    from reports.answer a where a.notice_id = ${noticeId} order by a.ordinal`.execute(tx.db)
  return rows.map((row) => ({
    ...row,
    answeredAt: row.answeredAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }))
}

/** The addressed office answers with words and evidence; one answer waits at a time. */
export async function answerNotice(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof answerEndpoint>,
): Promise<{ id: string }> {
  const row = await noticeToMove(tx, actor, id, 'answer')
  const answerId = newId(tx.now.getTime())
  const { rows } = await sql<{ ordinal: number }>`
    insert into reports.answer (id, notice_id, ordinal, words, answered_by, answered_at)
    select ${answerId}, ${id}, coalesce(max(ordinal), 0) + 1, ${body.words.trim()}, ${actor.personId}, ${tx.now}
    from reports.answer where notice_id = ${id} returning ordinal`.execute(tx.db)
  const named = await sql`
    update reports.evidence e set answer_id = ${answerId}, position = given.position
    from unnest(${body.evidenceIds}::uuid[]) with ordinality as given(id, position)
    where e.file_id = given.id and e.notice_id = ${id} and e.answer_id is null and e.kept_by = ${actor.personId}
    returning 1`.execute(tx.db)
  if (named.rows.length !== body.evidenceIds.length) refuse(evidenceNotYours)
  await at(tx).updateTable('reports.notice').set({ state: 'answered' }).where('id', '=', id).execute()
  record(tx, noticeAnswered, {
    ...standingOf(row),
    actor,
    evidence: body.evidenceIds,
    data: { answer: answerId },
  })
  await tell(tx, row.issued_by, noticeNews, {
    notice: id,
    news: 'answered',
    ordinal: found(rows[0]).ordinal,
  })
  publishNotice(tx, id)
  return { id: answerId }
}

/** Accepts the answer that waits, or sends it back with what is missing and, where one is given, a new due day. */
export async function decideNotice(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof decideEndpoint>,
): Promise<{ id: string }> {
  const row = await noticeToMove(tx, actor, id, body.decision)
  const words = body.words?.trim() || null
  const isSentBack = body.decision === 'send_back'
  if (isSentBack && words === null) refuse(wordsNeeded)
  if (isSentBack && body.dueOn !== undefined && body.dueOn < tx.today) refuse(dueInPast)
  const decision = isSentBack ? 'sent_back' : 'accepted'
  const { rows } = await sql<{ id: string; ordinal: number; answered_by: string }>`
    update reports.answer set decision = ${decision}, decision_words = ${words}, decided_by = ${actor.personId}, decided_at = ${tx.now}
    where notice_id = ${id} and decision is null returning id, ordinal, answered_by`.execute(tx.db)
  const answer = found(rows[0])
  await at(tx)
    .updateTable('reports.notice')
    .set(
      isSentBack
        ? // With a new day the old delay is over.
          {
            state: decision,
            ...(body.dueOn ? { due_on: body.dueOn, overdue_at: null, escalated_at: null } : {}),
          }
        : { state: decision, settled_at: tx.now },
    )
    .where('id', '=', id)
    .execute()
  record(tx, noticeDecided, { ...standingOf(row), actor, data: { answer: answer.id, decision } })
  await tell(tx, answer.answered_by, noticeNews, { notice: id, news: decision, ordinal: answer.ordinal })
  publishNotice(tx, id)
  return { id }
}
