import { sql } from 'kysely'
import { mayNot } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, refuse } from '../../../platform/http/refusal.ts'
import { record, reverse } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import { paperMoved, seriesUnknown } from '../contract/papers.ts'
import { paperFiled, paperIssued, paperNumbered, paperVoided, paperWithdrawn } from '../events.ts'
import { isOpen } from '../rules/moves.ts'
import { aboutPaper, demandMove, dropRound, isIntact, lockPaper, writeStep } from './locked.ts'
import { takeNumber } from './numbers.ts'

/**
 * Takes a paper back before it bears a number: its words may be changed again, and everything said about it counts for the old words only.
 * This is also how an approved paper is changed: by a new round.
 */
export async function withdrawPaper(
  tx: Tx,
  actor: Actor,
  id: string,
  reason: string,
): Promise<{ id: string }> {
  const paper = await lockPaper(tx, actor, id)
  if (!paper.mayWrite) refuse(mayNot, { permission: 'documents.draft' })
  const state = demandMove(paper, 'withdraw')
  await sql`
    update documents.paper set state = ${state}, approved_at = null, dated_on = null, signer_id = null, signed_rank = null,
      approved_version = null, approved_sha256 = null, touched_at = ${tx.now}
    where id = ${id}`.execute(tx.db)
  await dropRound(tx, paper)
  await writeStep(tx, paper, actor, 'withdrawn', { words: reason })
  record(tx, paperWithdrawn, { ...aboutPaper(paper, actor), data: { kind: paper.kind } })
  return { id }
}

/** Declares a paper void. What it was counted as is taken back; its number stays given and shows the reason. */
export async function voidPaper(tx: Tx, actor: Actor, id: string, reason: string): Promise<{ id: string }> {
  const paper = await lockPaper(tx, actor, id)
  const bearsNumber =
    !isOpen(paper.state) && !['countersigning', 'approval', 'approved'].includes(paper.state)
  if (bearsNumber) demand(actor, 'documents.number', paper)
  else if (!paper.mayWrite) refuse(mayNot, { permission: 'documents.draft' })
  const state = demandMove(paper, 'void')
  await sql`
    update documents.paper set state = ${state}, void_reason = ${reason.trim()}, touched_at = ${tx.now} where id = ${id}`.execute(
    tx.db,
  )
  await dropRound(tx, paper)
  await writeStep(tx, paper, actor, 'voided', { words: reason })
  if (paper.issuedEventId) await reverse(tx, paper.issuedEventId, actor, 'voided')
  record(tx, paperVoided, { ...aboutPaper(paper, actor), data: { kind: paper.kind } })
  return { id }
}

/** Gives an approved paper the next number of a series of its organ, and refuses words that are not those approved. */
export async function numberPaper(
  tx: Tx,
  actor: Actor,
  id: string,
  series: string,
): Promise<{ id: string; number: string }> {
  const paper = await lockPaper(tx, actor, id)
  demand(actor, 'documents.number', paper)
  const state = demandMove(paper, 'number')
  if (!isIntact(paper)) refuse(paperMoved, { state: paper.state })
  const { rows } = await sql`
    select 1 from documents.series where organ_id = ${paper.organId} and code = ${series} and opened_by is not null
      and (closed_on is null or ${tx.today}::date < closed_on)`.execute(tx.db)
  if (rows.length === 0) refuse(seriesUnknown)
  const year = Number(tx.today.slice(0, 4))
  const { number, ordinal } = await takeNumber(tx, paper.organId, series, year, id)
  await sql`update documents.paper set state = ${state}, touched_at = ${tx.now} where id = ${id}`.execute(
    tx.db,
  )
  await writeStep(tx, paper, actor, 'numbered')
  record(tx, paperNumbered, { ...aboutPaper(paper, actor), data: { kind: paper.kind, year, ordinal } })
  return { id, number }
}

/** Sends a paper out: it is counted, and its recipients see it. */
export async function issuePaper(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const paper = await lockPaper(tx, actor, id)
  demand(actor, 'documents.number', paper)
  const state = demandMove(paper, 'issue')
  const eventId = record(tx, paperIssued, {
    ...aboutPaper(paper, actor),
    subject: { kind: 'documents.issue', id },
    quantity: 1,
    measure: '件',
    data: { kind: paper.kind },
  })
  await sql`
    update documents.paper set state = ${state}, issued_at = ${tx.now}, issued_event_id = ${eventId}, touched_at = ${tx.now}
    where id = ${id}`.execute(tx.db)
  await writeStep(tx, paper, actor, 'issued')
  return { id }
}

/** Files a paper that went out, under the mark of its folder. */
export async function filePaper(tx: Tx, actor: Actor, id: string, fileMark: string): Promise<{ id: string }> {
  const paper = await lockPaper(tx, actor, id)
  demand(actor, 'documents.number', paper)
  const state = demandMove(paper, 'file')
  await sql`
    update documents.paper set state = ${state}, filed_at = ${tx.now}, file_mark = ${fileMark.trim()}, touched_at = ${tx.now}
    where id = ${id}`.execute(tx.db)
  await writeStep(tx, paper, actor, 'filed', { words: fileMark })
  record(tx, paperFiled, { ...aboutPaper(paper, actor), data: { kind: paper.kind } })
  return { id }
}
