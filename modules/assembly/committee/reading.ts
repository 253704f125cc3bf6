import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type {
  CommitteeTerm,
  MemberChange,
  Post,
  SeatedMember,
  SpecialCommittee,
} from '../contract/committee.ts'
import { memberPosts } from '../contract/committee.ts'
import { orderByStrokes } from '../rules.ts'
import { termToRead } from '../terms/terms.ts'
import { dayOf, mayKeep } from './committees.ts'

const rank = (post: Post) => memberPosts.indexOf(post)

/** In the order of their posts, within a post by the strokes of their names, as on every printed list. */
export function inOrder<M extends { post: Post }>(members: readonly M[], nameOf: (member: M) => string): M[] {
  return memberPosts.flatMap((post) =>
    orderByStrokes(
      members.filter((member) => member.post === post),
      nameOf,
    ),
  )
}

/** A term of a committee as those who may see it see it. */
export async function getCommitteeTerm(tx: Tx, actor: Actor, id: string): Promise<CommitteeTerm> {
  const term = await termToRead(tx, actor, id)
  const { rows: heads } = await sql<
    Pick<CommitteeTerm, 'body' | 'place' | 'isShown'> & { posts: Record<string, number>; day: string }
  >`
    select json_build_object('id', b.id, 'kind', b.kind, 'name', b.name,
        'of', (select json_build_object('id', o.id, 'name', o.name) from assembly.body o where o.id = b.of_body_id)) as body,
      json_build_object('id', place.id, 'name', place.short_name) as place, t.shown_at is not null as "isShown", t.posts,
      ${dayOf(tx)}::text as day
    from assembly.term t join assembly.body b on b.id = t.body_id join units.label place on place.id = b.place_id
    where t.id = ${id} and b.kind <> 'conference'`.execute(tx.db)
  const head = found(heads[0])
  const members = await membersOf(tx, id)
  const now = members.filter((m) => m.fromOn <= head.day && head.day < m.untilOn)
  return {
    id,
    ordinal: term.ordinal,
    fromOn: term.fromOn,
    untilOn: term.untilOn,
    seats: term.seats,
    members: new Set(now.map(({ person }) => person.id)).size,
    isShown: head.isShown,
    body: head.body,
    place: head.place,
    posts: memberPosts
      .map((post) => ({
        post,
        seats: head.posts[post] ?? null,
        filled: now.filter((member) => member.post === post).length,
      }))
      .filter(({ seats, filled }) => seats !== null || filled > 0),
    now: inOrder(now, ({ person }) => person.name),
    coming: inOrder(
      members.filter((m) => m.fromOn > head.day),
      ({ person }) => person.name,
    ),
    changes: await changesOf(tx, id),
    special: await specialOf(tx, id, head.day),
    ballots: await ballotsOf(tx, id, head.body),
    may: mayKeep(actor, term) ? ['keep'] : [],
  }
}

/** Ballots of the body or of its conference that elected somebody in these years who is not seated on them. */
async function ballotsOf(
  tx: Tx,
  termId: string,
  body: CommitteeTerm['body'],
): Promise<CommitteeTerm['ballots']> {
  const { rows } = await sql<CommitteeTerm['ballots'][number]>`
    select r.id as "roundId", s.title as session, r.question,
      (select json_agg(coalesce(o.value ->> 'label', e.value)) from jsonb_array_elements_text(r.reply -> 'elected') e
        left join jsonb_array_elements(r.options) o on o.value ->> 'id' = e.value) as elected
    from assembly.round r join assembly.run n on n.id = r.run_id and n.kind = 'real'
      join assembly.session s on s.id = r.session_id join assembly.term st on st.id = s.term_id
      join assembly.term t on t.id = ${termId}
    where r.state = 'closed' and r.stage = 'formal' and r.kind = 'election' and jsonb_array_length(r.reply -> 'elected') > 0
      and st.body_id in (${body.id}::uuid, ${body.of?.id ?? null}::uuid) and s.held_on < t.until_on
      and not exists (select from assembly.member m where m.term_id = t.id and m.round_id = r.id)
    order by s.held_on desc, r.number limit 20`.execute(tx.db)
  return rows
}

async function membersOf(tx: Tx, termId: string): Promise<SeatedMember[]> {
  const { rows } = await sql<SeatedMember>`
    select m.id, json_build_object('id', p.id, 'name', p.name) as person, m.post, m.sex, m.constituency,
      lower(m.during)::text as "fromOn", upper(m.during)::text as "untilOn", m.round_id as "roundId",
      (select c.how from assembly.member_change c where c.member_id = m.id and c.change = 'seated' limit 1) as how,
      coalesce((select json_agg(sc.name order by sc.position) from assembly.special_member sm
        join assembly.special_committee sc on sc.id = sm.special_committee_id
        where sc.term_id = m.term_id and sm.person_id = m.person_id and sm.during @> ${tx.today}::date), '[]') as special
    from assembly.member m join people.label p on p.id = m.person_id
    where m.term_id = ${termId} and m.post <> 'representative'`.execute(tx.db)
  return rows.sort((a, b) => rank(a.post) - rank(b.post))
}

async function changesOf(tx: Tx, termId: string): Promise<MemberChange[]> {
  const { rows } = await sql<MemberChange & { at: Date }>`
    select c.id, json_build_object('id', p.id, 'name', p.name) as person, c.post, c.change, c.how, c.reason, c.words,
      c.round_id as "roundId", c.on_day as "on", json_build_object('id', b.id, 'name', b.name) as "enteredBy", c.entered_at as at
    from assembly.member_change c join people.label p on p.id = c.person_id join people.label b on b.id = c.entered_by
    where c.term_id = ${termId} order by c.entered_at desc, c.change = 'seated', c.on_day desc, c.id limit 500`.execute(
    tx.db,
  )
  return rows.map(({ at, ...line }) => ({ ...line, enteredAt: at.toISOString() }))
}

async function specialOf(tx: Tx, termId: string, day: string): Promise<SpecialCommittee[]> {
  const { rows } = await sql<SpecialCommittee>`
    select sc.id, sc.name, sc.remit, sc.takes_outsiders as "takesOutsiders", sc.founded_on as "foundedOn", sc.dissolved_on as "dissolvedOn",
      coalesce((select json_agg(json_build_object('id', sm.id, 'person', json_build_object('id', p.id, 'name', p.name), 'post', sm.post,
          'fromOn', lower(sm.during), 'isMember', exists (select from assembly.member m
            where m.term_id = sc.term_id and m.person_id = sm.person_id and m.during @> ${day}::date))
          order by array_position(array['chair', 'deputy', 'member'], sm.post), p.name)
        from assembly.special_member sm join people.label p on p.id = sm.person_id
        where sm.special_committee_id = sc.id and upper(sm.during) > ${day}::date), '[]') as members
    from assembly.special_committee sc where sc.term_id = ${termId} order by sc.dissolved_on is not null, sc.position`.execute(
    tx.db,
  )
  return rows
}
