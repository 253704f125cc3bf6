import { type RawBuilder, sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import {
  categoryUnknown,
  daysInOrder,
  type openRound as openEndpoint,
  type Round,
  roundOver,
} from '../contract/wishes.ts'
import type { Named } from '../contract/words.ts'
import { at } from '../tables.ts'
import { roundClosed, roundOpened } from './events.ts'
import { streetOf } from './sight.ts'

const askRounds = async (tx: Tx, condition: RawBuilder<unknown>): Promise<Round[]> => {
  const { rows } = await sql<Round>`
    select r.id, r.year, r.title, r.words, r.from_on as "fromOn", r.last_on as "lastOn",
      case when r.closed_at is not null or r.last_on < ${tx.today}::date then 'over'
        when r.from_on > ${tx.today}::date then 'announced' else 'open' end as state,
      (select json_agg(json_build_object('id', c.id, 'name', c.name) order by array_position(r.category_ids, c.id))
        from plans.wish_category c where c.id = any (r.category_ids)) as categories,
      (select count(*)::integer from plans.wish w where w.round_id = r.id and w.state <> 'withdrawn') as wishes
    from plans.round r where ${condition}
    order by r.from_on desc`.execute(tx.db)
  return rows
}

/** All rounds, newest first. A round is announced in public. */
export const listRounds = (tx: Tx): Promise<Round[]> => askRounds(tx, sql`true`)

/** The round that takes suggestions today, or null: between two rounds they wait for the next. */
export async function roundToday(tx: Tx): Promise<Round | null> {
  const rounds = await askRounds(tx, sql`r.closed_at is null and r.last_on >= ${tx.today}::date`)
  return rounds.find((round) => round.state === 'open') ?? null
}

/** What a suggestion may be about today: what the open round asks for, and between rounds what any round ever asked for. */
export async function categoriesToday(tx: Tx, round: Round | null): Promise<Named[]> {
  if (round) return round.categories
  const [last] = await askRounds(tx, sql`true`)
  return last?.categories ?? []
}

/** Refuses a category that is not asked for, and none where there are some to choose from. */
export async function demandCategory(tx: Tx, round: Round | null, categoryId: string | null): Promise<void> {
  const categories = await categoriesToday(tx, round)
  const isFine =
    categoryId === null ? categories.length === 0 : categories.some(({ id }) => id === categoryId)
  if (!isFine) refuse(categoryUnknown)
}

/**
 * Opens a round. What came in since the last one goes into it. Refuses days that are over or in the wrong order; PostgreSQL refuses a
 * round beside another and a second one for the same year.
 */
export async function openRound(
  tx: Tx,
  actor: Actor,
  body: BodyOf<typeof openEndpoint>,
): Promise<{ id: string }> {
  const street = await streetOf(tx)
  demand(actor, 'plans.wish_sort', street)
  if (body.lastOn < body.fromOn || body.lastOn < tx.today) refuse(daysInOrder)
  const names = [...new Set(body.categories.map((name) => name.trim()))]
  await sql`insert into plans.wish_category (id, office_id, name)
    select id, ${street.officeId}::uuid, name
    from unnest(${names.map(() => newId(tx.now.getTime()))}::uuid[], ${names}::text[]) as fresh(id, name)
    on conflict on constraint wish_category_once do nothing`.execute(tx.db)
  const { rows } = await sql<{ id: string }>`
    select c.id from plans.wish_category c where c.office_id = ${street.officeId}::uuid and c.name = any (${names}::text[])
    order by array_position(${names}::text[], c.name)`.execute(tx.db)
  const id = newId(tx.now.getTime())
  await at(tx)
    .insertInto('plans.round')
    .values({
      id,
      place_id: street.placeId,
      office_id: street.officeId,
      year: body.year,
      title: body.title.trim(),
      words: body.words.trim(),
      from_on: body.fromOn,
      last_on: body.lastOn,
      category_ids: rows.map((row) => row.id),
      opened_by: actor.personId!,
      opened_at: tx.now,
      closed_by: null,
      closed_at: null,
    })
    .execute()
  await sql`update plans.wish set round_id = ${id}
    where round_id is null and state not in ('refused', 'withdrawn', 'moved')`.execute(tx.db)
  record(tx, roundOpened, {
    placeId: street.placeId,
    officeId: street.officeId,
    actor,
    subject: { kind: 'plans.round', id },
    data: { year: body.year, fromOn: body.fromOn, lastOn: body.lastOn },
  })
  publish(tx, 'plans.rounds')
  return { id }
}

/** Ends a round before its last day; its days end with it, so that another may begin tomorrow. */
export async function closeRound(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const { rows } = await sql<{
    placeId: string
    officeId: string
    year: number
    fromOn: string
    lastOn: string
    closedAt: Date | null
  }>`
    select place_id as "placeId", office_id as "officeId", year, from_on as "fromOn", last_on as "lastOn", closed_at as "closedAt"
    from plans.round where id = ${id} for no key update`.execute(tx.db)
  const round = found(rows[0])
  demand(actor, 'plans.wish_sort', round)
  if (round.closedAt || round.lastOn < tx.today) refuse(roundOver)
  await sql`update plans.round set closed_by = ${actor.personId}, closed_at = ${tx.now},
      last_on = greatest(from_on, least(last_on, ${tx.today}::date)) where id = ${id}`.execute(tx.db)
  record(tx, roundClosed, {
    placeId: round.placeId,
    officeId: round.officeId,
    actor,
    subject: { kind: 'plans.round', id },
    data: { year: round.year },
  })
  publish(tx, 'plans.rounds')
  return { id }
}
