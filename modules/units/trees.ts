import { sql } from 'kysely'
import type { BodyOf } from '../../platform/contract.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { found, refuse } from '../../platform/http/refusal.ts'
import { newId } from '../../platform/id.ts'
import { record } from '../../platform/ledger/event.ts'
import { publish, type Tx } from '../../platform/tx.ts'
import {
  beforeItOpened,
  circle,
  type closeUnit as closeUnitEndpoint,
  kindNotOfTree,
  type moveUnit as moveUnitEndpoint,
  type openUnit as openUnitEndpoint,
  parentNotThere,
  type Unit,
  unitClosedAlready,
  unitsOpenBelow,
} from './contract.ts'
import { unitClosed, unitMoved, unitOpened } from './events.ts'
import { treesChanged } from './memory.ts'
import { closesCircle, type Edge, kindFits, type TreeName } from './rules.ts'
import { at } from './tables.ts'

/** A unit to be planted: its id may be given, so that others planted with it can name it as their parent. */
export interface Seedling {
  id?: string
  tree: TreeName
  kind: string
  name: string
  shortName?: string
  code?: string | null
  /** null only for the root of a tree. */
  parentId: string | null
  openedOn: string
  labels?: Record<string, string>
}

/** Changes of the trees take turns: what a verb has read about them stays true until it commits. */
export async function lockTrees(tx: Tx): Promise<void> {
  await sql`select version from units.version for update`.execute(tx.db)
  publish(tx, treesChanged)
}

/** The roots of both trees: where an act belongs that concerns the whole street. */
export async function roots(tx: Tx): Promise<{ placeId: string; officeId: string } | undefined> {
  const rows = await at(tx).selectFrom('units.unit').select(['id', 'tree']).where('root', '=', true).execute()
  const placeId = rows.find((row) => row.tree === 'place')?.id
  const officeId = rows.find((row) => row.tree === 'office')?.id
  return placeId && officeId ? { placeId, officeId } : undefined
}

/** Where an event about a unit stands: on the unit itself, and on the root of the other tree. */
export async function standingOf(tx: Tx, unit: { id: string; tree: TreeName }) {
  const both = await roots(tx)
  return unit.tree === 'place'
    ? { placeId: unit.id, officeId: both?.officeId ?? unit.id }
    : { placeId: both?.placeId ?? unit.id, officeId: unit.id }
}

/**
 * Opens many units at once, parents and children together, one event each. PostgreSQL refuses a second root, a parent of the
 * other tree and a circle.
 * @returns their ids, in order
 */
export async function plantUnits(tx: Tx, actor: Actor, seedlings: readonly Seedling[]): Promise<string[]> {
  await lockTrees(tx)
  const rows = seedlings.map((s) => ({ ...s, id: s.id ?? newId(tx.now.getTime()) }))
  for (const row of rows) {
    if (!kindFits(row.tree, row.kind)) refuse(kindNotOfTree)
  }
  await sql`
    insert into units.unit (id, tree, kind, name, short_name, code, labels, opened_on, root)
    select id, tree, kind, name, short_name, code, labels, opened_on, parent_id is null
    from jsonb_to_recordset(${JSON.stringify(
      rows.map((row) => ({
        id: row.id,
        tree: row.tree,
        kind: row.kind,
        name: row.name.normalize('NFC').trim(),
        short_name: (row.shortName ?? row.name).normalize('NFC').trim(),
        code: row.code ?? null,
        labels: row.labels ?? {},
        opened_on: row.openedOn,
        parent_id: row.parentId,
      })),
    )}::jsonb) as r(id uuid, tree text, kind text, name text, short_name text, code text, labels jsonb, opened_on date,
      parent_id uuid)`.execute(tx.db)
  const edges = rows.flatMap((row) =>
    row.parentId === null
      ? []
      : [
          {
            id: newId(tx.now.getTime()),
            tree: row.tree,
            child_id: row.id,
            parent_id: row.parentId,
            from_on: row.openedOn,
          },
        ],
  )
  if (edges.length > 0) {
    await sql`
      insert into units.edge (id, tree, child_id, parent_id, during)
      select id, tree, child_id, parent_id, daterange(from_on, null)
      from jsonb_to_recordset(${JSON.stringify(edges)}::jsonb) as r(id uuid, tree text, child_id uuid, parent_id uuid,
        from_on date)`.execute(tx.db)
  }
  const both = await roots(tx)
  for (const row of rows) {
    record(tx, unitOpened, {
      placeId: row.tree === 'place' ? row.id : (both?.placeId ?? row.id),
      officeId: row.tree === 'office' ? row.id : (both?.officeId ?? row.id),
      actor,
      subject: { kind: 'units.unit', id: row.id },
      data: { tree: row.tree, kind: row.kind, parent: row.parentId, openedOn: row.openedOn },
    })
  }
  return rows.map((row) => row.id)
}

/** Opens a unit below another. Refuses a parent that is not there on that day and a kind of the other tree. */
export async function openUnit(tx: Tx, actor: Actor, body: BodyOf<typeof openUnitEndpoint>): Promise<Unit> {
  if (!kindFits(body.tree, body.kind)) refuse(kindNotOfTree)
  await lockTrees(tx)
  const parent = await unitById(tx, body.parentId)
  if (
    parent?.tree !== body.tree ||
    !mayChange(actor, await standingOf(tx, parent)) ||
    !isOpen(parent, body.openedOn)
  )
    refuse(parentNotThere)
  const [id] = await plantUnits(tx, actor, [body])
  return found(await unitOn(tx, id!, body.openedOn))
}

