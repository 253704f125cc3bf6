import type { WebModule } from '../../../../../web/lib/module.ts'
import { wishingWords } from '../../words.ts'

/** What residents suggested and what became of it, for everybody. */
export const wishesWeb: WebModule = {
  name: 'plans',
  words: wishingWords,
  public: {
    pages: [
      { path: '/wishes', load: () => import('./PublicWishes.tsx') },
      { path: '/wishes/:id', load: () => import('./PublicWish.tsx') },
    ],
    menu: [{ key: 'publicWishes', path: '/wishes', order: 20 }],
  },
}
