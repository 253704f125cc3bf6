import { sql } from 'kysely'
import type { BodyOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { layOutAgenda } from '../agenda/copying.ts'
import { outsideTerm, personUnknown, specialGone } from '../contract/committee.ts'
import {
  attendanceKept,
  type callMeeting as callEndpoint,
  type keepAttendance as keepEndpoint,
  meetingAhead,
  nobodyToCall,
  type getAttendanceSheet as sheetEndpoint,
} from '../contract/meetings.ts'
import { signIn } from '../presence/index.ts'
import { beginRun, endRun } from '../run/runs.ts'
import { callSession, openSession } from '../sessions/opening.ts'
import { mayPrepare, sessionToPrepare } from '../sessions/preparing.ts'
import { runToAct, type SessionRow, sessionTopic, sessionToRead } from '../sessions/sight.ts'
import { termToRead } from '../terms/terms.ts'
import { chineseNumber, termTitle } from '../words/titles.ts'
import { meetingsOf } from './attendance.ts'
import { committeeTopic, termToKeep } from './committees.ts'
import { attendanceEntered } from './events.ts'
import { onlySeatable } from './seatable.ts'

// Meetings of a committee or of one of its special committees: sessions like any other, signed in the same way.

/**
 * Calls a meeting: a session of the term with those in office on its day, or with those who sit in the special committee then. Refuses a
 * day outside the term, and a meeting to which nobody would come.
 */
export async function callMeeting(
  tx: Tx,
  actor: Actor,
  termId: string,
  wanted: BodyOf<typeof callEndpoint>,
): Promise<{ id: string }> {
  const term = await termToKeep(tx, actor, termId)
  const { fromOn, untilOn } = term
  if (wanted.heldOn < fromOn || wanted.heldOn >= untilOn) refuse(outsideTerm, { fromOn, untilOn })
  const special = wanted.specialCommitteeId ? await specialOn(tx, termId, wanted.specialCommitteeId) : null
  const { rows: held } = await sql<{ n: number }>`
    select count(*)::int + 1 as n from assembly.session where term_id = ${termId} and kind = 'meeting' and state <> 'cancelled'
      and special_committee_id is not distinct from ${wanted.specialCommitteeId}::uuid`.execute(tx.db)
  const nth = `第${chineseNumber(held[0]!.n)}次`
  const title =
    wanted.title?.trim() ??
    (special
      ? `${term.bodyName}${special.name}${nth}会议`
      : `${term.bodyName}${termTitle(term.ordinal)}${nth}会议`)
  const { id } = await openSession(tx, actor, {
    termId,
    kind: 'meeting',
    title,
    heldOn: wanted.heldOn,
    opensAt: wanted.opensAt,
    quorum: wanted.quorum,
  })
  if (special) await askSpecial(tx, id, special.id, wanted.heldOn)
  await askObservers(tx, term, id, wanted.observerIds)
  const { rows: asked } = await sql`
    select from assembly.attendee where session_id = ${id} and standing = 'entitled' and removed_at is null limit 1`.execute(
    tx.db,
  )
  if (asked.length === 0) refuse(nobodyToCall)
  await sql`
    insert into assembly.venue (id, session_id, name, kind, position)
    values (${newId(tx.now.getTime())}, ${id}, ${wanted.where.trim()}, 'main', 1)`.execute(tx.db)
  // A meeting made from no earlier one has the agenda it is given and nothing else.
  await sql`delete from assembly.item where session_id = ${id}`.execute(tx.db)
  await layOutAgenda(
    tx,
    id,
    wanted.items.map((item) => ({
      kind: 'deliberation',
      title: item,
      speaker: null,
      minutes: null,
      script: '',
      needs: [],
    })),
  )
  await callSession(tx, actor, id)
  publish(tx, committeeTopic(termId))
  return { id }
}

async function specialOn(tx: Tx, termId: string, id: string): Promise<{ id: string; name: string }> {
  const { rows } = await sql<{ id: string; name: string; gone: boolean }>`
    select id, name, coalesce(dissolved_on <= ${tx.today}::date, false) as gone from assembly.special_committee
    where id = ${id} and term_id = ${termId}`.execute(tx.db)
  const special = found(rows[0])
  return special.gone ? refuse(specialGone) : special
}

/** Those who sit in the special committee on the day, and nobody else of the body. */
async function askSpecial(tx: Tx, sessionId: string, specialId: string, heldOn: string): Promise<void> {
  await sql`update assembly.session set special_committee_id = ${specialId} where id = ${sessionId}`.execute(
    tx.db,
  )
  await sql`
    delete from assembly.attendee a where a.session_id = ${sessionId} and not exists (select from assembly.special_member sm
      where sm.special_committee_id = ${specialId} and sm.person_id = a.person_id and sm.during @> ${heldOn}::date)`.execute(
    tx.db,
  )
  const { rows } = await sql<{ personId: string }>`
    select sm.person_id as "personId" from assembly.special_member sm
    where sm.special_committee_id = ${specialId} and sm.during @> ${heldOn}::date
      and not exists (select from assembly.attendee a where a.session_id = ${sessionId} and a.person_id = sm.person_id)`.execute(
    tx.db,
  )
  await ask(
    tx,
    sessionId,
    rows.map(({ personId }) => personId),
    'entitled',
  )
}

async function askObservers(
  tx: Tx,
  term: { bodyId: string; officeId: string },
  sessionId: string,
  personIds: readonly string[],
): Promise<void> {
  const known = await onlySeatable(tx, term, personIds)
  if (personIds.some((id) => !known.has(id))) refuse(personUnknown)
  await ask(tx, sessionId, personIds, 'observer')
}

async function ask(
  tx: Tx,
  sessionId: string,
  personIds: readonly string[],
  standing: 'entitled' | 'observer',
): Promise<void> {
  const rows = personIds.map((person) => ({ id: newId(tx.now.getTime()), person }))
  await sql`
    insert into assembly.attendee (id, session_id, person_id, standing)
    select id, ${sessionId}, person, ${standing} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, person uuid)
    on conflict on constraint attendee_once do nothing`.execute(tx.db)
}

/** The list of one meeting, for whoever enters from paper who came. */
export async function getAttendanceSheet(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<ReplyOf<typeof sheetEndpoint>> {
  const session = await meetingToRead(tx, actor, id)
  const { meetings } = await meetingsOf(tx, session.termId, id)
  const { rows } = await sql<ReplyOf<typeof sheetEndpoint>['attendees'][number]>`
    select a.id, json_build_object('id', p.id, 'name', p.name) as person, a.standing, a.leave,
      exists (select from assembly.presence pr join assembly.run r on r.id = pr.run_id and r.kind = 'real'
        where pr.attendee_id = a.id and pr.struck_at is null) as "isPresent"
    from assembly.attendee a join people.label p on p.id = a.person_id
    where a.session_id = ${id} and a.removed_at is null order by a.standing, p.name, a.id`.execute(tx.db)
  return {
    meeting: found(meetings[0]),
    attendees: rows,
    mayKeep:
      mayPrepare(actor, session) &&
      actor.may('assembly.run', session) &&
      (session.state === 'called' || session.state === 'sitting') &&
      session.heldOn <= tx.today,
  }
}

/** A meeting as staff: whoever was only asked to it reads it at their own pages. */
async function meetingToRead(tx: Tx, actor: Actor, id: string): Promise<SessionRow> {
  const session = await sessionToRead(tx, actor, id)
  await termToRead(tx, actor, session.termId)
  return found(session.kind === 'meeting' ? session : null)
}

/**
 * Enters from the sheet who came and who was excused, as the day itself, and closes the meeting: for meetings of a dozen people at which
 * nobody ran a desk. Who is not on the list is 404; a meeting that has not come or was entered already is refused.
 */
export async function keepAttendance(
  tx: Tx,
  actor: Actor,
  id: string,
  { presentIds, leaveIds }: BodyOf<typeof keepEndpoint>,
): Promise<{ id: string }> {
  await meetingToRead(tx, actor, id)
  const session = await sessionToPrepare(tx, actor, id, ['called', 'sitting', 'closed'])
  if (session.state === 'closed') refuse(attendanceKept)
  if (session.heldOn > tx.today) refuse(meetingAhead)
  if (session.state === 'called') await beginRun(tx, actor, id, { kind: 'real' })
  const run = await runToAct(tx, id)
  const { rows: excused } = await sql`
    update assembly.attendee set leave = 'granted', leave_decided_by = ${actor.personId}
    where session_id = ${id} and id = any (${leaveIds}::uuid[]) and removed_at is null returning id`.execute(
    tx.db,
  )
  if (excused.length < new Set(leaveIds).size) found(undefined)
  for (const attendeeId of presentIds) await signIn(tx, actor, run, { attendeeId, channel: 'list' })
  const { placeId, officeId } = session
  record(tx, attendanceEntered, {
    placeId,
    officeId,
    actor,
    subject: { kind: 'assembly.session', id },
    data: { present: presentIds.length, leave: leaveIds.length },
  })
  await endRun(tx, actor, run.id)
  publish(tx, sessionTopic(id))
  publish(tx, committeeTopic(session.termId))
  return { id }
}
