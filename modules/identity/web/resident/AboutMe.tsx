import { type FormEvent, useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { refusalType, useProblemSentence } from '../../../../web/lib/problem.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { changeResident, getPhoneDoor } from '../../contract/phone.ts'
import { longestCalled } from '../../rules/phone.ts'
import { ChooseNeighbourhood } from './ChooseNeighbourhood.tsx'
import styles from './MePage.module.css'
import { useAtHome } from './resident.ts'
import { residentWords } from './words.ts'

/** What the resident has told of themselves; a press makes it a form in the same place. */
export function AboutMe() {
  const all = useWords(residentWords)
  const words = all.me
  const { resident } = useAtHome()
  const [changing, setChanging] = useState(false)
  const [saved, setSaved] = useState(false)
  if (changing) {
    return (
      <ChangeMe
        onDone={() => {
          setSaved(true)
          setChanging(false)
        }}
        onCancel={() => setChanging(false)}
      />
    )
  }
  return (
    <section className={styles.about} aria-label={words.title}>
      <dl className={styles.facts}>
        <div>
          <dt>{words.called}</dt>
          <dd>
            <Han>{resident.name}</Han>
          </dd>
        </div>
        <div>
          <dt>{words.neighbourhood}</dt>
          <dd>
            <Han>{resident.neighbourhood.name}</Han>
          </dd>
        </div>
        <div>
          <dt>{words.phone}</dt>
          <dd>{resident.phone ?? words.noPhone}</dd>
        </div>
        <div>
          <dt>{words.joined}</dt>
          <dd>
            <DateSaid on={resident.joinedOn} />
          </dd>
        </div>
      </dl>
      {!resident.selfEntered && <p className={styles.aside}>{words.registered}</p>}
      <p role="status">{saved && words.saved}</p>
      <div>
        <PlainButton
          onClick={() => {
            setSaved(false)
            setChanging(true)
          }}
        >
          {words.change}
        </PlainButton>
      </div>
    </section>
  )
}

function ChangeMe({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const all = useWords(residentWords)
  const words = all.me
  const say = useProblemSentence(residentWords)
  const { resident, changed } = useAtHome()
  const door = useAsked(getPhoneDoor)
  const [called, setCalled] = useState(resident.name)
  const [placeId, setPlaceId] = useState(resident.neighbourhood.id)
  const changing = useSend(changeResident, {
    onDone: (next) => {
      changed(next)
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    changing.mutate({
      body: {
        ...(resident.selfEntered && called.trim() !== resident.name ? { called } : {}),
        ...(placeId === resident.neighbourhood.id ? {} : { placeId }),
      },
    })
  }
  const options = door.data?.neighbourhoods ?? [resident.neighbourhood]
  const wrongName = refusalType(changing.error) === 'bad_name'
  return (
    <form className={styles.about} onSubmit={submit} noValidate>
      {resident.selfEntered && (
        <Field
          label={words.called}
          value={called}
          maxLength={longestCalled}
          autoComplete="nickname"
          autoFocus
          onChange={(event) => setCalled(event.target.value)}
          wrong={called.trim() === '' ? all.join.calledMissing : wrongName ? say(changing.error) : undefined}
        />
      )}
      <ChooseNeighbourhood
        label={words.neighbourhood}
        choose={all.join.choose}
        options={options}
        value={placeId}
        onChoose={setPlaceId}
      />
      {changing.error && !wrongName && <Remark tone="now">{say(changing.error)}</Remark>}
      <div className={styles.acts}>
        <PlainButton kind="main" type="submit" disabled={changing.isPending || called.trim() === ''}>
          {words.save}
        </PlainButton>
        <PlainButton onClick={onCancel}>{words.cancel}</PlainButton>
      </div>
    </form>
  )
}
