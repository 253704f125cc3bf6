import { sql } from 'kysely'
import type { BodyOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { roots } from '../../units/index.ts'
import {
  externalNotOpen,
  type listOpenChoices as listEndpoint,
  notOpen,
  type OpenChoice,
  openAlready,
  type openIndicator as openEndpoint,
  thingsNeedReason,
} from '../contract/open.ts'
import { indicatorClosed, indicatorOpened } from '../events.ts'

/** Chooses an indicator for the open data. Small numbers are shown only where somebody says why they speak of nobody. */
export async function openIndicator(
  tx: Tx,
  actor: Actor,
  indicatorId: string,
  { about, reason }: BodyOf<typeof openEndpoint>,
): Promise<Record<never, never>> {
  const both = found(await roots(tx))
  demand(actor, 'indicators.publish', both)
  const indicator = found(
    (
      await sql<{ kind: string }>`
        select kind from indicators.indicator where id = ${indicatorId} and retired_on is null for no key update`.execute(
        tx.db,
      )
    ).rows[0],
  )
  if (indicator.kind === 'external') refuse(externalNotOpen)
  const said = reason?.normalize('NFC').trim() || null
  if (about === 'things' && said === null) refuse(thingsNeedReason)
  const { rows } = await sql`
    select id from indicators.open_choice where indicator_id = ${indicatorId} and ended_at is null`.execute(
    tx.db,
  )
  if (rows.length > 0) refuse(openAlready)
  await sql`
    insert into indicators.open_choice (id, indicator_id, about, reason, chosen_by, chosen_at)
    values (${newId(tx.now.getTime())}, ${indicatorId}, ${about}, ${said}, ${actor.personId}, ${tx.now})`.execute(
    tx.db,
  )
  record(tx, indicatorOpened, {
    ...both,
    actor,
    subject: { kind: 'indicators.indicator', id: indicatorId },
    data: { about },
  })
  publish(tx, 'indicators.open')
  return {}
}

/** No further months; what was released stays. */
export async function closeIndicator(
  tx: Tx,
  actor: Actor,
  indicatorId: string,
): Promise<Record<never, never>> {
  const both = found(await roots(tx))
  demand(actor, 'indicators.publish', both)
  const { rows } = await sql`
    update indicators.open_choice set ended_at = ${tx.now}, ended_by = ${actor.personId}
    where indicator_id = ${indicatorId} and ended_at is null returning id`.execute(tx.db)
  if (rows.length === 0) refuse(notOpen)
  record(tx, indicatorClosed, {
    ...both,
    actor,
    subject: { kind: 'indicators.indicator', id: indicatorId },
  })
  publish(tx, 'indicators.open')
  return {}
}

export async function listOpenChoices(tx: Tx): Promise<ReplyOf<typeof listEndpoint>> {
  const thisMonth = `${tx.today.slice(0, 7)}-01`
  const { rows } = await sql<OpenChoice>`
    select c.indicator_id as "indicatorId", i.name, v.definition ->> 'unit' as unit, i.kind, c.about, c.reason,
      jsonb_build_object('id', p.id, 'name', p.name) as "chosenBy", to_json(c.chosen_at) as "chosenAt",
      r.newest as "releasedUntil",
      (select min(m)::date from generate_series(coalesce(r.newest + interval '1 month', date_trunc('year', ${thisMonth}::date)),
        ${thisMonth}::date - interval '1 month', interval '1 month') m
        where not exists (select from indicators.open_release o where o.indicator_id = i.id and o.month_on = m::date)) as "nextMonth"
    from indicators.open_choice c
      join indicators.indicator i on i.id = c.indicator_id
      join indicators.version v on v.indicator_id = i.id and v.number = i.version
      join people.label p on p.id = c.chosen_by
      left join lateral (select max(month_on) as newest from indicators.open_release o where o.indicator_id = i.id) r on true
    where c.ended_at is null
    order by i.category, i.position, i.name`.execute(tx.db)
  return { choices: rows }
}
