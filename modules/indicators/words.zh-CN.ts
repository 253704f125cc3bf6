import { bookWords } from './words/books.zh-CN.ts'
import { definingWords } from './words/defining.zh-CN.ts'
import { listWords } from './words/lists.zh-CN.ts'
import { openWords } from './words/open.zh-CN.ts'
import { pageWords } from './words/pages.zh-CN.ts'
import { problemWords } from './words/problems.zh-CN.ts'

/** Everything this module says, composed of the words of its rooms. */
export const words = {
  menu: { board: '数据', all: '指标', lists: '应有清单', open: '开放数据', books: '账目核对' } as Record<
    string,
    string
  >,
  pages: { ...pageWords, lists: listWords },
  open: openWords,
  books: bookWords,
  defining: definingWords,
  permissions: {
    'indicators.read': '看指标和数据',
    'indicators.define': '定义和修改指标',
    'indicators.enter': '录入外部公布的数',
    'indicators.arrange': '编排数据页',
    'indicators.keep_list': '维护应有清单',
    'indicators.rank': '开启排名',
    'indicators.publish': '签发开放数据',
    'indicators.check_books': '核对账目',
  },
  problems: { ...problemWords, ...openWords.problems, ...bookWords.problems },
}
export type Words = typeof words
