import { useEffect, useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { useOnline } from '../../../../web/lib/online.ts'
import { refusalType, useProblemSentence } from '../../../../web/lib/problem.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { useTab } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { ReadOut } from './ReadOut.tsx'
import styles from './Tablet.module.css'
import { TickList } from './TickList.tsx'
import { handedPaper, type KeptList, type PersonHere, peopleHere, waiting } from './ticks.ts'
import { useVenue, type Venue } from './useVenue.ts'
import { venueWords } from './words.ts'

/** The list of one venue on its tablet: works without a network, and tells the server as soon as there is one. */
export function VenueTablet(props: {
  sessionId: string
  venueId: string
  door: 'staff' | 'my'
  /** Keeps the page itself in the browser; false where that is not possible. */
  keepPages: () => Promise<boolean>
}) {
  const words = useWords(venueWords)
  const venue = useVenue(props.sessionId, props.venueId)
  const ready = useKeptPages(props.keepPages, venue.kept !== undefined)
  const { kept } = venue
  useTab(kept ? `${kept.list.venue.name} ${words.title}` : words.title)
  return (
    <main className={styles.page}>
      {kept ? (
        <Tablet venue={venue} kept={kept} ready={ready} door={props.door} />
      ) : (
        <NoList venue={venue} door={props.door} />
      )}
    </main>
  )
}

/** Asked once the page shows its list: by then everything it needs has been loaded. */
function useKeptPages(keepPages: () => Promise<boolean>, begin: boolean): boolean | undefined {
  const [ready, setReady] = useState<boolean>()
  useEffect(() => {
    if (begin) void keepPages().then(setReady)
  }, [begin, keepPages])
  return ready
}

function NoList({ venue, door }: { venue: Venue; door: 'staff' | 'my' }) {
  const words = useWords(venueWords)
  const say = useProblemSentence(venueWords)
  const type = refusalType(venue.error)
  if (venue.busy) return <p className={styles.quiet}>{words.loading}</p>
  return (
    <>
      <h1>{words.title}</h1>
      {type === 'not_signed_in' ? (
        <SignIn door={door} />
      ) : (
        <>
          <Remark tone="now">
            {type === 'not_found' || type === 'bad_shape'
              ? words.wrongPlace
              : venue.error
                ? say(venue.error)
                : words.noList}
          </Remark>
          <PlainButton onClick={() => void venue.refresh()}>{words.fetchAgain}</PlainButton>
        </>
      )}
    </>
  )
}

function SignIn({ door }: { door: 'staff' | 'my' }) {
  const words = useWords(venueWords)
  return (
    <Remark tone="now">
      {words.signIn}{' '}
      <a href={door === 'my' ? '/my' : '/'} target="_blank" rel="noreferrer">
        {words.toSignIn}
      </a>
    </Remark>
  )
}

function Tablet(props: { venue: Venue; kept: KeptList; ready: boolean | undefined; door: 'staff' | 'my' }) {
  const words = useWords(venueWords)
  const { venue, kept } = props
  const { list } = kept
  const people = peopleHere(list, venue.ticks)
  return (
    <>
      <header className={styles.head}>
        <p className={styles.quiet} lang="zh-CN">
          {list.title}
        </p>
        <h1 lang="zh-CN">
          {list.venue.name}
          {list.run?.kind === 'rehearsal' && <span className={styles.rehearsal}>{words.rehearsal}</span>}
        </h1>
        <Sums people={people} />
        <Line venue={venue} kept={kept} ready={props.ready} />
        <Told venue={venue} door={props.door} />
      </header>
      <TickList people={people} onTick={(id, act) => void venue.tick(id, act)} />
      {list.people.some(({ ballotBy, standing }) => ballotBy === 'paper' && standing === 'entitled') && (
        <p className={styles.quiet}>{words.paperOnly}</p>
      )}
      <ReadOut people={people} />
      <Clearing venue={venue} />
    </>
  )
}

function Sums({ people }: { people: readonly PersonHere[] }) {
  const words = useWords(venueWords)
  const voters = people.filter(({ person }) => person.standing === 'entitled')
  const sums = [
    [words.here, voters.filter(({ there }) => there).length],
    [words.expected, voters.length],
    [words.paper, people.filter(handedPaper).length],
    [words.observers, people.filter(({ person, there }) => person.standing === 'observer' && there).length],
  ] as const
  return (
    <dl className={styles.sums}>
      {sums.map(([word, number]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{number}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Whether there is a network, what waits, when the list was fetched, and whether the page opens without one. */
function Line({ venue, kept, ready }: { venue: Venue; kept: KeptList; ready: boolean | undefined }) {
  const words = useWords(venueWords)
  const online = useOnline() && venue.reached
  const waits = waiting(venue.ticks).length
  return (
    <p className={styles.line} role="status">
      <span data-state={online ? 'online' : 'offline'}>{online ? words.online : words.offline}</span>
      <span data-state={waits > 0 ? 'waiting' : 'sent'}>{words.waiting(waits)}</span>
      <span className={styles.quiet}>{words.fetched(kept.fetchedAt)}</span>
      <PlainButton kind="text" disabled={venue.busy} onClick={() => void venue.refresh()}>
        {waits > 0 ? words.sendNow : words.fetchAgain}
      </PlainButton>
      {ready !== undefined && <span className={styles.quiet}>{ready ? words.ready : words.stayOpen}</span>}
    </p>
  )
}

/** What went wrong with keeping or sending, in words. */
function Told({ venue, door }: { venue: Venue; door: 'staff' | 'my' }) {
  const words = useWords(venueWords)
  const say = useProblemSentence(venueWords)
  return (
    <>
      {!venue.keeps && <Remark tone="now">{words.notKept}</Remark>}
      {refusalType(venue.error) === 'not_signed_in' && <SignIn door={door} />}
      {venue.error !== undefined && refusalType(venue.error) !== 'not_signed_in' && (
        <Remark tone="late">{say(venue.error)}</Remark>
      )}
    </>
  )
}

function Clearing({ venue }: { venue: Venue }) {
  const words = useWords(venueWords)
  const [asking, setAsking] = useState(false)
  const waits = waiting(venue.ticks).length
  if (!asking)
    return (
      <p>
        <PlainButton kind="text" onClick={() => setAsking(true)}>
          {words.clear}
        </PlainButton>
      </p>
    )
  return (
    <div className={styles.asking} role="alert">
      <p>
        {waits > 0 ? <strong>{words.clearWaiting(waits)} </strong> : null}
        {words.clearAsk}
      </p>
      <PlainButton onClick={() => void venue.clear()}>{words.yes}</PlainButton>{' '}
      <PlainButton onClick={() => setAsking(false)}>{words.no}</PlainButton>
    </div>
  )
}
