import { type RawBuilder, sql } from 'kysely'
import type { QueryOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { SessionHead } from '../contract/core.ts'
import type { listSessions as listSessionsEndpoint, Session } from '../contract/prepare.ts'
import { mayPrepare } from './preparing.ts'
import { sessionReached } from './sight.ts'

/** The columns of a head, with `assembly.session s`, its term `t` and its body `b`. */
export const headColumns = sql`s.id, s.kind, s.title, s.ordinal, json_build_object('id', b.id, 'name', b.name) as body,
  t.ordinal as "termOrdinal", s.held_on as "heldOn", to_json(s.opens_at) as "opensAt", s.state,
  (select json_build_object('id', r.id, 'kind', r.kind) from assembly.run r where r.session_id = s.id and r.ended_at is null) as run`
export const headTables = sql`assembly.session s join assembly.term t on t.id = s.term_id join assembly.body b on b.id = t.body_id`

/** JSON writes an instant with its zone as PostgreSQL has it; the contract says UTC. */
export const withInstant = <R extends { opensAt: string }>(row: R): R => ({
  ...row,
  opensAt: new Date(row.opensAt).toISOString(),
})

export async function listSessions(
  tx: Tx,
  actor: Actor,
  { termId, kind }: QueryOf<typeof listSessionsEndpoint>,
): Promise<ReplyOf<typeof listSessionsEndpoint>> {
  const { rows } = await sql<SessionHead>`
    select ${headColumns} from ${headTables}
    where ${sessionReached(tx, actor)} and ${termId ? sql`s.term_id = ${termId}` : sql`true`}
      and ${kind ? sql`s.kind = ${kind}` : sql`true`}
    order by s.held_on desc, s.id desc limit 200`.execute(tx.db)
  return { sessions: rows.map(withInstant) }
}

const numberOf = (from: RawBuilder<unknown>) => sql`(select count(*)::int ${from})`
const onList = sql`from assembly.attendee a where a.session_id = s.id and a.removed_at is null`

/** A session as staff see it, or 404. */
export async function getSession(tx: Tx, actor: Actor, id: string): Promise<Session> {
  const { rows } = await sql<Omit<Session, 'may'> & { placeId: string; officeId: string }>`
    select ${headColumns}, s.term_id as "termId", s.quorum, s.version, s.place_id as "placeId", s.office_id as "officeId",
      json_build_object('id', place.id, 'name', place.short_name) as place,
      json_build_object('id', office.id, 'name', office.short_name) as office,
      -- Named at the head, or given the duty of the day.
      (select json_build_object('id', p.id, 'name', p.name) from people.label p where p.id = coalesce(s.chaired_by,
        (select d.person_id from assembly.duty d where d.session_id = s.id and d.duty = 'chair' order by d.id limit 1))) as "chairedBy",
      json_build_object(
        'entitled', ${numberOf(sql`${onList} and a.standing = 'entitled'`)},
        'observers', ${numberOf(sql`${onList} and a.standing = 'observer'`)},
        'leaveAsked', ${numberOf(sql`${onList} and a.leave = 'asked'`)},
        'leaveGranted', ${numberOf(sql`${onList} and a.leave = 'granted'`)},
        'venues', ${numberOf(sql`from assembly.venue v where v.session_id = s.id`)},
        'withoutVenue', ${numberOf(sql`${onList} and a.standing = 'entitled' and a.venue_id is null`)},
        'groups', ${numberOf(sql`from assembly.discussion_group g where g.session_id = s.id`)},
        'withoutGroup', ${numberOf(sql`${onList} and a.standing = 'entitled' and a.group_id is null`)},
        'items', ${numberOf(sql`from assembly.item i where i.session_id = s.id`)},
        'papers', ${numberOf(sql`from assembly.item_paper p join assembly.item i on i.id = p.item_id
          where i.session_id = s.id and p.removed_at is null`)},
        'invited', ${numberOf(sql`from assembly.invitation n join assembly.attendee a on a.id = n.attendee_id
          where a.session_id = s.id and a.removed_at is null`)},
        'seen', ${numberOf(sql`from assembly.invitation n join assembly.attendee a on a.id = n.attendee_id
          where a.session_id = s.id and a.removed_at is null and n.seen_at is not null`)}) as prepared
    from ${headTables} join units.label place on place.id = s.place_id join units.label office on office.id = s.office_id
    where s.id = ${id} and ${sessionReached(tx, actor)}`.execute(tx.db)
  const { placeId, officeId, ...session } = withInstant(found(rows[0]))
  const standing = { placeId, officeId }
  return {
    ...session,
    may: [
      ...(mayPrepare(actor, { kind: session.kind, ...standing }) ? (['prepare'] as const) : []),
      ...(actor.may('assembly.check_in', standing) ? (['check_in'] as const) : []),
      ...(actor.may('assembly.run', standing) ? (['run'] as const) : []),
    ],
  }
}
