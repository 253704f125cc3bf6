import { type RawBuilder, sql } from 'kysely'
import type { QueryOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { recordAct } from '../acts.ts'
import * as contract from '../contract/talk.ts'
import { ownIds } from '../sessions/sight.ts'
import { remarkHidden, remarkShown } from './events.ts'
import {
  aboutGroup,
  chatTopic,
  demandInGroup,
  type GroupToAct,
  groupToAct,
  groupToRead,
  mayInGroup,
} from './sight.ts'

/** Nobody types faster; a script that floods a group is told to wait. */
const mostInAMinute = 20

/** The chat of one group, a page of it, or what changed since a revision. */
export async function listRemarks(
  tx: Tx,
  actor: Actor,
  id: string,
  { before, since, limit = 50 }: QueryOf<typeof contract.listRemarks>,
): Promise<ReplyOf<typeof contract.listRemarks>> {
  const group = await groupToRead(tx, actor, id)
  const { rows: heads } = await sql<{ revision: number }>`
    select revision from assembly.talk where id = ${group.talkId}`.execute(tx.db)
  const revision = heads[0]?.revision ?? 0
  const isSince = since !== undefined
  const condition: RawBuilder<unknown> = isSince
    ? sql`m.revision > ${since} and m.revision <= ${revision}`
    : sql`(${before ?? null}::int is null or m.position < ${before ?? null}) and m.revision <= ${revision}`
  const order = isSince ? sql`m.revision` : sql`m.position desc`
  const { rows } = await sql<RemarkRow>`
    select m.id, m.position, m.revision, m.person_id as "personId", l.name, m.said_at as "saidAt", m.words,
      m.withdrawn_at is not null as withdrawn, m.hidden_reason as reason, m.person_id = any (${ownIds(actor)}) as "isOwn",
      coalesce(a.constituency, a.delegation, a.capacity) as of
    from assembly.remark m join people.label l on l.id = m.person_id
    left join assembly.attendee a on a.session_id = ${group.sessionId} and a.person_id = m.person_id
    where m.talk_id = ${group.talkId} and ${condition}
    order by ${order} limit ${limit + 1}`.execute(tx.db)
  const rest = rows.length > limit
  const kept = rows.slice(0, limit)
  const seesHidden = mayInGroup(actor, group, 'hide') || group.isStaff
  return {
    remarks: kept
      .toSorted((a, b) => a.position - b.position)
      .map((row) => ({
        id: row.id,
        position: row.position,
        by: { id: row.personId, name: row.name, of: row.of },
        isOwn: row.isOwn,
        saidAt: row.saidAt.toISOString(),
        words: row.reason !== null && !seesHidden && !row.isOwn ? null : row.words,
        withdrawn: row.withdrawn,
        hidden: row.reason === null ? null : { reason: row.reason },
      })),
    revision: isSince && rest ? kept.at(-1)!.revision : revision,
    earlier: !isSince && rest,
    more: isSince && rest,
  }
}

interface RemarkRow {
  id: string
  position: number
  revision: number
  personId: string
  name: string
  of: string | null
  saidAt: Date
  words: string | null
  withdrawn: boolean
  reason: string | null
  isOwn: boolean
}

/** The next revision of a group's chat; its row is held, so that numbers follow the order of commits. */
async function revise(tx: Tx, group: GroupToAct): Promise<number> {
  const { rows } = await sql<{ revision: number }>`
    update assembly.talk set revision = revision + 1 where id = ${group.talkId} returning revision`.execute(
    tx.db,
  )
  return rows[0]!.revision
}

/** Says something in the online chat while the group has the word. */
export async function sayRemark(
  tx: Tx,
  actor: Actor,
  id: string,
  words: string,
): Promise<{ id: string; position: number }> {
  const group = await groupToAct(tx, actor, id, 'now')
  if (group.mode !== 'online') refuse(contract.notOnline)
  demandInGroup(actor, group, 'say')
  if (!group.openSince) refuse(contract.talkClosed)
  const { rows: said } = await sql<{ last: number; recent: number }>`
    select coalesce(max(m.position), 0) as last,
      count(*) filter (where m.person_id = any (${ownIds(actor)}) and m.said_at > ${new Date(tx.now.getTime() - 60_000)})::int
        as recent
    from assembly.remark m where m.talk_id = ${group.talkId}`.execute(tx.db)
  const { last, recent } = said[0]!
  if (recent >= mostInAMinute) refuse(contract.remarksTooFast)
  const remark = { id: newId(tx.now.getTime()), position: last + 1 }
  await sql`insert into assembly.remark (id, run_id, talk_id, position, revision, person_id, words, said_at)
    values (${remark.id}, ${group.runId}, ${group.talkId}, ${remark.position}, ${await revise(tx, group)}, ${actor.personId},
      ${words.trim()}, ${tx.now})`.execute(tx.db)
  publish(tx, chatTopic(id))
  return remark
}

interface Held {
  id: string
  isOwn: boolean
  saidAt: Date
  withdrawn: boolean
  hidden: boolean
}

/** A remark of a group this actor may read, with its group held. */
async function remarkToAct(tx: Tx, actor: Actor, id: string): Promise<{ group: GroupToAct; remark: Held }> {
  const { rows: where } = await sql<{ groupId: string }>`
    select t.group_id as "groupId" from assembly.remark m join assembly.talk t on t.id = m.talk_id where m.id = ${id}`.execute(
    tx.db,
  )
  const group = await groupToAct(tx, actor, found(where[0]).groupId, 'afterwards')
  const { rows } = await sql<Held>`
    select m.id, m.person_id = any (${ownIds(actor)}) as "isOwn", m.said_at as "saidAt", m.withdrawn_at is not null as withdrawn,
      m.hidden_at is not null as hidden
    from assembly.remark m where m.id = ${id} and m.talk_id = ${group.talkId}`.execute(tx.db)
  return { group, remark: found(rows[0]) }
}

/** Takes back one's own words of the last two minutes. That something was said stays; taking it back twice is taking it back once. */
export async function withdrawRemark(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const { group, remark } = await remarkToAct(tx, actor, id)
  if (!remark.isOwn) found(null)
  if (remark.withdrawn) return { id }
  if (tx.now.getTime() - remark.saidAt.getTime() > contract.withdrawWithinMs)
    refuse(contract.tooLateToWithdraw)
  await sql`update assembly.remark set words = null, withdrawn_at = ${tx.now}, revision = ${await revise(tx, group)}
    where id = ${id}`.execute(tx.db)
  publish(tx, chatTopic(group.id))
  return { id }
}

/** The convenor hides what does not belong there; everybody sees that, and why. */
export async function hideRemark(tx: Tx, actor: Actor, id: string, reason: string): Promise<{ id: string }> {
  return moderate(tx, actor, id, reason.trim())
}

/** Shows it again. */
export const showRemark = (tx: Tx, actor: Actor, id: string): Promise<{ id: string }> =>
  moderate(tx, actor, id, null)

async function moderate(tx: Tx, actor: Actor, id: string, reason: string | null): Promise<{ id: string }> {
  const { group, remark } = await remarkToAct(tx, actor, id)
  demandInGroup(actor, group, 'hide')
  if (remark.withdrawn || (reason === null && !remark.hidden)) refuse(contract.remarkGone)
  await sql`update assembly.remark set hidden_at = ${reason && tx.now}, hidden_by = ${reason && actor.personId},
      hidden_reason = ${reason}, revision = ${await revise(tx, group)} where id = ${id}`.execute(tx.db)
  recordAct(tx, { kind: group.runKind }, reason === null ? remarkShown : remarkHidden, {
    ...aboutGroup(group, actor),
    subject: { kind: 'assembly.remark', id },
    data: { group: group.id },
  })
  publish(tx, chatTopic(group.id))
  return { id }
}
