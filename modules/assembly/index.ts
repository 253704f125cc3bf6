/** The face of `assembly`: what later modules and the demonstration may call on the server. */

export * as now from './now/index.ts'
export * as polls from './polls/index.ts'
export * as run from './run/index.ts'
export { attendanceOf } from './sessions/attendance.ts'
export { currentRun } from './sessions/sight.ts'
export * as talk from './talk/index.ts'
