import { sql } from 'kysely'
import type { Static } from 'typebox'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import type { Tx } from '../../../platform/tx.ts'
import {
  type DutyLine,
  type giveDuty as giveDutyEndpoint,
  tellerScrutinises,
} from '../contract/prepare-people.ts'
import { notOfSession } from '../contract/talk.ts'
import { arrange } from '../sessions/list.ts'
import { notOver, sessionToPrepare } from '../sessions/preparing.ts'

export async function dutiesOf(tx: Tx, sessionId: string): Promise<Static<typeof DutyLine>[]> {
  const { rows } = await sql<Static<typeof DutyLine>>`
    select d.id, d.duty, json_build_object('id', p.id, 'name', p.name) as person,
      (select json_build_object('id', v.id, 'name', v.name) from assembly.venue v where v.id = d.venue_id) as venue
    from assembly.duty d join people.label p on p.id = d.person_id
    where d.session_id = ${sessionId} order by d.duty, p.name collate "zh-x-icu", d.id`.execute(tx.db)
  return rows
}

/**
 * Gives a person a duty of the day, with a venue or for all. Whoever counts does not watch the count, and the reverse, by whichever entry of
 * the person. That a candidate does neither is decided when a poll opens, for only then the candidates are known.
 */
export async function giveDuty(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  { personId, duty, venueId }: BodyOf<typeof giveDutyEndpoint>,
): Promise<{ id: string }> {
  const session = await sessionToPrepare(tx, actor, sessionId, notOver)
  const { rows } = await sql<{ known: boolean; fits: boolean; opposite: boolean }>`
    select exists (select from people.label where id = ${personId}) as known,
      (${venueId}::uuid is null or exists (select from assembly.venue where id = ${venueId}::uuid and session_id = ${sessionId})) as fits,
      exists (select from assembly.duty d join people.human h on h.id = d.person_id
        join people.human me on me.id = ${personId} and me.human_id = h.human_id
        where d.session_id = ${sessionId} and d.duty in ('teller', 'scrutineer') and ${duty} in ('teller', 'scrutineer')
          and d.duty <> ${duty}) as opposite`.execute(tx.db)
  const { known, fits, opposite } = rows[0]!
  if (!known || !fits) refuse(notOfSession)
  if (opposite) refuse(tellerScrutinises)
  const id = newId(tx.now.getTime())
  await sql`
    insert into assembly.duty (id, session_id, person_id, duty, venue_id)
    values (${id}, ${sessionId}, ${personId}, ${duty}, ${venueId})`.execute(tx.db)
  arrange(tx, actor, session, 'duties', 1)
  return { id }
}

export async function takeDuty(tx: Tx, actor: Actor, id: string): Promise<Record<never, never>> {
  const { rows } = await sql<{ sessionId: string }>`
    select session_id as "sessionId" from assembly.duty where id = ${id}`.execute(tx.db)
  const session = await sessionToPrepare(tx, actor, found(rows[0]).sessionId, notOver)
  await sql`delete from assembly.duty where id = ${id}`.execute(tx.db)
  arrange(tx, actor, session, 'duties', 1)
  return {}
}
