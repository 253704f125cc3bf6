import { sql } from 'kysely'
import type { ReplyOf } from '../../../platform/contract.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { listPublicCommittees as listEndpoint, PublicCommittee } from '../contract/committee.ts'
import { dayOf } from './committees.ts'
import { inOrder } from './reading.ts'

// What everybody may read of a committee once it is shown: names, posts, for whom they stand. No id of a person, no sex, no phone.

export async function listPublicCommittees(tx: Tx): Promise<ReplyOf<typeof listEndpoint>> {
  const { rows } = await sql<ReplyOf<typeof listEndpoint>['committees'][number]>`
    select t.id as "termId", b.kind, b.name, t.ordinal,
      (select count(distinct m.person_id)::int from assembly.member m where m.term_id = t.id and m.during @> ${dayOf(tx)}) as members
    from assembly.term t join assembly.body b on b.id = t.body_id
    where t.shown_at is not null and b.kind <> 'conference' and t.until_on > ${tx.today}::date
    order by b.kind = 'committee' desc, b.name, t.ordinal desc`.execute(tx.db)
  return { committees: rows }
}

export async function getPublicCommittee(tx: Tx, termId: string): Promise<PublicCommittee> {
  const { rows } = await sql<PublicCommittee>`
    select t.id as "termId", b.kind, b.name, (select o.name from assembly.body o where o.id = b.of_body_id) as "of", t.ordinal,
      t.from_on as "fromOn", t.until_on as "untilOn",
      coalesce((select json_agg(json_build_object('name', p.name, 'post', m.post, 'constituency', m.constituency, 'fromOn', lower(m.during)))
        from assembly.member m join people.label p on p.id = m.person_id
        where m.term_id = t.id and m.post <> 'representative' and m.during @> ${dayOf(tx)}), '[]') as members,
      coalesce((select json_agg(json_build_object('name', sc.name, 'remit', sc.remit, 'members',
          coalesce((select json_agg(json_build_object('name', p.name, 'post', sm.post)
              order by array_position(array['chair', 'deputy', 'member'], sm.post), p.name)
            from assembly.special_member sm join people.label p on p.id = sm.person_id
            where sm.special_committee_id = sc.id and sm.during @> ${dayOf(tx)}), '[]')) order by sc.position)
        from assembly.special_committee sc where sc.term_id = t.id and sc.dissolved_on is null), '[]') as special,
      (select count(*)::int from assembly.session s where s.term_id = t.id and s.kind = 'meeting' and s.special_committee_id is null
        and exists (select from assembly.run r where r.session_id = s.id and r.kind = 'real' and r.ended_at is not null)) as meetings
    from assembly.term t join assembly.body b on b.id = t.body_id
    where t.id = ${termId} and t.shown_at is not null and b.kind <> 'conference'`.execute(tx.db)
  const committee = found(rows[0])
  return { ...committee, members: inOrder(committee.members, ({ name }) => name) }
}
