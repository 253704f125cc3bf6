import { createContext, useContext } from 'react'
import type { UiWords } from './words.zh-CN.ts'

/** What the parts here need to know to speak: the language, its few words, and what the site is called. */
export interface Saying {
  readonly language: 'zh-CN' | 'en'
  readonly words: UiWords
  readonly site: string
}

const SayingContext = createContext<Saying | null>(null)
export const SayingProvider = SayingContext.Provider

/** The words of the parts themselves. Refuses to guess a language: a door must have provided one. */
export function useSaying(): Saying {
  const saying = useContext(SayingContext)
  if (!saying) throw new Error('a part was drawn outside of a door that says its language')
  return saying
}
