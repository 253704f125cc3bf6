import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { constraint, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { enterPersons } from '../../people/index.ts'
import {
  candidateNot,
  candidatesFew,
  candidatesShown,
  candidateTwice,
  type nominate as nominateEndpoint,
  pollsPrepared,
  registerOpen,
  type SoughtPost,
  type settleCandidate as settleEndpoint,
} from '../contract/elections.ts'
import { preparePoll } from '../polls/prepare.ts'
import { candidatesNeeded, orderByStrokes } from '../rules.ts'
import { chineseNumber, termTitle } from '../words/titles.ts'
import { ballotsPrepared, candidateNominated, candidateSettled, candidatesAnnounced } from './events.ts'
import { type ElectionRow, electionMoved, electionOf, electionToHold, recordOf, standingOf } from './sight.ts'

// Who stands for which post, from the nomination to the ballot.

constraint('election_candidate_once', candidateTwice)
constraint('election_ballot_once', pollsPrepared)

/**
 * Enters a nomination. Who is on the register is nominated from it; others only where the method allows it, by name. Nobody is nominated
 * for a post that this election does not fill, or after the candidates were announced.
 */
export async function nominate(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  id: string,
  body: BodyOf<typeof nominateEndpoint>,
): Promise<{ id: string }> {
  const election = await electionToHold(tx, actor, id)
  if (election.candidatesShownAt) refuse(candidatesShown)
  if (!election.method.posts.some(({ post }) => post === body.post)) refuse(candidateNot)
  const personId = await standingPerson(tx, vault, actor, election, body)
  const candidateId = newId(tx.now.getTime())
  await sql`
    insert into assembly.candidate (id, session_id, person_id, post, nominated_by, nominators, introduction, state, entered_by, entered_at)
    values (${candidateId}, ${id}, ${personId}, ${body.post}, ${body.nominatedBy}, ${body.nominators}, ${body.introduction.trim()},
      'nominated', ${actor.personId}, ${tx.now})`.execute(tx.db)
  record(tx, candidateNominated, {
    ...standingOf(election),
    actor,
    subject: { kind: 'assembly.candidate', id: candidateId },
    data: { post: body.post },
  })
  electionMoved(tx, id)
  return { id: candidateId }
}

async function standingPerson(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  election: ElectionRow,
  { voterId, name }: BodyOf<typeof nominateEndpoint>,
): Promise<string> {
  if (voterId) {
    const { rows } = await sql<{ personId: string }>`
      select person_id as "personId" from assembly.elector
      where id = ${voterId} and session_id = ${election.id} and state = 'entered'`.execute(tx.db)
    return rows[0]?.personId ?? refuse(candidateNot)
  }
  if (election.method.candidatesOnRegister || !name) return refuse(candidateNot)
  const [personId] = await enterPersons(tx, vault, actor, [{ name, ...standingOf(election) }])
  return found(personId)
}

/** Confirms, refuses or takes out a candidate, before they are announced. A withdrawal is possible afterwards too: nobody stands unwilling. */
export async function settleCandidate(
  tx: Tx,
  actor: Actor,
  id: string,
  { state, reason }: BodyOf<typeof settleEndpoint>,
): Promise<{ id: string }> {
  const election = await electionToHold(tx, actor, await electionOf(tx, 'candidate', id))
  if (election.candidatesShownAt && (state !== 'withdrawn' || (await hasBallots(tx, election.id))))
    refuse(candidatesShown)
  await sql`
    update assembly.candidate set state = ${state}, reason = ${reason?.trim() || null}, settled_at = ${tx.now} where id = ${id}`.execute(
    tx.db,
  )
  record(tx, candidateSettled, {
    ...standingOf(election),
    actor,
    subject: { kind: 'assembly.candidate', id },
    data: { state },
  })
  electionMoved(tx, election.id)
  return { id }
}

async function hasBallots(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select from assembly.election_ballot where session_id = ${id} limit 1`.execute(
    tx.db,
  )
  return rows.length > 0
}

interface Standing {
  personId: string
  name: string
  post: SoughtPost
}

/** Confirmed candidates by post in stroke order; refuses a post with fewer than the method asks for. */
async function confirmed(tx: Tx, election: ElectionRow): Promise<Map<SoughtPost, Standing[]>> {
  const { rows } = await sql<Standing>`
    select c.person_id as "personId", p.name, c.post from assembly.candidate c join people.label p on p.id = c.person_id
    where c.session_id = ${election.id} and c.state = 'confirmed'`.execute(tx.db)
  return new Map(
    election.method.posts.map((sought) => {
      const own = rows.filter(({ post }) => post === sought.post)
      const needed = candidatesNeeded(sought)
      if (own.length < needed) refuse(candidatesFew, { post: sought.post, candidates: own.length, needed })
      return [sought.post, orderByStrokes(own, ({ name }) => name)]
    }),
  )
}

/** Announces the candidates. The register is frozen by then, and each post has as many as the method asks for. */
export async function showCandidates(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const election = await electionToHold(tx, actor, id)
  if (!election.frozenAt) refuse(registerOpen)
  if (election.candidatesShownAt) refuse(candidatesShown)
  const all = await confirmed(tx, election)
  await sql`update assembly.election set candidates_shown_at = ${tx.now}, version = version + 1 where session_id = ${id}`.execute(
    tx.db,
  )
  recordOf(tx, actor, election, candidatesAnnounced, {
    candidates: [...all.values()].reduce((sum, list) => sum + list.length, 0),
  })
  return { id }
}

const postName: Record<SoughtPost, string> = { director: '主任', deputy_director: '副主任', member: '委员' }

/**
 * Prepares the ballots: one for each post, on paper and secret, with the method's own rules; what is prepared may still be changed where
 * polls are prepared. Once for an election.
 */
export async function prepareBallots(tx: Tx, actor: Actor, id: string): Promise<{ pollIds: string[] }> {
  const election = await electionToHold(tx, actor, id)
  if (!election.candidatesShownAt) refuse(registerOpen)
  if (await hasBallots(tx, id)) refuse(pollsPrepared)
  const all = await confirmed(tx, election)
  const { method, bodyName, termOrdinal } = election
  const pollIds: string[] = []
  for (const { post, seats } of method.posts) {
    const candidates = all.get(post) ?? []
    const { id: pollId } = await preparePoll(tx, actor, id, {
      question: `选举${bodyName}${termTitle(termOrdinal)}${postName[post]}（应选${chineseNumber(seats)}名）`,
      kind: 'election',
      // As many candidates as seats: each is voted on; more: so many are chosen.
      mode: candidates.length > seats ? 'pick' : 'approve',
      stage: 'formal',
      secrecy: 'secret',
      quorum: method.turnout,
      rule: method.winning,
      seats,
      most: seats,
      writeIns: method.writeIns === 'instead-of' && candidates.length > seats ? 'free' : method.writeIns,
      ties: 'revote',
      ballotBy: 'paper',
      options: candidates.map(({ personId, name }) => ({ label: name, personId })),
    })
    await sql`
      insert into assembly.election_ballot (poll_id, session_id, post) values (${pollId}, ${id}, ${post})`.execute(
      tx.db,
    )
    pollIds.push(pollId)
  }
  recordOf(tx, actor, election, ballotsPrepared, { polls: pollIds.length })
  return { pollIds }
}
