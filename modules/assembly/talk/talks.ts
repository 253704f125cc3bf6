import { sql } from 'kysely'
import type { ReplyOf, Static } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { recordAct } from '../acts.ts'
import type { Named } from '../contract/core.ts'
import * as contract from '../contract/talk.ts'
import type { Run } from '../sessions/sight.ts'
import { sessionToRead } from '../sessions/sight.ts'
import { talkClosed, talkOpened } from './events.ts'
import {
  aboutGroup,
  demandInGroup,
  type GroupRow,
  groupToAct,
  groupToRead,
  isMyGroup,
  mayInGroup,
  publishTalk,
  readGroups,
  talksTopic,
  talkTopic,
} from './sight.ts'

type SessionHead = ReplyOf<typeof contract.getTalk>['session']
const headOf = (group: GroupRow): SessionHead => ({
  id: group.sessionId,
  title: group.sessionTitle,
  state: group.sessionState,
  run: group.runId && group.runKind ? { id: group.runId, kind: group.runKind, isOpen: group.runOpen } : null,
})

interface Counted {
  groupId: string
  convenor: Static<typeof Named> | null
  recorder: Static<typeof Named> | null
  members: number
  remarks: number
  points: number
  photos: number
  minutes: contract.TalkLine['minutes']
}

const named = (column: string) =>
  sql`(select json_build_object('id', l.id, 'name', l.name) from people.label l where l.id = ${sql.ref(column)})`

/** The lines of these groups: who convenes and records, and how much there is of everything. One statement for all. */
async function linesOf(tx: Tx, groups: readonly GroupRow[]): Promise<contract.TalkLine[]> {
  const { rows } = await sql<Counted>`
    select g.id as "groupId", ${named('g.convenor_id')} as convenor, ${named('g.recorder_id')} as recorder,
      (select count(*)::int from assembly.attendee a where a.group_id = g.id and a.removed_at is null) as members,
      (select count(*)::int from assembly.remark m where m.talk_id = asked.talk and m.withdrawn_at is null) as remarks,
      (select count(*)::int from assembly.point p where p.talk_id = asked.talk and p.struck_at is null) as points,
      (select count(*)::int from assembly.group_photo f where f.talk_id = asked.talk) as photos,
      (select json_build_object('version', n.version, 'isConfirmed', n.confirmed_at is not null) from assembly.minutes n
        where n.talk_id = asked.talk order by n.version desc limit 1) as minutes
    from unnest(${groups.map((group) => group.id)}::uuid[], ${groups.map((group) => group.talkId)}::uuid[]) as asked(id, talk)
    join assembly.discussion_group g on g.id = asked.id`.execute(tx.db)
  const counted = new Map(rows.map(({ groupId, ...line }) => [groupId, line]))
  return groups.flatMap((group) => {
    const line = counted.get(group.id)
    if (!line) return []
    const { id, name, mode, where } = group
    return [{ id, name, mode, where, openSince: group.openSince?.toISOString() ?? null, ...line }]
  })
}

/** The groups of a session: for staff all of them, for others their own. */
export async function listTalks(
  tx: Tx,
  actor: Actor,
  sessionId: string,
): Promise<ReplyOf<typeof contract.listTalks>> {
  const session = await sessionToRead(tx, actor, sessionId)
  const groups = await readGroups(tx, actor, sql`s.id = ${sessionId}`)
  const [first] = groups
  const none = { id: session.id, title: session.title, state: session.state, run: null }
  return { session: first ? headOf(first) : none, groups: await linesOf(tx, groups) }
}

/** The groups this human being sits in, convenes or records, the newest session first. */
export async function listMyTalks(tx: Tx, actor: Actor): Promise<ReplyOf<typeof contract.listMyTalks>> {
  const groups = await readGroups(tx, actor, isMyGroup(actor))
  const lines = await linesOf(tx, groups)
  return lines.map((line, at) => ({ session: headOf(groups[at]!), ...line }))
}

/** One group with its people, its times and what this actor may do in it. */
export async function getTalk(tx: Tx, actor: Actor, id: string): Promise<contract.TalkTold> {
  const group = await groupToRead(tx, actor, id)
  const [line] = await linesOf(tx, [group])
  const { rows: people } = await sql<contract.GroupPerson>`
    select a.person_id as id, l.name, coalesce(a.constituency, a.delegation, a.capacity) as of
    from assembly.attendee a join people.label l on l.id = a.person_id
    where a.group_id = ${id} and a.removed_at is null order by l.name, of`.execute(tx.db)
  const { rows: times } = await sql<{ openedAt: Date; closedAt: Date | null; item: string | null }>`
    select d.opened_at as "openedAt", d.closed_at as "closedAt", i.title as item
    from assembly.talk_time d left join assembly.item i on i.id = d.item_id
    where d.talk_id = ${group.talkId} order by d.opened_at`.execute(tx.db)
  const { rows: items } = await sql<{ id: string; title: string }>`
    select i.id, i.title from assembly.item i where i.session_id = ${group.sessionId}
      and i.kind not in ('opening', 'break', 'closing') order by i.position`.execute(tx.db)
  return {
    ...line!,
    session: headOf(group),
    people,
    times: times.map(({ openedAt, closedAt, item }) => ({
      openedAt: openedAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      item,
    })),
    items,
    me: actor.personId ?? '',
    may: contract.groupActs.filter((act) => mayInGroup(actor, group, act)),
  }
}

