import { sql } from 'kysely'
import { type BodyOf, mayNot } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Lilong } from '../../../platform/lilong.ts'
import type { Tx } from '../../../platform/tx.ts'
import {
  alreadyDecidedStep,
  type decidePaper as decideEndpoint,
  notAsked,
  notYetYourTurn,
  onlyReads,
  ownPaper,
  passedTooOften,
  passNobody,
  signDecides,
  twoHands,
  wordsMissing,
} from '../contract/approvals.ts'
import { cannotApprove, paperMoved } from '../contract/papers.ts'
import { paperApproved, paperDecided } from '../events.ts'
import { hashOf } from '../papers/content.ts'
import {
  aboutPaper,
  demandMove,
  dropRound,
  findPaper,
  humansOf,
  type LockedPaper,
  lockPaper,
  writersOf,
  writeStep,
} from '../papers/locked.ts'
import { deputisesFor, ownIds } from '../papers/sight.ts'
import { rankOf } from '../papers/submission.ts'
import { type Ask, barOf, current, isSigned, type Outcome, passedPaths } from '../rules/approving.ts'
import type { Rank } from '../rules/kinds.ts'
import { settleApprover, tellApprover, tellDrafter } from './telling.ts'

/** A line of the approval sheet of this round, and what this actor has to do with it. */
export interface SheetLine {
  id: string
  path: string
  ask: Ask
  rank: Rank | 'none'
  personId: string
  personName: string
  outcome: Outcome | 'dropped' | null
  decidedBy: string | null
  decidedName: string | null
  isMine: boolean
  /** The deputising by which this actor may act in that person’s name today. */
  termId: string | null
}

export async function askSheet(
  tx: Tx,
  actor: Actor,
  paper: Pick<LockedPaper, 'id' | 'round'>,
): Promise<SheetLine[]> {
  const { rows } = await sql<SheetLine>`
    select a.id, a.path, a.ask, a.rank, a.person_id as "personId", l.name as "personName", a.outcome, a.decided_by as "decidedBy",
      (select by.name from people.label by where by.id = a.decided_by) as "decidedName",
      a.person_id = any (${ownIds(actor)}) as "isMine",
      (select d.id from documents.deputy_term d where ${deputisesFor(tx, actor, 'a.person_id')} order by d.from_on limit 1) as "termId"
    from documents.approval a join documents.paper p on p.id = a.paper_id join people.label l on l.id = a.person_id
    where a.paper_id = ${paper.id} and a.round = ${paper.round}
    order by a.path collate "C"`.execute(tx.db)
  return rows
}

/** Who is still asked about a paper in its present round, in order: for the demonstration, which decides line after line. */
export async function linesOpen(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ id: string; personId: string }[]> {
  const sheet = await askSheet(tx, actor, await findPaper(tx, actor, id))
  return sheet
    .filter((line) => line.outcome === null)
    .map((line) => ({ id: line.id, personId: line.personId }))
}

/**
 * Decides one line of the approval sheet: approves, sends back with words, passes to another with words (请××阅处; it then comes back to
 * whoever passed it), or has seen it. In one’s own name or, marked 代, in the name of somebody one deputises for. Refuses what is not this
 * person’s to decide or not yet, a second decision, whoever wrote the paper or signs for its writer, and two names by one hand.
 */
export async function decidePaper(
  tx: Tx,
  lilong: Lilong,
  actor: Actor,
  id: string,
  body: BodyOf<typeof decideEndpoint>,
): Promise<{ id: string }> {
  const paper = await lockPaper(tx, actor, id)
  const sheet = await askSheet(tx, actor, paper)
  const line = sheet.find((one) => one.id === body.approvalId)
  if (!line) return refuse(notAsked)
  if (!line.isMine && line.termId === null) refuse(notAsked)
  if (line.outcome !== null && line.outcome !== 'dropped')
    refuse(alreadyDecidedStep, { by: line.decidedName ?? line.personName })
  const said = body.words?.trim() || null
  if (line.ask === 'read') {
    if (body.outcome !== 'seen') refuse(onlyReads)
    if (line.outcome === 'dropped') refuse(paperMoved, { state: paper.state })
  } else {
    if (paper.state !== 'approval' || line.outcome !== null) refuse(paperMoved, { state: paper.state })
    const first = found(current(sheet))
    if (first.id !== line.id) refuse(notYetYourTurn, { before: first.personName })
    await demandDuties(tx, lilong, actor, paper, sheet, line)
    if (body.outcome === 'returned' && said === null) refuse(wordsMissing)
    if (body.outcome === 'seen' && line.ask === 'sign') refuse(signDecides)
  }
  const passedTo =
    body.outcome === 'passed' ? await demandPass(tx, lilong, actor, paper, line, body.passToId) : null
  await sql`
    update documents.approval set outcome = ${body.outcome}, words = ${said}, decided_by = ${actor.personId},
      decided_at = ${tx.now}, deputy_term_id = ${line.isMine ? null : line.termId}, passed_to = ${passedTo}
    where id = ${line.id}`.execute(tx.db)
  await settleApprover(tx, paper, line.id)
  if (passedTo) await writePass(tx, paper, line, passedTo)
  await writeStep(tx, paper, actor, body.outcome, {
    words: said,
    forPersonId: line.isMine ? null : line.personId,
  })
  record(tx, paperDecided, {
    ...aboutPaper(paper, actor),
    data: { kind: paper.kind, outcome: body.outcome, deputy: !line.isMine },
  })
  if (line.ask !== 'read') await goOn(tx, actor, paper, line, body.outcome)
  return { id }
}

