import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Picture } from '../contract/now.ts'
import { roundsOf } from '../polls/facts.ts'
import { runToMoveIn, sessionToRun, tellStep } from './moving.ts'
import { pictureOf, stepOf } from './picture.ts'
import { itemVotedAt } from './round.ts'
import { itemsOf, stepNow } from './state.ts'

/**
 * What the hall shows until the next step, whatever it would show by itself; null lets it follow again. A round that is named is shown
 * instead of the newest, where it belongs to this run.
 */
export async function showPicture(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  { picture, roundId = null }: { picture: Picture | null; roundId?: string | null },
): Promise<{ shows: Picture }> {
  const session = await sessionToRun(tx, actor, sessionId)
  const run = await runToMoveIn(tx, session.id)
  const rounds = await roundsOf(tx, run.id)
  const step = stepNow(
    { open: true },
    await itemsOf(tx, sessionId, run.id),
    rounds,
    await itemVotedAt(tx, rounds.at(-1)),
  )
  // A result is shown of what is decided, not of what is open beside it.
  const shown =
    rounds.find(({ id }) => id === roundId) ??
    (picture === 'result'
      ? rounds.findLast(({ state }) => state === 'closed' || state === 'void')
      : undefined)
  if (picture === null) await sql`delete from assembly.shown where run_id = ${run.id}`.execute(tx.db)
  else
    await sql`
      insert into assembly.shown (run_id, picture, round_id, step, chosen_at, chosen_by)
      values (${run.id}, ${picture}, ${shown?.id ?? null}, ${stepOf(step)}, ${tx.now},
        ${actor.personId})
      on conflict (run_id) do update set picture = excluded.picture, round_id = excluded.round_id, step = excluded.step,
        chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by`.execute(tx.db)
  tellStep(tx, session.id)
  return { shows: picture ?? pictureOf(step) }
}
