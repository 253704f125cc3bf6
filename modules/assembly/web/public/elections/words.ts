import { wordsOf } from '../../../../../web/lib/language.tsx'
import type { PublicElectionWords } from '../../../words/elections-public.zh-CN.ts'

/** All that the public and the residents' door have to fetch about committees and elections. */
export const publicElectionWords = wordsOf<PublicElectionWords>({
  'zh-CN': () => import('../../../words/elections-public.zh-CN.ts'),
  en: () => import('../../../words/elections-public.en.ts'),
})
