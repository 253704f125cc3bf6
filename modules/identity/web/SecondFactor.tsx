import { type FormEvent, useState } from 'react'
import { Asked, Problem } from '../../../web/lib/Asked.tsx'
import { useWords } from '../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../web/lib/queries.ts'
import { Remark } from '../../../web/ui/Broken.tsx'
import { DateSaid } from '../../../web/ui/DateSaid.tsx'
import { Field } from '../../../web/ui/Field.tsx'
import { Section } from '../../../web/ui/Page.tsx'
import { PlainButton } from '../../../web/ui/PlainButton.tsx'
import { beginSecondFactor, confirmSecondFactor, getSecondFactor, removeSecondFactor } from '../contract.ts'
import formStyles from './Form.module.css'
import { PasswordField } from './PasswordField.tsx'
import styles from './SecondFactor.module.css'
import { identityWords } from './words.ts'

/** The second check at sign-in: off, being set up, or on. The recovery codes stay on screen until somebody says they are kept. */
export function SecondFactor() {
  const words = useWords(identityWords).factor
  const state = useAsked(getSecondFactor)
  const [codes, setCodes] = useState<readonly string[]>([])
  return (
    <Section title={words.title}>
      <div className={styles.narrow}>
        {codes.length > 0 && (
          <Remark tone="now">
            <p>{words.codes}</p>
            <ol className={styles.codes}>
              {codes.map((code) => (
                <li key={code}>
                  <code>{code}</code>
                </li>
              ))}
            </ol>
            <PlainButton onClick={() => setCodes([])}>{words.kept}</PlainButton>
          </Remark>
        )}
        <Asked of={state} words={identityWords} rows={2}>
          {({ since, recoveryCodes }) =>
            since ? <TurnOff since={since} left={recoveryCodes} /> : <TurnOn onCodes={setCodes} />
          }
        </Asked>
      </div>
    </Section>
  )
}

function TurnOn({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const all = useWords(identityWords)
  const words = all.factor
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const begin = useSend(beginSecondFactor)
  const confirm = useSend(confirmSecondFactor, { onDone: ({ recoveryCodes }) => onCodes(recoveryCodes) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!begin.data) begin.mutate({ body: { password } })
    else if (code.trim() !== '') confirm.mutate({ body: { code } })
  }
  return (
    <form className={formStyles.form} onSubmit={submit}>
      <p>{words.off}</p>
      {begin.data ? (
        <>
          <p>{words.scan}</p>
          <img
            className={styles.picture}
            alt={words.picture}
            src={`data:image/svg+xml,${encodeURIComponent(begin.data.picture)}`}
          />
          <code className={styles.secret}>{begin.data.secret.match(/.{1,4}/g)?.join(' ')}</code>
          <CodeField label={words.code} value={code} onChange={setCode} />
        </>
      ) : (
        <PasswordField
          label={words.password}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="current-password"
          maxLength={512}
        />
      )}
      {(confirm.error ?? begin.error) && (
        <Problem error={confirm.error ?? begin.error} words={identityWords} />
      )}
      <div>
        <PlainButton type="submit" disabled={begin.isPending || confirm.isPending || password === ''}>
          {begin.data ? words.confirm : words.begin}
        </PlainButton>
      </div>
    </form>
  )
}

function TurnOff({ since, left }: { since: string; left: number }) {
  const words = useWords(identityWords).factor
  const [open, setOpen] = useState(false)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const remove = useSend(removeSecondFactor)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password !== '' && code.trim() !== '') remove.mutate({ body: { password, code } })
  }
  return (
    <>
      <p>
        {words.on(left)} {words.since} <DateSaid at={since} />
      </p>
      {open ? (
        <form className={formStyles.form} onSubmit={submit}>
          <p>{words.removeLead}</p>
          <PasswordField
            label={words.password}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete="current-password"
            maxLength={512}
          />
          <CodeField label={words.code} hint={words.codeHint} value={code} onChange={setCode} />
          {remove.error && <Problem error={remove.error} words={identityWords} />}
          <div>
            <PlainButton type="submit" disabled={remove.isPending}>
              {words.remove}
            </PlainButton>
          </div>
        </form>
      ) : (
        <div>
          <PlainButton onClick={() => setOpen(true)}>{words.remove}</PlainButton>
        </div>
      )}
    </>
  )
}

function CodeField(props: { label: string; hint?: string; value: string; onChange: (code: string) => void }) {
  return (
    <Field
      label={props.label}
      hint={props.hint}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      autoComplete="one-time-code"
      autoCapitalize="off"
      spellCheck={false}
      maxLength={32}
    />
  )
}
