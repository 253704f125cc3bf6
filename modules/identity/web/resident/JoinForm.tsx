import { type FormEvent, useState } from 'react'
import type { ReplyOf } from '../../../../platform/contract.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { refusalType, useProblemSentence } from '../../../../web/lib/problem.ts'
import { useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import { useTab } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type getPhoneDoor, joinByPhone, type Resident } from '../../contract/phone.ts'
import { longestCalled, noticeVersion } from '../../rules/phone.ts'
import { ChooseNeighbourhood } from './ChooseNeighbourhood.tsx'
import { Notice } from './Notice.tsx'
import styles from './PhoneSignIn.module.css'
import { residentWords } from './words.ts'

/** The first time: what to be called, where one lives, and the notice, read before anything is kept. */
export function JoinForm(props: {
  door: ReplyOf<typeof getPhoneDoor> | undefined
  askId: string
  phone: string
  ticket: string
  knownAs: string | null
  onDone: (resident: Resident) => void
  onOver: () => void
}) {
  const words = useWords(residentWords).join
  const say = useProblemSentence(residentWords)
  const joining = useSend(joinByPhone, { onDone: props.onDone })
  const [called, setCalled] = useState('')
  const [placeId, setPlaceId] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [tried, setTried] = useState(false)
  useTab(words.title)
  const unnamed = props.knownAs === null && called.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (unnamed || placeId === '' || !agreed) return
    const { askId, phone, ticket } = props
    joining.mutate({
      body: {
        askId,
        phone,
        ticket,
        called: props.knownAs === null ? called : null,
        placeId,
        notice: noticeVersion,
      },
    })
  }
  const over = refusalType(joining.error) === 'ticket_over' || refusalType(joining.error) === 'phone_taken'
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div>
        <h1 className={styles.title}>{words.title}</h1>
        <p className={styles.lead}>
          <Han>{props.knownAs === null ? words.lead : words.known(props.knownAs)}</Han>
        </p>
      </div>
      {props.knownAs === null && (
        <Field
          label={words.called}
          hint={words.calledHint}
          autoComplete="nickname"
          maxLength={longestCalled}
          value={called}
          onChange={(event) => setCalled(event.target.value)}
          autoFocus
          wrong={
            tried && unnamed
              ? words.calledMissing
              : refusalType(joining.error) === 'bad_name'
                ? say(joining.error)
                : undefined
          }
        />
      )}
      <ChooseNeighbourhood
        label={words.neighbourhood}
        choose={words.choose}
        options={props.door?.neighbourhoods ?? []}
        value={placeId}
        onChoose={setPlaceId}
        wrong={tried && placeId === '' ? words.neighbourhoodMissing : undefined}
      />
      <Notice />
      <div>
        <label className={styles.agree}>
          <input
            type="checkbox"
            className={styles.tick}
            checked={agreed}
            onChange={(event) => setAgreed(event.target.checked)}
          />
          <span>{words.agree}</span>
        </label>
        {tried && !agreed && (
          <p className={styles.wrong} role="alert">
            {words.agreeMissing}
          </p>
        )}
      </div>
      {joining.error && refusalType(joining.error) !== 'bad_name' && (
        <Remark tone="now">{say(joining.error)}</Remark>
      )}
      {over ? (
        <PlainButton kind="main" onClick={props.onOver}>
          {words.again}
        </PlainButton>
      ) : (
        <PlainButton kind="main" type="submit" disabled={joining.isPending}>
          {words.submit}
        </PlainButton>
      )}
    </form>
  )
}
