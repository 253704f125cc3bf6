import type { PageEntry, WebModule } from '../../../../../web/lib/module.ts'
import { mineWords } from './words.ts'

/** The sessions one is asked to: the same pages at either door, for whoever is on a list has a right to them as a person. */
export const mySessionPages: readonly PageEntry[] = [
  { path: '/assembly/my', load: () => import('./SessionsPage.tsx') },
  { path: '/assembly/my/:id', load: () => import('./MySessionPage.tsx') },
  { path: '/assembly/my/:id/booklet', load: () => import('./BookletPage.tsx') },
]

export const sessionWeb: WebModule = {
  name: 'assembly',
  words: mineWords,
  resident: {
    pages: mySessionPages,
    home: [{ key: 'sessions', order: 4, load: () => import('./NearPart.tsx') }],
  },
}
