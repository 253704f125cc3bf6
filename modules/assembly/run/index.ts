/** A rehearsal and the day itself. */
export { beginRun, endRun } from './runs.ts'
export { wipeRun } from './wiping.ts'
