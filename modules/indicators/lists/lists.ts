import { sql } from 'kysely'
import { type BodyOf, notFound, type ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { rootOf } from '../answers/parts.ts'
import {
  type addLines as addEndpoint,
  type ExpectedList,
  type endItems as endEndpoint,
  keyNeedsDim,
  type ListItem,
  linesFaulty,
  type listLists as listsEndpoint,
  type makeList as makeEndpoint,
} from '../contract/lists.ts'
import { listBegun, listChanged } from '../events.ts'
import { placeLines, type ReadLine, readLines } from '../rules/lines.ts'

// Lists of expected things that an office keeps: what should be there, so that what is missing has a name.

interface ListRow {
  id: string
  name: string
  office_id: string
  office_name: string
  place_id: string
  matched_by: 'place' | 'key'
  dim: string | null
  version: number
  count: number
}

const listColumns = (
  tx: Tx,
) => sql`l.id, l.name, l.office_id, office.short_name as office_name, l.place_id, l.matched_by, l.dim, l.version,
  (select count(*) from indicators.list_item i where i.list_id = l.id and i.from_on <= ${tx.today}::date
    and (i.until_on is null or ${tx.today}::date < i.until_on)) as count`

const headOf = (actor: Actor, row: ListRow) => ({
  id: row.id,
  name: row.name,
  office: { id: row.office_id, name: row.office_name },
  matchedBy: row.matched_by,
  dim: row.dim,
  count: row.count,
  version: row.version,
  may: actor.may('indicators.keep_list', { officeId: row.office_id, placeId: row.place_id })
    ? ['add', 'end']
    : [],
})

export async function listLists(tx: Tx, actor: Actor): Promise<ReplyOf<typeof listsEndpoint>> {
  const { rows } = await sql<ListRow>`
    select ${listColumns(tx)} from indicators.list l join units.label office on office.id = l.office_id
    order by office.name, l.name`.execute(tx.db)
  return rows.map((row) => headOf(actor, row))
}

/** A list with the things that stood on it on a day; every one that ever stood when no day is given. */
export async function getList(
  tx: Tx,
  actor: Actor,
  id: string,
  on: string | undefined,
): Promise<ExpectedList> {
  const { rows } = await sql<ListRow>`
    select ${listColumns(tx)} from indicators.list l join units.label office on office.id = l.office_id where l.id = ${id}`.execute(
    tx.db,
  )
  const head = headOf(actor, found(rows[0]))
  const standing =
    on === undefined
      ? sql`true`
      : sql`i.from_on <= ${on}::date and (i.until_on is null or ${on}::date < i.until_on)`
  const items = await sql<ListItem>`
    select i.id, i.name, jsonb_build_object('id', p.id, 'name', p.short_name) as place, i.key, i.from_on as "fromOn",
      i.until_on as "untilOn"
    from indicators.list_item i join units.label p on p.id = i.place_id
    where i.list_id = ${id} and ${standing} order by p.name, i.name, i.id`.execute(tx.db)
  return { ...head, items: items.rows }
}

/** Begins a list. Refuses a second one of this name in the office. */
export async function makeList(
  tx: Tx,
  actor: Actor,
  body: BodyOf<typeof makeEndpoint>,
): Promise<{ id: string }> {
  const placeId = body.placeId ?? (await rootOf(tx, 'place'))
  const { rows } = await sql<{ known: number }>`
    select count(*) as known from units.label
    where (id = ${body.officeId} and tree = 'office') or (id = ${placeId} and tree = 'place')`.execute(tx.db)
  if (rows[0]?.known !== 2) refuse(notFound)
  demand(actor, 'indicators.keep_list', { officeId: body.officeId, placeId })
  if (body.matchedBy === 'key' && body.dim === null) refuse(keyNeedsDim)
  const id = newId(tx.now.getTime())
  await sql`
    insert into indicators.list (id, office_id, place_id, name, matched_by, dim)
    values (${id}, ${body.officeId}, ${placeId}, ${body.name.trim()}, ${body.matchedBy},
      ${body.matchedBy === 'key' ? body.dim : null})`.execute(tx.db)
  record(tx, listBegun, {
    officeId: body.officeId,
    placeId,
    actor,
    subject: { kind: 'indicators.list', id },
  })
  publish(tx, 'indicators')
  return { id }
}

interface HeldList {
  id: string
  officeId: string
  placeId: string
  matchedBy: 'place' | 'key'
}

async function lockList(tx: Tx, actor: Actor, id: string): Promise<HeldList> {
  const { rows } = await sql<HeldList>`
    select id, office_id as "officeId", place_id as "placeId", matched_by as "matchedBy" from indicators.list
    where id = ${id} for no key update`.execute(tx.db)
  const list = found(rows[0])
  demand(actor, 'indicators.keep_list', list)
  return list
}

type Added = ReplyOf<typeof addEndpoint>

/** Adds the things of pasted lines, or says what it would do. Refuses the whole when a single line cannot be taken. */
export async function addLines(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof addEndpoint>,
): Promise<Added> {
  return addRead(tx, actor, id, readLines(body.text), body)
}

export async function addRead(
  tx: Tx,
  actor: Actor,
  id: string,
  lines: readonly ReadLine[],
  how: { fromOn: string; tryOnly?: boolean },
): Promise<Added> {
  const list = await lockList(tx, actor, id)
  const [places, standing] = await Promise.all([placesOf(tx, list.placeId), standingOn(tx, id)])
  const { things, faults } = placeLines(lines, {
    matchedBy: list.matchedBy,
    placesNamed: (name) => places.get(name) ?? [],
    onList: (thing) =>
      standing.has(`${thing.name}\t${thing.placeId}`) ||
      (thing.key !== null && standing.has(`\t${thing.key}`)),
  })
  if (how.tryOnly) return { added: things.length, faults }
  if (faults.length > 0) refuse(linesFaulty, { faults })
  if (things.length === 0) return { added: 0, faults }
  const rows = things.map((thing) => ({ id: newId(tx.now.getTime()), ...thing }))
  await sql`
    insert into indicators.list_item (id, list_id, name, place_id, key, from_on)
    select r.id, ${id}, r.name, r."placeId", r.key, ${how.fromOn}::date
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, name text, "placeId" uuid, key text)`.execute(
    tx.db,
  )
  await changed(tx, actor, list, { added: rows.length, ended: 0 })
  return { added: rows.length, faults }
}

/** The places of the list's area by every name they go by. */
async function placesOf(tx: Tx, placeId: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; name: string; short_name: string }>`
    select l.id, l.name, l.short_name from units.within w join units.label l on l.id = w.id
    where w.ancestor_id = ${placeId} and w.from_on <= ${tx.today}::date and ${tx.today}::date < w.until_on and l.tree = 'place'`.execute(
    tx.db,
  )
  const places = new Map<string, string[]>()
  for (const row of rows)
    for (const name of new Set([row.name, row.short_name]))
      places.set(name, [...(places.get(name) ?? []), row.id])
  return places
}

