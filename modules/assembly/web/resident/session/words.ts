import { wordsOf } from '../../../../../web/lib/language.tsx'
import type { MineWords } from '../../../words/mine.zh-CN.ts'

/** What somebody who is asked to a session reads, at either door. */
export const mineWords = wordsOf<MineWords>({
  'zh-CN': () => import('../../../words/mine.zh-CN.ts'),
  en: () => import('../../../words/mine.en.ts'),
})
