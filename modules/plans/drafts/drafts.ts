import { type Kysely, sql } from 'kysely'
import { type BodyOf, badShape, type ReplyOf, staleVersion } from '../../../platform/contract.ts'
import type { Files } from '../../../platform/files/files.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { found, Refusal, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import {
  anchorAstray,
  type copyDraft as copyDraftEndpoint,
  type Draft,
  type DraftContent,
  draftFrozen,
  draftHeld,
  partAstray,
  type readText as readTextEndpoint,
  type saveDraft as saveDraftEndpoint,
  sourceUnreadable,
} from '../contract/drafts.ts'
import { readPlan } from '../reading/index.ts'
import { findStray } from '../rules/anchors.ts'
import { findStrayPart } from '../rules/items.ts'
import { proposeContent } from '../rules/proposing.ts'
import { at, type Tables } from '../tables.ts'
import { beginPlan, lockPlan, planToDraft, standingOf } from './plans.ts'
import { decodeFile } from './source.ts'

type Made = ReplyOf<typeof readTextEndpoint>
type NewDraft = Pick<BodyOf<typeof readTextEndpoint>, 'planId' | 'stage'>

/** Where a text came from, beside the text itself. */
interface Source {
  text: string
  name: string | null
  /** Keeps the file it came in; done last, so that a refusal leaves none behind. */
  keep?: () => Promise<{ id: string }>
}

// ── seeing ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** A draft whose plan the actor may draft, or 404. */
export async function draftToRead(tx: Tx, actor: Actor, id: string) {
  const row = await at(tx)
    .selectFrom('plans.draft as d')
    .innerJoin('plans.plan as p', 'p.id', 'd.plan_id')
    .leftJoin('people.label as l', 'l.id', 'd.saved_by')
    .selectAll('d')
    .select(['l.name as saved_by_name', 'p.place_id', 'p.office_id', 'p.adopted_on'])
    .where('d.id', '=', id)
    .executeTakeFirst()
  return found(row && actor.may('plans.draft', standingOf(row)) ? row : null)
}

export async function getDraft(tx: Tx, actor: Actor, id: string): Promise<Draft> {
  const row = await draftToRead(tx, actor, id)
  return {
    id: row.id,
    planId: row.plan_id,
    stage: row.stage,
    ordinal: row.ordinal,
    version: row.version,
    source: row.source,
    sourceName: row.source_name,
    content: row.content,
    isFrozen: row.frozen_at !== null,
    isHeld: row.held_by !== null && row.frozen_at === null,
    savedAt: row.saved_at.toISOString(),
    savedBy: row.saved_by_name,
  }
}

// ── beginning ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Reads a pasted text into a new draft, of a new plan or of one that is not adopted yet. */
export async function readText(
  tx: Tx,
  actor: Actor,
  { text, ...wanted }: BodyOf<typeof readTextEndpoint>,
): Promise<Made> {
  return beginDraft(tx, actor, wanted, { text: text.toWellFormed(), name: null })
}

/** Reads a file into a new draft and keeps the file as it came. One that cannot be read is refused, and nothing of it is kept. */
export async function readFile(
  tx: Tx,
  actor: Actor,
  files: Files,
  received: readonly ReceivedFile[],
  wanted: NewDraft,
): Promise<Made> {
  const [file] = received
  if (!file) refuse(sourceUnreadable, { reason: 'empty', name: null })
  const { text, mediaType, name } = await decodeFile(file)
  const keep = () => files.keepDocument(tx, file, mediaType, actor.personId!)
  return beginDraft(tx, actor, wanted, { text, name, keep })
}

async function beginDraft(tx: Tx, actor: Actor, wanted: NewDraft, source: Source): Promise<Made> {
  const content = readContent(source)
  const planId = wanted.planId ?? (await beginPlan(tx, actor, source.text, content))
  await planToDraft(tx, actor, planId)
  const draftId = await insertDraft(tx, actor, {
    plan_id: planId,
    stage: wanted.stage ?? 'soliciting',
    source: source.text,
    source_name: source.name,
    source_file_id: (await source.keep?.())?.id ?? null,
    content,
  })
  return { planId, draftId }
}

/** More than any plan holds: a file of another kind. Reading is linear, and this much takes three seconds of everybody's time. */
const most = {
  letters: 300_000,
  items: 2_000,
  itemLetters: 20_000,
  itemQuantities: 500,
  savedBytes: 1_800_000,
}

function readContent({ text, name }: Source): DraftContent {
  const unreadable = (reason: string) => refuse(sourceUnreadable, { reason, name })
  if (text.trim() === '') unreadable('empty')
  if (text.includes('\0')) unreadable('not_text')
  if (text.length > most.letters) unreadable('too_long')
  const content = proposeContent(readPlan(text))
  const isVast = content.items.some(
    (item) => item.text.length > most.itemLetters || item.quantities.length > most.itemQuantities,
  )
  // What is read in must fit into a request when it is saved again.
  const savedBytes = Buffer.byteLength(JSON.stringify(content))
  if (isVast || content.items.length > most.items || savedBytes > most.savedBytes) unreadable('too_long')
  return content
}

