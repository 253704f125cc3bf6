import type { WebModule } from '../../../web/lib/module.ts'
import { identityWords } from './words.ts'

/** Signing in belongs to the frame (`SessionKeeper`); this is what a signed-in person finds about themselves. */
export const web: WebModule = {
  name: 'identity',
  words: identityWords,
  staff: {
    pages: [{ path: '/identity/me', load: () => import('./MyPosts.tsx') }],
    home: [{ key: 'first', can: 'identity.grant', order: 2, load: () => import('./FirstPosts.tsx') }],
  },
}
