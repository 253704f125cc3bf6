import { sql } from 'kysely'
import type { ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found } from '../../../platform/http/refusal.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { itemsOf } from '../agenda/agenda.ts'
import type {
  getMySession as getMySessionEndpoint,
  listMySessions as listEndpoint,
  MySession,
} from '../contract/prepare-invitations.ts'
import { headColumns, headTables, withInstant } from '../sessions/reading.ts'
import { isMySession, ownIds, sessionTopic } from '../sessions/sight.ts'

// What a representative, an observer, a teller sees of the sessions they are asked to, at either door.

const place = (table: 'venue' | 'discussion_group', column: string) =>
  sql`(select json_build_object('id', w.id, 'name', w.name) from ${sql.table(`assembly.${table}`)} w where w.id = ${sql.ref(column)})`

async function askMine(tx: Tx, actor: Actor, id: string | null): Promise<MySession[]> {
  const { rows } = await sql<MySession>`
    select ${headColumns},
      (select json_build_object('attendeeId', a.id, 'standing', a.standing, 'number', m.number,
          'venue', ${place('venue', 'a.venue_id')}, 'group', ${place('discussion_group', 'a.group_id')}, 'seat', a.seat,
          'ballotBy', a.ballot_by, 'leave', a.leave, 'leaveReason', a.leave_reason, 'seenAt', n.seen_at)
        from assembly.attendee a left join assembly.member m on m.id = a.member_id left join assembly.invitation n on n.attendee_id = a.id
        where a.session_id = s.id and a.removed_at is null and a.person_id = any (${ownIds(actor)}) limit 1) as mine,
      coalesce((select json_agg(json_build_object('duty', d.duty, 'venue', ${place('venue', 'd.venue_id')}) order by d.duty)
        from assembly.duty d where d.session_id = s.id and d.person_id = any (${ownIds(actor)})), '[]') as duties
    from ${headTables}
    where s.state <> 'preparing'
      -- Of what was called off before anybody was told, nobody need know.
      and (s.state <> 'cancelled' or exists (select from assembly.invitation n join assembly.attendee a on a.id = n.attendee_id
        where a.session_id = s.id and a.person_id = any (${ownIds(actor)})))
      and ${isMySession(actor)} and ${id === null ? sql`true` : sql`s.id = ${id}`}
    order by s.state in ('closed', 'cancelled'), abs(s.held_on - ${tx.today}::date), s.id limit 100`.execute(
    tx.db,
  )
  return rows.map((row) => ({
    ...withInstant(row),
    mine: row.mine && {
      ...row.mine,
      seenAt: row.mine.seenAt === null ? null : new Date(row.mine.seenAt).toISOString(),
    },
  }))
}

export async function listMySessions(tx: Tx, actor: Actor): Promise<ReplyOf<typeof listEndpoint>> {
  return { sessions: await askMine(tx, actor, null), today: tx.today }
}

export async function getMySession(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<ReplyOf<typeof getMySessionEndpoint>> {
  const [session] = await askMine(tx, actor, id)
  return { ...found(session), items: await itemsOf(tx, actor, id, { asStaff: false }) }
}

/** The receipt of an invitation: the first time it was opened. Whoever found the session without one leaves one all the same. */
export async function seeInvitation(tx: Tx, actor: Actor, id: string): Promise<{ seenAt: string | null }> {
  const [session] = await askMine(tx, actor, id)
  const { mine } = found(session)
  if (!mine) return { seenAt: null }
  if (mine.seenAt) return { seenAt: mine.seenAt }
  const { rows } = await sql<{ seenAt: Date }>`
    insert into assembly.invitation (attendee_id, told_at, seen_at, sent_by)
    values (${mine.attendeeId}, ${tx.now}, ${tx.now}, ${actor.personId})
    on conflict (attendee_id) do update set seen_at = coalesce(invitation.seen_at, excluded.seen_at)
    returning seen_at as "seenAt"`.execute(tx.db)
  publish(tx, sessionTopic(id))
  return { seenAt: rows[0]!.seenAt.toISOString() }
}
