import { useState } from 'react'
import { Asked, Problem } from '../../../../../web/lib/Asked.tsx'
import { useLanguage, useWords } from '../../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../../web/lib/queries.ts'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import { DayField } from '../../../../../web/ui/DayField.tsx'
import { sayWholeDay } from '../../../../../web/ui/dates.ts'
import { Empty } from '../../../../../web/ui/Empty.tsx'
import { Field } from '../../../../../web/ui/Field.tsx'
import { Page, Section } from '../../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { askToVote, listMyElections, type MyElection, withdrawObjection } from '../../../contract/voters.ts'
import styles from '../../public/elections/Elections.module.css'
import { publicElectionWords } from '../../public/elections/words.ts'
import { ObjectForm } from './ObjectForm.tsx'

/** Elections where one lives: one's own line, the list, asking to be entered, objecting. */
export default function MyElectionsPage() {
  const words = useWords(publicElectionWords).mine
  const elections = useAsked(listMyElections)
  return (
    <Page title={words.title} lead={words.lead}>
      <Asked of={elections} words={publicElectionWords} rows={6}>
        {({ elections: list }) =>
          list.length === 0 ? (
            <Empty title={words.none}>{words.noneLead}</Empty>
          ) : (
            list.map((one) => <OneElection key={one.id} election={one} />)
          )
        }
      </Asked>
    </Page>
  )
}

function OneElection({ election }: { election: MyElection }) {
  const words = useWords(publicElectionWords).mine
  const [open, setOpen] = useState<'ask' | 'object' | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const { mine, may } = election
  const done = (sentence: string) => {
    setOpen(null)
    setSaid(sentence)
  }
  return (
    <Section title={<span lang="zh-CN">{election.title}</span>} aside={words.held(election.heldOn)}>
      {mine ? (
        <Remark tone={mine.state === 'entered' ? 'kept' : mine.state === 'asked' ? 'quiet' : 'late'}>
          {words.states[mine.state]} <span lang="zh-CN">{words.building(mine.building)}</span>
        </Remark>
      ) : (
        <p className={styles.lead}>{words.unknown}</p>
      )}
      {said && <Remark tone="kept">{said}</Remark>}
      <div className={styles.buttons}>
        {may.includes('look') && <a href={`/public/assembly/elections/${election.id}`}>{words.look}</a>}
        {may.includes('ask') && open !== 'ask' && (
          <PlainButton kind="main" onClick={() => setOpen('ask')}>
            {words.ask}
          </PlainButton>
        )}
        {may.includes('object') && open !== 'object' && (
          <PlainButton onClick={() => setOpen('object')}>{words.object}</PlainButton>
        )}
      </div>
      {open === 'ask' && (
        <AskForm election={election} onDone={() => done(words.asked)} onClose={() => setOpen(null)} />
      )}
      {open === 'object' && (
        <ObjectForm election={election} onDone={() => done(words.sent)} onClose={() => setOpen(null)} />
      )}
      {election.objections.length > 0 && <Objections objections={election.objections} />}
    </Section>
  )
}

function AskForm(props: { election: MyElection; onDone: () => void; onClose: () => void }) {
  const words = useWords(publicElectionWords).mine
  const language = useLanguage()
  const until = props.election.registrationUntil
  const [building, setBuilding] = useState('')
  const [room, setRoom] = useState('')
  const [bornOn, setBorn] = useState('')
  const ask = useSend(askToVote, { onDone: props.onDone })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate({
          params: { id: props.election.id },
          body: { building: building.trim(), room: room.trim(), bornOn },
        })
      }}
    >
      <p className={styles.quiet}>{words.askLead(until ? sayWholeDay(until, { language }) : '')}</p>
      <Field
        label={words.yourBuilding}
        value={building}
        maxLength={60}
        onChange={(event) => setBuilding(event.target.value)}
      />
      <Field
        label={words.yourRoom}
        value={room}
        maxLength={60}
        onChange={(event) => setRoom(event.target.value)}
      />
      <DayField label={words.born} value={bornOn} onChange={setBorn} />
      {ask.error && <Problem error={ask.error} words={publicElectionWords} />}
      <div className={styles.buttons}>
        <PlainButton
          kind="main"
          type="submit"
          disabled={building.trim() === '' || bornOn === '' || ask.isPending}
        >
          {words.askDo}
        </PlainButton>
        <PlainButton onClick={props.onClose}>{words.cancel}</PlainButton>
      </div>
    </form>
  )
}

function Objections({ objections }: { objections: MyElection['objections'] }) {
  const words = useWords(publicElectionWords).mine
  const withdraw = useSend(withdrawObjection)
  return (
    <>
      <h3>{words.mineObjections}</h3>
      <ul className={styles.list}>
        {objections.map((one) => (
          <li key={one.id} className={styles.item}>
            <strong>{words.kinds[one.about]}</strong>
            <p>{one.words}</p>
            <p className={styles.facts}>
              <span>{one.decision ? words.decisions[one.decision] : words.due(one.decideBy)}</span>
              {one.decisionWords && <span lang="zh-CN">{one.decisionWords}</span>}
            </p>
            {!one.decision && (
              <p>
                <PlainButton
                  disabled={withdraw.isPending}
                  onClick={() => withdraw.mutate({ params: { id: one.id } })}
                >
                  {words.withdraw}
                </PlainButton>
              </p>
            )}
          </li>
        ))}
      </ul>
      {withdraw.error && <Problem error={withdraw.error} words={publicElectionWords} />}
    </>
  )
}
