import type { WebModule } from '../../../web/lib/module.ts'
import { reportsWords } from './words.ts'

export const web: WebModule = {
  name: 'reports',
  words: reportsWords,
  staff: { pages: [], menu: [], home: [] },
}
