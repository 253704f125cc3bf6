import { type DragEvent, useId, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../../../web/lib/language.tsx'
import { Page } from '../../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { type Verification, verifyPublished } from '../../../rules/verifying.ts'
import { publicAssemblyWords } from '../words.ts'
import { Checked } from './Checked.tsx'
import { mostBytes, textOf } from './reading.ts'
import styles from './Verify.module.css'

type State =
  | { is: 'waiting' }
  | { is: 'reading'; name: string }
  | { is: 'too-large'; name: string }
  | { is: 'checked'; name: string; verification: Verification }

/** Counts a published file again, here: the same rules that counted it, and nothing is sent anywhere. */
export default function VerifyPage() {
  const words = useWords(publicAssemblyWords)
  const [state, setState] = useState<State>({ is: 'waiting' })
  const [isOver, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const hint = useId()
  const check = async (file: File | undefined) => {
    if (!file) return
    const { name } = file
    if (file.size > mostBytes) {
      setState({ is: 'too-large', name })
      return
    }
    setState({ is: 'reading', name })
    const text = textOf(await file.arrayBuffer())
    // The page says first that it is counting; a large file takes a second.
    setTimeout(() => setState({ is: 'checked', name, verification: verifyPublished(text) }), 30)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void check(event.dataTransfer.files[0])
  }
  return (
    <Page
      title={words.verify.title}
      lead={words.verify.lead}
      kicker={<Link to="/assembly">{words.title}</Link>}
    >
      <section
        className={styles.drop}
        data-over={isOver || undefined}
        aria-label={words.verify.choose}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <span className={styles.only}>{words.verify.drop}</span>
        <PlainButton
          kind={state.is === 'checked' ? 'plain' : 'main'}
          aria-describedby={hint}
          onClick={() => input.current?.click()}
        >
          {state.is === 'checked' ? words.verify.another : words.verify.choose}
        </PlainButton>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          onChange={(event) => {
            void check(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <span id={hint} className={styles.name}>
          {state.is === 'waiting' ? '' : state.name}
        </span>
      </section>
      <div aria-live="polite" className={styles.outcome}>
        {state.is === 'reading' && <p>{words.verify.reading}</p>}
        {state.is === 'too-large' && <p className={styles.bad}>{words.verify.tooLarge}</p>}
        {state.is === 'checked' && <Checked key={state.name} verification={state.verification} />}
      </div>
    </Page>
  )
}
