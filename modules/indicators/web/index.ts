import type { WebModule } from '../../../web/lib/module.ts'
import { indicatorsWords } from './words.ts'

export const web: WebModule = {
  name: 'indicators',
  words: indicatorsWords,
  staff: { pages: [], menu: [], home: [] },
}
