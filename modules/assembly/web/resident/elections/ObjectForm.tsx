import { useState } from 'react'
import { Problem } from '../../../../../web/lib/Asked.tsx'
import { useLanguage, useWords } from '../../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../../web/lib/queries.ts'
import { Choice } from '../../../../../web/ui/Choice.tsx'
import { sayWholeDay } from '../../../../../web/ui/dates.ts'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { getPublicElection, getPublicVoters } from '../../../contract/elections-public.ts'
import {
  type MyElection,
  type ObjectionKind,
  objectionKinds,
  raiseObjection,
} from '../../../contract/voters.ts'
import styles from '../../public/elections/Elections.module.css'
import { publicElectionWords } from '../../public/elections/words.ts'

/** An objection; what is said about a line names it from the public list. */
export function ObjectForm(props: { election: MyElection; onDone: () => void; onClose: () => void }) {
  const words = useWords(publicElectionWords).mine
  const language = useLanguage()
  const until = props.election.objectionsUntil
  const params = { id: props.election.id }
  const [about, setAbout] = useState<ObjectionKind>('missing')
  const [building, setBuilding] = useState('')
  const [voterId, setVoter] = useState('')
  const [said, setSaid] = useState('')
  const needsLine = about !== 'missing'
  const open = useAsked(getPublicElection, { params }, { enabled: needsLine })
  const voters = useAsked(
    getPublicVoters,
    { params, query: { building: building || '·' } },
    { enabled: needsLine && building !== '' },
  )
  const raise = useSend(raiseObjection, { onDone: props.onDone })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        raise.mutate({ params, body: { about, voterId: needsLine ? voterId : null, words: said.trim() } })
      }}
    >
      <p className={styles.quiet}>{words.objectLead(until ? sayWholeDay(until, { language }) : '')}</p>
      <Choice
        label={words.about}
        labelShown
        value={about}
        onChoose={setAbout}
        options={objectionKinds.map((value) => ({ value, word: words.kinds[value] }))}
      />
      {needsLine && (
        <>
          <label className={styles.label}>
            {words.whichBuilding}
            <select
              className={styles.input}
              value={building}
              onChange={(event) => {
                setBuilding(event.target.value)
                setVoter('')
              }}
            >
              <option value="" />
              {open.data?.list?.buildings.map((one) => (
                <option key={one.building} value={one.building}>
                  {one.building}
                </option>
              ))}
            </select>
          </label>
          {building !== '' && (
            <label className={styles.label}>
              {words.which}
              <select
                className={styles.input}
                value={voterId}
                onChange={(event) => setVoter(event.target.value)}
              >
                <option value="" />
                {voters.data?.voters.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            </label>
          )}
        </>
      )}
      <label className={styles.label}>
        {words.words}
        <textarea
          className={styles.input}
          rows={4}
          maxLength={600}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
      </label>
      {raise.error && <Problem error={raise.error} words={publicElectionWords} />}
      <div className={styles.buttons}>
        <PlainButton
          kind="main"
          type="submit"
          disabled={said.trim() === '' || (needsLine && voterId === '') || raise.isPending}
        >
          {words.objectDo}
        </PlainButton>
        <PlainButton onClick={props.onClose}>{words.cancel}</PlainButton>
      </div>
    </form>
  )
}
