import { useState } from 'react'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import type { Election } from '../../contract/elections.ts'
import {
  closePolling,
  endEntrustment,
  getPolling,
  type Polling,
  removeStation,
} from '../../contract/polling-day.ts'
import styles from '../committee/Committee.module.css'
import { CardTable } from './CardTable.tsx'
import { ElectionFrame } from './ElectionFrame.tsx'
import { EntrustDialog, StationDialog } from './PollingDialogs.tsx'
import { electionWords } from './words.ts'

/** The polling day: turnout first, then the table where cards are handed, then stations and entrusted votes. */
export default function PollingPage() {
  return <ElectionFrame>{(election) => <Day election={election} />}</ElectionFrame>
}

function Day({ election }: { election: Election }) {
  const polling = useAsked(
    getPolling,
    { params: { id: election.id } },
    { topics: [`assembly.election:${election.id}`, `assembly.presence:${election.id}`] },
  )
  return (
    <Asked of={polling} words={electionWords} rows={8}>
      {(answer) => <OneDay election={election} polling={answer} />}
    </Asked>
  )
}

function OneDay({ election, polling }: { election: Election; polling: Polling }) {
  const words = useWords(electionWords).polling
  const me = useMe()
  const [asking, setAsking] = useState<'station' | 'entrust' | 'close' | null>(null)
  const mayHold = election.may.includes('hold')
  const isOn = polling.run !== null && polling.closed === null && election.frozenAt !== null
  const close = useSend(closePolling, { onDone: () => setAsking(null) })
  const remove = useSend(removeStation)
  const end = useSend(endEntrustment)
  const { closed } = polling
  const missing = Math.max(0, polling.needed - polling.handed)
  return (
    <>
      <p className={styles.lead}>{words.lead}</p>
      <p className={styles.figure}>
        <strong>{polling.handed}</strong> / {polling.entitled}
      </p>
      <p className={styles.facts}>
        <span className={styles.ink}>{words.turnout(polling.handed, polling.entitled)}</span>
        {polling.entrusted > 0 && <span>{words.entrusted(polling.entrusted)}</span>}
        {election.frozenAt && !closed && (
          <span className={polling.isEnough ? styles.kept : styles.late}>
            {polling.isEnough ? words.enough : words.notEnough(missing)}
          </span>
        )}
      </p>
      {closed && (
        <Remark tone={closed.isValid ? 'kept' : 'late'}>
          {(closed.isValid ? words.valid : words.invalid)(closed.handed, closed.entitled)}{' '}
          {words.closed(dayAndTimeOf(closed.at).time, closed.by.name)}
        </Remark>
      )}
      {!election.frozenAt && <Remark>{words.notFrozen}</Remark>}
      {election.frozenAt && !polling.run && !closed && <Remark>{words.noRun}</Remark>}
      {isOn &&
        me.holds('assembly.check_in') &&
        (polling.stations.length > 0 ? (
          <CardTable electionId={election.id} stations={polling.stations} />
        ) : (
          <Remark tone="late">{words.noStations}</Remark>
        ))}
      {isOn && mayHold && (
        <p>
          <PlainButton onClick={() => setAsking('close')}>{words.close}</PlainButton>
        </p>
      )}
      <Section
        title={words.stations}
        aside={
          mayHold && !closed && <PlainButton onClick={() => setAsking('station')}>{words.add}</PlainButton>
        }
      >
        {polling.stations.length === 0 && <p className={styles.quiet}>{words.stationsNone}</p>}
        <ul className={styles.list}>
          {polling.stations.map((station) => (
            <li key={station.id} className={styles.item}>
              <div className={styles.line}>
                <span className={styles.name} lang="zh-CN">
                  {station.name}
                </span>
                <span className={styles.ink}>{words.expected(station.handed, station.expected)}</span>
              </div>
              <p className={styles.facts}>
                {station.roving && <span>{words.roving}</span>}
                <span>
                  {words.hours(dayAndTimeOf(station.opensAt).time, dayAndTimeOf(station.closesAt).time)}
                </span>
                <span lang="zh-CN">
                  {station.buildings.length > 0 ? station.buildings.join('、') : words.rest}
                </span>
                {mayHold && station.handed === 0 && !closed && (
                  <PlainButton
                    kind="text"
                    disabled={remove.isPending}
                    onClick={() => remove.mutate({ params: { id: station.id } })}
                  >
                    {words.remove}
                  </PlainButton>
                )}
              </p>
            </li>
          ))}
        </ul>
        {remove.error && <Problem error={remove.error} words={electionWords} />}
      </Section>
      {election.method.entrustedMost > 0 && (
        <Section
          title={words.entrustments}
          aside={
            mayHold &&
            election.frozenAt &&
            !closed && <PlainButton onClick={() => setAsking('entrust')}>{words.entrust}</PlainButton>
          }
        >
          {polling.entrustments.length === 0 && <p className={styles.quiet}>{words.entrustmentsNone}</p>}
          <ul className={styles.list}>
            {polling.entrustments.map((one) => (
              <li key={one.id} className={styles.item}>
                <div className={styles.line}>
                  <span lang="zh-CN">
                    {one.voter.name} → {one.carrier.name} <span className={styles.quiet}>{one.reason}</span>
                  </span>
                  {mayHold && !closed && (
                    <PlainButton
                      kind="text"
                      disabled={end.isPending}
                      onClick={() => end.mutate({ params: { id: one.id } })}
                    >
                      {words.end}
                    </PlainButton>
                  )}
                </div>
              </li>
            ))}
          </ul>
          {end.error && <Problem error={end.error} words={electionWords} />}
        </Section>
      )}
      {polling.buildings.length > 0 && (
        <Section title={words.buildingsTable}>
          <ul className={styles.pairs}>
            {polling.buildings.map((one) => (
              <li key={one.building}>
                <span className={styles.quiet} lang="zh-CN">
                  {one.building}
                </span>{' '}
                <span>{words.expected(one.handed, one.entitled)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {asking === 'station' && (
        <StationDialog
          election={election}
          buildings={polling.buildings.map(({ building }) => building)}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'entrust' && <EntrustDialog electionId={election.id} onClose={() => setAsking(null)} />}
      {asking === 'close' && (
        <Dialog title={words.close} onClose={() => setAsking(null)}>
          <p>{words.turnout(polling.handed, polling.entitled)}</p>
          <p>{words.closeSure}</p>
          {close.error && <Problem error={close.error} words={electionWords} />}
          <div className={styles.buttons}>
            <PlainButton
              kind="main"
              disabled={close.isPending}
              onClick={() => close.mutate({ params: { id: election.id } })}
            >
              {words.closeDo}
            </PlainButton>
            <PlainButton onClick={() => setAsking(null)}>{words.cancel}</PlainButton>
          </div>
        </Dialog>
      )}
    </>
  )
}
