import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { recordAct } from '../acts.ts'
import { type changeChannel as changeChannelEndpoint, channelKept, type Voter } from '../contract/polls.ts'
import { secretLeast } from '../rules.ts'
import { demandNames, nowTopic } from '../sessions/sight.ts'
import { told } from './entering.ts'
import { channelChanged } from './events.ts'
import { demandState, roundToMove, roundTopic, roundToRead } from './sight.ts'
import { lockCasting } from './store.ts'

// The frozen list of voters: who, how, whether they have voted.

export async function listVoters(tx: Tx, actor: Actor, roundId: string): Promise<{ voters: Voter[] }> {
  const { run } = await roundToRead(tx, actor, roundId)
  demandNames(actor, { ...run, kind: run.sessionKind })
  const { rows } = await sql<Omit<Voter, 'venue'> & { venueId: string | null; venueName: string | null }>`
    select v.id, v.attendee_id as "attendeeId", v.person_id as "personId", l.name, v.venue_id as "venueId", n.name as "venueName",
      v.box_id as "boxId", v.channel, v.voted, v.paper
    from assembly.voter v join people.label l on l.id = v.person_id left join assembly.venue n on n.id = v.venue_id
    where v.round_id = ${roundId} order by n.position nulls last, l.name, v.id`.execute(tx.db)
  return {
    voters: rows.map(({ venueId, venueName, ...voter }) => ({
      ...voter,
      venue: venueId && venueName !== null ? { id: venueId, name: venueName } : null,
    })),
  }
}

/**
 * Gives one voter another channel, on the server only: to paper while they have not voted by phone, to the phone once their unused paper was
 * given back. Refuses it where a venue without a network holds their paper, and where a part of a secret ballot would become
 * smaller than ten.
 */
export async function changeChannel(
  tx: Tx,
  actor: Actor,
  roundId: string,
  voterId: string,
  { channel, paperGivenBack = false, boxId }: BodyOf<typeof changeChannelEndpoint>,
): Promise<Record<never, never>> {
  const { round, run } = await roundToMove(tx, actor, roundId)
  demandState(round, 'open')
  // Alone with the list: a vote that is on its way is in, or it will find the other channel.
  await lockCasting(tx, roundId)
  const { rows } = await sql<{
    channel: Voter['channel']
    voted: boolean
    box: string | null
    offline: boolean
    boxed: boolean
  }>`
    select v.channel, v.voted, coalesce(${boxId ?? null}::uuid, n.counted_with, n.id) as box,
      exists (select from assembly.round_box b where b.round_id = v.round_id and v.venue_id = any (b.offline)) as offline,
      exists (select from assembly.round_box b where b.round_id = v.round_id
        and b.venue_id = coalesce(${boxId ?? null}::uuid, n.counted_with, n.id)) as boxed
    from assembly.voter v left join assembly.venue n on n.id = v.venue_id
    where v.round_id = ${roundId} and v.id = ${voterId} for no key update of v`.execute(tx.db)
  const voter = found(rows[0])
  if (voter.channel === 'hands') refuse(channelKept, { reason: 'hands' })
  if (voter.channel === channel) refuse(channelKept, { reason: 'same' })
  if (channel === 'paper' && voter.voted) refuse(channelKept, { reason: 'voted' })
  if (channel === 'paper' && !voter.boxed) refuse(channelKept, { reason: 'no-box' })
  if (channel === 'phone' && !paperGivenBack) refuse(channelKept, { reason: 'paper-out' })
  if (channel === 'phone' && voter.offline) refuse(channelKept, { reason: 'no-network' })
  const left = round.assigned[channel === 'paper' ? 'phone' : 'paper'] - 1
  // The first of a channel is its only one: what the other leaves of the whole would be that ballot.
  const joined = round.assigned[channel] + 1
  const own = (
    await sql<{ n: number }>`
    select count(*)::int as n from assembly.voter v join assembly.voter w on w.round_id = v.round_id and w.id = ${voterId} and v.box_id = w.box_id
    where v.round_id = ${roundId}`.execute(tx.db)
  ).rows[0]!.n
  const isSmall =
    (left > 0 && Math.min(left, joined) < secretLeast) ||
    (channel === 'phone' && own > 1 && own <= secretLeast && left > own)
  if (round.secrecy === 'secret' && isSmall) refuse(channelKept, { reason: 'small-channel' })
  await sql`
    update assembly.voter set channel = ${channel}, box_id = ${channel === 'paper' ? voter.box : null}::uuid,
      paper = ${channel === 'paper' ? 'out' : 'given-back'}
    where id = ${voterId}`.execute(tx.db)
  recordAct(tx, run, channelChanged, {
    ...told(run, round, actor),
    subject: { kind: 'assembly.voter', id: voterId },
    data: { to: channel },
  })
  publish(tx, nowTopic(round.sessionId))
  publish(tx, roundTopic(roundId))
  return {}
}
