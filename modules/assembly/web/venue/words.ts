import { wordsOf } from '../../../../web/lib/language.tsx'
import type { Words } from '../../words/presence-venue.zh-CN.ts'

/** What stands on the tablet of a venue. */
export const venueWords = wordsOf<Words>({
  'zh-CN': () => import('../../words/presence-venue.zh-CN.ts'),
  en: () => import('../../words/presence-venue.en.ts'),
})
