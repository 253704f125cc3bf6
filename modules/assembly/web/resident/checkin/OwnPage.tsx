import { useEffect, useRef, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { Asked, Problem } from '../../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../../web/lib/queries.ts'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import { Field } from '../../../../../web/ui/Field.tsx'
import { Page } from '../../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import {
  getOwnCheckIn,
  type OwnCheckIn,
  signMyselfIn,
  signMyselfOut,
} from '../../../contract/presence-own.ts'
import styles from './Own.module.css'
import { ownWords } from './words.ts'

/** One’s own sign-in: one thing to do at a time, and afterwards a sentence that says it is done. */
export default function OwnPage() {
  const { id = '' } = useParams()
  const words = useWords(ownWords)
  // What others do at the door is not watched here: a hall of phones would ask again at every arrival.
  const own = useAsked(getOwnCheckIn, { params: { id } }, { topics: [`assembly.session:${id}`] })
  return (
    <Page title={words.title} lead={own.data && <span lang="zh-CN">{own.data.title}</span>}>
      <Asked of={own} words={ownWords} rows={4}>
        {(answer) => <Own id={id} own={answer} />}
      </Asked>
    </Page>
  )
}

function Own({ id, own }: { id: string; own: OwnCheckIn }) {
  const words = useWords(ownWords)
  if (own.state === 'closed' || own.state === 'cancelled') return <Remark>{words.over}</Remark>
  return (
    <div className={styles.own}>
      {own.run?.kind === 'rehearsal' && <Remark tone="late">{words.rehearsal}</Remark>}
      <p className={styles.expected}>
        {own.venue ? words.expected(own.venue.name, own.seat) : words.noVenue}
        {own.standing === 'observer' && ` ${words.observer}`}
      </p>
      {!own.run && <Remark>{words.notBegun}</Remark>}
      {own.run &&
        (own.there ? <Arrived id={id} own={own} there={own.there} /> : <Arriving id={id} own={own} />)}
    </div>
  )
}

function Arriving({ id, own }: { id: string; own: OwnCheckIn }) {
  const words = useWords(ownWords)
  const [search, setSearch] = useSearchParams()
  const scanned = search.get('code')
  const [code, setCode] = useState(scanned ?? '')
  const arrive = useSend(signMyselfIn, { onDone: () => setSearch({}, { replace: true }) })
  const { mutate } = arrive
  const began = useRef(false)
  const online = own.venue?.kind === 'online'
  // Whoever scanned the screen has said what they want already.
  useEffect(() => {
    if (!scanned || began.current) return
    began.current = true
    mutate({ params: { id }, body: { code: scanned } })
  }, [scanned, id, mutate])
  return (
    <>
      {own.leftAt && <Remark tone="late">{words.left(own.leftAt)}</Remark>}
      {own.leave === 'granted' && <Remark>{words.onLeave}</Remark>}
      {arrive.error && <Problem error={arrive.error} words={ownWords} />}
      {online ? (
        <>
          <p className={styles.quiet}>{words.onlineHint}</p>
          <PlainButton
            kind="main"
            className={styles.large}
            disabled={arrive.isPending}
            onClick={() => mutate({ params: { id }, body: { code: null } })}
          >
            {words.online}
          </PlainButton>
        </>
      ) : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            mutate({ params: { id }, body: { code } })
          }}
        >
          <Field
            label={words.code}
            hint={words.codeHint}
            value={code}
            inputMode="numeric"
            autoComplete="off"
            maxLength={12}
            onChange={(event) => setCode(event.target.value)}
          />
          <PlainButton
            kind="main"
            type="submit"
            className={styles.large}
            disabled={arrive.isPending || code.replaceAll(/\D/g, '').length < 6}
          >
            {words.signIn}
          </PlainButton>
        </form>
      )}
      <p className={styles.quiet}>{words.card}</p>
    </>
  )
}

function Arrived({
  id,
  own,
  there,
}: {
  id: string
  own: OwnCheckIn
  there: NonNullable<OwnCheckIn['there']>
}) {
  const words = useWords(ownWords)
  const [asking, setAsking] = useState(false)
  const leave = useSend(signMyselfOut, { onDone: () => setAsking(false) })
  return (
    <>
      <div className={styles.done} role="status">
        <p className={styles.said}>{words.in(there.inAt, there.venue)}</p>
        <p>{words.channels[there.channel]}</p>
      </div>
      {own.standing === 'entitled' && (
        <>
          <p>{words.ballots[own.ballotBy]}</p>
          {own.ballotBy === 'phone' && (
            <Link to={`/assembly/vote/${id}`} className={styles.way}>
              {words.vote}
            </Link>
          )}
        </>
      )}
      {leave.error && <Problem error={leave.error} words={ownWords} />}
      {asking ? (
        <div className={styles.asking}>
          <p>{words.leaveAsk}</p>
          <div className={styles.acts}>
            <PlainButton disabled={leave.isPending} onClick={() => leave.mutate({ params: { id } })}>
              {words.leaveYes}
            </PlainButton>
            <PlainButton onClick={() => setAsking(false)}>{words.leaveNo}</PlainButton>
          </div>
        </div>
      ) : (
        <PlainButton kind="text" className={styles.leave} onClick={() => setAsking(true)}>
          {words.leave}
        </PlainButton>
      )}
    </>
  )
}
