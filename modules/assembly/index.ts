/** The face of `assembly`: what later modules and the demonstration may call on the server. */
export { attendanceOf } from './sessions/attendance.ts'
export { currentRun } from './sessions/sight.ts'
export * as talk from './talk/index.ts'
