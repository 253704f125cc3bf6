import type { WebModule } from '../../../../../web/lib/module.ts'
import { votingWords } from './words.ts'

/** Voting and counting at the residents' door: nobody needs a right of staff for either. */
export const voteWeb: WebModule = {
  name: 'assembly',
  words: votingWords,
  resident: {
    pages: [
      { path: '/assembly/vote', load: () => import('./VotePage.tsx') },
      { path: '/assembly/vote/:id', load: () => import('./VotePage.tsx') },
      { path: '/assembly/counting/:id', load: () => import('../duties/DutiesPage.tsx') },
      { path: '/assembly/rounds/:id/counting', load: () => import('../duties/CountingPage.tsx') },
    ],
    home: [{ key: 'sitting', order: 2, load: () => import('./SittingPart.tsx') }],
  },
}
