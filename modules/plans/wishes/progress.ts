import { sql } from 'kysely'
import { system } from '../../../platform/http/actor.ts'
import type { HeardEvent } from '../../../platform/jobs/listeners.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { ProjectState } from '../contract/words.ts'
import { askTargets, promisedBy, releasedSums } from '../figures/figures.ts'
import { figureOf, isReached } from '../rules/measuring.ts'
import type { WishAct } from '../rules/wishes.ts'
import { type LockedWish, lockWishes } from './sight.ts'
import { takeStep } from './steps.ts'

/** A project began, finished, stopped or went on; a record was released or taken back: what the suggestions behind it say follows. */
export async function followEvent(tx: Tx, event: HeardEvent): Promise<void> {
  const projectId = event.subjectKind === 'plans.project' ? event.subjectId : event.data.project
  if (typeof projectId === 'string') await followProject(tx, projectId)
}

/**
 * Moves the suggestions behind a project to where it stands now. One that became a number is done when that number is reached by what
 * somebody answers for before the public; what is taken back later makes it undone again, and that is said too. Twice changes nothing.
 */
export async function followProject(tx: Tx, projectId: string): Promise<void> {
  const wishes = await lockWishes(
    tx,
    system,
    sql`w.project_id = ${projectId} and w.state in ('adopted', 'under_way', 'done', 'stopped', 'moved')`,
  )
  if (wishes.length === 0) return
  const { rows } = await sql<{ state: ProjectState; words: string | null }>`
    select state, stopped_reason as words from plans.project where id = ${projectId}`.execute(tx.db)
  const project = rows[0]
  if (!project) return
  const reached = await reachedTargets(tx, projectId)
  for (const wish of wishes) {
    const act = nextAct(wish, project.state, wish.targetId !== null && reached.has(wish.targetId))
    if (act) await takeStep(tx, system, wish, act, act === 'stop' ? { words: project.words } : {})
  }
}

/** What follows for a suggestion from how its project and its number stand, or null. */
export function nextAct(
  wish: Pick<LockedWish, 'state'>,
  project: ProjectState,
  isReachedNow: boolean,
): WishAct | null {
  const isOver = project === 'finished' || project === 'accepted'
  const isDone = isOver || (isReachedNow && project !== 'stopped')
  switch (wish.state) {
    case 'moved':
      return isDone ? 'finish' : null
    case 'adopted':
      return isDone ? 'finish' : project === 'stopped' ? 'stop' : project === 'under_way' ? 'begin' : null
    case 'under_way':
      return isDone ? 'finish' : project === 'stopped' ? 'stop' : null
    case 'stopped':
      return isDone ? 'finish' : project === 'under_way' ? 'begin' : null
    case 'done':
      return isDone ? null : project === 'stopped' ? 'stop' : 'reopen'
    default:
      return null
  }
}

async function reachedTargets(tx: Tx, projectId: string): Promise<Set<string>> {
  const rows = await askTargets(tx, sql`t.project_id = ${projectId}`)
  return new Set(
    rows
      .filter((row) => {
        const target = promisedBy(row)
        return isReached(target, figureOf(target, releasedSums(row)))
      })
      .map((row) => row.id),
  )
}
