import { sql } from 'kysely'
import type { BodyOf, QueryOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { recordAct } from '../acts.ts'
import { registerOpen } from '../contract/elections.ts'
import {
  type closePolling as closeEndpoint,
  type findVoter as findEndpoint,
  type handCards as handEndpoint,
  type Polling,
  pollingOver,
  votedBefore,
  voteEntrusted,
} from '../contract/polling-day.ts'
import { signIn } from '../presence/index.ts'
import { turnout } from '../rules.ts'
import { type Run, runToAct } from '../sessions/sight.ts'
import { pollingClosed, voteCarried } from './events.ts'
import {
  type ElectionRow,
  electionMoved,
  electionToHold,
  electionToRead,
  sitsThere,
  standingOf,
} from './sight.ts'

// The polling day: handing a voting card is signing in, and the turnout is counted from those sign-ins and from nothing else.

/** The run that polling belongs to: what goes on now, or the day itself once it is over. */
async function runShown(
  tx: Tx,
  id: string,
): Promise<{ id: string; kind: 'rehearsal' | 'real'; isOpen: boolean } | null> {
  const { rows } = await sql<{ id: string; kind: 'rehearsal' | 'real'; isOpen: boolean }>`
    select id, kind, ended_at is null as "isOpen" from assembly.run
    where session_id = ${id} and (ended_at is null or kind = 'real') order by ended_at is not null limit 1`.execute(
    tx.db,
  )
  return rows[0] ?? null
}

const cardsOf = (runId: string | null) => sql`(
  select distinct p.attendee_id from assembly.presence p where p.run_id = ${runId}::uuid and p.struck_at is null)`

/** Stations, cards handed and turnout, counted anew. */
export async function getPolling(tx: Tx, actor: Actor, id: string): Promise<Polling> {
  const election = await electionToRead(tx, actor, id)
  const run = await runShown(tx, id)
  const runId = run?.id ?? null
  const { rows: stations } = await sql<
    Omit<Polling['stations'][number], 'opensAt' | 'closesAt'> & { opens: Date; closes: Date }
  >`
    select v.id, v.name, ps.roving, ps.opens_at as opens, ps.closes_at as closes, ps.buildings,
      (select count(*)::int from assembly.attendee a where a.venue_id = v.id and a.removed_at is null) as expected,
      (select count(distinct p.attendee_id)::int from assembly.presence p
        where p.run_id = ${runId}::uuid and p.venue_id = v.id and p.struck_at is null) as handed
    from assembly.polling_station ps join assembly.venue v on v.id = ps.venue_id where ps.session_id = ${id} order by v.position`.execute(
    tx.db,
  )
  const { rows: buildings } = await sql<Polling['buildings'][number]>`
    select coalesce(a.constituency, '') as building, count(*)::int as entitled,
      count(*) filter (where a.id in ${cardsOf(runId)})::int as handed
    from assembly.attendee a where a.session_id = ${id} and a.removed_at is null group by 1 order by 1`.execute(
    tx.db,
  )
  const { rows: entrustments } = await sql<Polling['entrustments'][number]>`
    select n.id, n.reason, json_build_object('id', ve.id, 'name', vp.name) as voter, json_build_object('id', ce.id, 'name', cp.name) as carrier
    from assembly.entrustment n join assembly.elector ve on ve.id = n.voter_id join people.label vp on vp.id = ve.person_id
      join assembly.elector ce on ce.id = n.carrier_id join people.label cp on cp.id = ce.person_id
    where n.session_id = ${id} and n.ended_at is null order by cp.name, vp.name, n.id limit 500`.execute(
    tx.db,
  )
  const { rows: closed } = await sql<Omit<NonNullable<Polling['closed']>, 'at'> & { closedAt: Date }>`
    select p.closed_at as "closedAt", json_build_object('id', l.id, 'name', l.name) as by, p.entitled, p.handed, p.entrusted,
      p.is_valid as "isValid"
    from assembly.polling p join people.label l on l.id = p.closed_by where p.run_id = ${runId}::uuid`.execute(
    tx.db,
  )
  const entitled = buildings.reduce((sum, one) => sum + one.entitled, 0)
  const handed = buildings.reduce((sum, one) => sum + one.handed, 0)
  return {
    entitled,
    handed,
    entrusted: await carriedIn(tx, id, runId),
    ...turnout(election.method.turnout, entitled, handed),
    stations: stations.map(({ opens, closes, ...one }) => ({
      ...one,
      opensAt: opens.toISOString(),
      closesAt: closes.toISOString(),
    })),
    buildings,
    entrustments: sitsThere(actor, election) ? entrustments : [],
    closed: closed.map(({ closedAt, ...one }) => ({ at: closedAt.toISOString(), ...one }))[0] ?? null,
    run: run?.isOpen ? { id: run.id, kind: run.kind } : null,
  }
}

/** Cards of voters whose votes others carry. */
async function carriedIn(tx: Tx, id: string, runId: string | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from assembly.entrustment n join assembly.elector e on e.id = n.voter_id
      join assembly.attendee a on a.session_id = e.session_id and a.person_id = e.person_id
    where n.session_id = ${id} and n.ended_at is null and a.id in ${cardsOf(runId)}`.execute(tx.db)
  return rows[0]!.n
}

/** Voters found at the table, told apart by building and room. */
export async function findVoter(
  tx: Tx,
  actor: Actor,
  id: string,
  { search }: QueryOf<typeof findEndpoint>,
): Promise<ReplyOf<typeof findEndpoint>> {
  if (!sitsThere(actor, await electionToRead(tx, actor, id))) found(undefined)
  const run = await runShown(tx, id)
  const like = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<
    Omit<ReplyOf<typeof findEndpoint>['voters'][number], 'handedAt'> & { at: Date | null }
  >`
    select e.id, p.name, e.building, e.room,
      (select json_build_object('id', v.id, 'name', v.name) from assembly.venue v where v.id = a.venue_id) as station,
      pr.in_at as at, (select v.name from assembly.venue v where v.id = pr.venue_id) as "handedAtStation",
      coalesce((select json_agg(json_build_object('id', ve.id, 'name', vp.name) order by vp.name) from assembly.entrustment n
        join assembly.elector ve on ve.id = n.voter_id join people.label vp on vp.id = ve.person_id
        where n.carrier_id = e.id and n.ended_at is null and not exists (select from assembly.attendee va
          where va.session_id = ve.session_id and va.person_id = ve.person_id and va.id in ${cardsOf(run?.id ?? null)})), '[]') as carries,
      (select cp.name from assembly.entrustment n join assembly.elector ce on ce.id = n.carrier_id
        join people.label cp on cp.id = ce.person_id where n.voter_id = e.id and n.ended_at is null) as "entrustedTo"
    from assembly.elector e join people.label p on p.id = e.person_id
      join assembly.attendee a on a.session_id = e.session_id and a.person_id = e.person_id and a.removed_at is null
      left join lateral (select pr.in_at, pr.venue_id from assembly.presence pr
        where pr.run_id = ${run?.id ?? null}::uuid and pr.attendee_id = a.id and pr.struck_at is null order by pr.in_at limit 1) pr on true
    where e.session_id = ${id} and (p.name ilike ${like} or e.building ilike ${like} or concat(e.building, e.room) ilike ${like})
    order by p.name, e.building, e.room, e.id limit 40`.execute(tx.db)
  return { voters: rows.map(({ at, ...row }) => ({ ...row, handedAt: at?.toISOString() ?? null })) }
}

/** An election whose polling goes on, for whoever sits at a table or runs the day. Held against the close of polling, not against other tables. */
async function pollingToAct(tx: Tx, actor: Actor, id: string): Promise<{ election: ElectionRow; run: Run }> {
  const election = await electionToRead(tx, actor, id)
  if (!actor.may('assembly.check_in', election)) found(undefined)
  if (!election.frozenAt) refuse(registerOpen)
  const run = await runToAct(tx, id)
  // Whoever closes polling takes the election for itself; a card is handed before that or not at all.
  await sql`select from assembly.election where session_id = ${id} for key share`.execute(tx.db)
  const { rows } = await sql`select from assembly.polling where run_id = ${run.id}`.execute(tx.db)
  if (rows.length > 0) refuse(pollingOver)
  return { election, run }
}

/**
 * Hands a voter the card, and the cards of those whose votes they carry. Each voter's card is handed once, whichever table is first; whoever
 * has entrusted the vote gets none until that is ended.
 */
export async function handCards(
  tx: Tx,
  actor: Actor,
  id: string,
  { voterId, stationId, carriedIds }: BodyOf<typeof handEndpoint>,
): Promise<ReplyOf<typeof handEndpoint>> {
  const { election, run } = await pollingToAct(tx, actor, id)
  const { rows: station } = await sql`
    select from assembly.polling_station where venue_id = ${stationId} and session_id = ${id}`.execute(tx.db)
  found(station[0])
  const { rows } = await sql<{
    electorId: string
    attendeeId: string
    carrierId: string | null
    carrier: string | null
  }>`
    select e.id as "electorId", a.id as "attendeeId", n.carrier_id as "carrierId", cp.name as carrier
    from assembly.elector e join assembly.attendee a on a.session_id = e.session_id and a.person_id = e.person_id and a.removed_at is null
      left join assembly.entrustment n on n.voter_id = e.id and n.ended_at is null
      left join assembly.elector ce on ce.id = n.carrier_id left join people.label cp on cp.id = ce.person_id
    where e.session_id = ${id} and e.id = any (${[voterId, ...carriedIds]}::uuid[])`.execute(tx.db)
  const line = (electorId: string) => found(rows.find((row) => row.electorId === electorId))
  const own = line(voterId)
  if (own.carrierId) refuse(voteEntrusted, { carrier: own.carrier ?? '' })
  const carried = [...new Set(carriedIds)].map(line)
  if (carried.some(({ carrierId }) => carrierId !== voterId)) found(undefined)
  for (const { attendeeId } of [own, ...carried]) {
    const there = await signIn(tx, actor, run, { attendeeId, venueId: stationId, channel: 'list' })
    // Also of whoever has left since: the card went out all the same.
    const { rows: former } = await sql<{ inAt: Date; station: string | null }>`
      select p.in_at as "inAt", v.name as station from assembly.presence p left join assembly.venue v on v.id = p.venue_id
      where p.run_id = ${run.id} and p.attendee_id = ${attendeeId} and p.struck_at is null
        and (${there.already}::boolean or p.id <> ${there.presenceId}) order by p.in_at limit 1`.execute(
      tx.db,
    )
    if (former[0]) refuse(votedBefore, { at: former[0].inAt.toISOString(), station: former[0].station })
  }
  for (const { electorId } of carried) {
    recordAct(tx, run, voteCarried, {
      ...standingOf(election),
      actor,
      subject: { kind: 'assembly.elector', id: electorId },
    })
  }
  electionMoved(tx, id)
  return { handed: 1 + carried.length }
}

/** Closes polling: turnout is fixed from the cards handed, and held against the method's rule. Once in a run. */
export async function closePolling(tx: Tx, actor: Actor, id: string): Promise<ReplyOf<typeof closeEndpoint>> {
  // Every card is either handed before this line or not at all.
  await sql`select from assembly.election where session_id = ${id} for update`.execute(tx.db)
  const election = await electionToHold(tx, actor, id)
  if (!election.frozenAt) refuse(registerOpen)
  const run = await runToAct(tx, id)
  const { rows } = await sql<{ entitled: number; handed: number }>`
    select count(*)::int as entitled, count(*) filter (where a.id in ${cardsOf(run.id)})::int as handed
    from assembly.attendee a where a.session_id = ${id} and a.removed_at is null and a.standing = 'entitled'`.execute(
    tx.db,
  )
  const { entitled, handed } = rows[0]!
  const { isEnough: isValid } = turnout(election.method.turnout, entitled, handed)
  const { rows: fresh } = await sql`
    insert into assembly.polling (run_id, entitled, handed, entrusted, is_valid, closed_at, closed_by)
    values (${run.id}, ${entitled}, ${handed}, ${await carriedIn(tx, id, run.id)}, ${isValid}, ${tx.now}, ${actor.personId})
    on conflict (run_id) do nothing returning run_id`.execute(tx.db)
  if (fresh.length === 0) refuse(pollingOver)
  recordAct(tx, run, pollingClosed, {
    ...standingOf(election),
    actor,
    subject: { kind: 'assembly.session', id },
    data: { entitled, handed, isValid },
  })
  electionMoved(tx, id)
  return { entitled, handed, isValid }
}
