import { definingWords } from './words/defining.zh-CN.ts'
import { openWords } from './words/open.zh-CN.ts'
import { pageWords } from './words/pages.zh-CN.ts'
import { problemWords } from './words/problems.zh-CN.ts'

/** Everything this module says, composed of the words of its rooms. */
export const words = {
  menu: { board: '数据', all: '指标', lists: '应有清单', open: '开放数据' } as Record<string, string>,
  pages: pageWords,
  open: openWords,
  defining: definingWords,
  problems: { ...problemWords, ...openWords.problems },
}
export type Words = typeof words
