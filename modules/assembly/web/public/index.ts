import type { WebModule } from '../../../../web/lib/module.ts'
import { publicElectionHome, publicElectionPages } from './elections/index.ts'
import { publicAssemblyWords } from './words.ts'

/** Sessions, their results, and the page that counts a ballot again. */
export const publicWeb: WebModule = {
  name: 'assembly',
  words: publicAssemblyWords,
  public: {
    pages: [
      ...publicElectionPages,
      { path: '/assembly', load: () => import('./PublicSessions.tsx') },
      { path: '/assembly/verify', load: () => import('./verify/VerifyPage.tsx') },
      { path: '/assembly/rounds/:id', load: () => import('./PublicRound.tsx') },
      { path: '/assembly/:id', load: () => import('./PublicSession.tsx') },
    ],
    menu: [{ key: 'sessions', path: '/assembly', order: 15 }],
    home: [{ key: 'newest', order: 15, load: () => import('./NewestSession.tsx') }, ...publicElectionHome],
  },
}
