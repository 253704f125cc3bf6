import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import * as contract from '../contract/public.ts'
import * as sessions from '../public/sessions.ts'

/** What everybody may read of conferences and elections. */
export function publicRoutes(app: App): void {
  const can = 'anyone'
  serve(app, contract.listPublicSessions, { can }, ({ tx, query }) => sessions.listPublicSessions(tx, query))
  serve(app, contract.getPublicSession, { can }, ({ tx, params }) => sessions.getPublicSession(tx, params.id))
  serve(app, contract.getPublicRound, { can }, ({ tx, params }) => sessions.getPublicRound(tx, params.id))
  serve(app, contract.getPublicFile, { can }, ({ tx, params, query, reply }) =>
    sessions.sendPublicFile(tx, params.id, query.ordinal, reply),
  )
}
