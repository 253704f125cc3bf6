import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type CheckIn, mayNotSignIn, type PersonLine } from '../contract/presence.ts'
import { orderByStrokes } from '../rules.ts'
import { attendanceOf } from '../sessions/attendance.ts'
import { currentRun, type Run, type SessionRow } from '../sessions/sight.ts'
import { doorOf } from './door.ts'

/** Whose presences a page shows: of what goes on now, or after the close of the day as it ended. */
async function runShown(tx: Tx, session: SessionRow, open: Run | undefined): Promise<string | null> {
  if (open || session.state !== 'closed') return open?.id ?? null
  const { rows } = await sql<{ id: string }>`
    select id from assembly.run where session_id = ${session.id} and kind = 'real'`.execute(tx.db)
  return rows[0]?.id ?? null
}

/** What goes on at the door, for everybody who sees the session; what they may do there is said with it. */
export async function getCheckIn(tx: Tx, actor: Actor, sessionId: string): Promise<CheckIn> {
  const door = await doorOf(tx, actor, sessionId)
  const run = await currentRun(tx, sessionId)
  const attendance = await attendanceOf(tx, door.session, await runShown(tx, door.session, run))
  const { rows: venues } = await sql<Omit<CheckIn['venues'][number], 'mine'>>`
    select id, name, kind, has_network as "hasNetwork" from assembly.venue where session_id = ${sessionId} order by position`.execute(
    tx.db,
  )
  const { rows: groups } = await sql<CheckIn['groups'][number]>`
    select id, name from assembly.discussion_group where session_id = ${sessionId} order by position`.execute(
    tx.db,
  )
  const { rows: cards } = await sql<CheckIn['cards']>`
    select count(c.id)::int as issued, count(*) filter (where c.id is null)::int as missing from assembly.attendee a
      left join assembly.card c on c.attendee_id = a.id and c.ended_at is null
    where a.session_id = ${sessionId} and a.removed_at is null`.execute(tx.db)
  return {
    title: door.session.title,
    state: door.session.state,
    run: run ? { id: run.id, kind: run.kind } : null,
    attendance,
    venues: venues.map((venue) => ({ ...venue, mine: door.everywhere || door.venueIds.includes(venue.id) })),
    groups,
    cards: found(cards[0]),
    may: door.everywhere ? 'everywhere' : door.venueIds.length > 0 ? 'some' : 'nothing',
    mayPrepare: actor.may('assembly.prepare', door.session),
  }
}

type Row = Omit<PersonLine, 'there' | 'leftAt'> & {
  leftAt: Date | null
  presenceId: string | null
  whereId: string | null
  where: string | null
  channel: NonNullable<PersonLine['there']>['channel'] | null
  inAt: Date | null
  learnedAt: Date | null
  by: string | null
}

/** People of a session with who is there now. Says nothing about who may read them. */
export async function linesOf(
  tx: Tx,
  sessionId: string,
  runId: string | null,
  condition: RawBuilder<unknown> = sql`true`,
): Promise<PersonLine[]> {
  const named = (id: string, name: string) =>
    sql`case when ${sql.ref(id)} is null then null else jsonb_build_object('id', ${sql.ref(id)}, 'name', ${sql.ref(name)}) end`
  const { rows } = await sql<Row>`
    select * from (
      select a.id as "attendeeId", l.name, (count(*) over (partition by l.name))::int as "sameName", m.sex,
        coalesce(a.constituency, m.constituency) as constituency, coalesce(a.delegation, m.delegation) as delegation, a.capacity,
        a.seat, a.standing, ${named('v.id', 'v.name')} as venue, ${named('g.id', 'g.name')} as "group",
        case when coalesce(w.has_network, v.has_network) is false then 'paper' else a.ballot_by end as "ballotBy", a.leave,
        exists (select from assembly.card c where c.attendee_id = a.id and c.ended_at is null) as "hasCard",
        p.id as "presenceId", w.id as "whereId", w.name as where, p.channel, p.in_at as "inAt", p.learned_at as "learnedAt",
        b.name as by,
        case when p.id is null then (select max(o.out_at) from assembly.presence o
          where o.run_id = ${runId}::uuid and o.attendee_id = a.id and o.struck_at is null) end as "leftAt"
      from assembly.attendee a join people.label l on l.id = a.person_id
        left join assembly.member m on m.id = a.member_id
        left join assembly.venue v on v.id = a.venue_id
        left join assembly.discussion_group g on g.id = a.group_id
        left join lateral (select p.* from assembly.presence p
          where p.run_id = ${runId}::uuid and p.attendee_id = a.id and p.out_at is null limit 1) p on true
        left join assembly.venue w on w.id = coalesce(p.venue_id, a.venue_id) and p.id is not null
        left join people.label b on b.id = p.in_by
      where a.session_id = ${sessionId} and a.removed_at is null
    ) a where ${condition}`.execute(tx.db)
  return orderByStrokes(rows, ({ name }) => name).map(
    ({ presenceId, whereId, where, channel, inAt, learnedAt, by, leftAt, ...line }) => ({
      ...line,
      there:
        presenceId && channel && inAt
          ? {
              presenceId,
              venue: whereId && where ? { id: whereId, name: where } : null,
              channel,
              inAt: inAt.toISOString(),
              by,
              learnedAt: learnedAt?.toISOString() ?? null,
            }
          : null,
      leftAt: leftAt?.toISOString() ?? null,
    }),
  )
}

/** One line, as it stands at this moment. */
export async function lineOf(
  tx: Tx,
  sessionId: string,
  runId: string | null,
  attendeeId: string,
): Promise<PersonLine> {
  return found((await linesOf(tx, sessionId, runId, sql`a."attendeeId" = ${attendeeId}`))[0])
}

/** Everybody asked to the session, for those at its door and staff who may read it. */
export async function listCheckIn(tx: Tx, actor: Actor, sessionId: string): Promise<PersonLine[]> {
  const door = await doorOf(tx, actor, sessionId)
  if (!door.reads) refuse(mayNotSignIn)
  return linesOf(tx, sessionId, await runShown(tx, door.session, await currentRun(tx, sessionId)))
}
