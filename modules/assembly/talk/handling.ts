import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { reverse } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { wishes } from '../../plans/index.ts'
import { recordAct } from '../acts.ts'
import * as contract from '../contract/talk.ts'
import { pointHanded, pointMerged, pointRaised, pointSeparated, pointStruck } from './events.ts'
import { pointToAct } from './points.ts'
import { aboutGroup, demandInGroup, type GroupToAct, groupToRead, publishTalk } from './sight.ts'

// What becomes of points: handled together, apart again, struck, handed on. None is ever lost.

const about = (group: GroupToAct, actor: Actor, id: string) => ({
  ...aboutGroup(group, actor),
  subject: { kind: 'assembly.point', id },
})

/**
 * Handles a point together with another of the same session. Both keep words, number and whoever raised them. One that others were merged
 * into stays a root, and what was struck or handed on is not merged, so that every point has one place where it is handled.
 */
export async function mergePoint(tx: Tx, actor: Actor, id: string, intoId: string): Promise<{ id: string }> {
  const { rows: asked } = await sql<{ id: string; run: string; groupId: string }>`
    select p.id, p.run_id as run, t.group_id as "groupId" from assembly.point p join assembly.talk t on t.id = p.talk_id
    where p.id in (${id}, ${intoId})`.execute(tx.db)
  const one = found(asked.find((point) => point.id === id))
  // Whoever may not know of the one learns nothing about the other.
  await groupToRead(tx, actor, one.groupId)
  const two = asked.find((point) => point.id === intoId)
  if (!two || one.run !== two.run || id === intoId) refuse(contract.notOfSession)
  // Both held in the order of their groups: two who merge crosswise at once come one after the other.
  const isFirst = `${one.groupId} ${id}` < `${two.groupId} ${intoId}`
  const a = await pointToAct(tx, actor, isFirst ? id : intoId)
  const b = await pointToAct(tx, actor, isFirst ? intoId : id)
  const [{ group, point }, into] = isFirst ? [a, b] : [b, a]
  demandInGroup(actor, group, 'sort')
  if (point.struck || point.wishId || point.mergedInto || into.point.struck || into.point.mergedInto)
    refuse(contract.pointElsewhere)
  if (point.others > 0) refuse(contract.pointHasOthers)
  await sql`update assembly.point set merged_into = ${intoId} where id = ${id}`.execute(tx.db)
  recordAct(tx, { kind: group.runKind }, pointMerged, { ...about(group, actor, id), data: { into: intoId } })
  publishTalk(tx, group)
  publishTalk(tx, into.group)
  return { id }
}

/** Handles a point by itself again. */
export async function separatePoint(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const { group, point } = await pointToAct(tx, actor, id)
  demandInGroup(actor, group, 'sort')
  const from = point.mergedInto
  if (!from) refuse(contract.pointElsewhere)
  await sql`update assembly.point set merged_into = null where id = ${id}`.execute(tx.db)
  recordAct(tx, { kind: group.runKind }, pointSeparated, { ...about(group, actor, id), data: { from } })
  publishTalk(tx, group)
  return { id }
}

/** Takes a point entered by mistake off the list; it stays readable with the reason, and is no longer counted. */
export async function strikePoint(tx: Tx, actor: Actor, id: string, reason: string): Promise<{ id: string }> {
  const { group, point } = await pointToAct(tx, actor, id)
  // Whoever raised it may take it back as well.
  demandInGroup(actor, group, point.isOwn ? 'raise' : 'raise_for')
  if (point.struck || point.wishId) refuse(contract.pointElsewhere)
  if (point.others > 0) refuse(contract.pointHasOthers)
  await sql`update assembly.point set struck_at = ${tx.now}, struck_by = ${actor.personId}, struck_reason = ${reason.trim()},
    merged_into = null where id = ${id}`.execute(tx.db)
  recordAct(tx, { kind: group.runKind }, pointStruck, about(group, actor, id))
  const { rows } = await sql<{ id: string }>`
    select e.id from ledger.event e where e.subject_kind = 'assembly.point' and e.subject_id = ${id}
      and e.kind = ${pointRaised.kind} and e.reverses is null`.execute(tx.db)
  if (rows[0]) await reverse(tx, rows[0].id, actor, 'struck')
  publishTalk(tx, group)
  return { id }
}

/**
 * Hands a point on as a suggestion for the yearly list, as it was said at a meeting: it waits there to be looked at like any other. The
 * permission is that of writing down what somebody suggests. A rehearsal hands nothing on.
 */
export async function handPoint(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  id: string,
  { title, placeId, categoryId }: BodyOf<typeof contract.handPoint>,
): Promise<{ id: string; wishId: string }> {
  const { group, point } = await pointToAct(tx, actor, id)
  demandInGroup(actor, group, 'sort')
  if (group.runKind === 'rehearsal') refuse(contract.onlyRehearsed)
  if (point.struck || point.wishId || point.mergedInto) refuse(contract.pointElsewhere)
  const { rows: together } = await sql<{ words: string }>`
    select words from assembly.point where merged_into = ${id} and struck_at is null order by entered_at, id`.execute(
    tx.db,
  )
  const wish = await wishes.enterWish(tx, vault, actor, {
    title,
    words: [point.words, ...together.map((other) => other.words)].join('\n\n').slice(0, 2_000),
    placeId,
    categoryId,
    photoIds: [],
    channel: 'meeting',
    person: null,
  })
  await sql`update assembly.point set wish_id = ${wish.id}, handed_at = ${tx.now}, handed_by = ${actor.personId}, wanted = 'wish'
    where id = ${id}`.execute(tx.db)
  recordAct(tx, { kind: group.runKind }, pointHanded, { ...about(group, actor, id), data: { wish: wish.id } })
  publishTalk(tx, group)
  return { id, wishId: wish.id }
}
