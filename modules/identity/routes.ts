import type { App } from '../../platform/http/app.ts'
import { serve } from '../../platform/http/serve.ts'
import { holdersAreFoundBy } from '../units/index.ts'
import { getAccess } from './access.ts'
import { closeAccount, liftSecondFactor, listAccounts, openAccount, renewPassword } from './accounts.ts'
import { identifyBy } from './actors.ts'
import * as identity from './contract.ts'
import { endOtherSessions, endSession, listSessions } from './devices.ts'
import { isFirstRunOpen, makeFirstAdministrator } from './first-run.ts'
import { endGrant, giveGrant, holdersOn, listGrants } from './grants.ts'
import { meOf } from './me.ts'
import { hashingTurns as turns } from './passwords.ts'
import { phoneRoutes } from './phone-routes.ts'
import * as factor from './second-factor.ts'
import { changePassword, signIn, signOut } from './sessions.ts'

export function routes(app: App): void {
  const { lilong } = app
  lilong.identify = identifyBy(lilong)
  holdersAreFoundBy(holdersOn)

  // Whatever hashes a password waits its turn before it holds a database connection.
  serve(app, identity.signIn, { can: 'anyone', turns }, ({ tx, body, request, reply }) =>
    signIn(tx, lilong, body, { request, reply }),
  )
  serve(app, identity.signOut, { can: 'any-door' }, ({ tx, actor, request, reply }) =>
    signOut(tx, actor, { request, reply }),
  )
  serve(app, identity.getMe, { can: 'signed-in' }, ({ tx, actor }) =>
    meOf(tx, lilong, actor.accountId!, actor.sessionId),
  )
  serve(app, identity.changePassword, { can: 'signed-in', turns }, ({ tx, actor, body, request, reply }) =>
    changePassword(tx, lilong, actor, body, { request, reply }),
  )
  serve(app, identity.listSessions, { can: 'signed-in' }, ({ tx, actor }) => listSessions(tx, actor))
  serve(app, identity.endSession, { can: 'signed-in' }, ({ tx, actor, params }) =>
    endSession(tx, actor, params.id),
  )
  serve(app, identity.endOtherSessions, { can: 'signed-in' }, ({ tx, actor }) => endOtherSessions(tx, actor))
  serve(app, identity.getSecondFactor, { can: 'signed-in' }, ({ tx, actor }) =>
    factor.getSecondFactor(tx, actor),
  )
  serve(app, identity.beginSecondFactor, { can: 'signed-in', turns }, ({ tx, actor, body, request }) =>
    factor.beginSecondFactor(tx, lilong, actor, body, request.ip),
  )
  serve(app, identity.confirmSecondFactor, { can: 'signed-in' }, ({ tx, actor, body, request }) =>
    factor.confirmSecondFactor(tx, lilong, actor, body, request.ip),
  )
  serve(app, identity.removeSecondFactor, { can: 'signed-in', turns }, ({ tx, actor, body, request }) =>
    factor.removeSecondFactor(tx, lilong, actor, body, request.ip),
  )
  serve(app, identity.liftSecondFactor, { can: 'identity.account' }, ({ tx, actor, params }) =>
    liftSecondFactor(tx, actor, params.id),
  )
  serve(app, identity.getAccess, { can: 'identity.access' }, ({ tx, actor, query }) =>
    getAccess(tx, lilong, actor, query),
  )
  serve(app, identity.getFirstRun, { can: 'anyone' }, async ({ tx }) => ({ open: await isFirstRunOpen(tx) }))
  serve(app, identity.firstRun, { can: 'anyone', turns }, ({ tx, body, request, reply }) =>
    makeFirstAdministrator(tx, lilong, body, { request, reply }),
  )
  serve(app, identity.listAccounts, { can: 'identity.account' }, ({ tx, actor, query }) =>
    listAccounts(tx, actor, query),
  )
  serve(app, identity.openAccount, { can: 'identity.account', turns }, ({ tx, actor, body }) =>
    openAccount(tx, actor, body),
  )
  serve(app, identity.closeAccount, { can: 'identity.account' }, ({ tx, actor, params }) =>
    closeAccount(tx, actor, params.id),
  )
  serve(app, identity.renewPassword, { can: 'identity.account', turns }, ({ tx, actor, params }) =>
    renewPassword(tx, actor, params.id),
  )
  serve(app, identity.listGrants, { can: 'identity.grant' }, ({ tx, actor, query }) =>
    listGrants(tx, actor, query),
  )
  serve(app, identity.giveGrant, { can: 'identity.grant' }, ({ tx, actor, body }) =>
    giveGrant(tx, actor, body),
  )
  serve(app, identity.endGrant, { can: 'identity.grant' }, ({ tx, actor, params, body }) =>
    endGrant(tx, actor, params.id, body),
  )
  phoneRoutes(app)
}
