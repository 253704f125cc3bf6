import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { constraint, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { noRun, sessionMoved } from '../contract/core.ts'
import type { BeginObstacle, RunFacts } from '../contract/run.ts'
import * as contract from '../contract/run.ts'
import { runBegan, runEnded } from '../events.ts'
import { sessionToRun, tellStep } from '../now/moving.ts'
import { unfinishedRound } from '../now/round.ts'
import { running } from '../polls/sight.ts'
import { type SessionRow, sessionTopic, sessionToRead } from '../sessions/sight.ts'
import { closeTalks } from '../talk/talks.ts'

// A rehearsal and the day itself. At most one is open; the day is held once, and only when every rehearsal is gone.

constraint('run_one_open', contract.runUnderWay)
constraint('run_one_real', contract.realOnce)

const facts: RawBuilder<unknown> = sql`
  r.id, r.kind, r.began_at as "beganAt", b.name as "beganBy", r.ended_at as "endedAt", e.name as "endedBy",
  r.wiped_at as "wipedAt", w.name as "wipedBy"`
const named: RawBuilder<unknown> = sql`
  assembly.run r join people.label b on b.id = r.began_by left join people.label e on e.id = r.ended_by
    left join people.label w on w.id = r.wiped_by`

async function runsOf(tx: Tx, sessionId: string): Promise<RunFacts[]> {
  const { rows } = await sql<RunFacts>`
    select ${facts} from ${named} where r.session_id = ${sessionId} order by r.began_at, r.id`.execute(tx.db)
  return rows
}

/** Why a run of this kind may not begin now, the first thing first; null where nothing stands in its way. */
function obstacleTo(
  kind: RunFacts['kind'],
  session: SessionRow,
  runs: readonly RunFacts[],
  today: string,
): BeginObstacle | null {
  if (runs.some((run) => run.endedAt === null)) return 'under_way'
  if (session.state === 'closed' || session.state === 'cancelled') return session.state
  if (kind === 'rehearsal') return null
  if (session.state !== 'called') return 'not_called'
  // Only one day is ever held: begun too early by mistake it could not be taken back.
  if (today < session.heldOn) return 'day_not_come'
  if (runs.some((run) => run.kind === 'rehearsal' && run.wipedAt === null)) return 'not_wiped'
  return null
}

export async function listRuns(tx: Tx, actor: Actor, sessionId: string) {
  const session = await sessionToRead(tx, actor, sessionId)
  const runs = await runsOf(tx, sessionId)
  return {
    runs,
    rehearsal: obstacleTo('rehearsal', session, runs, tx.today),
    real: obstacleTo('real', session, runs, tx.today),
    heldOn: session.heldOn,
    may: actor.may(running(session.kind), session) ? (['run'] as 'run'[]) : [],
  }
}

/**
 * Begins a rehearsal, or the day itself: that one on its day or later, once people were called, and when every rehearsal has been
 * wiped. Two who begin at once: the second is refused.
 */
export async function beginRun(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  { kind }: { kind: RunFacts['kind'] },
): Promise<{ id: string }> {
  const session = await sessionToRun(tx, actor, sessionId)
  const obstacle = obstacleTo(kind, session, await runsOf(tx, sessionId), tx.today)
  if (obstacle === 'under_way') refuse(contract.runUnderWay)
  if (obstacle === 'not_called') refuse(contract.notCalled)
  if (obstacle === 'not_wiped') refuse(contract.rehearsalNotWiped)
  if (obstacle === 'day_not_come') refuse(contract.dayNotCome, { heldOn: session.heldOn })
  if (obstacle) refuse(sessionMoved, { state: session.state })
  const id = newId()
  await sql`
    insert into assembly.run (id, session_id, kind, began_at, began_by)
    values (${id}, ${sessionId}, ${kind}, ${tx.now}, ${actor.personId})`.execute(tx.db)
  if (kind === 'real')
    await sql`update assembly.session set state = 'sitting', version = version + 1 where id = ${sessionId}`.execute(
      tx.db,
    )
  record(tx, runBegan, { ...standing(session), actor, subject: { kind: 'run', id }, data: { kind } })
  moved(tx, sessionId)
  return { id }
}

interface RunRow {
  id: string
  sessionId: string
  kind: RunFacts['kind']
  ended: boolean
  wiped: boolean
}

/** A run with its session, for an act of staff; both held. 404 where the session is not seen. */
export async function runToMove(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ run: RunRow; session: SessionRow }> {
  const sessionId = await sessionOfRun(tx, id)
  const session = await sessionToRun(tx, actor, sessionId)
  const { rows } = await sql<RunRow>`
    select id, session_id as "sessionId", kind, ended_at is not null as ended, wiped_at is not null as wiped
    from assembly.run where id = ${id} for update`.execute(tx.db)
  return { run: found(rows[0]), session }
}

export async function sessionOfRun(tx: Tx, id: string): Promise<string> {
  const { rows } = await sql<{ sessionId: string }>`
    select session_id as "sessionId" from assembly.run where id = ${id}`.execute(tx.db)
  return found(rows[0]).sessionId
}

/** One run with the names of those who began, ended and wiped it. Says nothing about who may see it. */
export async function factsOfRun(tx: Tx, id: string): Promise<RunFacts> {
  const { rows } = await sql<RunFacts>`select ${facts} from ${named} where r.id = ${id}`.execute(tx.db)
  return found(rows[0])
}

/**
 * Ends what goes on: the item under way and whoever speaks are done with it. The day itself does not end while a round is open, being
 * counted or provisional, since nothing can be entered afterwards; a rehearsal ends at any point.
 */
export async function endRun(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const { run, session } = await runToMove(tx, actor, id)
  if (run.ended) refuse(noRun)
  if (run.kind === 'real') {
    const left = await unfinishedRound(tx, id)
    if (left) refuse(contract.roundUnderWay, { question: left.title })
    await sql`update assembly.session set state = 'closed', version = version + 1 where id = ${session.id}`.execute(
      tx.db,
    )
  }
  await sql`
    update assembly.item_progress set state = 'done', ended_at = ${tx.now} where run_id = ${id} and state = 'under_way'`.execute(
    tx.db,
  )
  await sql`
    update assembly.speaker set state = 'done', ended_at = ${tx.now} where run_id = ${id} and state = 'speaking'`.execute(
    tx.db,
  )
  await closeTalks(tx, actor, { ...run, ...standing(session) }, null)
  await sql`update assembly.run set ended_at = ${tx.now}, ended_by = ${actor.personId} where id = ${id}`.execute(
    tx.db,
  )
  const { kind } = run
  record(tx, runEnded, { ...standing(session), actor, subject: { kind: 'run', id }, data: { kind } })
  moved(tx, session.id)
  return { id }
}

export const standing = ({ placeId, officeId }: SessionRow) => ({ placeId, officeId })

export function moved(tx: Tx, sessionId: string): void {
  publish(tx, sessionTopic(sessionId))
  tellStep(tx, sessionId)
}
