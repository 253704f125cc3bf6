import { draftWords as drafts } from './words/drafts.en.ts'
import { words as living } from './words/living.en.ts'
import { words as promises } from './words/promises.en.ts'
import { words as records } from './words/records.en.ts'
import type { Words } from './words.zh-CN.ts'

export const words: Words = {
  menu: { plans: 'Promises', record: 'Record', records: 'Records', release: 'Release', samples: 'Samples' },
  drafts,
  living,
  promises,
  records,
  problems: { ...drafts.problems, ...promises.problems, ...records.problems },
}
