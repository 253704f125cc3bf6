import type { WebModule } from '../../../../../web/lib/module.ts'
import { talkWords } from '../../talk/words.ts'

/** Groups on the phone of whoever sits in them. Others see no sign of them. */
export const talkWeb: WebModule = {
  name: 'assembly',
  words: talkWords,
  resident: {
    pages: [
      { path: '/groups', load: () => import('./MyGroups.tsx') },
      { path: '/groups/:id', load: () => import('./MyGroup.tsx') },
    ],
    home: [{ key: 'groups', order: 6, load: () => import('./GroupNow.tsx') }],
  },
}
