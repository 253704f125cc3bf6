import { draftWords as drafts } from './words/drafts.en.ts'
import { words as living } from './words/living.en.ts'
import { words as promises } from './words/promises.en.ts'
import { words as records } from './words/records.en.ts'
import { words as wishes } from './words/wishes.en.ts'
import { words as wishing } from './words/wishing.en.ts'
import { words as works } from './words/works.en.ts'
import type { Words } from './words.zh-CN.ts'

export const words: Words = {
  menu: {
    sites: 'Sites',
    wishes: 'Suggestions',
    plans: 'Promises',
    record: 'Record',
    records: 'Records',
    release: 'Release',
    samples: 'Samples',
  },
  drafts,
  living,
  promises,
  records,
  wishes,
  wishing,
  works,
  permissions: {
    ...wishes.permissions,
    'plans.read': 'See projects and their progress',
    'plans.draft': 'Import and correct the list',
    'plans.adopt': 'Adopt the voted list',
    'plans.assign': 'Put people in charge',
    'plans.carry_out': 'Carry projects out',
    'plans.record': 'Record what was done',
    'plans.accept': 'Accept records',
    'plans.reverse': 'Take back accepted records',
    'plans.sample': 'Check on samples',
    'plans.release': 'Release to the public',
  },
  problems: {
    ...wishes.problems,
    ...drafts.problems,
    ...promises.problems,
    ...records.problems,
    ...works.problems,
  },
}
