import { type RawBuilder, sql } from 'kysely'
import type { BodyOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { personStanding } from '../../people/index.ts'
import { registerFrozen } from '../contract/elections.ts'
import {
  type askToVote as askEndpoint,
  type MyElection,
  type listMyElections as mineEndpoint,
  objectionDecided,
  objectionsMany,
  type raiseObjection as raiseEndpoint,
  registrationOver,
  voterFault,
  voterTwice,
} from '../contract/voters.ts'
import { isShown, mayObject, mayRegister } from '../rules.ts'
import { ownIds } from '../sessions/sight.ts'
import { readLine } from './deciding.ts'
import { electorAsked } from './events.ts'
import { enterLines } from './importing.ts'
import { settled, writeObjection } from './objections.ts'
import { askElections, type ElectionRow, electionMoved, standingOf } from './sight.ts'

// Elections where one lives, at the residents' door: nobody is staff here, and sees only their own line.

/** With `e` and `s`: of the neighbourhood in whose register this person stands, not called off, prepared far enough to be told of. */
const whereILive = (tx: Tx, actor: Actor): RawBuilder<boolean> => sql<boolean>`(s.state <> 'cancelled'
  and (e.frozen_at is not null or e.shown_from is not null or e.registration_until is not null)
  and exists (select from people.standing me join units.within w on w.id = me.place_id and w.ancestor_id = s.place_id
    and w.from_on <= ${tx.today}::date and ${tx.today}::date < w.until_on where me.id = any (${ownIds(actor)})))`

async function myElection(tx: Tx, actor: Actor, id: string): Promise<ElectionRow> {
  return found((await askElections(tx, sql`s.id = ${id} and ${whereILive(tx, actor)}`))[0])
}

export async function listMyElections(tx: Tx, actor: Actor): Promise<ReplyOf<typeof mineEndpoint>> {
  const elections = await askElections(
    tx,
    sql`${whereILive(tx, actor)} and s.state <> 'closed' and s.held_on >= ${tx.today}::date`,
  )
  const ids = elections.map(({ id }) => id)
  const { rows: lines } = await sql<{
    sessionId: string
    building: string
    state: 'asked' | 'entered' | 'refused' | 'struck'
  }>`
    select session_id as "sessionId", building, state from assembly.elector
    where session_id = any (${ids}::uuid[]) and person_id = any (${ownIds(actor)})`.execute(tx.db)
  const { rows: said } = await sql<
    Omit<MyElection['objections'][number], 'raisedAt'> & { sessionId: string; at: Date }
  >`
    select id, session_id as "sessionId", about, words, raised_at as at, decide_by as "decideBy", decision, decision_words as "decisionWords"
    from assembly.objection where session_id = any (${ids}::uuid[]) and raised_by = any (${ownIds(actor)})
    order by raised_at desc`.execute(tx.db)
  return {
    elections: elections.map(({ id, title, heldOn, method, frozenAt }) => {
      const line = lines.find(({ sessionId }) => sessionId === id)
      const open = frozenAt === null
      return {
        id,
        title,
        heldOn,
        electors: method.electors,
        mine: line ? { building: line.building, state: line.state } : null,
        may: [
          ...(open && !line && mayRegister(method, tx.today) ? (['ask'] as const) : []),
          ...(isShown(method, tx.today) ? (['look'] as const) : []),
          ...(open && mayObject(method, tx.today) ? (['object'] as const) : []),
        ],
        registrationUntil: method.registrationUntil,
        objectionsUntil: method.objectionsUntil,
        objections: said
          .filter(({ sessionId }) => sessionId === id)
          .map(({ sessionId: _, at, ...one }) => ({ ...one, raisedAt: at.toISOString() })),
      }
    }),
  }
}

/** Asks to be entered; whoever keeps the register decides. The name is the one this person is known by here. */
export async function askToVote(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  id: string,
  { building, room, bornOn }: BodyOf<typeof askEndpoint>,
): Promise<{ id: string }> {
  const election = await myElection(tx, actor, id)
  if (election.frozenAt) refuse(registerFrozen)
  if (!mayRegister(election.method, tx.today)) refuse(registrationOver)
  const person = found(await personStanding(tx, found(actor.personId)))
  const { rows: known } = await sql`
    select from assembly.elector where session_id = ${id} and person_id = any (${ownIds(actor)}) limit 1`.execute(
    tx.db,
  )
  if (known.length > 0) refuse(voterTwice)
  const { electors, votingAge } = election.method
  const { faults, ...line } = readLine(
    {
      line: 1,
      name: person.name,
      building,
      room: room.trim() || null,
      bornOn,
      phone: null,
      hasFormula: false,
    },
    { electors, votingAge, heldOn: election.heldOn },
  )
  if (faults[0]) refuse(voterFault, { fault: faults[0] })
  const [electorId] = await enterLines(
    tx,
    vault,
    actor,
    election,
    [{ ...line, personId: person.id }],
    'asked',
    'asked',
  )
  record(tx, electorAsked, {
    ...standingOf(election),
    actor,
    subject: { kind: 'assembly.elector', id: found(electorId) },
  })
  electionMoved(tx, id)
  return { id: found(electorId) }
}

/** Undecided ones of one person: a register is not held up by one who objects to everybody. */
const mostOpen = 10

/** Objects to the list. Nobody else at this door learns of it, neither that somebody did nor what they said. */
export async function raiseObjection(
  tx: Tx,
  actor: Actor,
  id: string,
  said: BodyOf<typeof raiseEndpoint>,
): Promise<{ id: string }> {
  const election = await myElection(tx, actor, id)
  const personId = found(actor.personId)
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from assembly.objection
    where session_id = ${id} and decision is null and raised_by = any (${ownIds(actor)})`.execute(tx.db)
  if (rows[0]!.open >= mostOpen) refuse(objectionsMany)
  return { id: await writeObjection(tx, actor, election, { ...said, by: { personId } }) }
}

/** Takes back one's own objection. Somebody else's is 404. */
export async function withdrawObjection(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const { rows } = await sql<{ sessionId: string; decision: string | null }>`
    select session_id as "sessionId", decision from assembly.objection
    where id = ${id} and raised_by = any (${ownIds(actor)}) for update`.execute(tx.db)
  const objection = found(rows[0])
  if (objection.decision !== null) refuse(objectionDecided)
  await sql`
    update assembly.objection set decision = 'withdrawn', decided_by = ${actor.personId}, decided_at = ${tx.now} where id = ${id}`.execute(
    tx.db,
  )
  const [election] = await askElections(tx, sql`s.id = ${objection.sessionId}`)
  settled(tx, actor, found(election), id, 'withdrawn')
  return { id }
}
