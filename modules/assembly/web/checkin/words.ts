import { wordsOf } from '../../../../web/lib/language.tsx'
import type { Words } from '../../words/presence.zh-CN.ts'

/** What is said at the door to those who sign people in. */
export const checkinWords = wordsOf<Words>({
  'zh-CN': () => import('../../words/presence.zh-CN.ts'),
  en: () => import('../../words/presence.en.ts'),
})
