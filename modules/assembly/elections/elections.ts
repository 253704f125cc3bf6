import { sql } from 'kysely'
import { type BodyOf, staleVersion } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import type { Tx } from '../../../platform/tx.ts'
import { roots, unitNamed } from '../../units/index.ts'
import {
  badMethod,
  type ElectionMethod,
  electionUnderWay,
  notToFreeze,
  officeNotCommittee,
  type prepareElection as prepareEndpoint,
  type setMethod as setEndpoint,
} from '../contract/elections.ts'
import { methodFault, registerObstacles } from '../rules.ts'
import { enterBody, enterTerm } from '../terms/terms.ts'
import { chineseNumber, sessionTitle, termTitle } from '../words/titles.ts'
import { electionPrepared, methodSet, registerFrozenNow } from './events.ts'
import { registerFacts } from './reading.ts'
import { electionToHold, electionToRead, recordOf } from './sight.ts'
import { assignStations } from './stations.ts'

// Preparing the election of a Residents' Committee: its method is data, and freezes with its register.

const checked = (method: ElectionMethod, heldOn: string): void => {
  const why = methodFault(method, heldOn)
  if (why) refuse(badMethod, { why })
}

/**
 * Begins an election. The body and the term are entered where they are not there yet. Refuses a place that is no neighbourhood, an office
 * that is no Residents' Committee, and a second election of one body at the same time.
 */
export async function prepareElection(
  tx: Tx,
  actor: Actor,
  wanted: BodyOf<typeof prepareEndpoint>,
): Promise<{ id: string }> {
  const { placeId, officeId } = wanted
  const both = found(await roots(tx))
  // By the neighbourhood alone: whoever may act for one committee could otherwise name it together with the next one's ground.
  demand(actor, 'assembly.hold_election', { ...both, placeId })
  const [place, office] = [await unitNamed(tx, placeId), await unitNamed(tx, officeId)]
  if (place?.kind !== 'neighbourhood' || office?.kind !== 'residents_committee')
    return refuse(officeNotCommittee)
  checked(wanted.method, wanted.heldOn)
  const bodyId = await bodyFor(tx, actor, placeId, officeId, office.name)
  const { rows: under } = await sql`
    select from assembly.session s join assembly.term t on t.id = s.term_id
    where t.body_id = ${bodyId} and s.kind = 'election' and s.state in ('preparing', 'called', 'sitting') limit 1`.execute(
    tx.db,
  )
  if (under.length > 0) refuse(electionUnderWay)
  const termId = await termFor(tx, actor, bodyId, wanted.term)
  if (wanted.completesId) {
    const former = await electionToRead(tx, actor, wanted.completesId)
    if (former.bodyId !== bodyId) found(undefined)
  }
  const { rows } = await sql<{ last: number; by: number }>`
    select coalesce(max(s.ordinal), 0)::int as last, count(*) filter (where e.cause = 'by_election')::int as by
    from assembly.session s left join assembly.election e on e.session_id = s.id
    where s.term_id = ${termId} and s.kind = 'election'`.execute(tx.db)
  const { last, by } = rows[0]!
  const id = newId(tx.now.getTime())
  const title =
    wanted.cause === 'general'
      ? sessionTitle(office.name, wanted.term.ordinal, 'election', last + 1)
      : `${office.name}${termTitle(wanted.term.ordinal)}${by === 0 ? '' : `第${chineseNumber(by + 1)}次`}补选`
  await sql`
    insert into assembly.session (id, term_id, kind, ordinal, title, held_on, opens_at, place_id, office_id, quorum, created_by, created_at)
    values (${id}, ${termId}, 'election', ${last + 1}, ${title}, ${wanted.heldOn}, ${wanted.opensAt}, ${placeId}, ${officeId},
      ${JSON.stringify(wanted.method.turnout)}::jsonb, ${actor.personId}, ${tx.now})`.execute(tx.db)
  await sql`
    insert into assembly.election (session_id, cause, completes_id, electors, voting_age, posts, winning, names_shown, decided_within_days,
      entrusted_most, candidates_may_carry, roving_box, candidates_on_register, write_ins)
    values (${id}, ${wanted.cause}, ${wanted.completesId}, 'voters', 0, '[]', '{}', 'masked', 1, 0, false, false, true, 'none')`.execute(
    tx.db,
  )
  await writeMethod(tx, id, wanted.method)
  const { cause, method } = wanted
  recordOf(tx, actor, await electionToRead(tx, actor, id), electionPrepared, {
    cause,
    electors: method.electors,
  })
  return { id }
}

