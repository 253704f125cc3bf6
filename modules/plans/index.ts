/** The face of `plans`: what later modules and the demonstration may call on the server. */

export { adopt } from './adoption.ts'
export { assignProject, handOverProject } from './assignment.ts'
export { acceptRecords } from './decisions.ts'
export { keepPhoto } from './photos.ts'
export { submitRecords } from './records.ts'
export { releaseRecords } from './releases.ts'
export { reverseRecord } from './reversals.ts'
