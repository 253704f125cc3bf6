import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import type { Tx } from '../../../platform/tx.ts'
import { roots, withinReach } from '../../units/index.ts'
import { type DraftContent, type PlanSummary, planAdopted } from '../contract/drafts.ts'
import { proposeTitle } from '../rules/proposing.ts'
import { at } from '../tables.ts'

/** Adopted plans are public; one that is still being drafted is seen by those who draft it. */
const visible = (tx: Tx, actor: Actor) =>
  sql<boolean>`(p.adopted_on is not null or ${withinReach(tx, actor.reach('plans.draft'), 'p.place_id', 'p.office_id')})`

type SummaryRow = Omit<PlanSummary, 'drafts'> & {
  placeId: string
  officeId: string
  drafts: (PlanSummary['drafts'][number] & { savedAt: string })[]
}

async function summaries(tx: Tx, actor: Actor, id: string | null): Promise<PlanSummary[]> {
  const { rows } = await sql<SummaryRow>`
    select p.id, p.title, p.year, p.adopted_on as "adoptedOn", p.adopted_draft_id as "adoptedDraftId",
      p.place_id as "placeId", p.office_id as "officeId",
      (select count(*)::integer from plans.project j where j.plan_id = p.id) as projects,
      (select count(*)::integer from plans.target t join plans.project j on j.id = t.project_id where j.plan_id = p.id) as targets,
      coalesce((
        select json_agg(json_build_object('id', d.id, 'stage', d.stage, 'ordinal', d.ordinal, 'savedAt', d.saved_at,
          'isFrozen', d.frozen_at is not null, 'savedBy', l.name) order by d.ordinal)
        from plans.draft d left join people.label l on l.id = d.saved_by where d.plan_id = p.id
      ), '[]') as drafts
    from plans.plan p
    where ${visible(tx, actor)} and (${id}::uuid is null or p.id = ${id}::uuid)
    order by p.year desc nulls first, p.id desc`.execute(tx.db)
  return rows.map(({ placeId, officeId, drafts, ...plan }) => ({
    ...plan,
    // What was struck out on the way to the vote is not everybody's to read.
    drafts: (actor.may('plans.draft', { placeId, officeId }) ? drafts : []).map((draft) => ({
      ...draft,
      savedAt: new Date(draft.savedAt).toISOString(),
    })),
  }))
}

/** Plans the actor may know of, the newest year first and those without a year before them. */
export const listPlans = (tx: Tx, actor: Actor): Promise<PlanSummary[]> => summaries(tx, actor, null)

export async function getPlan(tx: Tx, actor: Actor, id: string): Promise<PlanSummary> {
  return found((await summaries(tx, actor, id))[0])
}

/** Where a row stands: the place and the office that grants are compared with. */
export const standingOf = (row: { place_id: string; office_id: string }) => ({
  placeId: row.place_id,
  officeId: row.office_id,
})

/** A plan stands where the whole street stands, and belongs to the office that draws it up. */
export async function beginPlan(tx: Tx, actor: Actor, text: string, content: DraftContent): Promise<string> {
  const street = found(await roots(tx))
  const reach = actor.reach('plans.draft')
  const id = newId(tx.now.getTime())
  await at(tx)
    .insertInto('plans.plan')
    .values({
      id,
      title: content.title ?? proposeTitle(text),
      year: content.year,
      place_id: reach.officeIds.length > 0 ? street.placeId : (reach.placeIds[0] ?? street.placeId),
      office_id: reach.officeIds[0] ?? street.officeId,
      created_by: actor.personId!,
      created_at: tx.now,
    })
    .execute()
  return id
}

/** The plan, locked so that drafting and adopting take turns. 404 when it is not the actor's to draft, refused once adopted. */
export async function planToDraft(tx: Tx, actor: Actor, id: string) {
  const plan = await lockPlan(tx, id)
  if (!plan || !actor.may('plans.draft', standingOf(plan))) return found(null)
  if (plan.adopted_on !== null) refuse(planAdopted)
  return plan
}

export async function lockPlan(tx: Tx, id: string) {
  return at(tx).selectFrom('plans.plan').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}
