import type { WebModule } from '../../../../../web/lib/module.ts'
import { publicElectionWords } from '../../public/elections/words.ts'

/** Elections where one lives: whether one is on the list, and what one may ask and say. */
export const electionWeb: WebModule = {
  name: 'assembly',
  words: publicElectionWords,
  resident: {
    pages: [{ path: '/elections', load: () => import('./MyElectionsPage.tsx') }],
    home: [{ key: 'elections', order: 5, load: () => import('./NearPart.tsx') }],
  },
}
