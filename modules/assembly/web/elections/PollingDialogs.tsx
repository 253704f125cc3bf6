import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import type { Election } from '../../contract/elections.ts'
import { addStation, entrustVote } from '../../contract/polling-day.ts'
import type { Elector } from '../../contract/voters.ts'
import styles from '../committee/Committee.module.css'
import { FindElector } from './FindElector.tsx'
import { electionWords } from './words.ts'

/** A station or the roving box, with its hours on polling day. */
export function StationDialog(props: {
  election: Election
  buildings: readonly string[]
  onClose: () => void
}) {
  const words = useWords(electionWords).polling
  const { election } = props
  const [name, setName] = useState('')
  const [roving, setRoving] = useState(false)
  const [opens, setOpens] = useState(dayAndTimeOf(election.opensAt).time)
  const [closes, setCloses] = useState('16:00')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const add = useSend(addStation, { onDone: props.onClose })
  const at = (time: string) => new Date(`${election.heldOn}T${time}:00+08:00`).toISOString()
  return (
    <Dialog title={words.add} onClose={props.onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate({
            params: { id: election.id },
            body: {
              name: name.trim(),
              roving,
              opensAt: at(opens),
              closesAt: at(closes),
              buildings: [...chosen],
            },
          })
        }}
      >
        <Field
          label={words.name}
          value={name}
          maxLength={60}
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
        {election.method.rovingBox && (
          <label className={styles.check}>
            <input type="checkbox" checked={roving} onChange={(event) => setRoving(event.target.checked)} />
            {words.roving}
          </label>
        )}
        <div className={styles.row}>
          <Field
            label={words.opens}
            type="time"
            value={opens}
            onChange={(event) => setOpens(event.target.value)}
          />
          <Field
            label={words.closes}
            type="time"
            value={closes}
            onChange={(event) => setCloses(event.target.value)}
          />
        </div>
        {props.buildings.length > 0 && (
          <fieldset className={styles.set}>
            <legend>{words.buildings}</legend>
            <p className={styles.quiet}>{words.buildingsHint}</p>
            <ul className={styles.chips}>
              {props.buildings.map((building) => (
                <li key={building}>
                  <label className={styles.check}>
                    <input
                      type="checkbox"
                      checked={chosen.includes(building)}
                      onChange={(event) =>
                        setChosen((now) =>
                          event.target.checked ? [...now, building] : now.filter((one) => one !== building),
                        )
                      }
                    />
                    <span lang="zh-CN">{building}</span>
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
        )}
        {add.error && <Problem error={add.error} words={electionWords} />}
        <div className={styles.buttons}>
          <PlainButton kind="main" type="submit" disabled={name.trim() === '' || add.isPending}>
            {words.submit}
          </PlainButton>
          <PlainButton onClick={props.onClose}>{words.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}

export function EntrustDialog({ electionId, onClose }: { electionId: string; onClose: () => void }) {
  const all = useWords(electionWords)
  const words = all.polling
  const [voter, setVoter] = useState<Elector | null>(null)
  const [carrier, setCarrier] = useState<Elector | null>(null)
  const [reason, setReason] = useState('')
  const entrust = useSend(entrustVote, { onDone: onClose })
  return (
    <Dialog title={words.entrust} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (voter && carrier)
            entrust.mutate({
              params: { id: electionId },
              body: { voterId: voter.id, carrierId: carrier.id, reason: reason.trim() },
            })
        }}
      >
        <FindElector
          electionId={electionId}
          label={words.voter}
          hint={all.objections.whomHint}
          chosen={voter}
          onChoose={setVoter}
        />
        <FindElector
          electionId={electionId}
          label={words.carrier}
          hint={all.objections.whomHint}
          chosen={carrier}
          onChoose={setCarrier}
        />
        <Field
          label={words.reason}
          hint={words.reasonHint}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.target.value)}
        />
        {entrust.error && <Problem error={entrust.error} words={electionWords} />}
        <div className={styles.buttons}>
          <PlainButton
            kind="main"
            type="submit"
            disabled={!voter || !carrier || reason.trim() === '' || entrust.isPending}
          >
            {words.entrustDo}
          </PlainButton>
          <PlainButton onClick={onClose}>{words.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
