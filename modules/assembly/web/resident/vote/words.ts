import { wordsOf } from '../../../../../web/lib/language.tsx'
import type { VotingWords } from '../../../words/voting.zh-CN.ts'

/** What representatives, tellers and scrutineers read: all that a phone has to fetch. */
export const votingWords = wordsOf<VotingWords>({
  'zh-CN': () => import('../../../words/voting.zh-CN.ts'),
  en: () => import('../../../words/voting.en.ts'),
})
