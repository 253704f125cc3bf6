import { useState } from 'react'
import { Link } from 'react-router'
import { Problem } from '../lib/Asked.tsx'
import { languageChoice, languages, useLanguage, useWords, webWords } from '../lib/language.tsx'
import { useMe } from '../lib/me.ts'
import { themeChoice } from '../lib/theme.ts'
import { Choice } from '../ui/Choice.tsx'
import { Drop } from '../ui/Drop.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { PlainButton } from '../ui/PlainButton.tsx'
import { staffWords } from './words.ts'
import styles from './You.module.css'

/** The corner that says who sits here, and holds what a person sets once. */
export function YouMenu({ onKeys }: { onKeys: () => void }) {
  const me = useMe()
  const words = useWords(staffWords)
  return (
    <Drop
      name={words.you(me.name)}
      label={
        <span className={styles.label}>
          <span className={styles.name}>{me.name}</span>
          <span className={styles.post}>{me.posts[0] ?? words.noPost}</span>
        </span>
      }
    >
      <YouSheet onKeys={onKeys} />
    </Drop>
  )
}

export function YouSheet({ onKeys }: { onKeys: () => void }) {
  const me = useMe()
  const words = useWords(staffWords)
  const common = useWords(webWords)
  const language = useLanguage()
  const theme = themeChoice.use()
  const [error, setError] = useState<unknown>()
  return (
    <div className={styles.sheet}>
      <div>
        <p className={styles.name}>{me.name}</p>
        {me.posts.length === 0 ? (
          <p className={styles.post}>{words.noPost}</p>
        ) : (
          me.posts.map((post) => (
            <p key={post} className={styles.post}>
              {post}
            </p>
          ))
        )}
      </div>
      <Choice
        label={common.language}
        labelShown
        value={language}
        onChoose={languageChoice.set}
        options={languages.map((value) => ({ value, word: common.languages[value], lang: value }))}
      />
      <Choice
        label={common.theme}
        labelShown
        value={theme}
        onChoose={themeChoice.set}
        options={(['auto', 'light', 'dark'] as const).map((value) => ({ value, word: common.themes[value] }))}
      />
      <div className={styles.ways}>
        <Link to="/identity/me">{me.words.account}</Link>
        <a href="/public">{words.publicDoor}</a>
        <button type="button" className={styles.keys} onClick={onKeys}>
          {words.keys} <KeyHint keys={['?']} />
        </button>
      </div>
      {error !== undefined && <Problem error={error} />}
      <PlainButton onClick={() => me.signOut().catch(setError)}>{me.words.signOut}</PlainButton>
    </div>
  )
}
