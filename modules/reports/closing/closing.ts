import { sql } from 'kysely'
import { type BodyOf, staleVersion } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, refuse } from '../../../platform/http/refusal.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { snapshotNow } from '../../indicators/index.ts'
import { roots } from '../../units/index.ts'
import {
  type closeReport as closeEndpoint,
  correctedAlready,
  numberGone,
  reportEmpty,
  reportOpen,
  reportReleased,
} from '../contract/reports.ts'
import type { Adjustment, Told } from '../contract/told.ts'
import { reportReleased as releasedKind, reportClosed } from '../events.ts'
import { chainOf, changedSince } from '../numbers/since.ts'
import { tellText } from '../numbers/telling.ts'
import { cutOff } from '../rules/periods.ts'
import { linesOf, numbersIn } from '../rules/text.ts'
import { at } from '../tables.ts'
import { draftToChange, listTopic, topicOf } from '../writing/reports.ts'
import { type ReportRow, reportToChange, sealedOf, standingOf } from '../writing/sight.ts'
import { hashOf } from './hash.ts'
import { pinsOf } from './pins.ts'
import { followedBy } from './series.ts'

/** Reads what belongs together as of one instant; the transaction itself where nobody else writes. */
export type Look = <T>(work: (sight: Tx) => Promise<T>) => Promise<T>

export const scopeOf = (row: ReportRow) => ({
  from: row.from_on,
  until: row.until_on,
  placeId: row.place_id,
  placeName: row.place_name,
  officeName: row.office_name,
})

/** Everything a report says at this moment: its numbers, its plans, and what reports before it said that is another number now. */
export async function tellNow(
  sight: Tx,
  row: ReportRow,
): Promise<{ told: Told; snapshot: string; adjusted: readonly Adjustment[] }> {
  // Before the numbers: whatever commits in between is seen as a correction, never lost between the two.
  const snapshot = await snapshotNow(sight)
  const text = await tellText(sight, row.content, scopeOf(row))
  const follows = await followedBy(sight, row)
  const adjustments = follows ? await changedSince(sight, await chainOf(sight, follows.id)) : []
  return { told: { ...text, adjustments, follows }, snapshot, adjusted: adjustments }
}

/**
 * Closes a report in one act: every number is pinned with its version and with what the ledger held at that instant, the text
 * freezes, a hash goes over all of it and into the ledger. All or nothing; of two people who close at once the second is told who
 * was first. Refuses an old version of the text (412), an empty report, and numbers that are not there any more.
 */
export async function closeReport(
  tx: Tx,
  actor: Actor,
  id: string,
  { version }: BodyOf<typeof closeEndpoint>,
  look: Look,
): Promise<{ hash: string; numbers: number }> {
  const row = await draftToChange(tx, actor, id)
  demand(actor, 'reports.close', standingOf(row))
  if (row.version !== version) refuse(staleVersion)
  if (isEmpty(row)) refuse(reportEmpty)
  if (row.corrects_id !== null) await holdFormer(tx, row.corrects_id)
  const { told, snapshot, adjusted } = await look((sight) => tellNow(sight, row))
  const gone = told.numbers.find(({ gap }) => gap === 'gone')
  if (gone) refuse(numberGone, { title: gone.title })
  const closed = {
    closed_by: actor.personId,
    closed_at: tx.now,
    follows_id: told.follows?.id ?? null,
    pinned: told,
  }
  const hash = hashOf(sealedOf({ ...row, ...closed }))
  const pins = pinsOf(
    told,
    numbersIn(row.content),
    cutOff(scopeOf(row), tx.today).until,
    (await roots(tx))?.placeId,
  )
  await sql`
    insert into reports.pin (report_id, key, position, kind, target_id, project_id, plan_id, indicator_id, version_id, from_on,
      until_on, place_id, title, said, unit, decimals, value, n, snapshot)
    select ${id}, p.key, p.position, p.kind, p."targetId", p."projectId", p."planId", p."indicatorId", p."versionId", p."from",
      p.until, p."placeId", p.title, p.said, p.unit, p.decimals, p.value, p.n, ${snapshot}
    from jsonb_to_recordset(${JSON.stringify(pins)}::jsonb) as p(key text, position integer, kind text, "targetId" uuid,
      "projectId" uuid, "planId" uuid, "indicatorId" uuid, "versionId" uuid, "from" date, until date, "placeId" uuid, title text,
      said jsonb, unit text, decimals integer, value numeric, n integer)`.execute(tx.db)
  await sql`
    insert into reports.adjustment (report_id, of_report_id, of_key, was, became, snapshot)
    select ${id}, a."reportId", a.key, a.was, a.became, ${snapshot}
    from jsonb_to_recordset(${JSON.stringify(adjusted)}::jsonb) as a("reportId" uuid, key text, was numeric, became numeric)`.execute(
    tx.db,
  )
  await at(tx)
    .updateTable('reports.report')
    .set({ ...closed, pinned: JSON.stringify(told) as unknown as Told, hash })
    .where('id', '=', id)
    .execute()
  record(tx, reportClosed, {
    ...standingOfEvent(row),
    actor,
    data: {
      kind: row.kind,
      hash,
      numbers: pins.length,
      adjustments: adjusted.length,
      corrects: row.corrects_id,
    },
  })
  publish(tx, topicOf(id))
  publish(tx, listTopic)
  return { hash, numbers: pins.length }
}

/** A report of headings alone says nothing. */
const isEmpty = ({ content }: ReportRow) =>
  !content.blocks.some(
    (block) =>
      'planId' in block || (block.kind !== 'heading' && linesOf(block).some((line) => line.trim() !== '')),
  )

/** Two corrected editions of one report: the first to close is the edition. */
async function holdFormer(tx: Tx, correctsId: string): Promise<void> {
  await sql`select 1 from reports.report where id = ${correctsId} for no key update`.execute(tx.db)
  const { rows } = await sql`
    select 1 from reports.report where corrects_id = ${correctsId} and closed_at is not null`.execute(tx.db)
  if (rows.length > 0) refuse(correctedAlready)
}

const standingOfEvent = (row: ReportRow) => ({
  ...standingOf(row),
  subject: { kind: 'reports.report', id: row.id },
})

/** Makes a closed report public, once, in the name of whoever releases it. */
export async function releaseReport(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const row = await reportToChange(tx, actor, id)
  demand(actor, 'reports.release', standingOf(row))
  if (!row.closed_at) refuse(reportOpen)
  if (row.released_at) refuse(reportReleased)
  if (row.corrected_by) refuse(correctedAlready)
  await at(tx)
    .updateTable('reports.report')
    .set({ released_at: tx.now, released_by: actor.personId })
    .where('id', '=', id)
    .execute()
  record(tx, releasedKind, { ...standingOfEvent(row), actor, data: { kind: row.kind } })
  publish(tx, topicOf(id))
  publish(tx, listTopic)
  return { id }
}