async function demandDuties(
  tx: Tx,
  lilong: Lilong,
  actor: Actor,
  paper: LockedPaper,
  sheet: readonly SheetLine[],
  line: SheetLine,
): Promise<void> {
  const approved = sheet.filter((one) => one.outcome === 'approved' && one.decidedBy !== null)
  const humans = await humansOf(tx, [
    actor.personId!,
    line.personId,
    ...approved.flatMap((one) => [one.decidedBy!, one.personId]),
  ])
  const human = (id: string) => humans.get(id) ?? id
  const bar = barOf({
    actor: human(actor.personId!),
    principal: human(line.personId),
    writers: await writersOf(tx, paper.id),
    approved: approved.map((one) => ({ by: human(one.decidedBy!), name: human(one.personId) })),
  })
  if (bar === 'own_paper') refuse(ownPaper)
  if (bar === 'two_hands') refuse(twoHands)
  // Whoever was put on the sheet for a post must still hold it, also when a deputy signs in that name.
  if (line.rank !== 'none') {
    const rank = await rankOf(tx, lilong, paper, line.personId, line.ask)
    if (rank !== line.rank && rank !== 'leader') refuse(mayNot, { permission: 'documents.approve' })
  }
}

/** Whoever it is passed to can open papers, is not the one who passes it, and did not write it. */
async function demandPass(
  tx: Tx,
  lilong: Lilong,
  actor: Actor,
  paper: LockedPaper,
  line: SheetLine,
  passToId: string | null | undefined,
): Promise<string> {
  if (!passToId) return refuse(passNobody)
  if (!passedPaths(line.path)) refuse(passedTooOften)
  const humans = await humansOf(tx, [passToId, actor.personId!, line.personId])
  const to = humans.get(passToId)
  const writers = await writersOf(tx, paper.id)
  if (!to || to === humans.get(actor.personId!) || to === humans.get(line.personId) || writers.includes(to))
    refuse(passNobody)
  if ((await rankOf(tx, lilong, paper, passToId, 'read')) === undefined)
    refuse(cannotApprove, { personId: passToId })
  return passToId
}

async function writePass(tx: Tx, paper: LockedPaper, line: SheetLine, passedTo: string): Promise<void> {
  const paths = found(passedPaths(line.path))
  await sql`
    insert into documents.approval (id, paper_id, round, path, ask, person_id, rank) values
      (${newId(tx.now.getTime())}, ${paper.id}, ${paper.round}, ${paths.to}, 'review', ${passedTo}, 'none'),
      (${newId(tx.now.getTime())}, ${paper.id}, ${paper.round}, ${paths.back}, ${line.ask}, ${line.personId}, ${line.rank})`.execute(
    tx.db,
  )
}

async function goOn(
  tx: Tx,
  actor: Actor,
  paper: LockedPaper,
  line: SheetLine,
  outcome: Outcome,
): Promise<void> {
  if (outcome === 'returned') {
    const state = demandMove(paper, 'return')
    await sql`update documents.paper set state = ${state}, touched_at = ${tx.now} where id = ${paper.id}`.execute(
      tx.db,
    )
    await dropRound(tx, paper)
    await tellDrafter(tx, paper, 'returned', line.id)
    return
  }
  if (!isSigned(await askSheet(tx, actor, paper))) {
    await sql`update documents.paper set touched_at = ${tx.now} where id = ${paper.id}`.execute(tx.db)
    await tellApprover(tx, paper)
    return
  }
  const state = demandMove(paper, 'approve')
  await sql`
    update documents.paper set state = ${state}, approved_at = ${tx.now}, dated_on = ${tx.today}, signer_id = ${line.personId},
      signed_rank = ${line.rank}, approved_version = version, approved_sha256 = ${hashOf(paper.content)}, touched_at = ${tx.now}
    where id = ${paper.id}`.execute(tx.db)
  record(tx, paperApproved, { ...aboutPaper(paper, actor), data: { kind: paper.kind, round: paper.round } })
  await tellDrafter(tx, paper, 'approved', line.id)
}
