import { sql } from 'kysely'
import { tooMany } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { noRun, notAttending } from '../contract/core.ts'
import { mayNotSignIn } from '../contract/presence.ts'
import { doorCodeWrong, expectedOnSite, type OwnCheckIn } from '../contract/presence-own.ts'
import { currentRun, ownIds, runToAct, sessionToRead } from '../sessions/sight.ts'
import { doorOf } from './door.ts'
import { signIn, signOut } from './signing.ts'

// Signing in with one’s own phone. What is on the screen of a venue proves being there: it changes every minute, so a photograph sent home
// is worth nothing there.

const minuteMs = 60_000

function digitsOf(vault: Vault, runId: string, venueId: string, minute: number): string {
  const index = vault.blindIndex('assembly.door', `${runId} ${venueId} ${minute}`)
  return String(index.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** The digits for the screen of a venue, for whoever signs people in there. */
export async function getDoorCode(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  sessionId: string,
  venueId: string,
): Promise<{ code: string; until: string }> {
  const door = await doorOf(tx, actor, sessionId)
  if (!door.everywhere && !door.venueIds.includes(venueId)) refuse(mayNotSignIn)
  found(
    (await sql`select from assembly.venue where id = ${venueId} and session_id = ${sessionId}`.execute(tx.db))
      .rows[0],
  )
  const run = await currentRunOrRefuse(tx, sessionId)
  const minute = Math.floor(tx.now.getTime() / minuteMs)
  return {
    code: digitsOf(vault, run.id, venueId, minute),
    until: new Date((minute + 1) * minuteMs).toISOString(),
  }
}

async function currentRunOrRefuse(tx: Tx, sessionId: string) {
  return (await currentRun(tx, sessionId)) ?? refuse(noRun)
}

interface Own {
  attendeeId: string
  name: string
  standing: OwnCheckIn['standing']
  venue: OwnCheckIn['venue']
  seat: string | null
  ballotBy: OwnCheckIn['ballotBy']
  leave: OwnCheckIn['leave']
  there: OwnCheckIn['there']
  leftAt: string | null
}

async function ownLine(tx: Tx, actor: Actor, sessionId: string, runId: string | null): Promise<Own> {
  type Row = Omit<Own, 'there' | 'leftAt'> & {
    whereName: string | null
    channel: NonNullable<Own['there']>['channel'] | null
    inAt: Date | null
    leftAt: Date | null
  }
  const { rows } = await sql<Row>`
    select a.id as "attendeeId", l.name, a.standing, a.seat, a.leave,
      case when v.id is null then null else jsonb_build_object('id', v.id, 'name', v.name, 'kind', v.kind) end as venue,
      case when coalesce(w.has_network, v.has_network) is false then 'paper' else a.ballot_by end as "ballotBy",
      w.name as "whereName", p.channel, p.in_at as "inAt",
      case when p.id is null then (select max(o.out_at) from assembly.presence o
        where o.run_id = ${runId}::uuid and o.attendee_id = a.id and o.struck_at is null) end as "leftAt"
    from assembly.attendee a join people.label l on l.id = a.person_id
      left join assembly.venue v on v.id = a.venue_id
      left join assembly.presence p on p.run_id = ${runId}::uuid and p.attendee_id = a.id and p.out_at is null
      left join assembly.venue w on w.id = coalesce(p.venue_id, a.venue_id) and p.id is not null
    where a.session_id = ${sessionId} and a.removed_at is null and a.person_id = any (${ownIds(actor)})
    -- One human being may have been entered twice; the row that votes goes first.
    order by a.standing, a.id limit 1`.execute(tx.db)
  const { whereName, channel, inAt, leftAt, ...own } = rows[0] ?? refuse(notAttending)
  return {
    ...own,
    there: channel && inAt ? { venue: whereName, channel, inAt: inAt.toISOString() } : null,
    leftAt: leftAt?.toISOString() ?? null,
  }
}

/** Whether I am signed in. 404 where the session is not mine to see, refused where I am only there on duty. */
export async function getOwnCheckIn(tx: Tx, actor: Actor, sessionId: string): Promise<OwnCheckIn> {
  const session = await sessionToRead(tx, actor, sessionId)
  const run = await currentRun(tx, sessionId)
  return {
    title: session.title,
    state: session.state,
    run: run ? { id: run.id, kind: run.kind } : null,
    ...(await ownLine(tx, actor, sessionId, run?.id ?? null)),
  }
}

/** After so many wrong digits in ten minutes somebody is guessing; the desk signs them in. */
const mostTries = 10
const triesMs = 10 * minuteMs

async function demandPatience(tx: Tx, actor: Actor): Promise<void> {
  const { rows } = await sql<{ tries: number }>`
    select count(*)::int as tries from platform.refusal
    where account_id = ${actor.accountId} and problem = ${doorCodeWrong.type}
      and refused_at > ${new Date(tx.now.getTime() - triesMs)}`.execute(tx.db)
  if ((rows[0]?.tries ?? 0) >= mostTries) refuse(tooMany, { retryAfterSec: triesMs / 1000 })
}

/**
 * Signs me in by the digits on the screen of a venue, or from afar where I was assigned to take part online. Who is expected at a venue
 * cannot sign in from home.
 */
export async function signMyselfIn(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  sessionId: string,
  typed: string | null,
): Promise<OwnCheckIn> {
  await sessionToRead(tx, actor, sessionId)
  const run = await runToAct(tx, sessionId)
  const own = await ownLine(tx, actor, sessionId, run.id)
  if (typed === null) {
    if (own.venue?.kind !== 'online') refuse(expectedOnSite, { venue: own.venue?.name ?? null })
    await signIn(tx, actor, run, { attendeeId: own.attendeeId, venueId: own.venue.id, channel: 'online' })
  } else {
    await demandPatience(tx, actor)
    const digits = typed.normalize('NFKC').replaceAll(/\D/g, '')
    const { rows: venues } = await sql<{ id: string }>`
      select id from assembly.venue where session_id = ${sessionId} and kind <> 'online' order by position`.execute(
      tx.db,
    )
    const minute = Math.floor(tx.now.getTime() / minuteMs)
    // The former minute counts too: nobody types in the last second.
    const venue = venues.find(({ id }) =>
      [minute, minute - 1].some((at) => digitsOf(vault, run.id, id, at) === digits),
    )
    if (!venue) refuse(doorCodeWrong)
    await signIn(tx, actor, run, { attendeeId: own.attendeeId, venueId: venue.id, channel: 'phone' })
  }
  return getOwnCheckIn(tx, actor, sessionId)
}

/** Signs me out when I leave. */
export async function signMyselfOut(tx: Tx, actor: Actor, sessionId: string): Promise<OwnCheckIn> {
  await sessionToRead(tx, actor, sessionId)
  const run = await runToAct(tx, sessionId)
  const own = await ownLine(tx, actor, sessionId, run.id)
  await signOut(tx, actor, run, { attendeeId: own.attendeeId })
  return getOwnCheckIn(tx, actor, sessionId)
}
