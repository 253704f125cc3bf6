import type { WebModule } from '../../../web/lib/module.ts'
import { messagesWords } from './words.ts'

/** The bell stands in the frame (`Bell`); these are the pages behind it, and the one for whoever looks after the texts. */
export const web: WebModule = {
  name: 'messages',
  words: messagesWords,
  staff: {
    pages: [
      { path: '/messages', load: () => import('./InboxPage.tsx') },
      { path: '/messages/texts', can: 'messages.oversee', load: () => import('./TextsPage.tsx') },
    ],
    menu: [
      { key: 'inbox', path: '/messages', order: 1, press: 'm' },
      { key: 'texts', path: '/messages/texts', can: 'messages.oversee', order: 75 },
    ],
  },
}
