import type { WebModule } from '../../../web/lib/module.ts'
import { messagesWords } from './words.ts'

export const web: WebModule = {
  name: 'messages',
  words: messagesWords,
  staff: { pages: [], menu: [], home: [] },
}
