import { sql } from 'kysely'
import { type BodyOf, mayNot, staleVersion } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Lilong } from '../../../platform/lilong.ts'
import type { Tx } from '../../../platform/tx.ts'
import { actorOfPerson } from '../../identity/index.ts'
import { tellApprover } from '../approvals/telling.ts'
import {
  cannotApprove,
  countersignOwnOffice,
  deadlinePast,
  nothingWritten,
  paperNotOpen,
  recipientMissing,
  signerMissing,
  type submitPaper as submitPaperEndpoint,
  unknownOffice,
  writerCannotApprove,
} from '../contract/papers.ts'
import { paperSubmitted } from '../events.ts'
import { kindRules, type Rank, ranksEnough } from '../rules/kinds.ts'
import { isOpen } from '../rules/moves.ts'
import {
  aboutPaper,
  demandMove,
  humansOf,
  type LockedPaper,
  lockPaper,
  writersOf,
  writeStep,
} from './locked.ts'

type Submission = BodyOf<typeof submitPaperEndpoint>
interface Asked {
  personId: string
  ask: Submission['approvers'][number]['ask']
  rank: Rank | 'none'
}

/**
 * Hands a paper in and begins a new round: whoever is asked sees it from now on. Refuses a paper without words or addressee, a sheet that
 * nobody of enough rank signs last, somebody who may not approve, and whoever wrote it.
 */
export async function submitPaper(
  tx: Tx,
  lilong: Lilong,
  actor: Actor,
  id: string,
  body: Submission,
): Promise<{ id: string }> {
  const paper = await lockPaper(tx, actor, id)
  if (!paper.mayWrite) refuse(mayNot, { permission: 'documents.draft' })
  if (!isOpen(paper.state)) refuse(paperNotOpen, { state: paper.state })
  if (paper.version !== body.version) refuse(staleVersion)
  demandWhole(paper)
  await demandCountersigners(tx, paper, body)
  const approvers = await demandApprovers(tx, lilong, paper, body.approvers)
  const hasCountersigners = body.countersignOfficeIds.length > 0
  const state = demandMove(paper, 'submit', { hasCountersigners })
  const round = paper.round + 1
  await sql`
    update documents.paper set state = ${state}, round = ${round}, touched_at = ${tx.now},
      countersign_mode = ${hasCountersigners ? body.countersignMode : null}
    where id = ${id}`.execute(tx.db)
  await writeRound(tx, { ...paper, round }, body, approvers)
  await writeStep(tx, { ...paper, round }, actor, 'submitted', { words: body.words })
  record(tx, paperSubmitted, { ...aboutPaper(paper, actor), data: { kind: paper.kind, round } })
  if (state === 'approval') await tellApprover(tx, { ...paper, round })
  return { id }
}

function demandWhole({ kind, content }: LockedPaper): void {
  const { body } = content
  const isWritten = body.blocks.some(
    (block) =>
      block.kind === 'table' ||
      (block.kind === 'list' ? block.items.length > 0 : 'text' in block && block.text.trim() !== ''),
  )
  if (!isWritten) refuse(nothingWritten)
  if (kindRules[kind].addressed && content.mainOfficeIds.length === 0 && !body.mainTo?.trim())
    refuse(recipientMissing)
}

async function demandCountersigners(tx: Tx, paper: LockedPaper, body: Submission): Promise<void> {
  const ids = body.countersignOfficeIds
  if (ids.includes(paper.officeId)) refuse(countersignOwnOffice)
  if (body.countersignDueOn !== null && body.countersignDueOn < tx.today) refuse(deadlinePast)
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from units.label where tree = 'office' and id = any (${ids}::uuid[])`.execute(
    tx.db,
  )
  if (rows[0]?.n !== ids.length) refuse(unknownOffice)
}

/**
 * Everybody asked has a post that approves papers, and is not the writer. The last whose word counts signs, with the rank that the kind of
 * paper wants: 公文应当经本机关负责人审批签发 (党政机关公文处理工作条例 art. 22).
 */
async function demandApprovers(
  tx: Tx,
  lilong: Lilong,
  paper: LockedPaper,
  asked: Submission['approvers'],
): Promise<Asked[]> {
  const wanted = kindRules[paper.kind].signedBy
  const writers = await writersOf(tx, paper.id)
  const humans = await humansOf(
    tx,
    asked.map(({ personId }) => personId),
  )
  const seen = new Set<string>()
  const approvers: Asked[] = []
  for (const { personId, ask } of asked) {
    const human = humans.get(personId)
    if (!human || seen.has(human)) return refuse(cannotApprove, { personId })
    seen.add(human)
    if (ask !== 'read' && writers.includes(human)) refuse(writerCannotApprove, { personId })
    const rank = await rankOf(tx, lilong, paper, personId, ask)
    if (rank === undefined) return refuse(cannotApprove, { personId })
    approvers.push({ personId, ask, rank })
  }
  const last = approvers.findLast(({ ask }) => ask !== 'read')
  if (last?.ask !== 'sign' || !ranksEnough(last.rank, wanted)) refuse(signerMissing, { rank: wanted })
  return approvers
}

/** How high somebody stands who is asked about this paper; undefined for somebody whose word has no place on its sheet. */
export async function rankOf(
  tx: Tx,
  lilong: Lilong,
  paper: Pick<LockedPaper, 'placeId' | 'officeId'>,
  personId: string,
  ask: Asked['ask'],
): Promise<Rank | 'none' | undefined> {
  const { rows } = await sql`select 1 from people.works_for where person_id = ${personId} limit 1`.execute(
    tx.db,
  )
  if (rows.length === 0) return undefined
  const person = await actorOfPerson(lilong, personId, tx.now).catch(() => undefined)
  if (!person?.holds('documents.read')) return undefined
  if (ask === 'read') return 'none'
  if (person.may('documents.sign', paper)) return 'leader'
  if (person.may('documents.approve', paper)) return 'head'
  // Heads of other offices may look a paper over (the Party and government office does so with all), not sign it.
  return ask === 'review' && person.holds('documents.approve') ? 'none' : undefined
}

async function writeRound(
  tx: Tx,
  paper: LockedPaper,
  body: Submission,
  approvers: readonly Asked[],
): Promise<void> {
  const countersigns = body.countersignOfficeIds.map((office, i) => ({
    id: newId(tx.now.getTime()),
    office,
    position: i + 1,
  }))
  await sql`
    insert into documents.countersign (id, paper_id, round, office_id, position, due_on)
    select c.id, ${paper.id}, ${paper.round}, c.office, c.position, ${body.countersignDueOn}::date
    from jsonb_to_recordset(${JSON.stringify(countersigns)}::jsonb) as c(id uuid, office uuid, position integer)`.execute(
    tx.db,
  )
  const lines = approvers.map((one, i) => ({
    id: newId(tx.now.getTime()),
    path: String(i + 1).padStart(2, '0'),
    ...one,
  }))
  await sql`
    insert into documents.approval (id, paper_id, round, path, ask, person_id, rank)
    select a.id, ${paper.id}, ${paper.round}, a.path, a.ask, a."personId", a.rank
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as a(id uuid, path text, ask text, "personId" uuid, rank text)`.execute(tx.db)
}
