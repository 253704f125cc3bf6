import { useState } from 'react'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type HallVenue, listHallCodes, makeHallCode, withdrawHallCode } from '../../contract/hall.ts'
import { SessionFrame } from '../prepare/SessionFrame.tsx'
import { assemblyWords } from '../words.ts'
import styles from './Chair.module.css'

/** Codes that open the screens of each venue; the digits are here once, when they are made. */
export default function ScreensPage() {
  return <SessionFrame tab="chair">{({ id }) => <Screens id={id} />}</SessionFrame>
}

function Screens({ id }: { id: string }) {
  const words = useWords(assemblyWords).now.hall
  const codes = useAsked(listHallCodes, { params: { id } }, { topics: [`assembly.session:${id}`] })
  const address = `${location.origin}/hall`
  return (
    <Section title={words.title}>
      <p className={styles.lead}>{words.screensLead}</p>
      <p>
        {words.address} <a href={address}>{address}</a>
      </p>
      <Asked of={codes} words={assemblyWords} rows={5}>
        {({ venues }) =>
          venues.length === 0 ? (
            <Empty title={words.noVenues} />
          ) : (
            <ul className={styles.codes}>
              {venues.map((line) => (
                <VenueLine key={line.venue.id} sessionId={id} line={line} />
              ))}
            </ul>
          )
        }
      </Asked>
    </Section>
  )
}

function VenueLine({ sessionId, line: { venue, code } }: { sessionId: string; line: HallVenue }) {
  const words = useWords(assemblyWords).now.hall
  const [digits, setDigits] = useState<string | null>(null)
  const make = useSend(makeHallCode, { onDone: (made) => setDigits(made.code) })
  const withdraw = useSend(withdrawHallCode, { onDone: () => setDigits(null) })
  const error = make.error ?? withdraw.error
  return (
    <li className={styles.code}>
      <h3>
        <Han>{venue.name}</Han>
      </h3>
      {code ? (
        <p className={styles.quiet}>
          <Han>{words.made({ name: code.madeBy })}</Han> <DateSaid at={code.madeAt} /> ·{' '}
          {words.opened({ screens: code.screens })}
        </p>
      ) : (
        <p className={styles.quiet}>{words.none}</p>
      )}
      {digits && code && (
        <p role="status">
          <b className={styles.digits}>
            {digits.slice(0, 5)} {digits.slice(5)}
          </b>
          <span className={styles.quiet}>{words.once}</span>
        </p>
      )}
      <div className={styles.buttons}>
        <PlainButton
          disabled={make.isPending}
          title={code ? words.remakeLead : undefined}
          onClick={() => make.mutate({ params: { id: sessionId }, body: { venueId: venue.id } })}
        >
          {code ? words.remake : words.make}
        </PlainButton>
        {code && (
          <PlainButton
            disabled={withdraw.isPending}
            onClick={() => withdraw.mutate({ params: { id: code.id } })}
          >
            {words.withdraw}
          </PlainButton>
        )}
      </div>
      {error && <Problem error={error} words={assemblyWords} />}
    </li>
  )
}
