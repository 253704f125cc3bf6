import { wordsOf } from '../../../../web/lib/language.tsx'
import type { PollsWords } from '../../words/polls.zh-CN.ts'

/** What staff read about polls. */
export const pollsWords = wordsOf<PollsWords>({
  'zh-CN': () => import('../../words/polls.zh-CN.ts'),
  en: () => import('../../words/polls.en.ts'),
})
