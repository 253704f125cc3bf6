import { wordsOf } from '../../../web/lib/language.tsx'
import type { PublicWords } from '../words/public.zh-CN.ts'
import type { Words } from '../words.zh-CN.ts'

/** Everything the module says to staff. */
export const reportsWords = wordsOf<Words>({
  'zh-CN': () => import('../words.zh-CN.ts'),
  en: () => import('../words.en.ts'),
})

/** The few words of a public report: all that the public door has to fetch. */
export const publicReportWords = wordsOf<PublicWords>({
  'zh-CN': () => import('../words/public.zh-CN.ts'),
  en: () => import('../words/public.en.ts'),
})
