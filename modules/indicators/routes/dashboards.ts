import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import * as contract from '../contract/dashboards.ts'
import * as dashboards from '../dashboards/dashboards.ts'

export function dashboardRoutes(app: App): void {
  serve(app, contract.listDashboards, { can: 'indicators.read' }, ({ tx, actor, query }) =>
    dashboards.listDashboards(tx, actor, query),
  )
  serve(app, contract.getDashboard, { can: 'indicators.read' }, ({ tx, actor, query }) =>
    dashboards.getDashboard(tx, actor, query),
  )
  serve(app, contract.makeDashboard, { can: 'indicators.arrange' }, ({ tx, actor, body }) =>
    dashboards.makeDashboard(tx, actor, body),
  )
  serve(app, contract.arrangeDashboard, { can: 'indicators.arrange' }, ({ tx, actor, params, body }) =>
    dashboards.arrangeDashboard(tx, actor, params.id, body),
  )
  serve(app, contract.dropDashboard, { can: 'indicators.arrange' }, ({ tx, actor, params }) =>
    dashboards.dropDashboard(tx, actor, params.id),
  )
}
