import {
  byId,
  CivilDate,
  endpoint,
  Id,
  Instant,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { noRun, runKinds, sessionMoved } from './core.ts'

// A rehearsal and the day itself: beginning, ending, and the wiping of a rehearsal with its proof.

/** How many rows of a run each table held before wiping and after; the names are those of the tables. */
export const WipedTable = shape({ table: Type.String(), before: Type.Integer(), after: Type.Integer() })
export type WipedTable = Static<typeof WipedTable>

export const RunFacts = shape({
  id: Id,
  kind: oneOf(runKinds),
  beganAt: Instant,
  beganBy: Type.String(),
  endedAt: orNull(Instant),
  endedBy: orNull(Type.String()),
  wipedAt: orNull(Instant),
  wipedBy: orNull(Type.String()),
})
export type RunFacts = Static<typeof RunFacts>

/** What keeps a run from beginning. */
export const beginObstacles = [
  'under_way',
  'closed',
  'cancelled',
  'not_called',
  'not_wiped',
  'day_not_come',
] as const
export type BeginObstacle = (typeof beginObstacles)[number]

export const listRuns = endpoint('GET', '/api/assembly/sessions/:id/runs', {
  summary: 'Rehearsals of a session and the day itself, oldest first, with what may be done now.',
  params: byId,
  reply: shape({
    runs: Type.Array(RunFacts),
    /** Why a rehearsal, or the day itself, may not begin now; null where it may. */
    rehearsal: orNull(oneOf(beginObstacles)),
    real: orNull(oneOf(beginObstacles)),
    heldOn: CivilDate,
    may: Type.Array(oneOf(['run'])),
  }),
})

export const runUnderWay = problem(
  'run_under_way',
  409,
  'A rehearsal or the day itself is under way already.',
)
export const rehearsalNotWiped = problem(
  'rehearsal_not_wiped',
  409,
  'A rehearsal has not been wiped yet; wipe it before the day itself begins.',
)
export const dayNotCome = problem('day_not_come', 409, 'The day of the session has not come.', {
  heldOn: Type.String(),
})
export const realOnce = problem('real_once', 409, 'The day itself was held already.')
export const notCalled = problem('not_called', 409, 'People have not been called to this session yet.')
export const roundUnderWay = problem('round_under_way', 409, 'A round is not closed yet.', {
  question: Type.String(),
})
export const runNotWipeable = problem(
  'run_not_wipeable',
  409,
  'Only a rehearsal that has ended is wiped, once; the day itself never is.',
)

export const beginRun = endpoint('POST', '/api/assembly/sessions/:id/runs', {
  summary: 'Begin a rehearsal or the day itself. The day needs every rehearsal wiped and begins once.',
  params: byId,
  body: shape({ kind: oneOf(runKinds) }),
  reply: shape({ id: Id }),
  problems: [runUnderWay, rehearsalNotWiped, dayNotCome, realOnce, notCalled, sessionMoved],
})

export const endRun = endpoint('POST', '/api/assembly/runs/:id/endings', {
  summary: 'End a rehearsal or the day itself; the day only when every round is closed or void.',
  params: byId,
  reply: shape({ id: Id }),
  problems: [noRun, roundUnderWay],
})

export const wipeRun = endpoint('POST', '/api/assembly/runs/:id/wipings', {
  summary: 'Delete everything of an ended rehearsal and keep the count of rows before and after.',
  params: byId,
  reply: shape({ id: Id }),
  problems: [runNotWipeable],
})

export const getRunProof = endpoint('GET', '/api/assembly/runs/:id/proof', {
  summary:
    'The proof that a rehearsal is gone: rows before and after wiping, and rows counted at this very moment.',
  params: byId,
  reply: shape({
    session: shape({ id: Id, title: Type.String(), body: Type.String() }),
    run: RunFacts,
    /** Before and after are null until it is wiped. */
    tables: Type.Array(
      shape({
        table: Type.String(),
        before: orNull(Type.Integer()),
        after: orNull(Type.Integer()),
        now: Type.Integer(),
      }),
    ),
    countedAt: Instant,
  }),
})
