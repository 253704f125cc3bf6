import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import type { Tx } from '../../../platform/tx.ts'
import type {
  addGroups as addGroupsEndpoint,
  changeGroup as changeGroupEndpoint,
  Group,
} from '../contract/prepare-people.ts'
import { notOfSession } from '../contract/talk.ts'
import { arrange } from '../sessions/list.ts'
import { notOver, sessionToPrepare } from '../sessions/preparing.ts'

const who = (column: string) =>
  sql`(select json_build_object('id', p.id, 'name', p.name) from people.label p where p.id = ${sql.ref(column)})`

export async function groupsOf(tx: Tx, sessionId: string): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select g.id, g.name, g.mode, g.position, g.where_held as "whereHeld", ${who('g.convenor_id')} as convenor,
      ${who('g.recorder_id')} as recorder,
      (select count(*)::int from assembly.attendee a where a.group_id = g.id and a.removed_at is null) as people
    from assembly.discussion_group g where g.session_id = ${sessionId} order by g.position, g.id`.execute(
    tx.db,
  )
  return rows
}

type GroupText = BodyOf<typeof changeGroupEndpoint>

/** Whoever convenes or records is somebody the house knows. */
async function checkPeople(tx: Tx, groups: readonly GroupText[]): Promise<void> {
  const ids = [...new Set(groups.flatMap(({ convenorId, recorderId }) => [convenorId, recorderId]))].filter(
    Boolean,
  )
  const { rows } = await sql<{ known: number }>`
    select count(*)::int as known from people.label where id = any (${ids}::uuid[])`.execute(tx.db)
  if (rows[0]!.known < ids.length) refuse(notOfSession)
}

export async function addGroups(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  { groups }: BodyOf<typeof addGroupsEndpoint>,
): Promise<{ ids: string[] }> {
  const session = await sessionToPrepare(tx, actor, sessionId, notOver)
  await checkPeople(tx, groups)
  const rows = groups.map((group, nth) => ({
    nth: nth + 1,
    id: newId(tx.now.getTime()),
    name: group.name.trim(),
    mode: group.mode,
    where_held: group.whereHeld?.trim() || null,
    convenor_id: group.convenorId ?? null,
    recorder_id: group.recorderId ?? null,
  }))
  await sql`
    insert into assembly.discussion_group (id, session_id, name, mode, position, where_held, convenor_id, recorder_id)
    select r.id, ${sessionId}, r.name, r.mode,
      (select coalesce(max(position), 0) from assembly.discussion_group where session_id = ${sessionId})
        + r.nth,
      r.where_held, r.convenor_id, r.recorder_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(nth integer, id uuid, name text, mode text, where_held text, convenor_id uuid, recorder_id uuid)`.execute(
    tx.db,
  )
  arrange(tx, actor, session, 'groups', rows.length)
  return { ids: rows.map(({ id }) => id) }
}

/** Makes the groups that the roster names and that are not there yet; puts whoever has no group into theirs. Who has one keeps it. */
export async function groupByRoster(
  tx: Tx,
  actor: Actor,
  sessionId: string,
): Promise<{ groups: number; assigned: number }> {
  const session = await sessionToPrepare(tx, actor, sessionId, notOver)
  const { rows } = await sql<{ name: string }>`
    select distinct m.group_name as name from assembly.attendee a join assembly.member m on m.id = a.member_id
    where a.session_id = ${sessionId} and a.removed_at is null and m.group_name is not null
      and not exists (select from assembly.discussion_group g where g.session_id = ${sessionId} and g.name = m.group_name)`.execute(
    tx.db,
  )
  // 第十组 after 第九组, not between 第一组 and 第二组.
  const names = rows.map(({ name }) => name).sort(inOrder)
  if (names.length > 0)
    await addGroups(tx, actor, sessionId, {
      groups: names.map((name) => ({ name, mode: 'on_site' as const, whereHeld: null })),
    })
  const { rows: assigned } = await sql`
    update assembly.attendee a set group_id = g.id
    from assembly.member m, assembly.discussion_group g
    where a.session_id = ${sessionId} and a.removed_at is null and a.group_id is null and m.id = a.member_id
      and g.session_id = ${sessionId} and g.name = m.group_name returning a.id`.execute(tx.db)
  arrange(tx, actor, session, 'seats', assigned.length)
  return { groups: names.length, assigned: assigned.length }
}

const numerals = '一二三四五六七八九'
/** The number a name carries, in digits or in Chinese up to 99; 0 where there is none. */
function numberIn(name: string): number {
  const digits = /\d+/.exec(name)
  if (digits) return Number(digits[0])
  const written = /[一二三四五六七八九十]+/.exec(name)?.[0] ?? ''
  const [before = '', after] = written.split('十')
  const value = (sign: string) => (sign === '' ? 0 : numerals.indexOf(sign) + 1)
  return after === undefined ? value(before) : (before === '' ? 1 : value(before)) * 10 + value(after)
}
const inOrder = (a: string, b: string) => numberIn(a) - numberIn(b) || a.localeCompare(b, 'zh-CN')

async function groupToPrepare(tx: Tx, actor: Actor, id: string, states = notOver) {
  const { rows } = await sql<{ sessionId: string }>`
    select session_id as "sessionId" from assembly.discussion_group where id = ${id}`.execute(tx.db)
  return sessionToPrepare(tx, actor, found(rows[0]).sessionId, states)
}

export async function changeGroup(
  tx: Tx,
  actor: Actor,
  id: string,
  group: GroupText,
): Promise<{ id: string }> {
  const session = await groupToPrepare(tx, actor, id)
  await checkPeople(tx, [group])
  await sql`
    update assembly.discussion_group set name = ${group.name.trim()}, mode = ${group.mode},
      where_held = ${group.whereHeld?.trim() || null}, convenor_id = ${group.convenorId ?? null},
      recorder_id = ${group.recorderId ?? null}
    where id = ${id}`.execute(tx.db)
  arrange(tx, actor, session, 'groups', 1)
  return { id }
}

/** Before the session begins: once a group has spoken its minutes stay. */
export async function removeGroup(tx: Tx, actor: Actor, id: string): Promise<Record<never, never>> {
  const session = await groupToPrepare(tx, actor, id, ['preparing', 'called'])
  await sql`update assembly.attendee set group_id = null where group_id = ${id}`.execute(tx.db)
  await sql`delete from assembly.discussion_group where id = ${id}`.execute(tx.db)
  arrange(tx, actor, session, 'groups', 1)
  return {}
}
