import { useState } from 'react'
import { useLanguage, useWords } from '../../../../../web/lib/language.tsx'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import { Field } from '../../../../../web/ui/Field.tsx'
import { Han } from '../../../../../web/ui/Han.tsx'
import { Section } from '../../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import type { PublishedPoll } from '../../../rules/published.ts'
import { sayVerdictInEnglish } from '../../../rules/verdict-english.ts'
import type { FileFault, Verification } from '../../../rules/verifying.ts'
import { ResultTable } from '../ResultTable.tsx'
import { Sentence } from '../Sentence.tsx'
import { publicAssemblyWords } from '../words.ts'
import { FindBallot } from './FindBallot.tsx'
import { digestTyped, placeOf } from './reading.ts'
import styles from './Verify.module.css'

const shownAtFirst = 12

/** What came of counting a file again: right, or what is wrong and where; then what is in it. */
export function Checked({ verification }: { verification: Verification }) {
  const words = useWords(publicAssemblyWords).verify
  const { ok, isPoll, faults, poll, digest } = verification
  if (!isPoll)
    return (
      <div className={styles.verdict} data-kind="bad" role="alert">
        <h2>{words.notPoll}</h2>
        <p>{words.notPollLead}</p>
      </div>
    )
  return (
    <>
      <div className={styles.verdict} data-kind={ok ? 'good' : 'bad'}>
        <h2>{ok ? words.good : words.bad(faults.length)}</h2>
        <p>{ok ? words.goodLead : words.badLead}</p>
        {!ok && <Faults faults={faults} />}
      </div>
      {poll && <Contents poll={poll} ok={ok} />}
      {digest && <Digest digest={digest} />}
      {poll && poll.ballots.length > 0 && <FindBallot poll={poll} />}
    </>
  )
}

/** The fault as the recount says it in Chinese; for readers of English from its name and its place. */
function useSayFault(): (fault: FileFault) => string {
  const words = useWords(publicAssemblyWords).verify
  return (fault) => {
    if (!words.faults || !words.places) return words.fault(fault.place, fault.what)
    const { section, item } = placeOf(fault.at)
    const name = section === null ? words.whole : (words.places[section] ?? section)
    return words.fault(item === null ? name : words.item(name, item), words.faults[fault.name])
  }
}

function Faults({ faults }: { faults: readonly FileFault[] }) {
  const words = useWords(publicAssemblyWords).verify
  const say = useSayFault()
  const [all, setAll] = useState(false)
  const lines = [...new Set(faults.map(say))]
  return (
    <>
      <ul className={styles.faults}>
        {(all ? lines : lines.slice(0, shownAtFirst)).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {!all && lines.length > shownAtFirst && (
        <PlainButton onClick={() => setAll(true)}>{words.showAll(lines.length)}</PlainButton>
      )}
    </>
  )
}

function Contents({ poll, ok }: { poll: PublishedPoll; ok: boolean }) {
  const { verify, round } = useWords(publicAssemblyWords)
  const language = useLanguage()
  const { result, sums, options } = poll
  const { kind } = poll.poll
  const nameOf = (id: string) => options.find((option) => option.id === id)?.label ?? id
  const english =
    language === 'en' && result && sums && kind !== 'ranked'
      ? sayVerdictInEnglish({ ...poll.poll, ...poll.attendance, ...sums, kind }, result, nameOf)
      : null
  return (
    <Section title={ok ? verify.contents : verify.contentsBad}>
      <p className={styles.about}>
        <Han>
          {[poll.poll.body, poll.poll.session, round.number(poll.poll.number), round.causes[poll.round.cause]]
            .filter(Boolean)
            .join(' · ')}
        </Han>
      </p>
      <p className={styles.question} lang="zh-CN">
        {poll.poll.question}
      </p>
      {poll.voided && (
        <Remark tone="late">
          <Han>{round.voided(poll.voided.reason)}</Han>
        </Remark>
      )}
      {result && (
        <Sentence kind={kind} seats={poll.poll.seats} reply={result}>
          {english && (
            <p>
              <Han>{english}</Han>
            </p>
          )}
          <p className={styles.said} lang="zh-CN">
            {result.verdict}
          </p>
        </Sentence>
      )}
      {result && (
        <ResultTable
          kind={kind}
          caption={poll.poll.question}
          tied={result.tied}
          isDoubtful={!ok || poll.voided !== null}
          lines={result.options.map((line) => ({
            ...line,
            label: nameOf(line.id),
            isElected: result.elected.includes(line.id),
          }))}
        />
      )}
      <p className={styles.about}>
        {[
          round.present(poll.attendance.entitled, poll.attendance.present),
          sums ? round.sums(sums) : '',
          verify.ballots(poll.ballots.length, poll.boxes.length, poll.hands.length),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {poll.boxes.length > 0 && <p className={styles.about}>{verify.paper}</p>}
    </Section>
  )
}

/** The digest, to be compared with the one on the signed sheet: only that finds a file forged as a whole. */
function Digest({ digest }: { digest: string }) {
  const words = useWords(publicAssemblyWords).verify
  const [typed, setTyped] = useState('')
  const wanted = digestTyped(typed)
  return (
    <Section title={words.digest}>
      <code className={styles.digest}>{digest}</code>
      <div className={styles.field}>
        <Field
          label={words.compare}
          hint={words.compareHint}
          value={typed}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          wrong={wanted !== null && wanted !== digest ? words.differs : undefined}
        />
      </div>
      {wanted === digest && (
        <p className={styles.good} role="status">
          {words.same}
        </p>
      )}
    </Section>
  )
}
