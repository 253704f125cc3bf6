import { wordsOf } from '../../../../../web/lib/language.tsx'
import type { Words } from '../../../words/presence-own.zh-CN.ts'

/** What a representative reads at the door: all that a phone has to fetch. */
export const ownWords = wordsOf<Words>({
  'zh-CN': () => import('../../../words/presence-own.zh-CN.ts'),
  en: () => import('../../../words/presence-own.en.ts'),
})
