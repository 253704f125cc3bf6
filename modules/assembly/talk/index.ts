import type { Due } from '../../../platform/jobs/tick.ts'
import { forgetPhotos } from './photos.ts'

/** The room of groups: what other rooms, later modules and the demonstration may call. */
export { handPoint, mergePoint, separatePoint, strikePoint } from './handling.ts'
export { confirmMinutes, minutesOf, writeMinutes } from './minutes.ts'
export { keepPhoto } from './photos.ts'
export { pointsOf, raisePoint, sortPoint } from './points.ts'
export { hideRemark, sayRemark, withdrawRemark } from './remarks.ts'
export { closeTalk, closeTalks, listTalks, openTalk, openTalks } from './talks.ts'

export const talkDues: readonly Due[] = [{ name: 'assembly.photos', claim: forgetPhotos }]
