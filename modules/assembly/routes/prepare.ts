import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import * as contract from '../contract/prepare.ts'
import * as roster from '../contract/prepare-roster.ts'
import { importRoster, previewRoster } from '../roster/importing.ts'
import { endMember, enterMembers, listMembers } from '../roster/members.ts'
import { makeRosterSheet } from '../roster/sheet.ts'
import * as opening from '../sessions/opening.ts'
import { anyPreparing } from '../sessions/preparing.ts'
import { getSession, listSessions } from '../sessions/reading.ts'
import * as terms from '../terms/terms.ts'
import { agendaRoutes, invitationRoutes, placeRoutes } from './arrange.ts'
import { handOut } from './files.ts'

/** Bodies, terms, rosters and sessions. The verb demands the permission of the kind of session it is about. */
export function prepareRoutes(app: App): void {
  const read = { can: 'assembly.read' } as const
  const prepare = { can: anyPreparing } as const
  const { vault } = app.lilong
  serve(app, contract.listBodies, read, ({ tx, actor }) => terms.listBodies(tx, actor))
  serve(app, contract.enterBody, prepare, ({ tx, actor, body }) => terms.enterBody(tx, actor, body))
  serve(app, contract.enterTerm, prepare, ({ tx, actor, params, body }) =>
    terms.enterTerm(tx, actor, params.id, body),
  )
  serve(app, contract.changeTerm, prepare, ({ tx, actor, params, body }) =>
    terms.changeTerm(tx, actor, params.id, body),
  )
  serve(app, roster.listMembers, read, ({ tx, actor, params }) => listMembers(tx, actor, params.id))
  serve(app, roster.enterMember, prepare, async ({ tx, actor, params, body }) => {
    const [entered] = await enterMembers(tx, vault, actor, params.id, [body])
    return entered!
  })
  serve(app, roster.endMember, prepare, ({ tx, actor, params, body }) =>
    endMember(tx, actor, params.id, body),
  )
  serve(app, roster.getRosterSheet, read, async ({ tx, actor, params, reply }) =>
    handOut(reply, await makeRosterSheet(tx, actor, params.id)),
  )
  serve(app, roster.previewRoster, prepare, ({ tx, actor, params, body, files }) =>
    previewRoster(tx, vault, actor, params.id, files, body),
  )
  serve(app, roster.importRoster, prepare, ({ tx, actor, params, body, files }) =>
    importRoster(tx, vault, actor, params.id, files, body),
  )
  serve(app, contract.listSessions, read, ({ tx, actor, query }) => listSessions(tx, actor, query))
  serve(app, contract.openSession, prepare, ({ tx, actor, body }) => opening.openSession(tx, actor, body))
  serve(app, contract.getSession, read, ({ tx, actor, params }) => getSession(tx, actor, params.id))
  serve(app, contract.changeSession, prepare, ({ tx, actor, params, body }) =>
    opening.changeSession(tx, actor, params.id, body),
  )
  serve(app, contract.callSession, prepare, ({ tx, actor, params }) =>
    opening.callSession(tx, actor, params.id),
  )
  serve(app, contract.cancelSession, prepare, ({ tx, actor, params }) =>
    opening.cancelSession(tx, actor, params.id),
  )
  placeRoutes(app)
  agendaRoutes(app)
  invitationRoutes(app)
}
