import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { Attendance } from '../contract/core.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import { roundsOf } from '../polls/facts.ts'
import { attendanceOf } from '../sessions/attendance.ts'
import type { Run, SessionRow } from '../sessions/sight.ts'
import { type Circumstances, readCircumstances } from './locks.ts'
import { itemsOf } from './state.ts'

/** Everything the desk and its locks are made of, as it is at this moment. */
export interface Around extends Circumstances {
  items: (Awaited<ReturnType<typeof itemsOf>>[number] &
    Circumstances['items'][number] & { script: string; endedAt: Date | null })[]
  polls: { id: string; itemId: string | null; question: string; seats: number }[]
  attendance: Attendance
  rounds: RoundFacts[]
}

export async function aroundOf(tx: Tx, session: SessionRow, run: Run | undefined): Promise<Around> {
  const runId = run?.id ?? null
  const rows = await itemsOf(tx, session.id, runId)
  const read = await readCircumstances(tx, session.id)
  const { rows: ends } = await sql<{ id: string; endedAt: Date | null }>`
    select item_id as id, ended_at as "endedAt" from assembly.item_progress where run_id = ${runId}::uuid`.execute(
    tx.db,
  )
  return {
    items: rows.map((row) => {
      const { needs, script, papers } = read.asked.get(row.id) ?? { needs: [], script: '', papers: 0 }
      return { ...row, needs, script, papers, endedAt: ends.find(({ id }) => id === row.id)?.endedAt ?? null }
    }),
    polls: read.polls,
    attendance: await attendanceOf(tx, session, runId),
    rounds: run ? await roundsOf(tx, run.id) : [],
    tellers: read.tellers,
    scrutineers: read.scrutineers,
  }
}
