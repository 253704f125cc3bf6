import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { type DraftContent, draftFrozen, draftHeld, planAdopted } from '../contract/drafts.ts'
import { at } from '../tables.ts'

// A text before the voters. Whoever calls these has checked who may put it there: a conference is another module's matter.

/** One line that is voted: an item of the draft that would become a project. */
export interface VotedItem {
  id: string
  number: string | null
  title: string
  category: string | null
  text: string
}

export interface VotedText {
  draftId: string
  planId: string
  title: string
  year: number | null
  version: number
  placeId: string
  officeId: string
  items: VotedItem[]
  /** SHA-256 over everything that would be adopted, prose and numbers included. */
  hash: string
}

const textOf = (content: DraftContent): string =>
  createHash('sha256')
    .update(JSON.stringify([content.title, content.year, content.items]))
    .digest('hex')

async function draftRow(tx: Tx, draftId: string) {
  return found(
    await at(tx)
      .selectFrom('plans.draft as d')
      .innerJoin('plans.plan as p', 'p.id', 'd.plan_id')
      .select([
        'd.id as draftId',
        'd.plan_id as planId',
        'd.version',
        'd.content',
        'd.frozen_at',
        'd.held_by',
        'p.title',
        'p.adopted_on',
        'p.place_id as placeId',
        'p.office_id as officeId',
      ])
      .where('d.id', '=', draftId)
      .executeTakeFirst(),
  )
}

/** The lines of a draft as they would be voted now. 404 for what is no draft. */
export async function readVoted(tx: Tx, draftId: string): Promise<VotedText> {
  const { content, title, ...row } = await draftRow(tx, draftId)
  return {
    draftId,
    planId: row.planId,
    title: content.title?.trim() || title,
    year: content.year,
    version: row.version,
    placeId: row.placeId,
    officeId: row.officeId,
    items: content.items.flatMap(({ part, id, number, title: name, category, text }) =>
      part === 'project' ? [{ id, number, title: name.trim() || text.slice(0, 40), category, text }] : [],
    ),
    hash: textOf(content),
  }
}

/**
 * Lays the text before the voters: from now on it does not change until `releaseDraft` or its adoption. Asking again for the same ballot
 * changes nothing. Refuses a text that was adopted, that lies before another ballot, or whose plan has another text before the voters.
 */
export async function holdDraft(tx: Tx, draftId: string, roundId: string): Promise<VotedText> {
  const row = await draftRow(tx, draftId)
  if (row.frozen_at !== null) refuse(draftFrozen)
  if (row.adopted_on !== null) refuse(planAdopted)
  const { rows } = await sql`
    update plans.draft set held_by = ${roundId} where id = ${draftId} and (held_by is null or held_by = ${roundId})
      and frozen_at is null returning id`.execute(tx.db)
  if (rows.length === 0) refuse(draftHeld)
  publish(tx, `plans.draft:${draftId}`)
  return readVoted(tx, draftId)
}

/** Takes the text back from the voters: the ballot was void, or did not pass it. */
export async function releaseDraft(tx: Tx, roundId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update plans.draft set held_by = null where held_by = ${roundId} and frozen_at is null returning id`.execute(
    tx.db,
  )
  for (const { id } of rows) publish(tx, `plans.draft:${id}`)
}
