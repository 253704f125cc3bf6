import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { type PaperContent, paperMoved } from '../contract/papers.ts'
import type { CountersignMode } from '../rules/countersigning.ts'
import type { PaperKind, Rank } from '../rules/kinds.ts'
import { landing, type Move, type MoveFacts, type PaperState } from '../rules/moves.ts'
import { hashOf } from './content.ts'
import { ofOwnOffice, ownIds, paperSeen } from './sight.ts'

/** A paper held until the commit: whoever else wants to do something with it waits and then finds it as it has become. */
export interface LockedPaper {
  id: string
  kind: PaperKind
  title: string
  state: PaperState
  placeId: string
  officeId: string
  organId: string
  isInternal: boolean
  version: number
  round: number
  mode: CountersignMode | null
  draftedBy: string
  approvedVersion: number | null
  approvedSha256: Buffer | null
  signerId: string | null
  signedRank: Rank | null
  issuedEventId: string | null
  content: PaperContent
  /** Whether this actor wrote any of its words, or somebody of the same human being. */
  isWriter: boolean
  /** Whether this actor may change its words: its drafter, or whoever drafts in the same office. */
  mayWrite: boolean
}

/** The paper, locked, or 404. */
export async function lockPaper(tx: Tx, actor: Actor, id: string): Promise<LockedPaper> {
  return found(
    (await askPapers(tx, actor, sql`p.id = ${id} and ${paperSeen(tx, actor)} for no key update of p`))[0],
  )
}

/** The same without holding it, for reading. */
export async function findPaper(tx: Tx, actor: Actor, id: string): Promise<LockedPaper> {
  return found((await askPapers(tx, actor, sql`p.id = ${id} and ${paperSeen(tx, actor)}`))[0])
}

async function askPapers(tx: Tx, actor: Actor, condition: RawBuilder<unknown>): Promise<LockedPaper[]> {
  const own = ownIds(actor)
  const { rows } = await sql<LockedPaper>`
    select p.id, p.kind, p.title, p.state, p.place_id as "placeId", p.office_id as "officeId", p.organ_id as "organId",
      p.is_internal as "isInternal", p.version, p.round, p.countersign_mode as mode, p.drafted_by as "draftedBy",
      p.approved_version as "approvedVersion", p.approved_sha256 as "approvedSha256", p.signer_id as "signerId",
      p.signed_rank as "signedRank", p.issued_event_id as "issuedEventId", v.content,
      (p.drafted_by = any (${own}) or exists (
        select from documents.version w where w.paper_id = p.id and w.saved_by = any (${own}))) as "isWriter",
      (p.drafted_by = any (${own}) or ${ofOwnOffice(tx, actor, 'documents.draft', 'p.office_id')}) as "mayWrite"
    from documents.paper p join documents.version v on v.paper_id = p.id and v.version = p.version
    where ${condition}`.execute(tx.db)
  return rows
}

/** Whether the words still are exactly those that were approved. */
export const isIntact = (
  paper: Pick<LockedPaper, 'approvedVersion' | 'approvedSha256' | 'version' | 'content'>,
): boolean =>
  paper.approvedVersion === paper.version && paper.approvedSha256?.equals(hashOf(paper.content)) === true

/** Where the move leads, or a refusal that says how the paper stands. */
export function demandMove(paper: LockedPaper, move: Move, facts: MoveFacts = {}): PaperState {
  return landing(paper.kind, paper.state, move, facts) ?? refuse(paperMoved, { state: paper.state })
}

/** Writes a step: who did what, when, in what words. It is never changed. */
export async function writeStep(
  tx: Tx,
  paper: Pick<LockedPaper, 'id' | 'round' | 'version'>,
  actor: Actor,
  act: string,
  more: { words?: string | null; forPersonId?: string | null; officeId?: string | null } = {},
): Promise<void> {
  await sql`
    insert into documents.step (id, paper_id, round, version, act, person_id, for_person_id, office_id, words, at)
    values (${newId(tx.now.getTime())}, ${paper.id}, ${paper.round}, ${paper.version}, ${act}, ${actor.personId},
      ${more.forPersonId ?? null}, ${more.officeId ?? null}, ${more.words?.trim() || null}, ${tx.now})`.execute(
    tx.db,
  )
  publish(tx, `documents.paper:${paper.id}`)
  publish(tx, 'documents.papers')
}

/** What an event about a paper says, whatever happened to it. */
export const aboutPaper = (paper: Pick<LockedPaper, 'id' | 'placeId' | 'officeId'>, actor: Actor) => ({
  placeId: paper.placeId,
  officeId: paper.officeId,
  actor,
  subject: { kind: 'documents.paper', id: paper.id },
})

/** Nobody is asked any more about a round that is over. */
export async function dropRound(tx: Tx, paper: LockedPaper): Promise<void> {
  await sql`
    update documents.approval set outcome = 'dropped'
    where paper_id = ${paper.id} and round = ${paper.round} and outcome is null`.execute(tx.db)
}

/** The human beings who wrote any words of the paper. */
export async function writersOf(tx: Tx, paperId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct h.human_id as id from people.human h
    where h.id = (select drafted_by from documents.paper where id = ${paperId})
      or h.id in (select saved_by from documents.version where paper_id = ${paperId})`.execute(tx.db)
  return rows.map((row) => row.id)
}

/** For each person the human being they are. */
export async function humansOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; human: string }>`
    select id, human_id as human from people.human where id = any (${personIds}::uuid[])`.execute(tx.db)
  return new Map(rows.map((row) => [row.id, row.human]))
}
