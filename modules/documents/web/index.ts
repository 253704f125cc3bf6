import type { WebModule } from '../../../web/lib/module.ts'
import { documentsWords } from './words.ts'

export const web: WebModule = {
  name: 'documents',
  words: documentsWords,
  staff: { pages: [], menu: [], home: [] },
}