/** The Residents' Committee as a body, entered with its first election here; held, so that of two who begin at once one is refused. */
async function bodyFor(
  tx: Tx,
  actor: Actor,
  placeId: string,
  officeId: string,
  name: string,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from assembly.body where kind = 'residents_committee' and place_id = ${placeId} and office_id = ${officeId}
    order by entered_at limit 1 for no key update`.execute(tx.db)
  if (rows[0]) return rows[0].id
  return (await enterBody(tx, actor, { kind: 'residents_committee', name, placeId, officeId })).id
}

async function termFor(
  tx: Tx,
  actor: Actor,
  bodyId: string,
  term: BodyOf<typeof prepareEndpoint>['term'],
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from assembly.term where body_id = ${bodyId} and ordinal = ${term.ordinal}`.execute(tx.db)
  return rows[0]?.id ?? (await enterTerm(tx, actor, bodyId, term)).id
}

async function writeMethod(tx: Tx, id: string, method: ElectionMethod): Promise<void> {
  await sql`
    update assembly.election set electors = ${method.electors}, voting_age = ${method.votingAge},
      posts = ${JSON.stringify(method.posts)}::jsonb, winning = ${JSON.stringify(method.winning)}::jsonb,
      names_shown = ${method.namesShown}, shown_from = ${method.shownFrom}, shown_until = ${method.shownUntil},
      objections_until = ${method.objectionsUntil}, decided_within_days = ${method.decidedWithinDays},
      registration_until = ${method.registrationUntil}, entrusted_most = ${method.entrustedMost},
      candidates_may_carry = ${method.candidatesMayCarry}, roving_box = ${method.rovingBox},
      candidates_on_register = ${method.candidatesOnRegister}, write_ins = ${method.writeIns}, version = version + 1
    where session_id = ${id}`.execute(tx.db)
  // Another kind of elector counts households otherwise; PostgreSQL refuses a register that does not fit it.
  await sql`
    update assembly.elector set household = ${method.electors === 'households' ? sql`building || ' ' || room` : sql`null`}
    where session_id = ${id} and household is distinct from ${method.electors === 'households' ? sql`building || ' ' || room` : sql`null`}`.execute(
    tx.db,
  )
}

/** Changes the method or the day, before the register is frozen. */
export async function setMethod(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, heldOn, opensAt, method }: BodyOf<typeof setEndpoint>,
): Promise<{ id: string }> {
  const election = await electionToHold(tx, actor, id, { beforeFreezing: true })
  if (version !== election.version) refuse(staleVersion)
  checked(method, heldOn)
  await sql`
    update assembly.session set held_on = ${heldOn}, opens_at = ${opensAt}, quorum = ${JSON.stringify(method.turnout)}::jsonb,
      version = version + 1 where id = ${id}`.execute(tx.db)
  await writeMethod(tx, id, method)
  recordOf(tx, actor, election, methodSet, {})
  return { id }
}

/**
 * Freezes the register: from now on nobody is added or struck, the voters are the list of the session, and turnout is counted against
 * it. Refuses while the public list runs, an objection is open, somebody waits to be entered, or the register does not fit the method.
 */
export async function freezeRegister(tx: Tx, actor: Actor, id: string): Promise<{ voters: number }> {
  const election = await electionToHold(tx, actor, id, { beforeFreezing: true })
  const why = registerObstacles(election.method, await registerFacts(tx, id), tx.today)[0]
  if (why) refuse(notToFreeze, { why })
  const { rows } = await sql<{ id: string; personId: string; building: string }>`
    select id, person_id as "personId", building from assembly.elector where session_id = ${id} and state = 'entered'
    order by building, room, id`.execute(tx.db)
  const list = rows.map((row) => ({
    id: newId(tx.now.getTime()),
    person: row.personId,
    building: row.building,
  }))
  await sql`
    insert into assembly.attendee (id, session_id, person_id, standing, constituency, ballot_by)
    select id, ${id}, person, 'entitled', building, 'paper'
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as r(id uuid, person uuid, building text)`.execute(
    tx.db,
  )
  await sql`
    update assembly.election set frozen_at = ${tx.now}, frozen_by = ${actor.personId}, version = version + 1 where session_id = ${id}`.execute(
    tx.db,
  )
  await sql`update assembly.session set state = 'called', version = version + 1 where id = ${id} and state = 'preparing'`.execute(
    tx.db,
  )
  await assignStations(tx, id)
  recordOf(tx, actor, election, registerFrozenNow, { voters: list.length })
  return { voters: list.length }
}
