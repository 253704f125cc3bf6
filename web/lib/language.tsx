import { createContext, type ReactNode, use, useContext, useDeferredValue, useEffect } from 'react'
import { SayingProvider } from '../ui/say.ts'
import type { UiWords } from '../ui/words.zh-CN.ts'
import { storedChoice } from './stored.ts'
import type { WebWords } from './words.zh-CN.ts'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]
export const languageChoice = storedChoice<Language>('language', languages, 'zh-CN')

/** Where the words of one module stand, one file per language; only the chosen language travels. */
export interface WordSource<W> {
  readonly load: (language: Language) => Promise<W>
}

export function wordsOf<W>(files: Record<Language, () => Promise<{ words: W }>>): WordSource<W> {
  const loading = new Map<Language, Promise<W>>()
  return {
    load(language) {
      let words = loading.get(language)
      if (!words) {
        words = files[language]().then((file) => {
          // React reads a promise that says it is fulfilled at once. `use` is then called on every draw, as hooks must be: a draw that
          // calls it only while words are on their way is one React gives up and begins again.
          Object.assign(words as Promise<W>, { status: 'fulfilled', value: file.words })
          return file.words
        })
        // A failed download is asked for again next time.
        words.catch(() => loading.delete(language))
        loading.set(language, words)
      }
      return words
    },
  }
}

export const uiWords = wordsOf<UiWords>({
  'zh-CN': () => import('../ui/words.zh-CN.ts'),
  en: () => import('../ui/words.en.ts'),
})
export const webWords = wordsOf<WebWords>({
  'zh-CN': () => import('./words.zh-CN.ts'),
  en: () => import('./words.en.ts'),
})

const LanguageContext = createContext<Language>('zh-CN')

/** The language on screen. */
export const useLanguage = (): Language => useContext(LanguageContext)

/** The words of a module in the language on screen; suspends the first time only. */
export function useWords<W>(source: WordSource<W>): W {
  const language = useLanguage()
  return use(source.load(language))
}

/** The words of several modules; they travel side by side. */
export function useAllWords<W>(sources: readonly WordSource<W>[]): W[] {
  const language = useLanguage()
  const coming = sources.map((source) => source.load(language))
  return coming.map((words) => use(words))
}

/** Says the chosen language to everything inside, and to the browser. The old language stays until the new words are here. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const language = useDeferredValue(languageChoice.use())
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <LanguageContext value={language}>
      <PartsSpeak>{children}</PartsSpeak>
    </LanguageContext>
  )
}

function PartsSpeak({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const words = useWords(uiWords)
  const { site } = useWords(webWords)
  return <SayingProvider value={{ language, words, site }}>{children}</SayingProvider>
}
