import { type ComponentProps, useState } from 'react'
import { useWords } from '../../../web/lib/language.tsx'
import { Field } from '../../../web/ui/Field.tsx'
import styles from './Form.module.css'
import { identityWords } from './words.ts'

/** A password, hidden until its owner wants to see it. */
export function PasswordField(props: ComponentProps<typeof Field>) {
  const words = useWords(identityWords).signIn
  const [shown, setShown] = useState(false)
  return (
    <Field
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="off"
      spellCheck={false}
      after={
        <button
          type="button"
          className={styles.show}
          aria-label={shown ? words.hidePassword : words.showPassword}
          onClick={() => setShown(!shown)}
        >
          {shown ? words.hide : words.show}
        </button>
      }
    />
  )
}
