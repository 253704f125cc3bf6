import { wordsOf } from '../../../web/lib/language.tsx'
import type { LivingWords } from '../words/living.zh-CN.ts'
import type { WishingWords } from '../words/wishing.zh-CN.ts'
import type { Words } from '../words.zh-CN.ts'

/** Everything the module says to staff. */
export const plansWords = wordsOf<Words>({
  'zh-CN': () => import('../words.zh-CN.ts'),
  en: () => import('../words.en.ts'),
})

/** What the panel of a number says when there is no such number. */
export const numberWords = wordsOf({
  'zh-CN': async () => ofNumber((await import('../words/living.zh-CN.ts')).words),
  en: async () => ofNumber((await import('../words/living.en.ts')).words),
})
const ofNumber = (words: LivingWords) => ({ words: { problems: { not_found: words.origin.gone } } })

/** The few words of the living document: all that the public door has to fetch. */
export const livingWords = wordsOf<LivingWords>({
  'zh-CN': () => import('../words/living.zh-CN.ts'),
  en: () => import('../words/living.en.ts'),
})

/** Residents' suggestions, as residents and everybody read them. */
export const wishingWords = wordsOf<WishingWords>({
  'zh-CN': () => import('../words/wishing.zh-CN.ts'),
  en: () => import('../words/wishing.en.ts'),
})
