import { type RawBuilder, sql } from 'kysely'
import type { Static } from 'typebox'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { noRun, type SessionState } from '../contract/core.ts'
import { type groupActs, type groupModes, mayNotInGroup } from '../contract/talk.ts'
import { ownIds, type Run, sessionReached } from '../sessions/sight.ts'

// Who may read a group: its own people, and the staff of the session. Nobody else of the session does.

export interface GroupRow {
  id: string
  name: string
  mode: (typeof groupModes)[number]
  where: string | null
  sessionId: string
  sessionTitle: string
  sessionState: SessionState
  placeId: string
  officeId: string
  convenorId: string | null
  recorderId: string | null
  isConvenor: boolean
  isRecorder: boolean
  isMember: boolean
  isStaff: boolean
  runId: string | null
  runKind: Run['kind'] | null
  runOpen: boolean
  talkId: string | null
  /** Since when it has the word. */
  openSince: Date | null
}

/** For WHERE, with `assembly.discussion_group g`: convenes it, records it, or sits in it. */
const isMember = (
  actor: Actor,
): RawBuilder<boolean> => sql<boolean>`exists (select from assembly.attendee mine
  where mine.group_id = g.id and mine.removed_at is null and mine.person_id = any (${ownIds(actor)}))`
const isOne = (actor: Actor, column: 'convenor_id' | 'recorder_id'): RawBuilder<boolean> =>
  sql<boolean>`coalesce(${sql.ref(`g.${column}`)} = any (${ownIds(actor)}), false)`

/** For WHERE, with `g` and `assembly.session s`: one's own group of a session that has been called. */
export const isMyGroup = (
  actor: Actor,
): RawBuilder<boolean> => sql<boolean>`(s.state <> 'preparing' and (${isMember(actor)}
  or ${isOne(actor, 'convenor_id')} or ${isOne(actor, 'recorder_id')}))`

/** For WHERE, with `g` and `s`: one's own, or of a session within reach of staff. */
const groupSeen = (tx: Tx, actor: Actor): RawBuilder<boolean> =>
  sql<boolean>`(${sessionReached(tx, actor)} or ${isMyGroup(actor)})`

/**
 * What is shown belongs to one run: the one that goes on, and after it the day itself, never a rehearsal that has ended. `r` is that
 * run and `t` the group's talk in it, where there are any.
 */
const talkFrom = sql`assembly.discussion_group g
  join assembly.session s on s.id = g.session_id
  left join lateral (select run.id, run.kind, run.ended_at from assembly.run run
    where run.session_id = s.id and (run.ended_at is null or run.kind = 'real')
    order by run.ended_at is null desc limit 1) r on true
  left join assembly.talk t on t.group_id = g.id and t.run_id = r.id
  left join assembly.talk_time now_open on now_open.talk_id = t.id and now_open.closed_at is null`

const columns = (
  tx: Tx,
  actor: Actor,
) => sql`g.id, g.name, g.mode, g.where_held as "where", s.id as "sessionId",
  s.title as "sessionTitle", s.state as "sessionState", s.place_id as "placeId", s.office_id as "officeId",
  g.convenor_id as "convenorId", g.recorder_id as "recorderId", ${isOne(actor, 'convenor_id')} as "isConvenor",
  ${isOne(actor, 'recorder_id')} as "isRecorder", ${isMember(actor)} as "isMember", ${sessionReached(tx, actor)} as "isStaff",
  r.id as "runId", r.kind as "runKind", r.id is not null and r.ended_at is null as "runOpen", t.id as "talkId",
  now_open.opened_at as "openSince"`

/** Groups that fit among those this actor may read. */
export async function readGroups(tx: Tx, actor: Actor, condition: RawBuilder<unknown>): Promise<GroupRow[]> {
  const { rows } = await sql<GroupRow>`select ${columns(tx, actor)} from ${talkFrom}
    where ${condition} and ${groupSeen(tx, actor)}
    order by s.held_on desc, s.id, g.position, g.name`.execute(tx.db)
  return rows
}

/** A group this actor may read, or 404. */
export async function groupToRead(tx: Tx, actor: Actor, id: string): Promise<GroupRow> {
  const [group] = await readGroups(tx, actor, sql`g.id = ${id}`)
  return found(group)
}

