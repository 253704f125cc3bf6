import { Id, oneOf, Type } from '../../platform/contract.ts'
import { eventKind } from '../../platform/ledger/event.ts'
import { folderKinds } from './folders/events.ts'
import { registerKinds } from './registers/events.ts'
import { outcomes } from './rules/approving.ts'
import { stances } from './rules/countersigning.ts'
import { paperKinds } from './rules/kinds.ts'
import { refusals } from './rules/sealing.ts'

// The civic acts of this module. Data holds ids, enumerations and numbers only: no title, no name, no words of a paper.

const kind = oneOf(paperKinds)
const ofPaper = Type.Object({ kind })

export const paperSubmitted = eventKind('documents.paper_submitted', {
  data: Type.Object({ kind, round: Type.Integer() }),
  dims: ['kind'],
})
export const paperCountersigned = eventKind('documents.paper_countersigned', {
  data: Type.Object({ kind, stance: oneOf(stances), office: Id }),
  dims: ['kind', 'stance'],
})
export const objectionAnswered = eventKind('documents.objection_answered', {
  data: Type.Object({ kind, office: Id }),
})
/** One person’s word on the approval sheet; the last of them also approves the paper. */
export const paperDecided = eventKind('documents.paper_decided', {
  data: Type.Object({ kind, outcome: oneOf(outcomes), deputy: Type.Boolean() }),
  dims: ['kind', 'outcome'],
})
export const paperApproved = eventKind('documents.paper_approved', {
  data: Type.Object({ kind, round: Type.Integer() }),
  dims: ['kind'],
})
export const paperWithdrawn = eventKind('documents.paper_withdrawn', { data: ofPaper })
export const paperVoided = eventKind('documents.paper_voided', { data: ofPaper, dims: ['kind'] })
export const paperNumbered = eventKind('documents.paper_numbered', {
  data: Type.Object({ kind, year: Type.Integer(), ordinal: Type.Integer() }),
  dims: ['kind'],
})
/** Counts one 件; a paper declared void afterwards takes it back. */
export const paperIssued = eventKind('documents.paper_issued', { data: ofPaper, dims: ['kind'] })
export const paperFiled = eventKind('documents.paper_filed', { data: ofPaper, dims: ['kind'] })
export const scanKept = eventKind('documents.scan_kept', {
  data: Type.Object({ kind, position: Type.Integer() }),
})
export const seriesOpened = eventKind('documents.series_opened')

export const deputyNamed = eventKind('documents.deputy_named', {
  data: Type.Object({ deputy: Id, fromOn: Type.String(), untilOn: Type.String() }),
})
export const deputyEnded = eventKind('documents.deputy_ended', { data: Type.Object({ deputy: Id }) })

export const sealEntered = eventKind('documents.seal_entered')
export const sealHandedOver = eventKind('documents.seal_handed_over', {
  data: Type.Object({ keeper: Id, fromOn: Type.String() }),
})
export const sealListChanged = eventKind('documents.seal_list_changed', {
  data: Type.Object({ kinds: Type.Integer() }),
})
export const sealClosed = eventKind('documents.seal_closed')
export const sealAsked = eventKind('documents.seal_asked', { data: Type.Object({ kind, seal: Id }) })
/** Carries the copies sealed (份); the uses themselves are counted as events. */
export const sealUsed = eventKind('documents.seal_used', {
  data: Type.Object({ kind, seal: Id }),
  dims: ['kind', 'seal'],
})
export const sealRefused = eventKind('documents.seal_refused', {
  data: Type.Object({ kind, seal: Id, refusal: oneOf(refusals) }),
  dims: ['kind', 'seal', 'refusal'],
})

export const paperKindsOfEvents = [
  paperSubmitted,
  paperCountersigned,
  objectionAnswered,
  paperDecided,
  paperApproved,
  paperWithdrawn,
  paperVoided,
  paperNumbered,
  paperIssued,
  paperFiled,
  scanKept,
  seriesOpened,
  deputyNamed,
  deputyEnded,
  sealEntered,
  sealHandedOver,
  sealListChanged,
  sealClosed,
  sealAsked,
  sealUsed,
  sealRefused,
]

export const kinds = [...paperKindsOfEvents, ...registerKinds, ...folderKinds]
