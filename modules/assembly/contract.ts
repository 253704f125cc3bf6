/** What this module answers to, by noun. Shared by server and browser. */

export * from './contract/ballots.ts'
export * from './contract/core.ts'
export * from './contract/counts.ts'
export * from './contract/desk.ts'
export * from './contract/hall.ts'
export * from './contract/now.ts'
export * from './contract/polls.ts'
export { roundStates } from './contract/polls-shapes.ts'
export * from './contract/run.ts'
export * from './contract/talk.ts'
