import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import * as contract from '../contract/figures.ts'
import { listNearDeeds } from '../contract/near.ts'
import { getDocument, listPublicPlans } from '../figures/living.ts'
import { listNearDeeds as nearDeeds } from '../figures/near.ts'
import { getOrigin, getPublicOrigin } from '../figures/origins.ts'
import { sendPublicPhoto } from '../records/photos.ts'

export function figureRoutes(app: App): void {
  const { files } = app.lilong
  serve(app, contract.getOrigin, { can: 'plans.read' }, ({ tx, params }) => getOrigin(tx, params.id))
  serve(app, contract.getDocument, { can: 'plans.read' }, ({ tx, params }) =>
    getDocument(tx, params.id, 'accepted'),
  )
  serve(app, contract.listPublicPlans, { can: 'anyone' }, ({ tx }) => listPublicPlans(tx))
  serve(app, listNearDeeds, { can: 'anyone' }, ({ tx, query }) => nearDeeds(tx, query))
  serve(app, contract.getPublicDocument, { can: 'anyone' }, ({ tx, params }) =>
    getDocument(tx, params.id, 'released'),
  )
  serve(app, contract.getPublicOrigin, { can: 'anyone' }, ({ tx, params }) => getPublicOrigin(tx, params.id))
  serve(app, contract.getPublicPhoto, { can: 'anyone' }, ({ tx, params, query, reply }) =>
    sendPublicPhoto(tx, files, { photoId: params.id, width: query.width }, reply),
  )
}
