import { draftWords as drafts } from './words/drafts.zh-CN.ts'
import { words as living } from './words/living.zh-CN.ts'
import { words as promises } from './words/promises.zh-CN.ts'
import { words as records } from './words/records.zh-CN.ts'

/** Everything this module says, composed of the words of its nouns. */
export const words = {
  menu: { plans: '实事项目', record: '记一笔', records: '记录', release: '公布', samples: '抽查' },
  drafts,
  living,
  promises,
  records,
  problems: { ...drafts.problems, ...promises.problems, ...records.problems },
}
export type Words = typeof words
