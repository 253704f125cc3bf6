import { Id, oneOf, Type } from '../../../platform/contract.ts'
import { eventKind } from '../../../platform/ledger/event.ts'
import { evidenceKinds } from '../rules/folders.ts'

const kind = oneOf(evidenceKinds)

export const folderOpened = eventKind('documents.folder_opened')
export const standardsAdded = eventKind('documents.folder_standards_added', {
  data: Type.Object({ count: Type.Integer() }),
})
export const standardChanged = eventKind('documents.folder_standard_changed', {
  data: Type.Object({ standard: Id, waived: Type.Boolean() }),
})
export const standardDropped = eventKind('documents.folder_standard_dropped', {
  data: Type.Object({ standard: Id }),
})
export const evidenceBound = eventKind('documents.evidence_bound', {
  data: Type.Object({ standard: Id, kind, count: Type.Integer() }),
  dims: ['kind'],
})
export const evidenceRemoved = eventKind('documents.evidence_removed', {
  data: Type.Object({ standard: Id, kind }),
})
export const folderCompleted = eventKind('documents.folder_completed', {
  data: Type.Object({ standards: Type.Integer() }),
})
export const folderReopened = eventKind('documents.folder_reopened')
export const folderHandedIn = eventKind('documents.folder_handed_in', {
  data: Type.Object({ standards: Type.Integer(), evidence: Type.Integer() }),
})

export const folderKinds = [
  folderOpened,
  standardsAdded,
  standardChanged,
  standardDropped,
  evidenceBound,
  evidenceRemoved,
  folderCompleted,
  folderReopened,
  folderHandedIn,
]
