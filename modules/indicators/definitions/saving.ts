import { sql } from 'kysely'
import { type BodyOf, notFound, staleVersion } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import type {
  Definition,
  defineIndicator as defineEndpoint,
  openRanking as rankingEndpoint,
  saveVersion as saveEndpoint,
} from '../contract/definitions.ts'
import { kindStays, retired, stillUsed } from '../contract/refusals.ts'
import type { IndicatorKind } from '../contract/words.ts'
import { indicatorDefined, indicatorRetired, rankingClosed, rankingOpened } from '../events.ts'
import { demandSound, type Sound } from './checking.ts'

export interface Kept {
  id: string
  kind: IndicatorKind
  officeId: string
  placeId: string
  version: number
  retiredOn: string | null
}
interface Saved {
  id: string
  versionId: string
  version: number
}

/** The reason that a version carries when it came from a new version of what it stands on. */
export const followed = 'part_changed'

const keptColumns = sql`id, kind, office_id as "officeId", place_id as "placeId", version, retired_on as "retiredOn"`

/** The indicator, held until the act commits. 404 when there is none. */
export async function lockIndicator(tx: Tx, id: string): Promise<Kept> {
  const { rows } = await sql<Kept>`
    select ${keptColumns} from indicators.indicator where id = ${id} for no key update`.execute(tx.db)
  return found(rows[0])
}

/**
 * Holds what a ratio is to stand on, before the ratio itself is held. Everybody takes flows and levels first and ratios after, each in the
 * order of ids, so that two people who save at once wait for each other and never both.
 */
async function holdParts(tx: Tx, { rule }: Definition): Promise<void> {
  if (rule.kind !== 'ratio') return
  const ids = [rule.numeratorId, ...('indicatorId' in rule.denominator ? [rule.denominator.indicatorId] : [])]
  await sql`select 1 from indicators.indicator where id = any (${ids}::uuid[]) order by id for share`.execute(
    tx.db,
  )
}

/** Defines an indicator of an office. Refuses what cannot be counted, and a second of the same name. */
export async function defineIndicator(
  tx: Tx,
  actor: Actor,
  body: BodyOf<typeof defineEndpoint>,
): Promise<Saved> {
  const definition = tidy(body.definition)
  await demandPlaceAndOffice(tx, body)
  demand(actor, 'indicators.define', body)
  await holdParts(tx, definition)
  const sound = await demandSound(tx, null, definition)
  const id = newId(tx.now.getTime())
  await sql`
    insert into indicators.indicator (id, kind, office_id, place_id, category, position, name)
    values (${id}, ${definition.rule.kind}, ${body.officeId}, ${body.placeId}, ${body.category.trim()}, ${body.position},
      ${definition.name})`.execute(tx.db)
  const kept: Kept = {
    id,
    kind: definition.rule.kind,
    officeId: body.officeId,
    placeId: body.placeId,
    version: 1,
    retiredOn: null,
  }
  return { id, versionId: await keepVersion(tx, actor, kept, sound, null, null), version: 1 }
}

/** Names and words without the spaces people leave around them. */
function tidy(definition: Definition): Definition {
  return {
    ...definition,
    name: definition.name.trim(),
    unit: definition.unit.trim(),
    countedHow: definition.countedHow.trim(),
  }
}

async function demandPlaceAndOffice(
  tx: Tx,
  { officeId, placeId }: { officeId: string; placeId: string },
): Promise<void> {
  const { rows } = await sql<{ known: number }>`
    select count(*) as known from units.label
    where (id = ${officeId} and tree = 'office') or (id = ${placeId} and tree = 'place')`.execute(tx.db)
  if (rows[0]?.known !== 2) refuse(notFound)
}

/**
 * Makes a new version. The older ones stay, and whoever pinned one goes on reading it. Refuses a version that is no longer the newest
 * (412), another kind of number, and whatever cannot be counted. Ratios that stand on it get a new version of their own.
 */
export async function saveVersion(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof saveEndpoint>,
): Promise<Saved> {
  const definition = tidy(body.definition)
  await holdParts(tx, definition)
  const kept = await lockIndicator(tx, id)
  demand(actor, 'indicators.define', kept)
  if (kept.retiredOn !== null) refuse(retired)
  if (kept.version !== body.version) refuse(staleVersion)
  if (definition.rule.kind !== kept.kind) refuse(kindStays)
  const sound = await demandSound(tx, id, definition)
  const version = kept.version + 1
  await sql`
    update indicators.indicator set version = ${version}, name = ${definition.name}, category = ${body.category.trim()},
      position = ${body.position}
    where id = ${id}`.execute(tx.db)
  const versionId = await keepVersion(tx, actor, { ...kept, version }, sound, body.reason.trim(), null)
  await carryOn(tx, actor, id, versionId)
  return { id, versionId, version }
}

