import { useEffect, useRef, useState } from 'react'
import type { ReplyOf } from '../../../../platform/contract.ts'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { findVoter, handCards, type Polling } from '../../contract/polling-day.ts'
import styles from '../committee/Committee.module.css'
import { electionWords } from './words.ts'

type Found = ReplyOf<typeof findVoter>['voters'][number]

/** One table of a station: type a name, hand the card, type the next. */
export function CardTable(props: { electionId: string; stations: Polling['stations'] }) {
  const words = useWords(electionWords).polling
  const [stationId, setStation] = useState(props.stations[0]?.id ?? '')
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const [done, setDone] = useState<string | null>(null)
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const soon = setTimeout(() => setSearch(typed.trim()), 150)
    return () => clearTimeout(soon)
  }, [typed])
  const params = { id: props.electionId }
  const found = useAsked(
    findVoter,
    { params, query: { search: search || '·' } },
    { enabled: search !== '', keep: true },
  )
  const hand = useSend(handCards)
  const give = (voter: Found) =>
    hand.mutate(
      { params, body: { voterId: voter.id, stationId, carriedIds: voter.carries.map(({ id }) => id) } },
      {
        onSuccess: ({ handed }) => {
          setDone(words.done(voter.name, handed))
          setTyped('')
          box.current?.focus()
        },
      },
    )
  return (
    <Section title={words.table}>
      {props.stations.length > 1 && (
        <Choice
          label={words.at}
          labelShown
          value={stationId}
          onChoose={setStation}
          options={props.stations.map(({ id, name }) => ({ value: id, word: name, lang: 'zh-CN' }))}
        />
      )}
      <input
        ref={box}
        className={styles.input}
        data-search
        aria-label={words.find}
        placeholder={words.tableHint}
        value={typed}
        autoComplete="off"
        onKeyDown={(event) => {
          // One left to choose from: Enter hands the card, and the next name is typed.
          if (event.key !== 'Enter' || search !== typed.trim() || found.isFetching) return
          const waiting = (found.data?.voters ?? []).filter((one) => !one.handedAt && !one.entrustedTo)
          if (waiting.length === 1 && waiting[0] && !hand.isPending) give(waiting[0])
        }}
        onChange={(event) => {
          setTyped(event.target.value)
          setDone(null)
          hand.reset()
        }}
      />
      <div aria-live="polite">{done && <Remark tone="kept">{done}</Remark>}</div>
      {hand.error && <Problem error={hand.error} words={electionWords} />}
      {search !== '' && typed !== '' && (
        <ul className={styles.list}>
          {(found.data?.voters ?? []).map((voter) => (
            <li key={voter.id} className={styles.item}>
              <div className={styles.line}>
                <span>
                  <span className={styles.name} lang="zh-CN">
                    {voter.name}
                  </span>{' '}
                  <span lang="zh-CN">
                    {voter.building} {voter.room}
                  </span>
                </span>
                {voter.handedAt ? (
                  <span className={styles.late}>
                    {words.handed(dayAndTimeOf(voter.handedAt).time, voter.handedAtStation)}
                  </span>
                ) : voter.entrustedTo ? (
                  <span className={styles.late}>{words.entrustedTo(voter.entrustedTo)}</span>
                ) : (
                  <PlainButton disabled={hand.isPending} onClick={() => give(voter)}>
                    {voter.carries.length > 0 ? words.handWith(1 + voter.carries.length) : words.hand}
                  </PlainButton>
                )}
              </div>
              {voter.carries.length > 0 && !voter.handedAt && (
                <p className={styles.facts} lang="zh-CN">
                  {words.carries(voter.carries.map(({ name }) => name).join('、'))}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
