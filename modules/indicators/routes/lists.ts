import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import { openTurns } from '../../../platform/http/turns.ts'
import * as contract from '../contract/lists.ts'
import { getCoverage } from '../lists/coverage.ts'
import * as lists from '../lists/lists.ts'
import { addSheet } from '../lists/sheets.ts'

export function listRoutes(app: App): void {
  const keep = { can: 'indicators.keep_list' } as const
  serve(app, contract.listLists, { can: 'indicators.read' }, ({ tx, actor }) => lists.listLists(tx, actor))
  serve(app, contract.getList, { can: 'indicators.read' }, ({ tx, actor, params, query }) =>
    lists.getList(tx, actor, params.id, query.on),
  )
  serve(app, contract.makeList, keep, ({ tx, actor, body }) => lists.makeList(tx, actor, body))
  serve(app, contract.addLines, keep, ({ tx, actor, params, body }) =>
    lists.addLines(tx, actor, params.id, body),
  )
  // Each workbook is read in a thread of its own, which takes memory.
  serve(app, contract.addSheet, { ...keep, turns: openTurns(2) }, ({ tx, actor, params, body, files }) =>
    addSheet(tx, actor, params.id, files, body),
  )
  serve(app, contract.endItems, keep, ({ tx, actor, params, body }) =>
    lists.endItems(tx, actor, params.id, body),
  )
  serve(app, contract.getCoverage, { can: 'indicators.read' }, ({ tx, params, query }) =>
    getCoverage(tx, params.id, query),
  )
}
