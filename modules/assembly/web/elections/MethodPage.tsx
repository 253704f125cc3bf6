import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type Election, setMethod } from '../../contract/elections.ts'
import styles from '../committee/Committee.module.css'
import { ElectionFrame } from './ElectionFrame.tsx'
import { MethodForm } from './MethodForm.tsx'
import { electionWords } from './words.ts'

/** Changing the method, as long as the register is not frozen. */
export default function MethodPage() {
  return <ElectionFrame>{(election) => <Change key={election.version} election={election} />}</ElectionFrame>
}

function Change({ election }: { election: Election }) {
  const words = useWords(electionWords).form
  const go = useNavigate()
  const back = `/assembly/elections/${election.id}`
  const [method, setTo] = useState(election.method)
  const [heldOn, setHeld] = useState(election.heldOn)
  const [at, setAt] = useState(dayAndTimeOf(election.opensAt).time)
  const set = useSend(setMethod, { onDone: () => go(back) })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        set.mutate({
          params: { id: election.id },
          body: {
            version: election.version,
            heldOn,
            opensAt: new Date(`${heldOn}T${at}:00+08:00`).toISOString(),
            method,
          },
        })
      }}
    >
      <p className={styles.lead}>{words.lead}</p>
      <div className={styles.row}>
        <DayField label={words.heldOn} value={heldOn} onChange={setHeld} />
        <Field label={words.opensAt} type="time" value={at} onChange={(event) => setAt(event.target.value)} />
      </div>
      <MethodForm method={method} onChange={setTo} />
      {set.error && <Problem error={set.error} words={electionWords} />}
      <div className={styles.buttons}>
        <PlainButton kind="main" type="submit" disabled={set.isPending || heldOn === ''}>
          {words.save}
        </PlainButton>
        <PlainButton onClick={() => go(back)}>{words.cancel}</PlainButton>
      </div>
    </form>
  )
}
