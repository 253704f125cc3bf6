import type { WebModule } from '../../../../web/lib/module.ts'
import { wishingWords } from '../words.ts'

/** What residents suggest for the list, at their own door. */
export const residentWeb: WebModule = {
  name: 'plans',
  words: wishingWords,
  resident: {
    pages: [
      { path: '/wishes', can: 'plans.wish', load: () => import('./WishesPage.tsx') },
      { path: '/wishes/new', can: 'plans.wish', load: () => import('./MakePage.tsx') },
      { path: '/wishes/:id', can: 'plans.wish', load: () => import('./WishPage.tsx') },
      { path: '/wishes/:id/edit', can: 'plans.wish', load: () => import('./EditPage.tsx') },
    ],
    menu: [{ key: 'wishes', path: '/wishes', can: 'plans.wish', order: 10 }],
    home: [{ key: 'wishes', can: 'plans.wish', order: 15, load: () => import('./NearPart.tsx') }],
  },
}
