import type { WebModule } from '../../../web/lib/module.ts'
import { identityWords } from './words.ts'

/** Signing in belongs to the frame (`SessionKeeper`); this is what a signed-in person finds about themselves. */
export const web: WebModule = {
  name: 'identity',
  words: identityWords,
  staff: {
    pages: [
      { path: '/identity/me', load: () => import('./MyPosts.tsx') },
      { path: '/identity/people', can: 'identity.account', load: () => import('./PeoplePage.tsx') },
      { path: '/identity/access', can: 'identity.access', load: () => import('./AccessPage.tsx') },
    ],
    menu: [
      { key: 'people', path: '/identity/people', can: 'identity.account', order: 70 },
      { key: 'access', path: '/identity/access', can: 'identity.access', order: 71 },
    ],
    home: [{ key: 'first', can: 'identity.grant', order: 2, load: () => import('./FirstPosts.tsx') }],
  },
}
