import type { WebModule } from '../../../../web/lib/module.ts'
import { livingWords } from '../words.ts'

/** Promises as everybody reads them. Its words are few, and it stands apart from the staff's pages: the public door must stay small. */
export const publicWeb: WebModule = {
  name: 'plans',
  words: livingWords,
  public: {
    pages: [{ path: '/plans/:id', load: () => import('./PublicPlan.tsx') }],
    home: [{ key: 'newest', order: 10, load: () => import('./NewestPlan.tsx') }],
  },
}
