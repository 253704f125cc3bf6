import { App, Button, Select } from 'antd'
import { useId, useState } from 'react'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import {
  assignBallots,
  type CheckIn,
  getCheckIn,
  issueCards,
  listCheckIn,
  printCards,
  printSignIn,
} from '../../contract/presence.ts'
import { assemblyWords } from '../words.ts'
import styles from './checkin.module.css'
import { DoorPage, doorTopics } from './DoorPage.tsx'
import { Ways } from './Ways.tsx'
import { checkinWords } from './words.ts'

/** What is made ready before the door opens: cards, sign-in sheets, who votes how. */
export default function PrintsPage() {
  return <DoorPage>{(id) => <Prints id={id} />}</DoorPage>
}

function Prints({ id }: { id: string }) {
  const checkIn = useAsked(getCheckIn, { params: { id } }, { topics: doorTopics(id) })
  return (
    <>
      <Ways id={id} at="prints" />
      <Asked of={checkIn} words={assemblyWords} rows={8}>
        {(answer) => (
          <>
            <Cards id={id} checkIn={answer} />
            <Sheets id={id} checkIn={answer} />
            <Ballots id={id} checkIn={answer} />
          </>
        )}
      </Asked>
    </>
  )
}

interface Part {
  id: string
  checkIn: CheckIn
}

function Cards({ id, checkIn }: Part) {
  const words = useWords(checkinWords).cards
  const { message } = App.useApp()
  const issue = useSend(issueCards, { onDone: ({ made }) => message.success(words.made(made)) })
  const { issued, missing } = checkIn.cards
  return (
    <Section title={words.title}>
      <p className={styles.hint}>{words.lead}</p>
      <p>{words.counts(issued, missing)}</p>
      {issue.error && <Problem error={issue.error} words={assemblyWords} />}
      <div className={styles.buttons}>
        {missing > 0 && (
          <Button
            type="primary"
            loading={issue.isPending}
            onClick={() => issue.mutate({ params: { id }, body: {} })}
          >
            {words.issue}
          </Button>
        )}
        {issued > 0 && (
          <>
            <Button href={addressOf(printCards, { params: { id } })} download>
              {words.print}
            </Button>
            {checkIn.venues.map((venue) => (
              <Button
                key={venue.id}
                href={addressOf(printCards, { params: { id }, query: { venueId: venue.id } })}
                download
              >
                {words.printVenue(venue.name)}
              </Button>
            ))}
          </>
        )}
      </div>
    </Section>
  )
}

function Sheets({ id, checkIn }: Part) {
  const words = useWords(checkinWords).sheets
  return (
    <Section title={words.title}>
      <p className={styles.hint}>{words.lead}</p>
      <div className={styles.buttons}>
        <Button href={addressOf(printSignIn, { params: { id }, query: { by: 'venue' } })} download>
          {words.byVenue}
        </Button>
        {checkIn.groups.length > 0 && (
          <Button href={addressOf(printSignIn, { params: { id }, query: { by: 'group' } })} download>
            {words.byGroup}
          </Button>
        )}
      </div>
    </Section>
  )
}

function Ballots({ id, checkIn }: Part) {
  const words = useWords(checkinWords).ballots
  const field = useId()
  const { message } = App.useApp()
  const people = useAsked(listCheckIn, { params: { id } }, { topics: doorTopics(id) })
  const [venueId, setVenue] = useState('')
  const assign = useSend(assignBallots, { onDone: ({ changed }) => message.success(words.changed(changed)) })
  const voters = (people.data ?? []).filter(
    (line) => line.standing === 'entitled' && (venueId === '' || line.venue?.id === venueId),
  )
  const phones = voters.filter((line) => line.ballotBy === 'phone').length
  const sending = assign.isPending ? assign.variables.body.ballotBy : undefined
  const to = (ballotBy: 'phone' | 'paper') =>
    assign.mutate({
      params: { id },
      body: { ballotBy, attendeeIds: null, venueId: venueId === '' ? null : venueId },
    })
  return (
    <Section title={words.title}>
      <p className={styles.hint}>{words.lead}</p>
      <div className={styles.where}>
        <label htmlFor={field}>{words.ofVenue}</label>
        <Select
          id={field}
          value={venueId}
          onChange={setVenue}
          options={[
            { value: '', label: words.everybody },
            ...checkIn.venues.map((venue) => ({ value: venue.id, label: venue.name })),
          ]}
        />
      </div>
      {people.data && <p>{words.counts(phones, voters.length - phones)}</p>}
      {assign.error && <Problem error={assign.error} words={assemblyWords} />}
      <div className={styles.buttons}>
        <Button loading={sending === 'phone'} onClick={() => to('phone')}>
          {words.phone}
        </Button>
        <Button loading={sending === 'paper'} onClick={() => to('paper')}>
          {words.paper}
        </Button>
      </div>
    </Section>
  )
}
