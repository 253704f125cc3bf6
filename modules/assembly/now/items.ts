import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { recordAct } from '../acts.ts'
import * as contract from '../contract/desk.ts'
import { itemBegan, itemEnded } from '../run/events.ts'
import type { Run, SessionRow } from '../sessions/sight.ts'
import { closeTalks, openTalks } from '../talk/talks.ts'
import { type Around, aroundOf } from './around.ts'
import { endLocksOf, locksOf } from './locks.ts'
import { placeOf, runToMoveIn, sessionOfItem, sessionToRun, tellStep } from './moving.ts'

// The agenda as it proceeds. Every move names the item it is meant for: of two chairs who press at once the second is told what happened.

interface Move {
  session: SessionRow
  run: Run
  around: Around
  item: Around['items'][number]
}

async function toMove(tx: Tx, actor: Actor, itemId: string): Promise<Move> {
  const session = await sessionToRun(tx, actor, await sessionOfItem(tx, itemId))
  const run = await runToMoveIn(tx, session.id)
  const around = await aroundOf(tx, session, run)
  return { session, run, around, item: found(around.items.find(({ id }) => id === itemId)) }
}

const state = (item: Around['items'][number]) => item.state ?? 'waiting'

/**
 * Begins an item once its conditions are met; the item under way ends with it. One that was left out or is done may be taken up again.
 * Refuses one that is under way already: somebody else was faster.
 */
export async function beginItem(tx: Tx, actor: Actor, itemId: string): Promise<{ id: string }> {
  const { session, run, around, item } = await toMove(tx, actor, itemId)
  if (item.state === 'under_way') refuse(contract.itemMoved, { state: 'under_way' })
  const locks = locksOf(itemId, around)
  if (locks.length > 0) refuse(contract.itemLocked, { locks })
  const former = around.items.find((one) => one.state === 'under_way')
  if (former) await endOf(tx, actor, run, former, 'done')
  await sql`
    insert into assembly.item_progress (run_id, item_id, state, began_at, by_id)
    values (${run.id}, ${itemId}, 'under_way', ${tx.now}, ${actor.personId})
    on conflict (run_id, item_id) do update set state = 'under_way', ended_at = null, by_id = excluded.by_id,
      began_at = case when item_progress.state = 'done' then item_progress.began_at else excluded.began_at end`.execute(
    tx.db,
  )
  if (item.kind === 'deliberation') await openTalks(tx, actor, run, itemId)
  const { position } = item
  recordAct(tx, run, itemBegan, {
    ...placeOf(run),
    actor,
    subject: { kind: 'item', id: itemId },
    data: { position },
  })
  tellStep(tx, session.id)
  return { id: itemId }
}

export async function finishItem(tx: Tx, actor: Actor, itemId: string): Promise<{ id: string }> {
  const { session, run, around, item } = await toMove(tx, actor, itemId)
  if (item.state !== 'under_way') refuse(contract.itemMoved, { state: state(item) })
  const locks = endLocksOf(around)
  if (locks.length > 0) refuse(contract.itemLocked, { locks })
  await endOf(tx, actor, run, item, 'done')
  tellStep(tx, session.id)
  return { id: itemId }
}

export async function skipItem(tx: Tx, actor: Actor, itemId: string): Promise<{ id: string }> {
  const { session, run, item } = await toMove(tx, actor, itemId)
  if (item.state !== null) refuse(contract.itemMoved, { state: state(item) })
  await endOf(tx, actor, run, item, 'skipped')
  tellStep(tx, session.id)
  return { id: itemId }
}

export async function extendItem(
  tx: Tx,
  actor: Actor,
  itemId: string,
  { minutes }: { minutes: number },
): Promise<{ id: string }> {
  const { session, run, item } = await toMove(tx, actor, itemId)
  if (item.state !== 'under_way') refuse(contract.itemMoved, { state: state(item) })
  await sql`
    update assembly.item_progress set extra_min = least(600, extra_min + ${minutes})
    where run_id = ${run.id} and item_id = ${itemId}`.execute(tx.db)
  tellStep(tx, session.id)
  return { id: itemId }
}

async function endOf(
  tx: Tx,
  actor: Actor,
  run: Run,
  item: Around['items'][number],
  how: 'done' | 'skipped',
): Promise<void> {
  await sql`
    insert into assembly.item_progress (run_id, item_id, state, began_at, ended_at, by_id)
    values (${run.id}, ${item.id}, ${how}, ${tx.now}, ${tx.now}, ${actor.personId})
    on conflict (run_id, item_id) do update set state = excluded.state, ended_at = excluded.ended_at,
      by_id = excluded.by_id`.execute(tx.db)
  await sql`
    update assembly.speaker set state = 'done', ended_at = ${tx.now}
    where run_id = ${run.id} and item_id = ${item.id} and state = 'speaking'`.execute(tx.db)
  await closeTalks(tx, actor, run, item.id)
  recordAct(tx, run, itemEnded, {
    ...placeOf(run),
    actor,
    subject: { kind: 'item', id: item.id },
    data: { position: item.position, how },
  })
}
