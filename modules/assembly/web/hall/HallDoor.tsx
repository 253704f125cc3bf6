import { useEffect, useRef, useState } from 'react'
import { ask, send } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useProblemSentence } from '../../../../web/lib/problem.ts'
import { useTheme } from '../../../../web/lib/theme.ts'
import { codeDigits, getHallScreen, openHallScreen } from '../../contract/hall.ts'
import { Bar } from './Bar.tsx'
import styles from './Hall.module.css'
import { HallScreen } from './HallScreen.tsx'
import { hallWords } from './words.ts'

type Screen = Awaited<ReturnType<typeof ask<typeof getHallScreen>>>['screen']

/** `/hall`: asks for the ten digits once, then shows what the hall is shown until they are withdrawn. */
export function HallDoor() {
  useTheme()
  const [screen, setScreen] = useState<Screen | undefined>()
  const [withdrawn, setWithdrawn] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const asked = useRef(false)

  const open = (code: string) => {
    setError(null)
    send(openHallScreen, { body: { code } }).then(
      (opened) => {
        setWithdrawn(false)
        setScreen(opened)
      },
      (refused: unknown) => {
        setError(refused)
        setScreen(null)
      },
    )
  }
  const find = () =>
    ask(getHallScreen, {}).then(
      (answer) => setScreen(answer.screen),
      (refused: unknown) => {
        setError(refused)
        setScreen(null)
      },
    )
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    // A link carries the digits behind `#`, which no server and no log ever sees.
    const digits = location.hash.slice(1)
    if (!/^\d{10}$/.test(digits)) return void find()
    history.replaceState(null, '', location.pathname)
    open(digits)
  })

  if (screen === undefined) return null
  if (screen)
    return (
      <HallScreen
        venue={screen.venue.name}
        onRefused={() => {
          setWithdrawn(true)
          setScreen(null)
        }}
        onAnother={() => setScreen(null)}
      />
    )
  return <CodeEntry withdrawn={withdrawn} error={error} onCode={open} onTyping={() => setError(null)} />
}

function CodeEntry(props: {
  withdrawn: boolean
  error: unknown
  onCode: (code: string) => void
  onTyping: () => void
}) {
  const words = useWords(hallWords)
  const say = useProblemSentence(hallWords)
  const [digits, setDigits] = useState('')
  const missing = codeDigits - digits.length
  useEffect(() => {
    document.title = words.door.title
  }, [words])
  return (
    <main className={styles.door}>
      <h1 className={styles.doorTitle}>{words.door.title}</h1>
      <form
        className={styles.entry}
        onSubmit={(event) => {
          event.preventDefault()
          if (missing === 0) props.onCode(digits)
        }}
      >
        <label htmlFor="code">{words.door.lead}</label>
        <input
          id="code"
          className={styles.code}
          inputMode="numeric"
          autoComplete="off"
          value={digits}
          aria-label={words.door.label}
          aria-describedby="said"
          onChange={(event) => {
            props.onTyping()
            // Full-width digits come from Chinese input methods; spaces from however it was read out.
            setDigits(event.target.value.normalize('NFKC').replace(/\D/g, '').slice(0, codeDigits))
          }}
        />
        <button type="submit" className={styles.open} disabled={missing > 0}>
          {missing > 0 && digits !== '' ? words.door.left({ digits: missing }) : words.door.open}
        </button>
      </form>
      <p id="said" role="status" className={styles.said}>
        {props.error ? say(props.error) : props.withdrawn ? words.door.withdrawn : ''}
      </p>
      <Bar />
    </main>
  )
}
