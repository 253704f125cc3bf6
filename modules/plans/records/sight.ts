import { type RawBuilder, sql } from 'kysely'
import type { Actor, Permission } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import { withinReach } from '../../units/index.ts'

// Who may see a record and who may decide about it. The adopted text is public, so projects and targets hide from nobody who
// holds plans.read; records are seen where one works.

/**
 * All rows of the one human being who acts: two may turn out to be one, and whoever submitted under one name does not accept under the
 * other. An array of ids, `= any (…)`.
 */
export function ownIds(actor: Actor): RawBuilder<string[]> {
  return sql<string[]>`array(select own.id from people.human own
    where own.human_id = (select me.human_id from people.human me where me.id = ${actor.personId}::uuid))`
}

/** For WHERE, with `plans.record r`: within reach of plans.read, or one's own. */
export function recordSeen(tx: Tx, actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(r.submitted_by = any (${ownIds(actor)})
    or ${withinReach(tx, actor.reach('plans.read'), 'r.place_id', 'r.office_id')})`
}

/**
 * For WHERE, with `plans.record r` and `plans.project p`: records this actor may decide about. The line's office decides, so a
 * grant on a place carries this only where it covers the whole list, never for one neighbourhood of it.
 */
export function recordDecided(tx: Tx, actor: Actor, permission: Permission): RawBuilder<boolean> {
  return withinReach(tx, actor.reach(permission), 'p.place_id', 'r.office_id')
}

/** The same for one row at hand. */
export function mayDecide(
  actor: Actor,
  permission: Permission,
  row: { officeId: string; projectPlaceId: string },
): boolean {
  return actor.may(permission, { placeId: row.projectPlaceId, officeId: row.officeId })
}
