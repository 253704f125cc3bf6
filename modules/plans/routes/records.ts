import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import { openTurns } from '../../../platform/http/turns.ts'
import * as contract from '../contract/records.ts'
import { acceptRecords, returnRecord, withdrawRecord } from '../records/decisions.ts'
import { getRecord, listRecords } from '../records/deeds.ts'
import { keepPhoto, sendRecordPhoto } from '../records/photos.ts'
import { submitRecord } from '../records/records.ts'
import { holdRecord, liftHold, listReleasable, releaseRecords } from '../records/releases.ts'
import { reverseRecord } from '../records/reversals.ts'
import { drawSamples, judgeSample, listSamples } from '../records/samples.ts'
import { getWaiting } from '../records/waiting.ts'

export function recordRoutes(app: App): void {
  const { files } = app.lilong
  // Decoding a photo takes long and memory; those who wait for it do so before they hold a database connection.
  const turns = openTurns(3)
  serve(app, contract.keepPhoto, { can: 'plans.record', turns }, ({ tx, actor, files: received }) =>
    keepPhoto(tx, files, actor, received),
  )
  serve(app, contract.submitRecord, { can: 'plans.record' }, ({ tx, actor, params, body }) =>
    submitRecord(tx, actor, params.id, body),
  )
  serve(app, contract.listRecords, { can: 'plans.read' }, ({ tx, actor, query }) =>
    listRecords(tx, actor, query),
  )
  serve(app, contract.getRecord, { can: 'plans.read' }, ({ tx, actor, params }) =>
    getRecord(tx, actor, params.id),
  )
  serve(app, contract.getRecordPhoto, { can: 'plans.read' }, ({ tx, actor, params, query, reply }) =>
    sendRecordPhoto(
      tx,
      files,
      actor,
      { recordId: params.id, photoId: params.photoId, width: query.width },
      reply,
    ),
  )
  serve(app, contract.acceptRecords, { can: 'plans.accept' }, ({ tx, actor, body }) =>
    acceptRecords(tx, actor, body.recordIds),
  )
  serve(app, contract.returnRecord, { can: 'plans.accept' }, ({ tx, actor, params, body }) =>
    returnRecord(tx, actor, params.id, body.reason),
  )
  serve(app, contract.withdrawRecord, { can: 'plans.record' }, ({ tx, actor, params }) =>
    withdrawRecord(tx, actor, params.id),
  )
  serve(app, contract.reverseRecord, { can: 'plans.reverse' }, ({ tx, actor, params, body }) =>
    reverseRecord(tx, actor, params.id, body.reason),
  )
  serve(app, contract.drawSamples, { can: 'plans.sample' }, ({ tx, actor, params, body }) =>
    drawSamples(tx, actor, params.id, body.count),
  )
  serve(app, contract.listSamples, { can: 'plans.sample' }, ({ tx, actor, params }) =>
    listSamples(tx, actor, params.id),
  )
  serve(app, contract.judgeSample, { can: 'plans.sample' }, ({ tx, actor, params, body }) =>
    judgeSample(tx, actor, params.id, body),
  )
  serve(app, contract.listReleasable, { can: 'plans.release' }, ({ tx, actor, params }) =>
    listReleasable(tx, actor, params.id),
  )
  serve(app, contract.releaseRecords, { can: 'plans.release' }, ({ tx, actor, params, body }) =>
    releaseRecords(tx, actor, params.id, body),
  )
  serve(app, contract.holdRecord, { can: 'plans.release' }, ({ tx, actor, params, body }) =>
    holdRecord(tx, actor, params.id, body),
  )
  serve(app, contract.liftHold, { can: 'plans.release' }, ({ tx, actor, params }) =>
    liftHold(tx, actor, params.id),
  )
  serve(app, contract.getWaiting, { can: 'plans.read' }, ({ tx, actor }) => getWaiting(tx, actor))
}
