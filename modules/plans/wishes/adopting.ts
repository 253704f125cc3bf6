import { sql } from 'kysely'
import { type BodyOf, badShape, type ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { type DraftItem, draftFrozen } from '../contract/drafts.ts'
import {
  type confirmAdoption as confirmEndpoint,
  type draftCandidate as draftEndpoint,
  textNotOneItem,
} from '../contract/wishes.ts'
import { checkContent, draftToRead } from '../drafts/drafts.ts'
import { planToDraft } from '../drafts/plans.ts'
import { readPlan } from '../reading/index.ts'
import { proposeContent } from '../rules/proposing.ts'
import { paragraphId } from '../rules/wishes.ts'
import { candidatesToDecide, candidateToDecide } from './candidates.ts'
import { demandInPlan } from './looking.ts'
import { followProject } from './progress.ts'
import { demandStep } from './sight.ts'
import { takeStep } from './steps.ts'

/**
 * Writes a candidate into a draft as a paragraph of its own, in its source and in its content. The item carries the candidate's id, which
 * no edit of its text and no copy to the next stage changes: that is how it is found again in the text that was adopted. Whoever has the
 * draft open meanwhile is told that it changed (412) and loses nothing.
 */
export async function draftCandidate(
  tx: Tx,
  actor: Actor,
  id: string,
  { draftId, text, category }: BodyOf<typeof draftEndpoint>,
): Promise<ReplyOf<typeof draftEndpoint>> {
  const { candidate, wish } = await candidateToDecide(tx, actor, id)
  demandStep(wish, 'list')
  const { plan_id } = await draftToRead(tx, actor, draftId)
  await planToDraft(tx, actor, plan_id)
  const draft = await draftToRead(tx, actor, draftId)
  if (draft.frozen_at !== null) refuse(draftFrozen)
  const paragraph = text.trim().replace(/\s*\n\s*/g, ' ')
  const source = `${draft.source.trimEnd()}\n`
  const item = itemOf(paragraph, source.length, {
    id: paragraphId(id),
    title: candidate.title,
    category: category?.trim() || null,
    number: nextNumber(draft.content.items),
  })
  const content = { ...draft.content, items: placed(draft.content.items, item) }
  checkContent(content)
  await sql`
    update plans.draft set source = ${source + paragraph}, content = ${JSON.stringify(content)}::jsonb, version = version + 1,
      saved_by = ${actor.personId}, saved_at = ${tx.now}
    where id = ${draftId}`.execute(tx.db)
  await sql`update plans.candidate set draft_id = ${draftId} where id = ${id}`.execute(tx.db)
  await takeStep(tx, actor, wish, 'list')
  publish(tx, `plans.draft:${draftId}`)
  publish(tx, `plans:${plan_id}`)
  return { itemId: item.id, version: draft.version + 1 }
}

/** One paragraph read as a plan's text is read, so that its numbers are found where they stand. */
function itemOf(
  text: string,
  at: number,
  item: Pick<DraftItem, 'id' | 'title' | 'category' | 'number'>,
): DraftItem {
  const read = proposeContent(readPlan(text)).items
  if (read.length > 1) refuse(textNotOneItem)
  const [only] = read
  const start = only?.sourceStart ?? 0
  const ids = new Map(
    only?.quantities.map((quantity, n) => [
      quantity.id,
      `${item.id.slice(0, 10)}_${item.id.slice(-8)}_q${n + 1}`,
    ]),
  )
  return {
    ...item,
    title: item.title.slice(0, 120),
    text: only?.text ?? text,
    sourceStart: at + start,
    sourceEnd: at + (only?.sourceEnd ?? text.length),
    part: 'project',
    level: 'street',
    quantities: (only?.quantities ?? []).map((quantity) => ({
      ...quantity,
      id: ids.get(quantity.id)!,
      partOf: quantity.partOf === null ? null : (ids.get(quantity.partOf) ?? null),
      sourceStart: quantity.sourceStart === null ? null : at + quantity.sourceStart,
      sourceEnd: quantity.sourceEnd === null ? null : at + quantity.sourceEnd,
    })),
  }
}

/** The number after the last, where the list counts 1, 2, 3; else none, for the clerk to give. */
function nextNumber(items: readonly DraftItem[]): string | null {
  const numbers = items.flatMap((item) =>
    item.number !== null && /^\d+$/.test(item.number) ? [Number(item.number)] : [],
  )
  return numbers.length === 0 ? null : String(Math.max(...numbers) + 1)
}

/** In its own place where it stands already; else behind the last of its category; a new category behind the last project, before what closes the text. */
function placed(items: readonly DraftItem[], item: DraftItem): DraftItem[] {
  if (items.some((one) => one.id === item.id))
    return items.map((one) => (one.id === item.id ? { ...item, number: one.number } : one))
  const last = (fits: (one: DraftItem) => boolean) => items.findLastIndex(fits)
  const within = item.category === null ? -1 : last((one) => one.category === item.category)
  const at = within >= 0 ? within : last((one) => one.part === 'project')
  return at < 0 ? [...items, item] : [...items.slice(0, at + 1), item, ...items.slice(at + 1)]
}

/**
 * Says that a candidate does not come into the list. It stays a candidate, and those who follow hear of it. While the draft is still being
 * written its paragraph goes; a text that was adopted stays as it was voted.
 */
export async function undraftCandidate(
  tx: Tx,
  actor: Actor,
  id: string,
  words: string,
): Promise<{ id: string }> {
  const { candidate, wish } = await candidateToDecide(tx, actor, id)
  await takeStep(tx, actor, wish, 'unlist', { words })
  if (candidate.draftId) {
    const { rows } = await sql<{ planId: string }>`
      update plans.draft d set version = d.version + 1, saved_by = ${actor.personId}, saved_at = ${tx.now},
        content = jsonb_set(d.content, '{items}', coalesce((
          select jsonb_agg(i.item order by i.n) from jsonb_array_elements(d.content -> 'items') with ordinality as i(item, n)
          where i.item ->> 'id' <> ${paragraphId(id)}), '[]'))
      where d.id = ${candidate.draftId} and d.frozen_at is null
        and exists (select from plans.plan p where p.id = d.plan_id and p.adopted_on is null)
      returning d.plan_id as "planId"`.execute(tx.db)
    for (const { planId } of rows) publish(tx, `plans:${planId}`)
    publish(tx, `plans.draft:${candidate.draftId}`)
  }
  await sql`update plans.candidate set draft_id = null where id = ${id}`.execute(tx.db)
  return { id }
}

/**
 * The clerk says which project and which number of the adopted list each candidate became, all or none. What the paragraph's id proposes
 * is only shown: nothing is linked, and nobody told, before a person has said so.
 */
export async function confirmAdoption(
  tx: Tx,
  actor: Actor,
  { links }: BodyOf<typeof confirmEndpoint>,
): Promise<{ confirmed: number }> {
  if (new Set(links.map((link) => link.candidateId)).size < links.length) refuse(badShape)
  const held = await candidatesToDecide(
    tx,
    actor,
    links.map((link) => link.candidateId),
  )
  for (const { candidateId, projectId, targetId } of links) {
    const { wish } = held.get(candidateId)!
    await demandInPlan(tx, projectId, targetId)
    await sql`
      update plans.candidate set project_id = ${projectId}, target_id = ${targetId}, linked_by = ${actor.personId}, linked_at = ${tx.now}
      where id = ${candidateId}`.execute(tx.db)
    await takeStep(tx, actor, wish, 'adopt', {
      set: sql`project_id = ${projectId}, target_id = ${targetId}`,
    })
    publish(tx, `plans.project:${projectId}`)
    const plan = await sql<{
      plan_id: string
    }>`select plan_id from plans.project where id = ${projectId}`.execute(tx.db)
    for (const { plan_id } of plan.rows) publish(tx, `plans.public:${plan_id}`)
  }
  // The project may have begun before somebody said where it came from.
  for (const projectId of new Set(links.map((link) => link.projectId))) await followProject(tx, projectId)
  return { confirmed: links.length }
}
