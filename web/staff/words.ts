import { wordsOf } from '../lib/language.tsx'
import type { StaffWords } from './words.zh-CN.ts'

export const staffWords = wordsOf<StaffWords>({
  'zh-CN': () => import('./words.zh-CN.ts'),
  en: () => import('./words.en.ts'),
})
