import { useEffect, useState } from 'react'
import { languageChoice, languages, useLanguage, useWords, webWords } from '../../../../web/lib/language.tsx'
import { themeChoice, useTheme } from '../../../../web/lib/theme.ts'
import styles from './Hall.module.css'
import { hallWords } from './words.ts'

/** How this one screen looks. Seen only while somebody moves the pointer or goes there by keyboard: the hall never sees it. */
export function Bar({ onAnother }: { onAnother?: () => void }) {
  const words = useWords(hallWords).bar
  const common = useWords(webWords)
  const language = useLanguage()
  const theme = useTheme()
  const moving = useMoving()
  const [full, setFull] = useState(false)
  useEffect(() => {
    const hear = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', hear)
    return () => document.removeEventListener('fullscreenchange', hear)
  }, [])
  const other = languages.find((one) => one !== language) ?? language
  return (
    <section className={styles.bar} aria-label={words.label} data-seen={moving || undefined}>
      <button type="button" onClick={() => themeChoice.set(theme === 'dark' ? 'light' : 'dark')}>
        {theme === 'dark' ? words.light : words.dark}
      </button>
      <button type="button" lang={other} onClick={() => languageChoice.set(other)}>
        {common.languages[other]}
      </button>
      {document.fullscreenEnabled && (
        <button
          type="button"
          onClick={() =>
            full
              ? document.exitFullscreen()
              : document.documentElement.requestFullscreen().catch(() => undefined)
          }
        >
          {full ? words.leaveFull : words.full}
        </button>
      )}
      {onAnother && (
        <button type="button" onClick={onAnother}>
          {words.another}
        </button>
      )}
    </section>
  )
}

/** True while the pointer moved within the last three seconds. */
function useMoving(): boolean {
  const [moving, setMoving] = useState(false)
  useEffect(() => {
    let still: ReturnType<typeof setTimeout>
    const hear = () => {
      setMoving(true)
      clearTimeout(still)
      still = setTimeout(() => setMoving(false), 3_000)
    }
    addEventListener('pointermove', hear)
    return () => {
      clearTimeout(still)
      removeEventListener('pointermove', hear)
    }
  }, [])
  return moving
}
