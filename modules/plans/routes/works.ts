import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import { openTurns } from '../../../platform/http/turns.ts'
import * as contract from '../contract/works.ts'
import { photographSite, sendSitePhoto } from '../works/photos.ts'
import { correctSite, getSite, listSites, openSites } from '../works/sites.ts'
import { moveSite } from '../works/steps.ts'

export function workRoutes(app: App): void {
  const { files } = app.lilong
  const turns = openTurns(3)
  serve(
    app,
    contract.openSites,
    { can: ['plans.carry_out', 'plans.assign'] },
    ({ tx, actor, params, body }) => openSites(tx, actor, params.id, body),
  )
  serve(
    app,
    contract.correctSite,
    { can: ['plans.carry_out', 'plans.assign'] },
    ({ tx, actor, params, body }) => correctSite(tx, actor, params.id, body),
  )
  serve(app, contract.listSites, { can: 'plans.read' }, ({ tx, actor, query }) => listSites(tx, actor, query))
  serve(app, contract.getSite, { can: 'plans.read' }, ({ tx, actor, params }) =>
    getSite(tx, actor, params.id),
  )
  serve(
    app,
    contract.moveSite,
    { can: ['plans.carry_out', 'plans.assign', 'plans.accept', 'plans.reverse'] },
    ({ tx, actor, params, body }) => moveSite(tx, files, actor, params.id, body),
  )
  serve(
    app,
    contract.photographSite,
    { can: ['plans.record', 'plans.accept'], turns },
    ({ tx, actor, params, body, files: received }) =>
      photographSite(tx, files, actor, params.id, body, received),
  )
  serve(app, contract.getSitePhoto, { can: 'plans.read' }, ({ tx, actor, params, query, reply }) =>
    sendSitePhoto(
      tx,
      files,
      actor,
      { siteId: params.id, photoId: params.photoId, width: query.width },
      reply,
    ),
  )
}
