import type { FastifyReply } from 'fastify'
import { xlsxType } from '../../../platform/files/workbook.ts'
import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import { inOneSight } from '../../../platform/transaction.ts'
import * as contract from '../contract/origins.ts'
import { enterFigure, listFigures, withdrawFigure } from '../figures/figures.ts'
import { sendEvidence } from '../origins/evidence.ts'
import * as exporting from '../origins/exporting.ts'
import { getNumberOrigin, getTimeline, listEventsBehind } from '../origins/origins.ts'

export function originRoutes(app: App): void {
  const can = 'indicators.read'
  // The number, its places and its months are several questions: read as of one instant they add up whatever happens meanwhile.
  serve(app, contract.getNumberOrigin, { can }, ({ params, query, request }) =>
    inOneSight(app.lilong, request.id, (tx) => getNumberOrigin(tx, params.id, query)),
  )
  serve(app, contract.listEventsBehind, { can }, ({ tx, actor, params, query }) =>
    listEventsBehind(tx, actor, params.id, query),
  )
  serve(app, contract.getTimeline, { can }, ({ tx, actor, query }) => getTimeline(tx, actor, query))
  serve(app, contract.getEvidence, { can }, ({ tx, actor, params, query, reply }) =>
    sendEvidence(
      tx,
      app.lilong.files,
      actor,
      { eventId: params.id, fileId: params.fileId, width: query.width },
      reply,
    ),
  )
  serve(app, contract.getValuesSheet, { can }, async ({ tx, query, reply }) =>
    hand(reply, 'xlsx', await exporting.makeValuesSheet(tx, query)),
  )
  serve(app, contract.getValuesCsv, { can }, async ({ tx, query, reply }) =>
    hand(reply, 'csv', await exporting.makeValuesCsv(tx, query)),
  )
  serve(app, contract.getNumberSheet, { can }, async ({ actor, params, query, request, reply }) =>
    hand(
      reply,
      'xlsx',
      await inOneSight(app.lilong, request.id, (tx) =>
        exporting.makeNumberSheet(tx, actor, params.id, query),
      ),
    ),
  )
  serve(app, contract.getNumberCsv, { can }, async ({ actor, params, query, request, reply }) =>
    hand(
      reply,
      'csv',
      await inOneSight(app.lilong, request.id, (tx) => exporting.makeNumberCsv(tx, actor, params.id, query)),
    ),
  )
  serve(app, contract.listFigures, { can }, ({ tx, actor, params }) => listFigures(tx, actor, params.id))
  serve(app, contract.enterFigure, { can: 'indicators.enter' }, ({ tx, actor, params, body }) =>
    enterFigure(tx, actor, params.id, body),
  )
  serve(app, contract.withdrawFigure, { can: 'indicators.enter' }, ({ tx, actor, params, body }) =>
    withdrawFigure(tx, actor, params.id, body.reason),
  )
}

/** A table to be saved under its Chinese name (RFC 6266), never opened inside the page. */
function hand<T>(
  reply: FastifyReply,
  kind: 'xlsx' | 'csv',
  { name, content }: { name: string; content: T },
): T {
  reply.type(kind === 'xlsx' ? xlsxType : 'text/csv; charset=utf-8')
  reply.header(
    'content-disposition',
    `attachment; filename="table.${kind}"; filename*=UTF-8''${encodeURIComponent(`${name}.${kind}`)}`,
  )
  return content
}
