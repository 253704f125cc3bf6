import { sql } from 'kysely'
import { type BodyOf, mayNot } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import {
  alreadySpoken,
  type answerObjection as answerEndpoint,
  type countersignPaper as countersignEndpoint,
  noObjection,
  notYetYourTurn,
  objectionOpen,
  officeNotAsked,
  ownPaper,
  wordsMissing,
} from '../contract/approvals.ts'
import { paperMoved } from '../contract/papers.ts'
import { objectionAnswered, paperCountersigned } from '../events.ts'
import { aboutPaper, demandMove, type LockedPaper, lockPaper, writeStep } from '../papers/locked.ts'
import { ofOwnOffice } from '../papers/sight.ts'
import { type Asked, isCountersigned, maySpeak, openObjections } from '../rules/countersigning.ts'
import { tellApprover, tellDrafter } from './telling.ts'

interface AskedOffice extends Asked {
  id: string
  name: string
  spokenBy: string | null
  isMine: boolean
}

async function askOffices(tx: Tx, actor: Actor, paper: LockedPaper): Promise<AskedOffice[]> {
  const { rows } = await sql<AskedOffice>`
    select c.id, c.office_id as "officeId", u.short_name as name, c.position, c.stance, c.answer is not null as answered,
      l.name as "spokenBy", ${ofOwnOffice(tx, actor, 'documents.countersign', 'c.office_id')} as "isMine"
    from documents.countersign c join units.label u on u.id = c.office_id left join people.label l on l.id = c.spoken_by
    where c.paper_id = ${paper.id} and c.round = ${paper.round}
    order by c.position`.execute(tx.db)
  return rows
}

/**
 * Says what an office makes of a paper. An objection stops it until the drafting office has answered. When the last office has spoken and
 * nothing is left unanswered, the paper goes on to the approval sheet. An office speaks once in a round; nobody speaks for an office about
 * a paper of their own.
 */
export async function countersignPaper(
  tx: Tx,
  actor: Actor,
  id: string,
  { officeId, stance, words }: BodyOf<typeof countersignEndpoint>,
): Promise<{ id: string }> {
  const paper = await lockPaper(tx, actor, id)
  const offices = await askOffices(tx, actor, paper)
  const asked = offices.find((one) => one.officeId === officeId)
  if (!asked?.isMine) return refuse(officeNotAsked)
  if (paper.state !== 'countersigning') refuse(paperMoved, { state: paper.state })
  if (paper.isWriter) refuse(ownPaper)
  if (asked.stance !== null) refuse(alreadySpoken, { by: asked.spokenBy ?? '' })
  const [objecting] = openObjections(offices)
  if (objecting) refuse(objectionOpen, { office: objecting.name })
  const due = maySpeak(offices, paper.mode ?? 'at_once')
  if (!due.includes(asked)) refuse(notYetYourTurn, { before: due.map(({ name }) => name).join('、') })
  const said = words?.trim() || null
  if (stance !== 'agreed' && said === null) refuse(wordsMissing)
  await sql`
    update documents.countersign set stance = ${stance}, words = ${said}, spoken_by = ${actor.personId}, spoken_at = ${tx.now}
    where id = ${asked.id}`.execute(tx.db)
  await writeStep(tx, paper, actor, `countersign_${stance}`, { words: said, officeId })
  record(tx, paperCountersigned, {
    ...aboutPaper(paper, actor),
    data: { kind: paper.kind, stance, office: officeId },
  })
  if (stance === 'objected') await tellDrafter(tx, paper, 'objected', asked.id)
  await goOn(tx, actor, paper)
  return { id }
}

/** Answers an objection. Both stand on the approval sheet; whoever signs decides between them. */
export async function answerObjection(
  tx: Tx,
  actor: Actor,
  id: string,
  { officeId, words }: BodyOf<typeof answerEndpoint>,
): Promise<{ id: string }> {
  const paper = await lockPaper(tx, actor, id)
  if (!paper.mayWrite) refuse(mayNot, { permission: 'documents.draft' })
  if (paper.state !== 'countersigning') refuse(paperMoved, { state: paper.state })
  const asked = openObjections(await askOffices(tx, actor, paper)).find((one) => one.officeId === officeId)
  if (!asked) return refuse(noObjection)
  await sql`
    update documents.countersign set answer = ${words.trim()}, answered_by = ${actor.personId}, answered_at = ${tx.now}
    where id = ${asked.id}`.execute(tx.db)
  await writeStep(tx, paper, actor, 'answered', { words, officeId })
  record(tx, objectionAnswered, { ...aboutPaper(paper, actor), data: { kind: paper.kind, office: officeId } })
  await goOn(tx, actor, paper)
  return { id }
}

/** On to the approval sheet, when every office has spoken and every objection has its answer. */
async function goOn(tx: Tx, actor: Actor, paper: LockedPaper): Promise<void> {
  if (!isCountersigned(await askOffices(tx, actor, paper))) {
    await sql`update documents.paper set touched_at = ${tx.now} where id = ${paper.id}`.execute(tx.db)
    return
  }
  const state = found(demandMove(paper, 'countersigned'))
  await sql`update documents.paper set state = ${state}, touched_at = ${tx.now} where id = ${paper.id}`.execute(
    tx.db,
  )
  await tellApprover(tx, paper)
}
