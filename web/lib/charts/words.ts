import { wordsOf } from '../language.tsx'
import type { ChartWords } from './words.zh-CN.ts'

/** The few words every chart needs. */
export const chartWords = wordsOf<ChartWords>({
  'zh-CN': () => import('./words.zh-CN.ts'),
  en: () => import('./words.en.ts'),
})
