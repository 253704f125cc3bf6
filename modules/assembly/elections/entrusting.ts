import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import { registerOpen } from '../contract/elections.ts'
import { type entrustVote as entrustEndpoint, notEntrustable, votedBefore } from '../contract/polling-day.ts'
import { entrustmentEnded, voteEntrustedTo } from './events.ts'
import { electionMoved, electionOf, electionToHold, standingOf } from './sight.ts'

// Votes entrusted to others (委托投票), where the method allows it. Whom a vote is for nobody writes down.

type Why =
  | 'not_allowed'
  | 'carrier_full'
  | 'carrier_entrusts'
  | 'voter_carries'
  | 'candidate'
  | 'entrusted'
  | 'voted'

/**
 * Enters that a voter entrusts the vote to another. Refuses more than the method allows one to carry, chains (a carrier who entrusts the own
 * vote, a voter who carries others'), candidates where they may not carry, and whoever's card was handed. The election is held meanwhile,
 * so that two desks do not fill one carrier over the number.
 */
export async function entrustVote(
  tx: Tx,
  actor: Actor,
  id: string,
  { voterId, carrierId, reason }: BodyOf<typeof entrustEndpoint>,
): Promise<{ id: string }> {
  const election = await electionToHold(tx, actor, id)
  if (!election.frozenAt) refuse(registerOpen)
  const { entrustedMost, candidatesMayCarry } = election.method
  if (entrustedMost === 0 || voterId === carrierId) refuse(notEntrustable, { why: 'not_allowed' })
  const { rows: known } = await sql`
    select id from assembly.elector where session_id = ${id} and state = 'entered' and id in (${voterId}, ${carrierId})`.execute(
    tx.db,
  )
  if (known.length < 2) found(undefined)
  const { rows } = await sql<{ why: Why | null }>`
    select case
      when exists (select from assembly.entrustment where voter_id = ${voterId} and ended_at is null) then 'entrusted'
      when exists (select from assembly.entrustment where voter_id = ${carrierId} and ended_at is null) then 'carrier_entrusts'
      when exists (select from assembly.entrustment where carrier_id = ${voterId} and ended_at is null) then 'voter_carries'
      when (select count(*) from assembly.entrustment where carrier_id = ${carrierId} and ended_at is null) >= ${entrustedMost} then 'carrier_full'
      when not ${candidatesMayCarry}::boolean and exists (select from assembly.candidate c join assembly.elector e on e.person_id = c.person_id
        where e.id = ${carrierId} and c.session_id = ${id} and c.state in ('nominated', 'confirmed')) then 'candidate'
      when exists (${handedTo(voterId)}) or exists (${handedTo(carrierId)}) then 'voted'
      end as why`.execute(tx.db)
  const why = rows[0]?.why
  if (why) refuse(notEntrustable, { why })
  const entrustmentId = newId(tx.now.getTime())
  await sql`
    insert into assembly.entrustment (id, session_id, voter_id, carrier_id, reason, entered_by, entered_at)
    values (${entrustmentId}, ${id}, ${voterId}, ${carrierId}, ${reason.trim()}, ${actor.personId}, ${tx.now})`.execute(
    tx.db,
  )
  record(tx, voteEntrustedTo, {
    ...standingOf(election),
    actor,
    subject: { kind: 'assembly.entrustment', id: entrustmentId },
  })
  electionMoved(tx, id)
  return { id: entrustmentId }
}

/** Sign-ins of the run under way by which a card was handed to this voter. */
export const handedTo = (electorId: string) => sql`
  select p.in_at, v.name from assembly.elector e
    join assembly.attendee a on a.session_id = e.session_id and a.person_id = e.person_id
    join assembly.presence p on p.attendee_id = a.id and p.struck_at is null
    join assembly.run r on r.id = p.run_id and r.ended_at is null
    left join assembly.venue v on v.id = p.venue_id
  where e.id = ${electorId}`

/** Ends an entrustment whose card was not handed: the voter came after all, or thought better of it. */
export async function endEntrustment(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const election = await electionToHold(tx, actor, await electionOf(tx, 'entrustment', id))
  const { rows } = await sql<{ voterId: string }>`
    update assembly.entrustment set ended_at = ${tx.now}, ended_by = ${actor.personId} where id = ${id} and ended_at is null
    returning voter_id as "voterId"`.execute(tx.db)
  const { rows: handed } = await sql<{
    in_at: Date
    name: string | null
  }>`${handedTo(found(rows[0]).voterId)}`.execute(tx.db)
  if (handed[0]) refuse(votedBefore, { at: handed[0].in_at.toISOString(), station: handed[0].name })
  record(tx, entrustmentEnded, {
    ...standingOf(election),
    actor,
    subject: { kind: 'assembly.entrustment', id },
  })
  electionMoved(tx, election.id)
  return { id }
}