/**
 * Puts a unit below another one from a day on: closes the edge in force and opens another, up to the day the old one would have
 * ended. Refuses a circle on any day, a closed unit, and a parent that is not there.
 */
export async function moveUnit(
  tx: Tx,
  actor: Actor,
  id: string,
  { parentId, fromOn }: BodyOf<typeof moveUnitEndpoint>,
): Promise<Unit> {
  await lockTrees(tx)
  const unit = await unitToChange(tx, actor, id)
  if (unit.closed_on !== null && unit.closed_on <= fromOn) refuse(unitClosedAlready)
  if (fromOn < unit.opened_on) refuse(beforeItOpened)
  const parent = await unitById(tx, parentId)
  if (
    parent?.tree !== unit.tree ||
    !mayChange(actor, await standingOf(tx, parent)) ||
    !isOpen(parent, fromOn)
  )
    refuse(parentNotThere)
  const edges = await edgesOf(tx)
  const present = edges.find((e) => e.childId === id && e.fromOn <= fromOn && (e.untilOn ?? '9999') > fromOn)
  // The root of a tree stands nowhere, and everything stands below it: hanging it anywhere is a circle.
  if (!present) return refuse(circle)
  const fresh: Edge = { childId: id, parentId, fromOn, untilOn: present.untilOn }
  const others = edges.filter((edge) => edge !== present)
  const byChild = Map.groupBy(others, (edge) => edge.childId)
  if (closesCircle((child) => byChild.get(child) ?? [], fresh)) refuse(circle)
  if (present.fromOn === fromOn) {
    // Moved twice on one day: the first place never held for a whole day, so there is nothing to keep.
    await sql`update units.edge set parent_id = ${parentId} where id = ${present.id}`.execute(tx.db)
  } else {
    await sql`update units.edge set during = daterange(lower(during), ${fromOn}::date) where id = ${present.id}`.execute(
      tx.db,
    )
    await sql`insert into units.edge (id, tree, child_id, parent_id, during)
      values (${newId(tx.now.getTime())}, ${unit.tree}, ${id}, ${parentId}, daterange(${fromOn}::date, ${present.untilOn}::date))`.execute(
      tx.db,
    )
  }
  record(tx, unitMoved, {
    ...(await standingOf(tx, unit)),
    actor,
    subject: { kind: 'units.unit', id },
    data: { from: present.parentId, to: parentId, fromOn },
  })
  return found(await unitOn(tx, id, fromOn))
}

/** Closes a unit. It keeps its place in the tree, so that what happened there stays visible to those above it. */
export async function closeUnit(
  tx: Tx,
  actor: Actor,
  id: string,
  { closedOn }: BodyOf<typeof closeUnitEndpoint>,
): Promise<Unit> {
  await lockTrees(tx)
  const unit = await unitToChange(tx, actor, id)
  if (unit.closed_on !== null) refuse(unitClosedAlready)
  if (closedOn <= unit.opened_on) refuse(beforeItOpened)
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from units.edge e join units.unit u on u.id = e.child_id
    where e.parent_id = ${id} and (upper_inf(e.during) or upper(e.during) > ${closedOn}::date)
      and (u.closed_on is null or u.closed_on > ${closedOn}::date)`.execute(tx.db)
  if (rows[0]!.count > 0) refuse(unitsOpenBelow, { count: rows[0]!.count })
  await at(tx).updateTable('units.unit').set({ closed_on: closedOn }).where('id', '=', id).execute()
  record(tx, unitClosed, {
    ...(await standingOf(tx, unit)),
    actor,
    subject: { kind: 'units.unit', id },
    data: { closedOn },
  })
  return found(await unitOn(tx, id, unit.opened_on))
}

// ── what the verbs read ──────────────────────────────────────────────────────────────────────────────────────────

export async function unitById(tx: Tx, id: string) {
  return at(tx).selectFrom('units.unit').selectAll().where('id', '=', id).executeTakeFirst()
}

function isOpen(unit: { opened_on: string; closed_on: string | null }, on: string): boolean {
  return unit.opened_on <= on && (unit.closed_on === null || on < unit.closed_on)
}

const mayChange = (actor: Actor, standing: { placeId: string; officeId: string }) =>
  actor.kind === 'system' || actor.may('units.change', standing)

/** The unit, or 404 when there is none or the actor may not change it: somebody else's unit is not a unit to act on. */
export async function unitToChange(tx: Tx, actor: Actor, id: string) {
  const unit = found(await unitById(tx, id))
  return found(mayChange(actor, await standingOf(tx, unit)) ? unit : null)
}

async function edgesOf(tx: Tx): Promise<(Edge & { id: string })[]> {
  const { rows } = await sql<Edge & { id: string }>`
    select id, child_id as "childId", parent_id as "parentId", lower(during)::text as "fromOn", upper(during)::text as "untilOn"
    from units.edge`.execute(tx.db)
  return rows
}

/** A unit as it stood on a day. */
export async function unitOn(tx: Tx, id: string, on: string): Promise<Unit | undefined> {
  const { rows } = await sql<Unit>`
    select u.id, u.tree, u.kind, u.name, u.short_name as "shortName", u.code, e.parent_id as "parentId", u.labels,
      u.opened_on as "openedOn", u.closed_on as "closedOn"
    from units.unit u left join units.edge e on e.child_id = u.id and e.during @> ${on}::date
    where u.id = ${id}`.execute(tx.db)
  return rows[0]
}
