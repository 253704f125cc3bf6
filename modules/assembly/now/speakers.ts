import { sql } from 'kysely'
import type { ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { constraint, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import type { Tx } from '../../../platform/tx.ts'
import { recordAct } from '../acts.ts'
import * as contract from '../contract/desk.ts'
import { spoke } from '../run/events.ts'
import { currentRun, demandNames, sessionToRead } from '../sessions/sight.ts'
import { placeOf, runToMoveIn, sessionOfItem, sessionToRun, tellStep } from './moving.ts'

// Who has the floor, and who waits for it.

constraint('speaker_waits_once', contract.speaksAlready)
constraint('speaker_one_speaking', contract.somebodySpeaks)

const told = sql`coalesce(a.capacity, a.delegation, a.constituency)`

/** The list of one item: who speaks, who waits in order, who has spoken. */
export async function speakersOf(tx: Tx, runId: string, itemId: string): Promise<contract.Speaker[]> {
  const { rows } = await sql<{
    id: string
    attendeeId: string
    name: string
    from: string | null
    state: 'waiting' | 'speaking' | 'done'
    minutes: number
    beganAt: Date | null
    endedAt: Date | null
  }>`
    select s.id, s.attendee_id as "attendeeId", l.name, ${told} as "from", s.state, s.minutes, s.began_at as "beganAt",
      s.ended_at as "endedAt"
    from assembly.speaker s join assembly.attendee a on a.id = s.attendee_id join people.label l on l.id = a.person_id
    where s.run_id = ${runId} and s.item_id = ${itemId} and s.state <> 'withdrawn'
    order by case s.state when 'speaking' then 0 when 'waiting' then 1 else 2 end, s.position, s.id`.execute(
    tx.db,
  )
  return rows.map(({ attendeeId, name, beganAt, endedAt, ...row }) => ({
    ...row,
    attendee: { id: attendeeId, name },
    beganAt: beganAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  }))
}

/** Puts somebody of the session at the end of the list of the item under way. Nobody stands on it twice. */
export async function addSpeaker(
  tx: Tx,
  actor: Actor,
  itemId: string,
  { attendeeId, minutes }: { attendeeId: string; minutes: number },
): Promise<{ id: string }> {
  const session = await sessionToRun(tx, actor, await sessionOfItem(tx, itemId))
  const run = await runToMoveIn(tx, session.id)
  const { rows } = await sql<{ state: 'under_way' | 'done' | 'skipped' }>`
    select state from assembly.item_progress where run_id = ${run.id} and item_id = ${itemId}`.execute(tx.db)
  if (rows[0]?.state !== 'under_way') refuse(contract.itemMoved, { state: rows[0]?.state ?? 'waiting' })
  const { rows: people } = await sql<{ id: string }>`
    select id from assembly.attendee
    where id = ${attendeeId} and session_id = ${session.id} and removed_at is null`.execute(tx.db)
  found(people[0])
  const id = newId()
  await sql`
    insert into assembly.speaker (id, run_id, item_id, attendee_id, position, minutes, entered_at, entered_by)
    select ${id}, ${run.id}, ${itemId}, ${attendeeId}, coalesce(max(position), 0) + 1, ${minutes}, ${tx.now},
      ${actor.personId}
    from assembly.speaker where run_id = ${run.id} and item_id = ${itemId}`.execute(tx.db)
  tellStep(tx, session.id)
  return { id }
}

type Act = 'begin' | 'end' | 'first' | 'withdraw' | 'extend'

/** Which state each act finds and leaves. */
const acts = {
  begin: { from: 'waiting', to: 'speaking' },
  end: { from: 'speaking', to: 'done' },
  first: { from: 'waiting', to: 'waiting' },
  withdraw: { from: 'waiting', to: 'withdrawn' },
  extend: { from: 'speaking', to: 'speaking' },
} as const

/** Moves one speaker. Whoever is no longer where the chair saw them is left alone; while somebody speaks nobody else begins. */
export async function moveSpeaker(
  tx: Tx,
  actor: Actor,
  id: string,
  { act }: { act: Act },
): Promise<{ id: string }> {
  const { rows } = await sql<{ sessionId: string; runId: string; itemId: string; personId: string }>`
    select r.session_id as "sessionId", s.run_id as "runId", s.item_id as "itemId", a.person_id as "personId"
    from assembly.speaker s join assembly.run r on r.id = s.run_id join assembly.attendee a on a.id = s.attendee_id
    where s.id = ${id}`.execute(tx.db)
  const speaker = found(rows[0])
  const session = await sessionToRun(tx, actor, speaker.sessionId)
  const run = await runToMoveIn(tx, session.id)
  const { from, to } = acts[act]
  const { rows: done } = await sql<{ id: string }>`
    update assembly.speaker s set state = ${to},
      began_at = case when ${act} = 'begin' then ${tx.now}::timestamptz else s.began_at end,
      ended_at = case when ${act} in ('end', 'withdraw') then ${tx.now}::timestamptz else s.ended_at end,
      minutes = case when ${act} = 'extend' then least(240, s.minutes + 1) else s.minutes end,
      position = case when ${act} = 'first' then (select min(o.position) - 1 from assembly.speaker o
        where o.run_id = s.run_id and o.item_id = s.item_id) else s.position end
    where s.id = ${id} and s.run_id = ${run.id} and s.state = ${from} returning s.id`.execute(tx.db)
  if (!done[0]) refuse(contract.speakerMoved)
  if (act === 'begin')
    recordAct(tx, run, spoke, {
      ...placeOf(run),
      actor,
      subject: { kind: 'item', id: speaker.itemId },
      personId: speaker.personId,
    })
  tellStep(tx, session.id)
  return { id }
}

/** At most twelve of those present whose name contains a text: enough to choose from at the chair's desk. */
export async function findSpeakers(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  { search }: { search: string },
): Promise<ReplyOf<typeof contract.findSpeakers>> {
  demandNames(actor, await sessionToRead(tx, actor, sessionId))
  const run = await currentRun(tx, sessionId)
  const { rows } = await sql<{ attendeeId: string; name: string; from: string | null }>`
    select a.id as "attendeeId", l.name, ${told} as "from"
    from assembly.presence p join assembly.attendee a on a.id = p.attendee_id join people.label l on l.id = a.person_id
    where p.run_id = ${run?.id ?? null}::uuid and p.out_at is null and a.removed_at is null
      and position(${search.trim()} in l.name) > 0
    order by l.name, a.id limit 12`.execute(tx.db)
  return { people: rows }
}
