import type { FastifyReply } from 'fastify'
import { xlsxType } from '../../../platform/files/workbook.ts'
import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import { inOneSight } from '../../../platform/transaction.ts'
import { closeReport, releaseReport } from '../closing/closing.ts'
import { listTelling } from '../closing/lines.ts'
import { tellReport } from '../closing/telling.ts'
import * as contract from '../contract/reports.ts'
import { getPublicReport, listPublicReports } from '../open/public.ts'
import * as papers from '../papers/papers.ts'
import { findNumbers } from '../writing/findings.ts'
import * as reports from '../writing/reports.ts'

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A file to be saved under its Chinese name (RFC 6266), never opened inside the page. */
export function hand(reply: FastifyReply, { name, bytes }: papers.Paper): Buffer {
  const isSheet = name.endsWith('.xlsx')
  reply.type(isSheet ? xlsxType : docxType)
  reply.header(
    'content-disposition',
    `attachment; filename="report.${isSheet ? 'xlsx' : 'docx'}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  )
  reply.header('cache-control', 'no-store')
  return bytes
}

export function reportRoutes(app: App): void {
  const read = { can: 'reports.read' } as const
  const write = { can: 'reports.write' } as const
  serve(app, contract.listReports, read, ({ tx, actor, query }) => reports.listReports(tx, actor, query))
  serve(app, contract.beginReport, write, ({ tx, actor, body }) => reports.beginReport(tx, actor, body))
  serve(app, contract.listTelling, read, ({ tx, actor, query }) => listTelling(tx, actor, query))
  serve(app, contract.listPublicReports, { can: 'anyone' }, ({ tx }) => listPublicReports(tx))
  serve(app, contract.getPublicReport, { can: 'anyone' }, ({ tx, params }) => getPublicReport(tx, params.id))
  serve(app, contract.tellPlanNow, read, ({ tx, params, query }) =>
    papers.tellPlanNow(tx, params.id, query.until),
  )
  serve(app, contract.getPlanPaper, read, async ({ tx, params, query, reply }) =>
    hand(reply, await papers.makePlanPaper(tx, params.id, query.until)),
  )
  serve(app, contract.getPlanSheet, read, async ({ tx, params, query, reply }) =>
    hand(reply, await papers.makePlanSheet(tx, params.id, query.until)),
  )
  serve(app, contract.getReport, read, ({ tx, actor, params }) => reports.getReport(tx, actor, params.id))
  serve(app, contract.tellReport, read, ({ tx, actor, params }) => tellReport(tx, actor, params.id))
  serve(app, contract.findNumbers, read, ({ tx, actor, params, query }) =>
    findNumbers(tx, actor, params.id, query),
  )
  serve(app, contract.saveReport, write, ({ tx, actor, params, body }) =>
    reports.saveReport(tx, actor, params.id, body),
  )
  serve(app, contract.dropReport, write, ({ tx, actor, params }) => reports.dropReport(tx, actor, params.id))
  serve(app, contract.copyReport, write, ({ tx, actor, params, body }) =>
    reports.copyReport(tx, actor, params.id, body),
  )
  serve(app, contract.correctReport, write, ({ tx, actor, params }) =>
    reports.correctReport(tx, actor, params.id),
  )
  serve(app, contract.closeReport, { can: 'reports.close' }, ({ tx, actor, params, body, request }) =>
    closeReport(tx, actor, params.id, body, (work) => inOneSight(app.lilong, request.id, work)),
  )
  serve(app, contract.releaseReport, { can: 'reports.release' }, ({ tx, actor, params }) =>
    releaseReport(tx, actor, params.id),
  )
  serve(app, contract.issueReport, write, ({ tx, actor, params }) => papers.issueReport(tx, actor, params.id))
  serve(app, contract.getReportPaper, read, async ({ tx, actor, params, reply }) =>
    hand(reply, await papers.makeReportPaper(tx, actor, params.id)),
  )
  serve(app, contract.getReportSheets, read, async ({ tx, actor, params, reply }) =>
    hand(reply, await papers.makeReportSheets(tx, actor, params.id)),
  )
}
