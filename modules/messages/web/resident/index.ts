import type { WebModule } from '../../../../web/lib/module.ts'
import { messagesWords } from '../words.ts'

/** The inbox at the residents' door. */
export const residentWeb: WebModule = {
  name: 'messages',
  words: messagesWords,
  resident: {
    pages: [{ path: '/messages', load: () => import('./InboxPage.tsx') }],
    menu: [{ key: 'inbox', path: '/messages', order: 80 }],
    home: [{ key: 'fresh', order: 1, load: () => import('./FreshMessages.tsx') }],
  },
}
