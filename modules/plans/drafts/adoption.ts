import { type BodyOf, type ReplyOf, staleVersion } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import {
  type adoptDraft as adoptDraftEndpoint,
  adoptionInFuture,
  anchorAstray,
  type DraftContent,
  type DraftItem,
  draftFrozen,
  draftHeld,
  nothingToAdopt,
  type PlanVote,
  planAdopted,
  yearMissing,
  yearTaken,
} from '../contract/drafts.ts'
import * as events from '../events.ts'
import { proposeMeasure, proposeTitle } from '../rules/proposing.ts'
import { at, type Tables } from '../tables.ts'
import { checkContent, draftToRead } from './drafts.ts'
import { lockPlan } from './plans.ts'

type Adopted = ReplyOf<typeof adoptDraftEndpoint>

/**
 * Adopts exactly this text, all or nothing: the draft freezes, its passages keep their order, every project and every target comes into
 * being with an id of its own. Refuses a version that is not the newest, a target that stands on no words, a day that has not come, and
 * a second list of the same office for the same year. Of two who adopt at once, one does.
 * @param voted how it was voted, where it was: the text that lies before that ballot, and the items that were voted down. They stay in the
 *   adopted text, marked, and become no projects. A text before the voters is adopted by its own ballot only.
 */
export async function adopt(
  tx: Tx,
  actor: Actor,
  draftId: string,
  { version, adoptedOn, basis }: BodyOf<typeof adoptDraftEndpoint>,
  voted: { vote: PlanVote; rejected: ReadonlySet<string> } | null = null,
): Promise<Adopted> {
  const { plan_id } = await draftToRead(tx, actor, draftId)
  const plan = found(await lockPlan(tx, plan_id))
  demand(actor, 'plans.adopt', { placeId: plan.place_id, officeId: plan.office_id })
  // Read again: whoever held the lock may have saved or adopted.
  const draft = await draftToRead(tx, actor, draftId)
  if (draft.frozen_at !== null) refuse(draftFrozen)
  if (plan.adopted_on !== null) refuse(planAdopted)
  if (draft.held_by !== (voted?.vote.roundId ?? null)) refuse(draftHeld)
  if (draft.version !== version) refuse(staleVersion)
  if (adoptedOn > tx.today) refuse(adoptionInFuture)
  const { content } = draft
  if (content.year === null) refuse(yearMissing)
  checkContent(content)
  const rejected = voted?.rejected ?? new Set<string>()
  checkAdoptable(content, rejected)

  await freeze(tx, actor, plan, draftId, {
    title: content.title?.trim() || plan.title,
    year: content.year,
    adoptedOn,
    basis,
    vote: voted?.vote ?? null,
  })
  const { passages, projects, targets } = adoptedRows(tx, plan, content, content.year, rejected)
  for (const rows of batches(passages, 1_000)) await at(tx).insertInto('plans.passage').values(rows).execute()
  for (const rows of batches(projects, 1_000)) await at(tx).insertInto('plans.project').values(rows).execute()
  for (const rows of batches(targets, 1_000)) await at(tx).insertInto('plans.target').values(rows).execute()
  record(tx, events.planAdopted, {
    subject: { kind: 'plans.plan', id: plan.id },
    actor,
    placeId: plan.place_id,
    officeId: plan.office_id,
    occurredOn: adoptedOn,
    data: { draft: draftId, projects: projects.length, targets: targets.length },
  })
  publish(tx, `plans.draft:${draftId}`)
  publish(tx, `plans:${plan.id}`)
  // The list of what is public grows by one.
  publish(tx, 'plans.public')
  publish(tx, `plans.public:${plan.id}`)
  return { planId: plan.id, projects: projects.length, targets: targets.length }
}

/** A list has at least one project, and every target of a project stands on words of the adopted text. */
function checkAdoptable(content: DraftContent, rejected: ReadonlySet<string>): void {
  const projects = content.items.filter((item) => item.part === 'project' && !rejected.has(item.id))
  if (projects.length === 0) refuse(nothingToAdopt)
  for (const item of projects) {
    const astray = item.quantities.find((quantity) => quantity.isTarget && !quantity.isPlaced)
    if (astray) refuse(anchorAstray, { itemId: item.id, quantityId: astray.id, quoted: astray.quoted })
  }
}

