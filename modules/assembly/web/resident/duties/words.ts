import { wordsOf } from '../../../../../web/lib/language.tsx'
import type { CountingWords } from '../../../words/counting.zh-CN.ts'

/** What is read at the counting table. */
export const countingWords = wordsOf<CountingWords>({
  'zh-CN': () => import('../../../words/counting.zh-CN.ts'),
  en: () => import('../../../words/counting.en.ts'),
})
