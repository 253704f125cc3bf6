import { Id, oneOf, Type } from '../../platform/contract.ts'
import { eventKind } from '../../platform/ledger/event.ts'
import { projectActs } from './contract/projects.ts'
import { reversalReasons } from './contract/words.ts'
import { siteActs, siteMoments, sitePhases } from './contract/works.ts'
import { wishKinds } from './wishes/events.ts'

// The civic acts of this module. Data holds ids, enumerations and numbers only.

const target = Type.Object({ target: Id, project: Id })

export const planAdopted = eventKind('plans.plan_adopted', {
  data: Type.Object({ draft: Id, projects: Type.Integer(), targets: Type.Integer() }),
})
export const projectAssigned = eventKind('plans.project_assigned', {
  data: Type.Object({
    leadOffice: Type.Union([Id, Type.Null()]),
    joining: Type.Array(Id),
    contact: Type.Union([Id, Type.Null()]),
  }),
})
export const projectHandedOver = eventKind('plans.project_handed_over', {
  data: Type.Object({ leader: Id, fromOn: Type.String() }),
})
export const milestoneSet = eventKind('plans.milestone_set', {
  data: Type.Object({ milestone: Id, dueOn: Type.String() }),
})
export const milestoneReached = eventKind('plans.milestone_reached', { data: Type.Object({ milestone: Id }) })
export const projectMoved = eventKind('plans.project_moved', {
  data: Type.Object({ act: oneOf(projectActs), state: Type.String() }),
})
export const targetDefined = eventKind('plans.target_defined', {
  data: Type.Object({
    target: Id,
    measuredBy: Type.String(),
    denominator: Type.Union([Type.Number(), Type.Null()]),
    dueOn: Type.String(),
  }),
})

/** What was done, as somebody says: no quantity, so it counts nowhere. */
export const recordSubmitted = eventKind('plans.record_submitted', { data: target })
/** Another person stands by it: with the quantity and the day of the deed. A reading carries its figure in `reading`, uncounted. */
export const recordAccepted = eventKind('plans.record_accepted', {
  data: Type.Object({ target: Id, project: Id, reading: Type.Optional(Type.Number()) }),
  dims: ['target'],
})
/** Somebody answers for it before the public: the same quantity under its own kind, so that public figures are a question of their own. */
export const recordReleased = eventKind('plans.record_released', {
  data: Type.Object({ target: Id, project: Id, reading: Type.Optional(Type.Number()) }),
  dims: ['target'],
})
export const recordReturned = eventKind('plans.record_returned', { data: target })
export const recordWithdrawn = eventKind('plans.record_withdrawn', { data: target })
export const recordTakenBack = eventKind('plans.record_taken_back', {
  data: Type.Object({ target: Id, project: Id, reason: oneOf(reversalReasons) }),
})
export const recordHeld = eventKind('plans.record_held', {
  data: Type.Object({ target: Id, project: Id, untilOn: Type.String() }),
})
export const holdLifted = eventKind('plans.hold_lifted', { data: target })
export const sampleDrawn = eventKind('plans.sample_drawn', { data: Type.Object({ record: Id }) })
export const sampleJudged = eventKind('plans.sample_judged', {
  data: Type.Object({ record: Id, outcome: oneOf(['confirmed', 'doubted']) }),
})

/** Works on many sites. A step counts nothing itself: what it brings to a target is a record's acceptance. */
const site = { site: Id, project: Id }
export const sitesOpened = eventKind('plans.sites_opened', {
  data: Type.Object({ sites: Type.Integer(), acceptance: Id }),
})
export const siteCorrected = eventKind('plans.site_corrected', { data: Type.Object(site) })
export const siteMoved = eventKind('plans.site_moved', {
  data: Type.Object({ ...site, act: oneOf(siteActs), phase: oneOf(sitePhases) }),
  dims: ['phase'],
})
export const sitePhotographed = eventKind('plans.site_photographed', {
  data: Type.Object({ ...site, moment: oneOf(siteMoments) }),
})

export const kinds = [
  ...wishKinds,
  planAdopted,
  projectAssigned,
  projectHandedOver,
  milestoneSet,
  milestoneReached,
  projectMoved,
  targetDefined,
  recordSubmitted,
  recordAccepted,
  recordReleased,
  recordReturned,
  recordWithdrawn,
  recordTakenBack,
  recordHeld,
  holdLifted,
  sampleDrawn,
  sampleJudged,
  sitesOpened,
  siteCorrected,
  siteMoved,
  sitePhotographed,
]
