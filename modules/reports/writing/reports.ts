import { sql } from 'kysely'
import { type BodyOf, notFound, type QueryOf, staleVersion } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { tellPlan } from '../../plans/index.ts'
import { roots } from '../../units/index.ts'
import { mostNumbers, type ReportContent } from '../contract/content.ts'
import {
  type beginReport as beginEndpoint,
  type copyReport as copyEndpoint,
  correctedAlready,
  daysTurned,
  type listReports as listEndpoint,
  numberAstray,
  type Report,
  type ReportHead,
  reportClosed,
  reportOpen,
  type saveReport as saveEndpoint,
  tooManyNumbers,
} from '../contract/reports.ts'
import { tidied } from '../rules/text.ts'
import { at } from '../tables.ts'
import { openingOf, titleOf } from './opening.ts'
import {
  askReports,
  headOf,
  type ReportRow,
  reportOf,
  reportSeen,
  reportToChange,
  reportToRead,
  standingOf,
} from './sight.ts'

// Reports as they are written. A draft is nobody's act yet: nothing here leaves an event.

export const topicOf = (id: string): string => `reports.report:${id}`
export const listTopic = 'reports'

export async function listReports(
  tx: Tx,
  actor: Actor,
  query: QueryOf<typeof listEndpoint>,
): Promise<ReportHead[]> {
  const like = query.text && `%${query.text.replace(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    reportSeen(tx, actor),
    ...(query.kind ? [sql`r.kind = ${query.kind}`] : []),
    ...(query.year
      ? [sql`r.from_on < make_date(${query.year + 1}, 1, 1) and r.until_on > make_date(${query.year}, 1, 1)`]
      : []),
    ...(query.state === 'draft' ? [sql`r.closed_at is null`] : []),
    ...(query.state === 'closed' ? [sql`r.closed_at is not null`] : []),
    ...(query.state === 'released' ? [sql`r.released_at is not null`] : []),
    ...(like ? [sql`r.title ilike ${like}`] : []),
  ]
  return (await askReports(tx, sql.join(conditions, sql` and `))).map(headOf)
}

export async function getReport(tx: Tx, actor: Actor, id: string): Promise<Report> {
  return reportOf(actor, await reportToRead(tx, actor, id))
}

/** Begins a report where the actor writes: for the whole street and the office they work for, unless they say another unit of theirs. */
export async function beginReport(
  tx: Tx,
  actor: Actor,
  body: BodyOf<typeof beginEndpoint>,
): Promise<{ id: string }> {
  if (body.from >= body.until) refuse(daysTurned)
  const standing = await unitsOf(tx, actor, body)
  demand(actor, 'reports.write', standing)
  const plan = body.planId === null ? null : await tellPlan(tx, body.planId, body.until)
  return insertReport(tx, actor, {
    kind: body.kind,
    title: body.title?.trim() || titleOf(body.kind, body, plan?.title ?? null),
    from_on: body.from,
    until_on: body.until,
    place_id: standing.placeId,
    office_id: standing.officeId,
    content: openingOf(body.kind, body.planId),
    corrects_id: null,
  })
}

async function unitsOf(
  tx: Tx,
  actor: Actor,
  body: { placeId?: string; officeId?: string },
): Promise<{ placeId: string; officeId: string }> {
  const both = found(await roots(tx))
  const reach = actor.reach('reports.write')
  const placeId = body.placeId ?? reach.placeIds[0] ?? both.placeId
  const worksFor = await sql<{ office_id: string }>`
    select w.office_id from people.works_for w
    where w.person_id = ${actor.personId} and w.from_on <= ${tx.today}::date and ${tx.today}::date < w.until_on
    order by w.from_on limit 1`.execute(tx.db)
  const officeId = body.officeId ?? reach.officeIds[0] ?? worksFor.rows[0]?.office_id ?? both.officeId
  const { rows } = await sql`
    select 1 from units.label where (id = ${placeId} and tree = 'place') or (id = ${officeId} and tree = 'office')`.execute(
    tx.db,
  )
  if (rows.length !== 2) refuse(notFound)
  return { placeId, officeId }
}

type NewReport = Pick<
  ReportRow,
  'kind' | 'title' | 'from_on' | 'until_on' | 'place_id' | 'office_id' | 'content' | 'corrects_id'
>

async function insertReport(tx: Tx, actor: Actor, report: NewReport): Promise<{ id: string }> {
  const id = newId(tx.now.getTime())
  await at(tx)
    .insertInto('reports.report')
    .values({
      ...report,
      id,
      version: 1,
      created_by: actor.personId!,
      created_at: tx.now,
      saved_by: actor.personId!,
      saved_at: tx.now,
    })
    .execute()
  publish(tx, listTopic)
  return { id }
}

/** Refuses a text that names numbers it does not have, or more numbers than a report holds. */
function checked(content: ReportContent): ReportContent {
  const kept = tidied(content)
  if ('astray' in kept) refuse(numberAstray, { id: kept.astray })
  if (kept.numbers.length > mostNumbers)
    refuse(tooManyNumbers, { most: mostNumbers, numbers: kept.numbers.length })
  return kept
}

/** The report, held, for one who may change it. A closed one refuses by name. */
export async function draftToChange(tx: Tx, actor: Actor, id: string): Promise<ReportRow> {
  const row = await reportToChange(tx, actor, id)
  if (row.closed_at) refuse(reportClosed, { closedAt: row.closed_at.toISOString(), by: row.closed_by_name })
  return row
}

export async function saveReport(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof saveEndpoint>,
): Promise<{ version: number; savedAt: string }> {
  const row = await draftToChange(tx, actor, id)
  demand(actor, 'reports.write', standingOf(row))
  if (row.version !== body.version) refuse(staleVersion)
  if (body.from >= body.until) refuse(daysTurned)
  const version = row.version + 1
  await at(tx)
    .updateTable('reports.report')
    .set({
      title: body.title.trim(),
      from_on: body.from,
      until_on: body.until,
      content: checked(body.content),
      version,
      saved_by: actor.personId!,
      saved_at: tx.now,
    })
    .where('id', '=', id)
    .execute()
  publish(tx, topicOf(id))
  publish(tx, listTopic)
  return { version, savedAt: tx.now.toISOString() }
}

export async function dropReport(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const row = await draftToChange(tx, actor, id)
  demand(actor, 'reports.write', standingOf(row))
  await at(tx).deleteFrom('reports.report').where('id', '=', id).execute()
  publish(tx, topicOf(id))
  publish(tx, listTopic)
  return { id }
}

/** A draft of its own with the text of this one: numbers that speak of the report's days speak of the new ones. */
export async function copyReport(
  tx: Tx,
  actor: Actor,
  id: string,
  body: BodyOf<typeof copyEndpoint>,
): Promise<{ id: string }> {
  const row = await reportToRead(tx, actor, id)
  demand(actor, 'reports.write', standingOf(row))
  if (body.from >= body.until) refuse(daysTurned)
  const { kind, place_id, office_id, content } = row
  return insertReport(tx, actor, {
    kind,
    place_id,
    office_id,
    content,
    title: body.title.trim(),
    from_on: body.from,
    until_on: body.until,
    corrects_id: null,
  })
}

/** Begins a corrected edition: the closed one stays as it is, and this one will name it. */
export async function correctReport(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const row = await reportToChange(tx, actor, id)
  demand(actor, 'reports.write', standingOf(row))
  if (!row.closed_at) refuse(reportOpen)
  if (row.corrected_by) refuse(correctedAlready)
  const { kind, place_id, office_id, content, from_on, until_on, title } = row
  publish(tx, topicOf(id))
  return insertReport(tx, actor, {
    kind,
    place_id,
    office_id,
    content,
    from_on,
    until_on,
    title,
    corrects_id: id,
  })
}
