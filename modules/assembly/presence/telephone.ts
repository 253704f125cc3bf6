import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { recordAct } from '../acts.ts'
import { mayNotSignIn } from '../contract/presence.ts'
import {
  type enterTelephone as enterEndpoint,
  noReport,
  type TelephoneReport,
  twoEnter,
} from '../contract/presence-venue.ts'
import { currentRun, ownIds, presenceTopic, type Run, runToAct } from '../sessions/sight.ts'
import { doorOf } from './door.ts'
import { attendanceTelephoned } from './events.ts'
import { signIn, signOut } from './signing.ts'

// Attendance of a venue without a network is read out over the telephone. Names misheard by one are not misheard by two who do not see each
// other’s list.

async function demandEverywhere(tx: Tx, actor: Actor, sessionId: string): Promise<void> {
  if (!(await doorOf(tx, actor, sessionId)).everywhere) refuse(mayNotSignIn)
}

interface Heard {
  personId: string
  name: string
  attendeeIds: string[]
  revision: number
  enteredAt: Date
  mine: boolean
}

const heardIn = async (tx: Tx, actor: Actor, reportId: string): Promise<Heard[]> =>
  (
    await sql<Heard>`
      select e.person_id as "personId", l.name, e.attendee_ids as "attendeeIds", e.revision, e.entered_at as "enteredAt",
        e.person_id = any (${ownIds(actor)}) as mine
      from assembly.telephone_entry e join people.label l on l.id = e.person_id
      where e.report_id = ${reportId} order by e.entered_at, e.person_id`.execute(tx.db)
  ).rows

