import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import { openTurns } from '../../../platform/http/turns.ts'
import * as contract from '../contract/talk.ts'
import * as handling from '../talk/handling.ts'
import * as minutes from '../talk/minutes.ts'
import * as photos from '../talk/photos.ts'
import * as points from '../talk/points.ts'
import * as remarks from '../talk/remarks.ts'
import * as talks from '../talk/talks.ts'

/**
 * Deliberation in groups. Members, convenors and recorders come in at either door: who may do what is asked of the row, not of the role.
 */
export function talkRoutes(app: App): void {
  const { files, vault } = app.lilong
  const can = 'any-door'
  // Photos of four groups arrive together in a break; each is drawn anew.
  const turns = openTurns(3)

  serve(app, contract.listTalks, { can }, ({ tx, actor, params }) => talks.listTalks(tx, actor, params.id))
  serve(app, contract.listMyTalks, { can }, ({ tx, actor }) => talks.listMyTalks(tx, actor))
  serve(app, contract.getTalk, { can }, ({ tx, actor, params }) => talks.getTalk(tx, actor, params.id))
  serve(app, contract.openTalk, { can }, ({ tx, actor, params }) => talks.openTalk(tx, actor, params.id))
  serve(app, contract.closeTalk, { can }, ({ tx, actor, params }) => talks.closeTalk(tx, actor, params.id))

  serve(app, contract.listRemarks, { can }, ({ tx, actor, params, query }) =>
    remarks.listRemarks(tx, actor, params.id, query),
  )
  serve(app, contract.sayRemark, { can }, ({ tx, actor, params, body }) =>
    remarks.sayRemark(tx, actor, params.id, body.words),
  )
  serve(app, contract.withdrawRemark, { can }, ({ tx, actor, params }) =>
    remarks.withdrawRemark(tx, actor, params.id),
  )
  serve(app, contract.hideRemark, { can }, ({ tx, actor, params, body }) =>
    remarks.hideRemark(tx, actor, params.id, body.reason),
  )
  serve(app, contract.showRemark, { can }, ({ tx, actor, params }) =>
    remarks.showRemark(tx, actor, params.id),
  )

  serve(app, contract.listPoints, { can }, ({ tx, actor, params }) => points.listPoints(tx, actor, params.id))
  serve(app, contract.listSessionPoints, { can }, ({ tx, actor, params }) =>
    points.listSessionPoints(tx, actor, params.id),
  )
  serve(app, contract.raisePoint, { can }, ({ tx, actor, params, body }) =>
    points.raisePoint(tx, actor, params.id, body),
  )
  serve(app, contract.sortPoint, { can }, ({ tx, actor, params, body }) =>
    points.sortPoint(tx, actor, params.id, body),
  )
  serve(app, contract.mergePoint, { can }, ({ tx, actor, params, body }) =>
    handling.mergePoint(tx, actor, params.id, body.intoId),
  )
  serve(app, contract.separatePoint, { can }, ({ tx, actor, params }) =>
    handling.separatePoint(tx, actor, params.id),
  )
  serve(app, contract.strikePoint, { can }, ({ tx, actor, params, body }) =>
    handling.strikePoint(tx, actor, params.id, body.reason),
  )
  serve(app, contract.handPoint, { can }, ({ tx, actor, params, body }) =>
    handling.handPoint(tx, vault, actor, params.id, body),
  )

  serve(app, contract.getMinutes, { can }, ({ tx, actor, params, query }) =>
    minutes.getMinutes(tx, actor, params.id, query.version),
  )
  serve(app, contract.writeMinutes, { can }, ({ tx, actor, params, body }) =>
    minutes.writeMinutes(tx, actor, params.id, body),
  )
  serve(app, contract.confirmMinutes, { can }, ({ tx, actor, params, body }) =>
    minutes.confirmMinutes(tx, actor, params.id, body.version),
  )

  serve(app, contract.listPhotos, { can }, ({ tx, actor, params }) => photos.listPhotos(tx, actor, params.id))
  serve(app, contract.keepPhoto, { can, turns }, ({ tx, actor, params, body, files: received }) =>
    photos.keepPhoto(tx, files, actor, params.id, received, body.caption),
  )
  serve(app, contract.removePhoto, { can }, ({ tx, actor, params }) =>
    photos.removePhoto(tx, actor, params.id),
  )
  serve(app, contract.getPhoto, { can }, ({ tx, actor, params, query, reply }) =>
    photos.sendPhoto(tx, files, actor, { id: params.id, width: query.width }, reply),
  )
}
