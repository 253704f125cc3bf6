import { wordsOf } from '../../../../web/lib/language.tsx'
import type { HallWords } from '../../words/hall.zh-CN.ts'

/** What the screens of the hall say; no word of the staff's pages travels to them. */
export const hallWords = wordsOf<HallWords>({
  'zh-CN': () => import('../../words/hall.zh-CN.ts'),
  en: () => import('../../words/hall.en.ts'),
})