async function keepVersion(
  tx: Tx,
  actor: Actor,
  kept: Kept,
  { definition, numerator, denominator }: Sound,
  reason: string | null,
  follows: string | null,
): Promise<string> {
  const versionId = newId(tx.now.getTime())
  await sql`
    insert into indicators.version (id, indicator_id, number, definition, reason, saved_by, saved_at)
    values (${versionId}, ${kept.id}, ${kept.version}, ${JSON.stringify(definition)}::jsonb, ${reason}, ${actor.personId},
      ${tx.now})`.execute(tx.db)
  for (const [role, part] of [['numerator', numerator] as const, ['denominator', denominator] as const]) {
    if (!part) continue
    await sql`
      insert into indicators.part (version_id, role, part_id, part_kind, part_version_id)
      values (${versionId}, ${role}, ${part.indicatorId}, ${part.definition.rule.kind}, ${part.versionId})`.execute(
      tx.db,
    )
  }
  record(tx, indicatorDefined, {
    placeId: kept.placeId,
    officeId: kept.officeId,
    actor,
    subject: { kind: 'indicators.indicator', id: kept.id },
    data: { kind: kept.kind, version: versionId, number: kept.version, follows },
  })
  publishIndicator(tx, kept.id)
  return versionId
}

/** Gives every ratio that stands on an indicator a version that stands on its new one; a pinned older version goes on meaning the old. */
async function carryOn(tx: Tx, actor: Actor, partId: string, partVersionId: string): Promise<void> {
  const { rows } = await sql<
    Kept & {
      definition: Definition
      parts: { role: 'numerator' | 'denominator'; id: string; kind: string; versionId: string }[]
    }
  >`
    select i.id, i.kind, i.office_id as "officeId", i.place_id as "placeId", i.version, i.retired_on as "retiredOn", v.definition,
      (select jsonb_agg(jsonb_build_object('role', p.role, 'id', p.part_id, 'kind', p.part_kind, 'versionId', p.part_version_id))
        from indicators.part p where p.version_id = v.id) as parts
    from indicators.indicator i join indicators.version v on v.indicator_id = i.id and v.number = i.version
    where i.retired_on is null and exists (select from indicators.part p where p.version_id = v.id and p.part_id = ${partId})
    order by i.id for no key update of i`.execute(tx.db)
  for (const row of rows) {
    const version = row.version + 1
    const versionId = newId(tx.now.getTime())
    await sql`update indicators.indicator set version = ${version} where id = ${row.id}`.execute(tx.db)
    await sql`
      insert into indicators.version (id, indicator_id, number, definition, reason, saved_by, saved_at)
      values (${versionId}, ${row.id}, ${version}, ${JSON.stringify(row.definition)}::jsonb, ${followed}, ${actor.personId},
        ${tx.now})`.execute(tx.db)
    for (const part of row.parts)
      await sql`
        insert into indicators.part (version_id, role, part_id, part_kind, part_version_id)
        values (${versionId}, ${part.role}, ${part.id}, ${part.kind}, ${part.id === partId ? partVersionId : part.versionId})`.execute(
        tx.db,
      )
    record(tx, indicatorDefined, {
      placeId: row.placeId,
      officeId: row.officeId,
      actor,
      subject: { kind: 'indicators.indicator', id: row.id },
      data: { kind: row.kind, version: versionId, number: version, follows: partVersionId },
    })
    publishIndicator(tx, row.id)
  }
}

/** Takes an indicator out of the lists. Refuses while another stands on it; its numbers stay answerable. */
export async function retireIndicator(
  tx: Tx,
  actor: Actor,
  id: string,
  reason: string,
): Promise<{ id: string }> {
  const kept = await lockIndicator(tx, id)
  demand(actor, 'indicators.define', kept)
  if (kept.retiredOn !== null) refuse(retired)
  const { rows } = await sql<{ name: string }>`
    select i.name from indicators.indicator i join indicators.version v on v.indicator_id = i.id and v.number = i.version
      join indicators.part p on p.version_id = v.id
    where p.part_id = ${id} and i.retired_on is null order by i.name`.execute(tx.db)
  if (rows.length > 0) refuse(stillUsed, { names: [...new Set(rows.map((row) => row.name))] })
  await sql`update indicators.indicator set retired_on = ${tx.today}, retired_reason = ${reason.trim()} where id = ${id}`.execute(
    tx.db,
  )
  record(tx, indicatorRetired, {
    placeId: kept.placeId,
    officeId: kept.officeId,
    actor,
    subject: { kind: 'indicators.indicator', id },
    data: { number: kept.version },
  })
  publishIndicator(tx, id)
  return { id }
}

/**
 * Allows, or ends, the ordering of places and offices by this number. Off unless an administrator gives a reason, which is shown beside
 * every ranking: a table that ranks people's neighbourhoods is an act that somebody answers for.
 */
export async function openRanking(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof rankingEndpoint>,
): Promise<{ id: string }> {
  const kept = await lockIndicator(tx, id)
  demand(actor, 'indicators.rank', kept)
  if (kept.retiredOn !== null) refuse(retired)
  const reason = body.isOpen ? body.reason.trim() : null
  await sql`
    update indicators.indicator set ranking_reason = ${reason}, ranking_opened_by = ${reason === null ? null : actor.personId},
      ranking_opened_at = ${reason === null ? null : tx.now}
    where id = ${id}`.execute(tx.db)
  record(tx, body.isOpen ? rankingOpened : rankingClosed, {
    placeId: kept.placeId,
    officeId: kept.officeId,
    actor,
    subject: { kind: 'indicators.indicator', id },
  })
  publishIndicator(tx, id)
  return { id }
}

export function publishIndicator(tx: Tx, id: string): void {
  publish(tx, 'indicators')
  publish(tx, `indicators:${id}`)
}
