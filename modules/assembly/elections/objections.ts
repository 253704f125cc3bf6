import { sql } from 'kysely'
import { addDays } from '../../../platform/civil.ts'
import type { BodyOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { constraint, demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { cleanName } from '../../people/rules.ts'
import {
  type decideObjection as decideEndpoint,
  type listObjections as listEndpoint,
  notInObjectionDays,
  type ObjectionKind,
  objectionDecided,
  objectionNeedsAct,
  objectionTwice,
  type raiseObjectionOnPaper as paperEndpoint,
  voterFault,
  voterMoved,
} from '../contract/voters.ts'
import { mayObject } from '../rules.ts'
import { objectionRaised, objectionSettled, registerImported } from './events.ts'
import { moveElector } from './importing.ts'
import { electorToMove, enterOne, strike } from './register.ts'
import {
  type ElectionRow,
  electionMoved,
  electionOf,
  electionToHold,
  electionToRead,
  standingOf,
} from './sight.ts'
import { tellDecision } from './telling.ts'

// Objections to the register: seen by those who hold the election and by whoever raised them, and by nobody else.

constraint('objection_once', objectionTwice)

/** Objections of an election; who objected is not shown to staff who may only read. */
export async function listObjections(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<ReplyOf<typeof listEndpoint>> {
  const election = await electionToRead(tx, actor, id)
  demand(actor, 'assembly.hold_election', election)
  const { rows } = await sql<
    Omit<ReplyOf<typeof listEndpoint>['objections'][number], 'raisedAt' | 'decidedAt'> & {
      at: Date
      decided: Date | null
    }
  >`
    select o.id, o.about, o.words, coalesce(o.raised_name, r.name) as "raisedBy", o.raised_name is not null as "onPaper",
      o.raised_at as at, o.decide_by as "decideBy", o.decision is null and o.decide_by < ${tx.today}::date as "isLate", o.decision,
      o.decision_words as "decisionWords", o.decided_at as decided,
      (select json_build_object('id', e.id, 'name', p.name, 'building', e.building) from assembly.elector e
        join people.label p on p.id = e.person_id where e.id = o.voter_id) as voter
    from assembly.objection o left join people.label r on r.id = o.raised_by
    where o.session_id = ${id} order by o.decision is not null, o.decide_by, o.raised_at, o.id limit 500`.execute(
    tx.db,
  )
  return {
    objections: rows.map(({ at, decided, ...one }) => ({
      ...one,
      raisedAt: at.toISOString(),
      decidedAt: decided?.toISOString() ?? null,
    })),
  }
}

/** Writes an objection down. The day by which it is decided follows from the method. Refuses one outside the days for it. */
export async function writeObjection(
  tx: Tx,
  actor: Actor,
  election: ElectionRow,
  said: {
    about: ObjectionKind
    voterId: string | null
    words: string
    by: { personId: string } | { name: string }
  },
): Promise<string> {
  if (election.frozenAt || !mayObject(election.method, tx.today)) refuse(notInObjectionDays)
  if (said.voterId) {
    const { rows } = await sql`
      select from assembly.elector where id = ${said.voterId} and session_id = ${election.id} and state = 'entered'`.execute(
      tx.db,
    )
    found(rows[0])
  } else if (said.about !== 'missing') refuse(objectionNeedsAct)
  const id = newId(tx.now.getTime())
  const [personId, name] = 'personId' in said.by ? [said.by.personId, null] : [null, said.by.name]
  await sql`
    insert into assembly.objection (id, session_id, about, voter_id, words, raised_by, raised_name, entered_by, raised_at, decide_by)
    values (${id}, ${election.id}, ${said.about}, ${said.about === 'missing' ? null : said.voterId}, ${said.words.trim()}, ${personId},
      ${name}, ${personId ? null : actor.personId}, ${tx.now}, ${addDays(tx.today, election.method.decidedWithinDays)})`.execute(
    tx.db,
  )
  record(tx, objectionRaised, {
    ...standingOf(election),
    actor,
    subject: { kind: 'assembly.objection', id },
    data: { about: said.about },
  })
  electionMoved(tx, election.id)
  return id
}

/** Enters what somebody wrote on paper or said at the desk. */
export async function raiseObjectionOnPaper(
  tx: Tx,
  actor: Actor,
  id: string,
  { raisedName, ...said }: BodyOf<typeof paperEndpoint>,
): Promise<{ id: string }> {
  const election = await electionToHold(tx, actor, id)
  const name = cleanName(raisedName) ?? refuse(voterFault, { fault: 'name_odd' })
  return { id: await writeObjection(tx, actor, election, { ...said, by: { name } }) }
}

/**
 * Decides an objection and says why. Upholding it changes the register in the same act: whoever was missing is entered, a line is struck or
 * written anew. Whoever raised it at the residents' door is told.
 */
export async function decideObjection(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  id: string,
  body: BodyOf<typeof decideEndpoint>,
): Promise<{ id: string }> {
  const election = await electionToHold(tx, actor, await electionOf(tx, 'objection', id), {
    beforeFreezing: true,
  })
  const { rows } = await sql<{
    about: ObjectionKind
    voterId: string | null
    raisedBy: string | null
    decision: string | null
  }>`
    select about, voter_id as "voterId", raised_by as "raisedBy", decision from assembly.objection where id = ${id} for update`.execute(
    tx.db,
  )
  const objection = found(rows[0])
  if (objection.decision !== null) refuse(objectionDecided)
  if (body.decision === 'upheld') await uphold(tx, vault, actor, election, objection, body)
  await sql`
    update assembly.objection set decision = ${body.decision}, decision_words = ${body.words.trim()}, decided_by = ${actor.personId},
      decided_at = ${tx.now} where id = ${id}`.execute(tx.db)
  settled(tx, actor, election, id, body.decision)
  if (objection.raisedBy)
    await tellDecision(tx, objection.raisedBy, {
      session: election.id,
      objection: id,
      upheld: body.decision === 'upheld',
    })
  return { id }
}

async function uphold(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  election: ElectionRow,
  objection: { about: ObjectionKind; voterId: string | null },
  body: BodyOf<typeof decideEndpoint>,
): Promise<void> {
  if (objection.about === 'missing') {
    if (!body.enters) return refuse(objectionNeedsAct)
    await enterOne(tx, vault, actor, election, body.enters, 'objection')
    return
  }
  const { elector } = await electorToMove(tx, actor, found(objection.voterId))
  if (elector.state !== 'entered') refuse(voterMoved)
  if (objection.about === 'should_not_be') {
    if (!body.strikes) return refuse(objectionNeedsAct)
    await strike(tx, actor, election, elector.id, body.strikes, null)
    return
  }
  const { corrects } = body
  if (!corrects) return refuse(objectionNeedsAct)
  const name = cleanName(corrects.name) ?? refuse(voterFault, { fault: 'name_odd' })
  if (name === elector.name) {
    await moveElector(tx, actor, election, elector.id, corrects)
    record(tx, registerImported, {
      ...standingOf(election),
      actor,
      subject: { kind: 'assembly.elector', id: elector.id },
      data: { entered: 0, moved: 1, source: 'objection' },
    })
    return
  }
  // A name belongs to the person's own entry: under another name it is another line, and the wrong one goes.
  await strike(tx, actor, election, elector.id, 'other', null)
  const { bornOn } = elector
  await enterOne(
    tx,
    vault,
    actor,
    election,
    { name, building: corrects.building, room: corrects.room, bornOn, phone: null },
    'objection',
  )
}

export function settled(
  tx: Tx,
  actor: Actor,
  election: ElectionRow,
  id: string,
  decision: 'upheld' | 'rejected' | 'withdrawn',
): void {
  record(tx, objectionSettled, {
    ...standingOf(election),
    actor,
    subject: { kind: 'assembly.objection', id },
    data: { decision },
  })
  electionMoved(tx, election.id)
}
