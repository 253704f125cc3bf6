import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { bodyKinds } from '../../contract/core.ts'
import { type Body, enterBody } from '../../contract/prepare.ts'
import { assemblyWords } from '../words.ts'
import styles from './forms.module.css'

/** A body that deliberates. */
export function BodyDialog({ bodies, onClose }: { bodies: readonly Body[]; onClose: () => void }) {
  const words = useWords(assemblyWords).prepare
  const common = useWords(webWords)
  const [kind, setKind] = useState<Body['kind']>('conference')
  const [name, setName] = useState('')
  const [ofBodyId, setOf] = useState('')
  const enter = useSend(enterBody, { onDone: onClose })
  const conferences = bodies.filter((one) => one.kind === 'conference')
  return (
    <Dialog title={words.body.title} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          enter.mutate({
            body: { kind, name: name.trim(), ...(kind === 'committee' && ofBodyId ? { ofBodyId } : {}) },
          })
        }}
      >
        <Choice
          label={words.body.kind}
          labelShown
          value={kind}
          onChoose={setKind}
          options={bodyKinds.map((value) => ({ value, word: words.bodies[value] }))}
        />
        <Field
          label={words.body.name}
          hint={words.body.nameHint}
          value={name}
          maxLength={120}
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
        {kind === 'committee' && conferences.length > 0 && (
          <label className={styles.label}>
            {words.body.of}
            <select className={styles.input} value={ofBodyId} onChange={(event) => setOf(event.target.value)}>
              <option value="">{words.body.none}</option>
              {conferences.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
        )}
        {enter.error && <Problem error={enter.error} words={assemblyWords} />}
        <div className={styles.buttons}>
          <PlainButton kind="main" type="submit" disabled={name.trim() === '' || enter.isPending}>
            {words.body.submit}
          </PlainButton>
          <PlainButton onClick={onClose}>{common.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
