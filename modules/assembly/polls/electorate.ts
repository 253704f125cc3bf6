import { sql } from 'kysely'
import { newId } from '../../../platform/id.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { ballotBys, PollOption } from '../contract/polls-shapes.ts'
import type { Secrecy } from '../rules.ts'
import type { NewVoter } from './store.ts'

/** Somebody on duty, as a human being with a name. */
export interface OnDuty {
  humanId: string
  name: string
}
export interface Box {
  id: string
  name: string
  /** Venues without a network whose paper goes into it. */
  offline: string[]
  assigned: number
  tellers: OnDuty[]
}

/** Who votes if a ballot opens at this moment, how, and where it is counted. */
export interface Electorate {
  voters: NewVoter[]
  assigned: { phone: number; paper: number; hands: number }
  boxes: Box[]
  scrutineers: OnDuty[]
  /** Human beings by person, and names by human being, of everybody who appears here or is a candidate. */
  humans: Map<string, string>
  names: Map<string, string>
  /** Names of those who stand on the list as two rows of one person. */
  twice: string[]
  /** Voters for whose paper or hand there is no place at all. */
  unboxed: number
}

interface Venue {
  id: string
  name: string
  kind: string
  hasNetwork: boolean
  countedWith: string | null
}
interface Present {
  attendeeId: string
  personId: string
  humanId: string
  name: string
  venueId: string | null
  ballotBy: 'phone' | 'paper'
}

/**
 * Read in one statement, so that who is counted as present and who is on the list of voters are the same people. In an election it is
 * whoever was handed a card: having left since with the ballot in the box changes nothing.
 */
async function presentVoters(tx: Tx, runId: string): Promise<Present[]> {
  const { rows } = await sql<Present>`
    select distinct on (a.id) a.id as "attendeeId", a.person_id as "personId", h.human_id as "humanId", l.name, coalesce(p.venue_id, a.venue_id) as "venueId",
      a.ballot_by as "ballotBy"
    from assembly.presence p
      join assembly.attendee a on a.id = p.attendee_id and a.removed_at is null and a.standing = 'entitled'
      join assembly.session s on s.id = a.session_id
      join people.human h on h.id = a.person_id join people.label l on l.id = a.person_id
    where p.run_id = ${runId} and p.struck_at is null and (p.out_at is null or s.kind = 'election')
    order by a.id, p.in_at`.execute(tx.db)
  return rows
}

/**
 * Assigns every present voter one channel. Hands are counted where people sit. Whoever sits in a venue without a network votes on paper,
 * whatever was assigned: a phone cannot be heard from there.
 */
export async function electorateOf(
  tx: Tx,
  sessionId: string,
  runId: string,
  poll: { secrecy: Secrecy; ballotBy: (typeof ballotBys)[number] },
  options: readonly PollOption[],
): Promise<Electorate> {
  const { rows: venues } = await sql<Venue>`
    select id, name, kind, has_network as "hasNetwork", counted_with as "countedWith" from assembly.venue
    where session_id = ${sessionId} order by (kind = 'main') desc, position, id`.execute(tx.db)
  const byId = new Map(venues.map((venue) => [venue.id, venue]))
  // Whoever is nowhere puts paper into the main hall's box.
  const main = venues[0]
  const present = await presentVoters(tx, runId)
  const seen = new Map<string, string>()
  const twice: string[] = []
  let unboxed = 0
  const voters = present.map((one): NewVoter => {
    if (seen.has(one.humanId)) twice.push(one.name)
    seen.set(one.humanId, one.name)
    const venue = one.venueId ? byId.get(one.venueId) : main
    const channel = channelOf(one, venue)
    const boxId =
      channel === 'phone'
        ? null
        : channel === 'hands'
          ? (venue?.id ?? null)
          : (venue?.countedWith ?? venue?.id ?? null)
    if (channel !== 'phone' && boxId === null) unboxed++
    return {
      id: newId(tx.now.getTime()),
      attendeeId: one.attendeeId,
      personId: one.personId,
      humanId: one.humanId,
      venueId: venue?.id ?? null,
      channel,
      boxId,
    }
  })
  const { tellers, scrutineers } = await onDuty(tx, sessionId)
  const humans = new Map(present.map(({ personId, humanId }) => [personId, humanId]))
  const candidates = options.flatMap(({ personId }) => personId ?? [])
  const names = new Map(seen)
  for (const { id, humanId, name } of await namesOf(tx, candidates)) {
    humans.set(id, humanId)
    names.set(humanId, name)
  }
  for (const { humanId, name } of [...tellers, ...scrutineers]) names.set(humanId, name)
  const count = (channel: NewVoter['channel']) => voters.filter((voter) => voter.channel === channel).length
  return {
    voters,
    assigned: { phone: count('phone'), paper: count('paper'), hands: count('hands') },
    boxes: boxesOf(voters, venues, tellers),
    scrutineers,
    humans,
    names,
    twice,
    unboxed,
  }

  function channelOf(one: Present, venue: Venue | undefined): NewVoter['channel'] {
    if (poll.secrecy === 'hands') return 'hands'
    if (venue && !venue.hasNetwork) return 'paper'
    return poll.ballotBy === 'assigned' ? one.ballotBy : poll.ballotBy
  }
}

function boxesOf(
  voters: readonly NewVoter[],
  venues: readonly Venue[],
  tellers: readonly (OnDuty & { venueId: string | null })[],
): Box[] {
  return venues.flatMap((venue): Box[] => {
    const assigned = voters.filter((voter) => voter.boxId === venue.id)
    if (assigned.length === 0) return []
    const served = new Set([venue.id, ...assigned.flatMap(({ venueId }) => venueId ?? [])])
    return [
      {
        id: venue.id,
        name: venue.name,
        assigned: assigned.length,
        offline: venues.filter(({ id, hasNetwork }) => !hasNetwork && served.has(id)).map(({ id }) => id),
        tellers: tellers.filter(({ venueId }) => venueId === null || served.has(venueId)),
      },
    ]
  })
}

async function onDuty(
  tx: Tx,
  sessionId: string,
): Promise<{ tellers: (OnDuty & { venueId: string | null })[]; scrutineers: OnDuty[] }> {
  const { rows } = await sql<OnDuty & { duty: string; venueId: string | null }>`
    select distinct h.human_id as "humanId", l.name, d.duty, d.venue_id as "venueId"
    from assembly.duty d join people.human h on h.id = d.person_id join people.label l on l.id = d.person_id
    where d.session_id = ${sessionId} and d.duty in ('teller', 'scrutineer') order by l.name`.execute(tx.db)
  const scrutineers = new Map(
    rows.filter(({ duty }) => duty === 'scrutineer').map(({ humanId, name }) => [humanId, { humanId, name }]),
  )
  return { tellers: rows.filter(({ duty }) => duty === 'teller'), scrutineers: [...scrutineers.values()] }
}

async function namesOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<{ id: string; humanId: string; name: string }[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<{ id: string; humanId: string; name: string }>`
    select h.id, h.human_id as "humanId", l.name from people.human h join people.label l on l.id = h.id
    where h.id = any (${[...personIds]}::uuid[])`.execute(tx.db)
  return rows
}
