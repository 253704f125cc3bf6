import { Suspense, useState } from 'react'
import { Link } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { SidePanel } from '../../../../web/ui/SidePanel.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import type { Ask } from '../../../indicators/contract.ts'
import { NumberPanel } from '../../../indicators/web/index.ts'
import { getOrigin } from '../../contract/figures.ts'
import { type Deed, listRecords } from '../../contract/records.ts'
import { DeedEntry, Deeds } from '../public/DeedEntry.tsx'
import { OriginView } from '../public/OriginView.tsx'
import { amountOf, countOf } from '../public/saying.ts'
import { plansWords } from '../words.ts'
import styles from './StaffOriginPanel.module.css'
import { captionOf, photosOf, sayReasons } from './saying.ts'

/** Where a number comes from, for staff: every record they may see, released or not, and the corrections. */
export function StaffOriginPanel(props: { targetId: string; onClose: () => void }) {
  const { targetId, onClose } = props
  const origin = useAsked(getOrigin, { params: { id: targetId } }, { topics: [`plans.target:${targetId}`] })
  const ask = origin.data?.ask
  return ask ? (
    <BoundOrigin
      key={targetId}
      ask={ask}
      countedHow={origin.data?.target.countedHow ?? null}
      onClose={onClose}
    />
  ) : (
    <RecordedOrigin {...props} />
  )
}

/** A number that an indicator answers opens as that indicator's; the promise's own words stand above. */
function BoundOrigin(props: { ask: Ask; countedHow: string | null; onClose: () => void }) {
  const words = useWords(plansWords).living.origin
  const [ask, show] = useState(props.ask)
  return (
    <Suspense>
      <NumberPanel
        ask={ask}
        show={show}
        onClose={props.onClose}
        above={props.countedHow && <p className={styles.quiet}>{words.countedHow(props.countedHow)}</p>}
      />
    </Suspense>
  )
}

function RecordedOrigin({ targetId, onClose }: { targetId: string; onClose: () => void }) {
  const words = useWords(plansWords)
  const saying = useSaying()
  const topics = [`plans.target:${targetId}`]
  const origin = useAsked(getOrigin, { params: { id: targetId } }, { topics })
  const deeds = useAsked(listRecords, { query: { targetId, limit: 100 } }, { topics })
  return (
    <SidePanel title={words.living.origin.title} closeWord={words.living.origin.close} onClose={onClose}>
      <Asked of={origin} words={plansWords} rows={6}>
        {({ target, corrections, ...answer }) => (
          <OriginView
            origin={{
              ...answer,
              target: { ...target, standing: target.standing.kind },
              inText: {
                number: answer.project.number,
                text: answer.project.text,
                start: target.start,
                end: target.end,
              },
            }}
            above={
              <>
                {sayReasons(target, words, saying).map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
                <p className={styles.quiet}>
                  {target.released.records > 0
                    ? words.promises.target.released(
                        countOf({ ...target, figure: target.released }, words.living),
                      )
                    : words.promises.target.releasedNone}
                </p>
              </>
            }
          >
            <Asked of={deeds} words={plansWords} rows={3}>
              {(list) =>
                list.length === 0 ? (
                  <p className={styles.quiet}>{words.living.origin.noneStaff}</p>
                ) : (
                  <Deeds title={words.living.origin.deeds}>
                    {list.map((deed) => (
                      <StaffDeed key={deed.id} deed={deed} />
                    ))}
                  </Deeds>
                )
              }
            </Asked>
            {corrections.length > 0 && (
              <section className={styles.corrections}>
                <h3 className={styles.heading}>{words.living.origin.corrections}</h3>
                <ul className={styles.list}>
                  {corrections.map((correction) => (
                    <li key={`${correction.recordId} ${correction.at}`}>
                      <DateSaid at={correction.at} />{' '}
                      <del>{amountOf(correction.quantity, target.unit, words.living)}</del>{' '}
                      <Link to={`/plans/records/${correction.recordId}`}>
                        {words.living.reversal[correction.reason]}
                      </Link>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </OriginView>
        )}
      </Asked>
    </SidePanel>
  )
}

/** A record with who stands behind it, as staff see it in panels and on the page of a promise. */
export function StaffDeed({ deed }: { deed: Deed }) {
  const words = useWords(plansWords)
  const saying = useSaying()
  const { records } = words
  return (
    <DeedEntry
      happenedOn={deed.happenedOn}
      placeName={deed.place.name}
      quantity={deed.quantity}
      unit={deed.unit}
      reversedReason={deed.reversalReason}
      photos={photosOf(deed, captionOf(deed, words, saying))}
    >
      {deed.note && <p>{deed.note}</p>}
      <p className={styles.quiet}>
        {[
          records.by(deed.submittedBy.name),
          deed.state === 'accepted' && deed.decidedBy ? records.acceptedBy(deed.decidedBy.name) : '',
          deed.state === 'returned' && deed.decidedBy
            ? records.returnedBy(deed.decidedBy.name, deed.returnReason ?? '')
            : '',
          deed.state === 'submitted' || deed.state === 'withdrawn' ? records.states[deed.state] : '',
          deed.state === 'accepted' ? (deed.releasedAt ? records.released : records.notReleased) : '',
        ]
          .filter(Boolean)
          .join(' · ')}{' '}
        <Link to={`/plans/records/${deed.id}`}>{records.open}</Link>
      </p>
    </DeedEntry>
  )
}
