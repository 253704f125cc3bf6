import { wordsOf } from '../../../../web/lib/language.tsx'
import type { TalkWords } from '../../words/talk.zh-CN.ts'

/** Deliberation in groups, at both doors: few enough for a phone. */
export const talkWords = wordsOf<TalkWords>({
  'zh-CN': () => import('../../words/talk.zh-CN.ts'),
  en: () => import('../../words/talk.en.ts'),
})