async function openReport(tx: Tx, runId: string, venueId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from assembly.telephone_report
    where run_id = ${runId} and venue_id = ${venueId} and agreed_at is null and dropped_at is null`.execute(
    tx.db,
  )
  return rows[0]?.id
}

/** Venue by venue; what the other heard shows only once one has said oneself what one heard. */
export async function listTelephone(tx: Tx, actor: Actor, sessionId: string): Promise<TelephoneReport[]> {
  await demandEverywhere(tx, actor, sessionId)
  const run = await currentRun(tx, sessionId)
  const { rows: venues } = await sql<TelephoneReport['venue']>`
    select id, name, has_network as "hasNetwork" from assembly.venue where session_id = ${sessionId} and kind <> 'online'
    order by position`.execute(tx.db)
  const reports: TelephoneReport[] = []
  for (const venue of venues) reports.push(await reportOf(tx, actor, run, venue))
  return reports
}

async function reportOf(
  tx: Tx,
  actor: Actor,
  run: Run | undefined,
  venue: TelephoneReport['venue'],
): Promise<TelephoneReport> {
  const open = run && (await openReport(tx, run.id, venue.id))
  const heard = open ? await heardIn(tx, actor, open) : []
  return {
    venue,
    entries: heard.map(({ personId, name, attendeeIds, revision, enteredAt }) => ({
      person: { id: personId, name },
      people: attendeeIds.length,
      revision,
      enteredAt: enteredAt.toISOString(),
    })),
    mine: heard.find(({ mine }) => mine)?.attendeeIds ?? null,
    differences: heard.length === 2 && heard.some(({ mine }) => mine) ? await differencesOf(tx, heard) : null,
    agreed: run ? await agreedOf(tx, run.id, venue.id) : null,
  }
}

async function differencesOf(tx: Tx, heard: readonly Heard[]): Promise<TelephoneReport['differences']> {
  const [one, other] = heard
  if (!one || !other) return null
  const only = (here: Heard, there: Heard) =>
    here.attendeeIds
      .filter((id) => !there.attendeeIds.includes(id))
      .map((attendeeId) => ({ attendeeId, saidBy: { id: here.personId, name: here.name } }))
  const differing = [...only(one, other), ...only(other, one)]
  const { rows } = await sql<{ id: string; name: string }>`
    select a.id, l.name from assembly.attendee a join people.label l on l.id = a.person_id
    where a.id = any (${differing.map(({ attendeeId }) => attendeeId)}::uuid[])`.execute(tx.db)
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return differing.map((line) => ({ ...line, name: names.get(line.attendeeId) ?? '' }))
}

async function agreedOf(tx: Tx, runId: string, venueId: string): Promise<TelephoneReport['agreed']> {
  const { rows } = await sql<{ id: string; at: Date; ids: string[]; by: string[] }>`
    select r.id, r.agreed_at as at, (array_agg(e.attendee_ids::text order by e.person_id))[1]::uuid[] as ids,
      array_agg(l.name order by e.entered_at, l.name) as by
    from assembly.telephone_report r join assembly.telephone_entry e on e.report_id = r.id join people.label l on l.id = e.person_id
    where r.run_id = ${runId} and r.venue_id = ${venueId} and r.agreed_at is not null
    group by r.id order by r.agreed_at desc, r.id desc limit 1`.execute(tx.db)
  const newest = rows[0]
  if (!newest) return null
  const { rows: elsewhere } = await sql<{ name: string; venue: string | null }>`
    select l.name, v.name as venue from assembly.attendee a join people.label l on l.id = a.person_id
      join assembly.presence p on p.attendee_id = a.id and p.run_id = ${runId} and p.out_at is null
      left join assembly.venue v on v.id = p.venue_id
    where a.id = any (${newest.ids}::uuid[]) and p.venue_id is distinct from ${venueId}::uuid order by l.name`.execute(
    tx.db,
  )
  return { at: newest.at.toISOString(), present: newest.ids.length, by: newest.by, elsewhere }
}

/**
 * What one person heard. The second person to enter the same makes it stand: those named are signed in by telephone, and whoever an earlier
 * call named and this one does not is signed out. As long as the two differ nothing stands, and each sees in what. A third is refused.
 */
export async function enterTelephone(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  { venueId, attendeeIds }: BodyOf<typeof enterEndpoint>,
): Promise<TelephoneReport> {
  await demandEverywhere(tx, actor, sessionId)
  const run = await runToAct(tx, sessionId)
  const venue = await venueHeld(tx, sessionId, venueId)
  const { rows: known } = await sql<{ id: string }>`
    select id from assembly.attendee where session_id = ${sessionId} and removed_at is null and id = any (${attendeeIds}::uuid[])`.execute(
    tx.db,
  )
  if (known.length < attendeeIds.length) found(undefined)
  const report = (await openReport(tx, run.id, venueId)) ?? (await beginReport(tx, run.id, venueId))
  const before = await heardIn(tx, actor, report)
  const mine = before.find((entry) => entry.mine)
  if (!mine && before.length >= 2) refuse(twoEnter, { names: before.map(({ name }) => name) })
  await sql`
    insert into assembly.telephone_entry (report_id, run_id, person_id, attendee_ids, entered_at)
    values (${report}, ${run.id}, ${mine?.personId ?? actor.personId}, ${[...attendeeIds].sort()}::uuid[], ${tx.now})
    on conflict (report_id, person_id) do update set attendee_ids = excluded.attendee_ids, entered_at = excluded.entered_at,
      revision = assembly.telephone_entry.revision + 1`.execute(tx.db)
  const [one, other] = await heardIn(tx, actor, report)
  if (one && other && String(one.attendeeIds) === String(other.attendeeIds))
    await stand(tx, actor, run, venueId, report, one.attendeeIds)
  publish(tx, presenceTopic(sessionId))
  return reportOf(tx, actor, run, venue)
}

/** The venue, held so that two who enter at the same moment are compared with each other. */
async function venueHeld(tx: Tx, sessionId: string, venueId: string): Promise<TelephoneReport['venue']> {
  const { rows } = await sql<TelephoneReport['venue']>`
    select id, name, has_network as "hasNetwork" from assembly.venue where id = ${venueId} and session_id = ${sessionId}
    for no key update`.execute(tx.db)
  return found(rows[0])
}

async function beginReport(tx: Tx, runId: string, venueId: string): Promise<string> {
  const id = newId(tx.now.getTime())
  await sql`insert into assembly.telephone_report (id, run_id, venue_id, began_at) values (${id}, ${runId}, ${venueId}, ${tx.now})`.execute(
    tx.db,
  )
  return id
}

async function stand(
  tx: Tx,
  actor: Actor,
  run: Run,
  venueId: string,
  reportId: string,
  attendeeIds: readonly string[],
): Promise<void> {
  await sql`update assembly.telephone_report set agreed_at = ${tx.now} where id = ${reportId}`.execute(tx.db)
  const { rows: former } = await sql<{ attendeeId: string }>`
    select attendee_id as "attendeeId" from assembly.presence where run_id = ${run.id} and venue_id = ${venueId}
      and channel = 'telephone' and out_at is null and not (attendee_id = any (${[...attendeeIds]}::uuid[]))
    order by attendee_id`.execute(tx.db)
  for (const { attendeeId } of former) await signOut(tx, actor, run, { attendeeId })
  for (const attendeeId of attendeeIds)
    await signIn(tx, actor, run, { attendeeId, venueId, channel: 'telephone' })
  recordAct(tx, run, attendanceTelephoned, {
    placeId: run.placeId,
    officeId: run.officeId,
    actor,
    subject: { kind: 'assembly.session', id: run.sessionId },
    data: { venue: venueId, present: attendeeIds.length },
  })
}

/** Drops what two cannot agree on; the venue is called again and both begin anew. */
export async function dropTelephone(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  venueId: string,
): Promise<TelephoneReport> {
  await demandEverywhere(tx, actor, sessionId)
  const run = await runToAct(tx, sessionId)
  const venue = await venueHeld(tx, sessionId, venueId)
  const report = (await openReport(tx, run.id, venueId)) ?? refuse(noReport)
  await sql`update assembly.telephone_report set dropped_at = ${tx.now} where id = ${report}`.execute(tx.db)
  publish(tx, presenceTopic(sessionId))
  return reportOf(tx, actor, run, venue)
}
