import { sql } from 'kysely'
import type { BodyOf, QueryOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { constraint, found, refuse } from '../../../platform/http/refusal.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { personsByPhones } from '../../people/index.ts'
import { registerFrozen } from '../contract/elections.ts'
import {
  type Elector,
  householdTwice,
  type listRegister as listEndpoint,
  type settleAsked as settleEndpoint,
  type strikeVoter as strikeEndpoint,
  type VoterBody,
  voterFault,
  voterMoved,
  type voterSources,
  voterTwice,
} from '../contract/voters.ts'
import { decideVoters, type StandingElector } from './deciding.ts'
import { electorEntered, electorRefused, electorStruck } from './events.ts'
import { enterLines, moveElector, registerOf } from './importing.ts'
import {
  type ElectionRow,
  electionMoved,
  electionOf,
  electionToHold,
  electionToRead,
  standingOf,
} from './sight.ts'
import { tellRegistration } from './telling.ts'

// The register of voters, line by line.

constraint('elector_person_once', voterTwice)
constraint('elector_household_once', householdTwice)
constraint('register_frozen', registerFrozen)

const pageOf = 100

/** Lines of the register with what tells two of one name apart. Only for those who hold the election. */
export async function listRegister(
  tx: Tx,
  actor: Actor,
  id: string,
  query: QueryOf<typeof listEndpoint>,
): Promise<ReplyOf<typeof listEndpoint>> {
  await electionToRead(tx, actor, id)
  const like = query.search?.trim() && `%${query.search.trim().replace(/[\\%_]/g, '\\$&')}%`
  const fits = sql.join(
    [
      sql`e.session_id = ${id}`,
      ...(query.building ? [sql`e.building = ${query.building}`] : []),
      ...(query.state ? [sql`e.state = ${query.state}`] : []),
      ...(like ? [sql`(p.name ilike ${like} or e.building ilike ${like} or e.room ilike ${like})`] : []),
    ],
    sql` and `,
  )
  const { rows } = await sql<Elector & { total: number }>`
    select e.id, json_build_object('id', p.id, 'name', p.name) as person, e.building, e.room, e.born_on as "bornOn", e.state, e.source,
      e.struck_for as "struckFor", e.struck_words as "struckWords", count(*) over ()::int as total,
      (select count(*)::int from assembly.elector o join people.label q on q.id = o.person_id
        where o.session_id = e.session_id and o.id <> e.id and o.state = 'entered' and q.name = p.name) as namesakes
    from assembly.elector e join people.label p on p.id = e.person_id where ${fits}
    order by e.building, e.room, p.name, e.id limit ${pageOf} offset ${query.from ?? 0}`.execute(tx.db)
  const { rows: buildings } = await sql<{ building: string; voters: number }>`
    select building, count(*)::int as voters from assembly.elector where session_id = ${id} and state = 'entered'
    group by building order by building`.execute(tx.db)
  return {
    voters: rows.map(({ total: _, ...row }) => row),
    from: query.from ?? 0,
    total: rows[0]?.total ?? 0,
    buildings,
  }
}

/**
 * Enters one voter by hand, by the rules of an import: a name alone is never taken for somebody known, a phone is. Refuses what is no name,
 * whoever is on the register already, and a second voter of one household where one votes for it.
 */
export async function enterVoter(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  id: string,
  body: VoterBody,
): Promise<{ id: string }> {
  const election = await electionToHold(tx, actor, id, { beforeFreezing: true })
  const elector = await enterOne(tx, vault, actor, election, body, 'clerk')
  return { id: elector }
}

export async function enterOne(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  election: ElectionRow,
  body: VoterBody,
  source: (typeof voterSources)[number],
): Promise<string> {
  const { electors, votingAge } = election.method
  const owners = await personsByPhones(tx, vault, body.phone ? [body.phone] : [])
  const [decision] = decideVoters(
    [{ ...body, line: 1, room: body.room.trim() || null, hasFormula: false }],
    await registerOf(tx, election.id),
    owners,
    { electors, votingAge, heldOn: election.heldOn },
  )
  const line = found(decision)
  // Whoever was struck comes back on the same line: by hand and after an objection, never by an import.
  if (line.elector?.state === 'struck' && line.faults.every((fault) => fault === 'struck_before')) {
    await moveElector(tx, actor, election, line.elector.id, line)
    recordAbout(tx, actor, election, line.elector.id, electorEntered, { source })
    return line.elector.id
  }
  if (line.faults[0]) refuse(voterFault, { fault: line.faults[0] })
  if (line.act !== 'enters') refuse(voterTwice)
  const [electorId] = await enterLines(tx, vault, actor, election, [line], source)
  recordAbout(tx, actor, election, found(electorId), electorEntered, { source })
  return found(electorId)
}

/** A line of the register, for an act on it. */
export async function electorToMove(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ election: ElectionRow; elector: StandingElector }> {
  const election = await electionToHold(tx, actor, await electionOf(tx, 'elector', id), {
    beforeFreezing: true,
  })
  const { rows } = await sql<StandingElector>`
    select e.id, e.person_id as "personId", p.name, e.building, e.room, e.born_on as "bornOn", e.state
    from assembly.elector e join people.label p on p.id = e.person_id where e.id = ${id} for no key update of e`.execute(
    tx.db,
  )
  return { election, elector: found(rows[0]) }
}

export async function strikeVoter(
  tx: Tx,
  actor: Actor,
  id: string,
  { for: why, words }: BodyOf<typeof strikeEndpoint>,
): Promise<{ id: string }> {
  const { election, elector } = await electorToMove(tx, actor, id)
  if (elector.state !== 'entered') refuse(voterMoved)
  await strike(tx, actor, election, id, why, words)
  return { id }
}

export async function strike(
  tx: Tx,
  actor: Actor,
  election: ElectionRow,
  id: string,
  why: BodyOf<typeof strikeEndpoint>['for'],
  words: string | null,
): Promise<void> {
  await sql`
    update assembly.elector set state = 'struck', struck_for = ${why}, struck_words = ${words?.trim() || null}, household = null,
      settled_by = ${actor.personId}, settled_at = ${tx.now} where id = ${id}`.execute(tx.db)
  recordAbout(tx, actor, election, id, electorStruck, { for: why })
}

/** Enters or refuses somebody who asked for it, and tells them. */
export async function settleAsked(
  tx: Tx,
  actor: Actor,
  id: string,
  { accept, words }: BodyOf<typeof settleEndpoint>,
): Promise<{ id: string }> {
  const { election, elector } = await electorToMove(tx, actor, id)
  if (elector.state !== 'asked') refuse(voterMoved)
  const household = election.method.electors === 'households' ? `${elector.building} ${elector.room}` : null
  if (accept && household !== null && elector.room === '') refuse(voterFault, { fault: 'room_missing' })
  await sql`
    update assembly.elector set state = ${accept ? 'entered' : 'refused'}, household = ${accept ? household : null},
      struck_words = ${accept ? null : words?.trim() || null}, settled_by = ${actor.personId}, settled_at = ${tx.now}
    where id = ${id}`.execute(tx.db)
  if (accept) recordAbout(tx, actor, election, id, electorEntered, { source: 'asked' })
  else recordAbout(tx, actor, election, id, electorRefused, {})
  await tellRegistration(tx, elector.personId, { session: election.id, accepted: accept })
  return { id }
}

function recordAbout(
  tx: Tx,
  actor: Actor,
  election: ElectionRow,
  id: string,
  kind: typeof electorEntered | typeof electorStruck | typeof electorRefused,
  data: Record<string, string>,
): void {
  record(tx, kind as typeof electorRefused, {
    ...standingOf(election),
    actor,
    subject: { kind: 'assembly.elector', id },
    data: data as Record<never, never>,
  })
  electionMoved(tx, election.id)
}
