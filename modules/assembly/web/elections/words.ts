import { wordsOf } from '../../../../web/lib/language.tsx'
import type { ElectionWords } from '../../words/elections.zh-CN.ts'

/** What staff read of elections of Residents' Committees. */
export const electionWords = wordsOf<ElectionWords>({
  'zh-CN': () => import('../../words/elections.zh-CN.ts'),
  en: () => import('../../words/elections.en.ts'),
})
