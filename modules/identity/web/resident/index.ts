import type { WebModule } from '../../../../web/lib/module.ts'
import { residentWords } from './words.ts'

/** Oneself, at the residents' door. Signing in belongs to the frame (`PhoneKeeper`). */
export const residentWeb: WebModule = {
  name: 'identity',
  words: residentWords,
  resident: {
    pages: [{ path: '/me', load: () => import('./MePage.tsx') }],
    menu: [{ key: 'me', path: '/me', order: 90 }],
  },
}
