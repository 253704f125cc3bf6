import { type RawBuilder, sql } from 'kysely'
import type { BodyOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import type { Tx } from '../../../platform/tx.ts'
import { recordAct } from '../acts.ts'
import * as contract from '../contract/talk.ts'
import { ownIds, sessionToRead } from '../sessions/sight.ts'
import { pointRaised, pointSorted } from './events.ts'
import {
  aboutGroup,
  demandInGroup,
  type GroupToAct,
  groupToAct,
  groupToRead,
  publishTalk,
  readGroups,
} from './sight.ts'

const person = (column: string) =>
  sql`(select json_build_object('id', l.id, 'name', l.name) from people.label l where l.id = ${sql.ref(column)})`

type PointRow = Omit<contract.Point, 'enteredAt'> & { enteredAt: Date }

/** Points that fit, by group and number, in one statement. */
async function askPoints(tx: Tx, condition: RawBuilder<unknown>): Promise<contract.Point[]> {
  const { rows } = await sql<PointRow>`
    select p.id, json_build_object('id', g.id, 'name', g.name) as "group", p.position, p.kind, p.words,
      case when p.raised_by is null then null else json_build_object('id', p.raised_by,
        'name', (select l.name from people.label l where l.id = p.raised_by),
        'of', (select coalesce(a.constituency, a.delegation, a.capacity) from assembly.attendee a
          where a.session_id = g.session_id and a.person_id = p.raised_by)) end as "raisedBy",
      ${person('p.entered_by')} as "enteredBy", p.entered_at as "enteredAt",
      (select json_build_object('id', i.id, 'title', i.title) from assembly.item i where i.id = p.item_id) as item, p.about, p.wanted,
      p.merged_into as "mergedInto",
      (select count(*)::int from assembly.point other where other.merged_into = p.id and other.struck_at is null) as merged,
      case when p.struck_at is null then null else json_build_object('reason', p.struck_reason) end as struck,
      p.wish_id as "wishId"
    from assembly.point p join assembly.talk t on t.id = p.talk_id join assembly.discussion_group g on g.id = t.group_id
    where ${condition} order by g.position, g.name, p.position`.execute(tx.db)
  return rows.map((row) => ({ ...row, enteredAt: row.enteredAt.toISOString() }))
}

/** Every point of one group, struck ones too. */
export async function listPoints(tx: Tx, actor: Actor, groupId: string): Promise<contract.Point[]> {
  const group = await groupToRead(tx, actor, groupId)
  return group.talkId ? askPoints(tx, sql`t.id = ${group.talkId}`) : []
}

/** The points of all groups that this actor may read, in one list: the chair's. */
export async function listSessionPoints(
  tx: Tx,
  actor: Actor,
  sessionId: string,
): Promise<ReplyOf<typeof contract.listSessionPoints>> {
  const session = await sessionToRead(tx, actor, sessionId)
  const groups = await readGroups(tx, actor, sql`s.id = ${sessionId}`)
  const talks = groups.flatMap((group) => group.talkId ?? [])
  const [first] = groups
  return {
    session: {
      id: session.id,
      title: session.title,
      state: session.state,
      run: first?.runId ? { id: first.runId, kind: first.runKind ?? 'real', isOpen: first.runOpen } : null,
    },
    points: talks.length > 0 ? await askPoints(tx, sql`t.id = any (${talks}::uuid[])`) : [],
  }
}

/**
 * For other rooms, which have asked who may: the points that stand, of the run that goes on or of the day itself. What was merged comes with
 * `mergedInto`; what was struck does not come.
 */
export async function pointsOf(tx: Tx, sessionId: string): Promise<contract.Point[]> {
  return askPoints(
    tx,
    sql`p.struck_at is null and p.run_id = (select r.id from assembly.run r
      where r.session_id = ${sessionId} and (r.ended_at is null or r.kind = 'real')
      order by r.ended_at is null desc limit 1)`,
  )
}

/** Refuses an item of another session, and somebody who does not sit in this group. */
async function demandOfGroup(
  tx: Tx,
  group: GroupToAct,
  { itemId, raisedBy = null }: { itemId: string | null; raisedBy?: string | null },
): Promise<void> {
  const { rows } = await sql<{ item: boolean; person: boolean }>`
    select ${itemId}::uuid is null or exists (select from assembly.item i
        where i.id = ${itemId} and i.session_id = ${group.sessionId}) as item,
      ${raisedBy}::uuid is null or ${raisedBy}::uuid in (${group.convenorId}::uuid, ${group.recorderId}::uuid)
        or exists (select from assembly.attendee a where a.group_id = ${group.id} and a.removed_at is null
          and a.person_id = ${raisedBy}) as person`.execute(tx.db)
  if (!rows[0]?.item || rows[0].person === false) refuse(contract.notOfSession)
}

/** Raises a point. Members raise their own; only who records, convenes or helps enters what another said, or the group as a whole. */
export async function raisePoint(
  tx: Tx,
  actor: Actor,
  groupId: string,
  point: BodyOf<typeof contract.raisePoint>,
): Promise<{ id: string }> {
  const group = await groupToAct(tx, actor, groupId, 'afterwards')
  const isOwn = point.raisedBy !== null && (await isOneself(tx, actor, point.raisedBy))
  demandInGroup(actor, group, isOwn ? 'raise' : 'raise_for')
  await demandOfGroup(tx, group, point)
  const id = newId(tx.now.getTime())
  await sql`update assembly.talk set points = points + 1 where id = ${group.talkId}`.execute(tx.db)
  await sql`
    insert into assembly.point (id, run_id, talk_id, position, kind, words, raised_by, entered_by, entered_at, item_id, about, wanted)
    values (${id}, ${group.runId}, ${group.talkId}, ${group.points + 1}, ${point.kind}, ${point.words.trim()}, ${point.raisedBy},
      ${actor.personId}, ${tx.now}, ${point.itemId}, ${point.about?.trim() ?? null}, ${point.wanted})`.execute(
    tx.db,
  )
  recordAct(tx, { kind: group.runKind }, pointRaised, {
    ...aboutGroup(group, actor),
    subject: { kind: 'assembly.point', id },
    quantity: 1,
    measure: '条',
    data: { group: group.id, kind: point.kind },
  })
  publishTalk(tx, group)
  return { id }
}

async function isOneself(tx: Tx, actor: Actor, personId: string): Promise<boolean> {
  const { rows } = await sql<{
    own: boolean
  }>`select ${personId}::uuid = any (${ownIds(actor)}) as own`.execute(tx.db)
  return rows[0]?.own ?? false
}

export interface PointToAct {
  id: string
  position: number
  kind: contract.PointKind
  words: string
  raisedBy: string | null
  mergedInto: string | null
  struck: boolean
  wishId: string | null
  others: number
  isOwn: boolean
}

/** A point of a group this actor may read, with its group held. Several are held in the order of their groups. */
export async function pointToAct(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ group: GroupToAct; point: PointToAct }> {
  const { rows: where } = await sql<{ groupId: string }>`
    select t.group_id as "groupId" from assembly.point p join assembly.talk t on t.id = p.talk_id where p.id = ${id}`.execute(
    tx.db,
  )
  const group = await groupToAct(tx, actor, found(where[0]).groupId, 'afterwards')
  const { rows } = await sql<PointToAct>`
    select p.id, p.position, p.kind, p.words, p.raised_by as "raisedBy", p.merged_into as "mergedInto",
      p.struck_at is not null as struck, p.wish_id as "wishId",
      (select count(*)::int from assembly.point o where o.merged_into = p.id and o.struck_at is null) as others,
      coalesce(p.raised_by = any (${ownIds(actor)}), false) as "isOwn"
    from assembly.point p where p.id = ${id} and p.talk_id = ${group.talkId} for update of p`.execute(tx.db)
  return { group, point: found(rows[0]) }
}

/** Says anew of what kind a point is, what it is about and what is to become of it. Its words and whoever raised it stay. */
export async function sortPoint(
  tx: Tx,
  actor: Actor,
  id: string,
  { kind, itemId, about, wanted }: BodyOf<typeof contract.sortPoint>,
): Promise<{ id: string }> {
  const { group, point } = await pointToAct(tx, actor, id)
  demandInGroup(actor, group, 'raise_for')
  if (point.struck || point.wishId) refuse(contract.pointElsewhere)
  await demandOfGroup(tx, group, { itemId })
  await sql`update assembly.point set kind = ${kind}, item_id = ${itemId}, about = ${about?.trim() ?? null}, wanted = ${wanted}
    where id = ${id}`.execute(tx.db)
  recordAct(tx, { kind: group.runKind }, pointSorted, {
    ...aboutGroup(group, actor),
    subject: { kind: 'assembly.point', id },
    data: { kind, wanted },
  })
  publishTalk(tx, group)
  return { id }
}
