import { wordsOf } from '../../../../web/lib/language.tsx'
import type { FolderWords } from '../../words/folders.zh-CN.ts'

export const folderWords = wordsOf<FolderWords>({
  'zh-CN': () => import('../../words/folders.zh-CN.ts'),
  en: () => import('../../words/folders.en.ts'),
})
