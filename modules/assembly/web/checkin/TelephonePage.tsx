import { App, Button } from 'antd'
import { useState } from 'react'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { getCheckIn } from '../../contract/presence.ts'
import { dropTelephone, listTelephone, type TelephoneReport } from '../../contract/presence-venue.ts'
import { assemblyWords } from '../words.ts'
import { Standing } from './CheckInPage.tsx'
import styles from './checkin.module.css'
import { DoorPage, doorTopics } from './DoorPage.tsx'
import { TelephoneForm } from './TelephoneForm.tsx'
import { Ways } from './Ways.tsx'
import { checkinWords } from './words.ts'

/** Attendance read out over the telephone, entered by two who do not see each other’s list. */
export default function TelephonePage() {
  return <DoorPage>{(id) => <Telephone id={id} />}</DoorPage>
}

function Telephone({ id }: { id: string }) {
  const words = useWords(checkinWords).telephone
  const checkIn = useAsked(getCheckIn, { params: { id } }, { topics: doorTopics(id) })
  const reports = useAsked(listTelephone, { params: { id } }, { topics: doorTopics(id) })
  const [entering, setEntering] = useState<string>()
  const report = reports.data?.find(({ venue }) => venue.id === entering)
  const active = Boolean(checkIn.data?.run)
  return (
    <>
      <Ways id={id} at="telephone" />
      <p className={styles.hint}>{words.lead}</p>
      {checkIn.data && <Standing checkIn={checkIn.data} />}
      {report && active ? (
        <TelephoneForm key={report.venue.id} id={id} report={report} onClose={() => setEntering(undefined)} />
      ) : (
        <Asked of={reports} words={assemblyWords} rows={6}>
          {(list) =>
            // Venues without a network first: they have no other way.
            [...list]
              .sort((a, b) => Number(a.venue.hasNetwork) - Number(b.venue.hasNetwork))
              .map((one) => (
                <Venue key={one.venue.id} id={id} report={one} onEnter={active ? setEntering : undefined} />
              ))
          }
        </Asked>
      )}
    </>
  )
}

function Venue(props: {
  id: string
  report: TelephoneReport
  onEnter: ((venueId: string) => void) | undefined
}) {
  const all = useWords(checkinWords)
  const words = all.telephone
  const me = useMe()
  const { modal } = App.useApp()
  const { venue, entries, differences, agreed, mine } = props.report
  const drop = useSend(dropTelephone)
  const third = entries.length >= 2 && mine === null
  return (
    <Section
      title={
        <>
          <span lang="zh-CN">{venue.name}</span>
          {!venue.hasNetwork && <span className={styles.tag}>{words.noNetwork}</span>}
        </>
      }
      aside={
        <a href={`/venue/${props.id}/${venue.id}`} target="_blank" rel="noreferrer">
          {all.ways.tablet}
        </a>
      }
    >
      {agreed && (
        <p className={styles.agreed}>
          {words.agreed(agreed.present, agreed.at, agreed.by.join('、'))}
          {agreed.elsewhere.map((one) => (
            <span key={one.name} className={styles.note}>
              {words.elsewhere(one.name, one.venue)}
            </span>
          ))}
        </p>
      )}
      {entries.length === 0 && !agreed && <p className={styles.quiet}>{words.nobody}</p>}
      {entries.length === 1 && entries[0] && <p>{words.oneEntered(entries[0].person.name)}</p>}
      {differences && (
        <div className={styles.differ} role="alert">
          <p>
            <strong>{words.differ(differences.length)}</strong> {words.hint}
          </p>
          <ul>
            {differences.map((one) => (
              <li key={one.attendeeId}>
                <span lang="zh-CN">{one.name}</span>{' '}
                {words.saidBy(one.saidBy.id === me.personId ? me.name : one.saidBy.name)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {third && <p className={styles.quiet}>{words.third}</p>}
      {drop.error && <Problem error={drop.error} words={assemblyWords} />}
      {props.onEnter && (
        <div className={styles.buttons}>
          {!third && (
            <Button
              type={venue.hasNetwork || agreed ? 'default' : 'primary'}
              onClick={() => props.onEnter?.(venue.id)}
            >
              {mine ? words.correct : agreed ? words.enterAgain : words.enter}
            </Button>
          )}
          {entries.length === 2 && (
            <Button
              onClick={() =>
                modal.confirm({
                  title: words.dropAsk,
                  okText: all.acts.confirm,
                  cancelText: all.acts.cancel,
                  onOk: () => drop.mutate({ params: { id: props.id }, body: { venueId: venue.id } }),
                })
              }
            >
              {words.drop}
            </Button>
          )}
        </div>
      )}
    </Section>
  )
}
