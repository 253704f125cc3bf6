import { type RawBuilder, sql } from 'kysely'
import { type BodyOf, type QueryOf, staleVersion } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { unitNamed, withinReach } from '../../units/index.ts'
import {
  type Candidate,
  type estimateCandidate as estimateEndpoint,
  type listCandidates as listEndpoint,
  type nominateWish as nominateEndpoint,
  orderStale,
  valueNeedsUnit,
  wishElsewhere,
} from '../contract/wishes.ts'
import type { WishState } from '../rules/wishes.ts'

import { candidateEstimated, candidatesOrdered } from './events.ts'
import { withGroup } from './lines.ts'
import { type LockedWish, lockWishes, publishWishTopics, wishSeen, wishToDecide } from './sight.ts'
import { aboutWish, takeStep } from './steps.ts'

type Estimate = BodyOf<typeof nominateEndpoint>

/**
 * Where a candidate's paragraph came to stand in an adopted text: the item that carries its id, counted among the items that became
 * passages. Found by the id, never by likeness of words; what was left out or written anew is not found.
 */
const proposed = sql`(
  select json_build_object('projectId', pj.id, 'number', ps.number, 'title', pj.title, 'text', ps.text,
    'targets', coalesce((select json_agg(json_build_object('id', t.id, 'quoted', t.quoted, 'subject', t.subject) order by t.position)
      from plans.target t where t.project_id = pj.id), '[]'))
  from (
    select i.item ->> 'id' as id, row_number() over (order by i.n) as position
    from jsonb_array_elements(ad.content -> 'items') with ordinality as i(item, n)
    where i.item ->> 'part' <> 'left_out'
  ) stood
  join plans.passage ps on ps.plan_id = pl.id and ps.position = stood.position
  join plans.project pj on pj.passage_id = ps.id
  where stood.id = 'c_' || c.id and c.project_id is null)`

