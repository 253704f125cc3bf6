import { sql } from 'kysely'
import { civilDate } from '../../../platform/civil.ts'
import type { BodyOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { mayNotSignIn } from '../contract/presence.ts'
import {
  runChanged,
  type sendKept as sendEndpoint,
  type VenueList,
  type VenuePerson,
} from '../contract/presence-venue.ts'
import { orderByStrokes } from '../rules.ts'
import { currentRun, type Run, runToAct } from '../sessions/sight.ts'
import { doorOf } from './door.ts'
import { signIn, signOut } from './signing.ts'

/** The list that the tablet of a venue keeps: those expected there, and who of them votes on paper. */
export async function getVenueList(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  venueId: string,
): Promise<VenueList> {
  const door = await doorOf(tx, actor, sessionId)
  if (!door.everywhere && !door.venueIds.includes(venueId)) refuse(mayNotSignIn)
  const { rows: venues } = await sql<VenueList['venue']>`
    select id, name, has_network as "hasNetwork" from assembly.venue where id = ${venueId} and session_id = ${sessionId}`.execute(
    tx.db,
  )
  const venue = found(venues[0])
  const run = await currentRun(tx, sessionId)
  const { rows } = await sql<VenuePerson>`
    select * from (
      select a.id as "attendeeId", l.name, (count(*) over (partition by l.name))::int as "sameName", m.sex,
        coalesce(a.constituency, m.constituency) as constituency, a.capacity, a.seat, a.standing, a.venue_id,
        case when ${venue.hasNetwork} then a.ballot_by else 'paper' end as "ballotBy", p.id is not null as there
      from assembly.attendee a join people.label l on l.id = a.person_id
        left join assembly.member m on m.id = a.member_id
        left join assembly.presence p on p.run_id = ${run?.id ?? null}::uuid and p.attendee_id = a.id and p.out_at is null
      where a.session_id = ${sessionId} and a.removed_at is null
    ) a where a.venue_id = ${venueId}`.execute(tx.db)
  return {
    sessionId,
    title: door.session.title,
    venue,
    run: run ? { id: run.id, kind: run.kind } : null,
    people: orderByStrokes(rows, ({ name }) => name).map((person) => ({
      attendeeId: person.attendeeId,
      name: person.name,
      sameName: person.sameName,
      sex: person.sex,
      constituency: person.constituency,
      capacity: person.capacity,
      seat: person.seat,
      standing: person.standing,
      ballotBy: person.ballotBy,
      there: person.there,
    })),
    at: tx.now.toISOString(),
  }
}

type Ticks = BodyOf<typeof sendEndpoint>['ticks']
type Outcomes = ReplyOf<typeof sendEndpoint>
type Outcome = Outcomes[number]

/**
 * Takes in what was ticked while the venue had no network, oldest first. Each tick counts once however often it is sent, keeps the time at
 * which it was made, and never overtakes what was learned about the same person since: a list brought back late does not sign in again
 * somebody who left meanwhile.
 */
export async function sendKept(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  { venueId, runId, ticks }: BodyOf<typeof sendEndpoint>,
): Promise<Outcomes> {
  const door = await doorOf(tx, actor, sessionId)
  if (!door.everywhere && !door.venueIds.includes(venueId)) refuse(mayNotSignIn)
  const run = await runToAct(tx, sessionId)
  const ofAnotherDay = ticks.some(({ at }) => civilDate(new Date(at)) !== tx.today)
  if (runId === null ? ofAnotherDay : run.id !== runId) refuse(runChanged)
  const ordered: Ticks = [...ticks].sort((a, b) => a.at.localeCompare(b.at))
  const outcomes: Outcomes = []
  for (const tick of ordered) outcomes.push(await takeIn(tx, actor, run, venueId, tick))
  return outcomes
}

async function takeIn(
  tx: Tx,
  actor: Actor,
  run: Run,
  venueId: string,
  tick: Ticks[number],
): Promise<Outcome> {
  // The row first: whoever sends the same tick at the same moment waits here, and then finds it.
  const { rows: fresh } = await sql`
    insert into assembly.kept_tick (id, run_id, venue_id, attendee_id, act, ticked_at, entered_at, entered_by, outcome)
    select ${tick.id}, ${run.id}, v.id, a.id, ${tick.act}, ${new Date(tick.at)}, ${tx.now}, ${actor.personId}, 'done'
    from assembly.attendee a join assembly.venue v on v.id = ${venueId} and v.session_id = a.session_id
    where a.id = ${tick.attendeeId} and a.session_id = ${run.sessionId}
    on conflict (id) do nothing returning id`.execute(tx.db)
  if (fresh.length === 0) {
    const { rows } = await sql<{ outcome: Outcome['outcome'] }>`
      select outcome from assembly.kept_tick where id = ${tick.id} and run_id = ${run.id} and attendee_id = ${tick.attendeeId}`.execute(
      tx.db,
    )
    return { id: tick.id, outcome: found(rows[0]).outcome, elsewhere: null }
  }
  const done = await apply(tx, actor, run, venueId, tick)
  if (done.outcome !== 'done')
    await sql`update assembly.kept_tick set outcome = ${done.outcome} where id = ${tick.id}`.execute(tx.db)
  return { id: tick.id, ...done }
}

async function apply(
  tx: Tx,
  actor: Actor,
  run: Run,
  venueId: string,
  { attendeeId, act, at }: Ticks[number],
): Promise<Omit<Outcome, 'id'>> {
  const when = new Date(at)
  const { rows } = await sql<{ newest: Date | null; there: boolean; gone: boolean }>`
    select max(coalesce(p.out_at, p.in_at)) as newest, bool_or(p.out_at is null) as there, a.removed_at is not null as gone
    from assembly.attendee a
      left join assembly.presence p on p.attendee_id = a.id and p.run_id = ${run.id} and p.struck_at is null
    where a.id = ${attendeeId} group by a.id`.execute(tx.db)
  const { newest, there, gone } = found(rows[0])
  if (gone) return { outcome: 'not_there', elsewhere: null }
  if (act === 'out') {
    if (!there) return { outcome: 'not_there', elsewhere: null }
    if (newest && newest > when) return { outcome: 'overtaken', elsewhere: null }
    await signOut(tx, actor, run, { attendeeId, at: when })
    return { outcome: 'done', elsewhere: null }
  }
  if (!there && newest && newest > when) return { outcome: 'overtaken', elsewhere: null }
  const signed = await signIn(tx, actor, run, { attendeeId, venueId, channel: 'list', at: when })
  if (!signed.already) return { outcome: 'done', elsewhere: null }
  if (signed.venueId === venueId) return { outcome: 'already', elsewhere: null }
  const { rows: venues } = await sql<{
    name: string
  }>`select name from assembly.venue where id = ${signed.venueId}`.execute(tx.db)
  return { outcome: 'elsewhere', elsewhere: venues[0]?.name ?? null }
}
