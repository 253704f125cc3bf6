/** The face of `plans`: what later modules and the demonstration may call on the server. */

export type { CountedPhase, SiteMoment } from './contract/works.ts'
export { adopt } from './drafts/adoption.ts'
export { getDraft, readText, saveDraft } from './drafts/drafts.ts'
export { listPlans } from './drafts/plans.ts'
export { holdDraft, readVoted, releaseDraft, type VotedItem, type VotedText } from './drafts/voting.ts'
export {
  findTargets,
  type PlanTold,
  type ProjectTold,
  type RecordEvent,
  recordsSince,
  type TargetAsk,
  type TargetTold,
  tellPlan,
  tellTargets,
} from './figures/told.ts'
export { moveProject } from './projects/acts.ts'
export { assignProject, handOverProject } from './projects/assignment.ts'
export { addMilestone, reachMilestone } from './projects/milestones.ts'
export { getProject, listProjects } from './projects/projects.ts'
export { defineTarget } from './projects/targets.ts'
export { acceptRecords, returnRecord } from './records/decisions.ts'
export { listRecords } from './records/deeds.ts'
export { keepPhoto } from './records/photos.ts'
export { submitRecords } from './records/records.ts'
export { holdRecord, listReleasable, releaseRecords } from './records/releases.ts'
export { reverseRecord } from './records/reversals.ts'
export { drawSamples, judgeSample, listSamples } from './records/samples.ts'
export * as wishes from './wishes/index.ts'
export { photographSite } from './works/photos.ts'
export { getSite, openSites } from './works/sites.ts'
export { moveSite } from './works/steps.ts'
