import { sql } from 'kysely'
import type { ReplyOf } from '../../platform/contract.ts'
import { found } from '../../platform/http/refusal.ts'
import type { Tx } from '../../platform/tx.ts'
import type { getTree, getUnit, Unit, UnitName } from './contract.ts'
import type { TreeName } from './rules.ts'
import { unitOn } from './trees.ts'

/** A tree as it stood on a day: open units, parents before children, then by number and name. */
export async function treeOn(tx: Tx, tree: TreeName, on: string): Promise<ReplyOf<typeof getTree>> {
  const { rows } = await sql<Unit>`
    select u.id, u.tree, u.kind, u.name, u.short_name as "shortName", u.code, e.parent_id as "parentId", u.labels,
      u.opened_on as "openedOn", u.closed_on as "closedOn"
    from units.unit u
      left join units.edge e on e.child_id = u.id and e.during @> ${on}::date
      cross join lateral (
        select count(*) as depth from units.within w where w.id = u.id and w.from_on <= ${on}::date and ${on}::date < w.until_on
      ) d
    where u.tree = ${tree} and u.opened_on <= ${on}::date and (u.closed_on is null or ${on}::date < u.closed_on)
    order by d.depth, u.code nulls last, u.name, u.id`.execute(tx.db)
  return { on, units: rows }
}

/** The unit and everything it stands in on that day, nearest first. */
export async function chainOf(tx: Tx, id: string, on: string): Promise<UnitName[]> {
  const { rows } = await sql<UnitName>`
    select l.id, l.tree, l.kind, l.name, l.short_name as "shortName"
    from units.within w join units.label l on l.id = w.ancestor_id
      cross join lateral (
        select count(*) as depth from units.within a
        where a.id = w.ancestor_id and a.from_on <= ${on}::date and ${on}::date < a.until_on
      ) d
    where w.id = ${id} and w.from_on <= ${on}::date and ${on}::date < w.until_on
    order by d.depth desc`.execute(tx.db)
  return rows
}

export async function unitWithNeighbours(tx: Tx, id: string, on: string): Promise<ReplyOf<typeof getUnit>> {
  const unit = found(await unitOn(tx, id, on))
  const chain = await chainOf(tx, id, on)
  const { rows } = await sql<UnitName>`
    select u.id, u.tree, u.kind, u.name, u.short_name as "shortName"
    from units.edge e join units.unit u on u.id = e.child_id
    where e.parent_id = ${id} and e.during @> ${on}::date
      and u.opened_on <= ${on}::date and (u.closed_on is null or ${on}::date < u.closed_on)
    order by u.kind, u.code nulls last, u.name, u.id`.execute(tx.db)
  return { on, unit, above: chain.slice(1), below: rows }
}
