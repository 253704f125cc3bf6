import { sql } from 'kysely'
import type { BodyOf, QueryOf, ReplyOf } from '../../platform/contract.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { refuse } from '../../platform/http/refusal.ts'
import { newId } from '../../platform/id.ts'
import { record } from '../../platform/ledger/event.ts'
import type { Tx } from '../../platform/tx.ts'
import {
  badBoundary,
  beforeItOpened,
  drawnAlready,
  type drawShape as drawShapeEndpoint,
  type getShapes,
  type getUnitsAt,
  kindNotOfTree,
  type PlaceShape,
  unitClosedAlready,
} from './contract.ts'
import { shapeDrawn } from './events.ts'
import { chainOf } from './reading.ts'
import { type Corner, cleanCorners, shapeFault } from './rules.ts'
import { lockTrees, standingOf, unitToChange } from './trees.ts'

const asPolygon = (corners: readonly Corner[]) => `(${corners.map(([x, y]) => `(${x},${y})`).join(',')})`

/** Refuses a ring that crosses itself or bounds nothing. @returns the corners without doubles */
function demandBoundary(corners: readonly (readonly number[])[]): Corner[] {
  const clean = cleanCorners(corners as readonly Corner[])
  const why = shapeFault(clean)
  if (why) refuse(badBoundary, { why })
  return clean
}

/** Draws a boundary from a day on and ends the one before. Refuses a day before one already drawn: history is not redrawn. */
export async function drawShape(
  tx: Tx,
  actor: Actor,
  id: string,
  { corners, fromOn }: BodyOf<typeof drawShapeEndpoint>,
): Promise<Record<never, never>> {
  await lockTrees(tx)
  const unit = await unitToChange(tx, actor, id)
  if (unit.tree !== 'place') refuse(kindNotOfTree)
  if (fromOn < unit.opened_on) refuse(beforeItOpened)
  if (unit.closed_on !== null && unit.closed_on <= fromOn) refuse(unitClosedAlready)
  const later = await sql`
    select id from units.shape where place_id = ${id} and lower(during) >= ${fromOn}::date`.execute(tx.db)
  if (later.rows.length > 0) refuse(drawnAlready)
  await sql`update units.shape set during = daterange(lower(during), ${fromOn}::date)
    where place_id = ${id} and during @> ${fromOn}::date`.execute(tx.db)
  await drawShapes(tx, actor, [{ placeId: id, corners, fromOn }])
  return {}
}

/** Draws the first boundaries of many places at once, one event each. */
export async function drawShapes(
  tx: Tx,
  actor: Actor,
  shapes: readonly { placeId: string; corners: readonly (readonly number[])[]; fromOn: string }[],
): Promise<void> {
  const rows = shapes.map((s) => ({
    id: newId(tx.now.getTime()),
    place_id: s.placeId,
    corners: demandBoundary(s.corners),
    from_on: s.fromOn,
  }))
  await sql`
    insert into units.shape (id, place_id, area, during)
    select id, place_id, area::polygon, daterange(from_on, null)
    from jsonb_to_recordset(${JSON.stringify(
      rows.map((row) => ({ ...row, area: asPolygon(row.corners) })),
    )}::jsonb) as r(id uuid, place_id uuid, area text, from_on date)`.execute(tx.db)
  if (rows.length === 0) return
  const { officeId } = await standingOf(tx, { id: rows[0]!.place_id, tree: 'place' })
  for (const row of rows) {
    record(tx, shapeDrawn, {
      placeId: row.place_id,
      officeId,
      actor,
      subject: { kind: 'units.unit', id: row.place_id },
      data: { corners: row.corners.length, fromOn: row.from_on },
    })
  }
}

/**
 * The places a point lies in on a day, smallest first. On a shared border the same one of the neighbours answers every time. The
 * chain climbs the tree, not the boundaries: a boundary drawn a metre too far does not move a grid to another neighbourhood.
 */
export async function unitsAt(
  tx: Tx,
  { lon, lat, on = tx.today }: QueryOf<typeof getUnitsAt>,
): Promise<ReplyOf<typeof getUnitsAt>> {
  const point = `(${lon},${lat})`
  const { rows } = await sql<{ id: string }>`
    select u.id from units.shape s join units.unit u on u.id = s.place_id
      cross join lateral (
        select count(*) as depth from units.within w where w.id = u.id and w.from_on <= ${on}::date and ${on}::date < w.until_on
      ) d
    where box(s.area) @> box(${point}::point, ${point}::point) and s.area @> ${point}::point and s.during @> ${on}::date
      and u.opened_on <= ${on}::date and (u.closed_on is null or ${on}::date < u.closed_on)
    order by d.depth desc, u.id limit 1`.execute(tx.db)
  return { on, chain: rows[0] ? await chainOf(tx, rows[0].id, on) : [] }
}

export async function shapesOn(
  tx: Tx,
  { on = tx.today, kind }: QueryOf<typeof getShapes>,
): Promise<ReplyOf<typeof getShapes>> {
  const { rows } = await sql<Omit<PlaceShape, 'corners'> & { area: string }>`
    select u.id, u.kind, u.name, u.short_name as "shortName", s.area::text as area
    from units.shape s join units.unit u on u.id = s.place_id
    where s.during @> ${on}::date and u.opened_on <= ${on}::date and (u.closed_on is null or ${on}::date < u.closed_on)
      and (${kind ?? null}::text is null or u.kind = ${kind ?? null})
    order by area(box(s.area)) desc, u.id`.execute(tx.db)
  return {
    on,
    shapes: rows.map(({ area, ...place }) => ({
      ...place,
      corners: [...area.matchAll(/\(?\(([^,()]+),([^,()]+)\)/g)].map(([, x, y]) => [Number(x), Number(y)]),
    })),
  }
}
