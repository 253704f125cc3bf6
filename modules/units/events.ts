import { CivilDate, Id, oneOf, orNull, Type } from '../../platform/contract.ts'
import { eventKind } from '../../platform/ledger/event.ts'
import { trees } from './rules.ts'

export const unitOpened = eventKind('units.unit_opened', {
  data: Type.Object({
    tree: oneOf(trees),
    kind: Type.String({ pattern: '^[a-z_]+$' }),
    parent: orNull(Id),
    openedOn: CivilDate,
  }),
})
export const unitMoved = eventKind('units.unit_moved', {
  data: Type.Object({ from: orNull(Id), to: Id, fromOn: CivilDate }),
})
export const unitClosed = eventKind('units.unit_closed', { data: Type.Object({ closedOn: CivilDate }) })
export const shapeDrawn = eventKind('units.shape_drawn', {
  data: Type.Object({ corners: Type.Integer(), fromOn: CivilDate }),
})

/** Many at once from a file; each unit also has its own event. */
export const treeImported = eventKind('units.tree_imported', {
  data: Type.Object({ opened: Type.Integer(), moved: Type.Integer(), drawn: Type.Integer() }),
})

export const kinds = [unitOpened, unitMoved, unitClosed, shapeDrawn, treeImported]
