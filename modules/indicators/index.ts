/** The face of `indicators`: what later modules may call on the server. */
export { askIndicators } from './answers/asking.ts'
export { describeIndicators } from './answers/describing.ts'
export type { Answer, Ask } from './contract/answers.ts'
export type { BehindEvent } from './contract/origins.ts'
export { type FindGoals, goalsAreFoundBy, type PromisedGoal } from './dashboards/goals.ts'
export { eventsBehind } from './origins/behind.ts'
export { eventsSince, type LateEvent, snapshotNow } from './origins/since.ts'
