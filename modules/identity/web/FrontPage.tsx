import { type ReactNode, Suspense } from 'react'
import { languageChoice, languages, useLanguage, useWords, webWords } from '../../../web/lib/language.tsx'
import { Choice } from '../../../web/ui/Choice.tsx'
import { dayAndTimeOf, sayWholeDay } from '../../../web/ui/dates.ts'
import { useTab } from '../../../web/ui/Page.tsx'
import styles from './FrontPage.module.css'
import { identityWords } from './words.ts'

/** The front page of the house, set like one: nameplate, folio line, one column with the thing to do. */
export function FrontPage({ title, children }: { title: string; children: ReactNode }) {
  const common = useWords(webWords)
  const words = useWords(identityWords)
  const language = useLanguage()
  useTab(title)
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.plate}>
          <p className={styles.name}>{common.site}</p>
          <p className={styles.motto}>{common.tagline}</p>
        </div>
        <div className={styles.folio}>
          <span>{sayWholeDay(dayAndTimeOf(new Date()).on, { language })}</span>
          <Choice
            label={common.language}
            value={language}
            onChoose={languageChoice.set}
            options={languages.map((value) => ({ value, word: common.languages[value], lang: value }))}
          />
        </div>
      </header>
      <main className={styles.column}>
        <h1 className={styles.title}>{title}</h1>
        <Suspense>{children}</Suspense>
      </main>
      <footer className={styles.foot}>
        <a href="/public">{words.me.anonymous}</a>
      </footer>
    </div>
  )
}
