import { useEffect } from 'react'
import { Link, NavLink, Outlet, ScrollRestoration } from 'react-router'
import { languageChoice, languages, useAllWords, useLanguage, useWords, webWords } from '../lib/language.tsx'
import { Arriving } from '../lib/pages.tsx'
import { usePlace } from '../lib/place.ts'
import { storedChoice } from '../lib/stored.ts'
import { useTheme } from '../lib/theme.ts'
import { Choice } from '../ui/Choice.tsx'
import { dayAndTimeOf, sayWholeDay } from '../ui/dates.ts'
import { Han } from '../ui/Han.tsx'
import styles from './Masthead.module.css'
import { modules } from './modules.ts'
import { publicWords } from './words.ts'

const sizeChoice = storedChoice('size', ['normal', 'large'], 'normal')
const sources = modules.map((module) => module.words)

/** What surrounds every public page, set like a newspaper: nameplate, folio line with the day, sections, the text. */
export function Masthead() {
  const words = useWords(publicWords)
  const common = useWords(webWords)
  const language = useLanguage()
  const place = usePlace()
  const size = sizeChoice.use()
  useTheme()
  useEffect(() => {
    document.documentElement.dataset.size = size
  }, [size])
  return (
    <div className={styles.page}>
      <a className={styles.skip} href="#text">
        {common.skip}
      </a>
      <header className={styles.head}>
        <div className={styles.plate}>
          <Link to="/" className={styles.name}>
            {place ? <Han>{place}</Han> : words.name}
          </Link>
          <p className={styles.motto}>{words.motto}</p>
        </div>
        <div className={styles.folio}>
          <span>{sayWholeDay(dayAndTimeOf(new Date()).on, { language })}</span>
          <div className={styles.choices}>
            <Choice
              label={words.size}
              value={size}
              onChoose={sizeChoice.set}
              options={(['normal', 'large'] as const).map((value) => ({ value, word: words.sizes[value] }))}
            />
            <Choice
              label={common.language}
              value={language}
              onChoose={languageChoice.set}
              options={languages.map((value) => ({ value, word: common.languages[value], lang: value }))}
            />
          </div>
        </div>
        <Sections />
      </header>
      <main id="text" tabIndex={-1} className={styles.main}>
        <Arriving rows={8}>
          <Outlet />
        </Arriving>
      </main>
      <footer className={styles.foot}>
        <p>{words.foot}</p>
        <a href="/">{words.staffDoor}</a>
      </footer>
      <ScrollRestoration />
    </div>
  )
}

/** The ways to the sections, once there is more than the first page. */
function Sections() {
  const words = useWords(publicWords)
  const labels = useAllWords(sources)
  const lines = modules
    .flatMap((module, at) =>
      (module.public?.menu ?? []).map((entry) => ({
        ...entry,
        label: labels[at]?.menu?.[entry.key] ?? entry.key,
      })),
    )
    .sort((a, b) => a.order - b.order)
  if (lines.length === 0) return null
  return (
    <nav aria-label={words.menu} className={styles.sections}>
      <NavLink to="/" end className={styles.section}>
        {words.home}
      </NavLink>
      {lines.map(({ path, label }) => (
        <NavLink key={path} to={path} className={styles.section}>
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
