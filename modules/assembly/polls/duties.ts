import { sql } from 'kysely'
import type { ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import {
  type getMyCounts as getMyCountsEndpoint,
  type listMyDuties as listMyDutiesEndpoint,
  notTeller,
} from '../contract/counts.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import { ownIds, sessionToRead } from '../sessions/sight.ts'
import { boxesOf } from './boxes.ts'
import { roundsOf, runToShow } from './facts.ts'
import { humansOf, roundToRead } from './sight.ts'

// Who counts and who watches. Duties are persons of the session, asked at the moment of the act; a candidate has none in that ballot.

export interface MyDuty {
  humanId: string
  /** Venues this person counts in; null where it is every one. */
  tellsIn: string[] | null
  tells: boolean
  watches: boolean
}

/** What this actor is appointed to in a session, for a ballot with these lines. */
export async function dutyOf(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  options: RoundFacts['options'],
): Promise<MyDuty> {
  const { rows } = await sql<{ duty: string; venueId: string | null; humanId: string }>`
    select d.duty, d.venue_id as "venueId", h.human_id as "humanId" from assembly.duty d join people.human h on h.id = d.person_id
    where d.session_id = ${sessionId} and d.person_id = any (${ownIds(actor)}) and d.duty in ('teller', 'scrutineer')`.execute(
    tx.db,
  )
  const candidates = await humansOf(
    tx,
    options.flatMap(({ personId }) => personId ?? []),
  )
  const humanId = rows[0]?.humanId ?? ''
  const stands = [...candidates.values()].includes(humanId)
  const telling = stands ? [] : rows.filter(({ duty }) => duty === 'teller')
  return {
    humanId,
    tells: telling.length > 0,
    tellsIn: telling.some(({ venueId }) => venueId === null)
      ? null
      : telling.flatMap(({ venueId }) => venueId ?? []),
    watches: !stands && rows.some(({ duty }) => duty === 'scrutineer'),
  }
}

/** The boxes of a round that somebody counts: their venue’s, and whichever takes the paper of their venue. */
export async function boxesToldBy(tx: Tx, roundId: string, duty: MyDuty): Promise<Set<string>> {
  if (!duty.tells) return new Set()
  const { rows } = await sql<{ id: string; poured: string | null; mine: boolean }>`
    select b.venue_id as id, b.poured_into as poured, ${duty.tellsIn === null}::boolean or b.venue_id = any (${duty.tellsIn ?? []}::uuid[])
      or exists (select from assembly.voter v where v.round_id = b.round_id and v.box_id = b.venue_id
        and v.venue_id = any (${duty.tellsIn ?? []}::uuid[])) as mine
    from assembly.round_box b where b.round_id = ${roundId}`.execute(tx.db)
  const told = new Set(rows.filter(({ mine }) => mine).map(({ id }) => id))
  // Whoever counts a box that was poured into another counts there.
  for (const { id, poured } of rows) if (poured && told.has(id)) told.add(poured)
  return told
}

/** A teller’s own page: the boxes they count, what they entered, and where it differs. Nobody else’s numbers. */
export async function getMyCounts(
  tx: Tx,
  actor: Actor,
  roundId: string,
): Promise<ReplyOf<typeof getMyCountsEndpoint>> {
  const { round } = await roundToRead(tx, actor, roundId)
  const duty = await dutyOf(tx, actor, round.sessionId, round.options)
  if (!duty.tells && !duty.watches) refuse(notTeller)
  const told = await boxesToldBy(tx, roundId, duty)
  const boxes = (await boxesOf(tx, round)).filter(({ id }) => told.has(id))
  const { id, number, question, kind, mode, secrecy, writeIns, options, state } = round
  return {
    round: { id, number, question, kind, mode, secrecy, writeIns, options, state },
    scrutineer: duty.watches,
    boxes: boxes.map((box) => {
      const own = box.entries.find(({ personId }) => personId === duty.humanId)
      return {
        id: box.id,
        name: box.name,
        assigned: box.assigned,
        state: box.state,
        differences: own ? box.differences : [],
        mine: own
          ? {
              issued: own.issued,
              returned: own.returned,
              invalid: own.invalid,
              lines: own.lines,
              ...(own.orders ? { orders: own.orders } : {}),
            }
          : null,
      }
    }),
  }
}

/** The rounds of a session in which I count or watch the count. */
export async function listMyDuties(
  tx: Tx,
  actor: Actor,
  sessionId: string,
): Promise<ReplyOf<typeof listMyDutiesEndpoint>> {
  const session = await sessionToRead(tx, actor, sessionId)
  const runId = await runToShow(tx, session.id)
  const all = runId === null ? [] : await roundsOf(tx, runId)
  const rounds = []
  for (const round of all) {
    if (round.assigned.paper + round.assigned.hands === 0) continue
    const duty = await dutyOf(tx, actor, session.id, round.options)
    const teller = (await boxesToldBy(tx, round.id, duty)).size > 0
    const { id, number, question, secrecy, state } = round
    if (teller || duty.watches)
      rounds.push({ id, number, question, secrecy, state, teller, scrutineer: duty.watches })
  }
  return { rounds: rounds.toReversed() }
}
