import { wordsOf } from '../../../../web/lib/language.tsx'
import type { ResidentWords } from '../../words/resident.zh-CN.ts'

export const residentWords = wordsOf<ResidentWords>({
  'zh-CN': () => import('../../words/resident.zh-CN.ts'),
  en: () => import('../../words/resident.en.ts'),
})
