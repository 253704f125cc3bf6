import type { App } from '../../platform/http/app.ts'
import { serve } from '../../platform/http/serve.ts'
import { answersFor } from './answers.ts'
import * as units from './contract.ts'
import { importTree, previewImport } from './imports/imports.ts'
import { treeOn, unitWithNeighbours } from './reading.ts'
import { drawShape, shapesOn, unitsAt } from './shapes.ts'
import { closeUnit, moveUnit, openUnit } from './trees.ts'

/** Every member of staff may know the trees and who answers where; only the units within reach may be changed. */
export function routes(app: App): void {
  serve(app, units.getTree, { can: 'units.read' }, ({ tx, query }) =>
    treeOn(tx, query.tree, query.on ?? tx.today),
  )
  serve(app, units.getUnitsAt, { can: 'units.read' }, ({ tx, query }) => unitsAt(tx, query))
  serve(app, units.getShapes, { can: 'units.read' }, ({ tx, query }) => shapesOn(tx, query))
  serve(app, units.getUnit, { can: 'units.read' }, ({ tx, params, query }) =>
    unitWithNeighbours(tx, params.id, query.on ?? tx.today),
  )
  serve(app, units.getAnswers, { can: 'units.read' }, ({ tx, params, query }) =>
    answersFor(tx, params.id, query.on ?? tx.today),
  )
  serve(app, units.openUnit, { can: 'units.change' }, ({ tx, actor, body }) => openUnit(tx, actor, body))
  serve(app, units.moveUnit, { can: 'units.change' }, ({ tx, actor, params, body }) =>
    moveUnit(tx, actor, params.id, body),
  )
  serve(app, units.closeUnit, { can: 'units.change' }, ({ tx, actor, params, body }) =>
    closeUnit(tx, actor, params.id, body),
  )
  serve(app, units.drawShape, { can: 'units.change' }, ({ tx, actor, params, body }) =>
    drawShape(tx, actor, params.id, body),
  )
  serve(app, units.previewImport, { can: 'units.change' }, ({ tx, actor, body, files }) =>
    previewImport(tx, actor, files, body),
  )
  serve(app, units.importTree, { can: 'units.change' }, ({ tx, actor, body, files }) =>
    importTree(tx, actor, files, body),
  )
}
