import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type Election, listElections } from '../../contract/elections.ts'
import {
  type Elector,
  enterVoter,
  type Striking,
  strikeVoter,
  strikings,
  takeFormerRegister,
  type VoterBody,
} from '../../contract/voters.ts'
import styles from '../committee/Committee.module.css'
import { electionWords } from './words.ts'

export const blankVoter: VoterBody = { name: '', building: '', room: '', bornOn: null, phone: null }

/** The fields of one line of a register. */
export function VoterFields(props: { voter: VoterBody; onChange: (voter: VoterBody) => void }) {
  const words = useWords(electionWords).register
  const { voter } = props
  const set = (part: Partial<VoterBody>) => props.onChange({ ...voter, ...part })
  return (
    <>
      <div className={styles.row}>
        <Field
          label={words.name}
          value={voter.name}
          maxLength={60}
          onChange={(event) => set({ name: event.target.value })}
        />
        <Field
          label={words.building}
          value={voter.building}
          maxLength={60}
          onChange={(event) => set({ building: event.target.value })}
        />
        <Field
          label={words.room}
          value={voter.room}
          maxLength={60}
          onChange={(event) => set({ room: event.target.value })}
        />
      </div>
      <div className={styles.row}>
        <DayField
          label={words.born}
          value={voter.bornOn ?? ''}
          onChange={(on) => set({ bornOn: on || null })}
        />
        <Field
          label={words.phone}
          hint={words.phoneHint}
          value={voter.phone ?? ''}
          maxLength={40}
          inputMode="tel"
          onChange={(event) => set({ phone: event.target.value || null })}
        />
      </div>
    </>
  )
}

export function EnterDialog({ electionId, onClose }: { electionId: string; onClose: () => void }) {
  const words = useWords(electionWords).register
  const [voter, setVoter] = useState(blankVoter)
  const enter = useSend(enterVoter, { onDone: onClose })
  return (
    <Dialog title={words.add} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          enter.mutate({ params: { id: electionId }, body: voter })
        }}
      >
        <VoterFields voter={voter} onChange={setVoter} />
        {enter.error && <Problem error={enter.error} words={electionWords} />}
        <div className={styles.buttons}>
          <PlainButton
            kind="main"
            type="submit"
            disabled={voter.name.trim() === '' || voter.building.trim() === '' || enter.isPending}
          >
            {words.submit}
          </PlainButton>
          <PlainButton onClick={onClose}>{words.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}

export function StrikeDialog({ elector, onClose }: { elector: Elector; onClose: () => void }) {
  const words = useWords(electionWords).register
  const [why, setWhy] = useState<Striking>('moved')
  const [said, setSaid] = useState('')
  const strike = useSend(strikeVoter, { onDone: onClose })
  return (
    <Dialog title={words.strikeTitle(elector.person.name)} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          strike.mutate({ params: { id: elector.id }, body: { for: why, words: said.trim() || null } })
        }}
      >
        <Choice
          label={words.strikeFor}
          labelShown
          value={why}
          onChoose={setWhy}
          options={strikings.map((value) => ({ value, word: words.strikings[value] }))}
        />
        <Field
          label={words.words}
          value={said}
          maxLength={300}
          onChange={(event) => setSaid(event.target.value)}
        />
        {strike.error && <Problem error={strike.error} words={electionWords} />}
        <div className={styles.buttons}>
          <PlainButton kind="main" type="submit" disabled={strike.isPending}>
            {words.strike}
          </PlainButton>
          <PlainButton onClick={onClose}>{words.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}

/** Takes over the register of an earlier election of the same committee. */
export function FormerDialog({ election, onClose }: { election: Election; onClose: () => void }) {
  const words = useWords(electionWords).register
  const elections = useAsked(listElections)
  const [chosen, setChosen] = useState('')
  const take = useSend(takeFormerRegister, { onDone: onClose })
  const own = (elections.data?.elections ?? []).filter(
    (one) => one.body.id === election.body.id && one.id !== election.id,
  )
  return (
    <Dialog title={words.former} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen) take.mutate({ params: { id: election.id }, body: { fromId: chosen } })
        }}
      >
        {own.length === 0 ? (
          <p className={styles.lead}>{words.noneFound}</p>
        ) : (
          <Choice
            label={words.formerFrom}
            labelShown
            value={chosen}
            onChoose={setChosen}
            options={own.map((one) => ({
              value: one.id,
              word: `${one.title} · ${one.voters}`,
              lang: 'zh-CN',
            }))}
          />
        )}
        {take.error && <Problem error={take.error} words={electionWords} />}
        <div className={styles.buttons}>
          <PlainButton kind="main" type="submit" disabled={chosen === '' || take.isPending}>
            {words.formerDo}
          </PlainButton>
          <PlainButton onClick={onClose}>{words.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
