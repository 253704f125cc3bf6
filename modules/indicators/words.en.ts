import { bookWords } from './words/books.en.ts'
import { definingWords } from './words/defining.en.ts'
import { listWords } from './words/lists.en.ts'
import { openWords } from './words/open.en.ts'
import { pageWords } from './words/pages.en.ts'
import { problemWords } from './words/problems.en.ts'
import type { Words } from './words.zh-CN.ts'

export const words: Words = {
  menu: {
    board: 'Numbers',
    all: 'Indicators',
    lists: 'Expected things',
    open: 'Open data',
    books: 'Check the books',
  },
  pages: { ...pageWords, lists: listWords },
  open: openWords,
  books: bookWords,
  defining: definingWords,
  permissions: {
    'indicators.read': 'See indicators and numbers',
    'indicators.define': 'Define and change indicators',
    'indicators.enter': 'Enter figures that others published',
    'indicators.arrange': 'Arrange boards of numbers',
    'indicators.keep_list': 'Keep lists of expected things',
    'indicators.rank': 'Open rankings',
    'indicators.publish': 'Release open data',
    'indicators.check_books': 'Check the books',
  },
  problems: { ...problemWords, ...openWords.problems, ...bookWords.problems },
}