export interface GroupInRun extends GroupRow {
  runId: string
  runKind: Run['kind']
}

/** Whether there is a run that what is done now belongs to: one that goes on, or, for what is written afterwards, the day itself. */
function inRun(group: GroupRow, when: 'now' | 'afterwards'): GroupInRun {
  const { runId, runKind } = group
  if (!runId || !runKind || (when === 'now' && !group.runOpen)) refuse(noRun)
  return { ...group, runId, runKind }
}

export interface GroupToAct extends GroupInRun {
  talkId: string
  revision: number
  points: number
}

/**
 * The group and its talk, held until the act commits, so that what is said and raised in one group comes in one order. The run is held
 * against its end.
 */
export async function groupToAct(
  tx: Tx,
  actor: Actor,
  id: string,
  when: 'now' | 'afterwards',
): Promise<GroupToAct> {
  const group = inRun(await groupToRead(tx, actor, id), when)
  await sql`insert into assembly.talk (id, run_id, group_id) values (${newId(tx.now.getTime())}, ${group.runId}, ${id})
    on conflict do nothing`.execute(tx.db)
  const { rows } = await sql<{
    id: string
    revision: number
    points: number
    ended: boolean
    openSince: Date | null
  }>`
    select t.id, t.revision, t.points, r.ended_at is not null as ended,
      (select o.opened_at from assembly.talk_time o where o.talk_id = t.id and o.closed_at is null) as "openSince"
    from assembly.talk t join assembly.run r on r.id = t.run_id
    where t.run_id = ${group.runId} and t.group_id = ${id}
    for update of t for key share of r`.execute(tx.db)
  const talk = found(rows[0])
  if (talk.ended && when === 'now') refuse(noRun)
  return {
    ...group,
    talkId: talk.id,
    revision: talk.revision,
    points: talk.points,
    openSince: talk.openSince,
    runOpen: !talk.ended,
  }
}

export type GroupAct = (typeof groupActs)[number]

/** What this actor may do in the group: who convenes moderates and confirms, who records writes, members speak, staff help all of them. */
export function mayInGroup(actor: Actor, group: GroupRow, act: GroupAct): boolean {
  const runs = actor.may('assembly.run', group)
  const prepares = runs || actor.may('assembly.prepare', group)
  switch (act) {
    case 'open':
    case 'close':
    case 'hide':
      return group.isConvenor || runs
    case 'say':
      return group.mode === 'online' && (group.isMember || group.isConvenor || group.isRecorder)
    case 'raise':
      return group.isMember || group.isConvenor || group.isRecorder || prepares
    case 'raise_for':
    case 'write':
      return group.isRecorder || group.isConvenor || prepares
    case 'confirm':
      return group.isConvenor
    case 'photograph':
      return group.isMember || group.isConvenor || group.isRecorder || prepares
    case 'sort':
      return prepares
  }
}

const whoFor: Record<GroupAct, Static<(typeof mayNotInGroup)['params']>['who']> = {
  open: 'convenor',
  close: 'convenor',
  hide: 'convenor',
  say: 'member',
  raise: 'member',
  raise_for: 'recorder',
  write: 'recorder',
  confirm: 'convenor',
  photograph: 'member',
  sort: 'staff',
}

/** 403 with who may, unless this actor may. */
export function demandInGroup(actor: Actor, group: GroupRow, act: GroupAct): void {
  if (!mayInGroup(actor, group, act)) refuse(mayNotInGroup, { who: whoFor[act] })
}

/** Topics: one per group, one for its chat, one for the lists of a session. */
export const talkTopic = (groupId: string) => `assembly.talk:${groupId}`
/** The chat alone: a remark wakes those who read it, and not the rest of the page. */
export const chatTopic = (groupId: string) => `assembly.chat:${groupId}`
export const talksTopic = (sessionId: string) => `assembly.talks:${sessionId}`

export function publishTalk(tx: Tx, group: { id: string; sessionId: string }): void {
  publish(tx, talkTopic(group.id))
  publish(tx, talksTopic(group.sessionId))
}

export const aboutGroup = (group: GroupRow, actor: Actor) => ({
  placeId: group.placeId,
  officeId: group.officeId,
  actor,
  subject: { kind: 'assembly.discussion_group', id: group.id },
})