type DraftRow = Tables['plans.draft']

/** Numbers drafts within the plan, which the caller has locked. */
async function insertDraft(
  tx: Tx,
  actor: Actor,
  draft: Pick<DraftRow, 'plan_id' | 'stage' | 'source' | 'source_name' | 'source_file_id' | 'content'>,
): Promise<string> {
  const id = newId(tx.now.getTime())
  const db: Kysely<Tables> = at(tx)
  await db
    .insertInto('plans.draft')
    .values((eb) => ({
      ...draft,
      id,
      ordinal: eb
        .selectFrom('plans.draft')
        .select(sql<number>`coalesce(max(ordinal), 0) + 1`.as('next'))
        .where('plan_id', '=', draft.plan_id),
      version: 1,
      saved_by: actor.personId!,
      saved_at: tx.now,
    }))
    .execute()
  publish(tx, `plans:${draft.plan_id}`)
  return id
}

/** Begins the next stage with this draft's text. This one stays as it is, so that the two can be compared. */
export async function copyDraft(
  tx: Tx,
  actor: Actor,
  id: string,
  { stage }: BodyOf<typeof copyDraftEndpoint>,
): Promise<Made> {
  const draft = await draftToRead(tx, actor, id)
  await planToDraft(tx, actor, draft.plan_id)
  const { plan_id, source, source_name, source_file_id, content } = draft
  const draftId = await insertDraft(tx, actor, {
    plan_id,
    stage,
    source,
    source_name,
    source_file_id,
    content,
  })
  return { planId: plan_id, draftId }
}

// ── correcting ─────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Saves what a person corrected. Of two who began from the same version one is told so (412) and loses nothing: the page still holds
 * what they wrote. Refuses a quantity that does not stand on its words, and parts that lead outside their item or in a circle.
 */
export async function saveDraft(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, content }: BodyOf<typeof saveDraftEndpoint>,
): Promise<ReplyOf<typeof saveDraftEndpoint>> {
  const before = await draftToRead(tx, actor, id)
  checkContent(content)
  const plan = found(await lockPlan(tx, before.plan_id))
  const saved = await at(tx)
    .updateTable('plans.draft')
    .set({ content, version: version + 1, saved_by: actor.personId!, saved_at: tx.now })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('frozen_at', 'is', null)
    .where('held_by', 'is', null)
    .returning('version')
    .executeTakeFirst()
  if (!saved) {
    const now = await draftToRead(tx, actor, id)
    if (now.frozen_at !== null) refuse(draftFrozen)
    if (now.held_by !== null) refuse(draftHeld)
    refuse(staleVersion)
  }
  if (plan.adopted_on === null) {
    await at(tx)
      .updateTable('plans.plan')
      .set({ title: content.title?.trim() || plan.title, year: content.year })
      .where('id', '=', plan.id)
      .execute()
  }
  publish(tx, `plans.draft:${id}`)
  publish(tx, `plans:${plan.id}`)
  return { version: saved.version, savedAt: tx.now.toISOString() }
}

/** What must hold of every saved draft, whoever sends it. */
export function checkContent(content: DraftContent): void {
  const ids = new Set<string>()
  const claim = (id: string, pointer: string) => {
    if (ids.has(id))
      throw new Refusal(badShape, {}, { fields: [{ pointer, rule: 'must be unique in the draft' }] })
    ids.add(id)
  }
  if (hasUnstorable(content))
    throw new Refusal(
      badShape,
      {},
      { fields: [{ pointer: '/body/content', rule: 'must be well-formed text' }] },
    )
  for (const [index, item] of content.items.entries()) {
    claim(`item ${item.id}`, `/body/content/items/${index}/id`)
    for (const [place, quantity] of item.quantities.entries())
      claim(`quantity ${quantity.id}`, `/body/content/items/${index}/quantities/${place}/id`)
    const stray = findStray(item.text, item.quantities)
    if (stray) refuse(anchorAstray, { itemId: item.id, quantityId: stray.id, quoted: stray.quoted })
    const strayPart = findStrayPart(item.quantities)
    if (strayPart) refuse(partAstray, { itemId: item.id, quantityId: strayPart.id })
  }
}

/** PostgreSQL's jsonb holds neither U+0000 nor half a character. */
function hasUnstorable(content: DraftContent): boolean {
  let isFound = false
  JSON.stringify(content, (_key, value: unknown) => {
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) isFound = true
    return value
  })
  return isFound
}
