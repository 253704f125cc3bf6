import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import { getByOffice, getByPlace } from '../answers/parts.ts'
import { askMany, getValues } from '../answers/tables.ts'
import * as contract from '../contract/answers.ts'

export function answerRoutes(app: App): void {
  serve(app, contract.askMany, { can: 'indicators.read' }, ({ tx, body }) => askMany(tx, body.asks))
  serve(app, contract.getValues, { can: 'indicators.read' }, ({ tx, query }) => getValues(tx, query))
  serve(app, contract.getByPlace, { can: 'indicators.read' }, ({ tx, query }) => getByPlace(tx, query))
  serve(app, contract.getByOffice, { can: 'indicators.read' }, ({ tx, query }) => getByOffice(tx, query))
}
