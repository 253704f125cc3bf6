import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import { badPeriod } from '../contract/answers.ts'
import {
  type enterFigure as enterEndpoint,
  figureWithdrawn,
  notExternal,
  type PublishedFigure,
  publishedInFuture,
  urlOdd,
} from '../contract/origins.ts'
import { retired, unitUnknown } from '../contract/refusals.ts'
import type { Bound } from '../contract/words.ts'
import { lockIndicator, publishIndicator } from '../definitions/saving.ts'
import { figureEntered, figureTakenBack } from '../events.ts'
import { fitsPeriod } from '../rules/periods.ts'

// Figures that somebody else published: typed in with their source, never mixed with ours, never changed. A slip is taken back.

interface FigureRow {
  id: string
  place_id: string
  place_name: string
  from_on: string
  until_on: string
  value: number
  bound: Bound
  source_title: string
  source_on: string
  source_url: string | null
  entered_by: string | null
  entered_at: Date
  withdrawn_reason: string | null
  owner_office_id: string
  owner_place_id: string
}

export async function listFigures(tx: Tx, actor: Actor, indicatorId: string): Promise<PublishedFigure[]> {
  const known = await sql`select 1 from indicators.indicator where id = ${indicatorId}`.execute(tx.db)
  found(known.rows[0])
  const { rows } = await sql<FigureRow>`
    select f.id, f.place_id, place.short_name as place_name, f.from_on, f.until_on, f.value, f.bound, f.source_title, f.source_on,
      f.source_url, (select name from people.label where id = f.entered_by) as entered_by, f.entered_at, f.withdrawn_reason,
      i.office_id as owner_office_id, i.place_id as owner_place_id
    from indicators.figure f join indicators.indicator i on i.id = f.indicator_id join units.label place on place.id = f.place_id
    where f.indicator_id = ${indicatorId}
    order by f.until_on desc, f.from_on, place.name, f.entered_at desc`.execute(tx.db)
  return rows.map((row) => ({
    id: row.id,
    place: { id: row.place_id, name: row.place_name },
    from: row.from_on,
    until: row.until_on,
    value: row.value,
    bound: row.bound,
    source: { title: row.source_title, on: row.source_on, url: row.source_url },
    enteredBy: row.entered_by,
    enteredAt: row.entered_at.toISOString(),
    withdrawnReason: row.withdrawn_reason,
    may:
      row.withdrawn_reason === null &&
      actor.may('indicators.enter', { placeId: row.owner_place_id, officeId: row.owner_office_id })
        ? ['withdraw']
        : [],
  }))
}

/** Enters a figure with its source. Refuses one for an indicator of our own, a second for the same place and period, and one from the future. */
export async function enterFigure(
  tx: Tx,
  actor: Actor,
  indicatorId: string,
  body: BodyOf<typeof enterEndpoint>,
): Promise<{ id: string }> {
  const kept = await lockIndicator(tx, indicatorId)
  demand(actor, 'indicators.enter', kept)
  if (kept.kind !== 'external') refuse(notExternal)
  if (kept.retiredOn !== null) refuse(retired)
  if (!fitsPeriod(body)) refuse(badPeriod)
  if (body.source.on > tx.today) refuse(publishedInFuture)
  if (body.source.url !== null && !/^https?:\/\/[^\s]+$/.test(body.source.url)) refuse(urlOdd)
  const { rows } = await sql`select 1 from units.label where id = ${body.placeId} and tree = 'place'`.execute(
    tx.db,
  )
  if (!rows[0]) refuse(unitUnknown, { field: 'placeId' })
  const id = newId(tx.now.getTime())
  await sql`
    insert into indicators.figure (id, indicator_id, place_id, from_on, until_on, value, bound, source_title, source_on, source_url,
      entered_by, entered_at)
    values (${id}, ${indicatorId}, ${body.placeId}, ${body.from}::date, ${body.until}::date, ${body.value}, ${body.bound},
      ${body.source.title.trim()}, ${body.source.on}::date, ${body.source.url}, ${actor.personId}, ${tx.now})`.execute(
    tx.db,
  )
  record(tx, figureEntered, {
    placeId: kept.placeId,
    officeId: kept.officeId,
    actor,
    subject: { kind: 'indicators.indicator', id: indicatorId },
    data: { figure: id, from: body.from, until: body.until },
  })
  publishIndicator(tx, indicatorId)
  return { id }
}

/** Takes a typed figure back; it stays readable with the reason. */
export async function withdrawFigure(
  tx: Tx,
  actor: Actor,
  id: string,
  reason: string,
): Promise<{ id: string }> {
  const { rows } = await sql<{
    indicator_id: string
    office_id: string
    place_id: string
    withdrawn_at: Date | null
  }>`
    select f.indicator_id, i.office_id, i.place_id, f.withdrawn_at
    from indicators.figure f join indicators.indicator i on i.id = f.indicator_id
    where f.id = ${id} for no key update of f`.execute(tx.db)
  const row = found(rows[0])
  const standing = { officeId: row.office_id, placeId: row.place_id }
  demand(actor, 'indicators.enter', standing)
  if (row.withdrawn_at !== null) refuse(figureWithdrawn)
  await sql`
    update indicators.figure set withdrawn_reason = ${reason.trim()}, withdrawn_by = ${actor.personId}, withdrawn_at = ${tx.now}
    where id = ${id}`.execute(tx.db)
  record(tx, figureTakenBack, {
    ...standing,
    actor,
    subject: { kind: 'indicators.indicator', id: row.indicator_id },
    data: { figure: id },
  })
  publishIndicator(tx, row.indicator_id)
  return { id }
}
