import { wordsOf } from '../../../../web/lib/language.tsx'
import type { CommitteeWords } from '../../words/committee.zh-CN.ts'

/** What is said about committees between their sessions. */
export const committeeWords = wordsOf<CommitteeWords>({
  'zh-CN': () => import('../../words/committee.zh-CN.ts'),
  en: () => import('../../words/committee.en.ts'),
})
