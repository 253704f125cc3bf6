import { languageChoice, languages, useLanguage, useWords, webWords } from '../lib/language.tsx'
import { usePlace } from '../lib/place.ts'
import { typeChoice, useTypeSize } from '../lib/reading.ts'
import { useTheme } from '../lib/theme.ts'
import { Han } from '../ui/Han.tsx'
import styles from './Nameplate.module.css'
import { residentDoorWords } from './words.ts'

/** The head of every page at this door: whose it is, and the two ways that must be found without reading: large text, the other language. */
export function Nameplate() {
  const words = useWords(residentDoorWords)
  const common = useWords(webWords)
  const language = useLanguage()
  const place = usePlace()
  const size = useTypeSize()
  useTheme()
  const [other = 'en'] = languages.filter((one) => one !== language)
  return (
    <header className={styles.plate}>
      <span className={styles.name}>{place ? <Han>{place}</Han> : words.name}</span>
      <span className={styles.ways}>
        <button
          type="button"
          className={styles.way}
          aria-pressed={size !== 'standard'}
          onClick={() => typeChoice.set(size === 'standard' ? 'elder' : 'standard')}
        >
          {size === 'standard' ? words.elder : words.standard}
        </button>
        <button type="button" className={styles.way} lang={other} onClick={() => languageChoice.set(other)}>
          {common.languages[other]}
        </button>
      </span>
    </header>
  )
}
