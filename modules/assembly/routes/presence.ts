import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import * as contract from '../contract/presence.ts'
import * as own from '../contract/presence-own.ts'
import * as venue from '../contract/presence-venue.ts'
import { assignBallots } from '../presence/ballots.ts'
import { scanCard, strikeSignIn, tickIn, tickOut } from '../presence/desk.ts'
import { getVenueList, sendKept } from '../presence/kept.ts'
import { getCheckIn, listCheckIn } from '../presence/lists.ts'
import { getDoorCode, getOwnCheckIn, signMyselfIn, signMyselfOut } from '../presence/own.ts'
import { sendCards, sendSignIn } from '../presence/printing.ts'
import { issueSessionCards, replaceCard } from '../presence/replacing.ts'
import { dropTelephone, enterTelephone, listTelephone } from '../presence/telephone.ts'

// At either door: ushers may be volunteers without a post. Who may do what is read from the session's own rows and duties.
export function presenceRoutes(app: App): void {
  const { vault } = app.lilong
  const can = 'any-door' as const
  serve(app, contract.getCheckIn, { can }, ({ tx, actor, params }) => getCheckIn(tx, actor, params.id))
  serve(app, contract.listCheckIn, { can }, ({ tx, actor, params }) => listCheckIn(tx, actor, params.id))
  serve(app, contract.scanCard, { can }, ({ tx, actor, params, body }) =>
    scanCard(tx, vault, actor, params.id, body),
  )
  serve(app, contract.tickIn, { can }, ({ tx, actor, params, body }) => tickIn(tx, actor, params.id, body))
  serve(app, contract.tickOut, { can }, ({ tx, actor, params, body }) =>
    tickOut(tx, actor, params.id, body.attendeeId),
  )
  serve(app, contract.strikeSignIn, { can }, ({ tx, actor, params, body }) =>
    strikeSignIn(tx, actor, params.id, body.attendeeId),
  )
  serve(app, contract.assignBallots, { can: 'assembly.prepare' }, ({ tx, actor, params, body }) =>
    assignBallots(tx, actor, params.id, body),
  )
  serve(app, contract.issueCards, { can: 'assembly.prepare' }, ({ tx, actor, params }) =>
    issueSessionCards(tx, vault, actor, params.id),
  )
  serve(
    app,
    contract.replaceCard,
    { can: ['assembly.check_in', 'assembly.prepare'] },
    ({ tx, actor, params, body }) => replaceCard(tx, vault, actor, params.id, body.attendeeId),
  )
  serve(
    app,
    contract.printCards,
    { can: ['assembly.check_in', 'assembly.prepare'] },
    ({ tx, actor, params, query, reply }) => sendCards(tx, vault, actor, params.id, query, reply),
  )
  serve(
    app,
    contract.printSignIn,
    { can: ['assembly.check_in', 'assembly.prepare'] },
    ({ tx, actor, params, query, reply }) => sendSignIn(tx, actor, params.id, query.by, reply),
  )
  serve(app, contract.getDoorCode, { can }, ({ tx, actor, params, query }) =>
    getDoorCode(tx, vault, actor, params.id, query.venueId),
  )
  serve(app, own.getOwnCheckIn, { can }, ({ tx, actor, params }) => getOwnCheckIn(tx, actor, params.id))
  serve(app, own.signMyselfIn, { can }, ({ tx, actor, params, body }) =>
    signMyselfIn(tx, vault, actor, params.id, body.code),
  )
  serve(app, own.signMyselfOut, { can }, ({ tx, actor, params }) => signMyselfOut(tx, actor, params.id))
  serve(app, venue.getVenueList, { can }, ({ tx, actor, params, query }) =>
    getVenueList(tx, actor, params.id, query.venueId),
  )
  serve(app, venue.sendKept, { can }, ({ tx, actor, params, body }) => sendKept(tx, actor, params.id, body))
  serve(app, venue.listTelephone, { can }, ({ tx, actor, params }) => listTelephone(tx, actor, params.id))
  serve(app, venue.enterTelephone, { can }, ({ tx, actor, params, body }) =>
    enterTelephone(tx, actor, params.id, body),
  )
  serve(app, venue.dropTelephone, { can }, ({ tx, actor, params, body }) =>
    dropTelephone(tx, actor, params.id, body.venueId),
  )
}
