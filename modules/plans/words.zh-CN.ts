import { draftWords as drafts } from './words/drafts.zh-CN.ts'
import { words as living } from './words/living.zh-CN.ts'
import { words as promises } from './words/promises.zh-CN.ts'
import { words as records } from './words/records.zh-CN.ts'
import { words as wishes } from './words/wishes.zh-CN.ts'
import { words as wishing } from './words/wishing.zh-CN.ts'
import { words as works } from './words/works.zh-CN.ts'

/** Everything this module says, composed of the words of its nouns. */
export const words = {
  menu: {
    sites: '工程点位',
    wishes: '居民建议',
    plans: '实事项目',
    record: '记一笔',
    records: '记录',
    release: '公布',
    samples: '抽查',
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
    'plans.read': '看实事项目和进展',
    'plans.draft': '导入、校对清单',
    'plans.adopt': '按表决结果立项',
    'plans.assign': '定人定责',
    'plans.carry_out': '推进项目、设节点',
    'plans.record': '记录办成的事',
    'plans.accept': '认定记录',
    'plans.reverse': '冲正已认定的记录',
    'plans.sample': '抽查',
    'plans.release': '发布给公众',
  },
  problems: {
    ...wishes.problems,
    ...drafts.problems,
    ...promises.problems,
    ...records.problems,
    ...works.problems,
  },
}
export type Words = typeof words
