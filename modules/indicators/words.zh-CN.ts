import { definingWords } from './words/defining.zh-CN.ts'
import { pageWords } from './words/pages.zh-CN.ts'
import { problemWords } from './words/problems.zh-CN.ts'

/** Everything this module says, composed of the words of its rooms. */
export const words = {
  menu: { board: '数据', all: '指标', lists: '应有清单' } as Record<string, string>,
  pages: pageWords,
  defining: definingWords,
  problems: { ...problemWords },
}
export type Words = typeof words