async function standingOn(tx: Tx, listId: string): Promise<Set<string>> {
  const { rows } = await sql<{ name: string; place_id: string; key: string | null }>`
    select name, place_id, key from indicators.list_item where list_id = ${listId} and until_on is null`.execute(
    tx.db,
  )
  return new Set(
    rows.flatMap((row) => [`${row.name}\t${row.place_id}`, ...(row.key === null ? [] : [`\t${row.key}`])]),
  )
}

/** Takes things off from a day on; the periods before go on expecting them. 404 when one is not on this list. */
export async function endItems(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof endEndpoint>,
): Promise<{ ended: number }> {
  const list = await lockList(tx, actor, id)
  const { rows } = await sql<{ id: string }>`
    update indicators.list_item set until_on = greatest(from_on, ${body.untilOn}::date)
    where list_id = ${id} and id = any (${body.itemIds}::uuid[]) and until_on is null returning id`.execute(
    tx.db,
  )
  if (rows.length !== body.itemIds.length) refuse(notFound)
  await changed(tx, actor, list, { added: 0, ended: rows.length })
  return { ended: rows.length }
}

async function changed(
  tx: Tx,
  actor: Actor,
  list: HeldList,
  data: { added: number; ended: number },
): Promise<void> {
  await sql`update indicators.list set version = version + 1 where id = ${list.id}`.execute(tx.db)
  record(tx, listChanged, {
    officeId: list.officeId,
    placeId: list.placeId,
    actor,
    subject: { kind: 'indicators.list', id: list.id },
    data,
  })
  publish(tx, 'indicators')
}
