import { type RawBuilder, sql } from 'kysely'
import { addDays } from '../../../platform/civil.ts'
import { type BodyOf, mayNot } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Lilong } from '../../../platform/lilong.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { roots } from '../../units/index.ts'
import {
  type DeputyTerm,
  deputyCannot,
  deputyDays,
  deputyOver,
  deputySelf,
  type nameDeputy as nameDeputyEndpoint,
} from '../contract/approvals.ts'
import { deputyEnded, deputyNamed } from '../events.ts'
import { humansOf } from '../papers/locked.ts'
import { ownIds } from '../papers/sight.ts'
import { rankOf } from '../papers/submission.ts'

const longestDays = 366

/** Deputisings this actor may know of: one’s own on either side; all, where one oversees the papers of the whole street. */
async function askTerms(tx: Tx, actor: Actor, condition: RawBuilder<unknown>): Promise<DeputyTerm[]> {
  const both = found(await roots(tx))
  const overseesAll = actor.may('documents.oversee', both)
  const own = ownIds(actor)
  const { rows } = await sql<Omit<DeputyTerm, 'writtenAt'> & { writtenAt: Date }>`
    select d.id, jsonb_build_object('id', d.person_id, 'name', p.name) as person,
      jsonb_build_object('id', d.deputy_id, 'name', s.name) as deputy, d.kinds, d.from_on as "fromOn", d.until_on as "untilOn",
      d.reason, d.ended_on as "endedOn", d.written_at as "writtenAt", d.person_id = any (${own}) as "isMine"
    from documents.deputy_term d join people.label p on p.id = d.person_id join people.label s on s.id = d.deputy_id
    where (${overseesAll} or d.person_id = any (${own}) or d.deputy_id = any (${own})) and ${condition}
    order by d.from_on desc, d.id desc limit 500`.execute(tx.db)
  return rows.map((row) => ({ ...row, writtenAt: row.writtenAt.toISOString() }))
}

export const listDeputies = (tx: Tx, actor: Actor): Promise<DeputyTerm[]> => askTerms(tx, actor, sql`true`)

/**
 * Names somebody who signs in one’s own name from a day until a day. Only the person themselves can give their name away: no clerk does it
 * for them. Refuses days that are past, reversed or longer than a year, oneself, and somebody without an account for papers.
 */
export async function nameDeputy(
  tx: Tx,
  lilong: Lilong,
  actor: Actor,
  { deputyId, kinds, fromOn, untilOn, reason }: BodyOf<typeof nameDeputyEndpoint>,
): Promise<{ id: string }> {
  const both = found(await roots(tx))
  const humans = await humansOf(tx, [deputyId, actor.personId!])
  if (!humans.get(deputyId)) refuse(deputyCannot)
  if (humans.get(deputyId) === humans.get(actor.personId!)) refuse(deputySelf)
  if (fromOn < tx.today || untilOn <= fromOn || untilOn > addDays(fromOn, longestDays)) refuse(deputyDays)
  if ((await rankOf(tx, lilong, both, deputyId, 'read')) === undefined) refuse(deputyCannot)
  const id = newId(tx.now.getTime())
  await sql`
    insert into documents.deputy_term (id, person_id, deputy_id, kinds, from_on, until_on, reason, written_by, written_at)
    values (${id}, ${actor.personId}, ${deputyId}, ${kinds}, ${fromOn}, ${untilOn}, ${reason.trim()}, ${actor.personId}, ${tx.now})`.execute(
    tx.db,
  )
  record(tx, deputyNamed, {
    ...both,
    actor,
    subject: { kind: 'documents.deputy_term', id },
    data: { deputy: deputyId, fromOn, untilOn },
  })
  publish(tx, 'documents.papers')
  return { id }
}

/** Ends a deputising from today on: by whoever gave it, or by whoever has it. What was signed in that name stays. */
export async function endDeputy(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const term = found((await askTerms(tx, actor, sql`d.id = ${id}`))[0])
  const { rows } = await sql<{ over: boolean; party: boolean }>`
    select (until_on <= ${tx.today}::date or ended_on is not null) as over,
      (person_id = any (${ownIds(actor)}) or deputy_id = any (${ownIds(actor)})) as party
    from documents.deputy_term where id = ${id} for no key update`.execute(tx.db)
  const held = found(rows[0])
  if (!held.party) refuse(mayNot, { permission: 'documents.approve' })
  if (held.over) refuse(deputyOver)
  await sql`update documents.deputy_term set ended_on = ${tx.today}, ended_by = ${actor.personId} where id = ${id}`.execute(
    tx.db,
  )
  record(tx, deputyEnded, {
    ...found(await roots(tx)),
    actor,
    subject: { kind: 'documents.deputy_term', id },
    data: { deputy: term.deputy.id },
  })
  publish(tx, 'documents.papers')
  return { id }
}