/** Gives a group the word. One that has it is refused, so that two who open at once open one time. */
export async function openTalk(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const group = await groupToAct(tx, actor, id, 'now')
  demandInGroup(actor, group, 'open')
  if (group.openSince) refuse(contract.talkOpenAlready)
  await beginTime(tx, actor, { id: group.runId, kind: group.runKind }, group.talkId, null)
  recordAct(tx, { kind: group.runKind }, talkOpened, { ...aboutGroup(group, actor), data: { item: null } })
  publishTalk(tx, group)
  return { id }
}

async function beginTime(
  tx: Tx,
  actor: Actor,
  run: Pick<Run, 'id' | 'kind'>,
  talkId: string,
  itemId: string | null,
): Promise<void> {
  await sql`insert into assembly.talk_time (id, run_id, talk_id, item_id, opened_at, opened_by)
    values (${newId(tx.now.getTime())}, ${run.id}, ${talkId}, ${itemId}, ${tx.now}, ${actor.personId})`.execute(
    tx.db,
  )
}

/** Ends a group's time. */
export async function closeTalk(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const group = await groupToAct(tx, actor, id, 'now')
  demandInGroup(actor, group, 'close')
  if (!group.openSince) refuse(contract.talkClosed)
  await sql`update assembly.talk_time set closed_at = ${tx.now}, closed_by = ${actor.personId}
    where talk_id = ${group.talkId} and closed_at is null`.execute(tx.db)
  const { rows } = await sql<{ remarks: number }>`
    select count(*)::int as remarks from assembly.remark where talk_id = ${group.talkId}`.execute(tx.db)
  recordAct(tx, { kind: group.runKind }, talkClosed, {
    ...aboutGroup(group, actor),
    data: { remarks: rows[0]?.remarks ?? 0 },
  })
  publishTalk(tx, group)
  return { id }
}

/**
 * With an item of the agenda every group of the session gets the word that does not have it yet. Called by whoever moves the agenda,
 * who has been asked for permission. @returns how many groups
 */
export async function openTalks(tx: Tx, actor: Actor, run: Run, itemId: string): Promise<number> {
  const { rows: groups } = await sql<{ id: string }>`
    select id from assembly.discussion_group where session_id = ${run.sessionId} order by id`.execute(tx.db)
  for (const group of groups)
    await sql`insert into assembly.talk (id, run_id, group_id) values (${newId(tx.now.getTime())}, ${run.id}, ${group.id})
      on conflict do nothing`.execute(tx.db)
  const { rows: silent } = await sql<{ talkId: string; groupId: string }>`
    select t.id as "talkId", t.group_id as "groupId" from assembly.talk t
    where t.run_id = ${run.id} and not exists (select from assembly.talk_time o where o.talk_id = t.id and o.closed_at is null)
    order by t.id for update`.execute(tx.db)
  for (const { talkId, groupId } of silent) {
    await beginTime(tx, actor, run, talkId, itemId)
    recordAct(tx, run, talkOpened, { ...standing(run, actor, groupId), data: { item: itemId } })
    publish(tx, talkTopic(groupId))
  }
  if (silent.length > 0) publish(tx, talksTopic(run.sessionId))
  return silent.length
}

/** With the item the time of all groups ends that was opened with it, and at the end of a run (`itemId` null) whatever is open. */
export async function closeTalks(tx: Tx, actor: Actor, run: Run, itemId: string | null): Promise<number> {
  const { rows } = await sql<{ groupId: string; remarks: number }>`
    update assembly.talk_time o set closed_at = ${tx.now}, closed_by = ${actor.personId}
    from assembly.talk t
    where t.id = o.talk_id and t.run_id = ${run.id} and o.closed_at is null
      and (${itemId}::uuid is null or o.item_id = ${itemId})
    returning t.group_id as "groupId", (select count(*)::int from assembly.remark m where m.talk_id = t.id) as remarks`.execute(
    tx.db,
  )
  for (const { groupId, remarks } of rows) {
    recordAct(tx, run, talkClosed, { ...standing(run, actor, groupId), data: { remarks } })
    publish(tx, talkTopic(groupId))
  }
  if (rows.length > 0) publish(tx, talksTopic(run.sessionId))
  return rows.length
}

const standing = (run: Run, actor: Actor, groupId: string) => ({
  placeId: run.placeId,
  officeId: run.officeId,
  actor,
  subject: { kind: 'assembly.discussion_group', id: groupId },
})
