import { wordsOf } from '../../../web/lib/language.tsx'
import type { Words } from '../words.zh-CN.ts'

export const indicatorsWords = wordsOf<Words>({
  'zh-CN': () => import('../words.zh-CN.ts'),
  en: () => import('../words.en.ts'),
})
