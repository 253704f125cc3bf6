import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import * as contract from '../contract/definitions.ts'
import { previewIndicator } from '../definitions/preview.ts'
import { getIndicator, listIndicators } from '../definitions/reading.ts'
import { defineIndicator, openRanking, retireIndicator, saveVersion } from '../definitions/saving.ts'
import { getVocabulary } from '../definitions/vocabulary.ts'

export function definitionRoutes(app: App): void {
  serve(app, contract.getVocabulary, { can: 'indicators.read' }, ({ tx, actor }) => getVocabulary(tx, actor))
  serve(app, contract.listIndicators, { can: 'indicators.read' }, ({ tx, query }) =>
    listIndicators(tx, query),
  )
  serve(app, contract.getIndicator, { can: 'indicators.read' }, ({ tx, actor, params }) =>
    getIndicator(tx, actor, params.id),
  )
  serve(app, contract.previewIndicator, { can: 'indicators.define' }, ({ tx, body }) =>
    previewIndicator(tx, body),
  )
  serve(app, contract.defineIndicator, { can: 'indicators.define' }, ({ tx, actor, body }) =>
    defineIndicator(tx, actor, body),
  )
  serve(app, contract.saveVersion, { can: 'indicators.define' }, ({ tx, actor, params, body }) =>
    saveVersion(tx, actor, params.id, body),
  )
  serve(app, contract.retireIndicator, { can: 'indicators.define' }, ({ tx, actor, params, body }) =>
    retireIndicator(tx, actor, params.id, body.reason),
  )
  serve(app, contract.openRanking, { can: 'indicators.rank' }, ({ tx, actor, params, body }) =>
    openRanking(tx, actor, params.id, body),
  )
}
