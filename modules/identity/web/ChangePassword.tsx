import { type FormEvent, useState } from 'react'
import { useWords } from '../../../web/lib/language.tsx'
import { useProblemSentence } from '../../../web/lib/problem.ts'
import { useSend } from '../../../web/lib/queries.ts'
import { Remark } from '../../../web/ui/Broken.tsx'
import { PlainButton } from '../../../web/ui/PlainButton.tsx'
import { changePassword, type Me } from '../contract.ts'
import { passwordLength } from '../rules.ts'
import styles from './Form.module.css'
import { PasswordField } from './PasswordField.tsx'
import { identityWords } from './words.ts'

/** The present password, and the new one twice. */
export function ChangePassword({ lead, onDone }: { lead?: string; onDone: (me: Me) => void }) {
  const words = useWords(identityWords).password
  const say = useProblemSentence(identityWords)
  const sending = useSend(changePassword, { onDone })
  const [present, setPresent] = useState('')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const differs = again !== '' && !fresh.startsWith(again) && again !== fresh
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (fresh === again) sending.mutate({ body: { present, fresh } })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {lead && <p className={styles.lead}>{lead}</p>}
      <PasswordField
        label={words.present}
        required
        autoComplete="current-password"
        value={present}
        onChange={(event) => setPresent(event.target.value)}
      />
      <PasswordField
        label={words.fresh}
        hint={words.hint(passwordLength.least)}
        required
        autoComplete="new-password"
        maxLength={passwordLength.most}
        value={fresh}
        onChange={(event) => setFresh(event.target.value)}
      />
      <PasswordField
        label={words.again}
        required
        autoComplete="new-password"
        maxLength={passwordLength.most}
        value={again}
        onChange={(event) => setAgain(event.target.value)}
        wrong={differs ? words.differs : undefined}
      />
      {sending.error && <Remark tone="now">{say(sending.error)}</Remark>}
      <PlainButton
        kind="main"
        type="submit"
        className={styles.submit}
        disabled={sending.isPending || fresh !== again}
      >
        {words.submit}
      </PlainButton>
    </form>
  )
}
