import { useState } from 'react'
import { ask } from '../../../../web/lib/ask.ts'
import { languageChoice, languages, useLanguage, useWords, webWords } from '../../../../web/lib/language.tsx'
import { refusalType, useProblemSentence } from '../../../../web/lib/problem.ts'
import { typeChoice } from '../../../../web/lib/reading.ts'
import { themeChoice } from '../../../../web/lib/theme.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { signOut } from '../../contract.ts'
import { AboutMe } from './AboutMe.tsx'
import { Devices } from './Devices.tsx'
import { LeavePart } from './LeavePart.tsx'
import styles from './MePage.module.css'
import { Notice } from './Notice.tsx'
import { residentWords } from './words.ts'

/** Oneself: what one is called and where one lives, how the pages look, where one is signed in, and the way out. */
export default function MePage() {
  const words = useWords(residentWords).me
  return (
    <Page title={words.title}>
      <AboutMe />
      <Display />
      <Devices />
      <SignOut />
      <Section>
        <Notice short />
      </Section>
      <LeavePart />
    </Page>
  )
}

function Display() {
  const words = useWords(residentWords).me
  const common = useWords(webWords)
  const language = useLanguage()
  const theme = themeChoice.use()
  const size = typeChoice.use()
  return (
    <Section title={words.display}>
      <div className={styles.choices}>
        <Choice
          label={words.type}
          labelShown
          value={size}
          onChoose={typeChoice.set}
          options={(['standard', 'elder', 'largest'] as const).map((value) => ({
            value,
            word: words.types[value],
          }))}
        />
        <Choice
          label={common.theme}
          labelShown
          value={theme}
          onChoose={themeChoice.set}
          options={(['auto', 'light', 'dark'] as const).map((value) => ({
            value,
            word: common.themes[value],
          }))}
        />
        <Choice
          label={common.language}
          labelShown
          value={language}
          onChoose={languageChoice.set}
          options={languages.map((value) => ({ value, word: common.languages[value], lang: value }))}
        />
      </div>
    </Section>
  )
}

function SignOut() {
  const words = useWords(residentWords).me
  const say = useProblemSentence(residentWords)
  const [error, setError] = useState<unknown>()
  const [going, setGoing] = useState(false)
  const go = async () => {
    setGoing(true)
    try {
      await ask(signOut, {}, { bare: true })
    } catch (reason) {
      if (refusalType(reason) !== 'not_signed_in') {
        setGoing(false)
        return setError(reason)
      }
    }
    // Whoever takes the phone next starts from nothing: no page, no answer, no typed word stays in memory.
    location.assign('/my')
  }
  return (
    <Section>
      {error !== undefined && <Remark tone="now">{say(error)}</Remark>}
      <div>
        <PlainButton onClick={go} disabled={going}>
          {words.signOut}
        </PlainButton>
      </div>
    </Section>
  )
}
