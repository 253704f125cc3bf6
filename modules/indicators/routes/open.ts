import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import * as contract from '../contract/open.ts'
import { closeIndicator, listOpenChoices, openIndicator } from '../open/choices.ts'
import { getOpenData, listOpenData, sendOpenCsv } from '../open/data.ts'
import { previewMonth, releaseMonth } from '../open/months.ts'

export function openRoutes(app: App): void {
  const can = 'indicators.publish'
  serve(app, contract.listOpenData, { can: 'anyone' }, ({ tx }) => listOpenData(tx))
  serve(app, contract.getOpenData, { can: 'anyone' }, ({ tx, params }) => getOpenData(tx, params.id))
  serve(app, contract.getOpenCsv, { can: 'anyone' }, ({ tx, params, reply }) =>
    sendOpenCsv(tx, params.id, reply),
  )
  serve(app, contract.listOpenChoices, { can: 'indicators.read' }, ({ tx }) => listOpenChoices(tx))
  serve(app, contract.openIndicator, { can }, ({ tx, actor, params, body }) =>
    openIndicator(tx, actor, params.id, body),
  )
  serve(app, contract.closeIndicator, { can }, ({ tx, actor, params }) =>
    closeIndicator(tx, actor, params.id),
  )
  serve(app, contract.previewMonth, { can }, ({ tx, actor, params }) =>
    previewMonth(tx, actor, params.id, params.month),
  )
  serve(app, contract.releaseMonth, { can }, ({ tx, actor, params }) =>
    releaseMonth(tx, actor, params.id, params.month),
  )
}
