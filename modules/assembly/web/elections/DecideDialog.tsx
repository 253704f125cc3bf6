import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { decideObjection, type Objection, type Striking, strikings } from '../../contract/voters.ts'
import styles from '../committee/Committee.module.css'
import { blankVoter, VoterFields } from './RegisterDialogs.tsx'
import { electionWords } from './words.ts'

/** An answer to whoever objected; upholding it changes the register in the same act. */
export function DecideDialog({ objection, onClose }: { objection: Objection; onClose: () => void }) {
  const all = useWords(electionWords)
  const words = all.objections
  const [said, setSaid] = useState('')
  const [strikes, setStrikes] = useState<Striking>('moved')
  const [voter, setVoter] = useState({
    ...blankVoter,
    name: objection.voter && !objection.voter.name.includes('*') ? objection.voter.name : '',
    building: objection.voter?.building ?? '',
  })
  const decide = useSend(decideObjection, { onDone: onClose })
  const { about } = objection
  const send = (decision: 'upheld' | 'rejected') => {
    const upheld = decision === 'upheld'
    decide.mutate({
      params: { id: objection.id },
      body: {
        decision,
        words: said.trim(),
        enters: upheld && about === 'missing' ? voter : null,
        strikes: upheld && about === 'should_not_be' ? strikes : null,
        corrects:
          upheld && about === 'wrong_entry'
            ? { name: voter.name, building: voter.building, room: voter.room }
            : null,
      },
    })
  }
  const complete = about === 'should_not_be' || (voter.name.trim() !== '' && voter.building.trim() !== '')
  return (
    <Dialog title={words.decideTitle} onClose={onClose}>
      <div className={styles.form}>
        <p lang="zh-CN">{objection.words}</p>
        {about === 'should_not_be' ? (
          <Choice
            label={words.strikes}
            labelShown
            value={strikes}
            onChoose={setStrikes}
            options={strikings.map((value) => ({ value, word: all.register.strikings[value] }))}
          />
        ) : (
          <fieldset className={styles.set}>
            <legend>{about === 'missing' ? words.enters : words.corrects}</legend>
            <VoterFields voter={voter} onChange={setVoter} />
          </fieldset>
        )}
        <label className={styles.label}>
          {words.reply}
          <textarea
            className={styles.input}
            rows={3}
            maxLength={600}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
          />
        </label>
        {decide.error && <Problem error={decide.error} words={electionWords} />}
        <div className={styles.buttons}>
          <PlainButton
            kind="main"
            disabled={said.trim() === '' || !complete || decide.isPending}
            onClick={() => send('upheld')}
          >
            {words.upholdDo}
          </PlainButton>
          <PlainButton disabled={said.trim() === '' || decide.isPending} onClick={() => send('rejected')}>
            {words.rejectDo}
          </PlainButton>
          <PlainButton kind="text" onClick={onClose}>
            {words.cancel}
          </PlainButton>
        </div>
      </div>
    </Dialog>
  )
}
