import { wordsOf } from '../../../../web/lib/language.tsx'
import type { DraftWords } from '../../words/drafts.zh-CN.ts'

/** The words of the draft pages alone: they travel with these pages and not with the rest of the module. */
export const draftWords = wordsOf<DraftWords>({
  'zh-CN': async () => ({ words: (await import('../../words/drafts.zh-CN.ts')).draftWords }),
  en: async () => ({ words: (await import('../../words/drafts.en.ts')).draftWords }),
})
export type { DraftWords }
