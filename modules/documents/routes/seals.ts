import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import * as contract from '../contract/seals.ts'
import {
  closeSeal,
  enterSeal,
  getSeal,
  handOverSeal,
  keepSealPicture,
  listSealable,
  listSeals,
  sendSealPicture,
} from '../seals/seals.ts'
import { applyForSeal, getSealUse, listSealUses, refuseSeal, sealsForPaper, setSeal } from '../seals/uses.ts'

export function sealRoutes(app: App): void {
  const { lilong } = app
  const { files } = lilong
  serve(app, contract.listSeals, { can: 'documents.read_seals' }, ({ tx, actor }) => listSeals(tx, actor))
  serve(app, contract.getSeal, { can: 'documents.read_seals' }, ({ tx, actor, params }) =>
    getSeal(tx, actor, params.id),
  )
  serve(app, contract.enterSeal, { can: 'documents.enter_seal' }, ({ tx, actor, body }) =>
    enterSeal(tx, lilong, actor, body),
  )
  serve(app, contract.handOverSeal, { can: 'documents.enter_seal' }, ({ tx, actor, params, body }) =>
    handOverSeal(tx, lilong, actor, params.id, body),
  )
  serve(app, contract.listSealable, { can: 'documents.enter_seal' }, ({ tx, actor, params, body }) =>
    listSealable(tx, actor, params.id, body),
  )
  serve(app, contract.closeSeal, { can: 'documents.enter_seal' }, ({ tx, actor, params, body }) =>
    closeSeal(tx, actor, params.id, body),
  )
  serve(
    app,
    contract.keepSealPicture,
    { can: 'documents.enter_seal' },
    ({ tx, actor, params, files: received }) => keepSealPicture(tx, files, actor, params.id, received),
  )
  serve(app, contract.getSealPicture, { can: 'documents.read_seals' }, ({ tx, actor, params, reply }) =>
    sendSealPicture(tx, files, actor, params.id, reply),
  )
  serve(app, contract.sealsForPaper, { can: 'documents.read' }, ({ tx, actor, params }) =>
    sealsForPaper(tx, actor, params.id),
  )
  serve(
    app,
    contract.applyForSeal,
    { can: ['documents.draft', 'documents.number'] },
    ({ tx, actor, params, body }) => applyForSeal(tx, actor, params.id, body),
  )
  serve(app, contract.setSeal, { can: 'documents.read_seals' }, ({ tx, actor, params, body }) =>
    setSeal(tx, actor, params.id, body),
  )
  serve(app, contract.refuseSeal, { can: 'documents.read_seals' }, ({ tx, actor, params, body }) =>
    refuseSeal(tx, actor, params.id, body),
  )
  serve(app, contract.getSealUse, { can: 'documents.read' }, ({ tx, actor, params }) =>
    getSealUse(tx, actor, params.id),
  )
  serve(app, contract.listSealUses, { can: 'documents.read_seals' }, ({ tx, actor, params, query }) =>
    listSealUses(tx, actor, params.id, query),
  )
}
