import type { WebModule } from '../../../../../web/lib/module.ts'
import { ownWords } from './words.ts'

/** Signing in with one’s own phone. */
export const checkinWeb: WebModule = {
  name: 'assembly',
  words: ownWords,
  resident: {
    pages: [{ path: '/assembly/:id/checkin', load: () => import('./OwnPage.tsx') }],
    home: [{ key: 'checkin', order: 1, load: () => import('./ArrivalPart.tsx') }],
  },
}
