import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { VoterChannel } from '../contract/polls-shapes.ts'
import type { BallotMarks } from '../rules.ts'

/** A person on the list of voters of a round, as it is frozen. */
export interface NewVoter {
  id: string
  attendeeId: string
  personId: string
  humanId: string
  venueId: string | null
  channel: VoterChannel
  /** Where their paper goes in or their hand is counted; null for phones. */
  boxId: string | null
}

export interface NewBallot {
  id: string
  marks: BallotMarks
}

export interface KeptBallot extends NewBallot {
  /** Of a named poll only. */
  voterId: string | null
}

export interface BoxOf {
  id: string
  runId: string
  secrecy: 'named' | 'secret' | 'hands'
}

/**
 * cast: it is in the box. repeated: the very same ballot of this voter is in it already. already: this voter has another in it.
 * elsewhere: this voter votes on paper. closed: nothing comes in any more.
 */
export type Cast = 'cast' | 'repeated' | 'already' | 'elsewhere' | 'closed'

/**
 * Where ballots are kept. Whatever keeps them promises: a voter has one ballot, and it comes in only between `open` and `close`; what was
 * answered with `cast` is counted; whoever reads `ballots` learns of a secret round neither whose they are nor when or in which order they
 * came; nothing is read before `close`. `polls/store.conformance.ts` puts any store to the test.
 */
export interface BallotStore {
  /** Writes the list of voters and closes it to additions. Doing it again with the same round changes nothing. */
  open(tx: Tx, round: BoxOf, voters: readonly NewVoter[]): Promise<void>
  /** Refuses (the constraint `ballot_pkey` or `named_ballot_id_once`) the id of another voter's ballot. */
  cast(tx: Tx, round: BoxOf, voterId: string, ballot: NewBallot): Promise<Cast>
  /** Ends the voting. @returns whether it was open until now */
  close(tx: Tx, roundId: string, by: string | null): Promise<boolean>
  /** All ballots, ordered by their ids; an error while the round is open. */
  ballots(tx: Tx, roundId: string): Promise<KeptBallot[]>
  /** Voters with a phone, and how many of them have cast. */
  turnout(tx: Tx, roundId: string): Promise<{ assigned: number; cast: number }>
}

/**
 * The id of a ballot: what the browser rolled, mixed with the round, so that it is spread evenly whatever a browser sends, and the same
 * token finds the same ballot after a lost answer.
 */
