import { sql } from 'kysely'
import { addDays } from '../../../platform/civil.ts'
import type { BodyOf, QueryOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { takeNumber } from '../../documents/index.ts'
import { tell } from '../../messages/index.ts'
import { getProject, tellTargets } from '../../plans/index.ts'
import { answersFor, roots, unitNamed } from '../../units/index.ts'
import {
  dueInPast,
  type issueNotice as issueEndpoint,
  type listNotices as listEndpoint,
  type Notice,
  type NoticeHead,
  notALeader,
  officeUnknown,
  type listOrderers as orderersEndpoint,
} from '../contract/notices.ts'
import { noticeEscalated, noticeIssued, noticeWithdrawn } from '../events.ts'
import { at } from '../tables.ts'
import { answersOf } from './answers.ts'
import {
  actsOf,
  askNotices,
  headOf,
  type NoticeRow,
  noticeSeen,
  noticesTopic,
  noticeToMove,
  noticeToRead,
  standingOf,
  topicOf,
} from './sight.ts'
import { noticeNews } from './telling.ts'

/** The series of supervision notices among the numbers of the street. */
export const series = '督'

export async function listNotices(
  tx: Tx,
  actor: Actor,
  query: QueryOf<typeof listEndpoint>,
): Promise<NoticeHead[]> {
  const like = query.text && `%${query.text.replace(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    noticeSeen(tx, actor),
    ...(query.state ? [sql`n.state = ${query.state}`] : []),
    ...(query.officeId ? [sql`n.to_office_id = ${query.officeId}`] : []),
    ...(query.projectId ? [sql`n.about_project_id = ${query.projectId}`] : []),
    ...(query.overdue ? [sql`n.state in ('issued', 'sent_back') and n.due_on < ${tx.today}::date`] : []),
    ...(like ? [sql`(n.title ilike ${like} or n.number ilike ${like})`] : []),
  ]
  const rows = await askNotices(tx, sql.join(conditions, sql` and `))
  return rows.filter((row) => !query.forMe || waitsFor(actor, row)).map((row) => headOf(tx, row))
}

/** Waits for this very person: to answer, to decide, or it was put before them as the leader. */
function waitsFor(actor: Actor, row: NoticeRow): boolean {
  const acts = actsOf(actor, row)
  if (acts.includes('answer') || acts.includes('accept')) return true
  return row.escalated_at !== null && row.settled_at === null && row.ordered_by === actor.personId
}

export async function getNotice(tx: Tx, actor: Actor, id: string): Promise<Notice> {
  const row = await noticeToRead(tx, actor, id)
  return {
    ...headOf(tx, row),
    asked: row.asked,
    issuedBy: { id: row.issued_by, name: row.issued_by_name },
    answers: await answersOf(tx, id),
    may: actsOf(actor, row),
  }
}

/** Leaders of the street today: a notice is ordered by one of them. */
export async function listOrderers(tx: Tx): Promise<ReplyOf<typeof orderersEndpoint>> {
  const both = found(await roots(tx))
  const { answers } = await answersFor(tx, both.placeId, tx.today)
  const leaders = answers.filter(({ role }) => role === 'leader').map(({ person }) => person)
  return [...new Map(leaders.map(({ id, name }) => [id, { id, name }])).values()]
}

interface About {
  kind: NoticeRow['about_kind']
  id: string | null
  projectId: string | null
  text: string | null
}

/** What it is about, in words kept as they were when it was issued: the promise, and how it stood. */
async function aboutOf(tx: Tx, actor: Actor, about: BodyOf<typeof issueEndpoint>['about']): Promise<About> {
  if (about.kind === 'other' || about.id === null)
    return { kind: 'other', id: null, projectId: null, text: about.text?.trim() || null }
  if (about.kind === 'project') {
    const project = await getProject(tx, actor, about.id)
    const title = [project.number, project.title].filter(Boolean).join('. ')
    return { kind: 'project', id: about.id, projectId: about.id, text: about.text?.trim() || title }
  }
  const [target] = await tellTargets(tx, [
    { targetId: about.id, from: null, until: addDays(tx.today, 1), placeId: null },
  ])
  const told = found(target)
  const title = [told.number, told.projectTitle].filter(Boolean).join('. ')
  return {
    kind: 'target',
    id: about.id,
    projectId: told.projectId,
    text: about.text?.trim() || `${title}（${told.quoted}）。${told.why.zh.join('')}`,
  }
}

/**
 * Issues a notice in the name of a leader: it takes the next number of the series 督 of the street in this year, in the same act. Refuses a
 * due day that lies in the past, an office that is none, and somebody who is no leader.
 */
export async function issueNotice(
  tx: Tx,
  actor: Actor,
  body: BodyOf<typeof issueEndpoint>,
): Promise<{ id: string; number: string }> {
  const { placeId, officeId } = found(await roots(tx))
  demand(actor, 'reports.order', { placeId, officeId })
  if (body.dueOn < tx.today) refuse(dueInPast)
  const office = await unitNamed(tx, body.toOfficeId)
  if (office?.tree !== 'office') return refuse(officeUnknown)
  if (!(await listOrderers(tx)).some(({ id }) => id === body.orderedById)) refuse(notALeader)
  const about = await aboutOf(tx, actor, body.about)
  const { number } = await takeNumber(tx, officeId, series, Number(tx.today.slice(0, 4)))
  const id = newId(tx.now.getTime())
  await at(tx)
    .insertInto('reports.notice')
    .values({
      id,
      number,
      title: body.title.trim(),
      asked: body.asked.trim(),
      about_kind: about.kind,
      about_id: about.id,
      about_project_id: about.projectId,
      about_text: about.text,
      place_id: placeId,
      office_id: officeId,
      to_office_id: body.toOfficeId,
      ordered_by: body.orderedById,
      issued_by: actor.personId!,
      issued_at: tx.now,
      due_on: body.dueOn,
      state: 'issued',
    })
    .execute()
  record(tx, noticeIssued, {
    ...standingOf({ id, place_id: placeId, office_id: officeId }),
    actor,
    data: {
      toOffice: body.toOfficeId,
      orderedBy: body.orderedById,
      about: about.id,
      dueOn: body.dueOn,
    },
  })
  await tellOffice(tx, id, body.toOfficeId)
  publishNotice(tx, id)
  return { id, number }
}

/** Whoever heads the office that has to answer. */
async function tellOffice(tx: Tx, noticeId: string, officeId: string): Promise<void> {
  const { answers } = await answersFor(tx, officeId, tx.today)
  const heads = answers.filter(({ role, unit }) => role === 'office_head' && unit.id === officeId)
  for (const personId of new Set(heads.map(({ person }) => person.id)))
    await tell(tx, personId, noticeNews, { notice: noticeId, news: 'issued', ordinal: 0 })
}

export function publishNotice(tx: Tx, id: string): void {
  publish(tx, topicOf(id))
  publish(tx, noticesTopic)
}

/** Takes a notice back before it is settled; its number stays used. */
export async function withdrawNotice(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const row = await noticeToMove(tx, actor, id, 'withdraw')
  await at(tx)
    .updateTable('reports.notice')
    .set({ state: 'withdrawn', settled_at: tx.now })
    .where('id', '=', id)
    .execute()
  record(tx, noticeWithdrawn, { ...standingOf(row), actor })
  publishNotice(tx, id)
  return { id }
}

/** Puts an unanswered notice before the leader who ordered it; once. */
export async function escalateNotice(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const row = await noticeToMove(tx, actor, id, 'escalate')
  if (row.escalated_at === null) await escalate(tx, actor, row, false)
  return { id }
}

export async function escalate(
  tx: Tx,
  actor: Actor,
  row: Pick<NoticeRow, 'id' | 'place_id' | 'office_id' | 'ordered_by'>,
  byItself: boolean,
): Promise<void> {
  await at(tx).updateTable('reports.notice').set({ escalated_at: tx.now }).where('id', '=', row.id).execute()
  record(tx, noticeEscalated, { ...standingOf(row), actor, data: { leader: row.ordered_by, byItself } })
  await tell(tx, row.ordered_by, noticeNews, { notice: row.id, news: 'escalated', ordinal: 0 })
  publishNotice(tx, row.id)
}
