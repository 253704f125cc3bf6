import { wordsOf } from '../../../../web/lib/language.tsx'
import type { WebModule } from '../../../../web/lib/module.ts'
import type { OpenWords } from '../../words/open.zh-CN.ts'

/** The few words of the open data: all that the public door has to fetch of this module. */
export const openWords = wordsOf<OpenWords & { menu: Record<string, string> }>({
  'zh-CN': async () => withMenu((await import('../../words/open.zh-CN.ts')).openWords),
  en: async () => withMenu((await import('../../words/open.en.ts')).openWords),
})
const withMenu = (words: OpenWords) => ({ words: { ...words, menu: { open: words.title } } })

export const publicWeb: WebModule = {
  name: 'indicators',
  words: openWords,
  public: {
    pages: [
      { path: '/data', load: () => import('./OpenDataList.tsx') },
      { path: '/data/:id', load: () => import('./OpenDataTable.tsx') },
    ],
    menu: [{ key: 'open', path: '/data', order: 40 }],
  },
}
