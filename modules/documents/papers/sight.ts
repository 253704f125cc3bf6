import { type RawBuilder, sql } from 'kysely'
import type { Actor, Permission } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import { withinReach } from '../../units/index.ts'

// Who may see which paper. Persons are compared as human beings: two entries may turn out to be one.

/** All rows of the one human being who acts. An array of ids, `= any (…)`. */
export function ownIds(actor: Actor): RawBuilder<string[]> {
  return sql<string[]>`array(select own.id from people.human own
    where own.human_id = (select me.human_id from people.human me where me.id = ${actor.personId}::uuid))`
}

/** Offices this person works for today, for `in (…)`. A post, not a grant: a grant may cover the whole street. */
export function ownOffices(tx: Tx, actor: Actor): RawBuilder<string> {
  return sql<string>`(select w.office_id from people.works_for w
    where w.person_id = any (${ownIds(actor)}) and w.from_on <= ${tx.today}::date and ${tx.today}::date < w.until_on)`
}

/** Whether an office is one’s own, by post or by a grant on it or above it in the tree of offices. A grant on a place does not count here. */
export function ofOwnOffice(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  officeColumn: string,
): RawBuilder<boolean> {
  if (!actor.holds(permission)) return sql<boolean>`false`
  const { officeIds } = actor.reach(permission)
  const granted = withinReach(tx, { placeIds: [], officeIds }, officeColumn, officeColumn)
  return sql<boolean>`(${sql.ref(officeColumn)} in ${ownOffices(tx, actor)} or ${granted})`
}

/** Deputising in force today for whoever stands in `personColumn`, for papers of `p.kind`: a condition on `documents.deputy_term d`. */
export function deputisesFor(tx: Tx, actor: Actor, personColumn: string): RawBuilder<boolean> {
  return sql<boolean>`d.deputy_id = any (${ownIds(actor)}) and d.from_on <= ${tx.today}::date and ${tx.today}::date < d.until_on
    and (d.ended_on is null or ${tx.today}::date < d.ended_on) and (d.kinds is null or p.kind = any (d.kinds))
    and (select h.human_id from people.human h where h.id = d.person_id)
      = (select h.human_id from people.human h where h.id = ${sql.ref(personColumn)})`
}

/**
 * For WHERE, with `documents.paper p`. Seen by whoever had a hand in it or is asked about it, by the drafting office, by the offices
 * asked to countersign, by the offices that received it, by whoever keeps or audits the papers. Of an internal paper (内部) the offices’
 * heads only, and the places’ leaders not at all unless they are asked. Elsewhere it does not exist.
 */
export function paperSeen(tx: Tx, actor: Actor): RawBuilder<boolean> {
  const own = ownIds(actor)
  /** Everybody of an office, or of an internal paper those who speak for it. */
  const office = (column: string) => sql<boolean>`(
    (not p.is_internal and ${ofOwnOffice(tx, actor, 'documents.read', column)})
    or ${ofOwnOffice(tx, actor, 'documents.countersign', column)})`
  const overseen = withinReach(tx, actor.reach('documents.oversee'), 'p.place_id', 'p.office_id')
  const ofThePlace = withinReach(tx, actor.reach('documents.read_office'), 'p.place_id', 'p.office_id')
  return sql<boolean>`(
    p.drafted_by = any (${own})
    or ${overseen}
    or ${office('p.office_id')}
    or (not p.is_internal and p.round > 0 and ${ofThePlace})
    or exists (select from documents.step s where s.paper_id = p.id and s.person_id = any (${own}))
    or exists (select from documents.approval a where a.paper_id = p.id and a.round = p.round and a.person_id = any (${own}))
    or exists (select from documents.approval a join documents.deputy_term d on ${deputisesFor(tx, actor, 'a.person_id')}
      where a.paper_id = p.id and a.round = p.round and a.outcome is null)
    or exists (select from documents.countersign c where c.paper_id = p.id and ${office('c.office_id')})
    or (p.issued_at is not null and exists (
      select from documents.recipient r where r.paper_id = p.id and ${office('r.office_id')}))
    or exists (select from documents.seal_use u join documents.seal_keeper k on k.seal_id = u.seal_id
      where u.paper_id = p.id and k.person_id = any (${own}) and k.during @> ${tx.today}::date)
  )`
}
