import { wordsOf } from '../lib/language.tsx'
import type { PublicWords } from './words.zh-CN.ts'

export const publicWords = wordsOf<PublicWords>({
  'zh-CN': () => import('./words.zh-CN.ts'),
  en: () => import('./words.en.ts'),
})
