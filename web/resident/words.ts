import { wordsOf } from '../lib/language.tsx'
import type { ResidentDoorWords } from './words.zh-CN.ts'

export const residentDoorWords = wordsOf<ResidentDoorWords>({
  'zh-CN': () => import('./words.zh-CN.ts'),
  en: () => import('./words.en.ts'),
})
