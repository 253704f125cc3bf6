import { wordsOf } from '../../../../web/lib/language.tsx'
import type { RegisterWords } from '../../words/registers.zh-CN.ts'

export const registerWords = wordsOf<RegisterWords>({
  'zh-CN': () => import('../../words/registers.zh-CN.ts'),
  en: () => import('../../words/registers.en.ts'),
})
