import { sql } from 'kysely'
import { type BodyOf, type ReplyOf, staleVersion } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import type { Tx } from '../../../platform/tx.ts'
import { recordAct } from '../acts.ts'
import * as contract from '../contract/talk.ts'
import { ownIds } from '../sessions/sight.ts'
import { minutesConfirmed, minutesWritten } from './events.ts'
import { aboutGroup, demandInGroup, groupToAct, groupToRead, publishTalk } from './sight.ts'

type MinutesRow = Omit<contract.Minutes, 'writtenAt' | 'confirmedAt'> & {
  writtenAt: Date
  confirmedAt: Date | null
}

async function versionsOf(tx: Tx, talkId: string): Promise<contract.Minutes[]> {
  const { rows } = await sql<MinutesRow>`
    select n.version, n.words, n.written_at as "writtenAt", n.confirmed_at as "confirmedAt",
      (select json_build_object('id', l.id, 'name', l.name) from people.label l where l.id = n.written_by) as "writtenBy",
      (select json_build_object('id', l.id, 'name', l.name) from people.label l where l.id = n.confirmed_by) as "confirmedBy"
    from assembly.minutes n where n.talk_id = ${talkId} order by n.version desc`.execute(tx.db)
  return rows.map((row) => ({
    ...row,
    writtenAt: row.writtenAt.toISOString(),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
  }))
}

/** The newest minutes, or a former version, and what versions there are. */
export async function getMinutes(
  tx: Tx,
  actor: Actor,
  groupId: string,
  asked?: number,
): Promise<ReplyOf<typeof contract.getMinutes>> {
  const group = await groupToRead(tx, actor, groupId)
  const versions = group.talkId ? await versionsOf(tx, group.talkId) : []
  const minutes = (asked === undefined ? versions[0] : versions.find((one) => one.version === asked)) ?? null
  return { minutes, versions: versions.map(({ words: _, ...head }) => head) }
}

/** For other rooms, which have asked who may: the newest minutes of a group, of the run that goes on or of the day itself. */
export async function minutesOf(tx: Tx, groupId: string): Promise<contract.Minutes | null> {
  const { rows } = await sql<{ id: string }>`
    select t.id from assembly.talk t join assembly.run r on r.id = t.run_id
    where t.group_id = ${groupId} and (r.ended_at is null or r.kind = 'real') order by r.ended_at is null desc limit 1`.execute(
    tx.db,
  )
  return rows[0] ? ((await versionsOf(tx, rows[0].id))[0] ?? null) : null
}

/** Keeps a new version. Whoever wrote after a version that is not the newest any more is told so, and loses nothing they typed. */
export async function writeMinutes(
  tx: Tx,
  actor: Actor,
  groupId: string,
  { words, after }: BodyOf<typeof contract.writeMinutes>,
): Promise<{ version: number }> {
  const group = await groupToAct(tx, actor, groupId, 'afterwards')
  demandInGroup(actor, group, 'write')
  const [newest] = await versionsOf(tx, group.talkId)
  if ((newest?.version ?? 0) !== after) refuse(staleVersion)
  const version = after + 1
  await sql`insert into assembly.minutes (id, run_id, talk_id, version, words, written_by, written_at)
    values (${newId(tx.now.getTime())}, ${group.runId}, ${group.talkId}, ${version}, ${words.trim()}, ${actor.personId},
      ${tx.now})`.execute(tx.db)
  recordAct(tx, { kind: group.runKind }, minutesWritten, { ...aboutGroup(group, actor), data: { version } })
  publishTalk(tx, group)
  return { version }
}

/** The convenor confirms the newest version; no human being confirms what they wrote themselves. */
export async function confirmMinutes(
  tx: Tx,
  actor: Actor,
  groupId: string,
  version: number,
): Promise<{ version: number }> {
  const group = await groupToAct(tx, actor, groupId, 'afterwards')
  demandInGroup(actor, group, 'confirm')
  const { rows } = await sql<{ version: number; isOwn: boolean; isConfirmed: boolean }>`
    select n.version, n.written_by = any (${ownIds(actor)}) as "isOwn", n.confirmed_at is not null as "isConfirmed"
    from assembly.minutes n where n.talk_id = ${group.talkId} order by n.version desc limit 1`.execute(tx.db)
  const [newest] = rows
  if (newest?.version !== version) refuse(staleVersion)
  if (newest.isConfirmed) refuse(contract.confirmedAlready)
  if (newest.isOwn) refuse(contract.ownMinutes)
  await sql`update assembly.minutes set confirmed_by = ${actor.personId}, confirmed_at = ${tx.now}
    where talk_id = ${group.talkId} and version = ${version}`.execute(tx.db)
  recordAct(tx, { kind: group.runKind }, minutesConfirmed, { ...aboutGroup(group, actor), data: { version } })
  publishTalk(tx, group)
  return { version }
}