export function ballotId(roundId: string, token: string): string {
  const hex = createHash('sha256').update(`${roundId}\n${token}`).digest('hex').slice(0, 32)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
/** The same without dashes, as it is shown and published. */
export const receiptOf = (id: string): string => id.replaceAll('-', '')

/**
 * Everybody who casts holds this lock shared and whoever ends the voting holds it alone, both until they commit: voters never wait for
 * each other, nothing that was answered is missing from the count, and, since PostgreSQL queues for locks, an end does not starve.
 * Locking the row of the round instead would write to it at every ballot.
 */
const key = (roundId: string) => sql`hashtextextended(${roundId}, 23)`

export async function lockCasting(tx: Tx, roundId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${key(roundId)})`.execute(tx.db)
}

export const plainStore: BallotStore = {
  async open(tx, round, voters) {
    await sql`
      insert into assembly.voter (id, round_id, run_id, attendee_id, person_id, human_id, venue_id, channel, box_id, paper)
      select v."id", r.id, ${round.runId}::uuid, v."attendeeId", v."personId", v."humanId", v."venueId", v."channel", v."boxId",
        case v."channel" when 'paper' then 'out' else 'none' end
      from assembly.round r, jsonb_to_recordset(${JSON.stringify(voters)}::jsonb)
        as v("id" uuid, "attendeeId" uuid, "personId" uuid, "humanId" uuid, "venueId" uuid, "channel" text, "boxId" uuid)
      where r.id = ${round.id} and not r.sealed`.execute(tx.db)
    await sql`update assembly.round set sealed = true where id = ${round.id} and not sealed`.execute(tx.db)
  },

  async cast(tx, round, voterId, { id, marks }) {
    await sql`select pg_advisory_xact_lock_shared(${key(round.id)})`.execute(tx.db)
    // A statement of its own: it must see what was committed while it waited for the lock.
    const kept = JSON.stringify(marks)
    const marked = sql`update assembly.voter v set voted = true
      where v.id = ${voterId} and v.round_id = ${round.id} and v.channel = 'phone' and not v.voted
        and exists (select from assembly.round r where r.id = v.round_id and r.state = 'open')
      returning v.id`
    const { rows } =
      round.secrecy === 'secret'
        ? await sql`with who as (${marked})
            insert into assembly.ballot (round_id, id, run_id, marks)
            select ${round.id}::uuid, ${id}::uuid, ${round.runId}::uuid, ${kept}::jsonb from who returning id`.execute(
            tx.db,
          )
        : await sql`with who as (${marked})
            insert into assembly.named_ballot (round_id, voter_id, id, run_id, marks)
            select ${round.id}::uuid, who.id, ${id}::uuid, ${round.runId}::uuid, ${kept}::jsonb from who
            returning id`.execute(tx.db)
    return rows.length > 0 ? 'cast' : await whyNot(tx, round.id, voterId, { id, marks })
  },

  async close(tx, roundId, by) {
    await lockCasting(tx, roundId)
    const { rows } = await sql`
      update assembly.round set state = 'counting', ended_at = ${tx.now}, ended_by = ${by}::uuid
      where id = ${roundId} and state = 'open' returning id`.execute(tx.db)
    if (rows.length === 0) return false
    // Laid down anew by one transaction in the order of their random ids: from now on neither a row's place nor its transaction tells
    // when it came in.
    await sql`
      with emptied as (delete from assembly.ballot where round_id = ${roundId} returning round_id, id, run_id, marks)
      insert into assembly.counted_ballot (round_id, id, run_id, marks)
      select round_id, id, run_id, marks from emptied order by id`.execute(tx.db)
    return true
  },

  async ballots(tx, roundId) {
    const { rows } = await sql<KeptBallot & { isOpen: boolean }>`
      select b.id, b.marks, b.voter_id as "voterId"
      from (select id, marks, null::uuid as voter_id from assembly.counted_ballot where round_id = ${roundId}
        union all select id, marks, voter_id from assembly.named_ballot where round_id = ${roundId}) b
      order by b.id`.execute(tx.db)
    const { rows: rounds } = await sql<{ state: string }>`
      select state from assembly.round where id = ${roundId}`.execute(tx.db)
    if (rounds[0]?.state === 'open') throw new Error('The ballots of an open round are not read')
    return rows
  },

  async turnout(tx, roundId) {
    const { rows } = await sql<{ assigned: number; cast: number }>`
      select count(*)::int as assigned, count(*) filter (where voted)::int as cast
      from assembly.voter where round_id = ${roundId} and channel = 'phone'`.execute(tx.db)
    return rows[0]!
  },
}

async function whyNot(tx: Tx, roundId: string, voterId: string, ballot: NewBallot): Promise<Cast> {
  const { rows } = await sql<{ voted: boolean; channel: VoterChannel; same: boolean }>`
    select v.voted, v.channel, (
      exists (select from assembly.ballot b where b.round_id = v.round_id and b.id = ${ballot.id} and b.marks = ${JSON.stringify(ballot.marks)}::jsonb)
      or exists (select from assembly.counted_ballot b where b.round_id = v.round_id and b.id = ${ballot.id}
        and b.marks = ${JSON.stringify(ballot.marks)}::jsonb)
      or exists (select from assembly.named_ballot b where b.round_id = v.round_id and b.voter_id = v.id and b.id = ${ballot.id}
        and b.marks = ${JSON.stringify(ballot.marks)}::jsonb)) as same
    from assembly.voter v where v.id = ${voterId} and v.round_id = ${roundId}`.execute(tx.db)
  const voter = rows[0]
  if (voter?.voted) return voter.same ? 'repeated' : 'already'
  return voter && voter.channel !== 'phone' ? 'elsewhere' : 'closed'
}
