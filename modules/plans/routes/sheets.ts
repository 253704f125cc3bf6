import type { FastifyReply } from 'fastify'
import { xlsxType } from '../../../platform/files/workbook.ts'
import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import { openTurns } from '../../../platform/http/turns.ts'
import { getResponsibilitySheet } from '../contract/projects.ts'
import * as plans from '../contract/records.ts'
import { makeResponsibilities } from '../projects/responsibilities.ts'
import * as sheets from '../sheets/sheets.ts'
import { makeTemplate } from '../sheets/template.ts'

/** Sheets that leave the house and come back, and the table of responsibilities. */
export function sheetRoutes(app: App): void {
  serve(app, getResponsibilitySheet, { can: 'plans.read' }, async ({ tx, params, reply }) =>
    hand(reply, await makeResponsibilities(tx, params.id)),
  )
  serve(app, plans.getSheetTemplate, { can: 'plans.record' }, async ({ tx, actor, params, reply }) =>
    hand(reply, await makeTemplate(tx, actor, app.lilong.vault, params.id)),
  )
  // Each is read in a thread of its own, which takes memory: two at a time, the others wait before they hold a connection.
  serve(
    app,
    plans.uploadSheet,
    { can: 'plans.record', turns: openTurns(2) },
    ({ tx, actor, params, files }) => sheets.uploadSheet(tx, actor, app.lilong, params.id, files),
  )
  serve(app, plans.getSheet, { can: 'plans.record' }, ({ tx, actor, params }) =>
    sheets.getSheet(tx, actor, params.id),
  )
  serve(app, plans.acceptSheetRows, { can: 'plans.record' }, ({ tx, actor, params, body }) =>
    sheets.acceptRows(tx, actor, params.id, body),
  )
}

/** A workbook to be saved under its Chinese name (RFC 6266), never opened inside the page. */
function hand(reply: FastifyReply, { name, bytes }: { name: string; bytes: Buffer }): Buffer {
  reply.type(xlsxType)
  reply.header(
    'content-disposition',
    `attachment; filename="sheet.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
  )
  reply.header('cache-control', 'no-store')
  return bytes
}
