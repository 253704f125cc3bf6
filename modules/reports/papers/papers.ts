import { type Civil, civilDate } from '../../../platform/civil.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { layOutPaper, openPaper } from '../../documents/index.ts'
import { tellPlan } from '../../plans/index.ts'
import { tellNow } from '../closing/closing.ts'
import type { ReportContent } from '../contract/content.ts'
import { reportOpen } from '../contract/reports.ts'
import { planLine } from '../numbers/lines.ts'
import { cutOff } from '../rules/periods.ts'
import { opening } from '../words/opening.zh-CN.ts'
import { reportToRead } from '../writing/sight.ts'
import { bodyOf, type ToPrint } from './body.ts'
import { completionWorkbook, reportWorkbook } from './sheets.ts'

export interface Paper {
  name: string
  bytes: Buffer
}

/** A draft is printed as it stands now; a closed report as it was pinned. */
async function toPrint(tx: Tx, actor: Actor, id: string): Promise<ToPrint> {
  const row = await reportToRead(tx, actor, id)
  const told = row.pinned ?? (await tellNow(tx, row)).told
  const on = civilDate(row.closed_at ?? tx.now)
  return {
    title: row.title,
    content: row.content,
    told,
    until: cutOff({ from: row.from_on, until: row.until_on }, on).until,
    organ: row.office_name,
    on,
    corrects: row.corrects?.title ?? null,
  }
}

export async function makeReportPaper(tx: Tx, actor: Actor, id: string): Promise<Paper> {
  const report = await toPrint(tx, actor, id)
  return { name: `${report.title}.docx`, bytes: await layOutPaper(bodyOf(report)) }
}

/**
 * Begins an official paper from a closed report, with its pinned numbers, among the drafts of the office. Refuses an open report (409): what
 * is approved and sealed must not move any more. Organ, number, signature and day are the paper's own.
 */
export async function issueReport(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const row = await reportToRead(tx, actor, id)
  if (!row.pinned) refuse(reportOpen)
  const report = await toPrint(tx, actor, id)
  return openPaper(tx, actor, {
    kind: row.kind === 'circular' ? 'circular' : 'report',
    title: report.title,
    placeId: row.place_id,
    officeId: row.office_id,
    body: { ...bodyOf(report), signature: [], date: null },
    about: { kind: 'reports.report', id },
  })
}

export async function makeReportSheets(tx: Tx, actor: Actor, id: string): Promise<Paper> {
  const report = await toPrint(tx, actor, id)
  return { name: `${report.title}.xlsx`, bytes: await reportWorkbook(report) }
}

/** An adopted plan as it stands before a day; up to now when no day is said. */
export async function tellPlanNow(tx: Tx, planId: string, until: Civil | undefined) {
  const days = cutOff({ from: tx.today, until: until ?? '2199-12-31' }, tx.today)
  const bounded = until !== undefined && until < days.until ? until : days.until
  return {
    asOf: tx.now.toISOString(),
    until: bounded,
    plan: planLine(await tellPlan(tx, planId, bounded)),
  }
}

/** The completion report of a plan in one click: sentences by category, then the table. */
export async function makePlanPaper(tx: Tx, planId: string, until: Civil | undefined): Promise<Paper> {
  const { plan, until: bounded } = await tellPlanNow(tx, planId, until)
  const title = `${plan.title}完成情况`
  const content: ReportContent = {
    blocks: [
      { id: 'h1', kind: 'heading', level: 1, text: opening.byCategory },
      { id: 'b1', kind: 'narrative', planId },
      { id: 'h2', kind: 'heading', level: 1, text: opening.table },
      { id: 'b2', kind: 'completion', planId },
    ],
    numbers: [],
  }
  const told = {
    asOf: tx.now.toISOString(),
    placeName: '',
    officeName: '',
    numbers: [],
    plans: [plan],
    adjustments: [],
    follows: null,
  }
  const body = bodyOf({ title, content, told, until: bounded, organ: '', on: tx.today, corrects: null })
  return { name: `${title}.docx`, bytes: await layOutPaper({ ...body, signature: [] }) }
}

export async function makePlanSheet(tx: Tx, planId: string, until: Civil | undefined): Promise<Paper> {
  const { plan, until: bounded } = await tellPlanNow(tx, planId, until)
  return { name: `${plan.title}完成情况表.xlsx`, bytes: await completionWorkbook(plan, bounded) }
}
