import { lazy } from 'react'
import type { WebModule } from '../../../web/lib/module.ts'
import { indicatorsWords } from './words.ts'

/** Which number is open, in the address: `const { open, show } = useOpenNumber()`. */
export { useOpenNumber } from './useOpenNumber.ts'
/** The words of kinds, reasons and views, for the pages of later modules: `useWords(indicatorsWords)`. */
export { indicatorsWords } from './words.ts'

/** "Where does this number come from?" beside the pages of later modules; it travels when it is first opened. */
export const NumberPanel = lazy(() => import('./number/NumberPanel.tsx'))

export const web: WebModule = {
  name: 'indicators',
  words: indicatorsWords,
  staff: {
    pages: [
      { path: '/indicators', can: 'indicators.read', load: () => import('./board/BoardPage.tsx') },
      { path: '/indicators/all', can: 'indicators.read', load: () => import('./all/IndicatorsPage.tsx') },
      { path: '/indicators/new', can: 'indicators.define', load: () => import('./define/DefinePage.tsx') },
      { path: '/indicators/lists', can: 'indicators.read', load: () => import('./lists/ListsPage.tsx') },
      { path: '/indicators/lists/:id', can: 'indicators.read', load: () => import('./lists/ListPage.tsx') },
      { path: '/indicators/open', can: 'indicators.publish', load: () => import('./open/OpenPage.tsx') },
      {
        path: '/indicators/books',
        can: 'indicators.check_books',
        load: () => import('./books/BooksPage.tsx'),
      },
      { path: '/indicators/:id', can: 'indicators.read', load: () => import('./one/IndicatorPage.tsx') },
      {
        path: '/indicators/:id/change',
        can: 'indicators.define',
        load: () => import('./define/DefinePage.tsx'),
      },
    ],
    menu: [
      { key: 'board', path: '/indicators', can: 'indicators.read', order: 20, press: 'i' },
      {
        key: 'all',
        path: '/indicators/all',
        owns: /^\/indicators\/(?!lists|open|books)[^/]+(\/change)?$/,
        can: 'indicators.read',
        order: 21,
        press: 'l',
      },
      { key: 'lists', path: '/indicators/lists', can: 'indicators.read', order: 22 },
      { key: 'open', path: '/indicators/open', can: 'indicators.publish', order: 23 },
      { key: 'books', path: '/indicators/books', can: 'indicators.check_books', order: 24 },
    ],
  },
}
