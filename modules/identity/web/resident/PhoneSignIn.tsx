import { type FormEvent, useEffect, useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { usePlaceTold } from '../../../../web/lib/place.ts'
import { refusalType, useProblemSentence } from '../../../../web/lib/problem.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { useTab } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { askPhoneCode, getPhoneDoor, type Resident, signInByPhone } from '../../contract/phone.ts'
import { codeDigits, readCode } from '../../rules/phone.ts'
import { JoinForm } from './JoinForm.tsx'
import { Notice } from './Notice.tsx'
import styles from './PhoneSignIn.module.css'
import { residentWords } from './words.ts'

type Step =
  | { at: 'phone' }
  | { at: 'code'; askId: string; againAt: number }
  | { at: 'join'; askId: string; ticket: string; knownAs: string | null }

/** Three steps on one page: the phone, the code it was sent, and, the first time only, what to be called and where one lives. */
export function PhoneSignIn({ onDone }: { onDone: (resident: Resident) => void }) {
  const door = useAsked(getPhoneDoor)
  const [phone, setPhone] = useState('')
  const [step, setStep] = useState<Step>({ at: 'phone' })
  usePlaceTold(door.data?.street ?? undefined)
  const sent = (askId: string, againAfterSec: number) =>
    setStep({ at: 'code', askId, againAt: Date.now() + againAfterSec * 1000 })
  if (step.at === 'join') {
    return (
      <JoinForm
        door={door.data}
        {...step}
        phone={phone}
        onDone={onDone}
        onOver={() => setStep({ at: 'phone' })}
      />
    )
  }
  if (step.at === 'code') {
    return (
      <CodeForm
        phone={phone}
        trial={door.data?.trial ?? false}
        askId={step.askId}
        againAt={step.againAt}
        onSent={sent}
        onOther={() => setStep({ at: 'phone' })}
        onProved={({ resident, ticket, knownAs }) => {
          if (resident) onDone(resident)
          else if (ticket) setStep({ at: 'join', askId: step.askId, ticket, knownAs })
        }}
      />
    )
  }
  return <PhoneForm phone={phone} setPhone={setPhone} onSent={sent} />
}

function PhoneForm(props: {
  phone: string
  setPhone: (phone: string) => void
  onSent: (askId: string, againAfterSec: number) => void
}) {
  const all = useWords(residentWords)
  const words = all.welcome
  const say = useProblemSentence(residentWords)
  const asking = useSend(askPhoneCode, {
    onDone: ({ askId, againAfterSec }) => props.onSent(askId, againAfterSec),
  })
  const [tried, setTried] = useState(false)
  useTab(words.title)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (props.phone.trim() !== '') asking.mutate({ body: { phone: props.phone } })
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div>
        <h1 className={styles.title}>{words.title}</h1>
        <p className={styles.lead}>{words.lead}</p>
      </div>
      <Field
        label={words.phone}
        hint={words.phoneHint}
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        maxLength={20}
        value={props.phone}
        onChange={(event) => props.setPhone(event.target.value)}
        wrong={
          tried && props.phone.trim() === ''
            ? words.phoneMissing
            : refusalType(asking.error) === 'bad_phone'
              ? say(asking.error)
              : undefined
        }
      />
      {asking.error && refusalType(asking.error) !== 'bad_phone' && (
        <Remark tone="now">{say(asking.error)}</Remark>
      )}
      <PlainButton kind="main" type="submit" disabled={asking.isPending}>
        {words.send}
      </PlainButton>
      <Notice short />
    </form>
  )
}

function CodeForm(props: {
  phone: string
  trial: boolean
  askId: string
  /** When another code may be asked for, by this browser's clock. */
  againAt: number
  onSent: (askId: string, againAfterSec: number) => void
  onOther: () => void
  onProved: (proved: { resident: Resident | null; ticket: string | null; knownAs: string | null }) => void
}) {
  const all = useWords(residentWords)
  const words = all.code
  const say = useProblemSentence(residentWords)
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const [resent, setResent] = useState(false)
  const left = useSecondsUntil(props.againAt)
  const proving = useSend(signInByPhone, { onDone: props.onProved })
  const again = useSend(askPhoneCode, {
    onDone: ({ askId, againAfterSec }) => {
      setResent(true)
      setCode('')
      setTried(false)
      proving.reset()
      props.onSent(askId, againAfterSec)
    },
  })
  useTab(words.title)
  const missing = readCode(code) === null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!missing) proving.mutate({ body: { askId: props.askId, phone: props.phone, code } })
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div>
        <h1 className={styles.title}>{words.title}</h1>
        <p className={styles.lead} role="status">
          {resent ? words.resent : words.sent(props.phone.trim())}
        </p>
      </div>
      {props.trial && <Remark>{all.welcome.trial}</Remark>}
      <Field
        label={words.code}
        hint={words.codeHint}
        className={styles.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        maxLength={codeDigits * 2}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        wrong={tried && missing ? words.codeMissing : undefined}
      />
      {(proving.error ?? again.error) && <Remark tone="now">{say(proving.error ?? again.error)}</Remark>}
      <PlainButton kind="main" type="submit" disabled={proving.isPending}>
        {words.submit}
      </PlainButton>
      <div className={styles.others}>
        <PlainButton
          disabled={left > 0 || again.isPending}
          onClick={() => again.mutate({ body: { phone: props.phone } })}
        >
          {left > 0 ? words.againIn(left) : words.again}
        </PlainButton>
        <PlainButton onClick={props.onOther}>{words.other}</PlainButton>
      </div>
    </form>
  )
}

/** Whole seconds until an instant of this browser's clock, counted down while it lies ahead. */
function useSecondsUntil(at: number): number {
  const [now, setNow] = useState(() => Date.now())
  const left = Math.max(0, Math.ceil((at - now) / 1000))
  useEffect(() => {
    if (at <= Date.now()) return
    setNow(Date.now())
    const beat = setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= at) clearInterval(beat)
    }, 1000)
    return () => clearInterval(beat)
  }, [at])
  return left
}
