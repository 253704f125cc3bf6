import { type FormEvent, useState } from 'react'
import { useWords } from '../../../web/lib/language.tsx'
import { refusalType, useProblemSentence } from '../../../web/lib/problem.ts'
import { useSend } from '../../../web/lib/queries.ts'
import { Remark } from '../../../web/ui/Broken.tsx'
import { Field } from '../../../web/ui/Field.tsx'
import { PlainButton } from '../../../web/ui/PlainButton.tsx'
import { type Me, signIn } from '../contract.ts'
import styles from './Form.module.css'
import { PasswordField } from './PasswordField.tsx'
import { identityWords } from './words.ts'

/** Name and password. A wrong pair keeps the name and lets the password be typed again. */
export function SignIn(props: { onDone: (me: Me) => void; lead?: string; name?: string }) {
  const { signIn: words, factor } = useWords(identityWords)
  const say = useProblemSentence(identityWords)
  const sending = useSend(signIn, { onDone: props.onDone })
  const [name, setName] = useState(props.name ?? '')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const [code, setCode] = useState('')
  const refused = refusalType(sending.error)
  const [asksCode, askCode] = useState(false)
  if (!asksCode && refused === 'second_factor_needed') askCode(true)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '' || password === '') return
    if (asksCode && code.trim() === '') return
    sending.mutate({ body: { name: name.trim(), password, ...(asksCode ? { code } : {}) } })
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {props.lead && <p className={styles.lead}>{props.lead}</p>}
      <Field
        label={words.name}
        value={name}
        onChange={(event) => setName(event.target.value)}
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={64}
        autoFocus={!props.name}
        wrong={tried && name.trim() === '' ? words.nameMissing : undefined}
      />
      <PasswordField
        label={words.password}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        autoComplete="current-password"
        maxLength={512}
        autoFocus={Boolean(props.name)}
        wrong={tried && password === '' ? words.passwordMissing : undefined}
      />
      {asksCode && (
        <Field
          label={factor.code}
          hint={factor.codeHint}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          autoComplete="one-time-code"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={32}
          autoFocus
        />
      )}
      {sending.error && <Remark tone="now">{say(sending.error)}</Remark>}
      <PlainButton kind="main" type="submit" className={styles.submit} disabled={sending.isPending}>
        {words.submit}
      </PlainButton>
      <p className={styles.note}>{words.forgotten}</p>
    </form>
  )
}
