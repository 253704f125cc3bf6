import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { recordAct } from '../acts.ts'
import type { PresenceChannel } from '../contract/core.ts'
import { notThere, unlikelyTime } from '../contract/presence.ts'
import { presenceTopic, type Run } from '../sessions/sight.ts'
import { signedIn, signedOut } from './events.ts'

export interface Arrival {
  attendeeId: string
  /** Where they are; where they are expected when nobody says. */
  venueId?: string | null
  channel: PresenceChannel
  /** When it was seen, where that was before it reached us; now when absent. */
  at?: Date
  /** Said aloud at the desk: they came from another venue, so the former sign-in ends here. */
  move?: boolean
}

export interface SignedIn {
  presenceId: string
  /** True when they were there already: nothing was changed, and the rest tells of the earlier sign-in. */
  already: boolean
  venueId: string | null
  channel: PresenceChannel
  inAt: Date
}

/** A clock of a tablet may run a little ahead of ours. */
const aheadMs = 120_000

/** The moment something was seen: not to come, and not before the run began. */
async function momentOf(tx: Tx, run: Run, at: Date | undefined): Promise<Date> {
  if (!at) return tx.now
  if (at.getTime() > tx.now.getTime() + aheadMs) refuse(unlikelyTime)
  const { rows } = await sql<{
    began: Date
  }>`select began_at as began from assembly.run where id = ${run.id}`.execute(tx.db)
  const began = found(rows[0]).began.getTime()
  return new Date(Math.min(Math.max(at.getTime(), began), tx.now.getTime()))
}

/**
 * Signs in one attendee of the run’s session. Guarantees one presence however many desks do it at once: the others are told of the first.
 * Says nothing about who may sign others in; the routes do. 404 for whoever is not on the list, and for a venue of another session.
 */
export async function signIn(tx: Tx, actor: Actor, run: Run, arrival: Arrival): Promise<SignedIn> {
  const { rows } = await sql<{
    standing: 'entitled' | 'observer'
    personId: string
    venueId: string | null
    known: boolean
    came: boolean
  }>`
    select a.standing, a.person_id as "personId", coalesce(v.id, a.venue_id) as "venueId",
      (${arrival.venueId ?? null}::uuid is null or v.id is not null) as known,
      exists (select from assembly.presence p where p.run_id = ${run.id} and p.attendee_id = a.id and p.struck_at is null) as came
    from assembly.attendee a
      left join assembly.venue v on v.id = ${arrival.venueId ?? null}::uuid and v.session_id = a.session_id
    where a.id = ${arrival.attendeeId} and a.session_id = ${run.sessionId} and a.removed_at is null
    -- Against being taken off the list at the same moment, not against other desks.
    for key share of a`.execute(tx.db)
  const attendee = found(rows[0])
  if (!attendee.known) found(undefined)
  const at = await momentOf(tx, run, arrival.at)
  // Whoever left between our two statements is signed in by the second turn.
  for (;;) {
    const { rows: fresh } = await sql<{ id: string }>`
      insert into assembly.presence (id, run_id, attendee_id, venue_id, channel, in_at, in_by, learned_at)
      values (${newId(tx.now.getTime())}, ${run.id}, ${arrival.attendeeId}, ${attendee.venueId}, ${arrival.channel}, ${at},
        ${actor.personId}, ${at < tx.now ? tx.now : null})
      on conflict (run_id, attendee_id) where out_at is null do nothing returning id`.execute(tx.db)
    if (fresh[0]) {
      recordAct(tx, run, signedIn, {
        placeId: run.placeId,
        officeId: run.officeId,
        actor,
        subject: { kind: 'assembly.attendee', id: arrival.attendeeId },
        occurredAt: at,
        personId: attendee.personId,
        // Whoever comes back after leaving is not counted a second time; observers are never counted.
        ...(attendee.standing === 'entitled' && !attendee.came ? { quantity: 1, measure: '人次' } : {}),
        data: { standing: attendee.standing, channel: arrival.channel },
      })
      publish(tx, presenceTopic(run.sessionId))
      return {
        presenceId: fresh[0].id,
        already: false,
        venueId: attendee.venueId,
        channel: arrival.channel,
        inAt: at,
      }
    }
    const { rows: there } = await sql<Omit<SignedIn, 'already'>>`
      select id as "presenceId", venue_id as "venueId", channel, in_at as "inAt" from assembly.presence
      where run_id = ${run.id} and attendee_id = ${arrival.attendeeId} and out_at is null`.execute(tx.db)
    const earlier = there[0]
    if (!earlier) continue
    if (!arrival.move || earlier.venueId === attendee.venueId) return { ...earlier, already: true }
    await signOut(tx, actor, run, { attendeeId: arrival.attendeeId, at })
  }
}

export interface Leaving {
  attendeeId: string
  at?: Date
}

/** Signs out somebody who leaves; they may come back. Refuses whoever is not there. A leaving never lies before the arrival. */
export async function signOut(
  tx: Tx,
  actor: Actor,
  run: Run,
  { attendeeId, at }: Leaving,
): Promise<{ presenceId: string; outAt: Date }> {
  const moment = await momentOf(tx, run, at)
  const { rows } = await sql<{
    id: string
    outAt: Date
    standing: 'entitled' | 'observer'
    channel: PresenceChannel
  }>`
    update assembly.presence p set out_at = greatest(p.in_at, ${moment}), out_by = ${actor.personId}
    from assembly.attendee a
    where a.id = p.attendee_id and a.session_id = ${run.sessionId} and p.run_id = ${run.id} and p.attendee_id = ${attendeeId}
      and p.out_at is null
    returning p.id, p.out_at as "outAt", a.standing, p.channel`.execute(tx.db)
  const gone = rows[0]
  if (!gone) {
    const { rows: known } =
      await sql`select from assembly.attendee where id = ${attendeeId} and session_id = ${run.sessionId}`.execute(
        tx.db,
      )
    found(known[0])
    refuse(notThere)
  }
  recordAct(tx, run, signedOut, {
    placeId: run.placeId,
    officeId: run.officeId,
    actor,
    subject: { kind: 'assembly.attendee', id: attendeeId },
    data: { standing: gone.standing, channel: gone.channel },
  })
  publish(tx, presenceTopic(run.sessionId))
  return { presenceId: gone.id, outAt: gone.outAt }
}
