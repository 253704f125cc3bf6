import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { sayDay } from '../../../../web/ui/dates.ts'
import { useSaying } from '../../../../web/ui/say.ts'
import type { Deed } from '../../contract/records.ts'
import { amountOf } from '../public/saying.ts'
import { plansWords } from '../words.ts'
import styles from './DeedFacts.module.css'
import { LargePhotos } from './LargePhotos.tsx'
import { captionOf, photosOf, today } from './saying.ts'

/** A record as whoever decides about it needs it: the number large, beside the photos. */
export function DeedFacts({ deed }: { deed: Deed }) {
  const words = useWords(plansWords)
  const saying = useSaying()
  const { records } = words
  return (
    <div className={styles.deed}>
      <div className={styles.facts}>
        <p className={styles.project}>
          <Link to={`/plans/projects/${deed.projectId}`}>{deed.projectTitle}</Link>
        </p>
        <p className={styles.target} lang="zh-CN">
          {deed.targetQuoted} <span className={styles.subject}>{deed.targetSubject}</span>
        </p>
        <p className={styles.amount} data-reversed={deed.state === 'reversed' || undefined}>
          {amountOf(deed.quantity, deed.unit, words.living)}
        </p>
        <dl className={styles.list}>
          <dt>{records.place}</dt>
          <dd>{deed.place.name}</dd>
          <dt>{records.day}</dt>
          <dd>
            <DateSaid on={deed.happenedOn} />
          </dd>
          {deed.note && (
            <>
              <dt>{records.note}</dt>
              <dd className={styles.note}>{deed.note}</dd>
            </>
          )}
          <dt>{records.submittedAt}</dt>
          <dd>
            {deed.submittedBy.name} <DateSaid at={deed.submittedAt} />
          </dd>
          {deed.decidedBy && deed.decidedAt && (
            <>
              <dt>{records.decidedAt}</dt>
              <dd>
                {deed.decidedBy.name} <DateSaid at={deed.decidedAt} />
              </dd>
            </>
          )}
          {deed.releasedAt && (
            <>
              <dt>{records.releasedAt}</dt>
              <dd>
                <DateSaid at={deed.releasedAt} />
              </dd>
            </>
          )}
        </dl>
        <p className={styles.state} data-state={deed.state}>
          {deed.state === 'returned' && deed.decidedBy
            ? records.returnedBy(deed.decidedBy.name, deed.returnReason ?? '')
            : deed.state === 'reversed' && deed.reversalReason
              ? records.reversedFor(words.living.reversal[deed.reversalReason])
              : [
                  records.states[deed.state],
                  deed.state === 'accepted' && (deed.releasedAt ? records.released : records.notReleased),
                ]
                  .filter(Boolean)
                  .join(' · ')}
        </p>
        {deed.heldUntilOn && (
          <p className={styles.held}>
            {records.heldUntil(sayDay(deed.heldUntilOn, today(), saying), deed.holdReason ?? '')}
          </p>
        )}
      </div>
      <LargePhotos photos={photosOf(deed, captionOf(deed, words, saying))} />
    </div>
  )
}
