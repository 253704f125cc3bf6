import { type RawBuilder, sql } from 'kysely'
import type { QueryOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { findSeatable as findEndpoint } from '../contract/committee.ts'
import { type TermRow, termToRead } from '../terms/terms.ts'

/**
 * Whom a body may be filled from, as rows (person_id, aside): members of its conference and of itself, voters and candidates of its
 * elections, and staff of the offices where it stands. Nobody else is found here by a name, or a register of residents would be open to
 * whoever keeps a committee.
 */
function seatableOf(tx: Tx, term: Pick<TermRow, 'bodyId' | 'officeId'>): RawBuilder<unknown> {
  return sql`(
    select m.person_id, coalesce(m.constituency, m.delegation) as aside from assembly.member m join assembly.term mt on mt.id = m.term_id
      where mt.body_id = ${term.bodyId} or mt.body_id = (select b.of_body_id from assembly.body b where b.id = ${term.bodyId})
    union all
    select v.person_id, v.building from assembly.elector v join assembly.session vs on vs.id = v.session_id
      join assembly.term vt on vt.id = vs.term_id where vt.body_id = ${term.bodyId} and v.state = 'entered'
    union all
    select c.person_id, null from assembly.candidate c join assembly.session cs on cs.id = c.session_id
      join assembly.term ct on ct.id = cs.term_id where ct.body_id = ${term.bodyId}
    union all
    select w.person_id, concat_ws(' ', o.short_name, w.title) from people.works_for w join units.label o on o.id = w.office_id
      join units.within u on u.id = w.office_id and u.ancestor_id = ${term.officeId}
        and u.from_on <= ${tx.today}::date and ${tx.today}::date < u.until_on
      where w.from_on <= ${tx.today}::date and ${tx.today}::date < w.until_on)`
}

export async function findSeatable(
  tx: Tx,
  actor: Actor,
  termId: string,
  { search }: QueryOf<typeof findEndpoint>,
): Promise<ReplyOf<typeof findEndpoint>> {
  const term = await termToRead(tx, actor, termId)
  const wanted = search.trim()
  if (wanted === '') return { people: [] }
  const like = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<{ id: string; name: string; aside: string | null }>`
    select p.id, p.name, min(s.aside) as aside
    from ${seatableOf(tx, term)} s join people.label p on p.id = s.person_id
    where p.name ilike ${like} group by p.id, p.name order by p.name, aside, p.id limit 30`.execute(tx.db)
  return { people: rows }
}

/** Those of the given persons who may be seated. */
export async function onlySeatable(
  tx: Tx,
  term: Pick<TermRow, 'bodyId' | 'officeId'>,
  personIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct s.person_id as id from ${seatableOf(tx, term)} s where s.person_id = any (${personIds}::uuid[])`.execute(
    tx.db,
  )
  return new Set(rows.map(({ id }) => id))
}
