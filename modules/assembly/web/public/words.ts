import { wordsOf } from '../../../../web/lib/language.tsx'
import type { PublicWords } from '../../words/public.zh-CN.ts'

/** What everybody reads of conferences. */
export const publicAssemblyWords = wordsOf<PublicWords>({
  'zh-CN': () => import('../../words/public.zh-CN.ts'),
  en: () => import('../../words/public.en.ts'),
})
