import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Attendance, Duty } from '../contract/core.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import { roundsOf, runToShow } from '../polls/facts.ts'
import { attendanceOf } from '../sessions/attendance.ts'
import { type SessionRow, sessionToRead } from '../sessions/sight.ts'

/** Everything that papers of a session speak of, read once. */
export interface SessionFacts {
  session: SessionRow
  body: string
  termOrdinal: number
  ordinal: number
  /** 桂渡桥街道第三届社区代表会议第二次会议 */
  organ: string
  chair: string | null
  attendance: Attendance
  /** Names of those with a duty that day. */
  duties: Record<Duty, string[]>
  onLeave: string[]
  items: { position: number; kind: string; title: string; speaker: string | null; done: boolean }[]
  rounds: RoundFacts[]
  runId: string | null
  isRehearsal: boolean
}

/** The facts of a session this actor may see, or 404. */
export async function readSessionFacts(tx: Tx, actor: Actor, sessionId: string): Promise<SessionFacts> {
  const session = await sessionToRead(tx, actor, sessionId)
  const runId = await runToShow(tx, sessionId)
  const head = await sql<{
    body: string
    termOrdinal: number
    ordinal: number
    chair: string | null
    runKind: string | null
  }>`
    select b.name as body, t.ordinal as "termOrdinal", s.ordinal,
      (select r.kind from assembly.run r where r.id = ${runId}::uuid) as "runKind",
      coalesce((select l.name from people.label l where l.id = s.chaired_by),
        (select l.name from assembly.duty d join people.label l on l.id = d.person_id
          where d.session_id = s.id and d.duty = 'chair' order by l.name limit 1)) as chair
    from assembly.session s join assembly.term t on t.id = s.term_id join assembly.body b on b.id = t.body_id
    where s.id = ${sessionId}`.execute(tx.db)
  const duties = await sql<{ duty: Duty; name: string }>`
    select distinct d.duty, l.name from assembly.duty d join people.label l on l.id = d.person_id
    where d.session_id = ${sessionId} order by l.name`.execute(tx.db)
  const onLeave = await sql<{ name: string }>`
    select l.name from assembly.attendee a join people.label l on l.id = a.person_id
    where a.session_id = ${sessionId} and a.removed_at is null and a.standing = 'entitled' and a.leave = 'granted'
      and not exists (select from assembly.presence p where p.attendee_id = a.id and p.run_id = ${runId}::uuid)
    order by l.name`.execute(tx.db)
  const items = await sql<SessionFacts['items'][number]>`
    select i.position, i.kind, i.title, coalesce(l.name, i.speaker) as speaker,
      coalesce((select p.state = 'done' from assembly.item_progress p where p.item_id = i.id and p.run_id = ${runId}::uuid), false) as done
    from assembly.item i left join people.label l on l.id = i.speaker_id
    where i.session_id = ${sessionId} order by i.position`.execute(tx.db)
  const { body, termOrdinal, ordinal, chair, runKind } = found(head.rows[0])
  const named = (duty: Duty) => duties.rows.filter((row) => row.duty === duty).map(({ name }) => name)
  return {
    session,
    body,
    termOrdinal,
    ordinal,
    organ: session.title,
    chair,
    attendance: await attendanceOf(tx, session, runId),
    duties: {
      chair: named('chair'),
      teller: named('teller'),
      scrutineer: named('scrutineer'),
      usher: named('usher'),
    },
    onLeave: onLeave.rows.map(({ name }) => name),
    items: items.rows,
    rounds: runId ? await roundsOf(tx, runId) : [],
    runId,
    isRehearsal: runKind === 'rehearsal',
  }
}
