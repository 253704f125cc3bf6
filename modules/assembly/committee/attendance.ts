import { sql } from 'kysely'
import type { ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { getMeetings as getEndpoint, Meeting } from '../contract/meetings.ts'
import { meets, needed, orderByStrokes } from '../rules.ts'
import { termToRead } from '../terms/terms.ts'

// Who came to the meetings of a term. Counted from the sign-ins of the day itself at every reading; nothing of it is kept.

type Answer = ReplyOf<typeof getEndpoint>
type Mark = Answer['people'][number]['marks'][number]['mark']

export async function getMeetings(tx: Tx, actor: Actor, termId: string): Promise<Answer> {
  await termToRead(tx, actor, termId)
  return meetingsOf(tx, termId)
}

interface MarkRow {
  meetingId: string
  personId: string
  name: string
  isNow: boolean
  mark: Mark
}

/** The meetings of a term, or one of them, and what became of everybody asked with a vote. Says nothing about who may see it. */
export async function meetingsOf(tx: Tx, termId: string, only?: string): Promise<Answer> {
  const { rows: sessions } = await sql<
    Omit<Meeting, 'opensAt' | 'entitled' | 'present' | 'leave' | 'absent' | 'needed' | 'quorate'> & {
      opens: Date
      quorum: { share: [number, number]; strict: boolean }
      held: boolean
    }
  >`
    select s.id, s.title, s.held_on as "heldOn", s.opens_at as opens, s.state, s.quorum,
      (select v.name from assembly.venue v where v.session_id = s.id order by v.position limit 1) as "where",
      (select json_build_object('id', sc.id, 'name', sc.name) from assembly.special_committee sc where sc.id = s.special_committee_id) as special,
      exists (select from assembly.run r where r.session_id = s.id and r.kind = 'real') as held
    from assembly.session s where s.term_id = ${termId} and s.kind = 'meeting' and ${only ? sql`s.id = ${only}` : sql`true`}
    order by s.held_on desc, s.opens_at desc, s.id`.execute(tx.db)
  const { rows: marks } = await sql<MarkRow>`
    select s.id as "meetingId", a.person_id as "personId", p.name,
      exists (select from assembly.member m where m.term_id = s.term_id and m.person_id = a.person_id and m.during @> ${tx.today}::date) as "isNow",
      case when exists (select from assembly.presence pr join assembly.run r on r.id = pr.run_id and r.kind = 'real'
          where pr.attendee_id = a.id and pr.struck_at is null) then 'present'
        when a.leave = 'granted' then 'leave'
        when s.state = 'closed' then 'absent' else 'expected' end as mark
    from assembly.session s join assembly.attendee a on a.session_id = s.id and a.removed_at is null and a.standing = 'entitled'
      join people.label p on p.id = a.person_id
    where s.term_id = ${termId} and s.kind = 'meeting' and s.state <> 'cancelled' and ${only ? sql`s.id = ${only}` : sql`true`}`.execute(
    tx.db,
  )
  const closed = new Set(sessions.filter(({ state }) => state === 'closed').map(({ id }) => id))
  return {
    meetings: sessions.map(({ opens, quorum, held, ...session }) => {
      const own = marks.filter(({ meetingId }) => meetingId === session.id)
      const count = (mark: Mark) => own.filter((row) => row.mark === mark).length
      return {
        ...session,
        opensAt: opens.toISOString(),
        entitled: own.length,
        present: count('present'),
        leave: count('leave'),
        absent: count('absent'),
        needed: needed(quorum, own.length),
        quorate: held ? meets(count('present'), quorum, own.length) : null,
      }
    }),
    people: peopleOf(marks, closed),
  }
}

function peopleOf(marks: readonly MarkRow[], closed: ReadonlySet<string>): Answer['people'] {
  const byPerson = new Map<string, MarkRow[]>()
  for (const row of marks) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), row])
  const people = [...byPerson.values()].map((rows) => {
    const held = rows.filter(({ meetingId }) => closed.has(meetingId))
    const count = (mark: Mark) => held.filter((row) => row.mark === mark).length
    return {
      person: { id: rows[0]!.personId, name: rows[0]!.name },
      isNow: rows[0]!.isNow,
      held: held.length,
      present: count('present'),
      leave: count('leave'),
      absent: count('absent'),
      marks: rows.map(({ meetingId, mark }) => ({ meetingId, mark })),
    }
  })
  return orderByStrokes(people, ({ person }) => person.name)
}
