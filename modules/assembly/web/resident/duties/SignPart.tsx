import { useId, useState } from 'react'
import { Asked, Problem } from '../../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../../web/lib/queries.ts'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import { DateSaid } from '../../../../../web/ui/DateSaid.tsx'
import { Section } from '../../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { type Counting, getCounting, signCount } from '../../../contract/counts.ts'
import type { Sheet } from '../vote/marking.ts'
import styles from './Counting.module.css'
import { Counts } from './Counts.tsx'
import { countingWords } from './words.ts'

/** What a scrutineer signs: the totals of all boxes, once two tellers agree on each. */
export function SignPart({ roundId, sheet }: { roundId: string; sheet: Sheet }) {
  const words = useWords(countingWords)
  const counting = useAsked(
    getCounting,
    { params: { id: roundId } },
    { topics: [`assembly.round:${roundId}`] },
  )
  return (
    <Section title={words.sign.title}>
      <Asked of={counting} words={countingWords} rows={5}>
        {(answer) => (
          <div className={styles.form}>
            {answer.sheet === null ? (
              <p className={styles.quiet}>{words.sign.wait}</p>
            ) : (
              <>
                <Counts sheet={sheet} sums={answer.sheet.sums} lines={answer.sheet.lines} />
                {answer.sheet.derived && <p className={styles.quiet}>{words.derived}</p>}
                <p className={styles.digest}>
                  {words.sign.digest} <code>{answer.sheet.digest}</code>
                </p>
                {answer.state === 'counting' && (
                  <Sign key={answer.sheet.digest} roundId={roundId} digest={answer.sheet.digest} />
                )}
              </>
            )}
            <Signatures of={answer.signatures} />
          </div>
        )}
      </Asked>
    </Section>
  )
}

function Sign({ roundId, digest }: { roundId: string; digest: string }) {
  const words = useWords(countingWords).sign
  const [sure, setSure] = useState(false)
  const [against, setAgainst] = useState(false)
  const [said, setSaid] = useState('')
  const sign = useSend(signCount)
  const id = useId()
  const send = (signs: boolean) =>
    sign.mutate({
      params: { id: roundId },
      body: { digest, signs, ...(said.trim() ? { words: said.trim() } : {}) },
    })
  return (
    <>
      <p>{words.lead}</p>
      {sign.error && <Problem error={sign.error} words={countingWords} />}
      {sign.data && !against && <Remark tone="kept">{words.done}</Remark>}
      {against ? (
        <>
          <label htmlFor={id}>{words.words}</label>
          <textarea
            id={id}
            className={styles.area}
            rows={3}
            maxLength={500}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
          />
          <div className={styles.acts}>
            <PlainButton onClick={() => setAgainst(false)}>{words.act}</PlainButton>
            <PlainButton kind="main" disabled={!said.trim() || sign.isPending} onClick={() => send(false)}>
              {words.refuseYes}
            </PlainButton>
          </div>
        </>
      ) : (
        <>
          <label className={styles.declare}>
            <input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} />
            <span>{words.declare}</span>
          </label>
          <div className={styles.acts}>
            <PlainButton onClick={() => setAgainst(true)}>{words.refuse}</PlainButton>
            <PlainButton kind="main" disabled={!sure || sign.isPending} onClick={() => send(true)}>
              {words.act}
            </PlainButton>
          </div>
        </>
      )}
    </>
  )
}

/** Who signed, who refused and why, and whose signature no longer holds. */
export function Signatures({ of }: { of: Counting['signatures'] }) {
  const words = useWords(countingWords).sign
  if (of.length === 0) return null
  return (
    <section>
      <h3>{words.others}</h3>
      <ul className={styles.signatures}>
        {of.map((one) => (
          <li key={`${one.name} ${one.at}`} data-stale={one.holds ? undefined : true}>
            <span lang="zh-CN">{one.name}</span> {one.signs ? words.agrees : words.disagrees}{' '}
            <span className={styles.quiet}>
              <DateSaid at={one.at} />
            </span>
            {one.words && <p lang="zh-CN">{one.words}</p>}
            {!one.holds && <p className={styles.remark}>{words.stale}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