/** `condition` speaks of `plans.candidate c`, its suggestion `w`, and the plan `pl` into whose draft it was written. */
export async function askCandidates(tx: Tx, condition: RawBuilder<unknown>): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select c.id, c.wish_id as "wishId", w.title as "wishTitle", json_build_object('id', place.id, 'name', place.short_name) as place,
      (select json_build_object('id', k.id, 'name', k.name) from plans.wish_category k where k.id = w.category_id) as category,
      c.round_id as "roundId", c.title, json_build_object('id', o.id, 'name', o.short_name) as "leadOffice",
      c.budget_fen as "budgetFen", c.feasibility, c.value, c.unit, c.words, c.position, c.version, w.state,
      supported.supports, voiced.crowd, voiced.voices,
      coalesce((select json_agg(json_build_object('office', ol.short_name, 'stance', op.stance) order by op.id)
        from plans.wish_opinion op join units.label ol on ol.id = op.office_id where op.wish_id = w.id), '[]') as opinions,
      c.draft_id as "draftId", pl.id as "planId",
      (select json_build_object('id', j.id, 'number', jp.number, 'title', j.title)
        from plans.project j join plans.passage jp on jp.id = j.passage_id where j.id = c.project_id) as project,
      c.target_id as "targetId", ${proposed} as proposed
    from plans.candidate c join plans.wish w on w.id = c.wish_id join units.label place on place.id = w.place_id
      join units.label o on o.id = c.lead_office_id
      left join plans.draft d on d.id = c.draft_id left join plans.plan pl on pl.id = d.plan_id
      left join plans.draft ad on ad.id = pl.adopted_draft_id ${withGroup}
    where ${condition}
    order by c.position, c.id`.execute(tx.db)
  return rows
}

/** Candidates this clerk sorts, in the order of the list. */
export function listCandidates(
  tx: Tx,
  actor: Actor,
  query: QueryOf<typeof listEndpoint>,
): Promise<Candidate[]> {
  return askCandidates(
    tx,
    sql`c.dropped_at is null and ${withinReach(tx, actor.reach('plans.wish_sort'), 'w.place_id', 'w.office_id')}
      ${query.roundId ? sql`and c.round_id = ${query.roundId}` : sql``}
      ${query.planId ? sql`and pl.id = ${query.planId}` : sql``}`,
  )
}

function demandEstimate({ value, unit }: Pick<Estimate, 'value' | 'unit'>): void {
  if ((value === null) !== (unit === null || unit.trim() === '') || (value !== null && value <= 0))
    refuse(valueNeedsUnit)
}

/** Makes a published suggestion a candidate, last in the order of its round. Its estimate may be corrected until it is voted. */
export async function nominateWish(
  tx: Tx,
  actor: Actor,
  id: string,
  body: Estimate,
): Promise<{ id: string }> {
  const wish = await wishToDecide(tx, actor, id)
  demandEstimate(body)
  const office = await unitNamed(tx, body.leadOfficeId)
  found(office?.tree === 'office' ? office : null)
  await takeStep(tx, actor, wish, 'nominate')
  const candidateId = newId(tx.now.getTime())
  // One round's candidates come one after the other, so that no two get the same place.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plans.candidates ${wish.roundId ?? ''}`}, 0))`.execute(
    tx.db,
  )
  await sql`
    insert into plans.candidate (id, wish_id, round_id, title, lead_office_id, budget_fen, feasibility, value, unit, words, position)
    values (${candidateId}, ${id}, ${wish.roundId}, ${body.title.trim()}, ${body.leadOfficeId}, ${body.budgetFen},
      ${body.feasibility}, ${body.value}, ${body.unit?.trim() || null}, ${body.words?.trim() || null},
      (select coalesce(max(position), 0) + 1 from plans.candidate where round_id is not distinct from ${wish.roundId}::uuid))`.execute(
    tx.db,
  )
  recordEstimate(tx, actor, wish, candidateId, body)
  return { id: candidateId }
}

function recordEstimate(tx: Tx, actor: Actor, wish: LockedWish, candidateId: string, body: Estimate): void {
  record(tx, candidateEstimated, {
    ...aboutWish(wish, actor),
    subject: { kind: 'plans.candidate', id: candidateId },
    data: { wish: wish.id, budgetFen: body.budgetFen, value: body.value },
  })
}

export interface LockedCandidate {
  id: string
  wishId: string
  roundId: string | null
  title: string
  version: number
  draftId: string | null
  projectId: string | null
}

/** A candidate and its suggestion, both held. The suggestion first, as everywhere. */
export async function candidateToDecide(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ candidate: LockedCandidate; wish: LockedWish }> {
  const whose = await sql<{ wishId: string }>`
    select c.wish_id as "wishId" from plans.candidate c join plans.wish w on w.id = c.wish_id
    where c.id = ${id} and ${wishSeen(tx, actor)}
      and ${withinReach(tx, actor.reach('plans.wish_sort'), 'w.place_id', 'w.office_id')}`.execute(tx.db)
  const wish = await wishToDecide(tx, actor, found(whose.rows[0]).wishId)
  const { rows } = await sql<LockedCandidate>`
    select id, wish_id as "wishId", round_id as "roundId", title, version, draft_id as "draftId", project_id as "projectId"
    from plans.candidate where id = ${id} and dropped_at is null for no key update`.execute(tx.db)
  return { candidate: found(rows[0]), wish }
}

const beforeVote: readonly WishState[] = ['candidate', 'listed']

/** Corrects the estimate. Of two who began from the same version one is told so (412). */
export async function estimateCandidate(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, ...body }: BodyOf<typeof estimateEndpoint>,
): Promise<{ version: number }> {
  const { candidate, wish } = await candidateToDecide(tx, actor, id)
  if (!beforeVote.includes(wish.state)) refuse(wishElsewhere, { state: wish.state, act: 'estimate' })
  if (candidate.version !== version) refuse(staleVersion)
  demandEstimate(body)
  const office = await unitNamed(tx, body.leadOfficeId)
  found(office?.tree === 'office' ? office : null)
  await sql`
    update plans.candidate set title = ${body.title.trim()}, lead_office_id = ${body.leadOfficeId}, budget_fen = ${body.budgetFen},
      feasibility = ${body.feasibility}, value = ${body.value}, unit = ${body.unit?.trim() || null},
      words = ${body.words?.trim() || null}, version = version + 1
    where id = ${id}`.execute(tx.db)
  recordEstimate(tx, actor, wish, id, body)
  publishWishTopics(tx, wish)
  return { version: version + 1 }
}

/** Puts the candidates of a round in order. Refuses an order that leaves one out or names one that is gone. */
export async function orderCandidates(
  tx: Tx,
  actor: Actor,
  roundId: string,
  candidateIds: readonly string[],
): Promise<{ id: string }> {
  const { rows: rounds } = await sql<{ placeId: string; officeId: string }>`
    select place_id as "placeId", office_id as "officeId" from plans.round where id = ${roundId}`.execute(
    tx.db,
  )
  const round = found(rounds[0])
  demand(actor, 'plans.wish_sort', round)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plans.candidates ${roundId}`}, 0))`.execute(
    tx.db,
  )
  const { rows } = await sql<{ id: string }>`
    select id from plans.candidate where round_id = ${roundId} and dropped_at is null order by id for no key update`.execute(
    tx.db,
  )
  const there = new Set(rows.map((row) => row.id))
  if (there.size !== candidateIds.length || !candidateIds.every((id) => there.has(id))) refuse(orderStale)
  await sql`update plans.candidate c set position = n.position
    from unnest(${candidateIds}::uuid[]) with ordinality as n(id, position) where c.id = n.id`.execute(tx.db)
  record(tx, candidatesOrdered, {
    ...round,
    actor,
    subject: { kind: 'plans.round', id: roundId },
    data: { candidates: candidateIds.length },
  })
  publish(tx, 'plans.wishes')
  return { id: roundId }
}

/** The suggestion left the road to the list; its estimate stays in the record and leaves the comparison. */
export async function dropCandidate(tx: Tx, wishId: string): Promise<void> {
  await sql`update plans.candidate set dropped_at = ${tx.now} where wish_id = ${wishId} and dropped_at is null`.execute(
    tx.db,
  )
}

/** The suggestions behind several candidates, held in the order of their ids. */
export async function candidatesToDecide(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, { candidate: LockedCandidate; wish: LockedWish }>> {
  const wishes = await lockWishes(
    tx,
    actor,
    sql`w.id in (select c.wish_id from plans.candidate c where c.id = any (${ids}::uuid[])) and ${wishSeen(tx, actor)}
      and ${withinReach(tx, actor.reach('plans.wish_sort'), 'w.place_id', 'w.office_id')}`,
  )
  const byId = new Map(wishes.map((wish) => [wish.id, wish]))
  const { rows } = await sql<LockedCandidate>`
    select id, wish_id as "wishId", round_id as "roundId", title, version, draft_id as "draftId", project_id as "projectId"
    from plans.candidate where id = any (${ids}::uuid[]) and dropped_at is null order by id for no key update`.execute(
    tx.db,
  )
  const pairs = rows.flatMap((candidate) => {
    const wish = byId.get(candidate.wishId)
    return wish ? [[candidate.id, { candidate, wish }] as const] : []
  })
  found(pairs.length === new Set(ids).size ? pairs : null)
  return new Map(pairs)
}
