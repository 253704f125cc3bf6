import { sql } from 'kysely'
import type { ReplyOf } from '../../../platform/contract.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { roots } from '../../units/index.ts'
import type { listPublicReports as listEndpoint, PublicReport } from '../contract/reports.ts'
import type { Told } from '../contract/told.ts'
import { changedSince, tellingsOf } from '../numbers/since.ts'
import { askReports } from '../writing/sight.ts'

/** Released reports, the newest first. */
export async function listPublicReports(tx: Tx): Promise<ReplyOf<typeof listEndpoint>> {
  const rows = await askReports(tx, sql`r.released_at is not null`, {
    order: sql`r.until_on desc, r.closed_at desc`,
  })
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    until: row.until_on,
    closedAt: (row.closed_at ?? row.saved_at).toISOString(),
  }))
}

/**
 * A released report as it was closed, with what was corrected since. It tells no names of people: neither who wrote it, nor who leads
 * a project, nor the records behind a correction.
 */
export async function getPublicReport(tx: Tx, id: string): Promise<PublicReport> {
  const [row] = await askReports(tx, sql`r.id = ${id} and r.released_at is not null`, {
    whole: true,
    limit: 1,
  })
  const report = found(row)
  const told = found(report.pinned)
  const both = found(await roots(tx))
  const street = await sql<{ name: string }>`select name from units.label where id = ${both.placeId}`.execute(
    tx.db,
  )
  const since = await changedSince(tx, await tellingsOf(tx, id))
  const corrected = report.corrected_by ? await isReleased(tx, report.corrected_by.id) : false
  const former = report.corrects ? await isReleased(tx, report.corrects.id) : false
  return {
    id: report.id,
    kind: report.kind,
    title: report.title,
    from: report.from_on,
    until: report.until_on,
    streetName: street.rows[0]?.name ?? report.place_name,
    closedAt: found(report.closed_at).toISOString(),
    releasedAt: found(report.released_at).toISOString(),
    hash: found(report.hash),
    corrects: former ? report.corrects : null,
    correctedBy: corrected ? report.corrected_by : null,
    content: report.content,
    told: withoutNames(told),
    since: since.map(unrecorded),
  }
}

async function isReleased(tx: Tx, id: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from reports.report where id = ${id} and released_at is not null`.execute(tx.db)
  return rows.length > 0
}

const unrecorded = (adjustment: Told['adjustments'][number]) => ({
  ...adjustment,
  events: adjustment.events.map((event) => ({ ...event, recordId: null })),
})

function withoutNames(told: Told): Told {
  return {
    ...told,
    adjustments: told.adjustments.map(unrecorded),
    plans: told.plans.map((plan) => ({
      ...plan,
      passages: plan.passages.map((passage) => ({
        ...passage,
        project: passage.project && { ...passage.project, leader: null },
      })),
    })),
  }
}
