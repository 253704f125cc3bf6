import { type FormEvent, useState } from 'react'
import { useWords } from '../../../web/lib/language.tsx'
import { refusalType, useProblemSentence } from '../../../web/lib/problem.ts'
import { useSend } from '../../../web/lib/queries.ts'
import { Remark } from '../../../web/ui/Broken.tsx'
import { Field } from '../../../web/ui/Field.tsx'
import { PlainButton } from '../../../web/ui/PlainButton.tsx'
import { firstRun, type Me } from '../contract.ts'
import { passwordLength } from '../rules.ts'
import styles from './Form.module.css'
import { PasswordField } from './PasswordField.tsx'
import { identityWords } from './words.ts'

const blank = { code: '', subDistrict: '', name: '', staffNumber: '', password: '' }

/** An empty house: the first administrator proves with the code in the terminal that the machine is theirs. */
export function FirstRun({ onDone, onOver }: { onDone: (me: Me) => void; onOver: () => void }) {
  const words = useWords(identityWords)
  const { firstRun: say } = words
  const wordProblem = useProblemSentence(identityWords)
  const sending = useSend(firstRun, { onDone })
  const [typed, setTyped] = useState(blank)
  const put = (field: keyof typeof blank) => ({
    value: typed[field],
    required: true,
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [field]: event.target.value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    sending.mutate({ body: typed })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.lead}>{say.lead}</p>
      <Field
        label={say.code}
        hint={say.codeHint}
        autoComplete="one-time-code"
        autoFocus
        maxLength={64}
        {...put('code')}
      />
      <Field label={say.subDistrict} hint={say.subDistrictHint} maxLength={120} {...put('subDistrict')} />
      <Field label={say.name} autoComplete="name" maxLength={120} {...put('name')} />
      <Field
        label={say.staffNumber}
        hint={say.staffNumberHint}
        autoComplete="username"
        maxLength={32}
        {...put('staffNumber')}
      />
      <PasswordField
        label={say.password}
        hint={words.password.hint(passwordLength.least)}
        autoComplete="new-password"
        maxLength={passwordLength.most}
        {...put('password')}
      />
      {sending.error && <Remark tone="now">{wordProblem(sending.error)}</Remark>}
      {refusalType(sending.error) === 'first_run_over' ? (
        <PlainButton onClick={onOver}>{words.signIn.title}</PlainButton>
      ) : (
        <PlainButton kind="main" type="submit" className={styles.submit} disabled={sending.isPending}>
          {say.submit}
        </PlainButton>
      )}
    </form>
  )
}