interface Adoption {
  title: string
  year: number
  adoptedOn: string
  basis: string
  vote: PlanVote | null
}

/** The plan first: between two plans of one office for one year a unique index decides, and the loser has nothing half done. */
async function freeze(tx: Tx, actor: Actor, plan: Plan, draftId: string, adoption: Adoption): Promise<void> {
  try {
    await at(tx)
      .updateTable('plans.plan')
      .set({
        title: adoption.title,
        year: adoption.year,
        adopted_on: adoption.adoptedOn,
        adopted_at: tx.now,
        adopted_by: actor.personId,
        adopted_draft_id: draftId,
        basis: adoption.basis,
        vote: adoption.vote,
      })
      .where('id', '=', plan.id)
      .execute()
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'plan_one_per_year')
      refuse(yearTaken, { year: adoption.year })
    throw error
  }
  await at(tx).updateTable('plans.draft').set({ frozen_at: tx.now }).where('id', '=', draftId).execute()
}

type Plan = Tables['plans.plan']
type Target = Tables['plans.target']

function adoptedRows(tx: Tx, plan: Plan, content: DraftContent, year: number, rejected: ReadonlySet<string>) {
  const passages: Tables['plans.passage'][] = []
  const projects: Tables['plans.project'][] = []
  const targets: Target[] = []
  const fresh = () => newId(tx.now.getTime())
  for (const item of content.items) {
    if (item.part === 'left_out') continue
    const passageId = fresh()
    passages.push({
      id: passageId,
      plan_id: plan.id,
      position: passages.length + 1,
      number: item.number,
      category: item.category,
      text: item.text,
      voted_down: rejected.has(item.id),
    })
    if (item.part !== 'project' || rejected.has(item.id)) continue
    const projectId = fresh()
    projects.push({
      id: projectId,
      plan_id: plan.id,
      passage_id: passageId,
      level: item.level,
      title: item.title.trim() || proposeTitle(item.text),
      state: 'adopted',
      stopped_reason: null,
      place_id: plan.place_id,
      office_id: plan.office_id,
      lead_office_id: null,
      contact_person_id: null,
      budget_fen: null,
      site: null,
      site_place_id: null,
      version: 1,
    })
    targets.push(...targetsOf(item, projectId, year, fresh))
  }
  return { passages, projects, targets }
}

function targetsOf(item: DraftItem, projectId: string, year: number, fresh: () => string): Target[] {
  const promised = item.quantities
    .filter((q) => q.isTarget)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const ids = new Map(promised.map((q) => [q.id, fresh()]))
  const rows = promised.map((q, index): Target => {
    const measure = proposeMeasure(q, item)
    return {
      id: ids.get(q.id)!,
      project_id: projectId,
      position: index + 1,
      quoted: q.quoted,
      start_at: q.start,
      end_at: q.end,
      source_start: q.sourceStart,
      source_end: q.sourceEnd,
      value: q.value,
      max: q.max,
      comparator: q.comparator,
      unit: q.unit,
      subject: q.subject,
      kind: q.kind,
      baseline: q.baseline,
      per: q.per,
      // A part of something that was not made a target stands for itself.
      part_of: q.partOf === null ? null : (ids.get(q.partOf) ?? null),
      measured_by: measure.measuredBy,
      denominator: measure.denominator,
      denominator_unit: measure.denominatorUnit,
      due_on: `${year}-12-31`,
      counted_how: null,
      indicator_id: null,
      indicator_place_id: null,
    }
  })
  // Wholes before parts: a part may only point to a row that is there.
  const byId = new Map(rows.map((row) => [row.id, row]))
  const depth = (row: Target): number => {
    const whole = row.part_of === null ? undefined : byId.get(row.part_of)
    return whole ? depth(whole) + 1 : 0
  }
  return rows.sort((a, b) => depth(a) - depth(b))
}

/** PostgreSQL takes 65,535 values in one statement. */
function* batches<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size)
}
