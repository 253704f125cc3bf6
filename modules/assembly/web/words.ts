import { wordsOf } from '../../../web/lib/language.tsx'
import type { Words } from '../words.zh-CN.ts'

/** Everything the module says to staff. */
export const assemblyWords = wordsOf<Words>({
  'zh-CN': () => import('../words.zh-CN.ts'),
  en: () => import('../words.en.ts'),
})
